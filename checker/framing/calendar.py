"""The day that a written date means: what it leaves out is taken from dates before it, or from the article's year.

今(7)日 takes its month from the dateline, 3月6日 its year; where no year is known a leap year stands in, so that days can
still be counted within a year, but no weekday is told from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from checker.model import Figure, Kind

_STAND_IN = 2000


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is known. ordinal: day number, None where month or day stay unknown."""

    year: int
    year_known: bool
    month: int | None
    day: int | None

    @property
    def ordinal(self) -> int | None:
        """The proleptic day number; None for partial or impossible dates."""
        if self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day).toordinal()
        except ValueError:
            return None


def days_of(figures: Sequence[Figure], year: int | None) -> dict[int, Day]:
    """The day of every date figure by index; a part left out is that of the nearest date before it."""
    found: dict[int, Day] = {}
    last_year, last_month = year, None
    for figure in figures:
        if figure.kind is not Kind.DATE or not figure.iso:
            continue
        parts = _parts(figure.iso)
        if parts is None:
            continue
        y, m, d = parts
        if y is not None:
            last_year = y
        elif m is None:
            m = last_month
        found[figure.index] = Day(y or last_year or _STAND_IN, (y or last_year) is not None, m, d)
        last_month = m or last_month
    return found


def _parts(iso: str) -> tuple[int | None, int | None, int | None] | None:
    """(year, month, day) of 2020-03-03, 2020-03, 2020, --03-03, --03, ---03."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?|--(\d\d)(?:-(\d\d))?|---(\d\d)", iso)
    if match is None:
        return None
    y, m, d, m2, d2, d3 = (int(g) if g else None for g in match.groups())
    return y, m or m2, d or d2 or d3
