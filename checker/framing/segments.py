"""Where sentences, clauses and brackets lie around the figures of a text.

In: the folded view and the figures' spans in it. Out: for each figure its sentence, clause and bracket depth. One pass
over the marks of punctuation; a mark inside a figure (the comma of 4,326) separates nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from checker.patterns import compiled
from checker.tuples import NamedTuple

MARK = compiled(r"[。！？!?；;，,、：:（）()\[\]【】〔〕\n]|…+")
_SENTENCE_END = frozenset("。！？!?\n")
_CLAUSE_END = frozenset("；;，,：:")
_OPEN = frozenset("（([【〔")
_CLOSE = frozenset("）)]】〕")


class Place(NamedTuple):
    """Where a figure stands. clause_start: view offset at which the words that may belong to it begin;
    item_start: the same, but a list comma 、 also ends the stretch; clause_end: where they stop on its right."""

    sentence: int
    clause: int
    depth: int
    bracket: int
    clause_start: int
    item_start: int
    clause_end: int


def places(text: str, spans: Sequence[tuple[int, int]]) -> list[Place]:
    """The place of each span; spans are ascending and do not overlap. Linear in the text."""
    marks = _outer_marks(text, spans)
    marks.append(len(text))
    stops = [position for position in marks[:-1] if text[position] != "、"]
    stops.append(len(text))
    found: list[Place] = []
    sentence = clause = depth = bracket = brackets = 0
    clause_start = item_start = 0
    stack: list[tuple[int, int, int, int]] = []
    at = 0
    for start, end in spans:
        while (position := marks[at]) < start:
            mark = text[position]
            at += 1
            if mark == "、":
                item_start = position + 1
            elif mark in _CLAUSE_END:
                clause += 1
                clause_start = item_start = position + 1
            elif mark in _SENTENCE_END:
                sentence += 1
                clause += 1
                clause_start = item_start = position + 1
                # A bracket that was never closed ends with its sentence, so that one slip does not hide the rest.
                depth, bracket = 0, 0
                stack.clear()
            elif mark in _OPEN:
                stack.append((depth, bracket, clause_start, item_start))
                brackets += 1
                depth, bracket = depth + 1, brackets
                clause_start = item_start = position + 1
            elif mark == "…":
                clause += 1
                while text[position : position + 1] == "…":
                    position += 1
                clause_start = item_start = position
            elif stack:
                depth, bracket, clause_start, item_start = stack.pop()
        stop = stops[bisect_left(stops, end)]
        found.append(Place(sentence, clause, depth, bracket, clause_start, item_start, stop))
    return found


def _outer_marks(text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """Where the marks of punctuation stand outside all spans."""
    positions = [match.start() for match in MARK.finditer(text)]
    inner: set[int] = set()
    for start, end in spans:
        first = bisect_left(positions, start)
        inner.update(positions[first : bisect_left(positions, end, first)])
    return [position for position in positions if position not in inner] if inner else positions
