"""Strict YAML that knows where everything stands: text in, a tree of Scalar, Seq and Map out, problems collected.

Every scalar stays text until its reader asks for more, so YAML 1.1's surprises (``no``, ``010``, ``1:30``) cannot
happen. Anchors, aliases, tags, several documents, duplicate keys and keys that are not text are problems; size, depth
and the number of nodes are bounded, and the tree is built from events in a loop: no input can exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

MAX_BYTES = 1 << 20
MAX_DEPTH = 24
MAX_NODES = 50_000
MAX_PROBLEMS = 50
CONTROL = "control character U+{:04X}. Remove it."

# control characters (a terminal obeys them) and those that turn the direction of what a reviewer reads
_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"


@dataclass(frozen=True, slots=True, order=True)
class LocatedError:
    """One problem at one place; the order is that of the places."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text; ``style`` is its quote or block sign, empty where it stands plain."""

    text: str
    line: int
    column: int
    style: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing, or YAML's null, was written."""
        return not self.style and self.text in ("", "~", "null")

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of text[offset] (of the text's start where it runs over several lines)."""
        if self.style in ("|", ">"):
            return self.line, self.column
        return self.line, self.column + len(self.style) + offset


@dataclass(frozen=True, slots=True)
class Seq:
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int
    column: int

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)


@dataclass(frozen=True, slots=True)
class Map:
    """Keys and values in the order written, each key once."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The value of a key, None where it is absent."""
        return next((value for name, value in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """The key's own node, for its place."""
        return next((name for name, _ in self.entries if name.text == key), None)

    def __iter__(self) -> Iterator[tuple[Scalar, Node]]:
        return iter(self.entries)


Node: TypeAlias = Scalar | Seq | Map


def read(path: Path, problems: list[LocatedError], name: str | None = None) -> Node | None:
    """The tree of a file, None (and a problem) where it cannot be read. ``name`` is what problems call it."""
    name = name or str(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        problems.append(LocatedError(name, 1, 1, f"cannot be read: {error.strerror or error}"))
        return None
    return parse(data, name, problems)


def parse(data: bytes | str, path: str, problems: list[LocatedError]) -> Node | None:
    """The tree of one YAML document; None where there is none. Problems are added to ``problems``."""
    text = _decoded(data, path, problems)
    if text is None:
        return None
    import yaml

    builder = _Builder(path, problems)
    try:
        return builder.build(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        told = _syntax_message(error.problem or "unreadable", text, line, column)
        problems.append(LocatedError(path, line + 1, column + 1, told))
    except _StopError as stop:
        problems.append(stop.args[0])
    return None


def _decoded(data: bytes | str, path: str, problems: list[LocatedError]) -> str | None:
    if len(data) > MAX_BYTES:
        problems.append(LocatedError(path, 1, 1, f"is larger than {MAX_BYTES // 1024} KiB. Split it."))
        return None
    try:
        text = (data if isinstance(data, str) else data.decode("utf-8")).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        problems.append(LocatedError(path, *_place(before), "is not UTF-8. Save the file as UTF-8."))
        return None
    bad = re.search(_FORBIDDEN, text)
    if bad:
        problems.append(LocatedError(path, *_place(text[: bad.start()]), CONTROL.format(ord(bad[0]))))
    return None if bad else text


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def _syntax_message(problem: str, text: str, line: int, column: int) -> str:
    """YAML's own words, and what to do about the usual causes."""
    there = (text.splitlines()[line : line + 1] or [""])[0]
    at = there[column : column + 1]
    advice = ""
    if at == "\t":
        advice = " Indent with spaces, not with tabs."
    elif at in ("@", "`", "%"):
        advice = f' A text that begins with {at} must stand in "quotes".'
    elif at == ":" or "mapping values" in problem:
        advice = ' A text that holds ": " must stand in "quotes".'
    elif re.search(r":\s*[{\[]", there):
        advice = ' A text that begins with { or [ must stand in "quotes".'
    return f"is not valid YAML: {problem}.{advice}"


class _StopError(Exception):
    """Holds the problem after which reading on makes no sense."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    mapping: bool
    line: int
    column: int
    nodes: list[Node]


class _Builder:
    """Turns the parser's events into a tree with a stack of its own."""

    def __init__(self, path: str, problems: list[LocatedError]) -> None:
        self.path = path
        self.problems = problems
        self.added = 0

    def build(self, events: Iterable[Any]) -> Node | None:
        stack: list[_Open] = []
        root: Node | None = None
        count = documents = 0
        for event in events:
            name = type(event).__name__
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            if name == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    raise self.stop(line, column, "a second document begins here, expected one a file. Split the file.")
                continue
            if name == "AliasEvent" or getattr(event, "anchor", None):
                raise self.stop(line, column, "anchors (&) and aliases (*) are not allowed. Write the value out.")
            if getattr(event, "tag", None):
                raise self.stop(line, column, f"the tag {str(event.tag)[:60]} is not allowed. Leave it out.")
            done: Node | None = None
            if name == "ScalarEvent":
                done = Scalar(event.value, line, column, event.style or "")
                bad = re.search(_FORBIDDEN, done.text)  # written as an escape: "\\e"
                if bad:
                    raise self.stop(line, column, CONTROL.format(ord(bad[0])))
            elif name in ("SequenceStartEvent", "MappingStartEvent"):
                if len(stack) >= MAX_DEPTH:
                    raise self.stop(line, column, f"is nested deeper than {MAX_DEPTH} levels.")
                stack.append(_Open(name == "MappingStartEvent", line, column, []))
            elif name in ("SequenceEndEvent", "MappingEndEvent"):
                done = self.closed(stack.pop())
            if done is None:
                continue
            count += 1
            if count > MAX_NODES:
                raise self.stop(line, column, f"holds more than {MAX_NODES} values. Split the file.")
            if stack:
                stack[-1].nodes.append(done)
            else:
                root = done
        return None if isinstance(root, Scalar) and root.empty else root

    def closed(self, opened: _Open) -> Node:
        if not opened.mapping:
            return Seq(tuple(opened.nodes), opened.line, opened.column)
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, int] = {}
        for key, value in zip(opened.nodes[::2], opened.nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                message = 'a key must be a text. A text that begins with { or [ must stand in "quotes".'
                self.add(key.line, key.column, message)
            elif key.text in seen:
                self.add(
                    key.line, key.column, f"the key {key.text[:60]!r} is already in line {seen[key.text]}. Remove one."
                )
            else:
                seen[key.text] = key.line
                entries.append((key, value))
        return Map(tuple(entries), opened.line, opened.column)

    def stop(self, line: int, column: int, message: str) -> _StopError:
        return _StopError(LocatedError(self.path, line, column, message))

    def add(self, line: int, column: int, message: str) -> None:
        self.added += 1
        if self.added <= MAX_PROBLEMS:
            self.problems.append(LocatedError(self.path, line, column, message))
