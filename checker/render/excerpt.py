"""The lines of an article that a finding is about, cut around its figures, with the figures' places in the cut text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from checker.model import Document, Finding, Report
from checker.records import dataclass
from checker.render.characters import cell, cells, clean

LEAST = 7  # columns of context each side of a figure before a line is split into two
EDGE = "，、；：。 　"  # not worth showing beside an ellipsis


@dataclass(frozen=True, slots=True)
class Span:
    """text[start:end] of a document; ``number`` 0 is the figure the finding stands on, the others follow."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line to show: its source line (0: the format has none), the cut text, and the spans as offsets into it."""

    line: int
    text: str
    spans: tuple[Span, ...]

    def pieces(self) -> Iterator[tuple[str, Span | None]]:
        """The text in pieces, those of a span with it."""
        at = 0
        for span in self.spans:
            yield self.text[at : span.start], None
            yield self.text[span.start : span.end], span
            at = span.end
        yield self.text[at:], None

    def underline(self, main: str = "^", other: str = "~") -> Iterator[tuple[str, Span | None]]:
        """The line of marks below ``text``, aligned by columns, in the same pieces."""
        for text, span in self.pieces():
            mark = " " if span is None else other if span.number else main
            yield mark * (cells(text) or int(span is not None)), span


def spans_of(report: Report, finding: Finding) -> list[Span]:
    """The finding's own place and its other figures and listed names, in text order, none overlapping."""
    spans = [Span(finding.start, finding.end, 0)]
    number = 1
    for index in finding.figures:
        figure = report.figures[index]
        if (figure.start, figure.end) != (finding.start, finding.end):
            spans.append(Span(figure.start, figure.end, number))
            number += 1
    if finding.claims:
        spans += [Span(name.start, name.end, number) for name in report.claims[finding.claims[0]].items]
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.number)):
        if kept and span.start < kept[-1].end:
            if span.number == 0:
                kept[-1] = span
            continue
        kept.append(span)
    return kept


def excerpts(document: Document, spans: Sequence[Span], width: int, ellipsis: str = "…") -> list[Excerpt]:
    """One excerpt a source line, more where its figures stand too far apart for one line of ``width`` columns."""
    lines: list[tuple[tuple[int, int], list[Span]]] = []
    for span in spans:
        if lines and span.start < lines[-1][0][1]:
            lines[-1][1].append(span)
        else:
            lines.append((_line_around(document.text, span), [span]))
    found: list[Excerpt] = []
    for (start, end), group in lines:
        start += len(document.text[start:end]) - len(document.text[start:end].lstrip())  # an indent says nothing
        end = start + len(document.text[start:end].rstrip())
        line = _Line(document, min(start, group[0].start), max(end, group[-1].end), width, ellipsis)
        label = _label(document, line.start, line.end, width)
        found += [_labelled(excerpt, label) for excerpt in line.cut(group, line.start, line.end)]
    return found


def _label(document: Document, start: int, end: int, width: int) -> str:
    """What says whose number it is where a line is one cell of a table, 西区 企业（家）, if there is room."""
    at = bisect_right(document.blocks, start, key=lambda block: block.start) - 1
    block = document.blocks[at] if at >= 0 else None
    if block is None or block.cell is None or (block.start, block.end) != (start, end):
        return ""
    label = clean(" ".join(filter(None, (block.cell.stub, block.cell.header))))
    return f"{label}: " if label and cells(label) + 2 + cells(document.text[start:end]) <= width else ""


def _labelled(excerpt: Excerpt, label: str) -> Excerpt:
    by = len(label)
    spans = tuple(Span(span.start + by, span.end + by, span.number) for span in excerpt.spans)
    return Excerpt(excerpt.line, label + excerpt.text, spans)


def _line_around(text: str, span: Span) -> tuple[int, int]:
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    ends = [at for at in (text.find("\n", span.end), text.find("\r", span.end)) if at >= 0]
    return start, min(ends, default=len(text))


@dataclass(frozen=True, slots=True)
class _Line:
    """One source line text[start:end] without its indent, and how much room there is to show it."""

    document: Document
    start: int
    end: int
    width: int
    ellipsis: str

    def cut(self, group: Sequence[Span], low: int, high: int) -> list[Excerpt]:
        """The excerpts that show the spans of ``group`` with some of text[low:high] around them."""
        windows = self._windows(group, low, high)
        if windows is None and len(group) > 1:
            half = len(group) // 2
            left, right = group[:half], group[half:]
            return self.cut(left, low, right[0].start) + self.cut(right, left[-1].end, high)
        if windows is None:  # one figure wider than the line: show it all the same
            windows = [(group[0].start, group[0].end)]
        return [self._excerpt(group, windows)]

    def _windows(self, group: Sequence[Span], low: int, high: int) -> list[tuple[int, int]] | None:
        """The widest windows around the spans that together fit; None where even narrow ones do not."""
        found = None
        least, most = LEAST, self.width
        while least <= most:
            context = (least + most) // 2
            windows = self._around(group, low, high, context)
            if windows is None:
                most = context - 1
            else:
                found, least = windows, context + 1
        return found

    def _around(self, group: Sequence[Span], low: int, high: int, context: int) -> list[tuple[int, int]] | None:
        """Windows with so many columns each side of every span; None where they do not fit into the line."""
        text, gap = self.document.text, cells(self.ellipsis)
        windows: list[tuple[int, int]] = []
        for span in group:
            start, end = _reach_left(text, low, span.start, context), _reach_right(text, high, span.end, context)
            if windows and start <= windows[-1][1] + gap:
                windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
            else:
                windows.append((start, end))
        taken = sum(cells(text[a:b]) for a, b in windows)
        taken += gap * (len(windows) - 1 + (windows[0][0] > self.start) + (windows[-1][1] < self.end))
        return windows if taken <= self.width else None

    def _excerpt(self, group: Iterable[Span], windows: Sequence[tuple[int, int]]) -> Excerpt:
        text = self.document.text
        shown = self.ellipsis if windows[0][0] > self.start else ""
        spans: list[Span] = []
        for i, (start, end) in enumerate(windows):
            shown += self.ellipsis if i else ""
            by = len(shown) - start
            shown += clean(text[start:end])
            spans += [Span(s.start + by, s.end + by, s.number) for s in group if start <= s.start < end]
        shown += self.ellipsis if windows[-1][1] < self.end else ""
        line = 0 if self.document.places else self.document.source_position(windows[0][0])[0]
        return Excerpt(line, shown, tuple(spans))


def _reach_left(text: str, bound: int, start: int, context: int) -> int:
    at, room = start, context
    while at > bound and room >= cell(text[at - 1]):
        at -= 1
        room -= cell(text[at])
    while bound < at < start and _joined(text[at - 1], text[at]):
        at += 1
    while at < start and text[at] in EDGE:
        at += 1
    return at


def _reach_right(text: str, bound: int, end: int, context: int) -> int:
    at, room = end, context
    while at < bound and room >= cell(text[at]):
        room -= cell(text[at])
        at += 1
    while bound > at > end and (_joined(text[at - 1], text[at]) or text[at - 1] in EDGE):
        at -= 1
    return at


def _joined(left: str, right: str) -> bool:
    """Whether a cut between two characters would tear a number, its unit or a Latin word: never show 80家 of 280家,
    nor 14 of 14个."""
    if right.isalnum():
        return left.isascii() and (left.isalnum() or (left in ".," and right.isdigit()))
    return left.isdigit() and right in ".,%％‰"
