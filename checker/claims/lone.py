"""Runs of all that an article counts in one unit: 邀请13家厂商 … 7家设摊厂商，另外还有6家代招厂商.

Where nothing else is counted in that unit, parts may stand paragraphs below their whole, in a list of numbered lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims.cues import has
from checker.claims.series import Run
from checker.framing.frame import Page
from checker.rulebook import Role

MOST_LONE = 12


def lone_runs(page: Page, members: Sequence[int], parts: Role) -> Iterator[Run]:
    """The whole that comes first, and all the others but its own repetitions, where they add up or are joined."""
    if len(members) > 2 * MOST_LONE or len({page.frames[i].figure.dimension for i in members}) != 1:
        return
    whole = page.frames[members[0]].figure.value
    rest = tuple(i for i in members if page.frames[i].figure.value != whole)
    if not 1 < len(rest) <= MOST_LONE:
        return
    total = next(i for i in reversed(members) if i < rest[0])
    adds_up = sum(page.frames[i].figure.value or 0 for i in rest) == whole
    joined = len(rest) == 2 and has(page.between(*rest), parts.joiners)
    if adds_up or joined:
        yield Run(total, rest, 0)
