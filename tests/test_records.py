"""Our ``dataclass``, ``NamedTuple`` and ``StrEnum`` do what the standard ones do, for what we use of them."""

from __future__ import annotations

import copy
import dataclasses
import enum
import json
import pickle
import typing
from typing import Any

import pytest

from checker import enums
from checker.records import dataclass, field, replace
from checker.templates import MOST
from checker.tuples import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Ours:
    """A class."""

    a: int
    b: str = "x"
    c: list[int] = field(default_factory=list)


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Theirs:
    """The same."""

    a: int
    b: str = "x"
    c: list[int] = dataclasses.field(default_factory=list)


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_the_same(kind: type[Ours]) -> None:
    one = kind(1)
    assert (one.a, one.b, one.c) == (1, "x", [])
    assert one.c is not kind(1).c
    assert one == kind(1, "x", []) == kind(a=1, b="x", c=[])
    assert one != kind(2)
    assert one != (1, "x", [])
    assert kind(1) < kind(2) <= kind(2, "y")
    assert repr(one) == f"{kind.__name__}(a=1, b='x', c=[])"
    assert dataclasses.replace(one, a=3) == kind(3)
    assert [f.name for f in dataclasses.fields(one)] == ["a", "b", "c"]
    assert dataclasses.asdict(one) == {"a": 1, "b": "x", "c": []}
    assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == one
    assert not hasattr(one, "__dict__")
    assert kind.__doc__
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.a = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.a
    for wrong in ((), (1, "x", [], 4)):
        with pytest.raises(TypeError):
            kind(*wrong)
    with pytest.raises(TypeError):
        kind(1, d=2)
    match one:
        case kind(a, b):
            assert (a, b) == (1, "x")


def test_replace() -> None:
    one = Ours(1, "y", [2])
    assert replace(one, b="z") == dataclasses.replace(one, b="z") == Ours(1, "z", [2])
    with pytest.raises(TypeError):
        replace(one, d=1)


def test_a_class_that_may_change() -> None:
    @dataclass(slots=True)
    class Count:
        number: int = 0
        note: str = field(default="", compare=False, repr=False)

    count = Count()
    count.number += 1
    assert count == Count(1, "other") != Count(2)
    assert repr(count).endswith("Count(number=1)")
    with pytest.raises(TypeError):
        hash(count)


def test_hash_and_open_classes() -> None:
    @dataclass(frozen=True)
    class Open:
        a: int
        b: int = 2

    assert hash(Open(1)) == hash(Open(1, 2))
    assert len({Open(1), Open(1), Open(2)}) == 2
    assert Open(1).b == 2
    assert Open.__match_args__ == ("a", "b")


class Pair(NamedTuple):
    """A tuple."""

    a: int
    b: str = "x"

    @property
    def twice(self) -> int:
        return self.a * 2


class StandardPair(typing.NamedTuple):
    """The same."""

    a: int
    b: str = "x"

    @property
    def twice(self) -> int:
        return self.a * 2


@pytest.mark.parametrize("kind", [Pair, StandardPair])
def test_named_tuples_are_the_same(kind: type[Pair]) -> None:
    one = kind(1)
    assert one == (1, "x") == kind(a=1, b="x")
    assert (one.a, one.b, one.twice) == (1, "x", 2)
    assert repr(one) == f"{kind.__name__}(a=1, b='x')"
    assert one._replace(a=3) == kind(3)
    assert one._asdict() == {"a": 1, "b": "x"}
    assert (kind._fields, kind._field_defaults) == (("a", "b"), {"b": "x"})
    assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == one
    assert type(copy.copy(one)) is kind
    assert hash(one) == hash((1, "x"))
    assert kind.__doc__
    assert not hasattr(one, "__dict__")
    a, b = one
    assert (a, b) == (1, "x")
    match one:
        case kind(a, b):
            assert (a, b) == (1, "x")
    for wrong in ((), (1, "x", 2)):
        with pytest.raises(TypeError):
            kind(*wrong)
    with pytest.raises(TypeError):
        kind(1, d=2)
    with pytest.raises(AttributeError):
        one.a = 2  # type: ignore[misc]


FIELDS = {f"f{i}": int for i in range(MOST + 3)}
SPACE = {"__annotations__": FIELDS, "f22": 22, "__module__": __name__}
Long = dataclass(frozen=True, slots=True)(type("Long", (), SPACE))
LongTuple = type(NamedTuple)("LongTuple", (NamedTuple,), dict(SPACE))


@pytest.mark.parametrize("kind", [Long, LongTuple])
def test_more_fields_than_there_are_templates(kind: Any) -> None:
    one = kind(*range(20), f21=21, f20=20)
    assert [getattr(one, name) for name in FIELDS] == list(range(23))
    assert kind(*range(23)) == one == pickle.loads(pickle.dumps(one))
    for given, named in ((range(21), {}), (range(24), {}), (range(22), {"f0": 1}), (range(22), {"x": 1})):
        with pytest.raises(TypeError):
            kind(*given, **named)


@pytest.mark.parametrize("count", range(1, MOST + 1))
def test_templates(count: int) -> None:
    names = {f"f{i}": int for i in range(count)}
    record: Any = dataclass(frozen=True, slots=True)(type("R", (), {"__annotations__": names}))
    pair: Any = type(NamedTuple)("T", (NamedTuple,), {"__annotations__": names})
    assert [getattr(record(*range(count)), name) for name in names] == list(range(count))
    assert pair(*range(count)) == tuple(range(count))


class OurKind(enums.StrEnum):
    """A class."""

    ONE = "1st"
    TWO = "2nd"


class TheirKind(enum.StrEnum):
    """The same."""

    ONE = "1st"
    TWO = "2nd"


@pytest.mark.parametrize("kind", [OurKind, TheirKind])
def test_the_same_enumeration(kind: type[OurKind]) -> None:
    one = kind("1st")
    assert one is kind.ONE and isinstance(one, kind) and isinstance(one, str)
    assert (one.name, one.value, str(one), f"{one}") == ("ONE", "1st", "1st", "1st")
    assert type(one.value) is str and type(str(one)) is str
    assert one == "1st" and one != kind.TWO and {one: 1}["1st"] == 1
    assert repr(one) == f"<{kind.__name__}.ONE: '1st'>"
    assert list(kind) == [kind.ONE, kind.TWO] and len(kind) == 2
    assert dict(kind.__members__) == {"ONE": kind.ONE, "TWO": kind.TWO}
    assert one in kind
    assert pickle.loads(pickle.dumps(one)) is copy.deepcopy(one) is copy.copy(one) is one
    assert json.dumps([one]) == '["1st"]'
    assert kind.__doc__
    with pytest.raises(ValueError, match="'3rd' is not a valid"):
        kind("3rd")
