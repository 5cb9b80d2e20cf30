"""Which combinations of an anchor's candidates hold and which fail.

There are many of them, and nearly all are far from holding. Floats tell that, for the last partner with all others
given at once; what they do not tell is judged exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from checker.claims import arithmetic
from checker.claims.anchor import Anchor, Candidate, Chosen, Verdicts
from checker.claims.candidates import agree
from checker.claims.plan import Plan
from checker.framing.frame import Page
from checker.rulebook.cut import Cut

FEW = 2  # candidates for whom it does not pay to work out the equation with all others given

Judged = list[tuple[Chosen, Verdicts]]


def judged(anchor: Anchor, rows: Sequence[Sequence[Candidate]]) -> tuple[Judged, Judged]:
    """The combinations that hold and those that fail."""
    page, plan = anchor.page, anchor.plan
    held: Judged = []
    failed: Judged = []
    if not rows:
        _sort(anchor, (), held, failed)
        return held, failed
    several = len(rows) > 1
    for first in product(*rows[:-1]):
        cut = _cut(anchor, first) if len(rows[-1]) > FEW else None
        for candidate in rows[-1]:
            chosen = (*first, candidate)
            if several and not _fits(page, plan, chosen):
                continue
            sure = cut.judge(*candidate.ends) if cut is not None else None
            if sure is None:
                _sort(anchor, chosen, held, failed)
            else:
                (held if sure else failed).append((chosen, (sure, sure)))
    return held, failed


def _cut(anchor: Anchor, first: Chosen) -> Cut | None:
    """The equation for the last partner, all others given."""
    plan = anchor.plan
    if plan.screen is None or len(plan.partners) not in plan.order:
        return None
    own, _ = arithmetic.ends_of(anchor.page, plan.anchor, (anchor.index,))
    ends = (own, *[c.ends for c in first], (0.0, 0.0))
    return plan.screen.cut(plan.order.index(len(plan.partners)), [*[ends[i] for i in plan.order], *plan.screen.given])


def _sort(anchor: Anchor, chosen: Chosen, held: Judged, failed: Judged) -> None:
    """One combination to those that hold or fail, or to neither where that cannot be said."""
    page, plan, screen = anchor.page, anchor.plan, anchor.plan.screen
    if screen is not None:
        wide, narrow = arithmetic.ends_of(page, plan.anchor, (anchor.index,))
        ends = (wide, *[c.ends for c in chosen])
        sure = screen.judge((*[ends[i] for i in plan.order], *screen.given))
        if sure is not None:
            (held if sure else failed).append((chosen, (sure, sure)))
            return
        ends = (narrow, *[c.narrow for c in chosen])
        if screen.crosses((*[ends[i] for i in plan.order], *screen.given)):
            held.append((chosen, (True, True)))
            return
    verdicts = arithmetic.exact_verdict(page, plan.rule, plan.roles(anchor.index, tuple([c.figures for c in chosen])))
    if verdicts[0] or verdicts[1]:
        held.append((chosen, verdicts))
    elif verdicts != (None, None):
        failed.append((chosen, verdicts))


def _fits(page: Page, plan: Plan, chosen: Chosen) -> bool:
    """Whether the figures of several partners are different ones and agree as the roles ask."""
    for role, at, link, other in plan.links:
        if not agree(page, role, link, chosen[at].figure, chosen[other].figure, chosen[other].figures):
            return False
    if len(chosen) == 2 and not plan.many:
        return chosen[0].figures != chosen[1].figures
    flat = [i for c in chosen for i in c.figures]
    return len(set(flat)) == len(flat)
