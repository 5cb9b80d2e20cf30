"""Shares in words: 三成, 六成五, 八五折, 百分之三, 三分之二, 二又三分之一, 1/3, 一半. A numeral in, a Found out."""

from __future__ import annotations

from fractions import Fraction

from checker.figures.found import Context, Found, Numeral, bare, numeral
from checker.figures.meaning import Mode
from checker.figures.number import DIGITS, Number
from checker.figures.numerals import parse_literal
from checker.figures.unitwords import SHARES
from checker.model import Kind
from checker.patterns import compiled

_TENTH = compiled("成(?:([0-9一二三四五六七八九])(?![0-9个十百千万月日年点家名人项%]))?")
_DENOMINATOR = {
    "百": 100, "千": 1000, "万": 10000, "十万": 100000, "百万": 1000000,
    "100": 100, "1000": 1000, "1万": 10000, "10万": 100000, "100万": 1000000,
}  # fmt: skip
_PER_MANY = compiled("/((?:10|十|百|100)?万)(?![元人户亩])")


def tenths(c: Context, n: Numeral) -> Found | None:
    """三成, 六成五, 9成9: tenths; not 成立, 成为."""
    m = _TENTH.match(c.text, n.end)
    number = n.number
    if m is None or (m[1] is None and c.text.startswith(c.lexicon.contexts["tenth_not"], m.end())):
        return bare(n)
    if number is None or number.value > 10 or (n.han and len(n.literal) > 1 and number.low is None):
        return bare(n)
    tenths = number.times(Fraction(10))
    if m[1]:
        part = parse_literal(m[1])
        if part is None or number.place != 1:
            return bare(n)
        one = Fraction(1)
        tenths = Number(tenths.value + part.value, one, one, 2, True)
    tenths = Number(tenths.value, tenths.place, tenths.last, tenths.digits, True, tenths.low, tenths.high, tenths.mark)
    return Found(n.start, m.end(), Kind.PERCENT, "%", "ratio", tenths, n.literal, Fraction(1, 100), None, False)


def discount(c: Context, n: Numeral) -> Found | None:
    """八五折, 8折, 3.5折: tenths of a price."""
    end = n.end + 1
    if c.text.startswith(c.lexicon.contexts["fold_not"], end):
        return bare(n)
    digits = [DIGITS.get(ch) for ch in n.literal]
    if n.han and len(digits) == 2 and None not in digits:
        value, place = Fraction(int(f"{digits[0]}{digits[1]}")), Fraction(1)
    elif n.number is not None and 0 < n.number.value < 100 and n.number.low is None:
        tens = n.number.value >= 10
        value, place = (n.number.value, Fraction(1)) if tens else (n.number.value * 10, n.number.place * 10)
    else:
        return bare(n)
    number = Number(value, place, place, 2 if place == 1 else 1, True)
    return Found(n.start, end, Kind.PERCENT, "%", "ratio", number, n.literal, Fraction(1, 100), None, False)


def fraction(c: Context, n: Numeral) -> Found | None:
    """百分之九十五, 千分之三, 三分之二, 二又三分之一, 百分之3至5."""
    text = c.text
    upper = numeral(text, n.end + 2)
    base = _DENOMINATOR.get(n.literal)
    below = n.number
    if upper is None or upper.number is None or (base is None and (below is None or below.value < 2)):
        return bare(n) if n.number is not None and base is None else None
    literal = text[n.start : upper.end]
    if base is not None:
        name = {1000: "‰", 10000: "‱"}.get(base, "%")
        unit = SHARES[name]
        number = upper.number if base <= 10000 else upper.number.times(Fraction(100, base))
        number = Number(
            number.value, number.place, number.last, number.digits, True, number.low, number.high, number.mark
        )
        return Found(n.start, upper.end, Kind.PERCENT, name, "ratio", number, literal, unit.factor, None, False)
    assert below is not None
    return word_share(n.start, upper.end, upper.number.value / below.value, int(below.value), literal)


def mixed_fraction(c: Context, n: Numeral) -> Found | None:
    """二又三分之一."""
    below = numeral(c.text, n.end + 1)
    if below is None or below.number is None or n.number is None or not c.text.startswith("分之", below.end):
        return None
    upper = numeral(c.text, below.end + 2)
    if upper is None or upper.number is None or below.number.value < 2:
        return None
    place = 1 / below.number.value
    number = Number(n.number.value + upper.number.value * place, place, place, 2, True)
    return Found(n.start, upper.end, Kind.NUMBER, None, "number", number, c.text[n.start : upper.end], exact=False)


def word_share(
    start: int, end: int, share: Fraction, denominator: int, literal: str, mode: Mode | None = None
) -> Found:
    """一半, 三分之二: as good as five points either way, or exact where the denominator is no everyday one."""
    value = share * 100
    place = Fraction(10) if denominator <= 10 else Fraction(1)
    number = Number(value, place, place, 1, True)
    return Found(start, end, Kind.PERCENT, "%", "ratio", number, literal, Fraction(1, 100), mode, False)


def per_many(c: Context, n: Numeral) -> Found | None:
    """12.3/10万, 3.5/万: so many of a hundred thousand, of ten thousand."""
    m = _PER_MANY.match(c.text, n.end)
    if m is None or n.number is None:
        return None
    factor = Fraction(1, _DENOMINATOR[m[1]])
    return Found(n.start, m.end(), Kind.PERCENT, m[0], "ratio", n.number, n.literal, factor, None, False)


def slashed(c: Context, n: Numeral) -> Found | None:
    """1/3 as a share, where the words around say so or nothing else is left."""
    below = numeral(c.text, n.end + 1) if c.text[n.end + 1 : n.end + 2].isdecimal() else None
    if below is None or below.number is None or n.number is None or c.text[below.end : below.end + 1] in ("/", "-"):
        return None
    if not (n.literal.isdecimal() and below.literal.isdecimal()) or not 0 < n.number.value < below.number.value <= 1000:
        return None
    cued = c.lexicon.ends_with("fraction_before", c.text, n.start)
    if not cued and (below.number.value > 10 or c.text.startswith(("决赛", ")", "）", "("), below.end)):
        return None
    value = n.number.value / below.number.value
    return word_share(n.start, below.end, value, int(below.number.value), c.text[n.start : below.end])
