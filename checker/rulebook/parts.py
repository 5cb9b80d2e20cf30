"""The parts of a rule, plain data named like the keys of the YAML files (checker.rulebook.keys).

What binders read all the time has slots: a field of a named tuple takes ten times as long to read.
"""

from __future__ import annotations

from checker.records import dataclass
from checker.tuples import NamedTuple


@dataclass(frozen=True, slots=True)
class Role:
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


@dataclass(frozen=True, slots=True)
class Cue:
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


@dataclass(frozen=True, slots=True)
class Blocker:
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


@dataclass(frozen=True, slots=True)
class Thresholds:
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
