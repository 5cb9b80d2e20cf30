"""Runs of shares that may be a breakdown to 100 %: no whole is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims.cues import has
from checker.claims.series import Run
from checker.framing.frame import Page
from checker.rulebook import Role

MOST_SHARES = 12


def wholeless_runs(page: Page, members: Sequence[int], parts: Role) -> Iterator[Run]:
    """Breakdowns to a constant (shares to 100 %): the shares of one sentence, or of neighbouring ones."""
    start = 0
    for at in range(1, len(members) + 1):
        if at < len(members):
            frame, last = page.frames[members[at]], page.frames[members[at - 1]]
            near = frame.block == last.block and frame.sentence <= last.sentence + 1 and frame.depth == last.depth
            if near and not has(frame.left, parts.inner):
                continue
        group = members[start:at]
        start = at
        if 1 < len(group) <= MOST_SHARES:
            yield Run(group[0], tuple(group), 0)
        for first in range(len(group)):
            total = 0.0
            for end in range(first, min(first + MOST_SHARES, len(group))):
                figure = page.frames[group[end]].figure
                total += float((figure.value or 0) * figure.factor)
                if end > first and total > 0.9:
                    yield Run(group[first], tuple(group[first : end + 1]), 0)
                if total > 1.1:
                    break
