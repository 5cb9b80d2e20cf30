"""The article as HTML: its blocks, with every figure marked and tied to the cards that speak of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from checker.model import Block, BlockKind, Document, Report
from checker.render.markup import attribute, content

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
    ordered = sorted(marks.values(), key=lambda m: (m.start, -m.end))
    pieces: list[str] = []
    at = 0
    for table, blocks in groupby(_blocks(document), key=lambda b: b.cell.table if b.cell else None):
        group = list(blocks)
        pieces.append(_outside(document, ordered, at, group[0].start))
        if table is None:
            pieces += [_block(document, ordered, block, line_label) for block in group]
        else:
            pieces.append(_table(document, ordered, group))
        at = group[-1].end
    pieces.append(_outside(document, ordered, at, len(document.text)))
    return "".join(pieces)


def _blocks(document: Document) -> Iterator[Block]:
    """The blocks in order; what lies between two of them is kept as a block of its own where it says something."""
    at = 0
    for block in document.blocks:
        if block.start >= at:
            yield block
            at = block.end


def _outside(document: Document, marks: Sequence[Mark], start: int, end: int) -> str:
    if not document.text[start:end].strip():
        return ""
    return f'<p class="outside">{_marked(document.text, marks, start, end)}</p>\n'


def _block(document: Document, marks: Sequence[Mark], block: Block, line_label: str) -> str:
    tag, name = TAGS[block.kind]
    place = document.place(block.start)
    if not place:
        place = line_label.format(line=document.source_position(block.start)[0])
    return f'<{tag} class="{name}" data-place="{attribute(place)}">{_of(document, marks, block)}</{tag}>\n'


def _of(document: Document, marks: Sequence[Mark], block: Block) -> str:
    return _marked(document.text, marks, block.start, block.end)


def _table(document: Document, marks: Sequence[Mark], blocks: Sequence[Block]) -> str:
    rows = []
    for _, cells in groupby(blocks, key=lambda b: b.cell.row if b.cell else 0):
        tds = "".join(f"<td>{_of(document, marks, cell)}</td>" for cell in cells)
        rows.append(f"<tr>{tds}</tr>")
    return f'<div class="table"><table>{"".join(rows)}</table></div>\n'


def _marked(text: str, marks: Sequence[Mark], start: int, end: int) -> str:
    pieces: list[str] = []
    at = start
    for mark in marks:
        if mark.start >= end:
            break
        if mark.start < at or mark.end > end:  # before this stretch, or inside another mark
            continue
        pieces += [content(text[at : mark.start]), mark.tag(), content(text[mark.start : mark.end]), "</span>"]
        at = mark.end
    pieces.append(content(text[at:end]))
    return "".join(pieces)
