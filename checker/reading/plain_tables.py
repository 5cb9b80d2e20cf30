"""Tables in plain text: consecutive lines with the same number of tabs or pipes. Imported where a text has either."""

from __future__ import annotations

from checker.model import Block, BlockKind
from checker.patterns import compiled
from checker.reading.tables import Slot, cells_of

_RULE = compiled(r"[-+=:|\s]+")


def table_rows_of(text: str, spans: list[tuple[int, int]], lines: list[str]) -> dict[int, list[Block]]:
    """Line index → its cells, for all lines that are rows of a table."""
    rows: dict[int, list[Block]] = {}
    i = number = 0
    while i < len(lines):
        mark = next((m for m in "\t|" if m in lines[i]), None)
        j = _end_of_table(text, spans, i, mark) if mark else i + 1
        if mark and j - i > 1:
            unit_line = lines[i - 1] if i else ""
            rows.update(_table(text, spans, range(i, j), mark, number, unit_line))
            number += 1
        i = j
    return rows


def _end_of_table(text: str, spans: list[tuple[int, int]], first: int, mark: str) -> int:
    """The line after the last row of a table that begins with a line: rows stand close and are of one width."""
    width = len(_cells(text, spans[first], mark))
    j = first + 1
    while width > 1 and j < len(spans) and _adjacent(text, spans, j) and len(_cells(text, spans[j], mark)) == width:
        j += 1
    return j


def _adjacent(text: str, spans: list[tuple[int, int]], j: int) -> bool:
    return text.count("\n", spans[j - 1][1], spans[j][0]) <= 1


def _cells(text: str, span: tuple[int, int], mark: str) -> list[tuple[int, int]]:
    """The spans of a row's cells, stripped; outer pipes belong to no cell, outer tabs stand beside empty ones."""
    start, end = span
    if mark not in text[start:end]:
        return [span]
    if mark == "\t":
        while start and text[start - 1] == "\t":
            start -= 1
        while text.startswith("\t", end):
            end += 1
    else:
        start += text[start] == "|"
        end -= text[end - 1] == "|" and end - 1 > start
    cells = []
    for piece in text[start:end].split(mark):
        bare = piece.strip()
        at = start + (piece.find(bare) if bare else 0)
        cells.append((at, at + len(bare)))
        start += len(piece) + 1
    return cells


def _table(
    text: str, spans: list[tuple[int, int]], rows: range, mark: str, number: int, unit_line: str
) -> dict[int, list[Block]]:
    where: dict[tuple[int, int], tuple[int, int]] = {}
    slots: list[Slot] = []
    owner: list[int] = []
    row = 0
    for i in rows:
        if _RULE.fullmatch(text, *spans[i]):
            continue  # |---|---|
        for column, (start, end) in enumerate(_cells(text, spans[i], mark)):
            where[row, column] = (start, end)
            slots.append(Slot(row, column, text[start:end]))
            owner.append(i)
        row += 1
    out: dict[int, list[Block]] = {i: [] for i in rows}
    for i, cell in zip(owner, cells_of(slots, number, unit_line), strict=True):
        start, end = where[cell.row, cell.column]
        if end > start:
            out[i].append(Block(BlockKind.CELL, start, end, 0, cell))
    return out
