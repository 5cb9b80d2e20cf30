"""The day that a written date means: what it leaves out is taken from dates around it, or from the article's year.

今(7)日 takes the month that brings it nearest to the article's first full date (the dateline, mostly), other bare days
the month of the last full day before them. 3月6日 takes its year from a full date in its sentence, else from the
article; where a weekday stands behind it, from the first of the years named that it agrees with. A year alone
(2024年度计划) lends itself only to a day right behind it. Where no year is known the first full date's stands in, or a
leap year, so that days can still be counted within a year, but no weekday is told from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from checker.model import Figure, Kind
from checker.patterns import compiled
from checker.records import dataclass

_STAND_IN = _LEAP = 2000
_LAST = 9999
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MOST_YEARS = 4
HALF_MONTH, HALF_YEAR = 15, 6
SPRING, AUTUMN = 6, 10  # months until which a date may be next year's, from which on last year's
REACH = 2  # characters between a year and the day that belongs to it: 2024年的3月6日
_ISO = compiled(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?|--(\d\d)(?:-(\d\d))?|---(\d\d)")

Parts = tuple[int | None, int | None, int | None]


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
        if not (1 <= self.year <= _LAST and 1 <= self.month <= 12 and 1 <= self.day <= days_in(self.year, self.month)):
            return None
        before = self.year - 1
        months = sum([days_in(self.year, month) for month in range(1, self.month)])
        return before * 365 + before // 4 - before // 100 + before // 400 + months + self.day


def days_in(year: int, month: int) -> int:
    """How many days a month has; the standard module that knows it takes longer to load than an article to read."""
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _DAYS[month - 1]


def days_of(
    figures: Sequence[Figure], sentences: Sequence[int], todays: Sequence[bool], year: int | None
) -> dict[int, Day]:
    """The day of every date figure by index.

    sentences   the sentence each figure stands in
    todays      whether it is named as today or a neighbour of today: 今(7)日, 昨(6)日
    """
    found: dict[int, Day] = {}
    dates = [(at, parts) for at, parts in enumerate(map(_parts, figures)) if parts is not None]
    years = tuple(dict.fromkeys([y for _, (y, _, _) in dates]))[:MOST_YEARS]
    article = next((parts for _, parts in dates if parts[1] and parts[2]), None)
    stand_in = year or next((y for _, (y, _, d) in dates if y and d), None) or _STAND_IN
    named = (-1, 0)  # the year of the last full date, with its sentence
    month: tuple[int, int | None] = (-1, None)  # the last month named, with its sentence
    day_month: int | None = None  # the month of the last day that names one
    alone: tuple[int, int] = (-REACH - 1, 0)  # where a year without a month ends, and which
    for at, (y, m, d) in dates:
        figure, sentence = figures[at], sentences[at]
        if y is None and m is None and d is not None:
            if todays[at] and article is not None:
                m = _nearest_month(article, d)
            else:
                m = month[1] if month[0] == sentence and day_month is None else day_month or month[1]
        elif m is not None:
            month = (sentence, m)
            day_month = m if d is not None else day_month
        if y is not None and m is None:
            alone = (figure.view_end, y)
        elif y is not None:
            named = (sentence, y)
        beside = alone[1] if figure.view_start - alone[0] <= REACH else None
        if y is None and beside is not None:
            named = (sentence, beside)
        known = y or beside or (named[1] if named[0] == sentence else None) or year
        turn = _turn(article[1], m) if y is None and todays[at] and article is not None else 0
        if y is None and m is not None and d is not None:
            near = () if year is None else (year + 1,) if m <= SPRING else (year - 1,) if m >= AUTUMN else ()
            known = _agreeing((known, *near, *years), m, d, _weekday_behind(figures, at)) or known
        found[figure.index] = Day((known or stand_in) + turn, known is not None, m, d)
    return found


def _nearest_month(article: Parts, day: int) -> int:
    """The month that brings a bare day nearest to the article's day: 昨(30)日 in an article of 1 May."""
    month, own = article[1] or 1, article[2] or 1
    if day - own > HALF_MONTH:
        return (month - 2) % 12 + 1
    return month % 12 + 1 if own - day > HALF_MONTH else month


def _turn(article: int | None, month: int | None) -> int:
    """Which year a neighbour of today lies in, the article's being 0: 昨天（12月31日） in an article of 1 January."""
    if article is None or month is None or abs(month - article) <= HALF_YEAR:
        return 0
    return 1 if month < article else -1


def _weekday_behind(figures: Sequence[Figure], at: int) -> int | None:
    """The weekday written right behind a date: 3月15日（星期五）."""
    if at + 1 < len(figures):
        other = figures[at + 1]
        if other.kind is Kind.WEEKDAY and other.value and other.view_start - figures[at].view_end <= REACH:
            return int(other.value)
    return None


def _agreeing(years: Sequence[int | None], month: int, day: int, weekday: int | None) -> int | None:
    """The first year in which the day falls on its weekday."""
    for year in years if weekday is not None else ():
        ordinal = None if year is None else Day(year, True, month, day).ordinal
        if ordinal is not None and (ordinal - 1) % 7 + 1 == weekday:
            return year
    return None


def overrun(figure: Figure) -> Fraction | None:
    """By how many days a date that names its month lies past the month's end: 1 for 4月31日.

    None for a day there is, of which there is nothing to say. Without a year February has 29 days.
    """
    year, month, day = _parts(figure) or (None, None, None)
    if month is None or day is None:
        return None
    over = day - days_in(year or _LEAP, month)
    return Fraction(over) if over > 0 else None


def _parts(figure: Figure) -> Parts | None:
    """(year, month, day) of a date figure."""
    return _parts_of(figure.iso) if figure.kind is Kind.DATE else None


@lru_cache(maxsize=1 << 12)
def _parts_of(iso: str) -> Parts | None:
    """(year, month, day) of 2020-03-03, 2020-03, 2020, --03-03, --03, ---03."""
    match = _ISO.fullmatch(iso)
    if match is None:
        return None
    y, m, d, m2, d2, d3 = [int(g) if g else None for g in match.groups()]
    return y, m or m2, d or d2 or d3
