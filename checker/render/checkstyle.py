"""Checkstyle XML: a file element for each document with findings; columns from 1, in code points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model import Finding, Report
from checker.render.context import Context
from checker.render.markup import attribute
from checker.render.repairs import full_text
from checker.render.totals import told


def render(reports: Iterable[Report], context: Context) -> Iterator[str]:
    """The XML in pieces."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
    for report in reports:
        errors = list(_errors(report, context))
        name = attribute(context.relative(report.path))
        yield f'<file name="{name}">\n{"".join(errors)}</file>\n' if errors else ""
    yield "</checkstyle>\n"


def _errors(report: Report, context: Context) -> Iterator[str]:
    if report.error is not None:
        yield _error(1, 1, "error", report.error, "zscheck.unreadable")
    language = context.language_of(report)
    for finding in told(report):
        yield _of_finding(report, finding, context, language)


def _of_finding(report: Report, finding: Finding, context: Context, language: str) -> str:
    assert report.document is not None
    line, column = report.document.source_position(finding.start)
    message = full_text(report, finding, context, language)
    return _error(line, column, finding.severity.value, message, f"zscheck.{finding.rule}")


def _error(line: int, column: int, severity: str, message: str, source: str) -> str:
    return (
        f'<error line="{line}" column="{column}" severity="{severity}"'
        f' message="{attribute(message)}" source="{attribute(source)}"/>\n'
    )
