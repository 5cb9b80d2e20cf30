"""Runs of figures that may be the parts of a whole: which neighbours, in text order, of the same dimension.

Parts stand after their whole (共126个，其中42个、25个、57个) or before it (42个、25个、57个，共124个), at times with
figures between that do not belong: growth rates, bracketed sub-counts, a nested 其中. A run is therefore looked for in
several sequences: all figures of the dimension, those at one bracket depth, those that are no part of a part.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from checker.claims.cues import has
from checker.framing.frame import Page
from checker.records import dataclass
from checker.rulebook import Role

MOST_PARTS = 60
MOST_STARTS = 16
REACH_BLOCKS = 3


@dataclass(frozen=True, slots=True)
class Run:
    """Parts of a whole by index, in text order.

    skipped   members of the sequence between whole and first part
    grid      a total of a table with the cells that it adds up
    lone      all that the article counts in one unit, and meant to add up;  lined: in numbered lines of its own
    rest      two parts, each counted in its own way, the second told as the rest
    times     how often each part counts, where one is told for several: 三个县各12例
    """

    total: int
    parts: tuple[int, ...]
    skipped: int
    grid: bool = False
    lone: bool = False
    lined: bool = False
    times: tuple[int, ...] = ()
    rest: bool = False

    @property
    def added(self) -> tuple[int, ...]:
        """The parts as they are added up, each as often as it counts."""
        if not self.times:
            return self.parts
        return tuple(i for i, n in zip(self.parts, self.times, strict=True) for _ in range(n))


def sequences(page: Page, members: Sequence[int], inner: Role) -> list[list[int]]:
    """The sequences in which a run may be contiguous: all members; by bracket depth; without parts of parts."""
    found = [list(members)]
    depths = {page.frames[i].depth for i in members}
    if len(depths) > 1:
        found += [[i for i in members if page.frames[i].depth == d] for d in sorted(depths)]
    within = _within(page, inner)
    if not within.isdisjoint(members):
        for base in list(found):
            outer = [i for i in base if i not in within]
            if 2 < len(outer) < len(base):
                found.append(outer)
    return [s for s in found if len(s) > 1]


def _within(page: Page, role: Role) -> frozenset[int]:
    """The figures that words make parts of a part: 其中…."""
    known = page.memory(role.inner)
    if "within" not in known:
        frames = page.frames
        inner = [f.index for f in frames if has(frames[page.host(f.index) if f.depth else f.index].left, role.inner)]
        known["within"] = frozenset(inner)
    found: frozenset[int] = known["within"]
    return found


def exact_runs(page: Page, sequence: Sequence[int], values: dict[int, float], slack: dict[int, float]) -> Iterator[Run]:
    """Every run of two or more figures whose sum comes out as a figure before or after it, as written or rounded.

    Sums are floats with a bound above both rounding and float error: what passes here is judged exactly later.
    """
    sums = [0.0, *accumulate(values[i] for i in sequence)]
    slacks = [0.0, *accumulate(slack[i] for i in sequence)]
    n = len(sequence)
    begins, ends = _stretches([page.frames[i].block for i in sequence])
    rising = all(values[i] >= 0 for i in sequence)
    most = [a + b for a, b in zip(sums, slacks, strict=True)] if rising else []
    error = most[-1] * 1e-9 if rising else 0.0
    for t, total in enumerate(sequence):
        want, block = values[total], page.frames[total].block
        if want <= 0:
            continue
        bound = slack[total] + want * 1e-9
        for start in range(t + 1, min(t + 1 + MOST_STARTS, n - 1)):
            if page.frames[sequence[start]].block > block + REACH_BLOCKS:
                break
            first, last = start + 2, min(start + MOST_PARTS, ends[start]) + 1
            if rising:
                least = most[start] + want - bound - error
                if most[-1] < least:
                    break  # all that follow together do not come up to the total
                first = bisect_left(most, least, first, last)  # no shorter run does
            for end in range(first, last):
                gap = sums[end] - sums[start] - want
                room = slacks[end] - slacks[start] + bound
                if -room <= gap <= room:
                    yield Run(total, tuple(sequence[start:end]), start - t - 1)
                if gap > room:
                    break
        for end in range(t, max(t - MOST_STARTS, 1), -1):
            if page.frames[sequence[end - 1]].block < block - REACH_BLOCKS:
                break
            first, last = end - 2, max(end - MOST_PARTS, begins[end - 1]) - 1
            if rising:
                least = most[end] - want + bound + error
                if least < 0.0:
                    break
                first = bisect_right(most, least, last + 1, end - 1) - 1
            for start in range(first, last, -1):
                gap = sums[end] - sums[start] - want
                room = slacks[end] - slacks[start] + bound
                if -room <= gap <= room:
                    yield Run(total, tuple(sequence[start:end]), t - end)
                if gap > room:
                    break


def _stretches(blocks: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each figure where the stretch begins and ends in which no neighbours stand far apart: what stands on both
    sides of such a gap is no list, and in a long article much of it would add up to something by chance."""
    begins, ends = [0] * len(blocks), [len(blocks)] * len(blocks)
    for at in range(1, len(blocks)):
        begins[at] = at if blocks[at] > blocks[at - 1] + REACH_BLOCKS else begins[at - 1]
    for at in range(len(blocks) - 2, -1, -1):
        ends[at] = at + 1 if begins[at + 1] == at + 1 else ends[at + 1]
    return begins, ends
