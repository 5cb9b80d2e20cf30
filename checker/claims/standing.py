"""Which words that rules ask for stand before each figure: one look at each figure for all rules.

There are some four hundred such words, and some twenty roles ask for some of them on a page; hardly any word stands
before a given figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from checker.framing.frame import Page
from checker.rulebook import Rule
from checker.tuples import NamedTuple

Words = frozenset[str]
_NONE: Words = frozenset()


class Vocabulary(NamedTuple):
    """Words by their first character, and how long they are at most."""

    begun: Mapping[str, tuple[str, ...]]
    longest: int


class Standing(NamedTuple):
    """The words that stand before figures, by the figures' indexes.

    left    in the words that belong to the figure alone
    clause  there or anywhere before it in its clause
    """

    left: list[Words]
    clause: list[Words]


@lru_cache(maxsize=64)
def vocabulary_of(rules: tuple[Rule, ...]) -> Vocabulary:
    """All words that roles of these rules ask for before a figure, or bar there."""
    return _vocabulary(word for rule in rules for word in rule.needs.sought)


def _vocabulary(words: Iterable[str]) -> Vocabulary:
    begun: dict[str, list[str]] = {}
    for word in sorted(frozenset(words)):
        begun.setdefault(word[0], []).append(word)
    longest = max([len(word) for group in begun.values() for word in group], default=0)
    return Vocabulary({char: tuple(group) for char, group in begun.items()}, longest)


def look(page: Page, rules: tuple[Rule, ...]) -> Standing:
    """Look for the words of all rules on a page."""
    page.memory(Standing)["all"] = found = _found(page, vocabulary_of(rules))
    return found


def standing(page: Page, before: Words, not_before: Words) -> Standing:
    """What stands before the figures of a page, these words at least."""
    found: Standing | None = page.memory(Standing).get("all")
    return _found(page, _vocabulary(before | not_before)) if found is None else found


def _found(page: Page, vocabulary: Vocabulary) -> Standing:
    begun, longest = vocabulary
    first = begun.keys()
    standing = Standing([], [])
    seen, found = "", _NONE
    for frame in page.frames:
        text, left = frame.clause_left, frame.left
        if not text.endswith(left):  # it mostly does; not where brackets were taken out
            text = f"{text}\n{left}"
        new = text
        if seen and text.startswith(seen):  # the same clause up to a later figure
            new = text[max(len(seen) - longest, 0) :]
        else:
            found = _NONE
        seen = text
        begin = first & set(new)
        if begin:
            found = found.union([word for char in begin for word in begun[char] if word in text])
        standing.clause.append(found)
        standing.left.append(frozenset([word for word in found if word in left]) if found else _NONE)
    return standing
