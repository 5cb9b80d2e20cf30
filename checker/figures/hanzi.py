"""Chinese numerals: 三百二, 十二点五万, 二〇二四, 七八十, 几十万 in, a Number out; None for 九五, 一二三."""

from __future__ import annotations

from checker.figures.number import (
    DIGITS,
    HAN,
    LARGE,
    MANY,
    SCALES,
    TENS,
    Number,
    interval_number,
    number,
    power,
    scale_exponent,
)
from checker.patterns import compiled

_CHINESE = compiled(f"[{HAN}{MANY}]+")
_PAIR = compiled("([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]*)")
_TEN_PAIR = compiled("(十|[二三四五六七八九]十)([一二三四五六七八])([二三四五六七八九])([万亿]*)")


def chinese(literal: str) -> Number | None:
    """The number that a folded Chinese numeral states."""
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
    placed = positional(literal)
    return None if placed is None else number(*placed, mark)


def _digit_string(literal: str) -> bool:
    """二〇二四, 一九九八: digits with 〇, years of two centuries; 三五, 七七八八 say something else."""
    return "两" not in literal and (literal[:2] in ("一八", "一九") or "〇" in literal or "零" in literal[1:])


def _decimal(whole: str, rest: str) -> Number | None:
    """十二点五万, 三点一四."""
    scale = rest.lstrip("".join(DIGITS))
    part = rest[: len(rest) - len(scale)]
    base = chinese(whole) if "点" not in whole and whole else None
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
        if found is None or head[-1] not in "十百千拾佰仟" or any(c not in LARGE for c in tail):
            return None
        base = found[0] * 10 ** found[1]
        step = 10 ** (SCALES[head[-1]] - 1)
        return interval_number(power(base + step, exponent), power(base + 9 * step, exponent), power(step, exponent))
    low = 2 if exponent else 1
    return interval_number(power(low, exponent), power(9, exponent), power(1, exponent))
