"""What a rule alone tells of the search for its figures: which cues hang on which roles, what links the roles."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from checker.claims.admission import Gate, gates_of
from checker.rulebook import Cue, Role, Rule
from checker.rulebook.screen import Screen, screen_of
from checker.tuples import NamedTuple


class Link(NamedTuple):
    """What a role asks of another's figure. other: place among the partners, None for the anchor.

    what   unit (the same), dimension (the same), other_unit, follows
    """

    other: int | None
    what: str


class Partner(NamedTuple):
    """A role besides the anchor. cues: those that it decides, alone or with the anchor; needed: those of them without
    which there is no reading; telling: those of which one makes a failing reading a finding."""

    role: Role
    gate: Gate
    links: tuple[Link, ...]
    cues: tuple[Cue, ...]
    needed: tuple[Cue, ...]
    telling: tuple[Cue, ...]


class Plan(NamedTuple):
    """cues: those that the anchor decides alone; needed, telling: as those of a partner; spare: the most that cues of
    several partners may add; asks: whether all words that can make a failing reading a finding are among ``telling``;
    many: whether a role may have several figures.

    links: what partners ask of each other, by their places among the partners.

    order: for each unknown of the equation the role that fills it, as a place in (anchor, *partners).
    """

    rule: Rule
    anchor: Role
    gate: Gate
    partners: tuple[Partner, ...]
    cues: tuple[Cue, ...]
    needed: tuple[Cue, ...]
    telling: tuple[Cue, ...]
    asks: bool
    many: bool
    spare: float
    links: tuple[tuple[Role, int, Link, int], ...]
    screen: Screen | None
    order: tuple[int, ...]

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
    asks = any(cue.need == "finding" for cue in rule.cues)
    for cue in rule.cues:
        named = set(cue.between) if cue.between else {cue.role} if cue.role else set()
        decided = named - {anchor.name}
        if cue.side or not named or len(decided) > 1:
            spare += max(cue.weight, 0.0)
            asks = asks and cue.need != "finding"
        else:
            settled[decided.pop() if decided else anchor.name].append(cue)
    gates = dict(zip(rule.places, gates_of(rule), strict=True))
    partners = tuple(
        Partner(role, gates[role.name], _links(role, names), *_sorted_out(settled[role.name])) for role in others
    )
    screen = screen_of(rule.equation)
    filled = [anchor.name, *names]
    keys = [unknown.key for unknown in rule.equation.unknowns]
    if any(key not in filled for key in keys):
        screen = None
    order = tuple(filled.index(key) for key in keys) if screen else ()
    links = tuple(
        (p.role, i, link, link.other) for i, p in enumerate(partners) for link in p.links if link.other is not None
    )
    own = _sorted_out(settled[anchor.name])
    many = any(role.many for role in others)
    return Plan(rule, anchor, gates[anchor.name], partners, *own, asks, many, spare, links, screen, order)


def _sorted_out(cues: Iterable[Cue]) -> tuple[tuple[Cue, ...], tuple[Cue, ...], tuple[Cue, ...]]:
    """All of the cues, those that a reading needs, those that a finding needs."""
    needed, telling = (tuple(cue for cue in cues if cue.need == need) for need in ("reading", "finding"))
    return tuple(cues), needed, telling


def _links(role: Role, names: list[str]) -> tuple[Link, ...]:
    asked = {
        "unit": role.unit,
        "dimension": role.dimension,
        "other_unit": role.other_unit,
        "follows": role.follows,
    }
    return tuple(Link(names.index(name) if name in names else None, what) for what, name in asked.items() if name)
