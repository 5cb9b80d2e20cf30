"""Whether the figures of a reading are what words around its anchor call them: 占[总人口]的5%, [汽车产量]增长5.1倍."""

from __future__ import annotations

from collections.abc import Sequence

from checker.claims.cues import Roles
from checker.claims.plan import Plan
from checker.claims.weights import Weights
from checker.framing.bases import names
from checker.framing.frame import Page
from checker.rulebook import Role


def name_words(
    page: Page, plan: Plan, weights: Weights, chosen: Sequence[tuple[int, ...]], anchor: int
) -> float:
    """Evidence of the names that the anchor gives to roles: 占全国总值的20%, but the figure is 出口; 占其持股总数.

    ``chosen``: the figures of the partners, in their order. Below nought where a figure does not fit its name.
    """
    score = 0.0
    for partner, figures in zip(plan.partners, chosen, strict=True):
        words = partner.role.named_by
        if not words:
            continue
        known = page.memory(words)
        if (anchor, figures) not in known:
            known[anchor, figures] = max(names(page, anchor, words, i) for i in figures)
        fit = known[anchor, figures]
        score += weights.named if fit > 0 else weights.misnamed if fit < 0 else 0.0
    return score


def clashes(page: Page, role: Role, roles: Roles, anchor: int) -> bool:
    """Whether the anchor's words name a subject that no partner shares: 汽车产量增长5.1倍 beside counts of firms."""
    if not role.filler:
        return False
    own = page.subject(anchor, role.filler)
    return bool(own) and not any(own & page.pairs(i) for figures in roles for i in figures if i != anchor)


def unit_words(page: Page, weights: Weights, roles: Roles) -> float:
    """A malus where counts of different classifiers are compared (90個名額 of 298人)."""
    dimensions = {
        f.dimension for f in (page.frames[i].figure for figures in roles for i in figures) if f.kind == "count"
    }
    return weights.other_unit * max(0, len(dimensions) - 1)
