"""Readings of rules with one figure a role: from the anchor (the rate, the difference, the converted value) outwards.

For each figure that the anchor role admits, the partners are looked for nearest first within the rule's scope; all
combinations of the few best are weighed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from checker.claims import arithmetic
from checker.claims.cues import Roles, admits, blocked, weigh
from checker.claims.reading import Reading
from checker.claims.weights import Weights
from checker.framing.frame import Frame, Page
from checker.model import Figure, Kind
from checker.rulebook import Role, Rule

DEFAULT_REACH = 8
MOST_FAILING = 4
LEAST_PROOF = -0.3


def anchored_readings(page: Page, rule: Rule, weights: Weights) -> list[Reading]:
    """All readings that hold, and for each anchor the few best-worded ones that do not."""
    anchor = next(r for r in rule.roles if r.anchor)
    found: list[Reading] = []
    for frame in page.of_kinds(anchor.kind):
        if admits(page, anchor, frame.index):
            found += _of_anchor(page, rule, weights, anchor, frame)
    return found


def _of_anchor(page: Page, rule: Rule, weights: Weights, anchor: Role, frame: Frame) -> list[Reading]:
    others = [r for r in rule.roles if not r.anchor]
    candidates = [_candidates(page, rule, weights, role, frame) for role in others]
    holding: list[Reading] = []
    failing: list[tuple[float, Roles, tuple[bool, bool]]] = []
    for combination in product(*candidates):
        chosen = [c[0] for c in combination]
        if not _fits(page, others, chosen, frame.index):
            continue
        roles = _roles(rule, anchor, frame.index, others, chosen)
        narrow, wide = arithmetic.verdict(page, rule, roles)
        if narrow is None and wide is None:
            continue
        drop, is_open, soft = blocked(page, rule, roles)
        if drop:
            continue
        words = sum(c[1] for c in combination) + weigh(page, rule, roles) + _unit_words(page, weights, roles)
        misnamed = _misnamed(page, others, chosen, frame.index)
        words += weights.misnamed * misnamed
        if narrow or wide:
            digits = arithmetic.proof(page, rule, roles, anchor.name) if rule.equation.relation == "==" else 0.0
            if digits == arithmetic.VACUOUS:
                continue
            gain = weights.proof * max(digits - 1, LEAST_PROOF)
            holding.append(
                Reading(rule, frame.index, roles, words, gain, narrow, wide, open=is_open, soft=soft)
            )
        elif not misnamed:
            words += weights.clash * _clashes(page, rule, anchor, roles, frame.index)
            failing.append((words, roles, (is_open, soft)))
    failing.sort(key=lambda f: -f[0])
    return holding + [
        _failing(page, rule, weights, anchor, words, roles, marks) for words, roles, marks in failing[:MOST_FAILING]
    ]


def _failing(
    page: Page, rule: Rule, weights: Weights, anchor: Role, words: float, roles: Roles, marks: tuple[bool, bool]
) -> Reading:
    narrow, wide = arithmetic.verdict(page, rule, roles)
    slip, gain = False, 0.0
    if words + weights.most_slip >= rule.thresholds.fails:
        slip, gain = arithmetic.slip_proof(page, rule, roles, arithmetic.proof(page, rule, roles, anchor.name))
    if not slip:
        words += weights.unexplained + weights.gap(arithmetic.nearness(page, rule, roles, anchor.name))
    index = next(figures[0] for role, figures in zip(rule.roles, roles, strict=True) if role.anchor)
    return Reading(rule, index, roles, words, weights.slip * gain, narrow, wide, slip, *marks)


def _candidates(
    page: Page, rule: Rule, weights: Weights, role: Role, frame: Frame
) -> list[tuple[tuple[int, ...], float]]:
    """(figures, word evidence) for a role, nearest first, at most ``role.reach`` of them."""
    found: list[tuple[tuple[int, ...], float]] = []
    reach = role.reach or DEFAULT_REACH
    scope = role.within or rule.scope
    for index in _outwards(page, frame.index, role.side or "either"):
        other = page.frames[index]
        if not _within(frame, other, scope):
            if _beyond(frame, other, scope):
                break
            continue
        if not admits(page, role, index):
            continue
        score = _distance(weights, frame, other)
        score += min(weights.agreement * page.agreement(frame.index, index), weights.agreement_most)
        if index < frame.index:
            score += weights.before_anchor
        elif other.clause != frame.clause:
            score += weights.after_clause
        found.append(((index,), score))
        if len(found) >= reach:
            break
    if role.many:
        found = _adjacent_groups(page, found, role)
    return found


def _adjacent_groups(
    page: Page, found: Sequence[tuple[tuple[int, ...], float]], role: Role
) -> list[tuple[tuple[int, ...], float]]:
    """Two or three neighbours as one role: 在建223个、竣工60个 over 386."""
    single = {f[0][0]: f[1] for f in found}
    order = sorted(single)
    groups: list[tuple[tuple[int, ...], float]] = []
    for size in (2, 3):
        for start in range(len(order) - size + 1):
            group = tuple(order[start : start + size])
            dimensions = {page.frames[i].figure.dimension for i in group}
            if len(dimensions) == 1 and size >= max(role.at_least, 2):
                groups.append((group, min(single[i] for i in group)))
    return groups


def _outwards(page: Page, index: int, side: str) -> Iterator[int]:
    """Figures by distance from one, the earlier first."""
    low, high = index - 1, index + 1
    n = len(page.frames)
    if side == "before":
        high = n
    elif side == "after":
        low = -1
    while low >= 0 or high < n:
        if low >= 0:
            yield low
            low -= 1
        if high < n:
            yield high
            high += 1


def _within(frame: Frame, other: Frame, scope: str) -> bool:
    if scope == "clause":
        return frame.clause == other.clause
    if scope == "sentence":
        return frame.sentence == other.sentence
    if scope == "paragraph":
        return frame.block == other.block
    return True


def _beyond(frame: Frame, other: Frame, scope: str) -> bool:
    """Whether both directions must have left the scope by now."""
    return scope != "article" and abs(other.index - frame.index) > 200


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


def _fits(page: Page, roles: Sequence[Role], chosen: Sequence[tuple[int, ...]], anchor: int) -> bool:
    """Whether the figures are different ones and their units agree as the roles ask."""
    flat = [i for c in chosen for i in c]
    if len(set(flat)) != len(flat) or anchor in flat:
        return False
    by_name = {role.name: figures for role, figures in zip(roles, chosen, strict=True)}
    for role, figures in zip(roles, chosen, strict=True):
        figure = page.frames[figures[0]].figure
        if role.follows and not _follows(page, role, figures[0], by_name.get(role.follows, (anchor,))[-1]):
            return False
        for name, same_unit in ((role.unit, True), (role.dimension, False), (role.other_unit, False)):
            if not name:
                continue
            other = by_name.get(name, (anchor,))
            fellow = page.frames[other[0]].figure
            both = figure.kind if figure.kind == fellow.kind else None
            if figure.dimension != fellow.dimension and not (
                (same_unit and (both == "count" or _bare(figure, fellow)))
                or (role.other_unit and both == "money")
            ):
                return False
            if role.other_unit and figure.unit == fellow.unit:
                return False
    return True


def _follows(page: Page, role: Role, index: int, other: int) -> bool:
    """Whether a figure stands right of another one, within the gap that its role allows."""
    return other < index and (role.gap is None or len(page.between(other, index)) <= role.gap)


def _misnamed(page: Page, roles: Sequence[Role], chosen: Sequence[tuple[int, ...]], anchor: int) -> int:
    """How many figures do not fit the name the anchor's words give their role: 占全国总值的20%, but the figure is 出口."""
    count = 0
    for role, figures in zip(roles, chosen, strict=True):
        if role.named_by:
            count += not any(page.names(anchor, role.named_by, i) for i in figures)
    return count


