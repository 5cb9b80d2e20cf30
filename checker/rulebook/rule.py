"""A rule, frozen. One that exists is sound: names in it are roles of it, words are expanded from their ``$lists``, the
equation is solved.

An article gives a third of the rules something to do, so that each keeps what it is made of as JSON until it is asked
for: to read all of them would take as long as starting Python.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.lazy import lazy
from checker.packs import unfolded
from checker.records import dataclass, field
from checker.rulebook.algebra import Equation, decoded
from checker.rulebook.parts import DEFAULT_THRESHOLDS, Blocker, Cue, Example, Role, Thresholds
from checker.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Needs(NamedTuple):
    """What a page must have for a rule to find anything on it.

    kinds   for each role that must be filled the kinds of figures for it
    before  the words of which one stands before a figure: its anchor's, and those of cues without which there is no
            reading
    cues    the words of each other cue of that sort
    sought  the words that its roles ask for before a figure, or bar there
    """

    kinds: tuple[frozenset[str], ...]
    before: tuple[frozenset[str], ...]
    cues: tuple[tuple[str, ...], ...]
    sought: tuple[str, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Rule:
    """One rule. title, message and why map a language (zh-Hans, zh-Hant, en) to a text; there is always a zh-Hans.

    told     title, message, why and examples, folded as packs do
    bound    roles, cues and blockers, folded
    solved   the equation, folded
    """

    id: str
    code: str
    family: str
    path: str
    line: int
    severity: str
    bind: str
    scope: str
    rounding: str
    report: str
    needs: Needs
    told: str
    bound: str
    solved: str
    thresholds: Thresholds = DEFAULT_THRESHOLDS
    params: Mapping[str, float] = field(default_factory=dict)
    replaces: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Rule {self.id}>"

    @lazy
    def _told(self) -> Mapping[str, Any]:
        told: Mapping[str, Any] = unfolded(self.told)
        return told

    @lazy
    def _bound(self) -> Mapping[str, Any]:
        bound: Mapping[str, Any] = unfolded(self.bound)
        return bound

    @lazy
    def roles(self) -> tuple[Role, ...]:
        """The places of its equation and what may fill them."""
        return tuple(Role(name, **_frozen(role)) for name, role in self._bound["roles"].items())

    @lazy
    def cues(self) -> tuple[Cue, ...]:
        """Words that speak for a reading."""
        return tuple(Cue(**_frozen(cue)) for cue in self._bound["cues"])

    @lazy
    def blockers(self) -> tuple[Blocker, ...]:
        """Words that speak against one."""
        return tuple(Blocker(**_frozen(blocker)) for blocker in self._bound["blockers"])

    @lazy
    def equation(self) -> Equation:
        """What must hold between its roles."""
        return decoded(unfolded(self.solved), self.params)

    @property
    def title(self) -> Mapping[str, str]:
        """What the rule is called."""
        title: Mapping[str, str] = self._told["title"]
        return title

    @property
    def message(self) -> Mapping[str, str]:
        """The template of its findings' sentence."""
        message: Mapping[str, str] = self._told["message"]
        return message

    @property
    def why(self) -> Mapping[str, str]:
        """Why it is worth checking."""
        why: Mapping[str, str] = self._told["why"]
        return why

    @lazy
    def examples(self) -> tuple[Example, ...]:
        """What it must find, and must leave alone."""
        return tuple(Example(**example) for example in self._told["examples"])

    @lazy
    def by_name(self) -> Mapping[str, Role]:
        """The roles by their names."""
        return {role.name: role for role in self.roles}

    @lazy
    def places(self) -> Mapping[str, int]:
        """Where each role stands among the roles, by its name."""
        return {role.name: i for i, role in enumerate(self.roles)}

    @lazy
    def anchor(self) -> Role:
        """The role a search for partners starts from."""
        return next(role for role in self.roles if role.anchor)

    def role(self, name: str) -> Role:
        """The role of that name."""
        return self.by_name[name]

    def text(self, texts: Mapping[str, str], language: str) -> str:
        """The text in a language, else in Simplified Chinese."""
        return texts.get(language) or texts["zh-Hans"]


def rule_of(data: Mapping[str, Any]) -> Rule:
    """A rule from what ``codec.folded`` wrote. Its fields are given by place: to match the names of so many, for each
    rule, takes as long as all the rest."""
    kinds, before, cues, sought = data["needs"]
    kinds, before = tuple(map(frozenset, kinds)), tuple(map(frozenset, before))
    made: dict[str, Any] = {
        "needs": Needs(kinds, before, tuple(map(tuple, cues)), tuple(sought)),
        "thresholds": Thresholds(**data["thresholds"]),
        "replaces": tuple(data["replaces"]),
    }
    return Rule(*[made[name] if name in made else data[name] for name in Rule.__match_args__])


def _frozen(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
