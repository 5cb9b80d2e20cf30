"""Readings of rules with one figure a role: from the anchor (the rate, the difference, the converted value) outwards.

For each figure that the anchor role admits, the partners are looked for nearest first within the rule's scope; all
combinations of the few best are weighed. Most anchors come to nothing: no combination holds, and none is worded well
enough to be reported. That is seen in floats and from bounds on the evidence, before anything is reckoned exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from math import inf

from checker.claims import arithmetic, telling
from checker.claims.admission import admitted, gates_of
from checker.claims.anchor import Anchor, Candidate, Chosen, Verdicts, Worded
from checker.claims.candidates import candidates, reached
from checker.claims.charity import unlike
from checker.claims.cues import blocked, hinted, reportable, stands_beside
from checker.claims.judging import Judged, judged
from checker.claims.mending import slip_proof
from checker.claims.plan import Plan, plan_of
from checker.claims.reading import Reading
from checker.claims.siblings import siblings
from checker.claims.weights import Weights
from checker.framing.frame import Page
from checker.rulebook import Rule

MOST_FAILING = 24
MOST_EXCUSED = 5  # no more alternatives of a claim are told
LEAST_PROOF = -0.3
_SLACK = 1e-6  # above the error of sums of weights

Ranked = tuple[float, int, Chosen, Verdicts]


def anchored_readings(
    page: Page, rule: Rule, weights: Weights, about: frozenset[int] | None = None
) -> list[Reading]:
    """For each anchor of which a claim may come: all readings that hold, and the few best-worded ones that do not.

    about: only those that hold are asked for, of anchors that one of these figures may belong to
    """
    anchors = admitted(page, gates_of(rule)[rule.places[rule.anchor.name]]).indexes
    if not anchors:
        return []
    plan = plan_of(rule)
    found: list[Reading] = []
    for index in anchors:
        if not plan.own.needed or all([stands_beside(page, cue, (index,)) for cue in plan.own.needed]):
            near = _near(page, plan, index)
            if near is None:
                continue
            anchor = Anchor(page, plan, weights, index)
            if about is None:
                found += _of_anchor(anchor, near)
            elif not about.isdisjoint(chain((index,), *near)):
                rows = _rows(anchor, near)
                if rows is not None and (index in about or _holds_with(anchor, rows, about)):
                    found += _that_hold(anchor, judged(anchor, rows)[0])
    if plan.common is not None and about is None:
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
            found.append(_failing(Anchor(page, plan, weights, index), worded, True))
    return found


def _near(page: Page, plan: Plan, index: int) -> list[list[int]] | None:
    """The figures that each partner's role reaches from an anchor; None where there are none for one of them."""
    near: list[list[int]] = []
    for partner in plan.partners:
        near.append(reached(page, plan, partner, index))
        if not near[-1]:
            return None
    return near


def _rows(anchor: Anchor, near: Sequence[Sequence[int]]) -> list[list[Candidate]] | None:
    """The candidates of each partner's role; None where one has none."""
    rows: list[list[Candidate]] = []
    for partner, figures in zip(anchor.plan.partners, near, strict=True):
        rows.append(candidates(anchor.page, partner, anchor.index, figures))
        if not rows[-1]:
            return None
    return rows


def _holds_with(anchor: Anchor, rows: list[list[Candidate]], about: frozenset[int]) -> bool:
    """Whether a combination holds that has one of some figures."""
    for at, row in enumerate(rows):
        those = [candidate for candidate in row if not about.isdisjoint(candidate.figures)]
        if those and judged(anchor, [*rows[:at], those, *rows[at + 1 :]])[0]:
            return True
    return False


def _that_hold(anchor: Anchor, held: Judged) -> list[Reading]:
    worded = [w for chosen, verdicts in held if (w := anchor.worded(chosen, verdicts))]
    return [r for w in worded if (r := _holding(anchor, w))]


def _of_anchor(anchor: Anchor, near: Sequence[Sequence[int]]) -> list[Reading]:
    plan, weights = anchor.plan, anchor.weights
    rows = _rows(anchor, near)
    if rows is None:
        return []
    held, failed = judged(anchor, rows)
    tellable = _tellable(anchor, rows)
    if not held and not tellable:
        return []
    holding = [w for chosen, verdicts in held if (w := anchor.worded(chosen, verdicts))]
    found: list[Reading] | None = None
    most = telling.most_proof(anchor.page, plan.anchor, anchor.index)
    holds = plan.rule.thresholds.holds
    if any([w.words + _gain(plan, weights, most) >= holds - _SLACK for w in holding]):
        found = [r for w in holding if (r := _holding(anchor, w))]
    settled = found is not None and any([r.score >= holds for r in found])
    if not settled and not tellable:
        return []
    needed = _words_needed(plan, weights, most) - _SLACK
    if not settled and anchor.most(rows) < needed - _SLACK:
        return []
    ranked = _ranked(anchor, failed)
    if not settled and not _may_fail(anchor, ranked, needed):
        return []
    if found is None:
        found = [r for w in holding if (r := _holding(anchor, w))]
    count = MOST_FAILING
    if plan.rule.equation.relation == "==" and any([r.narrow and r.score >= holds and r.proof > 0 for r in found]):
        needed, count = inf, MOST_EXCUSED  # one that holds so well excuses all that fail
    best = [(w, w.words >= needed and _tells(anchor, w)) for w in _best_worded(anchor, ranked, count)]
    reckoned = [_failing(anchor, w, told) for w, told in best]
    if not settled and not any([r.score >= plan.rule.thresholds.fails for r in reckoned]):
        return []
    return found + reckoned


