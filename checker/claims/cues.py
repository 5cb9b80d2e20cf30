"""Word evidence of a rule's cues and blockers for one assignment of figures to roles.

What words say of given figures does not depend on the combination they stand in, so a page remembers it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.claims.classes import named
from checker.framing.frame import Page
from checker.patterns import compiled
from checker.rulebook import Blocker, Cue, Rule

_HEDGES = compiled(r"(?:[约近超逾达了仅]|超过|大约|将近|突破)+$")
_LAST = frozenset("约近超逾达了仅过破\n")  # with which they end

Roles = tuple[tuple[int, ...], ...]


def has(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in the text."""
    for word in words:  # noqa: SIM110 - a generator costs as much again as the search
        if word in text:
            return True
    return False


def unhedged(left: str) -> str:
    """The words left of a figure without the hedges right before it."""
    return _HEDGES.sub("", left) if left[-1:] in _LAST else left


def weigh(page: Page, rule: Rule, roles: Roles) -> float:
    """The sum of the weights of all cues that apply."""
    return sum([cue.weight for cue in rule.cues if applies(page, rule, cue, roles)])


def blocked(page: Page, rule: Rule, roles: Roles) -> tuple[bool, bool, bool]:
    """(drop, open, soft): what the rule's blockers and needed cues say of an assignment."""
    for cue in rule.cues:
        if cue.need == "reading" and not applies(page, rule, cue, roles):
            return True, False, False
    if not rule.blockers:
        return False, False, False
    effects = {b.effect for b in rule.blockers if applies(page, rule, b, roles)}
    return "drop" in effects, "open" in effects, "warn" in effects


def reportable(page: Page, rule: Rule, roles: Roles) -> bool:
    """Whether one of the words is there without which a failing reading is no finding."""
    needed = [cue for cue in rule.cues if cue.need == "finding"]
    return not needed or any(applies(page, rule, cue, roles) for cue in needed)


def applies(page: Page, rule: Rule, cue: Cue | Blocker, roles: Roles) -> bool:
    """Whether the words of a cue stand where it looks for them."""
    if cue.between:
        first, second = roles[rule.places[cue.between[0]]], roles[rule.places[cue.between[1]]]
        return bool(first) and bool(second) and stands_between(page, cue, first, second)
    figures = roles[rule.places[cue.role]] if cue.role else tuple([i for role in roles for i in role])
    if not figures:
        return False
    if cue.side and cue.role:
        others = [i for role in roles for i in role if i not in figures]
        if not others or (min(figures) < min(others)) != (cue.side == "before"):
            return False
    return stands_beside(page, cue, figures)


def stands_between(page: Page, cue: Cue | Blocker, first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    """Whether the words stand between the last of some figures and the first of others, whichever come first."""
    a, b = (first[-1], second[0]) if first[-1] < second[0] else (second[-1], first[0])
    if len(first) > 1 or len(second) > 1:
        a, b = (max(first), min(second)) if max(first) < min(second) else (max(second), min(first))
    if a >= b:
        return False
    known = page.memory(cue)
    found: bool | None = known.get((a, b))
    if found is None:
        found = known[a, b] = _between(page.between(a, b), cue)
    return found


def _between(text: str, cue: Cue | Blocker) -> bool:
    if cue.only:
        return text.strip() in cue.only
    return text.startswith(cue.opens) if cue.opens else has(text, cue.words)


def stands_beside(page: Page, cue: Cue | Blocker, figures: tuple[int, ...]) -> bool:
    """Whether the words stand beside one of the figures, or in its clause or sentence."""
    known = page.memory(cue)
    found: bool | None = known.get(figures)
    if found is None:
        found = known[figures] = _beside(page, cue, figures)
    return found


def _beside(page: Page, cue: Cue | Blocker, figures: tuple[int, ...]) -> bool:
    frames = [page.frames[i] for i in figures]
    if cue.together:
        return _together([f.left + f.right for f in frames], cue.together)
    if cue.mixed and 0 < sum(has(frame.left, cue.mixed) for frame in frames) < len(frames):
        return True
    for frame in frames:
        if cue.before and has(frame.left, cue.before):
            return True
        if cue.after and has(frame.right, cue.after):
            return True
        if cue.touching and unhedged(frame.left).endswith(cue.touching):
            return True
        if cue.clause and any(has(words, cue.clause) for words in (frame.clause_left, frame.left, frame.right)):
            return True
    if cue.tail and _tailed(frames[-1].right, cue.tail):
        return True
    return bool(cue.sentence) and has(page.sentence_text(min(figures), max(figures)), cue.sentence)


def _tailed(right: str, words: tuple[str, ...]) -> bool:
    """Whether a list goes on unsaid: 书画95件等, 投资16亿元的项目等."""
    return right.startswith(words) or right.endswith(words)


def _together(texts: Sequence[str], sets: Sequence[str]) -> bool:
    """Whether every text holds a word of one set, and at least two different ones do: 男…、女…; 境外…, 本土…"""
    first, *rest = [named(text, sets) for text in texts]
    return any(
        all(group in found for found in rest) and any(found[group] != word for found in rest)
        for group, word in first.items()
    )
