"""Where the cells of an HTML table stand, spans counted, and whether it holds data or only lays out the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.reading.grids import table_blocks
from checker.reading.html_tokens import Token
from checker.reading.pieces import RawBlock
from checker.reading.tables import Slot

MAX_COLUMNS = 64
MAX_ROWS = 1000


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
        if not self.cells:
            return list(inner)
        contents = [inner[cell.first - self.first : cell.last - self.first] for cell in self.cells]
        outside = inner[: self.cells[0].first - self.first]
        unit = " ".join([self.above[-60:], *(block.text for block in outside)])
        slots = [Slot(c.row, c.column, "", c.rows, c.columns, c.heading) for c in self.cells]
        return [*outside, *table_blocks(slots, contents, self.number, unit)]


def _span(value: str | None, most: int) -> int:
    digits = (value or "").strip()
    return max(1, min(int(digits), most)) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 1
