"""Which rules a page's words leave possible: an anchor that follows one of some words needs one of them somewhere."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from checker.framing.frame import Frame, Page
from checker.rulebook import Rule


class Vocabulary(NamedTuple):
    """begun: the words before anchors by their first character; asked: for each rule those it asks for, if any."""

    begun: dict[str, tuple[str, ...]]
    asked: tuple[tuple[Rule, frozenset[str]], ...]


def possible(page: Page, rules: tuple[Rule, ...]) -> list[Rule]:
    """The rules, in their order, without those whose anchor no figure can be."""
    begun, asked = _vocabulary(rules)
    there = _found(page.bound, begun)
    return [rule for rule, words in asked if not words or not words.isdisjoint(there)]


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
    asked = tuple((rule, frozenset(rule.anchor.before if rule.bind == "figures" else ())) for rule in rules)
    begun: dict[str, list[str]] = {}
    for word in sorted(frozenset().union(*(words for _, words in asked))):
        begun.setdefault(word[0], []).append(word)
    return Vocabulary({char: tuple(words) for char, words in begun.items()}, asked)
