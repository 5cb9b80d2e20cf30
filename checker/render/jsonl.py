"""JSON lines: one document object (CONTRACT.md) a line, no totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model import Report
from checker.render.context import Context
from checker.render.documents import SCHEMA_VERSION, document_text


def render(reports: Iterable[Report], context: Context) -> Iterator[str]:
    """One line for each document."""
    yield ""
    for report in reports:
        yield document_text(report, context, f'"schema_version": {SCHEMA_VERSION}, ') + "\n"
    yield ""
