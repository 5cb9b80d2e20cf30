"""How telling it is that a reading holds, and how far off one is that does not: what the other figures predict of the
anchor, in floats where they tell."""

from __future__ import annotations

import math

from checker.claims.arithmetic import Ends, box, intervals, predicted, role_interval
from checker.claims.cues import Roles
from checker.framing.frame import Page
from checker.interval import Interval, product_size
from checker.model import Figure
from checker.rulebook import Role, Rule
from checker.rulebook.evaluate import solve_interval
from checker.rulebook.screen import float_ends, screen_of

VACUOUS = -1.0
DATE_DIGITS = 1.5  # one of some thirty days
EXACT = 9  # decimals to which floats tell what exact numbers would


def _foreseen(page: Page, rule: Rule, roles: Roles, name: str, wide: bool = False) -> Ends | None:
    """About between which ends a role would have to lie, given the intervals of the others; None where that cannot be
    said. In floats where they tell."""
    known = None if wide else box(page, rule, roles)
    screen = screen_of(rule.equation)
    if known is not None and screen is not None:
        found = screen.reckon(rule.equation.keys.index(name), known)
        if found is not None:
            return found
    if wide:
        wanted = solve_interval(rule.equation, name, intervals(page, rule, roles, True))
    else:
        wanted = predicted(page, rule, roles, name)
    return None if wanted is None else float_ends(wanted)


def proof(page: Page, rule: Rule, roles: Roles, anchor: str, wide: bool = False) -> float:
    """How many digits of the anchor the others predict: 150/163 = 92.02 % about 4, 1/2 = 50 % about 2.

    ``wide``: it holds in the wide intervals alone, and those predict less: 50/100 may be almost any rate.

    VACUOUS where an unbounded figure (30件以上) fits everything.
    """
    place = rule.places[anchor]
    figure = page.frames[roles[place][0]].figure
    if figure.value is None:
        return DATE_DIGITS
    size, width = _size(figure, role_interval(page, rule.roles[place], roles[place], wide))
    wanted = _foreseen(page, rule, roles, anchor, wide)
    if width == math.inf or (wanted and wanted[1] - wanted[0] == math.inf):
        return VACUOUS
    if size == 0 or width <= 0:
        return 0.0
    share = width / size + ((wanted[1] - wanted[0]) / max(abs(wanted[0] + wanted[1]) / 2, 1e-12) if wanted else 0.0)
    return max(0.0, round(-math.log10(share), EXACT))


def most_proof(page: Page, role: Role, index: int) -> float:
    """The most digits that ``proof`` can find in an anchor, whatever the others predict."""
    figure = page.frames[index].figure
    if figure.value is None:
        return DATE_DIGITS
    size, width = _size(figure, role_interval(page, role, (index,), False))
    if width == math.inf:
        return VACUOUS
    return max(0.0, -math.log10(width / size)) if size and width > 0 else 0.0


def _size(figure: Figure, own: Interval) -> tuple[float, float]:
    """The size of a figure and the width of what it stands for."""
    assert figure.value is not None
    return abs(product_size(figure.value, figure.factor)), max(_width(own), product_size(figure.place, figure.factor))


def _width(interval: Interval) -> float:
    if interval.low is None or interval.high is None:
        return math.inf
    return float(interval.high - interval.low)


def nearness(page: Page, rule: Rule, roles: Roles, anchor: str) -> float:
    """How far the anchor is off what the others predict, as a share of the larger; 1 where nothing is predicted.

    Figures that were meant together and are wrong are mostly off by little or by a slip; figures that were never meant
    together are off by anything (census of published errors: a third below 3 %, a third up to half).
    """
    place = rule.places[anchor]
    own = float_ends(role_interval(page, rule.roles[place], roles[place], False))
    wanted = _foreseen(page, rule, roles, anchor)
    if wanted is None or not math.isfinite(own[0] + own[1] + wanted[0] + wanted[1]):
        return 1.0
    a, b = (own[0] + own[1]) / 2, (wanted[0] + wanted[1]) / 2
    return round(abs(a - b) / max(abs(a), abs(b), 1e-12), EXACT)
