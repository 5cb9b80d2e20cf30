"""What a rule alone tells of the search for its figures: which cues hang on which roles, what links the roles."""

from __future__ import annotations

from functools import lru_cache

from checker.claims.admission import Gate, gates_of
from checker.claims.cues import Placed, placed
from checker.records import dataclass
from checker.rulebook import Blocker, Cue, Role, Rule
from checker.rulebook.screen import Screen, screen_of


@dataclass(frozen=True, slots=True)
class Link:
    """What a role asks of another's figure. other: place among the partners, None for the anchor.

    what   unit (the same), dimension (the same), other_unit, follows, per and of (a part of the other's unit: 元/股)
    """

    other: int | None
    what: str


@dataclass(frozen=True, slots=True)
class Settled:
    """What the figures of one role decide, alone or with the anchor. cues: with their numbers in the rule.

    needed   the cues without which there is no reading
    telling  the cues of which one makes a failing reading a finding
    """

    cues: tuple[tuple[int, Cue], ...]
    blockers: tuple[Blocker, ...]
    needed: tuple[Cue, ...]
    telling: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """What only a whole combination decides."""

    cues: tuple[tuple[int, Placed], ...]
    blockers: tuple[tuple[Blocker, Placed], ...]
    needed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """A role besides the anchor."""

    role: Role
    gate: Gate
    links: tuple[Link, ...]
    settled: Settled


@dataclass(frozen=True, slots=True)
class Plan:
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
    settled, together = _sorted_out(rule, (anchor.name, *names))
    gates = dict(zip(rule.places, gates_of(rule), strict=True))
    partners = tuple([Partner(role, gates[role.name], _links(role, names), settled[role.name]) for role in others])
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
    needs = [rule.cues[n].need for n, _ in together.cues]
    return Plan(
        rule=rule,
        anchor=anchor,
        gate=gates[anchor.name],
        own=settled[anchor.name],
        partners=partners,
        together=together,
        weights=tuple(cue.weight for cue in rule.cues),
        spare=sum([max(rule.cues[n].weight, 0.0) for n, _ in together.cues]),
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


def _sorted_out(rule: Rule, roles: tuple[str, ...]) -> tuple[dict[str, Settled], Together]:
    """What each role decides, and what only whole combinations do."""
    cues: dict[str, list[tuple[int, Cue]]] = {name: [] for name in roles}
    blockers: dict[str, list[Blocker]] = {name: [] for name in roles}
    together: list[tuple[int, Placed]] = []
    forbidding: list[tuple[Blocker, Placed]] = []
    for n, cue in enumerate(rule.cues):
        name = _decider(cue, rule.anchor.name)
        if name is None:
            together.append((n, placed(rule, cue)))
        else:
            cues[name].append((n, cue))
    for blocker in rule.blockers:
        name = _decider(blocker, rule.anchor.name)
        if name is None:
            forbidding.append((blocker, placed(rule, blocker)))
        else:
            blockers[name].append(blocker)
    settled = {name: _settled(cues[name], blockers[name]) for name in roles}
    needed = tuple([where for n, where in together if rule.cues[n].need == "reading"])
    return settled, Together(tuple(together), tuple(forbidding), needed)


def _settled(cues: list[tuple[int, Cue]], blockers: list[Blocker]) -> Settled:
    needed, telling = (tuple([cue for _, cue in cues if cue.need == need]) for need in ("reading", "finding"))
    return Settled(tuple(cues), tuple(blockers), needed, telling)


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
