"""GitLab code quality: a JSON array. GitLab shows one entry a fingerprint, so each finding gets its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from checker.model import Finding, Report, Severity
from checker.render.characters import storable
from checker.render.context import Context
from checker.render.documents import dumped
from checker.render.places import region
from checker.render.repairs import full_text
from checker.render.totals import told

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(reports: Iterable[Report], context: Context) -> Iterator[str]:
    """The array in pieces."""
    yield "["
    separator = "\n"
    for report in reports:
        pieces = []
        for entry in _entries(report, context):
            pieces += [separator, dumped(entry, context)]
            separator = ",\n"
        yield "".join(pieces)
    yield "\n]\n"


def _entries(report: Report, context: Context) -> Iterator[dict[str, Any]]:
    path = storable(context.relative(report.path))
    if report.error is not None:
        yield _entry(storable(report.error), "unreadable", "blocker", path, 1, 1, ("unreadable", 0))
    language = context.language_of(report)
    seen: Counter[str] = Counter()
    for finding in told(report):
        identity = identity_of(finding)
        seen[identity] += 1
        yield _of_finding(report, finding, context, language, path, (identity, seen[identity]))


def identity_of(finding: Finding) -> str:
    """What tells a finding from others of its document, however the text around it moves."""
    return finding.fingerprint or f"{finding.rule}\0{finding.stated}\0{finding.expected}"


def _of_finding(
    report: Report, finding: Finding, context: Context, language: str, path: str, identity: tuple[str, int]
) -> dict[str, Any]:
    assert report.document is not None
    at = region(report.document, finding.start, finding.end)
    text = full_text(report, finding, context, language)
    return _entry(text, finding.rule, SEVERITIES[finding.severity], path, at.line, at.end_line, identity)


def _entry(
    text: str, rule: str, severity: str, path: str, line: int, end_line: int, identity: tuple[str, int]
) -> dict[str, Any]:
    from hashlib import sha256

    return {
        "description": text,
        "check_name": rule,
        "fingerprint": sha256(f"{path}\0{identity[0]}\0{identity[1]}".encode()).hexdigest()[:32],
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line, "end": end_line}},
    }
