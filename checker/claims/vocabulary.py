"""Which rules a page leaves possible: those whose kinds of figures it has, and of whose words some stand in it.

An anchor that follows one of some words needs one of them somewhere, and so does a rule that no reading goes without
some cue.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from checker.claims.cues import has
from checker.claims.standing import look
from checker.framing.frame import Page
from checker.rulebook import Rule
from checker.tuples import NamedTuple


class Asked(NamedTuple):
    """What a rule asks of a page. words: of which one stands before its anchor; cues: the words of each that it needs.

    kinds   for each role that must be filled the kinds of figures for it
    """

    rule: Rule
    kinds: tuple[frozenset[str], ...]
    words: frozenset[str]
    cues: tuple[tuple[str, ...], ...]


def possible(page: Page, rules: tuple[Rule, ...]) -> list[Rule]:
    """The rules, in their order, without those that find nothing on this page."""
    asked = _fitting(rules, frozenset(page.by_kind))
    there = frozenset().union(*look(page, rules).clause)
    found: list[Rule] = []
    for rule, _, words, cues in asked:
        if words and words.isdisjoint(there):
            continue
        for cue in cues:
            if not has(page.text, cue):
                break
        else:
            found.append(rule)
    return found


@lru_cache(maxsize=512)
def _fitting(rules: tuple[Rule, ...], kinds: frozenset[str]) -> tuple[Asked, ...]:
    """What the rules ask for which there are figures of the right kinds."""
    return tuple(a for a in map(_asked, rules) if not any(kinds.isdisjoint(wanted) for wanted in a.kinds))


@lru_cache(maxsize=1024)
def _asked(rule: Rule) -> Asked:
    kinds = tuple(frozenset(role.kind) for role in rule.roles if not role.items)
    if rule.bind == "mentions":  # either role may be filled with what fits the other
        kinds = (frozenset().union(*kinds),)
    words = rule.anchor.before if rule.bind == "figures" else ()
    return Asked(rule, kinds, frozenset(words), tuple(_needed(rule)))


def _needed(rule: Rule) -> Iterator[tuple[str, ...]]:
    """The words of each cue without which there is no reading."""
    for cue in rule.cues:
        words = (*cue.before, *cue.after, *cue.words, *cue.only, *cue.opens, *cue.ends, *cue.tail)
        words += (*cue.touching, *cue.mixed, *cue.clause, *cue.sentence)
        if cue.need == "reading" and words and all(words) and not cue.together:
            yield words
