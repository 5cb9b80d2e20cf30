"""The partners that may be meant with an anchor: for each role the nearest figures that it admits, with their words.

Looked for outwards from the anchor, within the rule's scope; what a role asks of the anchor's own figure is checked
here, what it asks of other partners when they are combined (``agree``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from checker.claims import arithmetic
from checker.claims.admission import admitted, passes
from checker.claims.anchor import Candidate
from checker.claims.cues import hinted
from checker.claims.plan import Link, Partner, Plan
from checker.framing.frame import Frame, Page
from checker.model import Figure, Kind
from checker.rulebook import Role

DEFAULT_REACH = 8
_COUNTED = (Kind.NUMBER, Kind.COUNT, Kind.MEASURE)


def candidates(page: Page, partner: Partner, index: int, reached: Sequence[int]) -> list[Candidate]:
    """The candidates for a role among the figures that it reaches, in their order."""
    role, frames, needed = partner.role, page.frames, partner.settled.needed
    found: list[Candidate] = []
    for figures in _adjacent_groups(page, reached, role) if role.many else [(i,) for i in reached]:
        figure = frames[figures[0]].figure
        if role.many and not _agrees(page, partner, figure, frames[index]):
            continue
        if needed and not all([hinted(page, cue, role.name, figures, index) for cue in needed]):
            continue
        found.append(Candidate(figures, figure, *arithmetic.ends_of(page, role, figures)))
    return found


def reached(page: Page, plan: Plan, partner: Partner, index: int) -> list[int]:
    """The nearest figures that a role admits, at most ``role.reach``, by distance from the anchor, the earlier first
    where it is the same; without those that are not to the anchor what the role asks."""
    role, gate = partner.role, partner.gate
    scope = role.within or plan.rule.scope
    members = admitted(page, gate).indexes if scope == "article" else page.indexes(gate.kind)
    first, last = 0, len(members)
    if scope != "article":
        start, stop = page.span(scope, index)
        first, last = bisect_left(members, start), bisect_left(members, stop)
    high = bisect_left(members, index, first, last)
    low = high - 1
    if high < last and members[high] == index:
        high += 1
    if role.side == "before":
        last = high
    elif role.side == "after":
        first = low + 1
    known = page.memory(gate)
    most = role.reach or DEFAULT_REACH
    found: list[int] = []
    while len(found) < most:
        if low >= first and (high >= last or index - members[low] <= members[high] - index):
            other = members[low]
            low -= 1
        elif high < last:
            other = members[high]
            high += 1
        else:
            break
        if passes(page, gate, known, other):
            found.append(other)
    if partner.links and not role.many:
        frame = page.frames[index]
        return [i for i in found if _agrees(page, partner, page.frames[i].figure, frame)]
    return found


def _adjacent_groups(page: Page, found: Sequence[int], role: Role) -> list[tuple[int, ...]]:
    """Two or three neighbours as one role: 在建223个、竣工60个 over 386."""
    order = sorted(found)
    groups: list[tuple[int, ...]] = []
    for size in (2, 3):
        for start in range(len(order) - size + 1):
            group = tuple(order[start : start + size])
            dimensions = {page.frames[i].figure.dimension for i in group}
            if len(dimensions) == 1 and size >= max(role.at_least, 2):
                groups.append(group)
    return groups


def _agrees(page: Page, partner: Partner, figure: Figure, anchor: Frame) -> bool:
    """Whether the figures of a role are to the anchor what the role asks."""
    for link in partner.links:
        if link.other is None and not agree(page, partner.role, link, figure, anchor.figure, (anchor.index,)):
            return False
    return True


def agree(page: Page, role: Role, link: Link, figure: Figure, fellow: Figure, others: tuple[int, ...]) -> bool:
    """Whether a figure is to a fellow what its role asks: same unit, same dimension, behind all of the others."""
    same = figure.dimension == fellow.dimension
    if link.what == "unit" and not role.other_unit:  # the most of them by far
        return same or figure.kind == fellow.kind == "count" or _bare(figure, fellow)
    if link.what == "follows":
        return _follows(page, role, figure.index, others[-1])
    if link.what == "per":
        return fellow.dimension.endswith("/" + figure.dimension)
    if link.what == "of":
        return fellow.dimension.startswith(figure.dimension + "/")
    if role.other_unit and figure.unit == fellow.unit:
        return False
    if same:
        return True
    both = figure.kind if figure.kind == fellow.kind else None
    return (link.what == "unit" and (both == "count" or _bare(figure, fellow))) or (
        role.other_unit is not None and both == "money"
    )


def _follows(page: Page, role: Role, index: int, other: int) -> bool:
    """Whether a figure stands right of another one, within the gap that its role allows."""
    return other < index and (role.gap is None or len(page.between(other, index)) <= role.gap)


def _bare(first: Figure, second: Figure) -> bool:
    """Whether one of two counts left its unit to the reader: 移工60,131人，其中社福16,564（占27.5%）."""
    number = Kind.NUMBER
    if first.kind is not number and second.kind is not number:
        return False
    if "/" in (first.unit or "") or "/" in (second.unit or ""):  # 5.57亿 is no 22.26元/股
        return False
    return first.kind in _COUNTED and second.kind in _COUNTED
