"""The JSON report (CONTRACT.md): one object, a document a line, written while the documents arrive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model import Report
from checker.render.context import Context
from checker.render.documents import SCHEMA_VERSION, document_text, dumped, summary_object, tool
from checker.render.totals import Totals


def render(reports: Iterable[Report], context: Context) -> Iterator[str]:
    """The report's pieces: head, one for each document, end."""
    totals = Totals()
    yield f'{{"schema_version": {SCHEMA_VERSION}, "tool": {dumped(tool(context), context)}, "documents": [\n'
    for report in reports:
        separator = ",\n" if totals.documents else ""
        totals.add(report)
        yield separator + document_text(report, context)
    yield f'\n], "summary": {dumped(summary_object(totals, context), context)}}}\n'
