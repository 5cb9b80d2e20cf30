"""Lines of the text report as segments with a style name, so that plain text and a terminal share one layout; and the
folding of long lines for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.patterns import compiled
from checker.render.characters import cells

Segment = tuple[str, str]  # text, style ("" is plain)
Line = list[Segment]

# a run of Latin letters and digits stays whole; closing marks stay with what they close
_UNIT = compiled(r"(?:[!-~]+|.)[，。；：、）》」』”’！？…)]*", re.DOTALL)


def plain(line: Line) -> str:
    """The text of a line."""
    return "".join(text for text, _ in line)


def fold(text: str, width: int) -> Iterator[str]:
    """The text in pieces of at most ``width`` columns (a longer word stays whole)."""
    piece, taken = "", 0
    for unit in _UNIT.findall(text):
        size = cells(unit)
        if piece.strip() and taken + size > width:
            yield piece.rstrip()
            unit = unit.lstrip()
            piece, taken = unit, cells(unit)
        else:
            piece += unit
            taken += size
    yield piece


def styled(text: str, names: Sequence[tuple[str, str]]) -> Line:
    """The text with each of some words (text, style) in its style, the longest word first where several fit."""
    words = {word: style for word, style in reversed(names) if word}
    if not words:
        return [(text, "")]
    pattern = re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))
    line: Line = []
    at = 0
    for match in pattern.finditer(text):
        line += [(text[at : match.start()], ""), (match.group(), words[match.group()])]
        at = match.end()
    return [*line, (text[at:], "")]
