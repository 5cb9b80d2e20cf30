"""A grid of cell texts → Cells that know their column's heading (with its unit) and their row's.

All formats end here. Headings are the leading rows without values, row labels the leading columns without values; a
merged heading counts for every column it spans, a unit stated once for the table (单位：万元) for every column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import Cell
from checker.patterns import compiled
from checker.records import dataclass

HEADER_ROWS = 3
STUB_COLUMNS = 2

_VALUE = compiled(
    r"(?=.*[\d０-９])[约約近超逾]?\s*[（(]?[-+−－＋±]?\s*[$¥￥]?[\d０-９][\d０-９\s,，.．]*"
    r"(?:[十百千万亿萬億]*[%％‰]?(?:[^\d\s]{0,4}))?[）)]?[*＊]?"
)
_LABEL = compiled(r"(?:19|20)\d\d(?:年?|[年./-]\d{1,2}月?)|\d{1,2}月|第?[\d一二三四]季度?")
_SERIAL = compiled(r"序号|序號|编号|編號|项次|項次|排名|名次|No\.?|#", re.I)
_UNIT_LINE = compiled(r"[（(]?\s*(?:计量)?[单單]位\s*[：:]\s*([^）)\s；;，,]{1,12})")


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell as laid out: its place from 0, its text, how far it spans, whether the markup calls it a heading."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    heading: bool = False


def cells_of(slots: Sequence[Slot], table: int, unit_text: str = "") -> list[Cell]:
    """A Cell for each slot, in the order given. ``unit_text`` is the caption or the line above the table."""
    grid: dict[tuple[int, int], Slot] = {}
    for slot in slots:  # only what can head a column or label a row is looked up again
        for row in range(slot.row, min(slot.row + slot.rows, HEADER_ROWS)):
            for column in range(slot.column, slot.column + slot.columns):
                grid.setdefault((row, column), slot)
        for column in range(slot.column, min(slot.column + slot.columns, STUB_COLUMNS + 1)):
            for row in range(slot.row, slot.row + slot.rows):
                grid.setdefault((row, column), slot)
    head = _header_rows(slots)
    stub_columns = _stub_columns(slots, head)
    unit = _table_unit([unit_text, *(s.text for s in slots if s.row == 0)])
    headers: dict[int, str] = {}
    stubs: dict[int, str] = {}
    cells = []
    for slot in slots:
        header = stub = ""
        if slot.row >= head:
            if slot.column not in headers:
                headers[slot.column] = _joined([grid.get((row, slot.column)) for row in range(head)])
            header = _with_unit(headers[slot.column], unit) if slot.column not in stub_columns else headers[slot.column]
        if slot.row >= head and slot.column not in stub_columns:
            if slot.row not in stubs:
                stubs[slot.row] = _joined([grid.get((slot.row, column)) for column in stub_columns])
            stub = stubs[slot.row]
        cells.append(Cell(table, slot.row, slot.column, header, stub))
    return cells


def is_value(text: str) -> bool:
    """Whether a cell holds a figure and little else; years and months head columns and are labels."""
    return bool(_VALUE.fullmatch(text)) and not _LABEL.fullmatch(text)


def _header_rows(slots: Sequence[Slot]) -> int:
    """How many leading rows hold headings only."""
    by_row: dict[int, list[Slot]] = {}
    for slot in slots:
        if slot.row <= HEADER_ROWS:
            by_row.setdefault(slot.row, []).append(slot)
    last = max((s.row for s in slots), default=0)
    count = 0
    for row in range(min(HEADER_ROWS, last)):
        inner = [s for s in by_row.get(row, []) if s.column > 0 and s.text]
        if not inner or any(is_value(s.text) and not s.heading for s in inner):
            break
        count += 1
    if count > 1 and not any(is_value(s.text) for s in slots):
        return 1  # a table of words: only its first row is surely a heading
    return count


def _stub_columns(slots: Sequence[Slot], head: int) -> tuple[int, ...]:
    """The leading columns that label rows."""
    values: dict[int, bool] = {}
    titles: dict[int, str] = {}
    for slot in slots:
        if slot.column <= STUB_COLUMNS:
            if slot.row < head:
                titles[slot.column] = titles.get(slot.column, "") + slot.text
            else:
                values[slot.column] = values.get(slot.column, False) or is_value(slot.text)
    columns: list[int] = []
    last = max((s.column for s in slots), default=0)
    for column in range(min(STUB_COLUMNS + 1, last)):
        if values.get(column, False):
            if not columns and _SERIAL.match(titles.get(column, "")):
                continue  # a running number before the label
            break
        if len(columns) < STUB_COLUMNS:
            columns.append(column)
    return tuple(columns)


def _joined(slots: Sequence[Slot | None]) -> str:
    """The texts of headings from the outside in, a merged one once."""
    seen: list[Slot] = []
    for slot in slots:
        if slot is not None and slot.text and slot not in seen:
            seen.append(slot)
    return " ".join(" ".join(s.text.split()) for s in seen)


def _table_unit(texts: Sequence[str]) -> str:
    for text in texts:
        if found := _UNIT_LINE.search(text):
            return found[1]
    return ""


def _with_unit(header: str, unit: str) -> str:
    """The heading, the table's unit added unless it names one itself."""
    if not unit or "（" in header or "(" in header or "%" in header or "％" in header or unit in header:
        return header
    return f"{header}（{unit}）"
