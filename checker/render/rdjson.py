"""Reviewdog's diagnostic format (rdjson). Its columns count bytes of UTF-8, and the end is exclusive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from checker.model import Document, Report
from checker.render.characters import storable
from checker.render.context import Context
from checker.render.documents import dumped
from checker.render.places import as_in_source, byte_column, region
from checker.render.repairs import full_text
from checker.render.totals import told


def render(reports: Iterable[Report], context: Context) -> Iterator[str]:
    """The result object in pieces."""
    yield '{"source": {"name": "zscheck"}, "diagnostics": ['
    separator = "\n"
    for report in reports:
        pieces = []
        for diagnostic in _diagnostics(report, context):
            pieces += [separator, dumped(diagnostic, context)]
            separator = ",\n"
        yield "".join(pieces)
    yield "\n]}\n"


def _diagnostics(report: Report, context: Context) -> Iterator[dict[str, Any]]:
    path = storable(context.relative(report.path))
    if report.error is not None:
        yield {"message": storable(report.error), "location": {"path": path}, "severity": "ERROR"}
    language = context.language_of(report)
    for finding in told(report):
        document = report.document
        assert document is not None
        code: dict[str, str] = {"value": finding.code}
        if context.rule(finding.rule).help_uri:
            code["url"] = context.rule(finding.rule).help_uri
        diagnostic: dict[str, Any] = {
            "message": full_text(report, finding, context, language),
            "location": {"path": path, "range": _range(document, finding.start, finding.end)},
            "severity": finding.severity.value.upper(),
            "code": code,
        }
        if finding.suggestions and as_in_source(document):
            diagnostic["suggestions"] = [
                {"range": _range(document, figure.start, figure.end), "text": suggestion.replacement}
                for suggestion in finding.suggestions
                for figure in (report.figures[suggestion.figure],)
            ]
        yield diagnostic


def _range(document: Document, start: int, end: int) -> dict[str, dict[str, int]]:
    """The range in bytes; whole lines where the bytes of the source are not at hand."""
    at = region(document, start, end)
    column, last = byte_column(document, start), byte_column(document, end - 1)
    if column is None or last is None:
        return {"start": {"line": at.line}, "end": {"line": at.end_line}}
    last += len(document.text[end - 1 : end].encode("utf-8", "replace"))
    return {"start": {"line": at.line, "column": column}, "end": {"line": at.end_line, "column": last}}
