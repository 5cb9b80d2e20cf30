"""A first look at an equation in floats: does it surely fail? What is not sure is judged exactly afterwards.

In: the ends of the unknowns, infinite where unbounded. A term's range is the product of its unknowns' ranges, the
polynomial's lies within the sum of them; an unknown that occurs twice only makes that sum too wide. What is closer to 0
than floats can tell is not sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import inf
from typing import NamedTuple

from checker.interval import Interval
from checker.rulebook.algebra import Equation, Polynomial

Ends = Sequence[tuple[float, float]]
Terms = tuple[tuple[float, tuple[int, ...]], ...]

MARGIN = 1e-9


class Screen(NamedTuple):
    """An equation as terms over its unknowns, numbered as its keys; ``given``: the ends of its parameters."""

    numerator: Terms
    denominator: Terms
    given: tuple[tuple[float, float], ...]

    def fails(self, found: Ends) -> bool:
        """Whether the relation holds nowhere in the box, and its denominator is nowhere 0."""
        return _signed(self.numerator, found) and (not self.denominator or _signed(self.denominator, found))


@lru_cache(maxsize=1024)
def screen_of(equation: Equation) -> Screen | None:
    """The screen of an equation; None for those with powers, several cases or a relation other than ==."""
    if equation.relation != "==" or equation.powers or len(equation.cases) != 1:
        return None
    numerator, denominator = equation.cases[0].numerator, equation.cases[0].denominator
    if numerator.bent or denominator.bent:
        return None
    given = tuple(float_ends(value) for value in equation.given.values())
    return Screen(_terms(numerator), _terms(denominator) if denominator.used else (), given)


def _terms(polynomial: Polynomial) -> Terms:
    return tuple(
        (float(coefficient), tuple(i for i, exponent in enumerate(exponents) if exponent))
        for coefficient, exponents in polynomial.terms
    )


def _signed(terms: Terms, found: Ends) -> bool:
    """Whether the terms surely add up to something above 0, or below."""
    bottom = top = low_size = high_size = 0.0
    for coefficient, unknowns in terms:
        low = high = coefficient
        for i in unknowns:
            x, y = found[i]
            if x >= 0.0:
                low, high = low * (x if low >= 0.0 else y), high * (y if high >= 0.0 else x)
            else:
                corners = (low * x, low * y, high * x, high * y)
                low, high = min(corners), max(corners)
        bottom += low
        top += high
        low_size += abs(low)
        high_size += abs(high)
    return bottom > low_size * MARGIN or top < -high_size * MARGIN


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
