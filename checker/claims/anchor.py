"""An anchor and what the words say of the figures that may belong to it.

Evidence of places and words is reckoned when it is asked for, as for few candidates it is, and once for all the
combinations that a figure takes part in.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from checker.claims.cues import Roles, applies, hinted
from checker.claims.plan import Partner, Plan
from checker.claims.weights import Weights
from checker.framing.bases import names
from checker.framing.frame import Frame, Page
from checker.lazy import lazy
from checker.model import Figure, Kind
from checker.records import dataclass
from checker.tuples import NamedTuple

_NONE: frozenset[str] = frozenset()

Verdicts = tuple[bool | None, bool | None]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Figures for a role, with the first of them.

    ends, narrow: their sum in floats, in any sense and in the narrow one.
    """

    figures: tuple[int, ...]
    figure: Figure
    ends: tuple[float, float]
    narrow: tuple[float, float]


Chosen = tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Hints:
    """What is said of one candidate. cues: the numbers of those that apply; cued: the evidence of these and its place.

    drop, is_open, soft   what blockers say
    named   1 where it fits the name that the anchor gives its role beyond doubt, -1 where it does not fit it
    fellow  whether it shares a word with what the anchor is of
    counted the dimensions of counts among its figures
    """

    place: float
    cued: float
    cues: list[int]
    drop: bool
    is_open: bool
    soft: bool
    named: int
    fellow: bool
    counted: frozenset[str]


class Worded(NamedTuple):
    """A combination with what its words say. verdicts: in the narrow and wide intervals; marks: open, soft."""

    words: float
    roles: Roles
    verdicts: Verdicts
    marks: tuple[bool, bool]


