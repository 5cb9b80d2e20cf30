"""Which rules a page leaves possible: those whose kinds of figures it has, and of whose words some stand in it.

An anchor that follows one of some words needs one of them somewhere, and so does a rule that no reading goes without
some cue.
"""

from __future__ import annotations

from functools import lru_cache

from checker.claims.cues import has
from checker.claims.standing import look
from checker.framing.frame import Page
from checker.rulebook import Rule


def possible(page: Page, rules: tuple[Rule, ...]) -> list[Rule]:
    """The rules, in their order, without those that find nothing on this page."""
    there = frozenset().union(*look(page, rules).clause)
    found: list[Rule] = []
    for rule in _fitting(rules, frozenset(page.by_kind)):
        needs = rule.needs
        for words in needs.before:
            if words.isdisjoint(there):
                break
        else:
            for cue in needs.cues:
                if not has(page.text, cue):
                    break
            else:
                found.append(rule)
    return found


@lru_cache(maxsize=512)
def _fitting(rules: tuple[Rule, ...], kinds: frozenset[str]) -> tuple[Rule, ...]:
    """The rules for which there are figures of the right kinds."""
    return tuple(rule for rule in rules if not any(kinds.isdisjoint(wanted) for wanted in rule.needs.kinds))
