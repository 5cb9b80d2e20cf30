"""Halves: 一半, 半数, 过半, 半年, 半个多小时. In: where 半 or 一半 stands; out: a Found and where to go on."""

from __future__ import annotations

from fractions import Fraction

from checker.figures.found import Context, Found, Numeral
from checker.figures.hedging import framed, hedge_after, hedge_before
from checker.figures.meaning import Mode
from checker.figures.number import Number
from checker.figures.shares import word_share
from checker.figures.unitwords import unit_at
from checker.model import Kind

_HALF = Fraction(1, 2)


def half(c: Context, at: int, char: str) -> tuple[Found, int] | None:
    """一半, 半数, 过半, 半壁江山: a half."""
    text = c.text
    for word in ("一半", "半数", "半壁江山"):
        if text.startswith(word, at):
            end = at + (2 if word != "半壁江山" else 1)
            found = word_share(at, end, _HALF, 2, text[at:end])
            mode = hedge_before(c, found) or hedge_after(c, found)
            return found._replace(mode=mode), at + len(word)
    if char == "半" and text.endswith("过", 0, at) and c.lexicon.unit(text, at + 1) is None:
        return word_share(at, at + 1, _HALF, 2, "半", Mode.OVER), at + 1
    return None


def half_unit(c: Context, n: Numeral) -> tuple[Found | None, int]:
    """半年, 半个月, 半个多小时, 半个百分点."""
    text, at = c.text, n.start
    if at and text[at - 1] in "上下前后大多夜南北东西对折减":
        return None, at + 1
    if text.startswith("个多", at + 1):
        named = c.lexicon.unit("个" + text[at + 3 : at + 7], 0)
        found, mark = ((at + 2 + len(named[0]), named[1]) if named else None), "多"
    else:
        found, mark = unit_at(c, at + 1, n), ""
    if found is None or found[1].kind not in (Kind.DURATION, Kind.MEASURE, Kind.POINT):
        return None, at + 1
    end, unit = found
    number = Number(_HALF, _HALF, _HALF, 1, True, mark=mark)
    made = Found(at, end, unit.kind, unit.name, unit.dimension, number, "半", unit.factor, None, False)
    return framed(c, made), end
