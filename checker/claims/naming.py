"""Readings of rules that hold a stated count against the names really listed: A、B、C三家企业; 分为三类：A、B、C.

The count is the anchor. A list before it must end right at it; a list after it must be introduced (分别为, 包括, ：).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims import listing
from checker.claims.cues import Roles, admits, blocked, has, weigh
from checker.claims.reading import Reading
from checker.claims.weights import Weights
from checker.framing.frame import Frame, Page
from checker.rulebook import Role, Rule

MOST_NAMES = 60


def name_readings(page: Page, rule: Rule, weights: Weights) -> list[Reading]:
    """One reading for each list beside each count."""
    anchor = next(r for r in rule.roles if r.anchor)
    names = next(r for r in rule.roles if r.items)
    found: list[Reading] = []
    for frame in page.of_kinds(anchor.kind):
        if not admits(page, anchor, frame.index) or not _countable(frame):
            continue
        roles: Roles = tuple((frame.index,) if r.anchor else () for r in rule.roles)
        drop, is_open, soft = blocked(page, rule, roles)
        if drop:
            continue
        for lists, words in _lists(page, frame, names, weights):
            if _holds_figures(page, lists, frame.index):
                continue
            found.append(_reading(page, rule, frame, roles, lists, words + weigh(page, rule, roles), is_open, soft))
    return found


def _countable(frame: Frame) -> bool:
    value = frame.figure.value
    return value is not None and value.denominator == 1 and 1 < value <= MOST_NAMES and frame.figure.hedge is None


def _lists(page: Page, frame: Frame, names: Role, weights: Weights) -> Iterator[tuple[listing.Listing, float]]:
    before = listing.before(page.text, frame.figure.view_start, names.joiners, names.etc, names.starters)
    if before is not None:
        yield before, weights.adjacent + weights.same_clause
    after = listing.after(page.text, frame.figure.view_end, names.opener, names.joiners, names.etc)
    if after is not None and not has(frame.right, names.not_after):
        yield after, weights.same_clause


def _holds_figures(page: Page, found: listing.Listing, count: int) -> bool:
    """Whether a figure stands among the names: 80例、19例、43例 is a list of figures, not of names."""
    if not found.names:
        return True
    start, end = found.names[0].start, found.names[-1].end
    near = page.frames[max(count - 12, 0) : count + 12]
    return any(start <= f.figure.view_start < end for f in near if f.index != count and f.figure.kind != "ordinal")


def _reading(
    page: Page,
    rule: Rule,
    frame: Frame,
    roles: Roles,
    found: listing.Listing,
    words: float,
    is_open: bool,
    soft: bool,
) -> Reading:
    count = int(frame.figure.value or 0)
    holds = count in found.lengths
    short = max(found.lengths) < count
    # 等 after a list decides nothing: it closes complete lists and partial ones (census 3, 47).
    undecided = is_open or (found.open and short)
    source = page.view.source
    items = tuple(
        type(n)(source(n.start), source(n.end), page.document.text[source(n.start) : source(n.end)]) for n in found.names
    )
    return Reading(rule, frame.index, roles, words, 0.0, holds, holds, False, undecided, soft or short, items)
