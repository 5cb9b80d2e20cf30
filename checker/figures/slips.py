"""The single slips of the pen by which a written number may have come about, likeliest first.

In: a figure. Out: what else it may have been meant to read: neighbouring digits swapped, one digit wrong, a decimal
point lost or moved, a digit too many or too few, 万 for 亿. Only Arabic digits slip; a figure in Chinese characters has
its last character changed.
"""

from __future__ import annotations

import re
from fractions import Fraction

from checker.figures.numerals import parse_literal
from checker.model import Figure
from checker.records import dataclass

_ARABIC = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_CHINESE_DIGITS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Slip:
    """literal: the number as it may have been meant, folded; value and place in the figure's unit; kind names the slip.

    size, half: value and half a place as floats, for screening.
    """

    literal: str
    value: Fraction
    place: Fraction
    kind: str
    size: float
    half: float


def variants(figure: Figure) -> list[Slip]:
    """All single slips of a figure's number, likeliest kind first; empty for dates and figures without a value."""
    if figure.value is None or not figure.literal:
        return []
    found: list[Slip] = []
    seen = {figure.literal}
    for literal, kind in _edits(figure.literal):
        if literal in seen:
            continue
        seen.add(literal)
        number = parse_literal(literal)
        if number is not None and number.value != figure.value:
            found.append(Slip(literal, number.value, number.place, kind, float(number.value), float(number.place) / 2))
    return found


def _edits(literal: str) -> list[tuple[str, str]]:
    match = _ARABIC.search(literal)
    if match is None:
        return [
            (literal[:i] + digit + literal[i + 1 :], "digit")
            for i, c in enumerate(literal)
            if c in _CHINESE_DIGITS or c == "两"
            for digit in _CHINESE_DIGITS
            if digit != c
        ]
    head, tail = literal[: match.start()], literal[match.end() :]
    written = match.group()
    number = written.replace(",", "")
    edits = [*_swaps(number), *_digits(number), *_points(number), *_lengths(number)]
    found = [(head + (_grouped(n) if "," in written else n) + tail, kind) for n, kind in edits]
    for a, b in (("亿", "万"), ("万", "亿")):
        if tail.startswith(a):
            found.append((head + written + b + tail[1:], "scale"))
    if tail[:1] in ("万", "亿"):
        found.append((head + written + tail[1:], "scale"))
    return found


def _swaps(n: str) -> list[tuple[str, str]]:
    return [
        (n[:i] + n[i + 1] + n[i] + n[i + 2 :], "swap")
        for i in range(len(n) - 1)
        if n[i].isdigit() and n[i + 1].isdigit() and n[i] != n[i + 1] and not (i == 0 and n[1] == "0")
    ]


def _digits(n: str) -> list[tuple[str, str]]:
    return [
        (n[:i] + d + n[i + 1 :], "digit")
        for i, c in enumerate(n)
        if c.isdigit()
        for d in "0123456789"
        if d != c and not (i == 0 and d == "0" and len(n) > 1 and n[1] != ".")
    ]


def _points(n: str) -> list[tuple[str, str]]:
    plain = n.replace(".", "")
    found = [(plain[:i] + "." + plain[i:], "point") for i in range(1, len(plain))]
    if "." in n:
        found.append((plain.lstrip("0") or "0", "point"))
    return found


def _lengths(n: str) -> list[tuple[str, str]]:
    found = [(n[:i] + n[i + 1 :], "length") for i, c in enumerate(n) if c.isdigit() and len(n) > 1 and n[0] != "."]
    found = [(s, k) for s, k in found if s and s[0] != "." and s[-1] != "." and (s[0] != "0" or s[:2] == "0.")]
    if "." not in n:
        found.append((n + "0", "length"))
    return found


def _grouped(n: str) -> str:
    whole, point, rest = n.partition(".")
    return f"{int(whole):,}{point}{rest}"
