"""What stands around each figure: sentence, clause, the words to its left and right, and whom it stands beside.

In: document, folded view, figures. Out: a ``Page``: one ``Frame`` a figure, and the indexes binders ask (by dimension,
by sentence). A frame's words end at the neighbouring figure, so a word is never credited to two figures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, groupby, islice
from operator import attrgetter

from checker.figures import View
from checker.figures.slips import Slip, variants
from checker.framing.calendar import Day, days_of
from checker.framing.pairs import finder
from checker.framing.segments import places
from checker.framing.surroundings import Frame as Frame
from checker.framing.surroundings import Reference
from checker.lazy import lazy
from checker.model import BlockKind, Document, Figure, Kind
from checker.patterns import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_BRACKETED = compiled(r"[（(][^（）()]*[）)]")
_TODAY = compiled(r"[今昨明本][天日晚夜]?[（(]$")
_LEFT_REACH, _RIGHT_REACH = 40, 14
_BLOCK = attrgetter("block")
MOST_IN_BLOCK = 300
_NAMING_REACH = 6  # characters of the word that a figure alone in a bracket annotates


class Page:
    """The frames of one document and what binders look up in them; nothing here changes after it is built."""

    def __init__(
        self, document: Document, view: View, text: str, frames: Sequence[Frame], reference: Reference
    ) -> None:
        self.document = document
        self.view = view
        self.text = text
        self.frames = tuple(frames)
        self.currencies = reference.currencies
        self.noise = reference.noise
        self._alike = reference.alike
        self.pairs_of = finder(reference.noise)
        self._slips: dict[int, list[Slip]] = {}
        self._pairs: dict[int, frozenset[str]] = {}
        self._between: dict[tuple[int, int], str] = {}
        self._leads: dict[int, frozenset[str]] = {}
        self._indexes: dict[tuple[str, ...], list[int]] = {}
        self._spans: dict[str, list[tuple[int, int]]] = {}
        self._memory: dict[int, tuple[object, dict[Any, Any]]] = {}

    def memory(self, owner: object) -> dict[Any, Any]:
        """What was found out here about a role, a cue or the like; it lives as long as the page."""
        found = self._memory.get(id(owner))
        if found is None:
            found = self._memory[id(owner)] = (owner, {})
        return found[1]

    def alike(self, dimension: str) -> str:
        """The dimension by which figures add up: people are counted by 人, 名, 位 and 例."""
        return self._alike.get(dimension, dimension)

    @lazy
    def tabled(self) -> bool:
        """Whether the document has a table."""
        return any([block.cell is not None for block in self.document.blocks])

    @lazy
    def bound(self) -> tuple[Frame, ...]:
        """The frames that binders look at: of each block the first ``MOST_IN_BLOCK``.

        No paragraph of news comes near that; what does is a dump, and looking at each of its figures beside all others
        would take for ever.
        """
        if len(self.frames) <= MOST_IN_BLOCK:
            return self.frames
        return tuple(chain.from_iterable(islice(group, MOST_IN_BLOCK) for _, group in groupby(self.frames, _BLOCK)))

    @lazy
    def by_dimension(self) -> dict[str, list[int]]:
        """Indexes of the figures with a value, in text order, by dimension."""
        found: dict[str, list[int]] = {}
        for frame in self.bound:
            if frame.figure.value is not None:
                found.setdefault(frame.figure.dimension, []).append(frame.index)
        return found

    @lazy
    def days(self) -> dict[int, Day]:
        """The days that date figures mean, by index."""
        frames = self.frames
        todays = [f.figure.kind is Kind.DATE and _TODAY.search(f.left) is not None for f in frames]
        return days_of([f.figure for f in frames], [f.sentence for f in frames], todays, self.document.year)

    @lazy
    def by_kind(self) -> dict[str, list[int]]:
        """Indexes of the figures, in text order, by kind."""
        found: dict[str, list[int]] = {}
        for frame in self.bound:
            found.setdefault(frame.figure.kind, []).append(frame.index)
        return found

    def indexes(self, kinds: tuple[str, ...]) -> list[int]:
        """Indexes of the figures of some kinds, in text order."""
        found = self._indexes.get(kinds)
        if found is None:
            members = [self.by_kind[kind] for kind in set(kinds) if kind in self.by_kind]
            found = self._indexes[kinds] = members[0] if len(members) == 1 else sorted(chain.from_iterable(members))
        return found

    def span(self, scope: str, index: int) -> tuple[int, int]:
        """The first figure in a figure's clause, sentence, paragraph or article, and the one behind the last."""
        if scope == "article":
            return 0, len(self.frames)
        found = self._spans.get(scope)
        if found is None:
            place = attrgetter("block" if scope == "paragraph" else scope)
            found = self._spans[scope] = []
            for _, group in groupby(self.frames, place):
                size, start = len(list(group)), len(found)
                found += [(start, start + size)] * size
        return found[index]

    def of_kinds(self, kinds: tuple[str, ...]) -> list[Frame]:
        """The frames of figures of some kinds, in text order."""
        return [self.frames[i] for i in self.indexes(kinds)]

    def sentence_text(self, first: int, last: int) -> str:
        """The folded text from some way before one figure to some way after another."""
        a, b = self.frames[first].figure, self.frames[last].figure
        return self.text[max(a.view_start - 60, 0) : b.view_end + 30]

    def between(self, first: int, second: int) -> str:
        """The folded text between two figures, in text order, 400 characters at most; brackets that close are out."""
        pair = (first, second) if first < second else (second, first)
        found = self._between.get(pair)
        if found is None:
            start = self.frames[pair[0]].figure.view_end
            text = self.text[start : min(self.frames[pair[1]].figure.view_start, start + 400)]
            found = self._between[pair] = _BRACKETED.sub("", text) if "）" in text or ")" in text else text
        return found

    def slips(self, index: int) -> list[Slip]:
        """The single slips by which a figure may have come about."""
        found = self._slips.get(index)
        if found is None:
            found = self._slips[index] = variants(self.frames[index].figure)
        return found

    def pairs(self, index: int) -> frozenset[str]:
        """Pairs of neighbouring characters of the words that say what a figure measures, function words left out."""
        found = self._pairs.get(index)
        if found is None:
            frame = self.frames[index]
            found = self._pairs[index] = frozenset(self.pairs_of(f"{frame.left}\n{frame.right}"))
        return found

    def subject(self, index: int, filler: Sequence[str]) -> frozenset[str]:
        """Pairs of the words left of a figure that are no filler: what it is a rate or change of."""
        left = self.frames[index].left
        for word in filler:
            left = left.replace(word, " ")
        return frozenset(self.pairs_of(left))

    def host(self, index: int) -> int:
        """The figure that a bracketed one annotates: 重症5359例（武汉5028例）; itself outside brackets."""
        depth = self.frames[index].depth
        while depth and index and self.frames[index].depth >= depth:
            index -= 1
        return index

    def lead_agreement(self, whole: int, first: int) -> int:
        """How many pairs the words of a whole share with the words that lead in its parts: 新增病例中，甲市14例…"""
        lead = self._leads.get(first)
        if lead is None:
            end = self.frames[first].figure.view_start - len(self.frames[first].left)
            reach = max(end - 40, 0)
            words = self.text[max(self.text.rfind("。", reach, end) + 1, reach) : end]
            lead = self._leads[first] = frozenset(self.pairs_of(words))
        return len(self.pairs(whole) & lead)

    def agreement(self, first: int, second: int) -> int:
        """How many character pairs the words of two figures share."""
        return len(self.pairs(first) & self.pairs(second))


