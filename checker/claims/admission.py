"""Which figures a role admits by themselves: by kind, unit, value, and the words beside them.

Roles of several rules ask the same of a figure (a quantity that is no change and no label); a page is looked through
once for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from checker.claims.cues import has, unhedged
from checker.claims.standing import standing
from checker.framing.calendar import overrun
from checker.framing.frame import Page
from checker.model import Figure
from checker.rulebook import Role, Rule
from checker.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Gate(NamedTuple):
    """What a role asks of a figure, under its names.

    rate: whether its unit must be one per another (元/股), as other roles are ``per`` it or ``of`` it
    """

    kind: tuple[str, ...]
    units: tuple[str, ...]
    not_units: tuple[str, ...]
    before: frozenset[str]
    not_before: frozenset[str]
    after: tuple[str, ...]
    not_after: tuple[str, ...]
    touching: tuple[str, ...]
    not_touching: tuple[str, ...]
    take: str | None
    rate: bool


class Admitted(NamedTuple):
    """The figures that pass a gate, in text order."""

    indexes: list[int]
    those: frozenset[int]


@lru_cache(maxsize=1024)
def gates_of(rule: Rule) -> tuple[Gate, ...]:
    """The gates of a rule's roles, in their order."""
    rates = {name for role in rule.roles for name in (role.per, role.of)}
    return tuple([_gate(role, role.name in rates) for role in rule.roles])


def _gate(role: Role, rate: bool) -> Gate:
    take = role.take if role.take in ("year", "overrun") else None
    before = frozenset(role.before), frozenset(role.not_before)
    words = (role.after, role.not_after, role.touching, role.not_touching)
    return _shared(Gate(role.kind, role.units, role.not_units, *before, *words, take, rate))


@lru_cache(maxsize=4096)
def _shared(gate: Gate) -> Gate:
    """The one gate of all that are equal."""
    return gate


def admitted(page: Page, gate: Gate) -> Admitted:
    """All figures that pass a gate."""
    known = page.memory(gate)
    found: Admitted | None = known.get("all")
    if found is None:
        indexes = _passing(page, gate, page.indexes(gate.kind))
        found = known["all"] = Admitted(indexes, frozenset(indexes))
    return found


def passes(page: Page, gate: Gate, known: dict[Any, Any], index: int) -> bool:
    """Whether one figure of the right kind does. ``known``: the page's memory of the gate."""
    found: bool | None = known.get(index)
    if found is None:
        found = known[index] = bool(_passing(page, gate, (index,)))
    return found


def _passing(page: Page, gate: Gate, indexes: Iterable[int]) -> list[int]:
    """Those that pass of some figures of the right kinds."""
    _, units, not_units, before, not_before, after, not_after, touching, not_touching, take, rate = gate
    frames, (own, clause) = page.frames, standing(page, before, not_before)
    found: list[int] = []
    for i in indexes:
        frame = frames[i]
        figure = frame.figure
        if figure.value is None and not _ranged(figure) and i not in page.days:
            continue
        if rate and "/" not in figure.dimension:
            continue
        if (units and figure.unit not in units) or (not_units and _barred(figure, not_units)):
            continue
        if take is not None and (figure.iso[:1] == "-" if take == "year" else overrun(figure) is None):
            continue
        if before and before.isdisjoint(clause[i]):
            continue
        if not_before and not not_before.isdisjoint(own[i]):
            continue
        if touching or not_touching:
            bare = unhedged(frame.left)
            if (touching and not bare.endswith(touching)) or (not_touching and bare.endswith(not_touching)):
                continue
        if (after and not has(frame.right, after)) or (not_after and has(frame.right, not_after)):
            continue
        found.append(i)
    return found


def _barred(figure: Figure, units: tuple[str, ...]) -> bool:
    """Whether a figure has one of some units; a rate is known by what it is written with (近七成, 5折)."""
    return figure.unit in units or (figure.unit == "%" and figure.text[-1] in units)


def _ranged(figure: Figure) -> bool:
    """Whether a figure without one value is a range with both ends (每股1.99港元-2港元)."""
    return figure.narrow.low is not None and figure.narrow.high is not None
