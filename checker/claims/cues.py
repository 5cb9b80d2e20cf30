"""Word evidence of a rule's cues and blockers for one assignment of figures to roles."""

from __future__ import annotations

from collections.abc import Sequence

from checker.framing.frame import Page
from checker.model import Figure
from checker.rulebook import Blocker, Cue, Role, Rule

Roles = tuple[tuple[int, ...], ...]


def admits(page: Page, role: Role, index: int) -> bool:
    """Whether a figure's kind, unit and words satisfy what a role asks of it."""
    frame = page.frames[index]
    figure = frame.figure
    if figure.kind not in role.kind or not (_known(figure) or index in page.days):
        return False
    if (role.units and figure.unit not in role.units) or figure.unit in role.not_units:
        return False
    if role.take == "year" and figure.iso[:1] == "-":
        return False
    if role.before and not has(frame.left, role.before) and not has(frame.clause_left, role.before):
        return False
    if role.after and not has(frame.right, role.after):
        return False
    return not (
        (role.not_before and has(frame.left, role.not_before)) or (role.not_after and has(frame.right, role.not_after))
    )


def _known(figure: Figure) -> bool:
    """Whether a figure says a number: one value, or a range with both ends (每股1.99港元-2港元)."""
    return figure.value is not None or None not in (figure.narrow.low, figure.narrow.high)


def has(text: str, words: Sequence[str]) -> bool:
    """Whether one of the words stands in the text."""
    return any(word in text for word in words)


def weigh(page: Page, rule: Rule, roles: Roles) -> float:
    """The sum of the weights of all cues that apply."""
    return sum(cue.weight for cue in rule.cues if _applies(page, rule, cue, roles))


def blocked(page: Page, rule: Rule, roles: Roles) -> tuple[bool, bool, bool]:
    """(drop, open, soft): what the rule's blockers and needed cues say of an assignment."""
    if any(cue.need == "reading" and not _applies(page, rule, cue, roles) for cue in rule.cues):
        return True, False, False
    effects = {b.effect for b in rule.blockers if _applies(page, rule, b, roles)}
    return "drop" in effects, "open" in effects, "warn" in effects


def reportable(page: Page, rule: Rule, roles: Roles) -> bool:
    """Whether one of the words is there without which a failing reading is no finding."""
    needed = [cue for cue in rule.cues if cue.need == "finding"]
    return not needed or any(_applies(page, rule, cue, roles) for cue in needed)


def _applies(page: Page, rule: Rule, cue: Cue | Blocker, roles: Roles) -> bool:
    if cue.between:
        first, second = (_figures(rule, name, roles) for name in cue.between)
        if not first or not second:
            return False
        a, b = (max(first), min(second)) if max(first) < min(second) else (max(second), min(first))
        if cue.only:
            return a < b and page.between(a, b).strip() in cue.only
        if cue.opens:
            return a < b and page.between(a, b).startswith(cue.opens)
        return a < b and has(page.between(a, b), cue.words)
    figures = _figures(rule, cue.role, roles) if cue.role else tuple(i for role in roles for i in role)
    if not figures:
        return False
    if cue.side and cue.role:
        others = [i for role in roles for i in role if i not in figures]
        if not others or (min(figures) < min(others)) != (cue.side == "before"):
            return False
    frames = [page.frames[i] for i in figures]
    if cue.together:
        return _together([f.left + f.right for f in frames], cue.together)
    if cue.before and any(has(f.left, cue.before) for f in frames):
        return True
    if cue.after and any(has(f.right, cue.after) for f in frames):
        return True
    if cue.tail and _tailed(frames[-1].right, cue.tail):
        return True
    if cue.clause and any(has(f.clause_left, cue.clause) or has(f.right, cue.clause) for f in frames):
        return True
    return bool(cue.sentence) and has(page.sentence_text(min(figures), max(figures)), cue.sentence)


def _tailed(right: str, words: Sequence[str]) -> bool:
    """Whether a list goes on unsaid: 书画95件等, 投资16亿元的项目等."""
    return any(right.startswith(word) or right.endswith(word) for word in words)


def _figures(rule: Rule, name: str, roles: Roles) -> tuple[int, ...]:
    return next((figures for role, figures in zip(rule.roles, roles, strict=True) if role.name == name), ())


def _together(texts: Sequence[str], sets: Sequence[str]) -> bool:
    """Whether every text holds a word of one set, and at least two different ones do: 男…、女…; 境外…, 本土…"""
    for group in sets:
        words = group.split()
        found = [next((w for w in words if w in text), None) for text in texts]
        if None not in found and len(set(found)) > 1:
            return True
    return False