def _neutral(text: str, neutral: tuple[tuple[str, str], ...]) -> str:
    """A text with stand-ins for words that merely look like others."""
    if not neutral:
        return text
    found, stand_ins = _stand_ins(neutral)
    return found.sub(lambda match: stand_ins[match[0]], text)


@lru_cache(maxsize=16)
def _stand_ins(neutral: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    words = dict(neutral)
    return compiled("|".join(map(re.escape, words))), words


def frame_figures(document: Document, view: View, figures: Sequence[Figure], reference: Reference) -> Page:
    """Frames of all figures."""
    text = _neutral(view.text, reference.neutral)
    spans = [(f.view_start, f.view_end) for f in figures]
    starts = [b.start for b in document.blocks]
    titled = [b.kind in (BlockKind.TITLE, BlockKind.HEADING) for b in document.blocks]
    frames: list[Frame] = []
    previous_end: dict[int, int] = {}
    for i, (figure, place) in enumerate(zip(figures, places(text, spans), strict=True)):
        sentence, clause, depth, bracket, clause_start, item_start, clause_end = place
        start, end = spans[i]
        block = bisect_right(starts, figure.start) - 1
        next_start = spans[i + 1][0] if i + 1 < len(spans) else len(text)
        right_to = min(clause_end, next_start, end + _RIGHT_REACH)
        left = text[max(item_start, previous_end.get(bracket, 0), start - _LEFT_REACH) : start]
        if not left and text[start - 1 : start] in ("（", "("):  # 今天（5月21日）
            left = text[max(spans[i - 1][1] if i else 0, start - _NAMING_REACH) : start]
            if len(left) == 1 and i and figures[i - 1].kind is figure.kind and figures[i - 1].unit != figure.unit:
                left = frames[i - 1].left  # 每股226港元（29.16美元）
        frames.append(
            Frame(
                i,
                figure,
                block,
                sentence,
                clause,
                depth,
                bracket,
                _BRACKETED.sub("", left) if "（" in left or "(" in left else left,
                text[max(clause_start, start - _LEFT_REACH) : start],
                text[end : max(right_to, end)],
                titled[block] if block >= 0 else False,
            )
        )
        previous_end[bracket] = end
    return Page(document, view, text, frames, reference)
