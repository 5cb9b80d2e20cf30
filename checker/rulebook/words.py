"""Word lists: files that map a name to words, and the words that a rule means by $name.

A list may hold the name of another. Words are plain strings; whatever they hold, no pattern is made of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from checker.located import LocatedError, Map, Node, Scalar, Seq, read

MAX_WORD = 40
MAX_WORDS = 2000
MAX_PROBLEMS = 200


class Notes(Protocol):
    """Where problems go."""

    @property
    def room(self) -> bool:
        """Whether more of them would be of use."""

    def add(self, node: Node, message: str, offset: int = 0) -> None:
        """Note a problem at a node."""


class _File:
    def __init__(self, path: str, problems: list[LocatedError]) -> None:
        self.path = path
        self.problems = problems

    @property
    def room(self) -> bool:
        return len(self.problems) < MAX_PROBLEMS

    def add(self, node: Node, message: str, offset: int = 0) -> None:
        self.problems.append(LocatedError(self.path, node.line, node.column + offset, message))


def load_lists(files: Iterable[Path], problems: list[LocatedError]) -> dict[str, tuple[str, ...]]:
    """All lists of the files, expanded; a later file may use the lists of an earlier one, but not redefine them."""
    raw: dict[str, tuple[_File, Scalar, Node]] = {}
    for path in files:
        notes = _File(str(path), problems)
        tree = read(path, problems)
        if tree is None:
            continue
        if not isinstance(tree, Map):
            notes.add(tree, "expected names with lists of words")
            continue
        for name, node in tree:
            if name.text in raw:
                notes.add(
                    name, f"there is a list {name.text} already, in {raw[name.text][0].path}. Choose another name."
                )
            elif not name.text.isidentifier():
                notes.add(name, f"{name.text[:60]!r} is no name for a list. Use letters, digits and _.")
            else:
                raw[name.text] = (notes, name, node)
    done: dict[str, tuple[str, ...]] = {}
    for listed in raw:
        _resolve(listed, raw, done, ())
    return done


def _resolve(
    name: str,
    raw: Mapping[str, tuple[_File, Scalar, Node]],
    done: dict[str, tuple[str, ...]],
    within: tuple[str, ...],
) -> None:
    """Expand one list, first those it refers to."""
    notes, _, node = raw[name]
    items = node.items if isinstance(node, Seq) else (node,)
    found: dict[str, None] = {}
    for item in items:
        if not isinstance(item, Scalar):
            notes.add(item, "expected a word or $list")
            continue
        inner = item.text[1:] if item.text.startswith("$") else ""
        if inner in (*within, name):
            notes.add(item, f"the list {inner} refers to itself")
            continue
        if inner in raw and inner not in done:
            if len(within) >= 20:
                notes.add(item, "lists refer to lists more than 20 deep")
                continue
            _resolve(inner, raw, done, (*within, name))
        for word in expand(notes, item, done):
            found[word] = None
    if len(found) > MAX_WORDS:
        notes.add(node, f"the list {name} holds more than {MAX_WORDS} words")
    done[name] = tuple(found)[:MAX_WORDS]


def expand(notes: Notes, scalar: Scalar, lists: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The word itself, or the words of the list it names."""
    text = scalar.text
    if text.startswith("$") and len(text) > 1:
        if text[1:] in lists:
            return lists[text[1:]]
        if not notes.room:
            return ()
        from difflib import get_close_matches

        close = get_close_matches(text[1:60], list(lists), 1)
        notes.add(scalar, f"there is no word list {text[:60]}" + (f". Did you mean ${close[0]}?" if close else ""))
        return ()
    if not text.strip() or len(text) > MAX_WORD:
        notes.add(scalar, f"a word must hold 1 to {MAX_WORD} characters")
        return ()
    return (text,)
