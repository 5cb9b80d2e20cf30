"""A number and what stands after it: units, percent signs, 成 and 折, fractions, compounds such as 3元5角 and 两年半.

In: a numeral in its context. Out: a Found with the unit's span, None where the numeral is no quantity.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from checker.figures.found import Context, Found, Numeral, numeral
from checker.figures.lexicon import Unit
from checker.figures.meaning import Mode
from checker.figures.numerals import DIGITS, Number, interval_number, parse_literal
from checker.model import Kind

PERCENT = Unit("%", Kind.PERCENT, "ratio", Fraction(1, 100), exact=False)
_SHARES = {
    "%": PERCENT,
    "‰": Unit("‰", Kind.PERCENT, "ratio", Fraction(1, 1000), exact=False),
    "‱": Unit("‱", Kind.PERCENT, "ratio", Fraction(1, 10000), exact=False),
}
POINT = Unit("pp", Kind.POINT, "points", Fraction(1, 100), exact=False)
BASIS_POINT = Unit("bp", Kind.POINT, "points", Fraction(1, 10000), exact=False)
TIMES = Unit("倍", Kind.MULTIPLE, "multiple", Fraction(1), article=True, exact=False)
_FIXED = (
    ("个百分点", POINT), ("百分点", POINT), ("个基点", BASIS_POINT), ("基点", BASIS_POINT), ("BP", BASIS_POINT),
    ("bp", BASIS_POINT), ("倍", TIMES),
)  # fmt: skip
_CHAINS = {"year": "month", "hour": "minute", "minute": "second"}  # 一周五天 and 一天两小时 are rates
_PER = {"日": "天", "月": "个月", "时": "小时", "度": "度电"}
_TENTH = re.compile("成(?:([0-9一二三四五六七八九])(?![0-9个十百千万月日年点家名人项%]))?")
_DENOMINATOR = {"百": 100, "千": 1000, "万": 10000, "十万": 100000, "百万": 1000000}


def unit_at(c: Context, at: int, n: Numeral) -> tuple[int, Unit] | None:
    """(end, unit) of the unit that stands at an offset, behind one space at most."""
    text = c.text
    if text[at : at + 1] == " ":
        at += 1
    first = text[at : at + 1]
    share = _SHARES.get(first)
    if share is not None:
        return at + 1, share
    if first in "个百基倍Bb" and first:
        for word, fixed in _FIXED:
            if text.startswith(word, at):
                return at + len(word), fixed
    found = c.lexicon.unit(text, at)
    if found is None:
        return _by_context(c, at, n, first)
    word, unit = found
    end = at + len(word)
    if word[-1].isascii() and word[-1].isalpha() and text[end : end + 1].isascii() and text[end : end + 1].isalnum():
        return None
    if len(word) == 1:
        changed = _by_context(c, at, n, first)
        if changed is not None:
            return changed
        if c.hant and word in c.lexicon.contexts["mainland"]:
            unit = Unit(word, Kind.COUNT, f"count:{word}", Fraction(1), exact=False)
    if unit.kind is Kind.MONEY and unit.name == "CNY" and word[0] in "元块":
        unit = _currency(c, n.start, unit, word)
    return _rate(c, end, unit)


def _currency(c: Context, start: int, unit: Unit, word: str) -> Unit:
    """A bare 元 takes the currency that stands before the number, or the document's."""
    if word not in ("元", "元整", "块钱"):
        return unit
    sign = currency_before(c, start)
    code = sign[1] if sign else c.yuan
    return unit if code == "CNY" else Unit(code, Kind.MONEY, f"money:{code}", Fraction(1), exact=False)


def currency_before(c: Context, start: int) -> tuple[int, str] | None:
    """(start of the word, code) of a currency word or sign right before a number."""
    text = c.text
    if start and text[start - 1] == " ":
        start -= 1
    for word, code in c.lexicon.currencies.get(text[start - 1 : start], ()) if start else ():
        if text.endswith(word, 0, start):
            return start - len(word), code
    return None


