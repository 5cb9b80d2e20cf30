"""An anchor and what the words say of the figures that may belong to it.

Evidence of places and words is reckoned when it is asked for, as for few candidates it is, and once for all the
combinations that a figure takes part in.
"""

from __future__ import annotations

from functools import cached_property

from checker.claims.cues import Roles, applies, hinted
from checker.claims.plan import Partner, Plan
from checker.claims.weights import Weights
from checker.framing.bases import names
from checker.framing.frame import Frame, Page
from checker.model import Figure, Kind
from checker.tuples import NamedTuple

Verdicts = tuple[bool | None, bool | None]


class Candidate(NamedTuple):
    """Figures for a role, with the first of them.

    ends, narrow: their sum in floats, in any sense and in the narrow one.
    """

    figures: tuple[int, ...]
    figure: Figure
    ends: tuple[float, float]
    narrow: tuple[float, float]


Chosen = tuple[Candidate, ...]


class Hints(NamedTuple):
    """What is said of one candidate. cues: the numbers of those that apply; cued: the evidence of these and its place.

    drop, is_open, soft   what blockers say
    named   1 where it fits the name that the anchor gives its role beyond doubt, -1 where it does not fit it
    fellow  whether it shares a word with what the anchor is of
    """

    place: float
    cued: float
    cues: list[int]
    drop: bool
    is_open: bool
    soft: bool
    named: int
    fellow: bool


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

    @cached_property
    def cues(self) -> list[int]:
        """The numbers of the cues that the anchor decides alone, of those that apply."""
        return [n for n, cue in self.plan.own.cues if hinted(self.page, cue, "", (self.index,), self.index)]

    @cached_property
    def _effects(self) -> list[str]:
        """What blockers say that the anchor decides alone."""
        return [b.effect for b in self.plan.own.blockers if hinted(self.page, b, "", (self.index,), self.index)]

    @cached_property
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
        frame = page.frames[index]
        place = min([_place(page, self.weights, frame, i) for i in figures])
        cues = [n for n, cue in partner.settled.cues if hinted(page, cue, role.name, figures, index)]
        effects = [b.effect for b in partner.settled.blockers if hinted(page, b, role.name, figures, index)]
        named = max([names(page, index, role.named_by, i) for i in figures]) if role.named_by else 0
        cued = place + sum([weights[n] for n in cues])
        fellow = any([not self._subject.isdisjoint(page.pairs(i)) for i in figures]) if self._subject else True
        return Hints(place, cued, cues, "drop" in effects, "open" in effects, "warn" in effects, named, fellow)

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

    @cached_property
    def _spare(self) -> float:
        """What may come to the evidence of the candidates: the anchor's own, and that of whole combinations."""
        plan = self.plan
        own = sum([plan.weights[n] for n in self.cues])
        return own + plan.spare + len(plan.partners) * max(self.weights.other_unit, 0.0)

    def worded(self, chosen: Chosen, verdicts: Verdicts) -> Worded | None:
        """The words of a combination; None where they forbid it, or where it fails and its figures bear other names."""
        page, plan = self.page, self.plan
        hints = [self.hints(at, candidate.figures) for at, candidate in enumerate(chosen)]
        named = sum([self.weights.named if h.named > 0 else self.weights.misnamed for h in hints if h.named])
        misnamed = any([hint.named < 0 for hint in hints])
        fails = not (verdicts[0] or verdicts[1])
        if (fails and misnamed) or "drop" in self._effects or any([hint.drop for hint in hints]):
            return None
        roles = plan.roles(self.index, tuple([c.figures for c in chosen]))
        together = plan.together
        if not all([applies(page, placed, roles) for placed in together.needed]):
            return None
        effects = [*self._effects, *[b.effect for b, placed in together.blockers if applies(page, placed, roles)]]
        if "drop" in effects:
            return None
        cues = self.cues + [n for n, placed in together.cues if applies(page, placed, roles)]
        for hint in hints:
            cues += hint.cues
        cues.sort()
        words = sum([hint.place for hint in hints]) + sum([plan.weights[n] for n in cues]) + self._mixed(chosen)
        words += named
        if fails and self._subject and not any([hint.fellow for hint in hints]):
            words += self.weights.clash  # 汽车产量增长5.1倍, beside counts of firms
        is_open = "open" in effects or any([hint.is_open for hint in hints])
        return Worded(words, roles, verdicts, (is_open, "warn" in effects or any([hint.soft for hint in hints])))

    def _mixed(self, chosen: Chosen) -> float:
        """A malus where counts of different classifiers are compared (90個名額 of 298人)."""
        frames = self.page.frames
        figures = [frames[i].figure for c in chosen for i in c.figures]
        dimensions = {f.dimension for f in (frames[self.index].figure, *figures) if f.kind is Kind.COUNT}
        return self.weights.other_unit * max(0, len(dimensions) - 1)


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
