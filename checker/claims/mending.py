"""How much it tells that a single slip of the pen would make a failing equation hold.

Most slips lead nowhere near what the other figures ask for. That is seen from their sizes in floats; only where it is
not plain, the equation is solved exactly and the slips are looked at one by one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from checker.claims.arithmetic import Ends, box, ends_of, negative, predicted, role_interval
from checker.claims.cues import Roles
from checker.figures.slips import Sizes, Slip, sizes_of
from checker.framing.frame import Page
from checker.interval import ANY, Interval
from checker.model import Figure, Kind
from checker.rulebook import Role, Rule
from checker.rulebook.screen import float_ends, screen_of

UNCOMMON = ("across", "doubled")  # slips that happen, but prove as little as a wrong digit
PRECISE = 4  # digits
_ZERO, _ONE = Fraction(0), Fraction(1)


def slip_proof(page: Page, rule: Rule, roles: Roles, digits: float) -> tuple[bool, float]:
    """(whether one slip in one figure would make the equation hold, digits of evidence in that).

    Chance gives a way as many slips of a kind as there are: of the digits that the relation predicts, those are lost.
    There are many wrong digits, few swaps, and hardly any lost scale words, so a lost scale word is telling.
    """
    looked_at: list[int] = []
    mending: set[str] = set()
    for role, figures in zip(rule.roles, roles, strict=True):
        if role.items:
            continue
        if _hopeless(page, rule, roles, role, figures):
            looked_at += figures
            continue
        wanted = predicted(page, rule, roles, role.name)
        if wanted is None:
            continue
        for i in figures:
            rest = [j for j in figures if j != i]
            own = wanted - role_interval(page, role, rest, False) if rest else wanted
            if len(figures) - len(rest) > 1:
                own = own.scale(Fraction(1, len(figures) - len(rest)))
            if negative(page, role, i):
                own = -own
            looked_at.append(i)
            figure = page.frames[i].figure
            if own.low is not None and (slack := _cut_off(figure)):
                own = Interval(own.low - slack, own.high)
            if role.take == "yuan":
                own = _foreign(page, figure, own)
            if _may_reach(page, role, i, float_ends(own)):
                counted = figure.narrow.low == figure.narrow.high
                mending.update(_mending(page.slips(i), _factor(page, role, i), own, counted))
    if not mending:
        return False, 1.0
    tried = Counter(slip.kind for i in looked_at for slip in page.slips(i))
    for kind in UNCOMMON:
        tried[kind] = tried.total()
    return True, max(0.0, max(digits - math.log10(tried[kind]) for kind in mending) + 1)


def _cut_off(figure: Figure) -> Fraction:
    """How much more than rounded a rate may stand for: many are cut off (53.448 % → 53.44 %).

    Of a rate with few digits, and of slips in the figures beside it, chance finds too many.
    """
    if figure.kind is Kind.PERCENT and figure.digits >= PRECISE and figure.hedge is None:
        return figure.place / 2 * figure.factor
    return _ZERO


def _factor(page: Page, role: Role, index: int) -> Fraction:
    return _ONE if role.take in ("unit", "yuan") else page.frames[index].figure.factor


def _foreign(page: Page, figure: Figure, yuan: Interval) -> Interval:
    """What yuan may be in the currency of a figure."""
    rate = page.currencies.get(figure.unit or "")
    if rate is None or yuan.low is None or yuan.high is None or not rate.low or not rate.high:
        return ANY
    return Interval(yuan.low / rate.high, yuan.high / rate.low)


def _hopeless(page: Page, rule: Rule, roles: Roles, role: Role, figures: Sequence[int]) -> bool:
    """Whether surely no slip in a role's figures comes near what the others ask for."""
    screen, known = screen_of(rule.equation), box(page, rule, roles)
    keys = rule.equation.keys
    if screen is None or known is None or role.name not in keys or not figures or role.take == "yuan":
        return False
    wanted = screen.solve(keys.index(role.name), known)
    if wanted is None:
        return False
    each = [ends_of(page, role, (i,))[1] for i in figures]
    least, most = sum([low for low, _ in each]), sum([high for _, high in each])
    for i, own in zip(figures, each, strict=True):
        low, high = wanted
        times = figures.count(i)  # more than once where one is told for several
        if len(figures) > 1:  # what the others leave
            low, high = (low - (most - own[1] * times)) / times, (high - (least - own[0] * times)) / times
        if not math.isfinite(low + high):
            return False
        if negative(page, role, i):
            low, high = -high, -low
        if _may_reach(page, role, i, (low - float(_cut_off(page.frames[i].figure)), high)):
            return False
    return True


def _may_reach(page: Page, role: Role, index: int, wanted: Ends) -> bool:
    """Whether a slip in a figure may lead between two ends in base units."""
    known = page.memory(sizes_of)
    if index not in known:
        known[index] = sizes_of(page.frames[index].figure)
    sizes: Sizes | None = known[index]
    factor = _factor(page, role, index)
    scale = factor.numerator / factor.denominator
    return sizes is None or sizes.reach(wanted[0] / scale, wanted[1] / scale)


def _mending(slips: Sequence[Slip], factor: Fraction, wanted: Interval, counted: bool) -> Iterator[str]:
    """The kinds of slips by which the number that was meant, rounded as written, lies in the wanted interval.

    A counted figure (6梯次) is exact however it slipped. Floats, with a margin above their error, decide clear cases.
    """
    low, high = float_ends(wanted)
    scale = factor.numerator / factor.denominator
    for slip in slips:
        value = slip.size * scale
        margin = slip.half * scale + abs(value) * 1e-9
        if value + margin >= low and value - margin <= high:
            exact = _ZERO if counted else slip.place / 2 * factor
            if Interval(slip.value * factor - exact, slip.value * factor + exact).meets(wanted):
                yield slip.kind
