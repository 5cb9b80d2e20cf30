"""One pass over the folded text: every place where a numeral begins goes to the reader that knows it, in text order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from checker.figures import calendar
from checker.figures.found import Context, Found, Numeral, numeral
from checker.figures.halves import half, half_unit
from checker.figures.hedging import BULKY, framed, per_base, signed
from checker.figures.names import begins_item, code_end, is_code, lettered_end, name_at, name_end
from checker.figures.number import HAN, Number
from checker.figures.quantities import measured
from checker.figures.ranges import ranged
from checker.figures.unitwords import currency_before
from checker.model import Kind
from checker.patterns import compiled

_SKIP = compiled(
    r"https?://[^\s，。；、）)》”]+|www\.[^\s，。；、）)》”]+|[〔\[][12][0-9]{3}[〕\]] ?[0-9-]+ ?号?"
    "|(?:星期|礼拜|周)[一二三四五六日天]"
)
_MAIL = compiled(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9_.-]+")
_AMOUNTED = frozenset("共计达为是有约近超逾过满至到增减")
_AMOUNTS = frozenset("少多无全倍系参函整小总次人户件指分岁级票度基负大")  # 少数人, 人数
_TIMELY = frozenset("年月季学)）-—~至到/日号:：点时 ")
_JOINTS = frozenset(":：比/+×xX*·•-) ")  # of scores, telephone numbers, sums of letters
_QUOTES = frozenset('“"「『')
_QUOTED = frozenset('”"」』')
_SPELLED = frozenset("壹贰叁肆伍陆柒捌玖参拾佰仟")


def readings(c: Context) -> Iterator[Found]:
    """All readings of a text, in order, not overlapping."""
    text = c.text
    search, at = c.lexicon.start.search, 0
    skips = _skipped(text)
    next_skip = next(skips, None)
    while (m := search(text, at)) is not None:
        start = m.start()
        while next_skip is not None and next_skip.end() <= start:
            if next_skip[0][0] in "星礼周":
                yield from _weekday(c, next_skip)
            next_skip = next(skips, None)
        if next_skip is not None and next_skip.start() <= start:
            skip, next_skip = next_skip, next(skips, None)
            days = list(_weekday(c, skip)) if skip[0][0] in "星礼周" else []
            if days or skip[0][0] not in "星礼周":
                yield from days
                at = skip.end()
                continue
        char = text[start]
        found, at = _arabic(c, start) if "0" <= char <= "9" else _chinese(c, start, char)
        if found is not None:
            yield per_base(found) if text[found.start - 1] == "每" and found.start else found
            if found.kind is Kind.DATE:
                day = calendar.weekday_after(text, found.end)
                if day is not None:
                    yield day
                    at = day.end
    while next_skip is not None:
        if next_skip[0][0] in "星礼周" and next_skip.start() >= at:
            yield from _weekday(c, next_skip)
        next_skip = next(skips, None)


def _skipped(text: str) -> Iterator[re.Match[str]]:
    """Stretches that are read as a whole, in order: addresses, numbers of documents, weekdays."""
    if "@" not in text:
        return _SKIP.finditer(text)
    found = [*_SKIP.finditer(text), *_MAIL.finditer(text)]
    return iter(sorted(found, key=lambda m: m.start()))


def _weekday(c: Context, m: re.Match[str]) -> Iterator[Found]:
    """周五, 星期日; not 两周一次, 每周三次, 周一围."""
    text, start, end = c.text, m.start(), m.end()
    if m[0][0] == "周":
        before = text[start - 1 : start]
        if before and (before in HAN or before.isdecimal() or before == "几"):
            return
        if before == "每" and text[end : end + 1] in "次天节场回遍" and text[end : end + 1]:
            return
        if text.startswith(("围", "边", "年", "期"), end):
            return
    yield calendar.weekday(start, end, m[0][-1])


def _arabic(c: Context, at: int) -> tuple[Found | None, int]:
    """(what stands at an Arabic digit, where to go on)."""
    text = c.text
    n = numeral(text, at)
    if n is None:
        return None, at + 1
    before = text[at - 1 : at]
    following = text[n.end : n.end + 1]
    if before in ("#", "-", "_", " ") or (before.isascii() and before.isalpha()):
        end = lettered_end(c, n, before)
        if end:
            return None, end
    if text[at : at + 2] in c.lexicon.names.texts:
        end = name_at(c, at, n)
        if end:
            return None, end
    if before == " " and text[at - 2 : at - 1] == "第":
        before = "第"
    if before == "第" and not text.startswith("季度", n.end):
        return _ordinal(c, n)
    if following == "年" and "." in n.literal and begins_item(text, at):  # 8.108年, the eighth item of a list
        return None, n.start + n.literal.index(".") + 1
    if following in _TIMELY or "." in n.literal:
        point = calendar.date(c, n)
        if point is not None:
            return point, point.end
    if following in _JOINTS or before in _QUOTES or (n.literal[0] == "0" and len(n.literal) > 1):
        end = name_end(c, n, before, following)
        if end:
            return None, end
    first = measured(c, n)
    both = ranged(c, n, first)
    found = both if both is not None else first
    if found is None:
        return None, n.end
    if found.bare:
        sign = currency_before(c, at)
        if sign is not None:
            unit = f"money:{sign[1]}"
            found = found._replace(kind=Kind.MONEY, unit=sign[1], dimension=unit, exact=False, bare=False)
    if len(n.literal) == 4 and (found.bare or _before_name(c, n)) and _year_alone(c, n, following):
        return calendar.year_alone(n), n.end
    if (found.bare or found.unit == "分") and is_code(c, n, found, following):
        return None, max(found.end, code_end(text, n))
    return framed(c, signed(c, found)), found.end


def _before_name(c: Context, n: Numeral) -> bool:
    """2026国家建设奖, 2022届: four digits and a noun that takes no bare number; not in 共2026家庭."""
    return c.text.startswith(c.lexicon.contexts["year_nouns"], n.end)


def _year_alone(c: Context, n: Numeral, following: str) -> bool:
    """2024 right before a name, in brackets, before another: 2024台南艺术节, （2023）, 2023-2024; not 共2024."""
    text = c.text
    if n.number is None or not n.literal.isdecimal() or not 1990 <= n.number.value <= 2050:
        return False
    if text.startswith(c.lexicon.contexts["code_after"], n.end):  # 1999市民热线
        return False
    before = text[n.start - 1 : n.start]
    named = "\u4e00" <= following <= "\u9fff" or (following != "" and following in "“《「『 ")
    spanned = following in ("-", "—", "~", "/") and text[n.end + 1 : n.end + 3].isdecimal()
    bracketed = before in ("(", "（") and following in (")", "）")
    return spanned or bracketed or (named and before not in _AMOUNTED)


def _ordinal(c: Context, n: Numeral) -> tuple[Found | None, int]:
    """第28届, 第三, 第3至5名: the order, not an amount."""
    if n.number is None:
        return None, n.end
    start = c.text.rindex("第", 0, n.start)
    both = ranged(c, n, None)
    if both is not None and both.kind is Kind.COUNT:
        return both._replace(start=start, kind=Kind.ORDINAL, dimension=f"ordinal:{both.unit}"), both.end
    gap = c.text.startswith(" ", n.end)
    found = c.lexicon.unit(c.text, n.end + gap)
    end, unit = n.end, None
    if found is not None and (len(found[0]) == 1 or found[1].label or found[1].article):
        unit, end = found[0], n.end + gap + len(found[0])
    dimension = f"ordinal:{unit}" if unit else "ordinal"
    return Found(start, end, Kind.ORDINAL, unit, dimension, n.number, n.literal), end


def _chinese(c: Context, at: int, char: str) -> tuple[Found | None, int]:
    """(what stands at a Chinese numeral, where to go on)."""
    text = c.text
    if char in "半一":
        share = half(c, at, char)
        if share is not None:
            return share
    n = numeral(text, at) or Numeral(at, at + 1, char, None, True)
    named = name_at(c, at, n)
    if named:
        return None, named
    if char == "半":
        return half_unit(c, n)
    if char in _SPELLED and text[at + 1 : at + 2] not in ("拾", "佰", "仟", "万", "亿", "元", "角"):
        return None, at + 1
    if text[at - 1 : at] == "第" and at and not text.startswith("季度", n.end):
        return _ordinal(c, n)
    if text[n.end : n.end + 1] in _TIMELY:
        point = calendar.date(c, n)
        if point is not None:
            return point, point.end
    if text.startswith("番", n.end) and n.number is not None:
        return _doubled(c, n)
    first = measured(c, n)
    if first is None:
        return None, n.end
    both = ranged(c, n, first)
    found = framed(c, signed(c, both if both is not None else first))
    return (found if both is not None or _counts(c, n, found) else None), found.end


def _doubled(c: Context, n: Numeral) -> tuple[Found | None, int]:
    """翻一番, 翻两番: twice, four times the base."""
    text, at = c.text, n.start
    if n.number is None or not text.endswith(("翻", "翻了"), 0, at) or not 1 <= n.number.value <= 10:
        return None, n.end
    value = Fraction(2) ** int(n.number.value)
    number = Number(value, value / 2, value, 1, True)
    found = Found(at, n.end + 1, Kind.MULTIPLE, "番", "multiple", number, n.literal, exact=False)
    return framed(c, found), found.end


def _counts(c: Context, n: Numeral, found: Found) -> bool:
    """Whether a Chinese numeral states an amount: it has a unit, or is long enough to be nothing else."""
    text, literal = c.text, n.literal
    if found.bare:
        number = found.number
        quoted = text[n.start - 1] in _QUOTES and text[n.end : n.end + 1] in _QUOTED  # “十一”期间
        if number is None or literal[0] in "零〇" or quoted:
            return False
        if literal[0] in BULKY:  # 百八十; not 千万
            return found.mode is not None or number.mark != "" or not BULKY.issuperset(literal)
        return len(literal) > 1 and (number.low is None or literal[-1] in BULKY or literal[-1] == "十")
    if found.kind is Kind.ORDINAL and found.number is not None and found.number.low is not None:  # 数世纪
        return False
    if literal == "一" and found.kind in (Kind.COUNT, Kind.DURATION, Kind.MEASURE, Kind.ORDINAL):
        unit = c.lexicon.unit(text, n.end)
        if unit is None or not unit[1].article:
            event = unit is not None and unit[0] == "起" and c.lexicon.ends_with("event_before", text, n.start)
            paired = n.start > 1 and text[n.start - 2] in HAN and text[n.start - 1] in c.lexicon.units.texts  # 两省一市
            return event or (paired and unit is not None and len(unit[0]) == 1)
        if text.startswith(unit[0], n.end + len(unit[0])) and found.kind is Kind.COUNT:  # 一次次, 一项项
            return False
        if text.endswith(f"一{unit[0]}", 0, n.start) or text.startswith(f"一{unit[0]}", found.end):  # 一项一项
            return False
        point = found.kind is Kind.COUNT or found.kind is Kind.ORDINAL
        return not (point and c.lexicon.ends_with("article_not", text, n.start))
    return literal[0] != "数" or text[n.start - 1 : n.start] not in _AMOUNTS or n.start == 0
