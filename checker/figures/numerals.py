"""Written numbers: a literal such as 2151.02亿, 4万1606, 两千三 or 三点五 in, a Number out, None where it is no number.

Everything that only depends on the literal is here and cached: news repeats its numerals. The grammar of numerals is
code and not data because the lexer's patterns and this reading must agree on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

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


_ARABIC = re.compile(r"([0-9][0-9,， ]*(?:\. ?[0-9]+)?) ?([多余来几]?) ?([十百千万亿兆]*)([多余来]?)零?")
_CHINESE = re.compile(f"[{HAN}{MANY}]+")
_SCALE = re.compile("[十百千拾佰仟]?[万亿兆]{0,2}")
ROUND_FROM = 100  # a bare 20 is a count, a bare 300 may be a rounded one
_LIMIT = 40  # digits: longer ones are codes, never numbers


@lru_cache(maxsize=1 << 14)
def parse_literal(literal: str) -> Number | None:
    """Re-read a folded literal: Arabic, Chinese or mixed, with scale words, without unit."""
    if not literal or len(literal) > _LIMIT:
        return None
    if literal.isdecimal() and literal.isascii():
        return number(int(literal), 0, False)
    for sign in ("-", "负", "零下"):
        if literal.startswith(sign):
            found = parse_literal(literal.removeprefix(sign).lstrip())
            return None if found is None or found.value < 0 else negative(found)
    if literal[0] == "+":
        return parse_literal(literal[1:])
    if "0" <= literal[0] <= "9":
        return _arabic(literal)
    return _chinese(literal)


def negative(found: Number) -> Number:
    """The number below zero."""
    low = None if found.high is None else -found.high
    high = None if found.low is None else -found.low
    return Number(-found.value, found.place, found.last, found.digits, found.scaled, low, high, found.mark)


def _arabic(literal: str) -> Number | None:
    """Segments such as 12亿|9318万 or 4万|1,606: each its digits and scale, scales falling."""
    at, total, least, smallest, mark, scaled = 0, 0, 0, 99, "", False
    while at < len(literal):
        m = _ARABIC.match(literal, at)
        if m is None or m.end() == at:
            return None
        digits, odd, scale, after = m.groups()
        exponent = scale_exponent(scale)
        if exponent is None:
            return None
        whole, _, part = digits.replace(" ", "").replace(",", "").replace("，", "").partition(".")
        if at and not scale and len(whole) == 1 and not part and literal[at - 1] != "零":
            exponent, scale = smallest - 1, " "  # 1万2 is 12000
        large = exponent - exponent % 4 if scale and scale[-1] in LARGE else 0
        if at and large and smallest < 4:  # 3千4百万: the last scale word is all of theirs
            least, smallest = least + large, smallest + large
        if exponent >= smallest or (at and len(whole) + exponent > smallest):
            return None
        written = exponent - len(part)
        if at:
            total *= 10 ** (least - written)
        total += int(whole + part)
        least = written
        smallest = exponent
        scaled = bool(scale or part)
        mark = mark or odd or after
        at = m.end()
    return number(total, least, scaled, mark)


def scale_exponent(scale: str) -> int | None:
    """The power of ten of scale words: 万亿 12, 百万 6; None where they do not go together (万千)."""
    return sum(SCALES[c] for c in scale) if _SCALE.fullmatch(scale) else None


def _chinese(literal: str) -> Number | None:
    whole, point, rest = literal.partition("点")
    if point:
        return _decimal(whole, rest)
    mark = ""
    for m in "多余来":
        head, found, tail = literal.partition(m)
        if found:
            mark, literal = m, head + tail
            if not head or any(c not in LARGE for c in tail):
                return None
    if not _CHINESE.fullmatch(literal):
        return None
    if MANY[0] in literal or MANY[1] in literal:
        return _several(literal)
    for tens, words in TENS.items():
        literal = literal.replace(tens, words)
    between = _between(literal)
    if between is not None:
        return between
    if all(c in DIGITS for c in literal):
        if len(literal) > 1 and not _digit_string(literal):
            return None
        return number(int("".join(str(DIGITS[c]) for c in literal)), 0, False, mark)
    found = positional(literal)
    return None if found is None else number(*found, mark)


def _digit_string(literal: str) -> bool:
    """二〇二四, 一九九八: four digits, or any with 〇; 三五, 一二三 say something else."""
    return "两" not in literal and (len(literal) >= 4 or "〇" in literal or ("零" in literal and literal[0] != "零"))


def _decimal(whole: str, rest: str) -> Number | None:
    """十二点五万, 三点一四."""
    scale = rest.lstrip("".join(DIGITS))
    part = rest[: len(rest) - len(scale)]
    base = _chinese(whole) if "点" not in whole and whole else None
    exponent = scale_exponent(scale) if all(c in SCALES for c in scale) else None
    if not part or base is None or exponent is None or base.mark or base.low is not None or "点" in rest:
        return None
    digits = "".join(str(DIGITS[c]) for c in part)
    return number(int(str(int(base.value)) + digits), exponent - len(digits), True)


def positional(literal: str) -> tuple[int, int, bool] | None:
    """(mantissa, exponent, scaled) of a numeral with 十百千万亿; the last written place is the exponent."""
    total = section = 0
    digit: int | None = None
    place, last_large, bound = 0, 99, 99
    zero = False
    for i, c in enumerate(literal):
        if c in DIGITS:
            if digit is not None and digit != 0:
                return None
            digit, zero = DIGITS[c], zero or DIGITS[c] == 0
            place = 0
            if digit == 0:
                digit = None
                zero = True
            continue
        e = SCALES[c]
        if e < 4:
            if e >= bound:
                return None
            if digit is None and i and not zero and c not in "十拾" and literal[i - 1] not in LARGE:
                return None
            section += (1 if digit is None else digit) * 10**e
            digit, bound, zero = None, e, False
        else:
            section += digit or 0
            if section == 0 and total == 0:
                if i:
                    return None
                section = 1
            if e < last_large:
                total += section * 10**e
            elif literal[i - 1] in LARGE and section == 0:
                total *= 10**e
            else:
                total = (total + section) * 10**e
            section, digit, bound, zero, last_large = 0, None, 99, False, e
        place = e if e >= 4 else place
    if digit is None and zero and literal[-1] in "零〇":
        return None
    return _finished(literal, total + section, digit, zero)


def _finished(literal: str, total: int, digit: int | None, zero: bool) -> tuple[int, int, bool] | None:
    last = literal[-1]
    if last in LARGE:
        exponent = 0
        for c in reversed(literal):
            if c not in LARGE:
                break
            exponent += LARGE[c]
        return total // 10**exponent, exponent, True
    if digit is None:
        return total, 0, False
    before = literal[-2]
    if zero or before in "十拾":
        return total + digit, 0, False
    if len(literal) == 2:  # 万五, 千三, 百二: a number to some, a rate to others
        return None
    exponent = SCALES[before] - 1
    whole = total + digit * 10**exponent
    if SCALES[before] < 4:
        return whole, 0, False
    return whole // 10**exponent, exponent, True  # 一万五


_PAIR = re.compile("([一二两三四五六七八九])([二三四五六七八九])([十百千万亿]*)")
_TEN_PAIR = re.compile("(十|[二三四五六七八九]十)([一二三四五六七八])([二三四五六七八九])([万亿]*)")


def _between(literal: str) -> Number | None:
    """三五, 七八十, 十七八, 两三万: two neighbouring digits are a range."""
    m = _PAIR.fullmatch(literal)
    if m:
        a, b = DIGITS[m[1]], DIGITS[m[2]]
        base = 0
    else:
        m = _TEN_PAIR.fullmatch(literal)
        if m is None:
            return None
        a, b = DIGITS[m[2]], DIGITS[m[3]]
        base = 10 * DIGITS.get(m[1][0], 1) if m[1] != "十" else 10
    exponent = scale_exponent(m[m.lastindex or 0])
    if exponent is None or not (b - a == 1 or (a, b, base) == (3, 5, 0)):
        return None
    low, high = power(base + a, exponent), power(base + b, exponent)
    place = power(1, exponent)
    return Number((low + high) / 2, place, place, 1, True, low, high)


def _several(literal: str) -> Number | None:
    """几十, 数百, 十几, 二十几万, 几百万."""
    mark = "几" if "几" in literal else "数"
    head, _, tail = literal.partition(mark)
    exponent = scale_exponent(tail) if all(c in SCALES for c in tail) else None
    if exponent is None or mark in tail or (mark == "数" and head):
        return None
    base = 0
    if head:
        found = positional(head) if any(c in SCALES for c in head) else None
        if found is None or head[-1] not in "十百千拾佰仟" or any(e < 4 for e in map(SCALES.get, tail) if e is not None):
            return None
        base = found[0] * 10 ** found[1]
        step = 10 ** (SCALES[head[-1]] - 1)
        return interval_number(power(base + step, exponent), power(base + 9 * step, exponent), power(step, exponent))
    low = 2 if exponent else 1
    return interval_number(power(low, exponent), power(9, exponent), power(1, exponent))


def interval_number(low: Fraction, high: Fraction, place: Fraction) -> Number:
    """A number that only says between which two it lies."""
    return Number((low + high) / 2, place, place, 1, True, low, high, "几")
