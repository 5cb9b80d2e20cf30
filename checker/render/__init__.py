"""Reports in the formats of people and machines. One module a format, each with ``render(reports, context)``.

Every ``render`` yields one piece first, then one for each report, then whatever the end needs: so several formats can
be written in one pass (``render_all``) without keeping the reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from itertools import tee, zip_longest

from checker.model import Report
from checker.render.context import Context

Render = Callable[[Iterable[Report], Context], Iterator[str]]

# name → module: a module is imported only when its format is asked for
FORMATS = {
    "text": "text",
    "concise": "concise",
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "github-summary": "github_summary",
    "gitlab": "gitlab",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "rdjson": "rdjson",
    "html": "html",
}


def renderer(name: str) -> Render:
    """The ``render`` of a format."""
    render: Render = import_module(f"checker.render.{FORMATS[name]}").render
    return render


def render_all(reports: Iterable[Report], outputs: Sequence[tuple[str, Context]]) -> Iterator[tuple[str, ...]]:
    """Several formats of the same reports in step: a tuple of pieces, one for each output."""
    copies = tee(reports, len(outputs))
    pieces = [renderer(name)(copy, context) for (name, context), copy in zip(outputs, copies, strict=True)]
    return zip_longest(*pieces, fillvalue="")
