"""Which rules a page's words leave possible: an anchor that follows one of some words needs one of them somewhere, and
so does a rule that no reading goes without some cue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from checker.framing.frame import Frame, Page
from checker.rulebook import Rule


class Vocabulary(NamedTuple):
    """begun: the words before anchors by their first character.

    asked: for each rule the words its anchor asks for, if any, and those of each cue that it needs.
    """

    begun: dict[str, tuple[str, ...]]
    asked: tuple[tuple[Rule, frozenset[str], tuple[tuple[str, ...], ...]], ...]


def possible(page: Page, rules: tuple[Rule, ...]) -> list[Rule]:
    """The rules, in their order, without those whose anchor no figure can be or that lack a cue they need."""
    begun, asked = _vocabulary(rules)
    there = _found(page.bound, begun)
    text = page.text
    return [
        rule
        for rule, words, cues in asked
        if (not words or not words.isdisjoint(there)) and all(any(word in text for word in cue) for cue in cues)
    ]


def _found(frames: Iterable[Frame], begun: dict[str, tuple[str, ...]]) -> set[str]:
    """The words that stand before some figure."""
    found: set[str] = set()
    first = begun.keys()
    for frame in frames:
        text = frame.clause_left
        if not text.endswith(frame.left):
            text = f"{text}\n{frame.left}"
        for char in first & set(text):
            for word in begun[char]:
                if word not in found and word in text:
                    found.add(word)
    return found


@lru_cache(maxsize=64)
def _vocabulary(rules: tuple[Rule, ...]) -> Vocabulary:
    asked = tuple(
        (rule, frozenset(rule.anchor.before if rule.bind == "figures" else ()), tuple(_needed(rule))) for rule in rules
    )
    begun: dict[str, list[str]] = {}
    for word in sorted(frozenset().union(*(words for _, words, _ in asked))):
        begun.setdefault(word[0], []).append(word)
    return Vocabulary({char: tuple(words) for char, words in begun.items()}, asked)


def _needed(rule: Rule) -> Iterator[tuple[str, ...]]:
    """The words of each cue without which there is no reading."""
    for cue in rule.cues:
        words = (*cue.before, *cue.after, *cue.words, *cue.only, *cue.opens, *cue.ends, *cue.tail)
        words += (*cue.touching, *cue.mixed, *cue.clause, *cue.sentence)
        if cue.need == "reading" and words and all(words) and not cue.together:
            yield words
