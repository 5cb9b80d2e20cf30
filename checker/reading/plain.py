"""Plain text → blocks: every non-empty line is one; runs of tabbed or piped lines of equal width are tables.

The text is the file's own, so offsets need no mapping.
"""

from __future__ import annotations

from checker.model import Block, BlockKind
from checker.patterns import compiled
from checker.reading.layout import refine

_LINE = compiled(r"[^\S\r\n]*(\S[^\r\n]*)")


def plain_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text, in order."""
    spans: list[tuple[int, int]] = []
    lines: list[str] = []
    for found in _LINE.finditer(text):
        line = found[1].rstrip()
        start = found.start(1)
        spans.append((start, start + len(line)))
        lines.append(line)
    table_rows: dict[int, list[Block]] = {}
    if "\t" in text or "|" in text:
        from checker.reading.plain_tables import table_rows_of

        table_rows = table_rows_of(text, spans, lines)
    given = [BlockKind.CELL if i in table_rows else BlockKind.PARAGRAPH for i in range(len(lines))]
    blocks: list[Block] = []
    for i, kind in enumerate(refine(given, lines)):
        if kind is BlockKind.CELL:
            blocks.extend(table_rows[i])
        else:
            blocks.append(Block(kind, spans[i][0], spans[i][1], _level(kind)))
    return tuple(blocks)


def _level(kind: BlockKind) -> int:
    return {BlockKind.TITLE: 1, BlockKind.HEADING: 2}.get(kind, 0)
