"""Word evidence of a rule's cues and blockers for one assignment of figures to roles.

What words say of given figures does not depend on the combination they stand in, so a page remembers it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.claims.classes import named
from checker.framing.calendar import overrun
from checker.framing.frame import Page
from checker.model import Figure
from checker.patterns import compiled
from checker.rulebook import Blocker, Cue, Role, Rule

_HEDGES = compiled(r"(?:[约近超逾达了仅]|超过|大约|将近|突破)+$")

Roles = tuple[tuple[int, ...], ...]


def admits(page: Page, role: Role, index: int) -> bool:
    """Whether a figure's kind, unit and words satisfy what a role asks of it."""
    known = page.memory(role)
    found: bool | None = known.get(index)
    if found is None:
        found = known[index] = _admits(page, role, index)
    return found


def admitted(page: Page, role: Role) -> list[int]:
    """All figures that a role admits, in text order."""
    known = page.memory(role)
    found: list[int] | None = known.get("admitted")
    if found is None:
        found = known["admitted"] = [i for i in page.indexes(role.kind) if admits(page, role, i)]
    return found


def _admits(page: Page, role: Role, index: int) -> bool:
    frame = page.frames[index]
    figure = frame.figure
    if figure.kind not in role.kind or not (figure.value is not None or _ranged(figure) or index in page.days):
        return False
    if (role.units and figure.unit not in role.units) or figure.unit in role.not_units:
        return False
    if role.take == "year" and figure.iso[:1] == "-":
        return False
    if role.take == "overrun" and overrun(figure) is None:
        return False
    # The words left of a figure mostly end its clause so far; only where brackets were taken out they may not.
    ends = frame.clause_left.endswith(frame.left)
    if role.before and not has(frame.clause_left, role.before) and (ends or not has(frame.left, role.before)):
        return False
    if role.touching and not _HEDGES.sub("", frame.left).endswith(role.touching):
        return False
    if role.not_touching and _HEDGES.sub("", frame.left).endswith(role.not_touching):
        return False
    if role.after and not has(frame.right, role.after):
        return False
    return not (
        (role.not_before and has(frame.left, role.not_before)) or (role.not_after and has(frame.right, role.not_after))
    )


def _ranged(figure: Figure) -> bool:
    """Whether a figure without one value is a range with both ends (每股1.99港元-2港元)."""
    return figure.narrow.low is not None and figure.narrow.high is not None


def has(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in the text."""
    for word in words:  # noqa: SIM110 - a generator costs as much again as the search
        if word in text:
            return True
    return False


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
    if cue.ends:
        return text.endswith(cue.ends)
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
        if cue.touching and _HEDGES.sub("", frame.left).endswith(cue.touching):
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
