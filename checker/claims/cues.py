"""Word evidence of a rule's cues and blockers for one assignment of figures to roles.

What words say of given figures does not depend on the combination they stand in, so a page remembers it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from checker.claims.classes import Found, named
from checker.framing.frame import Frame, Page
from checker.patterns import compiled
from checker.rulebook import Blocker, Cue, Rule
from checker.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

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


class Placed(NamedTuple):
    """A cue or blocker with the places of its roles in the rule; -1 for none.

    first, second: between which it looks; role: beside which
    """

    cue: Cue | Blocker
    first: int
    second: int
    role: int


def placed(rule: Rule, cue: Cue | Blocker) -> Placed:
    """A cue or blocker of a rule with its places."""
    places = rule.places
    first, second = cue.between or ("", "")
    return Placed(cue, places.get(first, -1), places.get(second, -1), places[cue.role] if cue.role else -1)


class Evidence(NamedTuple):
    """What words of a rule tell. needed: for any reading; telling: for a finding; the others as they are."""

    needed: tuple[Placed, ...]
    telling: tuple[Placed, ...]
    weighed: tuple[tuple[float, Placed], ...]
    drops: tuple[Placed, ...]
    opens: tuple[Placed, ...]
    warns: tuple[Placed, ...]


@lru_cache(maxsize=1024)
def _evidence(rule: Rule) -> Evidence:
    cues = [(cue, placed(rule, cue)) for cue in rule.cues]
    needed, telling = (tuple(p for cue, p in cues if cue.need == need) for need in ("reading", "finding"))
    effects = (
        tuple(placed(rule, b) for b in rule.blockers if b.effect == effect) for effect in ("drop", "open", "warn")
    )
    return Evidence(needed, telling, tuple((cue.weight, p) for cue, p in cues), *effects)


def weigh(page: Page, rule: Rule, roles: Roles) -> float:
    """The sum of the weights of all cues that apply."""
    score = 0.0
    for weight, cue in _evidence(rule).weighed:
        if applies(page, cue, roles):
            score += weight
    return score


def blocked(page: Page, rule: Rule, roles: Roles) -> tuple[bool, bool, bool]:
    """(drop, open, soft): what the rule's blockers and needed cues say of an assignment."""
    needed, _, _, drops, opens, warns = _evidence(rule)
    for cue in needed:
        if not applies(page, cue, roles):
            return True, False, False
    for blocker in drops:
        if applies(page, blocker, roles):
            return True, False, False
    return False, _any(page, opens, roles), _any(page, warns, roles)


def reportable(page: Page, rule: Rule, roles: Roles) -> bool:
    """Whether one of the words is there without which a failing reading is no finding."""
    telling = _evidence(rule).telling
    return not telling or _any(page, telling, roles)


def _any(page: Page, placed: Iterable[Placed], roles: Roles) -> bool:
    """Whether one of some cues or blockers applies."""
    for where in placed:  # noqa: SIM110 - a generator costs more than most of what it goes through
        if applies(page, where, roles):
            return True
    return False


def hinted(page: Page, cue: Cue | Blocker, role: str, figures: tuple[int, ...], anchor: int) -> bool:
    """Whether the words of a cue that figures of a role decide, alone or with the anchor, stand where it looks."""
    if not cue.between:
        return stands_beside(page, cue, figures)
    first, second = (figures, (anchor,)) if cue.between[0] == role else ((anchor,), figures)
    return stands_between(page, cue, first, second)


def applies(page: Page, where: Placed, roles: Roles) -> bool:
    """Whether the words of a cue stand where it looks for them."""
    cue, one, other, role = where
    if one >= 0:
        first, second = roles[one], roles[other]
        return bool(first) and bool(second) and stands_between(page, cue, first, second)
    figures = roles[role] if role >= 0 else tuple(chain.from_iterable(roles))
    if not figures:
        return False
    if role >= 0 and cue.side:
        others = [i for each in roles for i in each if i not in figures]
        if not others or (min(figures) < min(others)) != (cue.side == "before"):
            return False
    return stands_beside(page, cue, figures)


def stands_between(page: Page, cue: Cue | Blocker, first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    """Whether the words stand between the last of some figures and the first of others, whichever come first."""
    if len(first) == 1 == len(second):
        a, b = (first[0], second[0]) if first[0] < second[0] else (second[0], first[0])
    else:
        a, b = (max(first), min(second)) if max(first) < min(second) else (max(second), min(first))
    if a >= b:
        return False
    text = page.between(a, b)
    if cue.only:
        return text.strip() in cue.only
    if cue.ends:
        return text.endswith(cue.ends)
    return text.startswith(cue.opens) if cue.opens else has(text, cue.words)


def stands_beside(page: Page, cue: Cue | Blocker, figures: tuple[int, ...]) -> bool:
    """Whether the words stand beside one of the figures, or in its clause or sentence."""
    known = page.memory(cue)
    found: bool | None = known.get(figures)
    if found is None:
        found = known[figures] = _beside(page, cue, known, figures)
    return found


def _beside(page: Page, cue: Cue | Blocker, known: dict[Any, Any], figures: tuple[int, ...]) -> bool:
    """``known``: what was found of the cue beside single figures, by index."""
    if cue.together:
        return _together(page, figures, cue.together)
    frames = page.frames
    if cue.mixed and 0 < sum([has(frames[i].left, cue.mixed) for i in figures]) < len(figures):
        return True
    for i in figures:
        marked: bool | None = known.get(i)
        if marked is None:
            marked = known[i] = _marked(frames[i], cue)
        if marked:
            return True
    if cue.tail and _tailed(frames[figures[-1]].right, cue.tail):
        return True
    return bool(cue.sentence) and has(page.sentence_text(min(figures), max(figures)), cue.sentence)


def _marked(frame: Frame, cue: Cue | Blocker) -> bool:
    """Whether words stand beside one figure, whatever others there are."""
    if cue.before and has(frame.left, cue.before):
        return True
    if cue.after and has(frame.right, cue.after):
        return True
    if cue.touching and unhedged(frame.left).endswith(cue.touching):
        return True
    clause = cue.clause
    return bool(clause) and (has(frame.clause_left, clause) or has(frame.left, clause) or has(frame.right, clause))


def _tailed(right: str, words: tuple[str, ...]) -> bool:
    """Whether a list goes on unsaid: 书画95件等, 投资16亿元的项目等."""
    return right.startswith(words) or right.endswith(words)


def _together(page: Page, figures: tuple[int, ...], sets: tuple[str, ...]) -> bool:
    """Whether all figures' words hold one of one set, and at least two different ones do: 男…、女…; 境外…, 本土…"""
    known = page.memory(sets)
    found: list[Found] = []
    for i in figures:
        if ("beside", i) not in known:
            frame = page.frames[i]
            known["beside", i] = named(frame.left + frame.right, sets)
        found.append(known["beside", i])
        if not found[-1]:
            return False
    first, *rest = found
    return any(
        all(group in other for other in rest) and any(other[group] != word for other in rest)
        for group, word in first.items()
    )