def _by_context(c: Context, at: int, n: Numeral, first: str) -> tuple[int, Unit] | None:
    """Words that are a unit only beside the right neighbours: 两, 度, 点, 毛."""
    text, known = c.text, c.lexicon
    if first == "度":
        if known.ends_with("energy_before", text, n.start) or (n.number is not None and n.number.value >= 100000):
            return at + 1, Unit("kilowatt_hour", Kind.MEASURE, "energy", Fraction(3600000), exact=False)
        if known.ends_with("temperature_before", text, n.start) or n.literal[0] in "-零":
            return at + 1, Unit("degree_celsius", Kind.MEASURE, "temperature", Fraction(1), exact=False)
    if first == "两" and text[at + 1 : at + 2] not in ("日", "月", "个") and not known.unit(text, at + 1):
        return at + 1, Unit("liang", Kind.MEASURE, "mass", Fraction(1, 20), article=True, exact=False)
    if first == "点" and n.number is not None and not known.ends_with("time_before", text, n.start):
        if n.number.place < 1 or known.ends_with("points_before", text, n.start):
            return at + 1, Unit("点", Kind.COUNT, "count:点位", Fraction(1), exact=False)
    return None


def _rate(c: Context, end: int, unit: Unit) -> tuple[int, Unit]:
    """元/吨, 公斤每亩, 元/人·天: a unit for one of another; (end, unit) unchanged where there is none."""
    text = c.text
    if text[end : end + 1] not in ("/", "每") or unit.label:
        return end, unit
    at = end + 1
    per = text[at : at + 1]
    found = c.lexicon.unit(text, at)
    if found is None and per in _PER:
        found = c.lexicon.unit(_PER[per], 0)
        found = (per, found[1]) if found else None
    if found is None or (text[end] == "每" and found[1].kind is Kind.COUNT):
        return end, unit
    word, below = found
    if word[-1].isalpha() and word[-1].isascii() and text[at + len(word) : at + len(word) + 1].isalnum():
        return end, unit
    dimension = f"{unit.dimension}/{below.dimension}"
    kind = unit.kind if unit.kind is Kind.MONEY else Kind.MEASURE
    return at + len(word), Unit(f"{unit.name}/{below.name}", kind, dimension, unit.factor / below.factor, exact=False)


def measured(c: Context, n: Numeral) -> Found | None:
    """The quantity that begins with a numeral: number and unit, share, fraction, or the bare number."""
    text, end = c.text, n.end
    following = text[end : end + 1]
    if following == "成":
        return _tenths(c, n)
    if following == "折":
        return _discount(c, n)
    if following == "分" and text.startswith("分之", end):
        return _fraction(c, n)
    if following == "又":
        mixed = _mixed_fraction(c, n)
        if mixed is not None:
            return mixed
    if n.number is None:
        return None
    if following == "/" and not n.han:
        slashed = _slashed(c, n)
        if slashed is not None:
            return slashed
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
    return joined if joined is not None else first._replace(end=below[0], number=total, literal=text[n.start : rest.end])


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


def _tenths(c: Context, n: Numeral) -> Found | None:
    """三成, 六成五, 9成9: tenths; not 成立, 成为."""
    m = _TENTH.match(c.text, n.end)
    number = n.number
    if m is None or (m[1] is None and c.text.startswith(c.lexicon.contexts["tenth_not"], m.end())):
        return measured_bare(n)
    if number is None or number.value > 10 or (n.han and len(n.literal) > 1 and number.low is None):
        return measured_bare(n)
    tenths = number.times(Fraction(10))
    if m[1]:
        part = parse_literal(m[1])
        if part is None or number.place != 1:
            return measured_bare(n)
        one = Fraction(1)
        tenths = Number(tenths.value + part.value, one, one, 2, True)
    tenths = Number(tenths.value, tenths.place, tenths.last, tenths.digits, True, tenths.low, tenths.high, tenths.mark)
    return Found(n.start, m.end(), Kind.PERCENT, "%", "ratio", tenths, n.literal, Fraction(1, 100), None, False)


def measured_bare(n: Numeral) -> Found | None:
    """The number alone."""
    if n.number is None:
        return None
    return Found(n.start, n.end, Kind.NUMBER, None, "number", n.number, n.literal, bare=True)


def _discount(c: Context, n: Numeral) -> Found | None:
    """八五折, 8折, 3.5折: tenths of a price."""
    end = n.end + 1
    if c.text.startswith(c.lexicon.contexts["fold_not"], end):
        return measured_bare(n)
    digits = [DIGITS.get(ch) for ch in n.literal]
    if n.han and len(digits) == 2 and None not in digits:
        value, place = Fraction(int(f"{digits[0]}{digits[1]}")), Fraction(1)
    elif n.number is not None and 0 < n.number.value < 100 and n.number.low is None:
        tens = n.number.value >= 10
        value, place = (n.number.value, Fraction(1)) if tens else (n.number.value * 10, n.number.place * 10)
    else:
        return measured_bare(n)
    number = Number(value, place, place, 2, True)
    return Found(n.start, end, Kind.PERCENT, "%", "ratio", number, n.literal, Fraction(1, 100), None, False)


