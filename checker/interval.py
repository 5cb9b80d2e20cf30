"""Exact intervals of rational numbers with open or closed ends; ``None`` is an unbounded end.

A written number stands for an interval (DESIGN.md section 4); relations are judged on intervals, not by tolerances.
"""

from __future__ import annotations

from fractions import Fraction

from checker.records import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """All x with low ≤ x ≤ high, an open end excluding its bound. ``None`` means unbounded."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def scale(self, factor: Fraction) -> Interval:
        """The interval times an exact number."""
        if factor < 0:
            return (-self).scale(-factor)
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
            self.low_open,
            self.high_open,
        )

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return self._below(other) and other._below(self)

    def _below(self, other: Interval) -> bool:
        """Whether some number of self is ≤ some number of other."""
        if self.low is None or other.high is None:
            return True
        if self.low == other.high:
            return not (self.low_open or other.high_open)
        return self.low < other.high

    def contains(self, value: Fraction) -> bool:
        """Whether value lies within."""
        return self.meets(point(value))

    def widened_by(self, slack: Fraction) -> Interval:
        """Both ends moved outwards by slack."""
        return Interval(
            None if self.low is None else self.low - slack,
            None if self.high is None else self.high + slack,
            self.low_open,
            self.high_open,
        )

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low, low_open = self.low, self.low_open
        if low is not None:
            if other.low is None or other.low < low:
                low, low_open = other.low, other.low_open
            elif other.low == low:
                low_open = low_open and other.low_open
        high, high_open = self.high, self.high_open
        if high is not None:
            if other.high is None or other.high > high:
                high, high_open = other.high, other.high_open
            elif other.high == high:
                high_open = high_open and other.high_open
        return Interval(low, high, low_open, high_open)


def point(value: Fraction) -> Interval:
    """The interval that holds one number."""
    return Interval(value, value)


def product_size(value: Fraction, factor: Fraction) -> float:
    """``float(value * factor)`` without the product in lowest terms."""
    return value.numerator * factor.numerator / (value.denominator * factor.denominator)


ANY = Interval(None, None)
ZERO = point(Fraction(0))
