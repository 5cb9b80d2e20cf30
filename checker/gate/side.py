"""The side file at work in a run: which of its entries silenced something, and what to say of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from checker.gate.identity import relative
from checker.model import Finding, Report
from checker.side_file import Entry, read_side_file, remarks


class Side:
    """Raises ConfigError where the file is no side file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._entries = read_side_file(path)
        self._today = date.today()
        self._used: set[Entry] = set()
        self._visited: set[str] = set()

    def visit(self, path: str) -> None:
        """An article was checked: entries for it should have been of use."""
        self._visited.add(relative(path, self.path.parent))

    def silences(self, report: Report, finding: Finding) -> str | None:
        """The reason to silence a finding, None where there is none."""
        if report.document is None:
            return None
        seen_as = relative(report.path, self.path.parent)
        for entry in self._entries:
            if entry.silences(seen_as, report.document, report.figures, finding, self._today):
                self._used.add(entry)
                return entry.reason or str(self.path.name)
        return None

    def remarks(self, rules: Mapping[str, str]) -> Iterator[str]:
        """A line on each entry that is of no use."""
        for note in remarks(self._entries, self._used, self._visited, rules, self._today):
            yield f"{self.path}:{note.line}:{note.column}: {note.message}"
