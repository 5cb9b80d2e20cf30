"""Readings of rules that hold two statements of the same fact against each other: title and body, lead and detail.

What makes two figures the same fact: same dimension, and words that agree; a title stands for the body below it, up to
the next title. Figures that agree are bound on little evidence, figures that differ only where the words agree closely
and one slip explains the difference, since most differing figures are simply different facts.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims import arithmetic
from checker.claims.cues import Roles, admits, blocked, weigh
from checker.claims.reading import Reading
from checker.claims.weights import Weights
from checker.framing.frame import Frame, Page
from checker.rulebook import Rule

DATED = ("date", "weekday")


def mention_readings(page: Page, rule: Rule, weights: Weights) -> list[Reading]:
    """Pairs of mentions; each mention is paired with the nearest earlier one it may repeat."""
    found: list[Reading] = []
    for first, second in _pairs(page, rule):
        roles: Roles = ((first.index,), (second.index,))
        drop, is_open, soft = blocked(page, rule, roles)
        if drop:
            continue
        words = _words(page, weights, first, second) + weigh(page, rule, roles)
        narrow, wide = arithmetic.verdict(page, rule, roles)
        if narrow or wide:
            digits = min(first.figure.digits, second.figure.digits)
            found.append(
                Reading(rule, second.index, roles, words, weights.proof * (digits - 1), narrow, wide, False, is_open, soft)
            )
        elif narrow is not None and page.agreement(first.index, second.index) > 1:
            slip, gain = arithmetic.slip_proof(page, rule, roles, min(first.figure.digits, second.figure.digits))
            gain *= weights.slip
            found.append(
                Reading(rule, second.index, roles, words, gain if slip else 0.0, narrow, wide, slip, is_open, soft)
            )
    return found


def _pairs(page: Page, rule: Rule) -> Iterator[tuple[Frame, Frame]]:
    role_a, role_b = rule.roles
    members = [f for f in page.frames if admits(page, role_a, f.index) or admits(page, role_b, f.index)]
    by_dimension: dict[str, list[Frame]] = {}
    for frame in members:
        by_dimension.setdefault(frame.figure.dimension, []).append(frame)
    for group in by_dimension.values():
        for at, second in enumerate(group):
            seen: set[object] = set()
            equal_done = False
            for first in reversed(group[max(0, at - 40) : at]):
                if first.title and first.block < second.block and not _heads(page, first, second):
                    continue
                same = first.figure.value == second.figure.value
                if same and not equal_done:
                    equal_done = True
                    yield first, second
                elif not same and first.title != second.title and first.figure.value not in seen:
                    seen.add(first.figure.value)
                    yield first, second


def _heads(page: Page, title: Frame, other: Frame) -> bool:
    """Whether a title stands over a figure: it does up to the next title; the first one over the whole article."""
    if title.block == 0:
        return True
    blocks = page.document.blocks
    return not any(blocks[b].kind in ("title", "heading") for b in range(title.block + 1, other.block + 1))


def _words(page: Page, weights: Weights, first: Frame, second: Frame) -> float:
    score = min(weights.agreement * page.agreement(first.index, second.index), weights.agreement_most)
    if first.title != second.title:
        score += weights.same_sentence
    if first.figure.kind in DATED:
        score += weights.same_clause
    return score
