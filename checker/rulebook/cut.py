"""A screen with all unknowns but one given, in floats: nearly all combinations of figures are told by it."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, nan

from checker.records import dataclass

Ends = Sequence[tuple[float, float]]
Terms = tuple[tuple[float, tuple[int, ...]], ...]
Line = tuple[float, float, float, float, float, float]

MARGIN = 1e-9


@dataclass(frozen=True, slots=True)
class Cut:
    """A screen with all unknowns but one given: what is above and below the line, as ends and size of the rest and of
    what the unknown is multiplied by."""

    above: bool
    below: bool
    over: Line
    under: Line | None

    def judge(self, low: float, high: float) -> bool | None:
        """As ``Screen.judge``, with the ends of the unknown."""
        sign = _side(self.over, low, high)
        if sign and self.under is not None:
            sign *= _side(self.under, low, high)
        return (self.above if sign > 0 else self.below) if sign else None


def _side(line: Line, low: float, high: float) -> int:
    """1 where rest + slope · unknown is surely above 0, -1 below, 0 where neither is sure."""
    bottom, top, size, least, most, steepness = line
    if steepness:
        if low >= 0.0:
            bottom += least * (low if least >= 0.0 else high)
            top += most * (high if most >= 0.0 else low)
            size += steepness * high
        else:
            corners = (least * low, least * high, most * low, most * high)
            bottom, top = bottom + min(corners), top + max(corners)
            size += steepness * max(-low, high)
    slack = size * MARGIN
    return 1 if bottom > slack else -1 if top < -slack else 0


def span(terms: Terms, found: Ends) -> tuple[float, float, float]:
    """The ends between which the sum of some terms lies, and the size of the terms; not a number where one is not
    bounded."""
    bottom = top = size = 0.0
    for coefficient, unknowns in terms:
        low = high = coefficient
        for i in unknowns:
            x, y = found[i]
            if x >= 0.0:
                low, high = low * (x if low >= 0.0 else y), high * (y if high >= 0.0 else x)
            else:
                corners = (low * x, low * y, high * x, high * y)
                low, high = (min(corners), max(corners)) if isfinite(sum(corners)) else (nan, nan)
        bottom += low
        top += high
        size += max(-low, high)
    return (bottom, top, size) if isfinite(bottom + top + size) else (nan, nan, nan)
