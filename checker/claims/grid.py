"""Totals of tables: the row or the column headed 合计 against the cells it adds up.

A grand total adds up the rows since the one before it, or the subtotals among them; a total in the first row adds up
those below. Columns that are no amounts (增幅, 人均, 排名) and cells that hold more than one figure add up to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims.cues import has
from checker.claims.series import Run
from checker.figures import view_of
from checker.framing.frame import Page
from checker.model import Cell
from checker.rulebook import Role
from checker.tuples import NamedTuple


class Entry(NamedTuple):
    """A figure in a line of a table. heading: of its own row or column; total, inner: whether that is 合计 or 小计."""

    at: int
    heading: str
    total: bool
    inner: bool


def grid_runs(page: Page, members: Sequence[int], whole: Role, parts: Role) -> Iterator[Run]:
    """Each total of each column and each row with what it adds up."""
    cells = _cells(page, members)
    if not cells:
        return
    for down in (True, False):
        lines: dict[tuple[int, int], list[tuple[int, Cell]]] = {}
        for index, cell in cells.items():
            lines.setdefault((cell.table, cell.column if down else cell.row), []).append((index, cell))
        for line in lines.values():
            first = line[0][1]
            if len(line) > 2 and not has(_folded(page, first.header if down else first.stub), parts.unsummed):
                yield from _of_line([_entry(page, i, c.stub if down else c.header, whole) for i, c in line])


def _cells(page: Page, members: Sequence[int]) -> dict[int, Cell]:
    """The figures that stand alone in a cell."""
    found: dict[int, Cell] = {}
    for i in members:
        cell = page.document.blocks[page.frames[i].block].cell
        alone = all(
            not 0 <= j < len(page.frames) or page.frames[j].block != page.frames[i].block for j in (i - 1, i + 1)
        )
        if cell is not None and alone and (cell.header or cell.stub):
            found[i] = cell
    return found


def _entry(page: Page, index: int, heading: str, whole: Role) -> Entry:
    name = _folded(page, heading)
    inner = has(name, whole.inner)
    return Entry(index, name, inner or name.startswith(whole.heads) or name.endswith(whole.heads), inner)


def _folded(page: Page, heading: str) -> str:
    """A heading as words are matched on, without blanks (合　計)."""
    known = page.memory(view_of)
    if heading not in known:
        known[heading] = "".join(view_of(heading).text.split())
    found: str = known[heading]
    return found


def _of_line(line: Sequence[Entry]) -> Iterator[Run]:
    if line[0].total and not any(entry.total for entry in line[1:]):
        yield _run(line[0], line[1:])
        return
    since: list[Entry] = []
    plain: list[Entry] = []
    inner: list[Entry] = []
    for entry in line:
        if not entry.total:
            since.append(entry)
            plain.append(entry)
        elif entry.inner:
            if len(since) > 1:
                yield _run(entry, since)
            inner.append(entry)
            since = []
        else:
            for addends in (plain, [*inner, *since] if inner else []):
                if len(addends) > 1:
                    yield _run(entry, addends)
            since, plain, inner = [], [], []


def _run(total: Entry, addends: Sequence[Entry]) -> Run:
    return Run(total.at, tuple(entry.at for entry in addends), 0, True)
