"""Readings of rules with a role of many figures: sums, subsets, breakdowns.

Two ways to a reading, by the two kinds of evidence. By arithmetic: a run of figures that adds up to its neighbour is
hardly chance when the sum has several digits, so few words are asked for. By words: 其中, 分别, 合计 and their like say
where the parts begin and end; such a reading is made whether it comes out or not, and may become a finding.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import chain

from checker.claims import arithmetic, telling
from checker.claims.admission import admitted, gates_of
from checker.claims.classes import all_named
from checker.claims.cues import Roles, blocked, has, weigh
from checker.claims.doubts import hardly_meant, restated
from checker.claims.each import shared_out
from checker.claims.grid import grid_runs
from checker.claims.groups import grouped
from checker.claims.lone import lone_runs, remaining_runs
from checker.claims.mending import slip_proof
from checker.claims.reading import Reading
from checker.claims.series import Run, exact_runs, sequences
from checker.claims.shape import (
    adds_up,
    comparable,
    direction,
    overfull,
    parted,
    repeats,
    several_bases,
    share_digits,
    structure,
    total_share,
)
from checker.claims.weights import Weights
from checker.claims.wholeless import wholeless_runs
from checker.claims.worded import closes, worded_runs
from checker.framing.frame import Page
from checker.model import Figure
from checker.rulebook import Role, Rule
from checker.tuples import NamedTuple

NOT_ADDED = ("date", "weekday", "time", "multiple")


class Draft(NamedTuple):
    """A run with the figures of its roles, whether they come out (narrow, wide) and what its words say."""

    run: Run
    roles: Roles
    verdicts: tuple[bool | None, bool | None]
    words: float
    open: bool
    soft: bool


def part_readings(page: Page, rule: Rule, weights: Weights, about: frozenset[int] | None = None) -> list[Reading]:
    """All readings of a series rule worth weighing against each other.

    about: only those that hold are asked for, of figures that may be added up with one of these
    """
    whole = next((r for r in rule.roles if not r.many), None)
    parts = next(r for r in rule.roles if r.many)
    if whole is None:
        shares = admitted(page, gates_of(rule)[rule.places[parts.name]]).indexes
        drafted = (_draft(page, rule, weights, run) for run in wholeless_runs(page, shares, parts))
        return [r for draft in drafted if draft and (r := _reading(page, rule, weights, draft)) is not None]
    gates = gates_of(rule)
    wholes, addends = (admitted(page, gates[rule.places[role.name]]).those for role in (whole, parts))
    drafts: dict[tuple[int, tuple[int, ...]], Draft] = {}
    barred: set[Hashable] = set()
    for members in _families(page):
        fitting = [i for i in members if i in addends or i in wholes]
        if len(fitting) < 2 or (about is not None and about.isdisjoint(fitting)):
            continue
        closed = rule.equation.relation == "=="
        runs = list(worded_runs(page, fitting, whole, parts, closed))
        exact = closed and len({page.alike(page.frames[i].figure.dimension) for i in fitting}) == 1
        if exact and len(fitting) > 2:
            runs += _exact(page, fitting, parts)
        if exact and len(fitting) > 2:
            runs += [*_outer_runs(page, fitting, whole, parts, runs), *lone_runs(page, fitting, whole, parts)]
        if closed and not exact:
            runs += remaining_runs(page, fitting, parts)
        if closed and page.tabled:
            runs += grid_runs(page, fitting, whole, parts)
        if closed and has(page.text, parts.several):
            runs += [more for run in runs for more in shared_out(page, run, parts)]
        for run in runs:
            key = (run.total, run.added)
            known = key in drafts and not run.rest  # where the second part is told as the rest, more speaks for it
            if known or run.total in run.parts or len(run.added) < parts.at_least:
                continue
            if run.total not in wholes or not addends.issuperset(run.parts):
                continue
            tried = (key, run.grid, run.lone, run.lined, run.rest, run.times)
            if tried in barred:
                continue
            draft = _draft(page, rule, weights, run)
            if draft is not None:
                drafts[key] = draft
            else:
                barred.add(tried)
    worth = [draft for draft in drafts.values() if _likely(page, rule, weights, whole, draft)]
    if about is not None:
        worth = [draft for draft in worth if draft.verdicts[0] or draft.verdicts[1]]
    return [r for draft in worth if (r := _reading(page, rule, weights, draft)) is not None]


def _draft(page: Page, rule: Rule, weights: Weights, run: Run) -> Draft | None:
    """The words of a run; None where they forbid it, or where it does not come out and was never meant to."""
    roles: Roles = tuple([run.added if role.many else (run.total,) for role in rule.roles])
    verdicts = arithmetic.verdict(page, rule, roles)
    closed = rule.equation.relation == "=="
    if not (verdicts[0] or verdicts[1]) and len(rule.roles) > 1 and not _meant(page, rule, run, verdicts):
        return None
    once = tuple([tuple([i for i in group if group.count(i) == 1]) for group in roles]) if run.times else roles
    # What is told for several leaves a sum open only where it is not known for how many.
    drop, is_open, soft = blocked(page, rule, once) if all(once) else (False, False, True)
    if drop:
        return None
    soft = soft or run.rest or bool(run.times)
    return Draft(run, roles, verdicts, _words(page, rule, weights, run, roles, closed), is_open, soft)


def _meant(page: Page, rule: Rule, run: Run, verdicts: tuple[bool | None, bool | None]) -> bool:
    """Whether a run that does not come out may have been meant to, whatever its words say."""
    if rule.equation.relation == "==":
        told = run.grid or run.rest
        return told or (comparable(page, run) and (not repeats(page, run) or _totalled(page, rule, run)))
    if verdicts[1] is not False:
        return True
    # Parts that overlap may exceed their whole together, and are drawn from what stands before them.
    above = overfull(page, run) and comparable(page, run)
    return above and run.total < run.parts[0] and not grouped(page, run.parts)


def _totalled(page: Page, rule: Rule, run: Run) -> bool:
    """Whether a sentence adds up what it has told, and none again: 经费2540万元，市值约6.6亿元，共可节省约7亿元."""
    last = run.parts[-1]
    after = run.total > last and page.frames[run.total].sentence == page.frames[run.parts[0]].sentence
    return after and closes(page, run.total, rule.role("total"))


def _words(page: Page, rule: Rule, weights: Weights, run: Run, roles: Roles, closed: bool) -> float:
    parts = next(role for role in rule.roles if role.many)
    words = weigh(page, rule, roles) + structure(page, weights, run, closed, parts)
    return words + (weights.groups if not closed and grouped(page, run.parts) else 0.0)


def _likely(page: Page, rule: Rule, weights: Weights, whole: Role, draft: Draft) -> bool:
    """Whether a claim may come of a run, whatever its arithmetic says: else its total needs no reckoning."""
    words, holds, fails = draft.words + 1e-6, rule.thresholds.holds, rule.thresholds.fails
    if rule.equation.relation != "==":
        return words + 2 * max(weights.cut_list, 0.0) >= min(holds, fails)
    digits = telling.most_proof(page, whole, draft.run.total)
    if words + weights.proof * max(digits - 1, -0.3) >= holds:
        return True
    best = weights.unexplained + max(weights.near, weights.close, weights.off, 0.0)
    if words + weights.most_slip >= fails:
        best = max(best + weights.slip, weights.slip * max(digits + 1, 0.0))
    return words + best + max(weights.exceeding, weights.wanting) + weights.complete >= fails


def _outer_runs(page: Page, members: Sequence[int], whole: Role, parts: Role, runs: Sequence[Run]) -> Iterator[Run]:
    """Runs over the totals of inner sums, their parts left out: 261位：满百114位（女73、男41），超百147位（…）."""
    led = [run for run in runs if run.skipped == 0 and run.parts and run.total < run.parts[0]]
    inner = {i for run in led if adds_up(page, run) for i in run.parts}
    outer = [i for i in members if i not in inner]
    if inner and len(outer) > 2:
        yield from _exact(page, outer, parts)


def _families(page: Page) -> list[list[int]]:
    """Figures that may add up: those of one dimension; all counts, for 衛生所30家、診所107家，共150個施打點."""
    known = page.memory(_families)
    if "families" not in known:
        known["families"] = _addable(page)
    found: list[list[int]] = known["families"]
    return found


def _addable(page: Page) -> list[list[int]]:
    families = [members for dimension, members in page.by_dimension.items() if dimension not in NOT_ADDED]
    kin: dict[str, list[list[int]]] = {}
    for dimension, members in page.by_dimension.items():
        kin.setdefault(page.alike(dimension), []).append(members)
    families += [sorted(chain.from_iterable(group)) for group in kin.values() if len(group) > 1]
    counts = [f.index for f in page.bound if f.figure.kind == "count" and f.figure.value is not None]
    if len({page.frames[i].figure.dimension for i in counts}) > 1:
        families.append(counts)
    return [members for members in families if len(members) > 1]


def _exact(page: Page, members: Sequence[int], parts: Role) -> Iterator[Run]:
    known = page.memory(_slack)
    for i in members:
        if i not in known:
            known[i] = float(page.frames[i].figure.value or 0), _slack(page.frames[i].figure)
    values, slack = ({i: known[i][k] for i in members} for k in (0, 1))
    for sequence in sequences(page, members, parts):
        yield from exact_runs(page, sequence, values, slack)


def _slack(figure: Figure) -> float:
    """How far the true number may be off the written one, hedges included; not without bound."""
    value = float(figure.value or 0)
    ends = [float(end) for end in (figure.wide.low, figure.wide.high) if end is not None]
    return min(max((abs(end - value) for end in ends), default=0.0), abs(value) * 0.3)


def _reading(page: Page, rule: Rule, weights: Weights, draft: Draft) -> Reading | None:
    run, roles, (narrow, wide), words, is_open, soft = draft
    anchor = run.total if len(rule.roles) > 1 else run.parts[0]
    single = next((r.name for r in rule.roles if not r.many), None)
    if rule.equation.relation != "==":
        if wide is False:
            words = _words(page, rule, weights, run, roles, True)
        return Reading(rule, anchor, roles, words, 0.0, narrow, wide, open=is_open, soft=soft)
    digits = telling.proof(page, rule, roles, single) if single else share_digits(page, run)
    if narrow or wide:
        if single and not run.grid and (restated(page, run, bool(narrow)) or parted(page, run, rule)):
            return None
        gain = weights.proof * max(digits - 1, -0.3)
        return Reading(rule, anchor, roles, words, gain, narrow, wide, open=is_open, soft=soft)
    added = bool(single) and not (run.grid or run.lined)
    if added and hardly_meant(page, rule, run, words, weights.slip * max(digits + 1, 0.0)):
        return None  # not even with the most telling slip there is
    slip, gain = False, 0.0
    if words + weights.most_slip >= rule.thresholds.fails:
        slip, gain = slip_proof(page, rule, roles, digits)
    gain *= weights.slip
    if added and hardly_meant(page, rule, run, words, gain):
        return None
    if not slip:
        off = telling.nearness(page, rule, roles, single) if single else abs(1 - total_share(page, run))
        words += weights.unexplained + weights.gap(off)
    if single is None:
        if several_bases(page, run):
            return None
        over = total_share(page, run) > 1
        named_all = slip and all_named(page, run.parts, rule.role("shares").classes)
        words += weights.over_shares if over and slip else 0.0 if over or named_all else weights.short_shares
        return Reading(rule, anchor, roles, words, gain, narrow, wide, slip, is_open, soft)
    words += weights.complete if all_named(page, run.parts, rule.role("parts").classes, run.total) else 0.0
    return Reading(rule, anchor, roles, words + direction(page, weights, run), gain, narrow, wide, slip, is_open, soft)
