"""From a reading to a claim: its verdict, its weight, and the arithmetic in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from checker.claims import arithmetic, telling
from checker.claims.reading import Reading
from checker.framing.frame import Page
from checker.interval import Interval
from checker.model import Claim, Expected, Figure, Kind, Severity, Verdict
from checker.rulebook import Role
from checker.rulebook.evaluate import solve_interval
from checker.verdicts.wording import decimal, expected_text, span, written_like

CLOSE = 0.125


def claim_of(page: Page, reading: Reading, others: Sequence[Reading]) -> Claim:
    """The claim of a reading; ``others`` are the readings that lost against it."""
    rule = reading.rule
    verdict = _verdict(reading)
    claim = Claim(
        rule=rule.id,
        roles=tuple((role.name, ids) for role, ids in zip(rule.roles, reading.roles, strict=True) if ids),
        verdict=verdict,
        equation=equation_text(page, reading),
        severity=_severity(page, reading),
        anchor=reading.anchor,
        items=reading.items,
        readings=tuple(equation_text(page, r) for r in others),
    )
    if verdict is not Verdict.INCONSISTENT:
        return claim
    return _with_expectation(page, reading, claim)


def _verdict(reading: Reading) -> Verdict:
    if reading.holds:
        return Verdict.CONSISTENT
    return Verdict.INCONSISTENT if reading.wide is False and not reading.open else Verdict.OPEN


def _severity(page: Page, reading: Reading) -> Severity:
    """An error must be impossible for any honest writer, its words must leave no door open, and the figures must have
    been meant together: one slip explains it, or it is off by little."""
    limit = Severity(reading.rule.severity)
    if limit is not Severity.ERROR or reading.wide is not False:
        return limit
    certain = not reading.soft and reading.score >= reading.rule.thresholds.error
    return limit if certain and (reading.slip or _close(page, reading)) else Severity.WARNING


def _close(page: Page, reading: Reading) -> bool:
    """Whether an equation is off by at most an eighth; relations other than equations know no distance."""
    anchor = reading.rule.anchor
    if reading.rule.equation.relation != "==" or anchor.many or reading.rule.bind not in ("figures", "series"):
        return True
    return telling.nearness(page, reading.rule, reading.roles, anchor.name) <= CLOSE


def equation_text(page: Page, reading: Reading) -> str:
    """The equation with the figures as written: 266家 ÷ 280家 = 95%."""
    texts = {u.key: _unknown_text(page, reading, u.role) for u in reading.rule.equation.unknowns}
    return reading.rule.equation.readable(texts)


def _unknown_text(page: Page, reading: Reading, role_name: str) -> str:
    role = reading.rule.role(role_name)
    if role.items:
        return f"{len(reading.items)}"
    figures = ids(reading, role_name)
    return " + ".join([page.frames[i].figure.text for i in figures])


def ids(reading: Reading, role_name: str) -> tuple[int, ...]:
    """The figures of a role."""
    return reading.roles[reading.rule.places[role_name]]


def expected_interval(page: Page, reading: Reading, role_name: str, wide: bool = False) -> Interval | None:
    """What a single-figure role would have to be, in base units, given the narrow intervals of the others."""
    known = arithmetic.intervals(page, reading.rule, reading.roles, wide, len(reading.items))
    return solve_interval(
        reading.rule.equation, role_name, {name: interval for name, interval in known.items() if name != role_name}
    )


def expected_value(page: Page, reading: Reading, role_name: str) -> Fraction | None:
    """The nominal expectation in the unit of the role's figure, sign of a falling word taken off."""
    figures = ids(reading, role_name)
    if len(figures) != 1 or page.frames[figures[0]].figure.kind is Kind.DATE:
        return None
    nominal = _nominal(page, reading, skip=role_name)
    wanted = solve_interval(reading.rule.equation, role_name, nominal)
    if wanted is None or wanted.low is None or wanted.high is None:
        return None
    figure = page.frames[figures[0]].figure
    value = (wanted.low + wanted.high) / 2 / _factor(reading.rule.role(role_name), figure)
    return -value if arithmetic.negative(page, reading.rule.role(role_name), figures[0]) else value


