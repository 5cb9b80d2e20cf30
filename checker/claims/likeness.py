"""Mentions of facts and how much alike the words around two of them are.

A mention knows what it states (a key that is equal for equal values, days and times), and for what part of the article
it speaks: a heading for the section below it, the title for all. Likeness counts pairs of neighbouring characters that
the words of two mentions share, near the figures and in their sentences.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence

from checker.claims.cues import has
from checker.claims.weights import Weights
from checker.framing.frame import Frame, Page
from checker.framing.pairs import finder
from checker.interval import product_size
from checker.model import Block, BlockKind, Kind
from checker.patterns import compiled
from checker.records import dataclass
from checker.rulebook import Role, Rule

_END = compiled(r"[。！？!?；;\n]")
_BEFORE, _AFTER = 60, 20
HEADLINE = 70  # characters of a first block that may be a title though it is not marked as one
_QUANTITIES = ("count", "number", "money", "measure", "ordinal", "duration")
_VAGUE = ("一", "数", "几")  # 一场, 数位, 几个: no statement of a number but in titles
_LOOSE = ("count", "number", "ordinal")


@dataclass(frozen=True, slots=True)
class Mention:
    """One figure as a statement of a fact.

    key      equal for equal statements;  family: figures of one family may state one fact
    section  the heading it stands under (0: none or the title);  reach: the section it heads, -1 for the whole article
    bare     a number whose unit is left out or was borrowed
    """

    index: int
    frame: Frame
    key: Hashable
    family: str
    value: float | None
    section: int
    reach: int
    head: bool
    dated: bool
    bare: bool

    @property
    def block(self) -> int:
        """The block in which it stands."""
        return self.frame.block

    def heads(self, other: Mention) -> bool:
        """Whether this is a figure of a title that speaks for the other one."""
        return self.head and self.block < other.block and self.reach in (-1, other.section)

    def comparable(self, other: Mention) -> bool:
        """Whether the two can be one fact as far as their units go."""
        a, b = self.frame.figure, other.frame.figure
        if a.dimension == b.dimension:
            return a.kind is not Kind.DURATION or a.unit == b.unit
        if a.kind in _LOOSE and b.kind in _LOOSE:
            return True
        if Kind.DURATION in (a.kind, b.kind):
            return Kind.ORDINAL in (a.kind, b.kind)
        return self.bare or other.bare

    def rounds(self, other: Mention) -> bool:
        """Whether one of the two can be the other rounded: same family, different values, not far apart."""
        if self.value is None or other.value is None or self.key == other.key or not self.comparable(other):
            return False
        return self.frame.figure.digits != other.frame.figure.digits and near(self.value, other.value)


def near(one: float, other: float) -> bool:
    """Whether two numbers are no farther apart than one and its rounding."""
    low, high = abs(one), abs(other)
    return low >= 0.75 * high > 0 if low <= high else high >= 0.75 * low > 0


def mentions_of(page: Page, rule: Rule) -> list[Mention]:
    """The figures that the rule's roles admit, in text order."""
    blocks = page.document.blocks
    sections, last = [], 0
    for at, block in enumerate(blocks):
        if at and block.kind in ("title", "heading"):
            last = at
        sections.append(last)
    found: list[Mention] = []
    roles = rule.roles[:1] if _alike(rule.roles) else rule.roles
    kinds = {kind for role in roles for kind in role.kind}
    for frame in page.bound:
        if frame.figure.kind not in kinds:
            continue
        for role in roles:
            if _admits(frame, role):
                mention = _mention(page, frame, sections[frame.block] if frame.block >= 0 else 0)
                if mention is not None:
                    found.append(mention)
                break
    return found


def _alike(roles: Sequence[Role]) -> bool:
    """Whether all roles ask the same of a figure, as they mostly do."""
    asked = [(role.kind, role.not_before, role.not_after) for role in roles]
    return all([one == asked[0] for one in asked])


def _admits(frame: Frame, role: Role) -> bool:
    return (
        frame.figure.kind in role.kind
        and not (role.not_before and has(frame.left, role.not_before))
        and not (role.not_after and has(frame.right, role.not_after))
        and not (frame.figure.literal[:1] in _VAGUE and not frame.title)
    )


