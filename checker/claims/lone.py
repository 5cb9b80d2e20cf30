"""Runs of all that an article counts in one unit: 邀请13家厂商 … 7家设摊厂商，另外还有6家代招厂商.

Where nothing else is counted in that unit, parts may stand paragraphs below their whole, in a list of numbered lines.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.claims.cues import has
from checker.claims.series import Run
from checker.claims.shape import adds_up
from checker.claims.worded import closes
from checker.framing.frame import Page
from checker.patterns import compiled
from checker.rulebook import Role

MOST_LONE = 12
MOST_NEAR = 3
_NUMBERED = compiled(r"[\s　]*(?:[（(]?\d{1,2}[）).、．]|[①-⑳]|[（(]?[一二三四五六七八九十]+[）)、])")


def lone_runs(page: Page, members: Sequence[int], whole: Role, parts: Role) -> Iterator[Run]:
    """The whole, first or last, and all the others but its own repetitions, where they add up or are joined."""
    if len(members) > 2 * MOST_LONE or len({page.frames[i].figure.dimension for i in members}) != 1:
        return
    for end in (members[0], members[-1]):
        value = page.frames[end].figure.value
        rest = tuple(i for i in members if page.frames[i].figure.value != value)
        if not 1 < len(rest) <= MOST_LONE:
            continue
        first = end < rest[0]
        total = next((i for i in reversed(members) if i < rest[0]), end) if first else end
        joined = first and len(rest) == 2 and has(page.between(*rest), parts.joiners)
        told = joined and page.frames[rest[1]].clause_left.startswith(parts.starters)
        lined = first and _lined_up(page, total, rest)
        closed = lined or (not first and closes(page, end, whole))
        if joined or closed or adds_up(page, Run(total, rest, 0)):
            yield Run(total, rest, 0, lone=closed, lined=lined, rest=told)


def remaining_runs(page: Page, members: Sequence[int], parts: Role) -> Iterator[Run]:
    """Two parts counted each in its own way, the second told as the rest: 十大工程中有7项… 另外3个…"""
    for first, last in pairwise(members):
        if not has(page.frames[last].left, parts.joiners):
            continue
        at = bisect_left(members, first)
        for total in members[max(at - 1, 0) : at]:
            run = Run(total, (first, last), 0)
            between = page.between(total, first)
            if has(between, parts.among) and adds_up(page, run):
                yield run
            elif between.endswith(parts.closed) and page.frames[last].clause_left.startswith(parts.starters):
                yield Run(total, (first, last), 0, rest=True)


def _lined_up(page: Page, total: int, parts: Sequence[int]) -> bool:
    """Whether each part stands in a line of its own that is numbered: 1、收银员22名… 2、理货员18名…"""
    lines = {page.frames[i].block for i in parts}
    blocks = [page.document.blocks[line] for line in lines]
    numbered = all(_NUMBERED.match(page.document.text, block.start) for block in blocks)
    return len(lines) == len(parts) >= MOST_NEAR and page.frames[total].block not in lines and numbered
