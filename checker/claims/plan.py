"""What a rule alone tells of the search for its figures: which cues hang on which roles, what links the roles."""

from __future__ import annotations

from functools import lru_cache

from checker.rulebook import Cue, Role, Rule
from checker.rulebook.screen import Screen, screen_of
from checker.tuples import NamedTuple


class Link(NamedTuple):
    """What a role asks of another's figure. other: place among the partners, None for the anchor.

    what   unit (the same), dimension (the same), other_unit, follows, per and of (a part of the other's unit: 元/股)
    """

    other: int | None
    what: str


class Partner(NamedTuple):
    """A role besides the anchor. cues: those that it decides, alone or with the anchor."""

    role: Role
    links: tuple[Link, ...]
    cues: tuple[Cue, ...]


class Plan(NamedTuple):
    """cues: those that the anchor decides alone; spare: the most that cues of several partners may add.

    links: what partners ask of each other, by their places among the partners.

    common: the role whose figure siblings share, and the one that they have each of their own, as places in the rule.

    order: for each unknown of the equation the role that fills it, as a place in (anchor, *partners).
    """

    rule: Rule
    anchor: Role
    partners: tuple[Partner, ...]
    cues: tuple[Cue, ...]
    spare: float
    links: tuple[tuple[Role, int, Link, int], ...]
    screen: Screen | None
    order: tuple[int, ...]
    common: tuple[int, int] | None

    def roles(self, anchor: int, chosen: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
        """The figures of all roles, in the order of the rule."""
        found = list(chosen)
        found.insert(self.rule.places[self.anchor.name], (anchor,))
        return tuple(found)


@lru_cache(maxsize=1024)
def plan_of(rule: Rule) -> Plan:
    """The plan of a rule that binds one figure a role."""
    anchor = rule.anchor
    others = [role for role in rule.roles if not role.anchor]
    names = [role.name for role in others]
    settled: dict[str, list[Cue]] = {name: [] for name in (anchor.name, *names)}
    spare = 0.0
    for cue in rule.cues:
        named = set(cue.between) if cue.between else {cue.role} if cue.role else set()
        decided = named - {anchor.name}
        if cue.side or not named or len(decided) > 1:
            spare += max(cue.weight, 0.0)
        else:
            settled[decided.pop() if decided else anchor.name].append(cue)
    partners = tuple(Partner(role, _links(role, names), tuple(settled[role.name])) for role in others)
    screen = screen_of(rule.equation)
    filled = [anchor.name, *names]
    keys = [unknown.key for unknown in rule.equation.unknowns]
    if any(key not in filled for key in keys):
        screen = None
    order = tuple(filled.index(key) for key in keys) if screen else ()
    links = tuple(
        (p.role, i, link, link.other) for i, p in enumerate(partners) for link in p.links if link.other is not None
    )
    common = next((rule.places[r.name] for r in others if r.common), None)
    own = next((rule.places[r.name] for r in others if not r.common), None)
    shared = None if common is None or own is None else (common, own)
    return Plan(rule, anchor, partners, tuple(settled[anchor.name]), spare, links, screen, order, shared)


def _links(role: Role, names: list[str]) -> tuple[Link, ...]:
    asked = {
        "unit": role.unit,
        "dimension": role.dimension,
        "other_unit": role.other_unit,
        "follows": role.follows,
        "per": role.per,
        "of": role.of,
    }
    return tuple(Link(names.index(name) if name in names else None, what) for what, name in asked.items() if name)