def _clashes(page: Page, rule: Rule, anchor: Role, roles: Roles, index: int) -> bool:
    """Whether the anchor's words name a subject that no partner shares: 汽车产量增长5.1倍 beside counts of firms."""
    if not anchor.filler:
        return False
    own = page.subject(index, anchor.filler)
    return bool(own) and not any(own & page.pairs(i) for figures in roles for i in figures if i != index)


def _bare(first: Figure, second: Figure) -> bool:
    """Whether one of two counts left its unit to the reader: 移工60,131人，其中社福16,564（占27.5%）."""
    kinds = {first.kind, second.kind}
    return Kind.NUMBER in kinds and kinds <= {Kind.NUMBER, Kind.COUNT, Kind.MEASURE}


def _unit_words(page: Page, weights: Weights, roles: Roles) -> float:
    """A malus where counts of different classifiers are compared (90個名額 of 298人)."""
    dimensions = {
        f.dimension for f in (page.frames[i].figure for figures in roles for i in figures) if f.kind == "count"
    }
    return weights.other_unit * max(0, len(dimensions) - 1)


def _roles(rule: Rule, anchor: Role, index: int, others: Sequence[Role], chosen: Sequence[tuple[int, ...]]) -> Roles:
    by_name = {role.name: figures for role, figures in zip(others, chosen, strict=True)}
    return tuple((index,) if role.name == anchor.name else by_name[role.name] for role in rule.roles)
