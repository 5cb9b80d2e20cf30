"""The article as HTML: its blocks, with every figure marked and tied to the cards that speak of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from checker.model import Block, BlockKind, Document, Report
from checker.render.markup import attribute, content

INNER = 20  # marks looked at for those inside one other
TAGS = {
    BlockKind.TITLE: ("h3", "title"),
    BlockKind.HEADING: ("h4", "heading"),
    BlockKind.DATELINE: ("p", "dateline"),
    BlockKind.PARAGRAPH: ("p", "paragraph"),
    BlockKind.ITEM: ("p", "item"),
    BlockKind.CELL: ("p", "cell"),
    BlockKind.CAPTION: ("p", "caption"),
}


@dataclass(slots=True)
class Mark:
    """A stretch of the article that cards point at: their ids, and the number and severity of a finding that stands
    on it."""

    start: int
    end: int
    id: str
    figure: bool = True
    cards: list[str] = field(default_factory=list)
    number: int = 0
    severity: str = ""

    def tag(self) -> str:
        """The opening tag. Only what takes part in a relation can be reached with the keyboard."""
        names = "f" if self.figure else "n"
        names += " checked" if self.cards else ""
        names += f" bad {self.severity}" if self.severity else ""
        parts = [f'<span class="{names}" id="{self.id}"']
        if self.cards:
            parts.append(f' data-cards="{" ".join(self.cards)}" aria-describedby="{self.cards[0]}" tabindex="0"')
        if self.number:
            parts.append(f' data-n="{self.number}"')
        return "".join(parts) + ">"


def article(report: Report, marks: Mapping[str, Mark], line_label: str) -> str:
    """The article element's content; text outside all blocks is shown, too, but pale."""
    document = report.document
    assert document is not None
    return _Writer(document, sorted(marks.values(), key=lambda m: (m.start, -m.end)), line_label).article()


class _Writer:
    """Writes the stretches of one document with the marks that lie in them; ``marks`` in text order, outer first."""

    def __init__(self, document: Document, marks: Sequence[Mark], line_label: str) -> None:
        self.document = document
        self.marks = marks
        self.starts = [mark.start for mark in marks]
        self.line_label = line_label

    def article(self) -> str:
        pieces: list[str] = []
        at = 0
        for table, group in groupby(self._blocks(), key=lambda b: b.cell.table if b.cell else None):
            blocks = list(group)
            if table is not None:
                pieces += [self._outside(at, blocks[0].start), self._table(blocks)]
                at = blocks[-1].end
                continue
            for block in blocks:
                pieces += [self._outside(at, block.start), self._block(block)]
                at = block.end
        pieces.append(self._outside(at, len(self.document.text)))
        return "".join(pieces)

    def _blocks(self) -> Iterator[Block]:
        at = 0
        for block in self.document.blocks:
            if block.start >= at:
                yield block
                at = block.end

    def _outside(self, start: int, end: int) -> str:
        if not self.document.text[start:end].strip():
            return ""
        return f'<p class="outside">{self._stretch(start, end)}</p>\n'

    def _block(self, block: Block) -> str:
        tag, name = TAGS[block.kind]
        place = self.document.place(block.start)
        if not place:
            place = self.line_label.format(line=self.document.source_position(block.start)[0])
        inner = self._stretch(block.start, block.end)
        return f'<{tag} class="{name}" data-place="{attribute(place)}">{inner}</{tag}>\n'

    def _table(self, blocks: Sequence[Block]) -> str:
        rows = []
        for _, cells in groupby(blocks, key=lambda b: b.cell.row if b.cell else 0):
            rows.append("<tr>" + "".join(f"<td>{self._stretch(c.start, c.end)}</td>" for c in cells) + "</tr>")
        return f'<div class="table"><table>{"".join(rows)}</table></div>\n'

    def _stretch(self, start: int, end: int) -> str:
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return self._marked(self.marks[first:last], start, end)

    def _marked(self, marks: Sequence[Mark], start: int, end: int) -> str:
        """text[start:end] with marks, those that lie within another inside it (a figure in a listed name)."""
        text = self.document.text
        pieces: list[str] = []
        at = start
        for i, mark in enumerate(marks):
            if mark.start < at or mark.end > end:
                continue
            inner = [m for m in marks[i + 1 : i + 1 + INNER] if m.end <= mark.end]
            pieces += [content(text[at : mark.start]), mark.tag(), self._marked(inner, mark.start, mark.end), "</span>"]
            at = mark.end
        return "".join([*pieces, content(text[at:end])])
