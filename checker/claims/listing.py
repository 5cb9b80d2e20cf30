"""Lists of names in running text: A、B和C before a count (A、B、C三家), or after it (三家：A、B、C).

A list comma 、 always separates; 和, 及, 与 may join two names or stand inside one (卫生、社会保障和社会服务业), so a list
has several plausible lengths. Brackets and book titles are looked through.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import Name

_STOP = re.compile(r"[。！？!?；;：:\n]")
_COMMA = re.compile(r"[，,]")
_PAIRED = {"（": "）", "(": ")", "《": "》", "“": "”", "「": "」", "『": "』", "【": "】", "〈": "〉", "‘": "’"}


@dataclass(frozen=True, slots=True)
class Listing:
    """Names in view offsets and the lengths that the list may be meant to have; ``open`` after 等."""

    names: tuple[Name, ...]
    lengths: frozenset[int]
    open: bool


def masked(text: str) -> str:
    """The text with everything inside brackets and quotation marks replaced, so that their commas do not separate."""
    out: list[str] = []
    closing: list[str] = []
    for char in text:
        if closing and char == closing[-1]:
            closing.pop()
            out.append("〇")
        elif char in _PAIRED and len(closing) < 8:
            closing.append(_PAIRED[char])
            out.append("〇")
        else:
            out.append("〇" if closing and char != "\n" else char)
    return "".join(out) if not closing else text


def before(text: str, end: int, joiners: Sequence[str], etc: Sequence[str], starters: Sequence[str]) -> Listing | None:
    """The list whose last name ends right before ``end``: 在北京、上海和广州[等]三地."""
    start = max(0, end - 400)
    window = masked(text[start:end])
    stop = max((m.end() for m in _STOP.finditer(window)), default=0)
    comma = max((m.end() for m in _COMMA.finditer(window)), default=0)
    begin = max(stop, comma)
    body = window[begin:]
    is_open = False
    for word in etc:
        if body.endswith(word):
            body, is_open = body[: -len(word)], True
            break
    return _listing(text, start + begin, body, joiners, starters, is_open)


def after(
    text: str, start: int, openers: Sequence[str], joiners: Sequence[str], etc: Sequence[str], gap: int = 24
) -> Listing | None:
    """The list that an opener introduces after ``start``: 三大主题，分别为A、B和C."""
    window = masked(text[start : start + 500])
    end = re.search(r"[。！？!?；;\n]", window)
    window = window[: end.start()] if end else window
    at = min(((window.find(w), -len(w)) for w in openers if 0 <= window.find(w) <= gap), default=None)
    if at is None:
        return None
    begin = at[0] - at[1]
    body = window[begin:]
    comma = _COMMA.search(body)
    body = body[: comma.start()] if comma else body
    is_open = any(word in body for word in etc) or "……" in window
    cut = min((body.find(w) for w in etc if w in body), default=len(body))
    return _listing(text, start + begin, body[:cut], joiners, (), is_open)


def _listing(
    text: str, at: int, body: str, joiners: Sequence[str], starters: Sequence[str], is_open: bool
) -> Listing | None:
    pieces = body.split("、")
    if len(pieces) < 2 and not any(j in body for j in joiners):
        return None
    # The words before the first name belong to the sentence: 走进昂船洲、石岗 begins at 昂船洲.
    skip = max((pieces[0].rfind(s) + len(s) for s in starters if s in pieces[0]), default=0)
    names: list[Name] = []
    position = at
    for number, piece in enumerate(pieces):
        lead = skip if number == 0 else 0
        names.append(Name(position + lead, position + len(piece), text[position + lead : position + len(piece)]))
        position += len(piece) + 1
    last = pieces[-1] if len(pieces) > 1 else pieces[-1][skip:]
    joined = _joints(last, joiners)
    inner = sum(_joints(p, joiners) for p in pieces[:-1])
    first = len(pieces)
    lengths = set(range(first, first + joined + inner + 1))
    names = _split_last(text, names, last, joiners)
    nested = sum(1 for p in pieces[1:] if any(s in p for s in starters))
    lengths |= set(range(max(first + joined - _last_start(pieces, starters), 1), first + joined + 1)) if nested else set()
    return Listing(tuple(n for n in names if n.text), frozenset(lengths), is_open)


def _joints(piece: str, joiners: Sequence[str]) -> int:
    """How many joining words with something on either side a piece holds."""
    count = 0
    for word in joiners:
        start = piece.find(word, 1)
        while 0 < start < len(piece) - len(word):
            count += 1
            start = piece.find(word, start + len(word))
    return count


def _last_start(pieces: Sequence[str], starters: Sequence[str]) -> int:
    """The last piece at which the list may really begin, because a verb or 的 stands in it."""
    return max((i for i, p in enumerate(pieces) if any(s in p for s in starters)), default=0)


def _split_last(text: str, names: list[Name], last: str, joiners: Sequence[str]) -> list[Name]:
    """The last name split at a joining word: B和C → B, C."""
    end = names[-1].end
    begin = end - len(last)
    at = max(((last.rfind(j), len(j)) for j in joiners if 0 < last.rfind(j) < len(last) - len(j)), default=None)
    if at is None:
        return names
    cut, width = at
    first = Name(begin, begin + cut, text[begin : begin + cut])
    second = Name(begin + cut + width, end, text[begin + cut + width : end])
    return [*names[:-1], first, second]