def _factor(role: Role, figure: Figure) -> Fraction:
    """What a figure's value is multiplied by in the equation: nothing where the rule takes it in its own unit."""
    return Fraction(1) if role.take == "unit" else figure.factor


def _nominal(page: Page, reading: Reading, skip: str) -> dict[str, Interval]:
    found: dict[str, Interval] = {}
    for role, figures in zip(reading.rule.roles, reading.roles, strict=True):
        if role.name == skip:
            continue
        if role.items:
            found[role.name] = Interval(Fraction(len(reading.items)), Fraction(len(reading.items)))
            continue
        total = Fraction(0)
        for i in figures:
            figure = page.frames[i].figure
            day = arithmetic.day_number(page, role, i) if figure.kind is Kind.DATE else None
            value = day if day is not None else (figure.value or Fraction(0)) * _factor(role, figure)
            total += -value if arithmetic.negative(page, role, i) else value
        found[role.name] = Interval(total, total)
    return found


def _with_expectation(page: Page, reading: Reading, claim: Claim) -> Claim:
    name = reading.rule.report
    value = expected_value(page, reading, name)
    if value is None:
        return claim
    figure = page.frames[ids(reading, name)[0]].figure
    text = expected_text(figure, value)
    return Claim(
        rule=claim.rule,
        roles=claim.roles,
        verdict=claim.verdict,
        equation=claim.equation,
        severity=claim.severity,
        anchor=claim.anchor,
        items=claim.items,
        expected=Expected(name, text),
        computed=text,
        allowed=_allowed(page, reading, name, figure),
        readings=claim.readings,
    )


def _allowed(page: Page, reading: Reading, name: str, figure: Figure) -> str:
    """All values that a careful writer could have written there."""
    wanted = expected_interval(page, reading, name)
    if wanted is None or wanted.low is None or wanted.high is None:
        return ""
    if arithmetic.negative(page, reading.rule.role(name), figure.index):
        wanted = -wanted
    factor = _factor(reading.rule.role(name), figure)
    exact = figure.narrow.low == figure.narrow.high
    slack = Fraction(0) if exact else figure.place * factor / 2
    return span(figure, wanted.widened_by(slack).scale(1 / factor))


def message_texts(page: Page, reading: Reading, claim: Claim) -> Mapping[str, str]:
    """What the placeholders of a message stand for."""
    texts = {"computed": claim.computed}
    for role, figures in zip(reading.rule.roles, reading.roles, strict=True):
        if role.items:
            texts[role.name] = "、".join(n.text for n in reading.items)
            texts[f"{role.name}.count"] = str(len(reading.items))
            continue
        frames = [page.frames[i].figure for i in figures]
        if not frames:
            continue
        texts[role.name] = (" + " if role.many else "、").join(f.text for f in frames)
        texts[f"{role.name}.count"] = str(len(frames))
        if role.many:
            total = sum(((f.value or Fraction(0)) * f.factor for f in frames), Fraction(0))
            places = max((_places(f) for f in frames), default=0)
            # 10金 + 7银 + 10铜 are 27面, in the unit of their whole
            mixed = len({f.dimension for f in frames}) > 1 and not reading.rule.anchor.many
            styles = [page.frames[reading.anchor].figure] if mixed else frames
            texts[f"{role.name}.sum"] = f"{texts[role.name]} = {_total(styles, total, places)}"
        else:
            value = expected_value(page, reading, role.name)
            texts[f"{role.name}.expected"] = expected_text(frames[0], value) if value is not None else "?"
            texts[f"{role.name}.allowed"] = _allowed(page, reading, role.name, frames[0])
    return texts


def _places(figure: Figure) -> int:
    decimals = figure.literal.partition(".")[2]
    return next((i for i, char in enumerate(decimals) if not char.isdigit()), len(decimals))


def _total(figures: Sequence[Figure], total: Fraction, places: int) -> str:
    largest = max(figures, key=lambda f: f.value or Fraction(0))
    if any(char.isdigit() for char in largest.literal):
        return written_like(largest, total / largest.factor, places)
    return decimal(total / largest.factor, places)
