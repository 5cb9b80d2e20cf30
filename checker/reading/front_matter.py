"""The metadata block that site builders keep at the head of a Markdown file: its title and the article's year.

Not read as YAML: two keys are wanted, their exact place counts, and a broken block must not cost the article.
"""

from __future__ import annotations

import re

from checker.patterns import compiled
from checker.reading.pieces import Piece
from checker.reading.year import year_in
from checker.records import dataclass

_BLOCK = compiled(r"(---|\+\+\+)[ \t]*\r?\n(.*?)(?:(?<=\n)|\n)(?:\1|\.\.\.)[ \t]*(?:\r?\n|\r|$)", re.DOTALL)
_KEY = compiled(r"^[\"']?([\w-]+)[\"']?[ \t]*[:=][ \t]*(\S.*?)[ \t\r]*$", re.MULTILINE)
_DATE_KEYS = (
    "date",
    "pubdate",
    "published",
    "publishdate",
    "publish_date",
    "created",
    "日期",
    "时间",
    "時間",
    "发布时间",
)
_TITLE_KEYS = ("title", "标题", "標題")
_PLAIN_YEAR = compiled(r"((?:19|20)\d\d)\d{4}(?!\d)|((?:19|20)\d\d)$")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the block ends (0: there is none), the title as written, the year."""

    end: int = 0
    title: Piece | None = None
    year: int | None = None


def front_matter(source: str) -> FrontMatter:
    """The front matter of a Markdown source."""
    block = _BLOCK.match(source) if source.startswith(("---", "+++")) else None
    if not block:
        return FrontMatter()
    title: Piece | None = None
    year: int | None = None
    for found in _KEY.finditer(source, block.start(2), block.end(2)):
        key = found[1].lower()
        if key in _TITLE_KEYS and title is None:
            title = _unquoted(found[2], found.start(2))
        elif key in _DATE_KEYS and year is None:
            year = _year(found[2].strip("\"'"))
    return FrontMatter(block.end(), title, year)


def _unquoted(value: str, at: int) -> Piece:
    if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]:
        return Piece(value[1:-1], at + 1)
    return Piece(value, at)


def _year(value: str) -> int | None:
    if year := year_in(value):
        return year
    found = _PLAIN_YEAR.match(value)
    return int(found[1] or found[2]) if found else None
