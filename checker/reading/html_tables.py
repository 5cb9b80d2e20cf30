"""Where the cells of an HTML table stand, spans counted, and whether it holds data or only lays out the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.model import BlockKind
from checker.reading.html_tokens import Token
from checker.reading.pieces import RawBlock, merged
from checker.reading.tables import Slot, cells_of

MAX_COLUMNS = 64
MAX_ROWS = 1000
CELL_LENGTH = 160  # longer than any cell of figures: running text


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    rows: int
    columns: int
    heading: bool
    first: int
    last: int = -1


@dataclass(slots=True)
class Table:
    """A table being read. ``first`` is the index of its first block, ``above`` the text before it (单位：万元)."""

    number: int
    first: int
    above: str
    row: int = -1
    column: int = 0
    cells: list[_Cell] = field(default_factory=list)
    _carried: dict[int, int] = field(default_factory=dict)  # column → the row up to which a cell above reaches

    def open_row(self, index: int) -> None:
        """A new row begins."""
        self.close_cell(index)
        self.row += 1
        self.column = 0

    def open_cell(self, token: Token, index: int) -> None:
        """A cell begins at the next free column."""
        if self.row < 0:
            self.row = 0
        self.close_cell(index)
        while self._carried.get(self.column, -1) >= self.row:
            self.column += 1
        columns = _span(token.attribute("colspan"), MAX_COLUMNS)
        rows = _span(token.attribute("rowspan"), MAX_ROWS)
        self.cells.append(_Cell(self.row, self.column, rows, columns, token.value == "th", index))
        if rows > 1:
            self._carried.update(dict.fromkeys(range(self.column, self.column + columns), self.row + rows - 1))
        self.column += columns

    def close_cell(self, index: int) -> None:
        """The open cell, if any, ends before the block with this index."""
        if self.cells and self.cells[-1].last < 0:
            self.cells[-1].last = index

    def blocks(self, inner: Sequence[RawBlock]) -> list[RawBlock]:
        """The table's blocks, those of a cell joined to one where the table holds data."""
        contents = [inner[cell.first - self.first : cell.last - self.first] for cell in self.cells]
        if not self._holds_data(contents):
            return list(inner)
        outside = inner[: self.cells[0].first - self.first]
        unit = " ".join([self.above[-60:], *(block.text for block in outside)])
        slots = [
            Slot(c.row, c.column, " ".join(b.text for b in own if b.cell is None), c.rows, c.columns, c.heading)
            for c, own in zip(self.cells, contents, strict=True)
        ]
        out = list(outside)
        for own, cell in zip(contents, cells_of(slots, self.number, unit), strict=True):
            plain = [block for block in own if block.cell is None]
            if plain:
                out.append(RawBlock(BlockKind.CELL, merged(plain), 0, cell))
            out += [block for block in own if block.cell is not None]  # of a table within the cell
        return out

    def _holds_data(self, contents: Sequence[Sequence[RawBlock]]) -> bool:
        if len({cell.row for cell in self.cells}) < 2 or len({cell.column for cell in self.cells}) < 2:
            return False
        return not any(_runs_on([b for b in own if b.cell is None]) for own in contents)


def _runs_on(blocks: Sequence[RawBlock]) -> bool:
    """Whether a cell holds an article rather than an entry."""
    text = "".join(block.text for block in blocks)
    return (len(text) > CELL_LENGTH and "。" in text) or any(block.kind is BlockKind.HEADING for block in blocks)


def _span(value: str | None, most: int) -> int:
    digits = (value or "").strip()
    return max(1, min(int(digits), most)) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 1
