"""The year an article was published, from its dateline; 民國 years are counted from 1911."""

from __future__ import annotations

from collections.abc import Iterable

from checker.patterns import compiled

_FULL = compiled(r"(?<!\d)((?:19|20)\d\d)\s?[-./年]\s?\d{1,2}(?!\d)")
_MINGUO = compiled(r"(?:民國?\s?(\d{2,3})|(?<!\d)(1\d\d))\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}")
_AGENCY = compiled(r"((?:19|20)\d\d)年\d{1,2}月\d{1,2}日?(?:电|電|讯|訊)")


def year_in(line: str) -> int | None:
    """The year of the first full date in a dateline."""
    if found := _FULL.search(line):
        return int(found[1])
    if found := _MINGUO.search(line):
        return 1911 + int(found[1] or found[2])
    return None


def year_of(datelines: Iterable[str], lead: str) -> int | None:
    """The year from datelines, else from an agency mark that opens the text (新华社北京2020年3月3日电)."""
    for line in datelines:
        year = year_in(line)
        if year is not None:
            return year
    found = _AGENCY.search(lead, 0, 60)
    return int(found[1]) if found else None
