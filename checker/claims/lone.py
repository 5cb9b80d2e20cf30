"""Runs of all that an article counts in one unit: 邀请13家厂商 … 7家设摊厂商，另外还有6家代招厂商.

Where nothing else is counted in that unit, parts may stand paragraphs below their whole, in a list of numbered lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims.cues import has
from checker.claims.series import Run
from checker.claims.shape import adds_up
from checker.framing.frame import Page
from checker.rulebook import Role

MOST_LONE = 12


def lone_runs(page: Page, members: Sequence[int], parts: Role) -> Iterator[Run]:
    """The whole, first or last, and all the others but its own repetitions, where they add up or are joined."""
    if len(members) > 2 * MOST_LONE or len({page.frames[i].figure.dimension for i in members}) != 1:
        return
    for whole in (members[0], members[-1]):
        value = page.frames[whole].figure.value
        rest = tuple(i for i in members if page.frames[i].figure.value != value)
        if not 1 < len(rest) <= MOST_LONE:
            continue
        first = whole < rest[0]
        total = next((i for i in reversed(members) if i < rest[0]), whole) if first else whole
        joined = first and len(rest) == 2 and has(page.between(*rest), parts.joiners)
        if joined or adds_up(page, Run(total, rest, 0)):
            yield Run(total, rest, 0)
