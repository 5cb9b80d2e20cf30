"""The arithmetic of a reading: intervals of its roles, and whether the equation can hold."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from checker.claims.cues import Roles, has
from checker.claims.currency import in_yuan
from checker.framing.calendar import overrun
from checker.framing.frame import Page
from checker.interval import ANY, Interval, point
from checker.model import Figure, Hedge, Kind
from checker.rulebook import Role, Rule
from checker.rulebook.evaluate import holds, solve_interval
from checker.rulebook.screen import Screen, float_ends, screen_of

Ends = tuple[float, float]

CAP = Fraction(1, 80)  # 300人 of 500人 may be rounded, but are not 65 %
_ROUNDED = (Kind.COUNT, Kind.NUMBER, Kind.MONEY)
_LIMITS = (Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.OVER)  # 每月不超过200元: where the limit itself is reckoned with


def base_interval(figure: Figure, wide: bool) -> Interval:
    """The narrow or wide interval in base units; no count is below nought (6班以下)."""
    written = figure.wide if wide else figure.narrow
    if written.low is None and figure.kind is Kind.COUNT and written.high is not None and written.high >= 0:
        written = Interval(Fraction(0), written.high, False, written.high_open)
    if wide and figure.hedge is None and figure.kind in _ROUNDED and written.low is not None and figure.value:
        written = _capped(figure, written)
    return written if figure.factor == 1 else written.scale(figure.factor)


def _capped(figure: Figure, written: Interval) -> Interval:
    """A wide interval, at most an eightieth to either side: half the last place of 300 is a sixth of it."""
    assert figure.value is not None and written.low is not None and written.high is not None
    slack = max(abs(figure.value) * CAP, figure.place)
    low, high = figure.value - slack, figure.value + slack
    return Interval(max(written.low, low), min(written.high, high), written.low_open, written.high_open)


def day_number(page: Page, role: Role, index: int) -> Fraction | None:
    """The number that a date contributes: its day number, weekday 1–7, year, month or the days past its
    month's end; None where it is not known."""
    day = page.days.get(index)
    if day is None:
        return None
    if role.take == "year":
        return Fraction(day.year) if day.year_known else None
    if role.take == "month":
        return Fraction(day.month) if day.month else None
    if role.take == "overrun":
        return overrun(page.frames[index].figure)
    ordinal = day.ordinal
    if ordinal is None or (role.take == "weekday" and not day.year_known):
        return None
    return Fraction((ordinal - 1) % 7 + 1 if role.take == "weekday" else ordinal)


def negative(page: Page, role: Role, index: int) -> bool:
    """Whether a falling word before a figure of a signed role (下降8%, 减少7件) makes it negative."""
    return role.signed and has(page.frames[index].left, role.down)


def role_interval(page: Page, role: Role, figures: Sequence[int], wide: bool, items: int = 0) -> Interval:
    """The interval that a role contributes to the equation: one figure's, or the sum of many."""
    if role.items:
        return point(Fraction(items))
    total: Interval | None = None
    for i in figures:
        own = _own_interval(page, role, i, wide)
        if role.signed and negative(page, role, i):
            own = -own
        total = own if total is None else total + own
    assert total is not None, "a role without figures has no interval"
    return total


def _own_interval(page: Page, role: Role, index: int, wide: bool) -> Interval:
    figure = page.frames[index].figure
    if role.take == "yuan":
        return in_yuan(figure, wide, page.currencies)
    if role.take == "unit":
        return figure.wide if wide else figure.narrow
    if role.take == "limit" and figure.hedge in _LIMITS and figure.value is not None:
        half = figure.place / 2
        return Interval(figure.value - half, figure.value + half).scale(figure.factor)
    if figure.kind is not Kind.DATE:
        return _based(page, index)[wide]
    number = day_number(page, role, index)
    return ANY if number is None else point(number)


def _based(page: Page, index: int) -> tuple[Interval, Interval]:
    """The narrow and wide intervals of a figure in base units."""
    known = page.memory(base_interval)
    found: tuple[Interval, Interval] | None = known.get(index)
    if found is None:
        figure = page.frames[index].figure
        narrow = base_interval(figure, False)
        found = known[index] = narrow, narrow if figure.wide is figure.narrow else base_interval(figure, True)
    return found


