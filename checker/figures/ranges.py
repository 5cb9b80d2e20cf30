"""Two ends as one figure: 3—5个, 18℃至26℃, 5~95%, 2至3万."""

from __future__ import annotations

from checker.figures import calendar
from checker.figures.found import Context, Found, Numeral, numeral
from checker.figures.meaning import Mode
from checker.figures.number import Number
from checker.figures.numerals import parse_literal
from checker.figures.quantities import measured
from checker.model import Kind
from checker.patterns import compiled

_RANGE = compiled(" ?(?:--?|——?|~|至|到) ?(?=[0-9零一二三四五六七八九十百千两几])")


def ranged(c: Context, n: Numeral, first: Found | None) -> Found | None:
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
    if second is None or second.number is None or second.kind is Kind.ORDINAL or calendar.date(c, other) is not None:
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
    digits, middle = max(low.digits, high.digits), (low.value + high.value) / 2
    joined = Number(middle, place, place, digits, True, low.value, high.value)
    literal = text[n.start : other.end]
    return second._replace(start=n.start, number=joined, literal=literal, mode=Mode.RANGE, exact=False)
