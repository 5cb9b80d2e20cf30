"""Parts told once for several: 三个县各12例, 2年期、3年期、5年期各30亿元 are three parts of the same size.

How many there are, a count before 各 or the names before it say. Names may hold a joining word (呼和浩特), so there may
be two ways to count them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from checker.claims.series import Run
from checker.framing.frame import Page
from checker.patterns import compiled
from checker.records import replace
from checker.rulebook import Role

VERB = 4  # characters of a verb between 各 and the figure: 各新增5例
NOUN = 4  # between the count and 各: 3个乡镇各5例
MOST = 12
MOST_WAYS = 4
_CLAUSE = compiled(r"[，。；;：:（(！？\n]|,(?!\d)")


def shared_out(page: Page, run: Run, parts: Role) -> Iterator[Run]:
    """The same run with those parts counted as often as the words say; none where no part is told for several."""
    if not parts.several:
        return
    ways = [_ways(page, i, parts) for i in run.parts]
    if all(way == (1,) for way in ways):
        return
    for at, times in enumerate(product(*ways)):
        if at == MOST_WAYS:
            break
        if max(times) > 1:
            yield replace(run, times=times)


def _ways(page: Page, index: int, parts: Role) -> tuple[int, ...]:
    """How many parts a figure may stand for."""
    known = page.memory(_ways)
    if index not in known:
        left = page.frames[index].left
        word = next((w for w in parts.several if w in left[-VERB - len(w) :]), None)
        known[index] = (1,) if word is None or _one_each(page, index, parts) else _counted(page, index, word, parts)
    found: tuple[int, ...] = known[index]
    return found


def _one_each(page: Page, index: int, parts: Role) -> bool:
    """Whether each name has a figure of its own: 一、二、三等奖各10个、5个、3个."""
    if index + 1 == len(page.frames):
        return False
    figure, following = page.frames[index].figure, page.frames[index + 1].figure
    return page.text[figure.view_end : following.view_start] in ("、", "，", *parts.links)


def _counted(page: Page, index: int, word: str, parts: Role) -> tuple[int, ...]:
    stop = page.text.rfind(word, 0, page.frames[index].figure.view_start)
    before = page.text[max(stop - 80, 0) : stop]
    names = _CLAUSE.split(before)[-1].split("、")
    found: list[int] = []
    last = page.frames[index - 1].figure if index else None
    if last is not None and last.kind == "count" and 0 <= stop - last.view_end <= NOUN and last.value is not None:
        found.append(int(last.value))
    if not names[-1].endswith(parts.etc):
        ends = [names[-1].partition(j)[::2] for j in parts.links if j in names[-1]]
        ends = [(a, b) for a, b in ends if a and b]
        found += [len(names) + 1] if ends else []
        if len(names) > 1 and not any(a[-1] == b[-1] for a, b in ends):
            found.append(len(names))
    return tuple(dict.fromkeys(n for n in found if 1 < n <= MOST)) or (1,)