class Anchor:
    """A figure with all that its search needs."""

    def __init__(self, page: Page, plan: Plan, weights: Weights, index: int) -> None:
        self.page = page
        self.plan = plan
        self.weights = weights
        self.index = index
        self._hints: list[dict[tuple[int, ...], Hints]] = [{} for _ in plan.partners]

    @lazy
    def cues(self) -> list[int]:
        """The numbers of the cues that the anchor decides alone, of those that apply."""
        return [n for n, cue in self.plan.own.cues if hinted(self.page, cue, "", (self.index,), self.index)]

    @lazy
    def _effects(self) -> list[str]:
        """What blockers say that the anchor decides alone."""
        return [b.effect for b in self.plan.own.blockers if hinted(self.page, b, "", (self.index,), self.index)]

    @lazy
    def _subject(self) -> frozenset[str]:
        """Pairs of the anchor's words that name what it is of."""
        return self.page.subject(self.index, self.plan.anchor.filler) if self.plan.anchor.filler else frozenset()

    def hints(self, at: int, figures: tuple[int, ...]) -> Hints:
        """What is said of a candidate for the partner at a place."""
        known = self._hints[at]
        found = known.get(figures)
        if found is None:
            found = known[figures] = self._hinted(self.plan.partners[at], figures)
        return found

    def _hinted(self, partner: Partner, figures: tuple[int, ...]) -> Hints:
        page, index, weights, role = self.page, self.index, self.plan.weights, partner.role
        frame, name = page.frames[index], role.name
        cued = place = min([_place(page, self.weights, frame, i) for i in figures])
        cues: list[int] = []
        for n, cue in partner.settled.cues:
            if hinted(page, cue, name, figures, index):
                cues.append(n)
                cued += weights[n]
        drop = is_open = soft = False
        for blocker in partner.settled.blockers:
            if hinted(page, blocker, name, figures, index):
                effect = blocker.effect
                drop, is_open, soft = drop or effect == "drop", is_open or effect == "open", soft or effect == "warn"
        named = max([names(page, index, role.named_by, i) for i in figures]) if role.named_by else 0
        fellow = any([not self._subject.isdisjoint(page.pairs(i)) for i in figures]) if self._subject else True
        return Hints(place, cued, cues, drop, is_open, soft, named, fellow, _counts(page, figures))

    def most(self, rows: Sequence[Sequence[Candidate]]) -> float:
        """The most that the words of any combination of candidates can come to, as ``bound`` tells it of each."""
        named = max(self.weights.named, 0.0)
        clash = max(self.weights.clash, 0.0)
        best = [max([self.hints(at, c.figures).cued for c in row]) + named for at, row in enumerate(rows)]
        return self._spare + clash + sum(best)

    def bound(self, chosen: Chosen) -> float | None:
        """The most that the words of a combination that fails can come to; None where they forbid it."""
        score, alone = self._spare, bool(self._subject)
        for at, candidate in enumerate(chosen):
            hint = self.hints(at, candidate.figures)
            if hint.drop or hint.named < 0:
                return None
            score += hint.cued + (self.weights.named if hint.named else 0.0)
            alone = alone and not hint.fellow
        return score + self.weights.clash if alone else score

    def closer(self, bound: float, chosen: Chosen) -> float:
        """The bound without what cues of the whole combination might have added and do not."""
        plan = self.plan
        if not plan.spare:
            return bound
        roles = plan.roles(self.index, tuple([c.figures for c in chosen]))
        apply = [plan.weights[n] for n, where in plan.together.cues if applies(self.page, where, roles)]
        return bound - plan.spare + sum([max(weight, 0.0) for weight in apply])

    @lazy
    def _spare(self) -> float:
        """What may come to the evidence of the candidates: the anchor's own, and that of whole combinations."""
        plan = self.plan
        own = sum([plan.weights[n] for n in self.cues])
        return own + plan.spare + len(plan.partners) * max(self.weights.other_unit, 0.0)

    def worded(self, chosen: Chosen, verdicts: Verdicts) -> Worded | None:
        """The words of a combination; None where they forbid it, or where it fails and its figures bear other names."""
        page, plan, weights = self.page, self.plan, self.weights
        fails = not (verdicts[0] or verdicts[1])
        cues, counted = self.cues.copy(), self._counted
        place, named, fellow = 0.0, 0.0, False
        is_open, soft = "open" in self._effects, "warn" in self._effects
        for at, candidate in enumerate(chosen):
            hint = self.hints(at, candidate.figures)
            if hint.drop or (fails and hint.named < 0):
                return None
            place += hint.place
            if hint.named:
                named += weights.named if hint.named > 0 else weights.misnamed
            fellow = fellow or hint.fellow
            is_open, soft = is_open or hint.is_open, soft or hint.soft
            cues += hint.cues
            counted = counted | hint.counted
        if "drop" in self._effects:
            return None
        roles = plan.roles(self.index, tuple([c.figures for c in chosen]))
        for where in plan.together.needed:
            if not applies(page, where, roles):
                return None
        for blocker, where in plan.together.blockers:
            if applies(page, where, roles):
                if blocker.effect == "drop":
                    return None
                is_open, soft = is_open or blocker.effect == "open", soft or blocker.effect == "warn"
        for n, where in plan.together.cues:
            if applies(page, where, roles):
                cues.append(n)
        cues.sort()
        # Counts of different classifiers are hardly compared: 90个名額 of 298人.
        words = place + sum([plan.weights[n] for n in cues]) + weights.other_unit * max(0, len(counted) - 1)
        words += named
        if fails and self._subject and not fellow:
            words += weights.clash  # 汽车产量增长5.1倍, beside counts of firms
        return Worded(words, roles, verdicts, (is_open, soft))

    @lazy
    def _counted(self) -> frozenset[str]:
        return _counts(self.page, (self.index,))


@lru_cache(maxsize=1024)
def _counted(dimension: str) -> frozenset[str]:
    """The set of one dimension."""
    return frozenset((dimension,))


def _counts(page: Page, figures: tuple[int, ...]) -> frozenset[str]:
    """The dimensions of those of some figures that are counts."""
    if len(figures) == 1:
        figure = page.frames[figures[0]].figure
        return _counted(figure.dimension) if figure.kind is Kind.COUNT else _NONE
    return frozenset([f.dimension for f in (page.frames[i].figure for i in figures) if f.kind is Kind.COUNT])


def _place(page: Page, weights: Weights, frame: Frame, index: int) -> float:
    """Evidence of where a figure stands beside an anchor."""
    other = page.frames[index]
    score = _distance(weights, frame, other)
    score += min(weights.agreement * page.agreement(frame.index, index), weights.agreement_most)
    if index < frame.index:
        score += weights.before_anchor
    elif other.clause != frame.clause:
        score += weights.after_clause
    return score


def _distance(weights: Weights, frame: Frame, other: Frame) -> float:
    if frame.clause == other.clause:
        return weights.same_clause
    if frame.sentence == other.sentence:
        return weights.same_sentence
    if frame.block == other.block:
        return weights.next_sentence if abs(frame.sentence - other.sentence) == 1 else weights.same_block
    if frame.title or other.title:
        return weights.title
    return weights.next_block if abs(frame.block - other.block) == 1 else weights.far
