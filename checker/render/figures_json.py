"""The figures of each document as JSON, as in the report but without claims (``zscheck figures --format json``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model import Report
from checker.render.context import Context
from checker.render.documents import SCHEMA_VERSION, document_object, dumped, tool

KEPT = ("path", "format", "encoding", "error", "track", "figures")


def render(reports: Iterable[Report], context: Context) -> Iterator[str]:
    """A document a line."""
    yield f'{{"schema_version": {SCHEMA_VERSION}, "tool": {dumped(tool(context), context)}, "documents": [\n'
    separator = ""
    for report in reports:
        document = document_object(report, context)
        yield separator + dumped({name: document[name] for name in KEPT if name in document}, context)
        separator = ",\n"
    yield "\n]}\n"
