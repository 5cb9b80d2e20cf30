"""Pairs of neighbouring characters that say something: what two texts share tells how much alike they are."""

from __future__ import annotations

from functools import lru_cache

from checker.patterns import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_LETTERS = (("\u3400", "\u9fff"), ("A", "Z"), ("a", "z"))


@lru_cache(maxsize=16)
def finder(noise: frozenset[str]) -> Callable[[str], list[str]]:
    """A function that finds the pairs of a text, in its order, but for those with a character of function words."""
    kept = "".join(_without(first, last, noise) for first, last in _LETTERS)
    return compiled(f"(?=([{kept}]{{2}}))").findall


def _without(first: str, last: str, noise: frozenset[str]) -> str:
    """A range of characters, for a pattern, cut where noise lies in it."""
    found: list[str] = []
    start = ord(first)
    for at in sorted(ord(char) for char in noise if first <= char <= last):
        found.append(f"{chr(start)}-{chr(at - 1)}" if start < at else "")
        start = at + 1
    found.append(f"{chr(start)}-{last}" if start <= ord(last) else "")
    return "".join(found)
