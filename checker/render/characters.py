"""What article text may do to an output: nothing. Control and direction characters are shown, not obeyed; and how many
columns a character takes."""

from __future__ import annotations

import unicodedata

REPLACEMENT = "\ufffd"
_WIDE = frozenset("WF")
_NO_WIDTH = frozenset(("Mn", "Me"))


def clean(text: str, stand_in: str = REPLACEMENT) -> str:
    """The text with every character that a terminal, a log or a reader's eye could take for a command replaced, one
    for one, so that offsets stay: C0 and C1 controls, lone surrogates, line separators, bidirectional overrides."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _visible(c, stand_in) for c in text)


def _visible(character: str, stand_in: str) -> str:
    if character in "\t\n\r":
        return " "
    kind = unicodedata.category(character)
    code = ord(character)
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:  # no characters; XML forbids some of them
        return stand_in
    # Zs: spaces of all widths; Co and Cn: rare characters of fonts and of newer Unicode, harmless; Cf holds overrides
    return character if kind in ("Zs", "Co", "Cn") else stand_in


def clean_lines(text: str, stand_in: str = REPLACEMENT) -> str:
    """As ``clean``, but line ends stay, all as a newline."""
    return "\n".join(clean(line, stand_in) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def storable(text: str) -> str:
    """The text without lone surrogates (file names that are not UTF-8 have them): what can be written as UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text


def cells(text: str) -> int:
    """The columns the text takes in a terminal: 2 for wide characters, 0 for combining marks."""
    if text.isascii():
        return len(text)
    return sum(map(cell, text))


def cell(character: str) -> int:
    """The columns one character takes."""
    if character < "\u0300":
        return 1
    if unicodedata.east_asian_width(character) in _WIDE:
        return 2
    return 0 if unicodedata.category(character) in _NO_WIDTH else 1


def cut(text: str, width: int, ellipsis: str) -> str:
    """The beginning of the text that fits into width columns, an ellipsis where something was left out."""
    if cells(text) <= width:
        return text
    room = width - cells(ellipsis)
    kept = []
    for character in text:
        room -= cell(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept) + ellipsis
