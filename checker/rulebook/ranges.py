"""Signs and ranges of polynomials over boxes of exact intervals, in plain integers.

A polynomial that is linear in each unknown takes its extremes over a box at the box's corners, even where an unknown
occurs twice; one that is bent in an unknown does so where it is monotone in it, which is checked on its derivative.
The quotient of two linear ones is monotone in each unknown as well. A corner is a (numerator, denominator) an unknown;
an unbounded end is the point (±1, 0) at infinity, where the same sum gives the leading coefficient.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import isqrt
from operator import mul

from checker.interval import Interval
from checker.rulebook.algebra import Polynomial

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

End: TypeAlias = tuple[int, int, bool]  # numerator, denominator (0 at infinity), whether the end itself is excluded
Box: TypeAlias = list[tuple[End, ...]]
Signs: TypeAlias = tuple[bool, bool, bool]  # negative, zero, positive values occur

ROOT_SCALE = 10**20


def ends(interval: Interval) -> tuple[End, ...]:
    """The corners of one interval; a third one, 0, where it is unbounded on both sides."""
    low, high = interval.low, interval.high
    if low is None:
        if high is None:
            return ((-1, 0, True), (0, 1, False), (1, 0, True))
        return ((-1, 0, True), (high.numerator, high.denominator, interval.high_open))
    if high is None:
        return ((low.numerator, low.denominator, interval.low_open), (1, 0, True))
    if low == high:
        return ((low.numerator, low.denominator, False),)
    return (
        (low.numerator, low.denominator, interval.low_open),
        (high.numerator, high.denominator, interval.high_open),
    )


def signs(polynomial: Polynomial, box: Box) -> Signs | None:
    """Which signs a polynomial takes on a box; None where that cannot be decided."""
    used = polynomial.used
    bent = polynomial.bent
    if bent and any(not denominator for i in used for _, denominator, _ in box[i]):
        return None
    values = corner_values(polynomial, polynomial.degrees, used, box)
    negative, positive = min(values) < 0, max(values) > 0
    if negative and positive:
        return True, True, True  # it is continuous, so it passes 0 between the two corners
    if bent and not all(_monotone(slope, box) for slope in polynomial.slopes):
        return None
    return negative, 0 in values and any(attained(0, values, used, box)), positive


def _monotone(slope: Polynomial, box: Box) -> bool:
    found = signs(slope, box)
    return found is not None and not (found[0] and found[2])


def corner_values(polynomial: Polynomial, degrees: tuple[int, ...], used: tuple[int, ...], box: Box) -> list[int]:
    """The polynomial at every corner, times the corner's denominators to the power of ``degrees``.

    The corners are numbered with the last of the used unknowns running fastest.
    """
    rows = [polynomial.coefficients]
    for i in used:
        degree, column = degrees[i], polynomial.columns[i]
        factors = []
        for numerator, denominator, _ in box[i]:
            scale = (denominator, numerator) if degree == 1 else _scale(numerator, denominator, degree)
            factors.append([scale[exponent] for exponent in column])
        rows = [list(map(mul, row, factor)) for row in rows for factor in factors]
    return list(map(sum, rows))


def _scale(numerator: int, denominator: int, degree: int) -> list[int]:
    return [numerator**exponent * denominator ** (degree - exponent) for exponent in range(degree + 1)]


def attained(value: int, values: Sequence[int], used: tuple[int, ...], box: Box) -> list[bool]:
    """For each finite corner with this (extreme) value, whether the box holds a point where it is taken.

    A corner with excluded ends does not count itself, but where the whole face spanned by the excluded directions has
    the same value, the inside of that face does.
    """
    found = []
    strides = []
    stride = 1
    for i in reversed(used):
        strides.append((i, stride))
        stride *= len(box[i])
    for corner, at in enumerate(values):
        if at != value:
            continue
        flips = []
        finite = True
        for i, stride in strides:
            chosen = corner // stride % len(box[i])
            _, denominator, is_open = box[i][chosen]
            finite = finite and denominator != 0
            if is_open:
                flips.append(stride if chosen == 0 else -stride)
        if finite:
            faces = (sum(moves) for k in range(1, len(flips) + 1) for moves in combinations(flips, k))
            found.append(all(values[corner + move] == value for move in faces))
    return found


def quotient_range(numerator: Polynomial, denominator: Polynomial | None, box: Box) -> Interval | None:
    """The range of a quotient (or of one polynomial); None where the denominator may be 0 or it is not monotone."""
    bottom, degrees, used = _quotient(numerator, denominator)
    below = signs(bottom, box)
    if below is None or below[1] or below[0] == below[2]:
        return None
    for i in used:
        if degrees[i] > 1 and not _quotient_monotone(numerator, bottom, i, box):
            return None
    tops = corner_values(numerator, degrees, used, box)
    unders = corner_values(bottom, degrees, used, box)
    if below[0]:
        tops, unders = [-top for top in tops], [-under for under in unders]
    low: tuple[int, int] | None = None
    high = (0, 1)
    down = up = False
    for top, under in zip(tops, unders, strict=True):
        if not under:
            up, down = up or top > 0, down or top < 0
        elif low is None:
            low = high = top, under
        elif top * low[1] < low[0] * under:
            low = top, under
        elif top * high[1] > high[0] * under:
            high = top, under
    if low is None:
        return None
    return Interval(
        None if down else Fraction(*low),
        None if up else Fraction(*high),
        not down and not _attained(low, tops, unders, used, box),
        not up and not _attained(high, tops, unders, used, box),
    )


def _attained(extreme: tuple[int, int], tops: list[int], unders: list[int], used: tuple[int, ...], box: Box) -> bool:
    """Whether the box holds a point where the quotient is extreme; 0 ÷ 0 at an excluded corner takes any value."""
    a, b = extreme
    there = [top * b == a * under for top, under in zip(tops, unders, strict=True)]
    return any(attained(True, there, used, box))


@lru_cache(maxsize=4096)
def _quotient(
    numerator: Polynomial, denominator: Polynomial | None
) -> tuple[Polynomial, tuple[int, ...], tuple[int, ...]]:
    """The denominator, the higher degree of each unknown, the unknowns that occur."""
    bottom = denominator or Polynomial(((1, (0,) * len(numerator.degrees)),))
    degrees = tuple(map(max, numerator.degrees, bottom.degrees))
    return bottom, degrees, tuple(i for i, degree in enumerate(degrees) if degree)


def _quotient_monotone(numerator: Polynomial, denominator: Polynomial, unknown: int, box: Box) -> bool:
    if any(not end[1] for i in (*numerator.used, *denominator.used) for end in box[i]):
        return False
    rising = numerator.derivative(unknown) * denominator - numerator * denominator.derivative(unknown)
    return _monotone(rising, box)


def power(interval: Interval, exponent: int) -> Interval:
    """A non-negative interval to a whole power."""
    low, high = interval.low, interval.high
    return Interval(
        None if low is None else low**exponent,
        None if high is None else high**exponent,
        interval.low_open and exponent > 0,
        interval.high_open and exponent > 0,
    )


def root(interval: Interval, degree: int) -> Interval:
    """The root of a non-negative interval, rounded outwards where it is irrational."""
    low, high = interval.low, interval.high
    return Interval(
        None if low is None else _root(low, degree, False),
        None if high is None else _root(high, degree, True),
        interval.low_open,
        interval.high_open,
    )


def _root(value: Fraction, degree: int, up: bool) -> Fraction:
    top, bottom = whole_root(value.numerator, degree), whole_root(value.denominator, degree)
    if top**degree == value.numerator and bottom**degree == value.denominator:
        return Fraction(top, bottom)
    return Fraction(whole_root(value.numerator * ROOT_SCALE**degree // value.denominator, degree) + up, ROOT_SCALE)


def whole_root(value: int, degree: int) -> int:
    """The largest whole number whose power is not above value (Newton's steps from above)."""
    if degree == 2:
        return isqrt(value)
    if degree == 1 or value < 2:
        return value
    guess = 1 << -(-value.bit_length() // degree)
    while True:
        step = ((degree - 1) * guess + value // guess ** (degree - 1)) // degree
        if step >= guess:
            return guess
        guess = step
