"""Raised digits: km² and 10^8 keep their meaning; a footnote mark glued to a figure must not become its last digit."""

from __future__ import annotations

from checker.patterns import compiled
from checker.reading.pieces import Piece

_FOOTNOTE = compiled(r"[\[［(（【]?\s*(?:注|註)?\s*\d{1,3}\s*[\]］)）】]?")
_POWER_BASE = compiled(r"(?<![\d.])(?<!\d[,，])10$")
_POWERS = {"2": "²", "3": "³"}


def lower(pieces: list[Piece], begin: int) -> None:
    """Rewrites pieces[begin:], the content of a superscript, in place as running text."""
    raised = pieces[begin:]
    mark = "".join(piece.text for piece in raised)
    before = pieces[begin - 1].text if begin else ""
    if not _FOOTNOTE.fullmatch(mark):
        return
    if before[-1:].isascii() and before[-1:].isalpha() and mark in _POWERS:
        pieces[begin:] = [Piece(_POWERS[mark], raised[0].source)]
    elif mark.isdigit() and _POWER_BASE.search(before):
        pieces.insert(begin, Piece("^", raised[0].source))
    else:
        del pieces[begin:]
