"""Markdown → blocks: markdown-it finds the blocks, markdown_inline their text; HTML passages go the way of HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.errors import ReadError
from checker.model import BlockKind, Document, Note
from checker.patterns import compiled
from checker.reading.assemble import document
from checker.reading.directives import Comment
from checker.reading.front_matter import front_matter
from checker.reading.html import HtmlReader
from checker.reading.limits import Limits
from checker.reading.markdown_inline import Inline, normal
from checker.reading.markdown_table import cell_spans
from checker.reading.pieces import Piece, RawBlock, collapse
from checker.reading.tables import Slot, cells_of
from checker.reading.titles import titled

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_NESTING = 60  # markdown-it descends by recursion

_LINE_END = compiled(r"\r\n?|\n")
_DEFINITION = compiled(r" {0,3}\[([^\[\]^][^\[\]]*)\]:\s*+<?\S*[./#]\S*(?:\s+[\"'(].*)?\s*")
_FOOTNOTE = compiled(r"\[\^[^\]\s]+\]:\s*")


def read_markdown(text: str, encoding: str, notes: tuple[Note, ...], path: str, limits: Limits) -> Document:
    """The article of a Markdown file."""
    reader = MarkdownReader(text, path, limits)
    year = reader.run()
    return document(
        path,
        "markdown",
        encoding,
        text,
        titled(reader.blocks),
        comments=sorted(reader.comments, key=lambda c: c.start),
        year=year,
        notes=notes,
    )


@cache
def _parser() -> MarkdownIt:
    """Blocks only. No indented code: in Chinese copy four spaces are an indent. No link definitions: see below."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table").disable(["code", "reference"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


@dataclass(slots=True)
class _Grid:
    """A table being read: number, the text above it, slots and their pieces."""

    number: int
    above: str
    slots: list[Slot] = field(default_factory=list)
    pieces: list[tuple[Piece, ...]] = field(default_factory=list)


class MarkdownReader:
    """One pass over markdown-it's block tokens."""

    def __init__(self, source: str, path: str, limits: Limits):
        self.source = source
        self.path = path
        self.limits = limits
        self.blocks: list[RawBlock] = []
        self.comments: list[Comment] = []
        ends = [(m.start(), m.end()) for m in _LINE_END.finditer(source)]
        self._starts = [0, *(end for _, end in ends)]
        self._stops = [*(start for start, _ in ends), len(source)]
        self._labels: set[str] = set()
        self._tables = 0

    def run(self) -> int | None:
        """Reads all blocks; returns the year that the front matter tells."""
        front = front_matter(self.source)
        if front.title:
            self.blocks.append(RawBlock(BlockKind.TITLE, (front.title,), 1))
        head = len(_LINE_END.findall(self.source, 0, front.end))
        tokens = _parser().parse("\n" * head + self.source[front.end :])
        if any(token.level >= MAX_NESTING - 1 for token in tokens):
            raise ReadError(f"blocks nested more than {MAX_NESTING // 2} deep", self.path)
        self._collect_labels(tokens)
        self._read(tokens)
        return front.year

    def _collect_labels(self, tokens: Sequence[Token]) -> None:
        """Link definitions count only with an address: markdown-it would swallow ``[记者]: 你好`` as one."""
        for token in tokens:
            if token.type == "inline" and token.content.startswith("["):
                for line in token.content.split("\n"):
                    if found := _DEFINITION.fullmatch(line):
                        self._labels.add(normal(found[1]))

    def _read(self, tokens: Sequence[Token]) -> None:
        items = 0
        heading = 0
        grid: _Grid | None = None
        row: list[Token] = []
        for token in tokens:
            kind = token.type
            if kind == "inline":
                if grid is not None:
                    row.append(token)
                else:
                    self._text(token, heading, items)
            elif kind == "heading_open":
                heading = int(token.tag[1])
            elif kind == "heading_close":
                heading = 0
            elif kind in ("list_item_open", "list_item_close"):
                items += token.nesting
            elif kind == "html_block" and token.map:
                self._html(self._starts[token.map[0]], self._stops[token.map[1] - 1])
            elif kind == "table_open":
                grid = _Grid(self._tables, self.blocks[-1].text if self.blocks else "")
                self._tables += 1
            elif kind == "tr_close" and grid is not None:
                self._row(grid, row)
                row = []
            elif kind == "table_close" and grid is not None:
                self._table(grid)
                grid = None

    def _text(self, token: Token, heading: int, items: int) -> None:
        """A heading or paragraph; a hard line break ends a paragraph as <br> does in HTML."""
        kind = BlockKind.ITEM if items else BlockKind.PARAGRAPH
        if heading:
            kind = BlockKind.HEADING
        for lines in self._passages(token):
            inline = self._inner(*lines)
            cuts = [0, *(inline.breaks if kind is BlockKind.PARAGRAPH else ()), len(inline.pieces)]
            for begin, end in pairwise(cuts):
                if pieces := collapse(inline.pieces[begin:end]):
                    self.blocks.append(RawBlock(kind, tuple(pieces), heading))

    def _passages(self, token: Token) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        """The text of an inline token with the places of its lines; a footnote's text is a passage of its own."""
        lines: list[tuple[int, int]] = []
        kept: list[str] = []
        at = 0
        for number, line in enumerate(token.content.split("\n"), token.map[0] if token.map else 0):
            if (label := _DEFINITION.fullmatch(line)) and normal(label[1]) in self._labels:
                continue
            if note := _FOOTNOTE.match(line):
                yield "\n".join(kept), lines
                lines, kept, at = [], [], 0
                line = line[note.end() :]
            lines.append((at, self._find(line, number)))
            kept.append(line)
            at += len(line) + 1
        yield "\n".join(kept), lines

    def _inner(self, text: str, lines: list[tuple[int, int]]) -> Inline:
        inline = Inline(text, lines, self._labels)
        inline.read()
        self.comments += inline.comments
        return inline

    def _find(self, text: str, number: int) -> int:
        """The source offset of a line's content: what is left when the markers before it are gone."""
        start, stop = self._starts[number], self._stops[number]
        at = self.source.rfind(text, start, stop)
        return at if at >= 0 else stop - len(self.source[start:stop].lstrip())

    def _html(self, start: int, end: int) -> None:
        reader = HtmlReader(self.source, self.path, self.limits, start, end, self._tables)
        reader.run()
        self.blocks += reader.blocks
        self.comments += reader.comments
        self._tables = reader.next_table

    def _row(self, grid: _Grid, cells: Sequence[Token]) -> None:
        if not cells or not cells[0].map:
            return
        number = cells[0].map[0]
        start, stop = self._starts[number], self._stops[number]
        spans = cell_spans(self.source[start:stop], [cell.content for cell in cells])
        row = grid.slots[-1].row + 1 if grid.slots else 0
        for column, (begin, end) in enumerate(spans):
            inner = self._inner(self.source[start + begin : start + end], [(0, start + begin)])
            pieces = tuple(collapse(inner.pieces))
            grid.slots.append(Slot(row, column, "".join(p.text for p in pieces), heading=row == 0))
            grid.pieces.append(pieces)

    def _table(self, grid: _Grid) -> None:
        for pieces, cell in zip(grid.pieces, cells_of(grid.slots, grid.number, grid.above), strict=True):
            if pieces:
                self.blocks.append(RawBlock(BlockKind.CELL, pieces, 0, cell))
