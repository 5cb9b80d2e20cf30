"""A number and what stands after it: the bare number, a unit, a share, compounds such as 3元5角 and 两年半.

In: a numeral in its context. Out: a Found with the span of number and unit, None where the numeral is no quantity.
"""

from __future__ import annotations

from fractions import Fraction

from checker.figures.found import Context, Found, Numeral, numeral
from checker.figures.lexicon import Unit
from checker.figures.number import DIGITS, Number
from checker.figures.numerals import parse_literal
from checker.figures.shares import discount, fraction, mixed_fraction, per_many, slashed, tenths
from checker.figures.unitwords import unit_at
from checker.model import Kind
from checker.records import replace

_CHAINS = {"year": "month", "hour": "minute", "minute": "second"}  # 一周五天 and 一天两小时 are rates


def measured(c: Context, n: Numeral) -> Found | None:
    """The quantity that begins with a numeral: number and unit, share, fraction, or the bare number."""
    text, end = c.text, n.end
    following = text[end : end + 1]
    if following == "成":
        return tenths(c, n)
    if following == "折":
        return discount(c, n)
    if following == "分" and text.startswith("分之", end):
        return fraction(c, n)
    if following == "又":
        mixed = mixed_fraction(c, n)
        if mixed is not None:
            return mixed
    if n.number is None:
        return None
    if n.literal[-1] == "兆" and not c.hant and following != "元" and n.end - n.start > 1:
        literal = n.literal[:-1].rstrip()
        return measured(c, replace(n, end=n.end - 1, literal=literal, number=parse_literal(literal)))
    if following == "/" and not n.han:
        share = per_many(c, n) or slashed(c, n)
        if share is not None:
            return share
    number = n.number
    if following == "个" and text[end + 1 : end + 2] in "半多" and text[end + 1 : end + 2]:
        spanned = _and_more(c, n, number)
        if spanned is not None:
            return spanned
    found = unit_at(c, end, n)
    if found is None:
        return Found(n.start, end, Kind.NUMBER, None, "number", number, n.literal, bare=True)
    stop, unit = found
    return _compound(c, n, number, stop, unit)


def _and_more(c: Context, n: Numeral, number: Number) -> Found | None:
    """四个半小时, 两个多月."""
    text, more = c.text, c.text[n.end + 1]
    word = "个" + text[n.end + 2 : n.end + 6]
    found = c.lexicon.unit(word, 0)
    if found is None or found[0] == "个":
        plain = c.lexicon.unit(text, n.end + 2)
        if plain is None or plain[1].kind is not Kind.DURATION:
            return None
        found = ("个" + plain[0], plain[1])
    number = half_more(number) if more == "半" else marked(number)
    stop = n.end + 1 + len(found[0])
    return _found(n.start, stop, number, n.literal, found[1])


def half_more(number: Number) -> Number:
    """Two and a half of what was two."""
    half = Fraction(1, 2)
    return Number(number.value + half, half, half, number.digits + 1, True)


def marked(number: Number) -> Number:
    """The number and something more (多)."""
    return Number(number.value, number.place, number.last, number.digits, number.scaled, mark="多")


def _found(start: int, end: int, number: Number, literal: str, unit: Unit) -> Found:
    factor = unit.factor
    if unit.kind is Kind.MONEY and "/" not in unit.name and factor != 1:
        number, factor = number.times(factor), Fraction(1)
    kind = Kind.ORDINAL if unit.label else unit.kind
    return Found(start, end, kind, unit.name, unit.dimension, number, literal, factor, None, unit.exact)


def _compound(c: Context, n: Numeral, number: Number, stop: int, unit: Unit) -> Found:
    """3元5角, 2小时30分钟, 两年半, 一年多: the rest in smaller units, a half, an odd part."""
    text = c.text
    first = _found(n.start, stop, number, n.literal, unit)
    chained = unit.kind in (Kind.MONEY, Kind.DURATION) or (unit.kind is Kind.MEASURE and n.han)
    following = text[stop : stop + 1]
    if not chained or not following:
        return first
    if unit.name == "second" and number.place == 1 and following.isdecimal() and not n.han:
        return _hundredths(c, n, first)
    if following == "半" and not number.scaled:
        return _found(n.start, stop + 1, half_more(number), n.literal, unit)
    if following not in "零又0123456789" and following not in DIGITS and following != "十":
        return first
    if unit.kind is Kind.DURATION and unit.name not in _CHAINS:
        return first
    rest = numeral(text, stop + (following in "零又"))
    below = unit_at(c, rest.end, rest) if rest is not None and rest.number is not None else None
    if rest is None or rest.number is None or below is None or below[1].dimension != unit.dimension:
        return _minutes(c, n, first, rest, unit)
    if unit.kind is Kind.DURATION and below[1].name != _CHAINS[unit.name]:
        return first
    if below[1].factor >= unit.factor or rest.number.value * below[1].factor >= unit.factor or number.place != 1:
        return first
    factor = below[1].factor / unit.factor
    total = _sum(number, rest.number.times(factor), factor)
    joined = _compound_more(c, first, total, below[0], unit)
    if joined is None:
        joined = first._replace(end=below[0], number=total, literal=text[n.start : rest.end])
    return _hundredths(c, n, joined, 60) if below[1].name == "second" and not n.han else joined


def _hundredths(c: Context, n: Numeral, first: Found, seconds: int = 1) -> Found:
    """9秒83 is 9.83 seconds, 2分0秒87 two minutes and 0.87 seconds; ``seconds`` in a unit of first."""
    rest = numeral(c.text, first.end) if c.text[first.end : first.end + 1].isdecimal() else None
    if rest is None or len(rest.literal) != 2 or not rest.literal.isdecimal() or first.number is None:
        return first
    place = Fraction(1, 100 * seconds)
    part = Number(int(rest.literal) * place, place, place, 2)
    number = _sum(first.number, part, place)
    return first._replace(end=rest.end, number=number, literal=c.text[n.start : rest.end])


def _compound_more(c: Context, first: Found, total: Number, at: int, unit: Unit) -> Found | None:
    """The third part: 123元1角1分, 1小时2分3秒."""
    rest = numeral(c.text, at) if c.text[at : at + 1] in DIGITS or c.text[at : at + 1].isdecimal() else None
    if rest is None or rest.number is None:
        return None
    if unit.kind is Kind.MONEY and c.text.startswith("分", rest.end):
        end, factor = rest.end + 1, Fraction(1, 100)
    else:
        below = unit_at(c, rest.end, rest)
        if below is None or below[1].dimension != unit.dimension or below[1].factor >= total.place * unit.factor:
            return None
        end, factor = below[0], below[1].factor / unit.factor
    total = _sum(total, rest.number.times(factor), factor)
    return first._replace(end=end, number=total, literal=c.text[first.start : rest.end])


def _minutes(c: Context, n: Numeral, first: Found, rest: Numeral | None, unit: Unit) -> Found:
    """2小时30分: 分 alone is a minute here."""
    if rest is None or rest.number is None or unit.name != "hour" or not c.text.startswith("分", rest.end):
        return first
    if first.number is None or rest.number.value >= 60:
        return first
    factor = Fraction(1, 60)
    total = _sum(first.number, rest.number.times(factor), factor)
    return first._replace(end=rest.end + 1, number=total, literal=c.text[n.start : rest.end])


def _sum(whole: Number, part: Number, place: Fraction) -> Number:
    return Number(whole.value + part.value, place, place, whole.digits + part.digits, True, mark=part.mark)
