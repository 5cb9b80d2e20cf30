"""A number as written, exactly: its value, its written precision, what makes it a range. From numerals to meanings."""

from __future__ import annotations

from fractions import Fraction

from checker.patterns import compiled
from checker.records import dataclass

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "两": 2, "俩": 2, "仨": 3, "壹": 1, "贰": 2, "叁": 3, "参": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8,
    "玖": 9, "弍": 2, "弌": 1, "弎": 3,
}  # fmt: skip
SMALL = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3}
LARGE = {"万": 4, "亿": 8, "兆": 12}
TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
MANY = "几数"
HAN = "".join((*DIGITS, *SMALL, *LARGE, *TENS))
SCALES = SMALL | LARGE
ROUND_FROM = 100  # a bare 20 is a count, a bare 300 may be a rounded one
_SCALE = compiled("[十百千拾佰仟]?[万亿兆]{0,2}")


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: literals are cached, and meanings by number
class Number:
    """A number as written.

    place    one unit in the last written place; last: the last place that is not zero (300: 1 and 100)
    digits   significant digits: trailing zeros of a round integer are not counted
    scaled   written with a decimal point or an open scale word, that is rounded
    low/high set for numbers that are a range in themselves: 几十, 三五
    round    from 100 on, at least as many zeros end it as digits begin it: 300, 9000, 3000万; not 280, 12500
    mark     多, 余, 来 or 几 inside the number; empty elsewhere
    """

    value: Fraction
    place: Fraction
    last: Fraction
    digits: int
    scaled: bool = False
    low: Fraction | None = None
    high: Fraction | None = None
    mark: str = ""
    round: bool = False

    def times(self, factor: Fraction) -> Number:
        """The same number in another unit."""
        return Number(
            self.value * factor, self.place * factor, self.last * factor, self.digits, self.scaled,
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor, self.mark, self.round,
        )  # fmt: skip


def number(mantissa: int, exponent: int, scaled: bool, mark: str = "") -> Number:
    """The Number of mantissa × 10^exponent whose last written digit is the mantissa's."""
    if mantissa:
        written = str(abs(mantissa))
        stripped = written.rstrip("0")
        zeros = len(written) - len(stripped)
        digits = len(written) if exponent < 0 else len(stripped)
    else:
        zeros, digits = 0, 1
    rounded = digits <= zeros and mantissa >= ROUND_FROM
    value, place, last = power(mantissa, exponent), power(1, exponent), power(1, exponent + zeros)
    return Number(value, place, last, digits, scaled, None, None, mark, rounded)


def power(mantissa: int, exponent: int) -> Fraction:
    """mantissa × 10^exponent."""
    return Fraction(mantissa * 10**exponent) if exponent >= 0 else Fraction(mantissa, 10**-exponent)


def negative(found: Number) -> Number:
    """The number below zero."""
    low = None if found.high is None else -found.high
    high = None if found.low is None else -found.low
    return Number(-found.value, found.place, found.last, found.digits, found.scaled, low, high, found.mark)


def interval_number(low: Fraction, high: Fraction, place: Fraction) -> Number:
    """A number that only says between which two it lies."""
    return Number((low + high) / 2, place, place, 1, True, low, high, "几")


def scale_exponent(scale: str) -> int | None:
    """The power of ten of scale words: 万亿 12, 百万 6; None where they do not go together (万千)."""
    return sum(SCALES[c] for c in scale) if _SCALE.fullmatch(scale) else None
