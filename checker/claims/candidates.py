"""The partners that may be meant with an anchor: for each role the nearest figures that it admits, with their words.

Looked for outwards from the anchor, within the rule's scope; what a role asks of the anchor's own figure is checked
here, what it asks of other partners when they are combined (``agree``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from checker.claims import arithmetic
from checker.claims.cues import admits, admitted, stands_beside, stands_between
from checker.claims.plan import Link, Partner, Plan
from checker.claims.weights import Weights
from checker.framing.frame import Frame, Page
from checker.model import Figure, Kind
from checker.rulebook import Cue, Role
from checker.tuples import NamedTuple

DEFAULT_REACH = 8
FARTHEST = 200  # figures of the right kinds that are looked at on either side


class Candidate(NamedTuple):
    """Figures for a role, with the first of them. score: evidence of their place; cued: with that of cues.

    ends, narrow: their sum in floats, in any sense and in the narrow one.
    """

    figures: tuple[int, ...]
    figure: Figure
    score: float
    cued: float
    ends: tuple[float, float]
    narrow: tuple[float, float]


def candidates(page: Page, plan: Plan, weights: Weights, partner: Partner, index: int) -> list[Candidate]:
    """The candidates for a role, nearest first, at most ``role.reach`` single figures."""
    role = partner.role
    frame = page.frames[index]
    reached = _reached(page, plan, role, index)
    if not role.many and partner.links:
        reached = [i for i in reached if _agrees(page, partner, page.frames[i].figure, frame)]
    scored = [(i, _score(page, weights, frame, i)) for i in reached]
    groups = _adjacent_groups(page, scored, role) if role.many else [((i,), score) for i, score in scored]
    found: list[Candidate] = []
    for figures, score in groups:
        figure = page.frames[figures[0]].figure
        if role.many and not _agrees(page, partner, figure, frame):
            continue
        cued = score + sum([cue.weight for cue in partner.cues if _applies(page, cue, role, figures, index)])
        found.append(Candidate(figures, figure, score, cued, *arithmetic.ends_of(page, role, figures)))
    return found


def _applies(page: Page, cue: Cue, role: Role, figures: tuple[int, ...], anchor: int) -> bool:
    if not cue.between:
        return stands_beside(page, cue, figures)
    first, second = (figures, (anchor,)) if cue.between[0] == role.name else ((anchor,), figures)
    return stands_between(page, cue, first, second)


def _reached(page: Page, plan: Plan, role: Role, index: int) -> list[int]:
    """The nearest figures that a role admits, by distance from the anchor, the earlier first where it is the same."""
    scope = role.within or plan.rule.scope
    start, stop = page.span(scope, index)
    if role.side == "before":
        stop = index
    elif role.side == "after":
        start = index + 1
    whole = scope == "article"
    members = admitted(page, role) if whole else page.indexes(role.kind)
    low = bisect_left(members, index) - 1
    high = bisect_right(members, index)
    first = max(bisect_left(members, start), 0 if whole else high - FARTHEST)
    last = min(bisect_left(members, stop), len(members) if whole else high + FARTHEST) - 1
    reach = role.reach or DEFAULT_REACH
    found: list[int] = []
    while low >= first or high <= last:
        if high > last or (low >= first and index - members[low] <= members[high] - index):
            other = members[low]
            low -= 1
        else:
            other = members[high]
            high += 1
        if whole or admits(page, role, other):
            found.append(other)
            if len(found) >= reach:
                break
    return found


def _score(page: Page, weights: Weights, frame: Frame, index: int) -> float:
    other = page.frames[index]
    score = _distance(weights, frame, other)
    score += min(weights.agreement * page.agreement(frame.index, index), weights.agreement_most)
    if index < frame.index:
        score += weights.before_anchor
    elif other.clause != frame.clause:
        score += weights.after_clause
    return score


def _adjacent_groups(page: Page, found: Sequence[tuple[int, float]], role: Role) -> list[tuple[tuple[int, ...], float]]:
    """Two or three neighbours as one role: 在建223个、竣工60个 over 386."""
    single = dict(found)
    order = sorted(single)
    groups: list[tuple[tuple[int, ...], float]] = []
    for size in (2, 3):
        for start in range(len(order) - size + 1):
            group = tuple(order[start : start + size])
            dimensions = {page.frames[i].figure.dimension for i in group}
            if len(dimensions) == 1 and size >= max(role.at_least, 2):
                groups.append((group, min(single[i] for i in group)))
    return groups


def _distance(weights: Weights, frame: Frame, other: Frame) -> float:
    if frame.clause == other.clause:
        return weights.same_clause
    if frame.sentence == other.sentence:
        return weights.same_sentence
    if frame.block == other.block:
        return weights.next_sentence if abs(frame.sentence - other.sentence) == 1 else weights.same_block
    if frame.title or other.title:
        return weights.title
    return weights.next_block if abs(frame.block - other.block) == 1 else weights.far


def _agrees(page: Page, partner: Partner, figure: Figure, anchor: Frame) -> bool:
    """Whether the figures of a role are to the anchor what the role asks."""
    for link in partner.links:
        if link.other is None and not agree(page, partner.role, link, figure, anchor.figure, (anchor.index,)):
            return False
    return True


def agree(page: Page, role: Role, link: Link, figure: Figure, fellow: Figure, others: tuple[int, ...]) -> bool:
    """Whether a figure is to a fellow what its role asks: same unit, same dimension, behind all of the others."""
    if link.what == "follows":
        return _follows(page, role, figure.index, others[-1])
    if link.what == "per":
        return fellow.dimension.endswith("/" + figure.dimension)
    if link.what == "of":
        return fellow.dimension.startswith(figure.dimension + "/")
    if role.other_unit and figure.unit == fellow.unit:
        return False
    if figure.dimension == fellow.dimension:
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
    kinds = {first.kind, second.kind}
    if any("/" in (f.unit or "") for f in (first, second)):  # 5.57亿 is no 22.26元/股
        return False
    return Kind.NUMBER in kinds and kinds <= {Kind.NUMBER, Kind.COUNT, Kind.MEASURE}
