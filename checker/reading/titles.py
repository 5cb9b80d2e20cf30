"""Which of a marked-up document's headings is the title of the article."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import BlockKind
from checker.reading.pieces import RawBlock
from checker.records import replace


def titled(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """One headline: the first heading of level 1; a title from metadata stays beside it only if it says otherwise."""
    first = next((b for b in blocks if b.kind is BlockKind.HEADING and b.level == 1), None)
    if first is None:
        return list(blocks)
    out = []
    for block in blocks:
        if block.kind is BlockKind.TITLE and first.text in block.text:
            continue  # the headline once more, with the name of the site
        out.append(replace(block, kind=BlockKind.TITLE) if block is first else block)
    return out
