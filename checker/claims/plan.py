"""What a rule alone tells of the search for its figures: which cues hang on which roles, what links the roles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from checker.claims.admission import Gate, gates_of
from checker.claims.cues import Placed, placed
from checker.rulebook import Blocker, Cue, Role, Rule
from checker.rulebook.screen import Screen, screen_of
from checker.tuples import NamedTuple


class Link(NamedTuple):
    """What a role asks of another's figure. other: place among the partners, None for the anchor.

    what   unit (the same), dimension (the same), other_unit, follows, per and of (a part of the other's unit: 元/股)
    """

    other: int | None
    what: str


class Settled(NamedTuple):
    """What the figures of one role decide, alone or with the anchor. cues: with their numbers in the rule.

    needed   the cues without which there is no reading
    telling  the cues of which one makes a failing reading a finding
    """

    cues: tuple[tuple[int, Cue], ...]
    blockers: tuple[Blocker, ...]
    needed: tuple[Cue, ...]
    telling: tuple[Cue, ...]


class Together(NamedTuple):
    """What only a whole combination decides."""

    cues: tuple[tuple[int, Placed], ...]
    blockers: tuple[tuple[Blocker, Placed], ...]
    needed: tuple[Placed, ...]


class Partner(NamedTuple):
    """A role besides the anchor."""

    role: Role
    gate: Gate
    links: tuple[Link, ...]
    settled: Settled


class Plan(NamedTuple):
    """own: what the anchor decides alone; spare: the most that ``together`` may add; weights: of the rule's cues.

    asks     whether the rule asks for words of a finding, all of them settled by one role
    many     whether a role may have several figures
    links    what partners ask of each other, by their places among the partners
    order    for each unknown of the equation the role that fills it, as a place in (anchor, *partners)
    common   the role whose figure siblings share, and the one that they have each of their own, as places in the rule
    """

    rule: Rule
    anchor: Role
    gate: Gate
    own: Settled
    partners: tuple[Partner, ...]
    together: Together
    weights: tuple[float, ...]
    spare: float
    asks: bool
    many: bool
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
    words: list[Cue | Blocker] = [*rule.cues, *rule.blockers]
    decider = {id(cue): _decider(cue, anchor.name) for cue in words}
    together = [cue for cue in rule.cues if decider[id(cue)] is None]
    gates = dict(zip(rule.places, gates_of(rule), strict=True))
    partners = tuple(
        Partner(role, gates[role.name], _links(role, names), _settled(rule, decider, role.name)) for role in others
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
    common = next((rule.places[r.name] for r in others if r.common), None)
    own = next((rule.places[r.name] for r in others if not r.common), None)
    needs = [cue.need for cue in together]
    return Plan(
        rule=rule,
        anchor=anchor,
        gate=gates[anchor.name],
        own=_settled(rule, decider, anchor.name),
        partners=partners,
        together=_together(rule, decider),
        weights=tuple(cue.weight for cue in rule.cues),
        spare=sum(max(cue.weight, 0.0) for cue in together),
        asks="finding" not in needs and any(cue.need == "finding" for cue in rule.cues),
        many=any(role.many for role in others),
        links=links,
        screen=screen,
        order=order,
        common=None if common is None or own is None else (common, own),
    )


def _decider(cue: Cue | Blocker, anchor: str) -> str | None:
    """The role whose figures decide whether a cue applies, with the anchor at most; None where more are needed."""
    named = set(cue.between) if cue.between else {cue.role} if cue.role else set()
    others = named - {anchor}
    if cue.side or not named or len(others) > 1:
        return None
    return others.pop() if others else anchor


def _settled(rule: Rule, decider: Mapping[int, str | None], name: str) -> Settled:
    cues = tuple((n, cue) for n, cue in enumerate(rule.cues) if decider[id(cue)] == name)
    needed, telling = (tuple(cue for _, cue in cues if cue.need == need) for need in ("reading", "finding"))
    return Settled(cues, tuple(b for b in rule.blockers if decider[id(b)] == name), needed, telling)


def _together(rule: Rule, decider: Mapping[int, str | None]) -> Together:
    cues = tuple((n, placed(rule, cue)) for n, cue in enumerate(rule.cues) if decider[id(cue)] is None)
    blockers = tuple((b, placed(rule, b)) for b in rule.blockers if decider[id(b)] is None)
    return Together(cues, blockers, tuple(p for n, p in cues if rule.cues[n].need == "reading"))


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
