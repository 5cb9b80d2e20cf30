"""A first look at an equation in floats: what is surely so need not be judged exactly.

In: the ends of the unknowns, infinite where unbounded. A term's range is the product of its unknowns' ranges, the
polynomial's lies within the sum of them; an unknown that occurs twice only makes that sum too wide. What is closer to 0
than floats can tell is not sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import inf, isfinite
from typing import NamedTuple

from checker.interval import Interval
from checker.rulebook.algebra import Equation, Polynomial

Ends = Sequence[tuple[float, float]]
Terms = tuple[tuple[float, tuple[int, ...]], ...]

MARGIN = 1e-9


class Screen(NamedTuple):
    """An equation as terms over its unknowns, numbered as its keys; ``given``: the ends of its parameters.

    above, below: whether the relation holds where numerator / denominator is above 0, below 0.
    """

    above: bool
    below: bool
    numerator: Terms
    denominator: Terms
    given: tuple[tuple[float, float], ...]

    def judge(self, found: Ends) -> bool | None:
        """Whether the relation holds everywhere in the box, or nowhere; None where that is not sure."""
        sign = _sign(self.numerator, found)
        if sign and self.denominator:
            sign *= _sign(self.denominator, found)
        if not sign:
            return None
        return self.above if sign > 0 else self.below


@lru_cache(maxsize=1024)
def screen_of(equation: Equation) -> Screen | None:
    """The screen of an equation; None for those with powers or several cases."""
    if equation.powers or len(equation.cases) != 1:
        return None
    numerator, denominator = equation.cases[0].numerator, equation.cases[0].denominator
    if numerator.bent or denominator.bent:
        return None
    given = tuple(float_ends(value) for value in equation.given.values())
    above, below = equation.relation[0] == ">", equation.relation[0] == "<"
    return Screen(above, below, _terms(numerator), _terms(denominator), given)


def _terms(polynomial: Polynomial) -> Terms:
    return tuple(
        (float(coefficient), tuple(i for i, exponent in enumerate(exponents) if exponent))
        for coefficient, exponents in polynomial.terms
    )


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
