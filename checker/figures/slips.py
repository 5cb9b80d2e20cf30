"""The single slips of the pen by which a written number may have come about, likeliest first.

In: a figure. Out: what else it may have been meant to read: neighbouring digits swapped, one digit wrong, a decimal
point lost or moved, a digit too many or too few, 万 for 亿. Only Arabic digits slip; a figure in Chinese characters has
its last character changed.
"""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from math import inf

from checker.figures.number import scale_exponent
from checker.figures.numerals import parse_literal
from checker.model import Figure
from checker.patterns import compiled
from checker.tuples import NamedTuple

_ARABIC = compiled(r"\d+(?:,\d{3})*(?:\.\d+)?")
_PLAIN = compiled(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?([十百千万亿兆]*)")
_PLAIN_MOST = 36  # characters; what is longer, edits included, may be too long for a number
_TENTHS = ("成", "折")
_CHINESE_DIGITS = "一二三四五六七八九"


class Slip(NamedTuple):
    """literal: the number as it may have been meant, folded; kind names the slip.

    top / bottom is its value in the figure's unit, step / bottom its place; size, half: value and half a place as
    floats, for screening. Fractions are made of them for the few slips that are looked at any closer.
    """

    literal: str
    kind: str
    top: int
    step: int
    bottom: int
    size: float
    half: float

    @property
    def value(self) -> Fraction:
        """The number."""
        return Fraction(self.top, self.bottom)

    @property
    def place(self) -> Fraction:
        """One unit in its last place."""
        return Fraction(self.step, self.bottom)


class Sizes(NamedTuple):
    """About how large a number can become by a slip: values with the same half place, ascending; others with theirs."""

    half: float
    values: list[float]
    others: list[tuple[float, float]]

    def reach(self, low: float, high: float) -> bool:
        """Whether a slip may lead between two ends; always where one does."""
        slack = (abs(low) if low > -inf else 0.0) + (abs(high) if high < inf else 0.0)
        low, high = low - 1e-8 * slack, high + 1e-8 * slack
        near = 1.00001 * self.half
        at = bisect_left(self.values, low - near)
        if at < len(self.values) and self.values[at] <= high + near:
            return True
        for value, half in self.others:  # noqa: SIM110 - a generator costs more than the comparisons
            if low <= value + 1.00001 * half and value - 1.00001 * half <= high:
                return True
        return False


def sizes_of(figure: Figure) -> Sizes | None:
    """The sizes of the slips that ``variants`` finds, and of some more; None where it is no plain number."""
    plain = _PLAIN.fullmatch(figure.literal) if len(figure.literal) < _PLAIN_MOST else None
    if figure.text[-1:] in _TENTHS:
        return None
    exponent = scale_exponent(plain[1]) if plain else None
    if plain is None or exponent is None:
        return None
    whole, _, part = figure.literal[: plain.start(1)].replace(",", "").partition(".")
    digits = [int(char) for char in whole + part]
    number, n = int(whole + part), len(digits)
    unit = 10.0 ** (exponent - len(part))
    values: list[float] = []
    others: list[tuple[float, float]] = []
    for i, digit in enumerate(digits):
        place = 10 ** (n - 1 - i)
        rest = number - digit * place
        values += [(rest + other * place) * unit for other in range(10)]
        if i + 1 < n:
            values.append((number + (digits[i + 1] - digit) * (place - place // 10)) * unit)
        step = unit * 10.0 if i >= len(whole) else unit
        others.append(((number // (place * 10) * place + number % place) * step, step / 2))
        others.append((number * 10.0 ** (exponent - i), 10.0 ** (exponent - i) / 2))
        step = unit / 10.0 if i >= len(whole) else unit
        others.append(((number // place * 10 * place + digit * place + number % place) * step, step / 2))
    others.append((number * 10.0 * unit, unit / 2))
    if plain[1]:
        others += [(number * unit * shift, unit * shift / 2) for shift in (1e4, 1e-4, 1e-8)]
    return Sizes(unit / 2, sorted(values), others)


def variants(figure: Figure) -> list[Slip]:
    """All single slips of a figure's number, likeliest kind first; empty for dates and figures without a value."""
    value = figure.value
    if value is None or not figure.literal:
        return []
    if figure.text[-1:] in _TENTHS:
        return _tenths(figure, value)
    plain = _PLAIN.fullmatch(figure.literal) if len(figure.literal) < _PLAIN_MOST else None
    found: list[Slip] = []
    seen = {figure.literal}
    for literal, kind, number, scale in _edits(figure.literal):
        if literal not in seen:
            seen.add(literal)
            slip = _reckoned(literal, kind, number, scale) if plain else _parsed(literal, kind)
            if slip is not None and slip.top * value.denominator != value.numerator * slip.bottom:
                found.append(slip)
    return found


def omissions(figure: Figure) -> list[Slip]:
    """What a figure may have been meant to read where a digit or 万, 亿 was left out, whichever digit it was.

    There are so many that one of them mends nearly any sum: they tell where to look, not that there is a slip.
    """
    match = _ARABIC.search(figure.literal)
    if match is None or figure.value is None:
        return []
    head, tail = figure.literal[: match.start()], figure.literal[match.end() :]
    number = match.group().replace(",", "")
    edits = [(number[:i] + d + number[i:], tail, "lost") for i in range(len(number) + 1) for d in "0123456789"]
    edits = [e for e in edits if e[0][0] != "0" or e[0][:2] == "0."]
    if not any(char in tail for char in "万亿兆"):
        edits += [(number, scale + tail, "scale") for scale in "万亿"]
    grouped = "," in match.group()
    found = (_parsed(head + (_grouped(n) if grouped else n) + rest, kind) for n, rest, kind in dict.fromkeys(edits))
    return [slip for slip in found if slip is not None]


def _tenths(figure: Figure, value: Fraction) -> list[Slip]:
    """Slips of 六成, whose 六 stands for 60; none of 六成五."""
    number = parse_literal(figure.literal)
    if number is None or number.value * 10 != value:
        return []
    found = (_parsed(literal, kind) for literal, kind, _, _ in _edits(figure.literal))
    tens = (_slip(s.literal, s.kind, s.top * 10, s.step * 10, s.bottom) for s in found if s is not None)
    return [s for s in tens if s.value != value]


def _parsed(literal: str, kind: str) -> Slip | None:
    number = parse_literal(literal)
    if number is None:
        return None
    value, place = number.value, number.place
    bottom = value.denominator * place.denominator
    return _slip(literal, kind, value.numerator * place.denominator, place.numerator * value.denominator, bottom)


def _reckoned(literal: str, kind: str, number: str, scale: str) -> Slip | None:
    """The same as ``_parsed`` for digits with at most one point and scale words, without reading them again."""
    exponent = scale_exponent(scale) if scale else 0
    if exponent is None:
        return None
    whole, _, part = number.partition(".")
    exponent -= len(part)
    if exponent < 0:
        return _slip(literal, kind, int(whole + part), 1, 10**-exponent)
    return _slip(literal, kind, int(whole + part) * 10**exponent, 10**exponent, 1)


def _slip(literal: str, kind: str, top: int, step: int, bottom: int) -> Slip:
    return Slip(literal, kind, top, step, bottom, top / bottom, step / bottom / 2)


def _edits(literal: str) -> list[tuple[str, str, str, str]]:
    """(literal, kind of slip, its digits, its scale words) of all that may have been meant; digits without commas."""
    match = _ARABIC.search(literal)
    if match is None:
        return [
            (literal[:i] + digit + literal[i + 1 :], "digit", "", "")
            for i, c in enumerate(literal)
            if c in _CHINESE_DIGITS or c == "两"
            for digit in _CHINESE_DIGITS
            if digit != c
        ]
    head, tail = literal[: match.start()], literal[match.end() :]
    written = match.group()
    number = written.replace(",", "")
    edits = [*_swaps(number), *_digits(number), *_points(number), *_lengths(number)]
    found = [(head + (_grouped(n) if "," in written else n) + tail, kind, n, tail) for n, kind in edits]
    scales = [b + tail[1:] for a, b in (("亿", "万"), ("万", "亿")) if tail.startswith(a)]
    if tail[:1] in ("万", "亿"):
        scales.append(tail[1:])
    return found + [(head + written + scale, "scale", number, scale) for scale in scales]


def _swaps(n: str) -> list[tuple[str, str]]:
    """Neighbouring digits exchanged, also those on both sides of the point: 73.86 for 78.36."""
    point = n.find(".")
    plain = n.replace(".", "")
    found = [
        (plain[:i] + plain[i + 1] + plain[i] + plain[i + 2 :], "across" if i + 1 == point else "swap")
        for i in range(len(plain) - 1)
        if plain[i] != plain[i + 1] and not (i == 0 and plain[1] == "0" and point != 1)
    ]
    return [(s if point < 0 else s[:point] + "." + s[point:], kind) for s, kind in found]


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
    """A digit too many, one of two equal ones lost (135 for 1335), a zero lost at the end."""
    found = [(n[:i] + n[i + 1 :], "length") for i, c in enumerate(n) if c.isdigit() and len(n) > 1 and n[0] != "."]
    found = [(s, k) for s, k in found if s and s[0] != "." and s[-1] != "." and (s[0] != "0" or s[:2] == "0.")]
    found += [(n[: i + 1] + n[i:], "doubled") for i, c in enumerate(n) if c.isdigit() and not (i == 0 and c == "0")]
    if "." not in n:
        found.append((n + "0", "length"))
    return found


def _grouped(n: str) -> str:
    whole, point, rest = n.partition(".")
    return f"{int(whole):,}{point}{rest}"
