"""The simple values of a rule file: a located node in, plain data out, every problem noted with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from checker.located import LocatedError, Node, Scalar, Seq
from checker.patterns import compiled
from checker.rulebook.keys import KIND_GROUPS, KINDS, Key
from checker.rulebook.words import expand

ID = compiled(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
CODE = compiled(r"[A-Z]{1,8}[0-9]{1,6}")
NUMBER = compiled(r"-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,6})?")
MAX_TEXT = 4000
MAX_ITEMS = 1000
MAX_PROBLEMS = 50
MAX_NAMED = 12  # choices up to which a message names them all


@dataclass
class Scope:
    """One file being read."""

    path: str
    problems: list[LocatedError]
    lists: Mapping[str, tuple[str, ...]]
    roles: frozenset[str] = field(default_factory=frozenset)

    @property
    def room(self) -> bool:
        """Whether more problems of this file would be of use to anybody."""
        return sum(problem.path == self.path for problem in self.problems[-MAX_PROBLEMS:]) < MAX_PROBLEMS

    def add(self, node: Node, message: str, offset: int = 0) -> None:
        """Note a problem at a node (at an offset of its text), as long as there is room."""
        if not self.room:
            return
        line, column = node.at(offset) if isinstance(node, Scalar) else (node.line, node.column)
        self.problems.append(LocatedError(self.path, line, column, message))


def nearest(name: str, known: Mapping[str, object] | frozenset[str] | tuple[str, ...]) -> str:
    """'. Did you mean …?' or what there is to choose from."""
    from difflib import get_close_matches

    swapped = [other for other in known if sorted(other) == sorted(name)]  # sied: side, not signed
    close = swapped or get_close_matches(name[:60], list(known), 1)
    if close:
        return f". Did you mean {close[0]!r}?"
    return f", expected one of {', '.join(sorted(known))}" if len(known) <= MAX_NAMED else ""


def scalar_of(scope: Scope, node: Node, wanted: str) -> Scalar | None:
    if isinstance(node, Scalar):
        return node
    hint = ' A text that begins with { or [ must stand in "quotes".' if "text" in wanted else ""
    scope.add(node, f"expected {wanted}, found {'a list' if isinstance(node, Seq) else 'keys and values'}.{hint}")
    return None


def read_text(scope: Scope, node: Node, key: Key) -> str | None:
    scalar = scalar_of(scope, node, f"a text for {key.name}")
    if scalar is None:
        return None
    if not scalar.text.strip() or len(scalar.text) > MAX_TEXT:
        scope.add(scalar, f"{key.name} must hold 1 to {MAX_TEXT} characters")
        return None
    return scalar.text.strip()


def read_perhaps_text(scope: Scope, node: Node, key: Key) -> str | None:
    """A text that may be empty."""
    empty = isinstance(node, Scalar) and node.style and not node.text
    return "" if empty else read_text(scope, node, key)


def matching(pattern: re.Pattern[str], wanted: str) -> Callable[[Scope, Node, Key], str | None]:
    def read(scope: Scope, node: Node, key: Key) -> str | None:
        scalar = scalar_of(scope, node, wanted)
        if scalar is None:
            return None
        if not pattern.fullmatch(scalar.text) or len(scalar.text) > 60:
            scope.add(scalar, f"{key.name} is {scalar.text[:60]!r}, expected {wanted}")
            return None
        return scalar.text

    return read


def read_choice(scope: Scope, node: Node, key: Key) -> str | None:
    scalar = scalar_of(scope, node, f"one of {', '.join(key.choices)}")
    if scalar is None:
        return None
    if scalar.text not in key.choices:
        scope.add(scalar, f"{key.name} is {scalar.text[:60]!r}, expected one of {', '.join(key.choices)}")
        return None
    return scalar.text


def read_flag(scope: Scope, node: Node, key: Key) -> bool | None:
    scalar = scalar_of(scope, node, "true or false")
    if scalar is None:
        return None
    if scalar.text not in ("true", "false"):
        scope.add(scalar, f"{key.name} is {scalar.text[:60]!r}, expected true or false")
        return None
    return scalar.text == "true"


def read_number(scope: Scope, node: Node, key: Key) -> float | int | None:
    whole = key.shape == "whole"
    low, high = (f"{bound:.0f}" for bound in (key.low, key.high))
    wanted = f"a {'whole ' if whole else ''}number from {low} to {high}"
    scalar = scalar_of(scope, node, wanted)
    if scalar is None:
        return None
    good = NUMBER.fullmatch(scalar.text) and not (whole and "." in scalar.text)
    value = Fraction(scalar.text) if good else None
    if value is None or not key.low <= value <= key.high:
        scope.add(scalar, f"{key.name} is {scalar.text[:60]!r}, expected {wanted}")
        return None
    return int(value) if value.denominator == 1 else float(value)


def scalars_of(scope: Scope, node: Node, key: Key) -> list[Scalar]:
    """The texts of a list; a single text counts as a list of one."""
    nodes = node.items if isinstance(node, Seq) else (node,)
    if len(nodes) > MAX_ITEMS:
        scope.add(node, f"{key.name} holds more than {MAX_ITEMS} values")
        return []
    found = (scalar_of(scope, item, f"a text in {key.name}") for item in nodes)
    return [scalar for scalar in found if scalar is not None]


def read_words(scope: Scope, node: Node, key: Key) -> list[str] | None:
    found: dict[str, None] = {}
    for scalar in scalars_of(scope, node, key):
        for word in expand(scope, scalar, scope.lists):
            found[word] = None
    return list(found)


def read_kinds(scope: Scope, node: Node, key: Key) -> list[str] | None:
    found: dict[str, None] = {}
    known = (*KINDS, *KIND_GROUPS)
    for scalar in scalars_of(scope, node, key):
        if scalar.text not in known:
            scope.add(scalar, f"unknown kind {scalar.text[:60]!r}{nearest(scalar.text, known)}")
        for kind in KIND_GROUPS.get(scalar.text, (scalar.text,)):
            found[kind] = None
    return list(found)


def read_texts_list(scope: Scope, node: Node, key: Key) -> list[str] | None:
    return [scalar.text for scalar in scalars_of(scope, node, key) if read_text(scope, scalar, key)]


def read_role(scope: Scope, node: Node, key: Key) -> str | None:
    scalar = scalar_of(scope, node, "the name of a role")
    if scalar is None:
        return None
    if scalar.text not in scope.roles:
        scope.add(scalar, f"{key.name} names {scalar.text[:60]!r}, which is no role{nearest(scalar.text, scope.roles)}")
        return None
    return scalar.text


def read_two_roles(scope: Scope, node: Node, key: Key) -> list[str] | None:
    if not isinstance(node, Seq) or len(node.items) != 2:
        scope.add(node, f"{key.name} must be a list of two roles")
        return None
    found = [read_role(scope, item, key) for item in node.items]
    return None if None in found else [name for name in found if name]


def read_ids(scope: Scope, node: Node, key: Key) -> list[str] | None:
    read = matching(ID, "the id of a rule")
    found = (read(scope, scalar, key) for scalar in scalars_of(scope, node, key))
    return [name for name in found if name]
