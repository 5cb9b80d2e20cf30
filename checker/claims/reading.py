"""A reading: one assignment of figures to the roles of a rule, with what speaks for it.

Two kinds of evidence, both in decimal digits so that they can be added (DESIGN.md section 5): ``words``, how much the
wording favours it, and ``proof``, how improbable it is that the arithmetic comes out so by chance.
"""

from __future__ import annotations

from itertools import chain

from checker.model import Name
from checker.records import dataclass
from checker.rulebook import Rule


@dataclass(frozen=True, slots=True)
class Reading:
    """One assignment.

    roles    figure indexes for each role, in the order of ``rule.roles``
    words    evidence of the wording
    proof    evidence of the arithmetic: of holding, or of being one slip away from holding
    narrow   whether the equation can hold in the narrow intervals; None where that cannot be decided
    wide     the same in the wide intervals
    slip     whether changing one figure by a single slip would make it hold
    open     the words leave the relation undecided (an open list, a plan beside a fact)
    soft     the words leave a door open: never an error
    """

    rule: Rule
    anchor: int
    roles: tuple[tuple[int, ...], ...]
    words: float
    proof: float
    narrow: bool | None
    wide: bool | None
    slip: bool = False
    open: bool = False
    soft: bool = False
    items: tuple[Name, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it can be meant: as rounded, or as any honest writer may have written it (cut, loosely hedged)."""
        return bool(self.narrow or self.wide)

    @property
    def score(self) -> float:
        """All evidence together."""
        return self.words + self.proof

    def figures(self) -> tuple[int, ...]:
        """All figures, each once."""
        return tuple(dict.fromkeys(chain.from_iterable(self.roles)))
