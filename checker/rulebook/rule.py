"""The nouns of a rule, all frozen plain data: Rule, Role, Cue, Blocker, Thresholds, Example (and Equation, in algebra).

A ``Rule`` that exists is sound: names in it are roles of it, words are expanded from their ``$lists``, the equation is
solved. Attributes are named like the keys of the YAML files (checker.rulebook.keys).

Most are named tuples: with so many fields a dataclass would take ten times as long to set up, on every start.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from checker.records import dataclass, field
from checker.rulebook.algebra import Equation
from checker.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


QUOTED, UNQUOTED = '"\\', "\ue000\ue001"  # in ``told``: JSON in JSON, every quote escaped, takes a millisecond to read


class Role(NamedTuple):
    """What a figure must be, and what must stand around it, to fill this place of the equation."""

    name: str
    anchor: bool = False
    kind: tuple[str, ...] = ()
    many: bool = False
    at_least: int = 0
    items: bool = False
    unit: str | None = None
    dimension: str | None = None
    other_unit: str | None = None
    follows: str | None = None
    per: str | None = None
    of: str | None = None
    gap: int | None = None
    units: tuple[str, ...] = ()
    not_units: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    side: str = "either"
    within: str | None = None
    reach: int | None = None
    take: str | None = None
    signed: bool = False
    optional: bool = False
    down: tuple[str, ...] = ()
    closer: tuple[str, ...] = ()
    opener: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()
    stopper: tuple[str, ...] = ()
    starters: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    etc: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    named_by: tuple[str, ...] = ()
    common: bool = False
    filler: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    touching: tuple[str, ...] = ()
    not_touching: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    unsummed: tuple[str, ...] = ()
    not_closing: tuple[str, ...] = ()
    several: tuple[str, ...] = ()


class Cue(NamedTuple):
    """Words that speak for a reading: beside a role, between two roles, or anywhere in the clause."""

    weight: float
    role: str | None = None
    between: tuple[str, str] | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    touching: tuple[str, ...] = ()
    mixed: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    sentence: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    side: str | None = None
    need: str | None = None


class Blocker(NamedTuple):
    """Words that speak against one. effect: drop (no such reading), open (undecidable), warn (never an error)."""

    effect: str
    role: str | None = None
    between: tuple[str, str] | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    touching: tuple[str, ...] = ()
    mixed: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    sentence: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    side: str | None = None


class Thresholds(NamedTuple):
    """Word evidence needed to bind a reading that holds, to report one that fails, to report it as an error."""

    holds: float = 2
    fails: float = 5
    error: float = 8


DEFAULT_THRESHOLDS = Thresholds()


class Example(NamedTuple):
    """One of a rule's own examples. sort: ok, bad, known_miss, known_noise; text[start:end] is the marked figure."""

    sort: str
    text: str
    line: int
    start: int | None = None
    end: int | None = None
    expected: str | None = None


@dataclass(frozen=True, eq=False, repr=False)
class Rule:
    """One rule. title, message and why map a language (zh-Hans, zh-Hant, en) to a text; there is always a zh-Hans.

    told   JSON of these three and the examples, half of a rule's data: read when one is asked for, as in few runs;
           with ``UNQUOTED`` for ``QUOTED``
    """

    id: str
    code: str
    family: str
    path: str
    line: int
    told: str
    severity: str
    bind: str
    scope: str
    roles: tuple[Role, ...]
    equation: Equation
    rounding: str
    report: str
    cues: tuple[Cue, ...] = ()
    blockers: tuple[Blocker, ...] = ()
    thresholds: Thresholds = DEFAULT_THRESHOLDS
    params: Mapping[str, float] = field(default_factory=dict)
    replaces: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Rule {self.id}>"

    @cached_property
    def _told(self) -> Mapping[str, Any]:
        import json

        found: Mapping[str, Any] = json.loads(self.told.translate(dict(zip(map(ord, UNQUOTED), QUOTED, strict=True))))
        return found

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

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """What it must find, and must leave alone."""
        return tuple(Example(**example) for example in self._told["examples"])

    @cached_property
    def by_name(self) -> Mapping[str, Role]:
        """The roles by their names."""
        return {role.name: role for role in self.roles}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each role stands among the roles, by its name."""
        return {role.name: i for i, role in enumerate(self.roles)}

    @cached_property
    def anchor(self) -> Role:
        """The role a search for partners starts from."""
        return next(role for role in self.roles if role.anchor)

    def role(self, name: str) -> Role:
        """The role of that name."""
        return self.by_name[name]

    def text(self, texts: Mapping[str, str], language: str) -> str:
        """The text in a language, else in Simplified Chinese."""
        return texts.get(language) or texts["zh-Hans"]