def _fraction(c: Context, n: Numeral) -> Found | None:
    """百分之九十五, 千分之三, 三分之二, 二又三分之一, 百分之3至5."""
    text = c.text
    upper = numeral(text, n.end + 2)
    base = _DENOMINATOR.get(n.literal)
    below = n.number
    if upper is None or upper.number is None or (base is None and (below is None or below.value < 2)):
        return measured_bare(n) if n.number is not None and base is None else None
    literal = text[n.start : upper.end]
    if base is not None:
        name = {1000: "‰", 10000: "‱"}.get(base, "%")
        unit = _SHARES[name]
        number = upper.number if base <= 10000 else upper.number.times(Fraction(100, base))
        number = Number(number.value, number.place, number.last, number.digits, True, number.low, number.high, number.mark)
        return Found(n.start, upper.end, Kind.PERCENT, name, "ratio", number, literal, unit.factor, None, False)
    assert below is not None
    return word_share(n.start, upper.end, upper.number.value / below.value, int(below.value), literal)


def _mixed_fraction(c: Context, n: Numeral) -> Found | None:
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


def word_share(start: int, end: int, share: Fraction, denominator: int, literal: str, mode: Mode | None = None) -> Found:
    """一半, 三分之二: as good as five points either way, or exact where the denominator is no everyday one."""
    value = share * 100
    place = Fraction(10) if denominator <= 10 else Fraction(1)
    number = Number(value, place, place, 1, True)
    return Found(start, end, Kind.PERCENT, "%", "ratio", number, literal, Fraction(1, 100), mode, False)


def _slashed(c: Context, n: Numeral) -> Found | None:
    """1/3 as a share, where the words around say so or nothing else is left."""
    below = numeral(c.text, n.end + 1) if c.text[n.end + 1 : n.end + 2].isdecimal() else None
    if below is None or below.number is None or n.number is None or c.text[below.end : below.end + 1] in ("/", "-"):
        return None
    if not (n.literal.isdecimal() and below.literal.isdecimal()) or not 0 < n.number.value < below.number.value <= 1000:
        return None
    value = n.number.value / below.number.value
    return word_share(n.start, below.end, value, int(below.number.value), c.text[n.start : below.end])


_RANGE = re.compile(" ?(?:-|—|~|至|到) ?(?=[0-9零一二三四五六七八九十百千两几])")


def ranged(c: Context, n: Numeral, first: Found | None, is_date: Callable[[Context, Numeral], object]) -> Found | None:
    """3—5个, 18℃至26℃, 5~95%, 2至3万: the two ends as one figure; None where it is no range."""
    text = c.text
    at = first.end if first is not None else n.end
    m = _RANGE.match(text, at)
    if m is None or n.number is None or n.number.low is not None:
        return None
    other = numeral(text, m.end())
    if other is None or other.number is None or other.number.low is not None or (n.han != other.han):
        return None
    second = measured(c, other)
    if second is None or second.number is None or second.kind is Kind.ORDINAL or is_date(c, other):
        return None
    low, high = n.number, other.number
    worded = m[0].strip() in ("至", "到")
    if first is not None and not first.bare:
        if first.dimension != second.dimension or first.unit != second.unit or first.number is None:
            return None
        if worded and text.endswith(("从", "由", "自"), 0, n.start):
            return None
        low, high = first.number, second.number
    else:
        if second.bare and (worded or n.han or "~" not in m[0]):
            return None
        high = second.number
        if high.value != other.number.value and other.number.value:  # 二至三成, 3至5角
            low = low.times(high.value / other.number.value)
        if other.literal[-1:] in "万亿千百" and n.literal[-1:] not in "万亿千百" and not n.han and low.value < 10000:
            scale = parse_literal("1" + other.literal.lstrip("0123456789.,"))
            low = low.times(scale.value) if scale is not None else low
    if not low.value < high.value or text[second.end : second.end + 1] in ("-", ":"):
        return None
    place = min(low.place, high.place)
    joined = interval_number(low.value, high.value, place)
    joined = Number(joined.value, place, place, max(low.digits, high.digits), True, low.value, high.value)
    literal = text[n.start : other.end]
    return second._replace(start=n.start, number=joined, literal=literal, mode=Mode.RANGE, exact=False)
