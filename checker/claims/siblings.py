"""Anchors that are written like one that holds: 血压高者505人（27.7%）、血糖高者315人（17.2%）及血脂高者716人（39.3%）.

The whole of such a list is named once, at its head. The farther a share stands from it, the less its own words say of
what it is one; but whoever sees that its neighbours hold reads it as they are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims.admission import admitted
from checker.claims.cues import Roles
from checker.claims.plan import Plan
from checker.claims.reading import Reading
from checker.framing.frame import Page

MOST_GAP = 12  # characters between a share and its part: what is farther is no set phrase
NEXT = 3  # figures between one share and the next: its part, and perhaps another


def siblings(page: Page, plan: Plan, holding: Sequence[Reading]) -> Iterator[tuple[int, Roles, float]]:
    """Anchors next to those of readings that hold, with the figures of their roles and the words of the neighbour."""
    assert plan.common is not None
    common, own = plan.common
    place = plan.rule.places[plan.anchor.name]
    partner = next(p for p in plan.partners if p.role.name == plan.rule.roles[own].name)
    anchors, figures = (admitted(page, gate).those for gate in (plan.gate, partner.gate))
    done = {r.anchor for r in holding}
    for reading in holding:
        part, whole = reading.roles[own], reading.roles[common]
        if len(part) != 1 or len(whole) != 1 or abs(part[0] - reading.anchor) != 1:
            continue
        step = part[0] - reading.anchor
        written = _gap(page, part[0], reading.anchor)
        for index in (i for k in range(2, NEXT + 1) for i in (reading.anchor - k, reading.anchor + k)):
            other = index + step
            if index in done or not (min(index, other) >= 0 and max(index, other) < len(page.frames)):
                continue
            if other in whole or not _level(page, reading.anchor, index) or _gap(page, other, index) != written:
                continue
            if index not in anchors or other not in figures:
                continue
            if page.frames[other].figure.dimension == page.frames[part[0]].figure.dimension:
                chosen = {place: (index,), own: (other,), common: whole}
                yield index, tuple([chosen[i] for i in range(len(chosen))]), reading.words


def _gap(page: Page, first: int, second: int) -> str | None:
    """What stands between a share and its part; None where they are too far apart for a set phrase."""
    text = page.between(min(first, second), max(first, second))
    return text if len(text) <= MOST_GAP else None


def _level(page: Page, first: int, second: int) -> bool:
    """Whether two shares stand in one list: one sentence, in brackets both or neither."""
    a, b = page.frames[first], page.frames[second]
    return a.sentence == b.sentence and a.depth == b.depth
