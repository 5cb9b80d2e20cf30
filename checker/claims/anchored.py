"""Readings of rules with one figure a role: from the anchor (the rate, the difference, the converted value) outwards.

For each figure that the anchor role admits, the partners are looked for nearest first within the rule's scope; all
combinations of the few best are weighed. Most anchors come to nothing: no combination holds, and none is worded well
enough to be reported. That is seen in floats and from bounds on the evidence, before anything is reckoned exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import inf

from checker.claims import arithmetic
from checker.claims.calling import clashes, name_words, unit_words
from checker.claims.candidates import Candidate, agree, candidates
from checker.claims.cues import Roles, admitted, blocked, reportable, stands_beside, weigh
from checker.claims.mending import slip_proof
from checker.claims.plan import Plan, plan_of
from checker.claims.reading import Reading
from checker.claims.siblings import siblings
from checker.claims.weights import Weights
from checker.framing.frame import Page
from checker.rulebook import Rule
from checker.tuples import NamedTuple

MOST_FAILING = 24
LEAST_PROOF = -0.3
_SLACK = 1e-6  # above the error of sums of weights

Chosen = tuple[Candidate, ...]
Verdicts = tuple[bool | None, bool | None]
Judged = list[tuple[Chosen, Verdicts]]


class Worded(NamedTuple):
    """A combination with what its words say. verdicts: in the narrow and wide intervals; marks: open, soft."""

    words: float
    roles: Roles
    verdicts: Verdicts
    marks: tuple[bool, bool]


def anchored_readings(page: Page, rule: Rule, weights: Weights) -> list[Reading]:
    """For each anchor of which a claim may come: all readings that hold, and the few best-worded ones that do not."""
    plan = plan_of(rule)
    if not all(page.indexes(partner.role.kind) for partner in plan.partners):
        return []
    found: list[Reading] = []
    for index in admitted(page, plan.anchor):
        found += _of_anchor(page, plan, weights, index)
    if plan.common is not None:
        found += _like_siblings(page, plan, weights, [r for r in found if r.holds])
    return found


def _like_siblings(page: Page, plan: Plan, weights: Weights, holding: list[Reading]) -> list[Reading]:
    """Readings that fail beside one that holds and is written alike: of 1822人, 505人（27.7%），716人（93.2%）.

    What words say that the one is of the whole, they say of its sibling, too.
    """
    sure = [r for r in holding if r.score >= plan.rule.thresholds.fails and r.proof > 0]
    found: list[Reading] = []
    for index, roles, words in siblings(page, plan, sure):
        verdicts = arithmetic.verdict(page, plan.rule, roles)
        drop, is_open, soft = blocked(page, plan.rule, roles)
        if verdicts[1] is False and not drop:
            worded = Worded(words + weights.sibling, roles, verdicts, (is_open, soft))
            found.append(_failing(page, plan, weights, worded, index, True))
    return found


def _of_anchor(page: Page, plan: Plan, weights: Weights, index: int) -> list[Reading]:
    rows: list[list[Candidate]] = []
    for partner in plan.partners:
        rows.append(candidates(page, plan, weights, partner, index))
        if not rows[-1]:
            return []
    held, failed = _judged(page, plan, rows, index)
    holding = [w for chosen, verdicts in held if (w := _worded(page, plan, weights, chosen, index, verdicts))]
    found: list[Reading] | None = None
    most = arithmetic.most_proof(page, plan.anchor, index)
    holds = plan.rule.thresholds.holds
    if any(w.words + _gain(plan, weights, most) >= holds - _SLACK for w in holding):
        found = [r for w in holding if (r := _holding(page, plan, weights, w, index))]
    settled = found is not None and any(r.score >= holds for r in found)
    needed = _words_needed(plan, weights, most) - _SLACK
    if not settled and not _may_fail(page, plan, weights, failed, index, needed):
        return []
    if found is None:
        found = [r for w in holding if (r := _holding(page, plan, weights, w, index))]
    if plan.rule.equation.relation == "==" and any(r.narrow and r.score >= holds and r.proof > 0 for r in found):
        needed = inf  # one that holds so well excuses all that fail
    best = _best_worded(page, plan, weights, failed, index)
    return found + [_failing(page, plan, weights, w, index, w.words >= needed) for w in best]


def _judged(page: Page, plan: Plan, rows: Sequence[Sequence[Candidate]], index: int) -> tuple[Judged, Judged]:
    """The combinations that hold and those that fail; what is sure in floats is not judged any further."""
    held: Judged = []
    failed: Judged = []
    own, narrow = arithmetic.ends_of(page, plan.anchor, (index,))
    for chosen in product(*rows):
        if not _fits(page, plan, chosen):
            continue
        if plan.screen is not None:
            ends = (own, *[c.ends for c in chosen])
            sure = plan.screen.judge((*[ends[i] for i in plan.order], *plan.screen.given))
            if sure is not None:
                (held if sure else failed).append((chosen, (sure, sure)))
                continue
            ends = (narrow, *[c.narrow for c in chosen])
            if plan.screen.crosses((*[ends[i] for i in plan.order], *plan.screen.given)):
                held.append((chosen, (True, True)))
                continue
        verdicts = arithmetic.verdict(page, plan.rule, plan.roles(index, tuple([c.figures for c in chosen])))
        if verdicts[0] or verdicts[1]:
            held.append((chosen, verdicts))
        elif verdicts != (None, None):
            failed.append((chosen, verdicts))
    return held, failed


def _fits(page: Page, plan: Plan, chosen: Chosen) -> bool:
    """Whether the figures are different ones and agree as the roles ask."""
    if len(chosen) == 1:
        return True
    for role, at, link, other in plan.links:
        if not agree(page, role, link, chosen[at].figure, chosen[other].figure, chosen[other].figures):
            return False
    flat = [i for c in chosen for i in c.figures]
    return len(set(flat)) == len(flat)


def _worded(page: Page, plan: Plan, weights: Weights, chosen: Chosen, index: int, verdicts: Verdicts) -> Worded | None:
    """The words of a combination; None where they forbid it, or where it fails and its figures bear other names."""
    named = name_words(page, plan, weights, [c.figures for c in chosen], index)
    fails = not (verdicts[0] or verdicts[1])
    if fails and named < 0:
        return None
    roles = plan.roles(index, tuple([c.figures for c in chosen]))
    drop, is_open, soft = blocked(page, plan.rule, roles)
    if drop:
        return None
    words = sum([c.score for c in chosen]) + weigh(page, plan.rule, roles) + unit_words(page, weights, roles)
    words += named
    if fails:
        words += weights.clash * clashes(page, plan.anchor, roles, index)
    return Worded(words, roles, verdicts, (is_open, soft))


def _may_fail(page: Page, plan: Plan, weights: Weights, failed: Judged, index: int, needed: float) -> bool:
    """Whether one of the combinations that fail may be reported."""
    for (chosen, verdicts), bound in zip(failed, _bounds(page, plan, weights, failed, index), strict=True):
        if bound >= needed:
            worded = _worded(page, plan, weights, chosen, index, verdicts)
            likely = worded is not None and worded.words >= needed and not worded.marks[0]
            if worded is not None and likely and reportable(page, plan.rule, worded.roles):
                return True
    return False


def _bounds(page: Page, plan: Plan, weights: Weights, failed: Judged, index: int) -> list[float]:
    """The most that the words of each combination can come to."""
    own = sum([cue.weight for cue in plan.cues if stands_beside(page, cue, (index,))])
    own += plan.spare + max(weights.clash, 0.0) + len(plan.partners) * max(weights.other_unit, 0.0)
    own += max(weights.named, 0.0) * any(p.role.named_by for p in plan.partners)
    return [sum([c.cued for c in chosen]) + own for chosen, _ in failed]


def _best_worded(page: Page, plan: Plan, weights: Weights, failed: Judged, index: int) -> list[Worded]:
    """Of the combinations that fail the best worded ones, the earlier first where they are equal."""
    bounds = _bounds(page, plan, weights, failed, index)
    best: list[tuple[float, int, Worded]] = []
    for at in sorted(range(len(failed)), key=lambda i: -bounds[i]):
        if len(best) == MOST_FAILING and -best[-1][0] > bounds[at] + _SLACK:
            break
        chosen, verdicts = failed[at]
        worded = _worded(page, plan, weights, chosen, index, verdicts)
        if worded is not None:
            best = sorted([*best, (-worded.words, at, worded)])[:MOST_FAILING]
    return [worded for _, _, worded in best]


def _words_needed(plan: Plan, weights: Weights, most: float) -> float:
    """With fewer words than that no failing reading is reported, whatever its arithmetic says."""
    fails = plan.rule.thresholds.fails
    unexplained = weights.unexplained + max(weights.near, weights.close, weights.off, 0.0)
    slip = max(weights.slip * max(0.0, most + 1), unexplained + weights.slip)
    return min(max(fails - weights.most_slip, fails - slip), fails - unexplained)


def _gain(plan: Plan, weights: Weights, digits: float) -> float:
    if plan.rule.equation.relation != "==":
        digits = 0.0
    return weights.proof * max(digits - 1, LEAST_PROOF)


def _holding(page: Page, plan: Plan, weights: Weights, worded: Worded, index: int) -> Reading | None:
    digits = 0.0
    if plan.rule.equation.relation == "==":
        digits = arithmetic.proof(page, plan.rule, worded.roles, plan.anchor.name, not worded.verdicts[0])
    if digits == arithmetic.VACUOUS:
        return None
    gain = _gain(plan, weights, digits)
    return Reading(plan.rule, index, worded.roles, worded.words, gain, *worded.verdicts, False, *worded.marks)


def _failing(page: Page, plan: Plan, weights: Weights, worded: Worded, index: int, told: bool) -> Reading:
    """A reading that fails; what its arithmetic says is reckoned where it may be reported (``told``)."""
    slip, gain, words, rule = False, 0.0, worded.words, plan.rule
    if not told:
        words += weights.unexplained
        return Reading(rule, index, worded.roles, words, 0.0, *worded.verdicts, slip, *worded.marks)
    if words + weights.most_slip >= rule.thresholds.fails:
        digits = arithmetic.proof(page, rule, worded.roles, plan.anchor.name)
        slip, gain = slip_proof(page, rule, worded.roles, digits)
    if not slip:
        words += weights.unexplained + weights.gap(arithmetic.nearness(page, rule, worded.roles, plan.anchor.name))
    return Reading(rule, index, worded.roles, words, weights.slip * gain, *worded.verdicts, slip, *worded.marks)
