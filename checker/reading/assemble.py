"""Extracted blocks → Document: joins the text, keeps the way back to the source, finds directives and silences.

Every format with markup ends here. Whatever the markup put between two pieces (a tag, an entity, emphasis) just
starts a new segment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.errors import ReadError
from checker.model import Block, BlockKind, Document, Note
from checker.reading.directives import Comment, silences_of
from checker.reading.layout import refine
from checker.reading.lines import line_starts
from checker.reading.pieces import RawBlock
from checker.reading.script import script_of
from checker.reading.year import year_of
from checker.records import replace


def document(
    path: str,
    format: str,
    encoding: str,
    source: str | None,
    raw: Iterable[RawBlock],
    *,
    comments: Sequence[Comment] = (),
    year: int | None = None,
    notes: tuple[Note, ...] = (),
    track: str = "",
) -> Document:
    """The document of the blocks that a format yielded. ``source`` is the decoded file, None where it has no lines."""
    raw = _refined([block for block in raw if block.text.strip()])
    if not raw:
        raise ReadError("a file without text", path)
    text, blocks, steps = _joined(raw)
    segments = steps if source is not None else ()
    places = tuple((block.start, r.place) for block, r in zip(blocks, raw, strict=True) if r.place)
    silences, remarks = silences_of(text, segments, comments, source)
    return Document(
        path,
        format,
        encoding,
        text,
        blocks,
        script=script_of(text),
        segments=segments,
        line_starts=line_starts(text if source is None else source),
        places=places,
        year=year or year_of(*_year_lines(raw)),
        silences=silences,
        notes=(*notes, *remarks),
        track=track,
    )


def _refined(raw: list[RawBlock]) -> list[RawBlock]:
    """Paragraphs that are datelines, captions or headings by their looks become such."""
    kinds = refine([block.kind for block in raw], [block.text.strip() for block in raw])
    return [
        block if kind is block.kind else replace(block, kind=kind, level=block.level or _LEVELS.get(kind, 0))
        for block, kind in zip(raw, kinds, strict=True)
    ]


_LEVELS = {BlockKind.TITLE: 1, BlockKind.HEADING: 2}


def _joined(raw: Sequence[RawBlock]) -> tuple[str, tuple[Block, ...], tuple[tuple[int, int], ...]]:
    parts: list[str] = []
    segments: list[tuple[int, int]] = []
    blocks: list[Block] = []
    at = step = 0  # step: text offset − source offset of the segment we are in
    for block in raw:
        start = at
        for piece in block.pieces:
            if not segments or at - piece.source != step:
                segments.append((at, piece.source))
                step = at - piece.source
            parts.append(piece.text)
            at += len(piece.text)
        blocks.append(Block(block.kind, start, at, block.level, block.cell))
        parts.append("\n")
        at += 1
    return "".join(parts), tuple(blocks), tuple(segments)


def _year_lines(raw: Sequence[RawBlock]) -> tuple[Iterator[str], str]:
    datelines = (block.text for block in raw if block.kind is BlockKind.DATELINE)
    return datelines, next((block.text for block in raw if block.kind is BlockKind.PARAGRAPH), "")
