"""Readings in, Figures out: lists share their last unit, round counts look about, spans go back to the source."""

from __future__ import annotations

from fractions import Fraction

from checker.figures.found import ONE, Context, Found
from checker.figures.lexer import readings
from checker.figures.lexicon import Lexicon
from checker.figures.meaning import HEDGES, Mode, intervals
from checker.figures.number import Number
from checker.figures.numerals import parse_literal
from checker.figures.view import View
from checker.interval import ANY, Interval, point
from checker.model import Document, Figure, Hedge, Kind

_BARE = ("万", "亿")  # 万方集团, 万元户, 单位：亿元: no number without a hedge (上万人, 每万人)
_LINKS = frozenset(("、", "及", "和", "与", "或", "以及", " 及 "))
_SPANS = frozenset(("-", "—", "~", "至", "到"))  # 2019—2021年
_POINTS = (Kind.DATE, Kind.WEEKDAY, Kind.ORDINAL, Kind.TIME)
_ZERO = Fraction(0)
_MONTH_SLACK = Fraction(1, 20)  # 两个多月 may be 60 days
_MOST_ORDER = 30
_RANKED = ("名", "列", "居")  # 排名第一、三家企业
_NEAR = 60  # characters within which a count of the same unit shows how exactly is counted


def read_figures(document: Document, view: View, lexicon: Lexicon) -> tuple[Figure, ...]:
    """All figures of a document, in text order."""
    text = view.text
    hant = document.script == "zh-Hant"
    context = Context(text, lexicon, hant, _yuan(text, lexicon, hant))
    read = [f for f in readings(context) if f.literal not in _BARE or f.mode is not None or text[f.start - 1] == "每"]
    found = _shared_units(context, _shared_order(context, read))
    shift = bool(view.starts)
    return tuple([_figure(i, f, found, document.text, view, shift) for i, f in enumerate(found)])


def _yuan(text: str, lexicon: Lexicon, hant: bool) -> str:
    """The currency of a bare 元."""
    if hant:
        for code, words in lexicon.regions:
            if any(word in text for word in words):
                return code
    return "CNY"


def _shared_units(c: Context, found: list[Found]) -> list[Found]:
    """3,950及6,200万元: every number of a list has the unit, and the scale word, that only the last one shows."""
    for i in range(len(found) - 2, -1, -1):
        first, last = found[i], found[i + 1]
        if not first.bare or last.bare or first.number is None or last.number is None:
            continue
        link = c.text[first.end : last.start]
        if link not in _LINKS and not (last.kind is Kind.DATE and link in _SPANS):
            continue
        if last.kind in (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.POINT, Kind.DURATION):
            number = _scaled_like(first, last)
            found[i] = last._replace(
                start=first.start, end=first.end, number=number, literal=first.literal, mode=first.mode
            )
        elif last.kind is Kind.DATE and last.unit is not None and first.number.place == 1:
            found[i] = _dated_like(first, last)
    return found


def _shared_order(c: Context, found: list[Found]) -> list[Found]:
    """第1、2、3名, 第一、三批: the numbers behind say the order, too, and the unit of the last is everybody's."""
    for i in range(len(found) - 1):
        first = found[i]
        if first.kind is not Kind.ORDINAL or first.unit is not None or c.text.endswith(_RANKED, 0, first.start):
            continue
        j = i + 1
        while j < len(found) and _goes_on(c, found[j - 1], found[j]):
            j += 1
            if found[j - 1].unit is not None:
                break
        unit = found[j - 1].unit
        if j > i + 1 and unit is not None:
            for k in range(i, j):
                found[k] = found[k]._replace(kind=Kind.ORDINAL, unit=unit, dimension=f"ordinal:{unit}", bare=False)
    return found


def _goes_on(c: Context, first: Found, last: Found) -> bool:
    if last.kind not in (Kind.NUMBER, Kind.COUNT) or c.text[first.end : last.start] not in _LINKS:
        return False
    if first.number is None or last.number is None or last.number.low is not None or last.mode is not None:
        return False
    alike = first.literal.isdecimal() and first.literal.isascii()
    same = alike == (last.literal.isdecimal() and last.literal.isascii())
    return same and first.number.value < last.number.value < _MOST_ORDER