def ends_of(page: Page, role: Role, figures: Sequence[int]) -> tuple[Ends, Ends]:
    """Ends in floats between which all lies that a role contributes: in any sense, and in the narrow one."""
    if len(figures) == 1:
        return _ends(page, role, figures[0])
    least = most = low = high = 0.0
    for i in figures:
        wide, narrow = _ends(page, role, i)
        least, most = least + wide[0], most + wide[1]
        low, high = low + narrow[0], high + narrow[1]
    return (least, most), (low, high)


def _ends(page: Page, role: Role, index: int) -> tuple[Ends, Ends]:
    plain = not role.signed and (role.take is None or role.take == "day")
    known = page.memory(float_ends if plain else role)
    found: tuple[Ends, Ends] | None = known.get(index)
    if found is None:
        low, high = narrow = float_ends(_own_interval(page, role, index, False))
        least, most = float_ends(_own_interval(page, role, index, True))
        ends = min(low, least), max(high, most)
        if negative(page, role, index):
            ends, narrow = (-ends[1], -ends[0]), (-high, -low)
        found = known[index] = ends, narrow
    return found


def intervals(page: Page, rule: Rule, roles: Roles, wide: bool, items: int = 0) -> dict[str, Interval]:
    """The intervals of all filled roles."""
    return {
        role.name: role_interval(page, role, figures, wide, items)
        for role, figures in zip(rule.roles, roles, strict=True)
        if figures or role.items
    }


def verdict(page: Page, rule: Rule, roles: Roles) -> tuple[bool | None, bool | None]:
    """Whether the equation can hold in the (narrow, wide) intervals."""
    screen = screen_of(rule.equation)
    ends = _wide_box(page, rule, roles, screen) if screen is not None else None
    if screen is not None and ends is not None:
        sure = screen.judge(ends)
        if sure is not None:
            return sure, sure
        known = box(page, rule, roles)
        if known is not None and screen.crosses(known):
            return True, True
    return exact_verdict(page, rule, roles)


def exact_verdict(page: Page, rule: Rule, roles: Roles) -> tuple[bool | None, bool | None]:
    """The same, where floats do not tell."""
    narrow = holds(rule.equation, intervals(page, rule, roles, False))
    if narrow:
        return True, True
    return narrow, holds(rule.equation, intervals(page, rule, roles, True))


def _wide_box(page: Page, rule: Rule, roles: Roles, screen: Screen) -> list[Ends] | None:
    """The widest ends of all that the rule's screen asks for; None where ``box`` has none."""
    found = []
    for unknown in rule.equation.unknowns:
        place = rule.places.get(unknown.key)
        if place is None or rule.roles[place].items:
            return None
        found.append(ends_of(page, rule.roles[place], roles[place])[0] if roles[place] else (0.0, 0.0))
    return [*found, *screen.given]


def predicted(page: Page, rule: Rule, roles: Roles, name: str) -> Interval | None:
    """What a role would have to be, given the narrow intervals of the others."""
    known = page.memory(rule)
    if (name, roles) not in known:
        known[name, roles] = solve_interval(rule.equation, name, _narrow(page, rule, roles))
    found: Interval | None = known[name, roles]
    return found


def _narrow(page: Page, rule: Rule, roles: Roles) -> dict[str, Interval]:
    known = page.memory(rule)
    found: dict[str, Interval] | None = known.get(roles)
    if found is None:
        found = known[roles] = intervals(page, rule, roles, False)
    return found


def box(page: Page, rule: Rule, roles: Roles) -> list[Ends] | None:
    """The narrow ends of all that the rule's screen asks for, in its order; None where there is no screen for it."""
    screen = screen_of(rule.equation)
    if screen is None:
        return None
    known = page.memory(screen)
    found: list[Ends] | None = known.get(roles)
    if found is None:
        found = []
        for unknown in rule.equation.unknowns:
            place = rule.places.get(unknown.key)
            if place is None or rule.roles[place].items:
                return None
            found.append(ends_of(page, rule.roles[place], roles[place])[1] if roles[place] else (0.0, 0.0))
        found += screen.given
        known[roles] = found
    return found
