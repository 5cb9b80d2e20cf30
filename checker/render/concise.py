"""One line a finding, ``path:line:column: severity CODE message``: for grep, problem matchers and editors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model import Report
from checker.render.characters import clean
from checker.render.context import Context
from checker.render.repairs import sentence
from checker.render.totals import told


def render(reports: Iterable[Report], context: Context) -> Iterator[str]:
    """One line for each finding; a document that could not be read is an error at its line 1."""
    yield ""
    for report in reports:
        yield "".join(f"{line}\n" for line in _lines(report, context))
    yield ""


def _lines(report: Report, context: Context) -> Iterator[str]:
    path = clean(report.path)
    language = context.language_of(report)
    if report.error is not None:
        yield f"{path}:1:1: error unreadable {clean(report.error)}"
    for finding in told(report):
        assert report.document is not None
        line, column = report.document.source_position(finding.start)
        message = clean(sentence(report, finding, context, language))
        yield f"{path}:{line}:{column}: {finding.severity} {finding.code} {message}"
