"""A file of known findings: they are told no more, until a value of theirs changes.

One entry a line, sorted, so that two branches merge and a diff can be read. An entry holds what identifies a finding
(rule, path, key) and, for people, what it said; ``label`` and ``reason`` are a reviewer's.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from checker.errors import ConfigError
from checker.records import dataclass

VERSION = 1
LABELS = ("", "true", "false")
DEFAULT_FILE = ".zscheck-baseline.json"
_FIELDS = ("path", "rule", "key", "stated", "expected", "message", "label", "reason")


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One known finding. path: seen from the baseline's folder; label: true (an error of the article, to be mended
    some day) or false (a false alarm) after an audit."""

    path: str
    rule: str
    key: str
    stated: str = ""
    expected: str = ""
    message: str = ""
    label: str = ""
    reason: str = ""

    @property
    def identity(self) -> tuple[str, str, str]:
        """What must be equal for a finding to be known."""
        return self.path, self.rule, self.key


class Baseline:
    """Known findings by identity; what a run met is remembered, so that the rest can be called stale."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = {entry.identity: entry for entry in entries}
        self._met: set[tuple[str, str, str]] = set()
        self._visited: set[str] = set()

    def __iter__(self) -> Iterator[Entry]:
        return iter(sorted(self._entries.values()))

    def __len__(self) -> int:
        return len(self._entries)

    def visit(self, path: str) -> None:
        """A file was checked as a whole: its entries that are not met are stale."""
        self._visited.add(path)

    def meets(self, path: str, rule: str, key: str) -> Entry | None:
        """The entry of a finding, if it is known."""
        entry = self._entries.get((path, rule, key))
        if entry is not None:
            self._met.add(entry.identity)
        return entry

    def stale(self, folder: Path) -> list[Entry]:
        """Entries of files that were checked (or are gone) that no finding answers to any more."""
        return [
            entry
            for entry in self
            if entry.identity not in self._met
            and (entry.path in self._visited or not os.path.lexists(folder / entry.path))
        ]

    def labelled(self, key: str, label: str, reason: str) -> Baseline:
        """The baseline with a reviewer's word on the entries whose key begins so."""
        return Baseline(
            replace(entry, label=label, reason=reason) if entry.key.startswith(key) else entry for entry in self
        )

    def precision(self) -> dict[str, tuple[int, int]]:
        """rule → (true, labelled) of the entries that were audited."""
        labelled = Counter(entry.rule for entry in self if entry.label)
        right = Counter(entry.rule for entry in self if entry.label == "true")
        return {rule: (right[rule], labelled[rule]) for rule in sorted(labelled)}


def load(path: Path) -> Baseline:
    """The baseline in a file. Raises ConfigError."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigError("no such baseline. Make it with “zscheck baseline create”.", str(path)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"the baseline cannot be read: {error}", str(path)) from error
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 0), getattr(error, "colno", 0)
        raise ConfigError(f"is not valid JSON: {error}", str(path), line, column) from error
    if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data.get("findings"), list):
        raise ConfigError(f"is not a baseline of version {VERSION}.", str(path))
    return Baseline(_entry(row, number, path) for number, row in enumerate(data["findings"], 1))


def _entry(row: Any, number: int, path: Path) -> Entry:
    texts = isinstance(row, dict) and all(isinstance(value, str) for value in row.values())
    if not texts or not {"path", "rule", "key"} <= row.keys() or not row.keys() <= set(_FIELDS):
        raise ConfigError(f"finding {number}: expected texts under {', '.join(_FIELDS)}.", str(path))
    if row.get("label", "") not in LABELS:
        raise ConfigError(f"finding {number}: expected the label true or false, found “{row['label']}”.", str(path))
    return Entry(**row)


def dumped(baseline: Baseline) -> str:
    """The file's text."""
    rows = [{name: value for name, value in asdict(entry).items() if value} for entry in baseline]
    lines = ",\n".join(f"  {_line(row)}" for row in rows)
    return f'{{"version": {VERSION}, "tool": "zscheck", "findings": [\n{lines}\n]}}\n'


def _line(row: dict[str, str]) -> str:
    line = json.dumps(row, ensure_ascii=False)
    return line if line.isprintable() else json.dumps(row)  # names that are not UTF-8, odd spaces
