"""Which unit stands behind a number: the longest word of the lists, a word that its neighbours make a unit (度, 点),
a rate (元/吨), and the currency of a bare 元.
"""

from __future__ import annotations

from fractions import Fraction

from checker.figures.found import Context, Numeral
from checker.figures.lexicon import Unit
from checker.model import Kind
from checker.patterns import compiled

PERCENT = Unit("%", Kind.PERCENT, "ratio", Fraction(1, 100), exact=False)
SHARES = {
    "%": PERCENT,
    "‰": Unit("‰", Kind.PERCENT, "ratio", Fraction(1, 1000), exact=False),
    "‱": Unit("‱", Kind.PERCENT, "ratio", Fraction(1, 10000), exact=False),
}
POINT = Unit("pp", Kind.POINT, "points", Fraction(1, 100), exact=False)
BASIS_POINT = Unit("bp", Kind.POINT, "points", Fraction(1, 10000), exact=False)
TIMES = Unit("倍", Kind.MULTIPLE, "multiple", Fraction(1), article=True, exact=False)
_FIXED = (
    ("个百分点", POINT), ("百分点", POINT), ("个pct", POINT), ("pcts", POINT), ("pct", POINT), ("PCT", POINT),
    ("个基点", BASIS_POINT), ("基点", BASIS_POINT), ("个BP", BASIS_POINT), ("个bp", BASIS_POINT), ("bps", BASIS_POINT),
    ("BP", BASIS_POINT), ("bp", BASIS_POINT), ("倍", TIMES),
)  # fmt: skip
_SECONDS = compiled("分[0-9一二三四五六七八九十]+秒")
_CLOSED = ("，", "、", "；", ")", "）")
_PER = {"日": "天", "月": "个月", "时": "小时", "度": "度电"}


def unit_at(c: Context, at: int, n: Numeral) -> tuple[int, Unit] | None:
    """(end, unit) of the unit that stands at an offset, behind one space at most."""
    text = c.text
    if text[at : at + 1] == " ":
        at += 1
    first = text[at : at + 1]
    share = SHARES.get(first)
    if share is not None:
        return at + 1, share
    if first in "个百基倍BbpP" and first:
        for word, fixed in _FIXED:
            if text.startswith(word, at):
                return at + len(word), fixed
    found = c.lexicon.unit(text, at)
    if found is None:
        return _by_context(c, at, n, first)
    word, unit = found
    end = at + len(word)
    if word.isascii() and word[-1].isalpha() and text[end : end + 1].isascii() and text[end : end + 1].isalnum():
        return None
    if len(word) == 1:
        if (first == "级" and n.literal[-1] in "百千万亿兆") or (first == "大" and n.literal[-1] in "万亿"):
            return None  # 千亿级商圈, 9亿大单
        changed = _by_context(c, at, n, first) if first in "度两点分期级届次" else None
        if changed is not None:
            return changed
        if c.hant and word in c.lexicon.contexts["mainland"]:
            unit = Unit(word, Kind.COUNT, f"count:{word}", Fraction(1), exact=False)
    if unit.kind is Kind.MONEY and unit.name == "CNY" and word[0] in "元块":
        unit = _currency(c, n.start, end, unit, word)
    return _rate(c, end, unit)


def _currency(c: Context, start: int, end: int, unit: Unit, word: str) -> Unit:
    """A bare 元 takes the currency that stands before the number or in brackets behind it, or the document's."""
    if word not in ("元", "元整", "块钱"):
        return unit
    sign = currency_before(c, start)
    code = sign[1] if sign else c.yuan
    if c.text[end : end + 1] in ("(", "（"):
        found = c.lexicon.unit(c.text, end + 1)
        if found and found[1].kind is Kind.MONEY and c.text.startswith(_CLOSED, end + 1 + len(found[0])):
            code = found[1].name
    return unit if code == "CNY" else Unit(code, Kind.MONEY, f"money:{code}", Fraction(1), exact=False)


def currency_before(c: Context, start: int) -> tuple[int, str] | None:
    """(start of the word, code) of a currency word or sign right before a number: 新台币500元, 台币约500元."""
    text = c.text
    if start and text[start - 1] == " ":
        start -= 1
    if text[start - 1 : start] == "约" and start > 1:
        found = currency_before(c, start - 1) if text[start - 2] != "约" else None
        return found if found is not None and not text[found[0] - 1 : found[0]].isnumeric() else None  # 1美元约7元
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
    if first == "大" and n.han and n.number is not None and 2 <= n.number.value <= 12:  # 三大会场
        return at + 1, Unit("大", Kind.COUNT, "count:大", Fraction(1))
    if first in "期级届次" and first and _in_name(c, at, n, first):
        return at + 1, Unit(first, Kind.ORDINAL, f"ordinal:{first}", Fraction(1), article=True, label=True)
    if first == "分" and _SECONDS.match(text, at):
        return at + 1, Unit("minute", Kind.DURATION, "duration", Fraction(1, 1440), exact=False)
    if first == "点" and n.number is not None and not known.ends_with("time_before", text, n.start):
        index = n.number.place < 1 or known.ends_with("points_before", text, n.start)
        if index:
            return at + 1, Unit("点", Kind.COUNT, "count:点位", Fraction(1), exact=False)
    return None


def _in_name(c: Context, at: int, n: Numeral, first: str) -> bool:
    """Whether the number names a stage, a grade, a term or a session and does not count them."""
    text, known, number = c.text, c.lexicon, n.number
    if number is None or n.literal == "两":
        return False
    if first == "级":
        return number.place < 1 or text.startswith(known.contexts["grade_after"], at + 1)
    if first == "次":
        met = n.han and text.startswith(known.contexts["meeting_after"], at + 1)
        return met and known.ends_with("meeting_before", text, n.start)
    after, few = ("stage_after", 1) if first == "期" else ("session_after", 11)
    if text.startswith(known.contexts[after], at + 1):
        return not known.ends_with("stage_split", text, n.start)
    counted = known.ends_with("stage_counted", text, n.start)
    return n.han and number.low is None and (number.value <= 10) is (few == 1) and not counted


def _rate(c: Context, end: int, unit: Unit) -> tuple[int, Unit]:
    """元/吨, 公斤每亩, 元/人·天: a unit for one of another; (end, unit) unchanged where there is none."""
    text = c.text
    if text[end : end + 1] not in ("/", "每") or unit.label:
        return end, unit
    at = end + 1
    per = text[at : at + 1]
    found = c.lexicon.unit(text, at)
    if per in _PER and (found is None or len(found[0]) == 1):
        found = c.lexicon.unit(_PER[per], 0)
        found = (per, found[1]) if found else None
    if found is None or (text[end] == "每" and (found[1].kind is Kind.COUNT or unit.kind is Kind.DURATION)):
        return end, unit
    if unit.kind is Kind.COUNT and found[1].kind is not Kind.DURATION:  # 万件/套 counts pieces
        return end, unit
    word, below = found
    if word[-1].isalpha() and word[-1].isascii() and text[at + len(word) : at + len(word) + 1].isalnum():
        return end, unit
    dimension = f"{unit.dimension}/{below.dimension}"
    kind = unit.kind if unit.kind is Kind.MONEY else Kind.MEASURE
    return at + len(word), Unit(f"{unit.name}/{below.name}", kind, dimension, unit.factor / below.factor, exact=False)
