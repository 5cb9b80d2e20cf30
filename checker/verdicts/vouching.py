"""Whether a slip mends a claim, and which contradictions no slip can mend without breaking what holds."""

from __future__ import annotations

from collections.abc import Sequence

from checker.claims import arithmetic
from checker.claims.charity import told_once
from checker.claims.currency import worth
from checker.claims.reading import Reading
from checker.figures.slips import Slip
from checker.framing.frame import Page
from checker.interval import Interval
from checker.model import Claim, Figure, Verdict
from checker.rulebook.evaluate import holds
from checker.rulebook.screen import screen_of

MARGIN, SOLID, PROOF = 5, 3, 0.75  # a claim so much weaker, or with so little proof, says nothing against a slip
TELLING = 3  # digits of a figure whose second mention is hardly chance


def vouched(page: Page, readings: Sequence[Reading], claims: Sequence[Claim]) -> frozenset[int]:
    """Indexes of the contradictions that a slip would explain, but every such slip breaks a claim that holds.

    Where 1530万股, 892.5万股 and 637.5万股 add up, none of them is wrong for the sake of 占7.5%, which then belongs to
    something else.
    """
    holding: dict[int, list[Reading]] = {}
    once = {id(reading) for reading in told_once(r for r in readings if r.rule.equation.relation == "==")}
    for reading, claim in zip(readings, claims, strict=True):
        if id(reading) in once and claim.verdict is Verdict.CONSISTENT and reading.rule.equation.relation == "==":
            for figure in claim.figures():
                if reading.rule.bind != "mentions" or page.frames[figure].figure.digits >= TELLING:
                    holding.setdefault(figure, []).append(reading)
    return frozenset(
        i
        for i, (reading, claim) in enumerate(zip(readings, claims, strict=True))
        if claim.verdict is Verdict.INCONSISTENT and reading.slip and _spoken_for(page, reading, claim, holding)
    )


def _spoken_for(page: Page, reading: Reading, claim: Claim, holding: dict[int, list[Reading]]) -> bool:
    """Whether there are slips that mend a contradiction, and each breaks a claim that holds."""
    any_mends = False
    for figure in claim.figures():
        slips = [slip for slip in page.slips(figure) if mended(page, reading, figure, slip)]
        any_mends = any_mends or bool(slips)
        others = [o for o in holding.get(figure, ()) if _counts(o, reading)]
        others = [o for o in others if not _by_the_way(page, o, reading, figure)]
        if any(all(mended(page, other, figure, slip) for other in others) for slip in slips):
            return False
    return any_mends


def _counts(other: Reading, reading: Reading) -> bool:
    """Whether a claim that holds weighs enough to speak against a slip: no 61個 ÷ 31,709個 = 0.19% by mere chance."""
    if not other.narrow:  # only a loose writer would have meant it
        return other.score > reading.score
    return other.score > reading.score - MARGIN or (other.proof > PROOF and other.score > SOLID)


def _by_the_way(page: Page, other: Reading, reading: Reading, figure: int) -> bool:
    """Whether a sum that holds says nothing of a figure: it cuts the failing list short, or would hold without it.

    7例、9例、5例 of 共21例 is no sum of 7例、9例; 15.7亿 + 12.5亿 + 28.2万 = 28.2亿 does not need its last part.
    """
    if other.rule.bind != "series" or reading.rule.bind != "series":
        return False
    own, others = set(reading.figures()) - {reading.anchor}, set(other.figures()) - {other.anchor}
    return (others < own and other.score < reading.score) or _spare(page, other, figure)


def _spare(page: Page, other: Reading, figure: int) -> bool:
    """Whether a sum holds without one of its parts, which is lost in the rounding of the others."""
    known = arithmetic.intervals(page, other.rule, other.roles, False, 0)
    for role, figures in zip(other.rule.roles, other.roles, strict=True):
        rest = [i for i in figures if i != figure]
        if role.many and rest and len(rest) < len(figures):
            known[role.name] = arithmetic.role_interval(page, role, rest, False)
            return holds(other.rule.equation, known) is True
    return False


def mended(page: Page, reading: Reading, changed: int, slip: Slip) -> bool:
    """Whether a reading holds with one figure's number replaced."""
    sure = _surely(page, reading, changed, slip)
    if sure is not None:
        return sure
    known = arithmetic.intervals(page, reading.rule, reading.roles, False, len(reading.items))
    for role, figures in zip(reading.rule.roles, reading.roles, strict=True):
        if changed in figures:
            rest = [i for i in figures if i != changed]
            own = _as_written(page.frames[changed].figure, slip, unscaled=role.take in ("unit", "yuan"))
            if role.take == "yuan":
                own = worth(own, page.frames[changed].figure.unit, page.currencies)
            if arithmetic.negative(page, role, changed):
                own = -own
            known[role.name] = arithmetic.role_interval(page, role, rest, False) + own if rest else own
    return holds(reading.rule.equation, known) is True


def _surely(page: Page, reading: Reading, changed: int, slip: Slip) -> bool | None:
    """The same where floats can tell."""
    rule = reading.rule
    screen, known = screen_of(rule.equation), arithmetic.box(page, rule, reading.roles)
    if screen is None or known is None:
        return None
    figure = page.frames[changed].figure
    half = 0.0 if figure.narrow.low == figure.narrow.high else slip.half
    found = list(known)
    for role, figures in zip(rule.roles, reading.roles, strict=True):
        if changed not in figures or role.name not in rule.equation.keys:
            continue
        if role.take == "yuan":
            return None
        scale = 1.0 if role.take == "unit" else figure.factor.numerator / figure.factor.denominator
        low, high = (slip.size - half) * scale, (slip.size + half) * scale
        if arithmetic.negative(page, role, changed):
            low, high = -high, -low
        rest = [i for i in figures if i != changed]
        if rest:
            ends = arithmetic.ends_of(page, role, rest)[1]
            low, high = low + ends[0], high + ends[1]
        found[rule.equation.keys.index(role.name)] = low, high
    sure = screen.judge(found)
    return True if sure is None and screen.crosses(found) else sure


def _as_written(figure: Figure, slip: Slip, *, unscaled: bool) -> Interval:
    exact = figure.narrow.low == figure.narrow.high
    half = 0 if exact else slip.place / 2
    factor = 1 if unscaled else figure.factor
    return Interval((slip.value - half) * factor, (slip.value + half) * factor)
