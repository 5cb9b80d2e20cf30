"""Silencing written into the article: zscheck comments in Markdown and HTML, and （原文如此） or [sic] after a figure.

    <!-- zscheck-disable-next-line ZS101 -- figures as in the source document -->
    <!-- zscheck-disable-line … --> <!-- zscheck-disable-file … --> <!-- zscheck-disable … --> … <!-- zscheck-enable -->

Here they become Silences, ranges of the extracted text. Which findings these match is the business of silencing.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from checker.model import Note, Silence
from checker.patterns import compiled
from checker.reading.lines import line_starts, position
from checker.records import dataclass

Segments = Sequence[tuple[int, int]]

_DIRECTIVE = compiled(r"\s*zscheck-([a-z-]+)(?:[\s:]+(.*))?", re.DOTALL)
_SIC = compiled(r"[（(\[［【]\s*(?:原文如此|sic)\s*[!！]?\s*[）)\]］】]", re.IGNORECASE)
_NUMERAL = compiled(
    r"[\d０-９〇零一二三四五六七八九十百千万亿两兩萬億廿卅半][\d０-９〇零一二三四五六七八九十百千万亿两兩萬億.．,，%％‰/／:：-]*"
)
_SIC_REACH = 24
_ACTIONS = ("disable-next-line", "disable-line", "disable-file", "disable", "enable")
SIC_REASON = "原文如此"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the source: its text and where it stands."""

    text: str
    start: int
    end: int


def silences_of(
    text: str, segments: Segments, comments: Sequence[Comment], source: str | None
) -> tuple[tuple[Silence, ...], tuple[Note, ...]]:
    """All silences of a document, in order of their place, and notes on directives that are none."""
    silences: list[Silence] = []
    if "原文如此" in text or "sic" in text.lower():
        silences = sic_silences(text, segments, line_starts(text if source is None else source))
    notes: list[Note] = []
    if source is not None and any("zscheck-" in comment.text for comment in comments):
        found, notes = _directives(text, segments, comments, source)
        silences += found
    return tuple(sorted(silences, key=lambda s: (s.line, s.column))), tuple(notes)


def sic_silences(text: str, segments: Segments, starts: tuple[int, ...]) -> list[Silence]:
    """A silence over the figure right before each （原文如此）."""
    silences = []
    for mark in _SIC.finditer(text):
        reach = max(0, mark.start() - _SIC_REACH, text.rfind("\n", 0, mark.start()) + 1)
        numerals = list(_NUMERAL.finditer(text, reach, mark.start()))
        if numerals:
            place = position(starts, _source(segments, mark.start()))
            silences.append(Silence(numerals[-1].start(), mark.start(), (), SIC_REASON, *place, figure=True))
    return silences


def _directives(
    text: str, segments: Segments, comments: Sequence[Comment], source: str
) -> tuple[list[Silence], list[Note]]:
    starts = line_starts(source)
    silences: list[Silence] = []
    notes: list[Note] = []
    open_: list[tuple[int, tuple[str, ...], str, tuple[int, int]]] = []
    for comment in comments:
        found = _DIRECTIVE.fullmatch(comment.text)
        if not found:
            continue
        place = position(starts, comment.start)
        action, (rules, reason) = found[1], _arguments(found[2] or "")
        if action not in _ACTIONS:
            notes.append(Note("ZS902", f"unknown directive zscheck-{action}. Known: {', '.join(_ACTIONS)}", *place))
        elif action == "enable":
            closed = [o for o in open_ if not rules or set(o[1]) & set(rules) or not o[1]]
            silences += [_between(text, segments, o[0], comment.start, *o[1:]) for o in closed]
            open_ = [o for o in open_ if o not in closed]
        elif action == "disable":
            open_.append((comment.end, rules, reason, place))
        elif action == "disable-file":
            silences.append(Silence(0, len(text), rules, reason, *place))
        else:
            begin, end = _line(source, starts, comment, action == "disable-next-line")
            silences.append(_between(text, segments, begin, end, rules, reason, place))
    silences += [_between(text, segments, o[0], len(source), *o[1:]) for o in open_]
    return silences, notes


def _arguments(words: str) -> tuple[tuple[str, ...], str]:
    """Rules and reason: ``ZS101, growth-rate -- as in the report``."""
    rules, _, reason = (" " + words).partition(" --")
    return tuple(re.split(r"[\s,，、]+", rules.strip())) if rules.strip() else (), " ".join(reason.split())


def _line(source: str, starts: tuple[int, ...], comment: Comment, following: bool) -> tuple[int, int]:
    """The source range of the comment's line, or of the next line that is not empty."""
    line = bisect_right(starts, comment.end - 1 if following else comment.start)
    if following:
        while line < len(starts) and not source[starts[line] : _line_end(source, starts, line)].strip():
            line += 1
        line += 1
    begin = starts[min(line, len(starts)) - 1]
    return (begin, _line_end(source, starts, line - 1)) if line <= len(starts) else (len(source), len(source))


def _line_end(source: str, starts: tuple[int, ...], line: int) -> int:
    return starts[line + 1] if line + 1 < len(starts) else len(source)


def _between(
    text: str, segments: Segments, begin: int, end: int, rules: tuple[str, ...], reason: str, place: tuple[int, int]
) -> Silence:
    """A silence over the text that stands in a range of the source."""
    return Silence(_text(text, segments, begin), _text(text, segments, end), rules, reason, *place)


def _text(text: str, segments: Segments, source_offset: int) -> int:
    """The first text offset that stands at or behind a source offset."""
    if not segments:
        return min(source_offset, len(text))
    i = bisect_left(segments, source_offset, key=lambda s: s[1])
    if i:
        at, source = segments[i - 1]
        end = segments[i][0] if i < len(segments) else len(text)
        return min(at + source_offset - source, end)
    return segments[0][0]


def _source(segments: Segments, offset: int) -> int:
    if not segments:
        return offset
    at, source = segments[max(0, bisect_right(segments, (offset, 1 << 60)) - 1)]
    return source + offset - at
