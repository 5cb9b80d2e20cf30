"""The side file ``.zscheckignore.yaml``: silences for articles that cannot carry comments (plain text, Word).

    - path: 2020/07/report.docx       # seen from the side file's folder; * and ? are allowed; absent: every article
      rule: percent-of-count          # id, code or beginning of a code; absent: every rule
      quote: 合格率96%                 # words of the article at the finding, white space apart
      values: [280, 266, 96%]         # figures that take part in it
      reason: as in the ministry's communiqué
      until: 2026-12-31               # the last day on which the entry counts

An entry says which finding it means by quote, values, or both: a changed figure then speaks up again.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import ConfigError
from checker.model import Document, Figure, Finding, Note
from checker.records import dataclass
from checker.silencing import UNKNOWN, UNUSED, means, unknown_rule

if TYPE_CHECKING:
    from checker.located import LocatedError, Map, Node

DEFAULT_NAME = ".zscheckignore.yaml"
KEYS = ("path", "rule", "quote", "values", "reason", "until")
MAX_QUOTE = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One silence of the side file; line and column are its place there."""

    path: str
    rule: str
    quote: str
    values: tuple[str, ...]
    reason: str
    until: date | None
    line: int
    column: int

    def silences(self, path: str, document: Document, figures: Sequence[Figure], finding: Finding, today: date) -> bool:
        """Whether the entry silences a finding of the article at ``path`` (seen from the side file, with /)."""
        if self.until is not None and today > self.until:
            return False
        if self.path and not fnmatchcase(path, self.path):
            return False
        if self.rule and not means(self.rule, finding.rule, finding.code):
            return False
        involved = [figures[i] for i in finding.figures]
        return self._has_values(involved) and self._has_quote(document.text, involved, finding)

    def _has_values(self, figures: Sequence[Figure]) -> bool:
        written = {form for figure in figures for form in _forms(figure)}
        return all(_bare(value) in written for value in self.values)

    def _has_quote(self, text: str, figures: Sequence[Figure], finding: Finding) -> bool:
        if not self.quote:
            return True
        spans = [(finding.start, finding.end), *((f.start, f.end) for f in figures)]
        pattern = r"\s*".join(re.escape(char) for char in self.quote if not char.isspace())
        return any(
            start < found.end() and found.start() < end for found in re.finditer(pattern, text) for start, end in spans
        )


def read_side_file(path: Path) -> tuple[Entry, ...]:
    """The entries of a side file. Raises ConfigError."""
    from checker.located import Map, Seq, read

    problems: list[LocatedError] = []
    root = read(path, problems)
    entries: list[Entry] = []
    if isinstance(root, Seq):
        for item in root:
            if isinstance(item, Map):
                entries.append(_entry(item, str(path), problems))
            else:
                _fault(problems, path, item, f"expected an entry with keys among {', '.join(KEYS)}")
    elif root is not None:
        _fault(problems, path, root, "expected a list of entries, each beginning with “- ”")
    if problems:
        first, more = min(problems), len(problems) - 1
        also = f" (and {more} more problems in this file)" if more else ""
        raise ConfigError(first.message + also, first.path, first.line, first.column)
    return tuple(entries)


def remarks(
    entries: Sequence[Entry], used: Collection[Entry], visited: Collection[str], rules: Mapping[str, str], today: date
) -> Iterator[Note]:
    """Notes, placed in the side file, on entries that mean no rule, have expired, or silenced nothing in the articles
    visited although one of these is theirs."""
    for entry in entries:
        if entry.rule and (fault := unknown_rule(entry.rule, rules)):
            yield Note(UNKNOWN, f"this entry: {fault}", entry.line, entry.column)
        elif entry.until is not None and today > entry.until:
            yield Note(UNUSED, f"this entry counted until {entry.until}. Renew or remove it", entry.line, entry.column)
        elif entry not in used and any(not entry.path or fnmatchcase(p, entry.path) for p in visited):
            yield Note(UNUSED, "this entry silences no finding. Remove it", entry.line, entry.column)


def _entry(item: Map, path: str, problems: list[LocatedError]) -> Entry:
    from checker.located import Scalar, Seq

    faults = len(problems)
    texts: dict[str, str] = {}
    values: tuple[str, ...] = ()
    for key, node in item:
        if key.text not in KEYS:
            _fault(problems, path, key, f"unknown key “{key.text}”. Known: {', '.join(KEYS)}")
        elif key.text == "values" and isinstance(node, Seq) and all(isinstance(v, Scalar) for v in node):
            values = tuple(v.text for v in node if isinstance(v, Scalar))
        elif key.text != "values" and isinstance(node, Scalar):
            texts[key.text] = node.text.strip()
        else:
            _fault(
                problems, path, node, f"{key.text}: expected {'a list of values' if key.text == 'values' else 'text'}"
            )
    if not values and not texts.get("quote") and len(problems) == faults:
        _fault(problems, path, item, "an entry needs a quote or values, or it would silence what nobody has seen")
    if len(texts.get("quote", "")) > MAX_QUOTE:
        _fault(problems, path, item, f"quote: longer than {MAX_QUOTE} characters")
    return Entry(
        texts.get("path", ""),
        texts.get("rule", ""),
        texts.get("quote", ""),
        values,
        texts.get("reason", ""),
        _day(texts.get("until", ""), path, item, problems),
        item.line,
        item.column,
    )


def _day(text: str, path: str, item: Map, problems: list[LocatedError]) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        _fault(problems, path, item.get("until") or item, f"until: “{text}” is not a date such as 2026-12-31")
        return None


def _fault(problems: list[LocatedError], path: str | Path, node: Node, message: str) -> None:
    from checker.located import LocatedError

    problems.append(LocatedError(str(path), node.line, node.column, message))


def _forms(figure: Figure) -> Iterator[str]:
    """The ways to write a figure in a side file: as in the article, without its unit, as its plain value."""
    yield _bare(figure.text)
    yield _bare(figure.literal)
    if figure.value is not None:
        yield str(figure.value)


def _bare(text: str) -> str:
    return re.sub(r"[\s,，]", "", text)
