"""The folded view of a text: what the lexer and every word list are matched against.

In: the document's text. Out: a View whose text is Simplified, half-width and free of glosses such as 增長(zhǎng), with
the way back to the source. Folding is character by character (a phrase-wise conversion would move offsets), and
Chinese punctuation (，。：（ …) stays as it is: a folded ， between digits could not be told from a separator.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from checker.patterns import compiled
from checker.records import dataclass
from checker.resources import rules_folder

_SIGNS = "%./-+~=$#&@<>*"
_WIDE = {c + 0xFEE0: c for c in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B), *map(ord, _SIGNS))}
_ALIKE = {
    **dict.fromkeys(map(ord, "‐‑‒–−﹣⁃"), "-"),
    **dict.fromkeys(map(ord, "○Ｏ〇◯"), "〇"),
    **dict.fromkeys(map(ord, "～〜∼﹏"), "~"),
    **dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u202f\u3000\t"), " "),
    **dict.fromkeys(map(ord, "﹪"), "%"),
    **dict.fromkeys(map(ord, "∶﹕"), ":"),
    **dict.fromkeys(map(ord, "圆"), "元"),
}
_MARKUP = compiled("&(?:nbsp|ensp|emsp|#160|#12288);|</?[a-zA-Z][^<>\n]{0,80}>")  # what a page left behind
_MISREAD = compiled("[Ool](?<=[0-9].)(?=[0-9])")  # 2O20, 1l5: read by a machine from paper
_FULL_STOP = compiled("。(?<=[0-9]。)(?=[0-9]{1,2}(?:[万亿%]|个百分点))")  # 15。6万
_GAP = compiled(r" (?<=[0-9] )(?=\.[0-9])")  # 20 .5
_SPACED = compiled(r"[12] [0-9] [0-9] [0-9](?= ?年)")  # 2 0 2 0 年
# a gloss is a syllable with a vowel: (zhǎng) is one, (kg) and (GDP) are none
_GLOSS = compiled(
    "(?<=[\u3400-\u9fff)）])[(（](?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?[iuü]?"
    "[aāáǎàeēéěèiīíǐìoōóǒòuūúǔùüǖǘǚǜv][aāáǎàeēéěèiīíǐìoōóǒòuūúǔù]?(?:ng?|r)?[)）]"
)


@dataclass(frozen=True, slots=True)
class View:
    """Folded text and the way back: from ``starts`` on, ``shifts`` characters had been left out."""

    text: str
    starts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def source(self, offset: int) -> int:
        """The offset in the document's text of the character that stands at a view offset."""
        if not self.starts:
            return offset
        i = bisect_right(self.starts, offset) - 1
        return offset + self.shifts[i] if i >= 0 else offset

    def source_end(self, offset: int) -> int:
        """The offset in the document's text behind the character before a view offset."""
        return self.source(offset - 1) + 1 if offset and self.starts else offset


def view_of(text: str) -> View:
    """The folded view of a text; the same text where there is nothing to fold or to leave out."""
    folded = text if _any_key().search(text) is None else text.translate(_table())
    if _MISREAD.search(folded) is not None:
        folded = _MISREAD.sub(lambda m: "1" if m[0] == "l" else "0", folded)
    if "。" in folded:
        folded = _FULL_STOP.sub(".", folded)
    removed = [m.span() for m in _GLOSS.finditer(folded)] if "(" in folded or "（" in folded else []
    if "&" in folded or "<" in folded:
        removed += [m.span() for m in _MARKUP.finditer(folded)]
    if " " in folded:
        removed += [m.span() for m in _GAP.finditer(folded)]
        removed += [(m.start() + i, m.start() + i + 1) for m in _SPACED.finditer(folded) for i in (1, 3, 5)]
    return _without(folded, sorted(removed)) if removed else View(folded)


def _without(text: str, removed: list[tuple[int, int]]) -> View:
    kept: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    at = length = 0
    for start, end in removed:
        kept.append(text[at:start])
        length += start - at
        at = end
        if starts and starts[-1] == length:
            shifts[-1] = at - length
        else:
            starts.append(length)
            shifts.append(at - length)
    kept.append(text[at:])
    return View("".join(kept), tuple(starts), tuple(shifts))


@lru_cache(maxsize=1)
def _pairs() -> str:
    """Traditional character, then its Simplified form, pair after pair."""
    with open(rules_folder("lexicon", "fold.txt"), encoding="utf-8") as file:
        return "".join([line for line in file.read().splitlines() if not line.startswith("#")])


@lru_cache(maxsize=1)
def _any_key() -> re.Pattern[str]:
    """Any character that is folded; nine times as fast as a set."""
    others = "".join(map(chr, (_WIDE | _ALIKE).keys() - {ord("〇")}))  # 〇 folds to itself
    return compiled("[" + "".join(sorted(re.escape(char) for char in others)) + "圓" + _pairs()[::2] + "]")


@lru_cache(maxsize=1)
def _table() -> dict[int, int | str]:
    pairs = _pairs()
    table: dict[int, int | str] = {**_WIDE, **_ALIKE, **str.maketrans(pairs[::2], pairs[1::2])}
    table[ord("圓")] = "元"
    del table[ord("〇")]
    return table
