"""Units that a table states in the heading of a column: 产值（万元） above 35.2.

The number keeps its value as written; the heading's scale goes into its factor, so that what it would have to read is
said in the column's own unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from checker.figures.assemble import read_figures
from checker.figures.lexicon import Lexicon
from checker.figures.view import view_of
from checker.interval import Interval
from checker.model import Document, Figure, Kind
from checker.patterns import compiled
from checker.records import replace

# the unit may stand in the heading that several columns share: 家数（家） above 企业 and 复工, but not above 增长
_HEADED = compiled(
    r"[（(\[]\s*(?:单位|單位)?[：:]?\s*([^（）()\[\]\d]{1,8}?)\s*[）)\]]\s*(?:\s[^（）()%％增减減降比率幅占佔]*)?$"
)
_SHARE = compiled(r"[%％]\s*[）)]?$")
_UNITS = (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.PERCENT)


def headed_units(document: Document, figures: Sequence[Figure], lexicon: Lexicon) -> tuple[Figure, ...]:
    """The figures, bare numbers in the cells of a table with the unit that stands in their column's heading."""
    if not any([block.cell is not None for block in document.blocks]):
        return tuple(figures)
    known: dict[str, Figure | None] = {}
    found = list(figures)
    at = 0
    for block in document.blocks:
        if block.cell is None or not block.cell.header:
            continue
        while at < len(found) and found[at].start < block.start:
            at += 1
        while at < len(found) and found[at].start < block.end:
            figure, header = found[at], block.cell.header
            if figure.kind is Kind.NUMBER and figure.unit is None:
                if header not in known:
                    known[header] = _unit_of(header, lexicon)
                found[at] = _with_unit(figure, known[header])
            at += 1
    return tuple(found)


def _unit_of(header: str, lexicon: Lexicon) -> Figure | None:
    """One of the heading's unit, as a figure: 产值（万元） is 1万元."""
    match = _HEADED.search(header)
    word = match[1] if match else "%" if _SHARE.search(header) else ""
    if not word:
        return None
    document = Document("", "text", "utf-8", f"1{word}", ())
    figures = read_figures(document, view_of(document.text), lexicon)
    if len(figures) != 1 or figures[0].end != len(document.text) or figures[0].kind not in _UNITS:
        return None
    return figures[0]


def _with_unit(figure: Figure, one: Figure | None) -> Figure:
    """The figure in the unit of another one; a counted thing is exact, a measured one as exact as it is written."""
    if one is None or one.value is None or figure.value is None:
        return figure
    narrow, wide = figure.narrow, figure.wide
    if narrow.low == narrow.high and (one.kind is not Kind.COUNT or one.value != 1):
        half = figure.place / 2
        narrow, wide = _around(figure.value, half), _around(figure.value, 2 * half)
    factor = one.factor * one.value
    return replace(
        figure, kind=one.kind, unit=one.unit, dimension=one.dimension, factor=factor, narrow=narrow, wide=wide
    )


def _around(value: Fraction, slack: Fraction) -> Interval:
    return Interval(value - slack, value + slack)
