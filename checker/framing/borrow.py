"""Units that a figure leaves to its neighbour: 总经费4.88亿元（用地费3.77亿、工程费1.11亿）, 超过6亿，达600555262例.

Only numbers with a scale word borrow, from the nearest figure of their sentence, the earlier one first.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Figure, Kind
from checker.patterns import compiled
from checker.records import replace

_SCALED = compiled(r"[万亿兆]")
# 观影人次为957万, 参与人数超1亿: the words before say that people are counted, whatever unit stands near.
_COUNTED = compiled(r"人[次数]|人口|用户|户数|观众")
_BREAK = compiled(r"[。！？!?；;\n]")
_LENDERS = (Kind.MONEY, Kind.COUNT, Kind.MEASURE)
_MONEY = compiled(r"金额|总额|经费|资金|预算|税款|营收|利润|亏损|净亏|负债|债务")
REACH = 40
RANGE = ("至", "到", "-", "—", "~")
NAMED = 8  # characters before a number in which a word says that it is money


def borrow_units(text: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures, bare scaled numbers with the unit of a neighbour. ``text`` is the folded view."""
    found = list(figures)
    # Backwards, too: 补助少了51.68亿，税款少了23.75亿，合计减少75.43亿元 names the unit once, at the end.
    for at in (*range(len(found)), *reversed(range(len(found)))):
        figure = found[at]
        if figure.kind is Kind.NUMBER and figure.unit is None and _SCALED.search(figure.literal):
            money = _MONEY.search(text[max(figure.view_start - NAMED, 0) : figure.view_start]) is not None
            lender = _lender(text, found, at, (Kind.MONEY,) if money else _LENDERS)
            if lender is not None and not _COUNTED.search(text[max(figure.view_start - 6, 0) : figure.view_start]):
                found[at] = replace(figure, kind=lender.kind, unit=lender.unit, dimension=lender.dimension)
    return tuple(found)


def _lender(text: str, figures: Sequence[Figure], at: int, lenders: Sequence[Kind]) -> Figure | None:
    figure = figures[at]
    ranged = text[figure.view_end : figure.view_end + 1] in RANGE  # 7项，包括10万至1万年前的: no 10万项
    for step in (1,) if ranged else (-1, 1):
        i = at + step
        while 0 <= i < len(figures) and abs(i - at) < 6:
            other = figures[i]
            start, end = (other.view_end, figure.view_start) if step < 0 else (figure.view_end, other.view_start)
            if end - start > REACH or _BREAK.search(text, start, end):
                break
            if other.kind in lenders and other.unit is not None and "/" not in other.unit and other.factor == 1:
                return other
            i += step
    return None
