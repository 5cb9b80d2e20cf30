"""What a written number means: number, hedge and kind in, the narrow and the wide interval out (DESIGN.md section 4).

The only place that knows the widths. Pure and cached: an article repeats its 10% and its 3家.

Two departures from the table, both held by tests. 约 before three or more significant digits (约46.1万公里) is
politeness, not vagueness: in news such figures come out to the last place, and ten per cent of charity would excuse
every slip in them; so wide is one last place either way. 多 after whole months (两个多月) reaches a little further,
because a month has 28 to 31 days.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from checker.enums import StrEnum
from checker.figures.number import Number
from checker.interval import Interval, point
from checker.model import Hedge

EXACT_DIGITS = 3


class Mode(StrEnum):
    """What hedge words say of the true value; finer than Hedge, which is what a report shows."""

    ABOUT = "about"
    NEAR = "near"
    OVER = "over"
    ODD = "odd"
    BELOW = "below"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


HEDGES = {
    Mode.ABOUT: Hedge.APPROXIMATELY,
    Mode.NEAR: Hedge.NEARLY,
    Mode.OVER: Hedge.OVER,
    Mode.ODD: Hedge.ODD,
    Mode.BELOW: Hedge.AT_MOST,
    Mode.AT_LEAST: Hedge.AT_LEAST,
    Mode.AT_MOST: Hedge.AT_MOST,
    Mode.RANGE: Hedge.RANGE,
}


@lru_cache(maxsize=1 << 14)
def intervals(number: Number, mode: Mode | None, exact: bool, rounded: bool) -> tuple[Interval, Interval]:
    """(narrow, wide). ``exact``: a plain integer stands for itself; ``rounded``: a round one may have been rounded."""
    if number.low is not None and number.high is not None:
        return _ranged(number, number.low, number.high, mode)
    v, last = number.value, number.last
    if mode is None and number.mark in ("多", "余"):
        mode = Mode.ODD
    if mode is None and number.mark:  # 二十来
        return Interval(v - last / 5, v + last / 2), Interval(v - last / 2, v + last)
    if mode is None:
        return _plain(number, exact, rounded)
    if v < 0:
        narrow, wide = intervals(_mirrored(number), mode, exact, rounded)
        return -narrow, -wide
    narrow, wide = _hedged(number, mode)
    if number.mark in ("多", "余") and mode in (Mode.ABOUT, Mode.NEAR):  # 约50多家, 近5000余人
        odd = _hedged(number, Mode.ODD)
        narrow, wide = narrow.hull(odd[0]), wide.hull(odd[1])
    return narrow, wide


def _plain(number: Number, exact: bool, rounded: bool) -> tuple[Interval, Interval]:
    v, u, last = number.value, number.place, number.last
    slack = last / 2 if rounded and number.round else Fraction(0)
    if exact and not number.scaled:
        narrow = point(v)
        return narrow, Interval(v - slack, v + slack) if slack else narrow
    narrow = Interval(v - u / 2, v + u / 2)
    return narrow, Interval(v - slack, v + slack) if slack >= u else Interval(v - u, v + u, True, True)


def _hedged(number: Number, mode: Mode) -> tuple[Interval, Interval]:
    v, last = number.value, number.last
    if mode is Mode.ABOUT:
        place = max(number.place, last)
        far = place if number.digits >= EXACT_DIGITS else max(v / 10, last)
        return Interval(v - place / 2, v + place / 2), Interval(v - far, v + far)
    if mode is Mode.NEAR:
        return Interval(v - last, v, False, True), Interval(min(v * 17 / 20, v - last), v)
    if mode is Mode.BELOW:
        return Interval(v - last, v, False, True), Interval(min(v * 3 / 4, v - last), v)
    if mode is Mode.OVER:
        return Interval(v, v + last, True), Interval(v, max(v * 5 / 4, v + last))
    if mode is Mode.ODD:
        return Interval(v, v + last, True), Interval(v, v + last)
    bound = Interval(v, None) if mode is Mode.AT_LEAST else Interval(None, v)
    return bound, bound


def _ranged(number: Number, low: Fraction, high: Fraction, mode: Mode | None) -> tuple[Interval, Interval]:
    """A range; 几十 and 数百 reach half-way further, to the next round numbers, in the wide reading."""
    slack = number.place if number.mark == "几" else number.place / 2
    narrow, wide = Interval(low, high), Interval(low - slack, high + slack)
    if mode in (Mode.AT_LEAST, Mode.OVER):
        return Interval(low, None), Interval(wide.low, None)
    if mode in (Mode.AT_MOST, Mode.BELOW):
        return Interval(None, high), Interval(None, wide.high)
    if mode is Mode.ABOUT:
        return wide, wide.widened_by(number.place)
    return narrow, wide


def _mirrored(number: Number) -> Number:
    return Number(-number.value, number.place, number.last, number.digits, number.scaled, None, None, number.mark)
