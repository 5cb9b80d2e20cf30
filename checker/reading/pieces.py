"""Pieces of text that know their place in the source, and blocks made of them, before a document exists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.model import BlockKind, Cell
from checker.patterns import compiled
from checker.records import dataclass

_SPACE = compiled(r"[ \t\r\n\f]+")
_WIDE = compiled(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


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
    return _trimmed(out)


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without the ideographic and no-break spaces that indent a Chinese paragraph."""
    while pieces and not (text := pieces[0].text.lstrip()):
        del pieces[0]
    if pieces:
        first = pieces[0]
        pieces[0] = Piece(text, first.source + len(first.text) - len(text))
    while pieces and not pieces[-1].text.rstrip():
        pieces.pop()
    if pieces:
        pieces[-1] = Piece(pieces[-1].text.rstrip(), pieces[-1].source)
    return pieces


def merged(blocks: Sequence[RawBlock]) -> tuple[Piece, ...]:
    """The pieces of several blocks as of one, a line break between them."""
    out: list[Piece] = []
    for i, block in enumerate(blocks):
        if i:
            out.append(Piece("\n", blocks[i - 1].source_end))
        out.extend(block.pieces)
    return tuple(out)