def _mention(page: Page, frame: Frame, section: int) -> Mention | None:
    figure = frame.figure
    dated = figure.kind in (Kind.DATE, Kind.TIME, Kind.WEEKDAY)
    value = None if dated or figure.value is None else product_size(figure.value, figure.factor)
    family = "quantity" if figure.kind in _QUANTITIES else figure.dimension
    first = page.document.blocks[0] if frame.block == 0 else None
    headline = frame.title or (first is not None and _may_head(page, first))
    place = (-1 if frame.block == 0 else section, headline)
    key: Hashable = (family, value)
    if figure.kind is Kind.DATE:
        day = page.days.get(frame.index)
        if day is None:  # a range of days, no date at all
            whole = Mention(frame.index, frame, figure.iso, family, None, section, *place, True, False)
            return whole if figure.iso else None
        if day.day is None and not (day.month and figure.iso[:1] != "-"):
            return None  # a year or a month alone is no statement
        key = ("day", day.month, day.day) if day.day else ("month", day.year, day.month)
    elif figure.kind is Kind.TIME:
        key = (family, figure.iso)
    elif figure.kind is Kind.DURATION:
        value = None if figure.value is None else float(figure.value)
        key = (family, value)
    elif figure.value is None:
        key = (family, figure.narrow.low, figure.narrow.high)
    bare = figure.view_end - figure.view_start == len(figure.literal)
    return Mention(frame.index, frame, key, family, value, section, *place, dated, bare)


def _may_head(page: Page, block: Block) -> bool:
    """Whether a first block that is not marked as one may be a title: short, and no sentence that ends with 。"""
    return block.end - block.start <= HEADLINE and not page.document.text[: block.end].rstrip().endswith("。")


class Likeness:
    """Scores pairs of mentions; remembers the words of each."""

    def __init__(self, page: Page, weights: Weights) -> None:
        self._page = page
        self._weights = weights
        self._pairs_of = finder(weights.mention_noise)
        self._near: dict[int, frozenset[str]] = {}
        self._wide: dict[int, frozenset[str]] = {}

    def near(self, first: Mention, second: Mention) -> int:
        """How many pairs of characters the words right beside the figures share."""
        return len(self._near_words(first) & self._near_words(second))

    def score(self, first: Mention, second: Mention) -> float:
        """Evidence of the words and places that both state one fact."""
        w = self._weights
        near = self.near(first, second)
        wide = len(self._wide_words(first) & self._wide_words(second))
        score = min(w.mention_near * near, w.mention_near_most) + min(w.mention_wide * wide, w.mention_wide_most)
        a, b = first.frame, second.frame
        if first.heads(second):
            score += w.mention_title
        if first.dated:
            if a.figure.kind is Kind.DATE:
                score += w.mention_day
                score += w.mention_dateline if self._page.document.blocks[a.block].kind is BlockKind.DATELINE else 0.0
            return score
        if a.figure.dimension == b.figure.dimension:
            score += w.mention_unit if a.figure.unit is not None else 0.0
            score += w.mention_noun if a.figure.kind is Kind.COUNT and len(a.figure.unit or "") > 1 else 0.0
            score += w.mention_hedge if a.figure.hedge is not None and a.figure.hedge is b.figure.hedge else 0.0
        else:
            score += w.mention_bare if first.bare or second.bare else w.other_unit
        if a.clause == b.clause:
            score += w.mention_clause
        elif a.sentence == b.sentence:
            score += w.mention_sentence
        elif first.section != second.section and not first.heads(second):
            score += w.mention_apart
        return score

    def proof(self, first: Mention, second: Mention) -> float:
        """How improbable it is that both read the same by chance."""
        if first.dated:
            return 0.0
        digits = min(m.frame.figure.digits for m in (first, second))
        zeros = math.log10(max(abs(first.value or 0), 1)) - digits
        return self._weights.proof * (digits - 1 + min(max(zeros, 0), 2) / 2)

    def _near_words(self, mention: Mention) -> frozenset[str]:
        found = self._near.get(mention.index)
        if found is None:
            frame = mention.frame
            found = self._near[mention.index] = frozenset(self._pairs_of(f"{frame.left}\n{frame.right}"))
        return found

    def _wide_words(self, mention: Mention) -> frozenset[str]:
        found = self._wide.get(mention.index)
        if found is None:
            figure, text = mention.frame.figure, self._page.text
            start = max(0, figure.view_start - _BEFORE)
            left = _END.split(text[start : figure.view_start])[-1]
            right = _END.split(text[figure.view_end : figure.view_end + _AFTER], maxsplit=1)[0]
            found = self._wide[mention.index] = frozenset(self._pairs_of(f"{left}\n{right}"))
        return found
