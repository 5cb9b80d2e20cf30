"""Config files into values: nodes of YAML or TOML in, ``ConfigFile`` out, every problem with its place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from checker.gate.config_file import ConfigFile, Override
from checker.gate.settings import KEYS, SEVERITIES, Key, Value, scalar, suggestion
from checker.located import LocatedError, Map, Node, Scalar, Seq
from checker.located import read as read_yaml
from checker.reading import own_extension


def read_file(path: Path, problems: list[LocatedError]) -> ConfigFile:
    """What a config file says; what is wrong with it is added to ``problems``."""
    if path.suffix == ".toml":
        from checker.gate.toml import read_table

        root = read_table(path, ("tool", "zscheck"), problems)
    else:
        root = read_yaml(path, problems)
    return _Reader(path, problems).file(root)


class _Reader:
    """Turns nodes into values; what is wrong is added to ``problems`` with its place."""

    def __init__(self, path: Path, problems: list[LocatedError]) -> None:
        self.path = path
        self.problems = problems

    def file(self, root: Node | None) -> ConfigFile:
        if root is None:
            return ConfigFile(self.path)
        if not isinstance(root, Map):
            self.add(root, "expected keys and values, for example “fail-on: warning”.")
            return ConfigFile(self.path)
        overrides = root.get("overrides")
        return ConfigFile(self.path, self.values(root, lambda key: True, ("overrides",)), self.overrides(overrides))

    def overrides(self, node: Node | None) -> tuple[Override, ...]:
        found = []
        for item in self.items(node, "overrides", Map):
            patterns = self.texts(item.get("files"), "files")
            if not patterns:
                self.add(item, "an override needs “files”: the patterns of the articles it is for.")
            values = self.values(item, lambda key: key.file and key.shape != "paths", ("files",))
            found.append(Override(patterns, values))
        return tuple(found)

    def values(self, node: Map, allowed: Callable[[Key], bool], besides: tuple[str, ...]) -> dict[str, Value]:
        known = {name: key for name, key in KEYS.items() if allowed(key)}
        found = {}
        for name, value in node:
            if name.text in besides:
                continue
            key = known.get(name.text)
            if key is None:
                where = "" if name.text not in KEYS else " It holds for a whole run: set it outside of overrides."
                near = where or suggestion(name.text.replace("_", "-"), [*known, *besides])
                self.add(name, f"unknown key “{name.text}”.{near}")
                continue
            try:
                found[name.text] = Value(self.value(key, value), f"{self.path}:{name.line}")
            except ValueError as error:
                self.add(value, f"{name.text}: {error}")
        return found

    def value(self, key: Key, node: Node) -> Any:
        if key.shape in ("texts", "paths"):
            texts = self.texts(node, key.name)
            return tuple(self.located_path(text) for text in texts) if key.shape == "paths" else texts
        if key.shape == "severities":
            return tuple(self.severities(node))
        if key.shape == "params":
            return tuple(self.params(node))
        if key.shape == "formats":
            return tuple(sorted(dict(self.formats(node)).items()))
        if not isinstance(node, Scalar):
            raise ValueError("expected one value, found a list or a mapping.")
        return self.scalar(key, node)

    def scalar(self, key: Key, node: Scalar) -> Any:
        value = scalar(key, "" if node.empty else node.text)
        return self.located_path(value) if key.shape == "path" else value

    def severities(self, node: Node) -> Iterator[tuple[str, str]]:
        for name, value in self.pairs(node, "a severity for each rule, for example “unit-conversion: warning”"):
            choices = (*SEVERITIES, "off")
            if not isinstance(value, Scalar) or value.text not in choices:
                self.add(value, f"expected {' or '.join(choices)}.")
            else:
                yield name.text, value.text

    def formats(self, node: Node) -> Iterator[tuple[str, str]]:
        for name, value in self.pairs(node, "a format for each extension, for example “wiki: markdown”"):
            try:
                yield own_extension(name.text, value.text if isinstance(value, Scalar) else "")
            except ValueError as error:
                self.add(value, f"ext: {error}")

    def params(self, node: Node) -> Iterator[tuple[str, str, str]]:
        for rule, given in self.pairs(node, "parameters for each rule, for example “rule: {name: 3}”"):
            for name, value in self.pairs(given, "names and values"):
                if isinstance(value, Scalar):
                    yield rule.text, name.text, value.text
                else:
                    self.add(value, "expected one value.")

    def pairs(self, node: Node, expected: str) -> Iterator[tuple[Scalar, Node]]:
        if isinstance(node, Map):
            yield from node
        else:
            self.add(node, f"expected {expected}.")

    def texts(self, node: Node | None, name: str) -> tuple[str, ...]:
        if isinstance(node, Scalar) and not node.empty:
            return (node.text,)
        return tuple(item.text for item in self.items(node, name, Scalar))

    def items(self, node: Node | None, name: str, kind: type[Any]) -> Iterator[Any]:
        if node is None:
            return
        if not isinstance(node, Seq):
            self.add(node, f"{name}: expected a list.")
            return
        for item in node:
            if isinstance(item, kind):
                yield item
            else:
                self.add(item, f"{name}: expected {'keys and values' if kind is Map else 'a text'}.")

    def located_path(self, text: str) -> str:
        return os.path.normpath(self.path.parent / os.path.expanduser(text))

    def add(self, node: Node, message: str) -> None:
        self.problems.append(LocatedError(str(self.path), node.line, node.column, message))
