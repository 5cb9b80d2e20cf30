"""Readings of rules that hold a stated count against the names really listed: A、B、C三家企业; 分为三类：A、B、C.

The count is the anchor. The names role says how names are looked for: ``side`` before or after the count, numbered
points (``marks``), or single characters (``letters``). A list that leaves doubts may confirm a count, but not
contradict it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from checker.claims import listed, points
from checker.claims.admission import admitted, gates_of
from checker.claims.cues import Roles, blocked, weigh
from checker.claims.listed import Stated
from checker.claims.listing import Listing, Span, starts_within
from checker.claims.reading import Reading
from checker.claims.weights import Weights
from checker.framing.frame import Frame, Page
from checker.model import Kind, Name
from checker.patterns import compiled
from checker.rulebook import Role, Rule

MOST_NAMES = 60
# Names are added or dropped and the count forgotten; a list that is further off counts something else, or the count
# belongs to its last names (江苏、浙江、青岛、烟台两市).
MOST_MISSING, MOST_SPARE = 3, 3
FEW = 4
NEAR = 30  # figures on either side of a count
_QUANTITIES = (Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MULTIPLE, Kind.POINT)


def name_readings(page: Page, rule: Rule, weights: Weights) -> list[Reading]:
    """One reading for each count and the list beside it."""
    anchor = rule.anchor
    names = next(r for r in rule.roles if r.items)
    those = admitted(page, gates_of(rule)[rule.places[anchor.name]]).indexes
    anchors = [frame for frame in map(page.frames.__getitem__, those) if _countable(frame)]
    if names.side == "before" and not (names.marks or names.letters):
        anchors = [f for f in anchors if not listed.single(page.text, f.figure.view_start, names.joiners)]
    if not anchors:
        return []
    text = _without(page, names.whole)
    found: list[Reading] = []
    for frame in anchors:
        for listing in _listings(page, text, frame, names):
            roles: Roles = tuple([(frame.index,) if r.anchor else () for r in rule.roles])
            drop, is_open, soft = blocked(page, rule, roles)
            if drop:
                break
            words = weights.adjacent + weights.same_clause + weigh(page, rule, roles)
            if names.marks:
                words += weights.unbroken  # numbers in their order leave less doubt than commas
            reading = _reading(page, text, rule, frame, roles, names, listing, words, (is_open, soft))
            if reading is not None:
                found.append(reading)
    return found


def _without(page: Page, whole: tuple[str, ...]) -> str:
    """The text with words blanked out in which a joining or leading word is a part only (有限公司, 共和国)."""
    if not whole:
        return page.text
    known = page.memory(_without)
    if whole not in known:
        known[whole] = _any_of(whole).sub(lambda m: "〇" * len(m[0]), page.text)
    text: str = known[whole]
    return text


@lru_cache(maxsize=64)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return compiled("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)))


def _countable(frame: Frame) -> bool:
    value = frame.figure.value
    whole = value is not None and value.denominator == 1
    return whole and value is not None and 1 < value.numerator <= MOST_NAMES and frame.figure.hedge is None


def _listings(page: Page, text: str, frame: Frame, names: Role) -> Iterable[Listing]:
    figure = frame.figure
    if names.marks:
        return points.numbered(text, figure.view_end, names)
    if names.letters:
        return points.lettered(text, figure.view_start, names)
    if names.side == "before":
        return listed.before(text, figure.view_start, names, _stated(page)[max(frame.index - NEAR, 0) : frame.index])
    return listed.after(text, figure.view_end, names, _behind(page, frame))


def _behind(page: Page, frame: Frame) -> list[Stated]:
    """The figures right behind a count."""
    return _stated(page)[frame.index + 1 : frame.index + NEAR]


def _stated(page: Page) -> list[Stated]:
    """Where all figures stand, and which of them are quantities."""
    known = page.memory(_QUANTITIES)
    if "stated" not in known:
        known["stated"] = [(f.view_start, f.view_end, f.kind in _QUANTITIES) for f in (f.figure for f in page.frames)]
    stated: list[Stated] = known["stated"]
    return stated


def _reading(
    page: Page,
    text: str,
    rule: Rule,
    frame: Frame,
    roles: Roles,
    names: Role,
    listing: Listing,
    words: float,
    marks: tuple[bool, bool],
) -> Reading | None:
    count = int(frame.figure.value or 0)
    fitting = listing.of_length(count)
    if fitting is None and not _contradicts(text, frame, names, listing, count, _behind(page, frame)):
        return None
    is_open, soft = marks
    items = _names(page, fitting or listing.cuts[0])
    holds = fitting is not None
    return Reading(rule, frame.index, roles, words, 0.0, holds, holds, False, is_open, soft, items)


def _contradicts(
    text: str, frame: Frame, names: Role, listing: Listing, count: int, near: Sequence[Stated]
) -> bool:
    """Whether a list says clearly that a count which fits none of its cuts is wrong."""
    if not listing.firm or (names.units and frame.figure.unit not in names.units):
        return False
    end = frame.figure.view_end
    if text.startswith((*names.etc, *names.joiners, "、"), end) or any(a == end for a, _, _ in near):
        return False  # 跳台滑雪、北欧两项等项目, 江苏、浙江、上海两省一市: the count is a part of a name or of a sum
    missing, spare = count - max(listing.lengths), min(listing.lengths) - count
    # 等 after a list decides nothing: it closes complete lists and partial ones (census 3, 47).
    if missing > 0:
        sure = listing.closed and frame.figure.unit not in names.nouns
        return not listing.open and missing <= (MOST_MISSING if sure else 1)
    most = MOST_SPARE if count >= FEW or names.side == "after" else 1
    return 0 < spare <= most and not starts_within(text, listing.cuts[0], count)


def _names(page: Page, spans: Sequence[Span]) -> tuple[Name, ...]:
    source, text = page.view.source, page.document.text
    found = [(source(a), page.view.source_end(b)) for a, b in spans if a < b]
    return tuple(Name(a, b, text[a:b]) for a, b in found)
