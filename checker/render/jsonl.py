"""JSON lines: one document object (CONTRACT.md) a line, no totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model import Report
from checker.render.context import Context
from checker.render.documents import SCHEMA_VERSION, document_object, dumped


def render(reports: Iterable[Report], context: Context) -> Iterator[str]:
    """One line for each document."""
    yield ""
    for report in reports:
        yield dumped({"schema_version": SCHEMA_VERSION} | document_object(report, context), context) + "\n"
    yield ""