def _tellable(anchor: Anchor, rows: Sequence[Sequence[Candidate]]) -> bool:
    """Whether a combination that fails may be a finding, as far as the words that this needs go."""
    plan = anchor.plan
    if not plan.asks or any([stands_beside(anchor.page, cue, (anchor.index,)) for cue in plan.own.telling]):
        return True
    for partner, row in zip(plan.partners, rows, strict=True):
        for cue in partner.settled.telling:
            for candidate in row:
                if hinted(anchor.page, cue, partner.role.name, candidate.figures, anchor.index):
                    return True
    return False


def _ranked(anchor: Anchor, failed: Judged) -> list[Ranked]:
    """The combinations that fail, with the most that their words can come to and their number, the best first."""
    bounds = [anchor.bound(chosen) for chosen, _ in failed]
    found = [(bound, at, *failed[at]) for at, bound in enumerate(bounds) if bound is not None]
    return sorted(found, key=lambda one: -one[0])


def _may_fail(anchor: Anchor, ranked: Sequence[Ranked], needed: float) -> bool:
    """Whether one of the combinations that fail may be reported."""
    page, plan = anchor.page, anchor.plan
    for bound, _, chosen, verdicts in ranked:
        if bound < needed:
            return False
        if reportable(page, plan.rule, plan.roles(anchor.index, tuple([c.figures for c in chosen]))):
            worded = anchor.worded(chosen, verdicts)
            if worded is not None and worded.words >= needed and not worded.marks[0]:
                return True
    return False


def _best_worded(anchor: Anchor, ranked: Sequence[Ranked], count: int) -> list[Worded]:
    """Of the combinations that fail the best worded ones, so many, the earlier first where they are equal."""
    best: list[tuple[float, int, Worded]] = []
    for bound, at, chosen, verdicts in ranked:
        if len(best) == count:
            if -best[-1][0] > bound + _SLACK:
                break
            if -best[-1][0] > anchor.closer(bound, chosen) + _SLACK:
                continue
        worded = anchor.worded(chosen, verdicts)
        if worded is not None:
            best = sorted([*best, (-worded.words, at, worded)])[:count]
    return [worded for _, _, worded in best]


def _tells(anchor: Anchor, worded: Worded) -> bool:
    """Whether a combination that fails may be a finding, whatever slip explains it: else its words say enough of it."""
    page, weights, rule, roles = anchor.page, anchor.weights, anchor.plan.rule, worded.roles
    if not reportable(page, rule, roles) or unlike(page, rule, roles):
        return False
    name = anchor.plan.anchor.name
    slip = weights.slip * max(telling.proof(page, rule, roles, name) + 1, 0.0)
    off = weights.slip + weights.unexplained + weights.gap(telling.nearness(page, rule, roles, name))
    return worded.words + max(slip, off) >= rule.thresholds.fails - _SLACK


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


def _holding(anchor: Anchor, worded: Worded) -> Reading | None:
    plan, digits = anchor.plan, 0.0
    rule = plan.rule
    if rule.equation.relation == "==":
        digits = telling.proof(anchor.page, rule, worded.roles, plan.anchor.name, not worded.verdicts[0])
    if digits == telling.VACUOUS:
        return None
    gain = _gain(plan, anchor.weights, digits)
    return Reading(rule, anchor.index, worded.roles, worded.words, gain, *worded.verdicts, False, *worded.marks)


def _failing(anchor: Anchor, worded: Worded, told: bool) -> Reading:
    """A reading that fails; what its arithmetic says is reckoned where it may be reported (``told``)."""
    page, weights, rule = anchor.page, anchor.weights, anchor.plan.rule
    slip, gain, words, roles = False, 0.0, worded.words, worded.roles
    if not told:
        words += weights.unexplained
        return Reading(rule, anchor.index, roles, words, 0.0, *worded.verdicts, slip, *worded.marks)
    name = anchor.plan.anchor.name
    if words + weights.most_slip >= rule.thresholds.fails:
        slip, gain = slip_proof(page, rule, roles, telling.proof(page, rule, roles, name))
    if not slip:
        words += weights.unexplained + weights.gap(telling.nearness(page, rule, roles, name))
    return Reading(rule, anchor.index, roles, words, weights.slip * gain, *worded.verdicts, slip, *worded.marks)
