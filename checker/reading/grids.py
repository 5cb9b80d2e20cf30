"""The blocks of an HTML or Word table: one a cell where it holds data, left alone where it only lays out text."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import BlockKind
from checker.reading.pieces import RawBlock, merged
from checker.reading.tables import Slot, cells_of

CELL_LENGTH = 160  # longer than any entry: running text


def table_blocks(
    slots: Sequence[Slot], contents: Sequence[Sequence[RawBlock]], number: int, above: str
) -> list[RawBlock]:
    """The blocks of a table given its cells (without text) and what stands in each; inner tables keep theirs."""
    own = [[block for block in content if block.cell is None] for content in contents]
    if not _holds_data(slots, own):
        return [block for content in contents for block in content]
    filled = [
        Slot(s.row, s.column, " ".join(b.text for b in blocks), s.rows, s.columns, s.heading)
        for s, blocks in zip(slots, own, strict=True)
    ]
    out: list[RawBlock] = []
    for blocks, content, cell in zip(own, contents, cells_of(filled, number, above), strict=True):
        if blocks:
            out.append(RawBlock(BlockKind.CELL, merged(blocks), 0, cell, min((b.place for b in blocks), key=len)))
        out += [block for block in content if block.cell is not None]
    return out


def _holds_data(slots: Sequence[Slot], contents: Sequence[Sequence[RawBlock]]) -> bool:
    """Whether a table has columns, and entries rather than articles in them."""
    return len({slot.column for slot in slots}) > 1 and not any(_runs_on(blocks) for blocks in contents)


def _runs_on(blocks: Sequence[RawBlock]) -> bool:
    """Whether a cell holds an article rather than an entry."""
    text = "".join(block.text for block in blocks)
    return (len(text) > CELL_LENGTH and "。" in text) or any(block.kind is BlockKind.HEADING for block in blocks)
