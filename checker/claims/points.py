"""Names that no list comma separates: numbered points after a count (三项措施：一是…二是…三是…), and single characters
before one (省市县三级, 京津冀三地).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from checker.claims.listing import Listing, Span
from checker.rulebook import Role

LEAD = 40
LONGEST_NOUN = 12
STRIDE = 900
MOST_POINTS = 30
_DIGITS = "零一二三四五六七八九十"
_LINE = "\n。；;：:，,　 "
_EDGES = "。！？!?；;：:，,\n“「（("


def numeral(n: int) -> str:
    """1–99 in Chinese characters."""
    if n <= 10:
        return _DIGITS[n]
    tens, ones = divmod(n, 10)
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def numbered(text: str, start: int, names: Role) -> Iterator[Listing]:
    """The points that are numbered after a count. ``names.marks`` holds {n} for 一, 二, {d} for 1, 2."""
    near = text[start : start + LEAD]
    there = [mark for mark, written in _firsts(names.marks) if written in near]
    first = min((s for m in there if (s := _point(text, start, start + LEAD, m, 1))[0] >= 0), default=None)
    if first is None:
        return
    # A mark of the same script goes on: 一是…二是…三则是, but not 一是…1.
    script = "{n}" if text[first[0] : first[1]].strip("第（(")[0] == _DIGITS[1] else "{d}"
    marks = [m for m in names.marks if script in m]
    found = [first]
    while len(found) < MOST_POINTS:
        at = found[-1][1]
        nexts = [s for m in marks if (s := _point(text, at, at + STRIDE, m, len(found) + 1))[0] >= 0]
        again = [s for m in marks if (s := _point(text, at, at + STRIDE, m, 1))[0] >= 0]
        if not nexts or (again and min(again) < min(nexts)):
            break
        found.append(min(nexts))
    if len(found) > 1:
        noun = text[start : first[0]].rstrip(_LINE)
        firm = len(noun) <= LONGEST_NOUN and not any(c in noun for c in _LINE + "、（(")
        yield Listing((tuple(found),), False, firm, firm)


@lru_cache(maxsize=64)
def _firsts(marks: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The marks with how they number the first point."""
    return tuple((mark, _written(mark, 1)) for mark in marks)


@lru_cache(maxsize=4096)
def _written(mark: str, n: int) -> str:
    return mark.replace("{n}", numeral(n)).replace("{d}", str(n))


def _point(text: str, start: int, end: int, mark: str, n: int) -> Span:
    """Where a mark with a number stands at the beginning of a clause or line; (-1, -1) for nowhere."""
    written = _written(mark, n)
    at = text.find(written, start, end)
    while at >= 0 and text[at - 1 : at] not in _LINE:
        at = text.find(written, at + 1, end)
    return (at, at + len(written)) if at >= 0 else (-1, -1)


def lettered(text: str, end: int, names: Role) -> Iterator[Listing]:
    """The characters of one set right before a count, each of them a name: 京津冀三地."""
    best: tuple[Span, ...] = ()
    for letters in names.letters:
        begin = end
        while begin > 0 and text[begin - 1] in letters and text[begin - 1] not in text[begin:end]:
            begin -= 1
        spans = tuple((i, i + 1) for i in range(begin, end))
        if len(spans) > max(len(best), 1):
            best = spans
    if best:
        firm = _at_edge(text, best[0][0], names.starters)
        # 全省市县两级: where no word begins at the first character, it may belong to the word before.
        yield Listing((best,) if firm else tuple(best[i:] for i in range(len(best) - 1)), False, firm, firm)


def _at_edge(text: str, at: int, starters: Sequence[str]) -> bool:
    """Whether a word may begin there: after punctuation, or after a word that leads in names."""
    return at == 0 or text[at - 1] in _EDGES or any(text.endswith(s, 0, at) for s in starters)
