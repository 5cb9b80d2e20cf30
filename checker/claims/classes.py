"""Which classes of a breakdown the words beside a figure name: 男 女, 出口 进口, 第一产业 第二产业 第三产业."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from checker.framing.frame import Page

Found = Mapping[int, str]  # set of classes, by its place in the list → the first of its words that stands there


def classes_left(page: Page, index: int, classes: tuple[str, ...]) -> Found:
    """The classes named left of a figure. ``classes``: sets of words, apart by spaces."""
    return _remembered(page, index, classes)[0]


def classes_near(page: Page, index: int, classes: tuple[str, ...]) -> Found:
    """The classes named left of a figure or anywhere before it in its clause."""
    return _remembered(page, index, classes)[1]


def _remembered(page: Page, index: int, classes: tuple[str, ...]) -> tuple[Found, Found]:
    known = page.memory(classes)
    found: tuple[Found, Found] | None = known.get(index)
    if found is None:
        frame = page.frames[index]
        clause = named(frame.clause_left, classes)
        # Words that stand right before it stand in its clause, but where brackets were taken out.
        own = clause or not frame.clause_left.endswith(frame.left)
        left: Found = named(frame.left, classes) if own else clause
        counted = _counted(frame.right, classes)
        if counted:
            left = {**left, **counted}
        if frame.depth and not left:  # 现有21239例（武汉19011例）
            left = named(page.frames[page.host(index)].left, classes)
        near = left if not clause or frame.clause_left == frame.left else {**clause, **left}
        found = known[index] = left, near
    return found


def _counted(right: str, classes: tuple[str, ...]) -> Found:
    """The classes that a text begins with: 48面金牌、42面银牌."""
    begun = _by_first(classes)[0].get(right[:1])
    words = [word for word in begun if right.startswith(word)] if begun else ()
    return named(max(words, key=len), classes) if words else {}


def all_named(page: Page, figures: tuple[int, ...], classes: tuple[str, ...], whole: int | None = None) -> bool:
    """Whether the figures, and not their whole, are of all classes of a set: 第一产业…, 第二产业…, 第三产业…."""
    found = [classes_near(page, i, classes) for i in figures]
    above: Found = {} if whole is None else classes_near(page, whole, classes)
    return any(
        len({near.get(group) for near in found} - {None}) == len(figures) == size_of(classes, group)
        for group in found[0]
        if group not in above
    )


def size_of(classes: tuple[str, ...], group: int) -> int:
    """How many classes a set has."""
    return len(_by_first(classes)[1][group])


def named(text: str, classes: tuple[str, ...]) -> Found:
    """The classes that a text names."""
    begun, groups = _by_first(classes)
    words = {word for char in begun.keys() & set(text) for word in begun[char] if word in text}
    if not words:
        return {}
    return {
        at: max((w for w in group if w in words), key=len)
        for at, group in enumerate(groups)
        if not words.isdisjoint(group)
    }


@lru_cache(maxsize=64)
def _by_first(classes: tuple[str, ...]) -> tuple[dict[str, list[str]], tuple[tuple[str, ...], ...]]:
    """All words by their first character, and the sets."""
    groups = tuple(tuple(group.split()) for group in classes)
    begun: dict[str, list[str]] = {}
    for word in dict.fromkeys(word for group in groups for word in group):
        begun.setdefault(word[0], []).append(word)
    return begun, groups
