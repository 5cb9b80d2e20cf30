"""Extracted blocks → Document: joins the text, keeps the way back to the source, finds directives and silences.

Every format with markup ends here. A block is a list of pieces; a piece is text that runs in step with the source from
its offset on. Whatever the markup put between two pieces (a tag, an entity, emphasis) just starts a new segment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.errors import ReadError
from checker.model import Block, BlockKind, Cell, Document, Note
from checker.reading.directives import Comment, silences_of
from checker.reading.layout import refine
from checker.reading.lines import line_starts
from checker.reading.script import script_of
from checker.reading.year import year_of

_SPACE = re.compile(r"[ \t\r\n\f]+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that runs in step with the source from an offset on."""

    text: str
    source: int


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block before the document's text exists. ``place`` labels it in formats without lines."""

    kind: BlockKind
    pieces: tuple[Piece, ...]
    level: int = 0
    cell: Cell | None = None
    place: str = ""

    @property
    def text(self) -> str:
        """The text of the block."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def source_end(self) -> int:
        """The source offset behind the last piece."""
        last = self.pieces[-1]
        return last.source + len(last.text)


def collapse(pieces: Iterable[Piece]) -> list[Piece]:
    """White space as a reader sees it: none at the ends, one space within, none where a line broke beside Chinese."""
    out: list[Piece] = []
    gap: tuple[int, bool] | None = None  # where white space stood, whether a line ended in it
    for piece in pieces:
        at = 0
        for found in (*_SPACE.finditer(piece.text), None):
            end = found.start() if found else len(piece.text)
            if end > at:
                text = piece.text[at:end]
                if gap and out and not (gap[1] and (_WIDE.match(out[-1].text[-1]) or _WIDE.match(text))):
                    out.append(Piece(" ", gap[0]))
                out.append(Piece(text, piece.source + at))
                gap = None
            if found:
                gap = (gap[0] if gap else piece.source + end, (gap[1] if gap else False) or "\n" in found[0])
                at = found.end()
    return out


def merged(blocks: Sequence[RawBlock]) -> tuple[Piece, ...]:
    """The pieces of several blocks as of one, a line break between them."""
    out: list[Piece] = []
    for i, block in enumerate(blocks):
        if i:
            out.append(Piece("\n", blocks[i - 1].source_end))
        out.extend(block.pieces)
    return tuple(out)


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
) -> Document:
    """The document of the blocks that a format yielded. ``source`` is the decoded file, None where it has no lines."""
    raw = _refined([block for block in raw if block.text.strip()])
    if not raw:
        raise ReadError("a file without text", path)
    text, blocks, segments = _joined(raw)
    places = tuple((block.start, r.place) for block, r in zip(blocks, raw, strict=True) if r.place)
    silences, remarks = silences_of(text, segments, comments, source)
    return Document(
        path,
        format,
        encoding,
        text,
        blocks,
        script=script_of(text),
        segments=segments if source is not None else (),
        line_starts=line_starts(text if source is None else source),
        places=places,
        year=year or year_of(*_year_lines(raw)),
        silences=silences,
        notes=(*notes, *remarks),
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