def _scaled_like(first: Found, last: Found) -> Number:
    assert first.number is not None
    scale = last.literal.lstrip("0123456789.,")
    if not scale or (first.number.scaled and not first.literal.replace(".", "").replace(",", "").isdecimal()):
        return first.number
    factor = (
        parse_literal("1" + scale)
        if first.literal[-1:].isdecimal() and all(ch in "十百千万亿兆" for ch in scale)
        else None
    )
    if factor is None:
        return first.number
    number = first.number.times(factor.value)
    return Number(number.value, number.place, number.last, number.digits, True)


def _dated_like(first: Found, last: Found) -> Found:
    """108、110学年度; 23、24日; 2、3月."""
    assert first.number is not None and last.number is not None
    value = int(first.number.value)
    if last.unit == "year":
        shown = int(last.number.value)
        written = parse_literal(last.literal)
        value += shown - int(written.value) if written is not None else 0
        iso = f"{value:04d}" if 0 < value < 10000 else ""
    elif last.unit == "month":
        iso = f"--{value:02d}" if 1 <= value <= 12 else ""
    else:
        iso = f"---{value:02d}" if 1 <= value <= 31 else ""
    if not iso:
        return first
    number = Number(Fraction(value), ONE, ONE, 1)
    return first._replace(kind=Kind.DATE, unit=last.unit, dimension="date", number=number, iso=iso, bare=False)


def _figure(index: int, f: Found, found: list[Found], source: str, view: View, shift: bool) -> Figure:
    start, end = (view.source(f.start), view.source_end(f.end)) if shift else (f.start, f.end)
    number = f.number
    if number is None:
        return Figure(
            index, start, end, f.start, f.end, source[start:end], f.kind, f.unit, f.dimension, None, f.factor, _ZERO, 0,
            f.literal, ANY, ANY, None, f.iso,
        )  # fmt: skip
    if f.kind in _POINTS:
        narrow = wide = point(number.value) if number.low is None else Interval(number.low, number.high)
    else:
        narrow, wide = _meaning(index, f, found, number)
    value = None if number.low is not None else number.value
    return Figure(
        index, start, end, f.start, f.end, source[start:end], f.kind, f.unit, f.dimension, value, f.factor,
        number.place, number.digits, f.literal, narrow, wide, _hedge(f, number), f.iso,
    )  # fmt: skip


def _meaning(index: int, f: Found, found: list[Found], number: Number) -> tuple[Interval, Interval]:
    """Recent years (近3年) may be just that many, months vary; otherwise the table of meaning.intervals."""
    rounded = number.round and f.mode is None and f.kind is not Kind.PERCENT and not _exact_neighbour(index, f, found)
    narrow, wide = intervals(number, f.mode, f.exact, rounded)
    if f.mode is Mode.NEAR and f.kind is Kind.DURATION:
        here = point(number.value)
        return narrow.hull(here), wide.hull(here)
    if f.unit == "month" and (f.mode is Mode.ODD or number.mark):
        wide = wide.widened_by(_MONTH_SLACK)
    return narrow, wide


def _exact_neighbour(index: int, f: Found, found: list[Found]) -> bool:
    """Whether a count of the same unit that is not round stands near: then 300 is 300."""
    for step in (-1, 1):
        i = index + step
        while 0 <= i < len(found) and abs(found[i].start - f.start) <= _NEAR:
            other = found[i].number
            if (
                found[i].dimension == f.dimension
                and found[i].mode is None
                and other is not None
                and f.number is not None
            ):
                plain = not (other.round or other.mark) and other.low is None
                if plain and other.scaled == f.number.scaled:
                    return True
            i += step
    return False


def _hedge(f: Found, number: Number) -> Hedge | None:
    if f.mode is not None:
        return HEDGES[f.mode]
    if number.mark in ("多", "余", "几"):
        return Hedge.ODD
    if number.low is not None:
        return Hedge.RANGE
    return Hedge.APPROXIMATELY if number.mark else None
