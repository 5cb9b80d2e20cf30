"""A first look at an equation in floats: what is surely so need not be judged exactly.

In: the ends of the unknowns, infinite where unbounded. A term's range is the product of its unknowns' ranges, the
polynomial's lies within the sum of them; an unknown that occurs twice only makes that sum too wide. What is closer to 0
than floats can tell is not sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from math import inf, isfinite

from checker.interval import Interval
from checker.records import dataclass
from checker.rulebook.algebra import Equation, Polynomial
from checker.rulebook.cut import MARGIN, Cut, Ends, Terms, span

WHOLE = 2.0**53  # below which floats hold whole numbers exactly
FAR = 1e30  # a number that no figure is near, in the place of infinity


@dataclass(frozen=True, slots=True)
class Screen:
    """An equation as terms over its unknowns, numbered as its keys; ``given``: the ends of its parameters.

    above, below: whether the relation holds where numerator / denominator is above 0, below 0.
    split: for each unknown the terms of the numerator without it, and those with it, it left out; under: the same of
    the denominator.
    """

    above: bool
    below: bool
    numerator: Terms
    denominator: Terms
    given: tuple[tuple[float, float], ...]
    split: tuple[tuple[Terms, Terms], ...]
    under: tuple[tuple[Terms, Terms], ...]

    def judge(self, found: Ends) -> bool | None:
        """Whether the relation holds everywhere in the box, or nowhere; None where that is not sure."""
        sign = _sign(self.numerator, found)
        if sign and self.denominator:
            sign *= _sign(self.denominator, found)
        if not sign:
            return None
        return self.above if sign > 0 else self.below

    def cut(self, unknown: int, found: Ends) -> Cut:
        """The screen for one unknown, the others given."""
        rest, slope = self.split[unknown]
        fixed, rise = self.under[unknown]
        over = (*span(rest, found), *span(slope, found))
        under = (*span(fixed, found), *span(rise, found)) if self.denominator else None
        return Cut(self.above, self.below, over, under)

    def crosses(self, found: Ends) -> bool:
        """Whether the relation is an equation that surely holds somewhere in the box."""
        if self.above or self.below or not _sign(self.denominator, found):
            return False
        if _nothing(self.numerator, found):
            return True
        negative = positive = False
        for corner in product(*[(max(low, -FAR), min(high, FAR)) for low, high in found]):
            value = size = 0.0
            for coefficient, unknowns in self.numerator:
                for i in unknowns:
                    coefficient *= corner[i]
                value += coefficient
                size += abs(coefficient)
            if value > size * MARGIN:
                positive = True
            elif value < -size * MARGIN:
                negative = True
            if positive and negative:
                return True
        return False

    def solve(self, unknown: int, found: Ends) -> tuple[float, float] | None:
        """Ends between which an unknown of an equation lies, the others given; None where that is not sure."""
        if self.above or self.below:
            return None
        rest, slope = self.split[unknown]
        low, high = _range(rest, found)
        bottom, top = _range(slope, found)
        if not (bottom > 0.0 or top < 0.0) or not isfinite(low + high + bottom + top):
            return None
        corners = (-low / bottom, -low / top, -high / bottom, -high / top)
        return min(corners), max(corners)


    def reckon(self, unknown: int, found: Ends) -> tuple[float, float] | None:
        """The ends of an unknown of an equation, the others given, as good as floats are; None where that is not
        sure."""
        if self.above or self.below:
            return None
        rest, slope = self.split[unknown]
        low, high = inf, -inf
        signs = 0
        for corner in product(*[(0.0,) if i == unknown else pair for i, pair in enumerate(found)]):
            under, size = _at(slope, corner)
            if abs(under) <= size * MARGIN or not isfinite(size):
                return None
            signs |= 1 if under > 0.0 else 2
            value = -_at(rest, corner)[0] / under
            low, high = min(low, value), max(high, value)
        return (low, high) if signs != 3 and isfinite(low + high) else None


def _at(terms: Terms, corner: Sequence[float]) -> tuple[float, float]:
    """The sum of some terms at a point, and that of their sizes."""
    value = size = 0.0
    for coefficient, unknowns in terms:
        for i in unknowns:
            coefficient *= corner[i]
        value += coefficient
        size += abs(coefficient)
    return value, size


@lru_cache(maxsize=1024)
def screen_of(equation: Equation) -> Screen | None:
    """The screen of an equation; None for those with powers or several cases."""
    if equation.powers or len(equation.cases) != 1:
        return None
    numerator, denominator = equation.cases[0].numerator, equation.cases[0].denominator
    if numerator.bent or denominator.bent or equation.cases[0].conditions:
        return None
    given = tuple(float_ends(value) for value in equation.given.values())
    above, below = equation.relation[0] == ">", equation.relation[0] == "<"
    top, bottom = _terms(numerator), _terms(denominator)
    split, under = (tuple(_split(terms, i) for i in range(len(equation.keys))) for terms in (top, bottom))
    return Screen(above, below, top, bottom, given, split, under)


def _split(terms: Terms, unknown: int) -> tuple[Terms, Terms]:
    slope = tuple((c, tuple(i for i in unknowns if i != unknown)) for c, unknowns in terms if unknown in unknowns)
    return tuple((c, unknowns) for c, unknowns in terms if unknown not in unknowns), slope


def _terms(polynomial: Polynomial) -> Terms:
    return tuple(
        (float(coefficient), tuple(i for i, exponent in enumerate(exponents) if exponent))
        for coefficient, exponents in polynomial.terms
    )


def _nothing(terms: Terms, found: Ends) -> bool:
    """Whether terms add up to exactly 0 where each unknown is one whole number: 42 + 25 + 57 = 124."""
    value = size = 0.0
    for coefficient, unknowns in terms:
        for i in unknowns:
            low, high = found[i]
            if low != high or low % 1:
                return False
            coefficient *= low
        value += coefficient
        size += abs(coefficient)
    return value == 0.0 and size < WHOLE and not any([coefficient % 1 for coefficient, _ in terms])


def _range(terms: Iterable[tuple[float, Iterable[int]]], found: Ends) -> tuple[float, float]:
    """Ends between which the sum of some terms lies, a little too wide; infinite where that is not sure."""
    bottom = top = size = 0.0
    for coefficient, unknowns in terms:
        low = high = coefficient
        for i in unknowns:
            corners = (low * found[i][0], low * found[i][1], high * found[i][0], high * found[i][1])
            low, high = min(corners), max(corners)
        bottom += low
        top += high
        size += max(abs(low), abs(high))
    if not isfinite(size):
        return -inf, inf
    return bottom - size * MARGIN, top + size * MARGIN


def _sign(terms: Terms, found: Ends) -> int:
    """1 where the terms surely add up to something above 0, -1 below, 0 where neither is sure."""
    bottom = top = low_size = high_size = 0.0
    for coefficient, unknowns in terms:
        low = high = coefficient
        for i in unknowns:
            x, y = found[i]
            if x >= 0.0:
                low, high = low * (x if low >= 0.0 else y), high * (y if high >= 0.0 else x)
            else:
                if not isfinite(low + high + x + y):
                    return 0
                corners = (low * x, low * y, high * x, high * y)
                low, high = min(corners), max(corners)
        bottom += low
        top += high
        low_size += abs(low)
        high_size += abs(high)
    return 1 if bottom > low_size * MARGIN else -1 if top < -high_size * MARGIN else 0


def float_ends(interval: Interval) -> tuple[float, float]:
    """The ends as floats, infinite where there is none."""
    low, high = interval.low, interval.high
    try:
        return (
            -inf if low is None else low.numerator / low.denominator,
            inf if high is None else high.numerator / high.denominator,
        )
    except OverflowError:
        return -inf, inf
