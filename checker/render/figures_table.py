"""What was read as a figure, one a line, for people who ask why a rule did or did not see it (``zscheck figures``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.interval import Interval
from checker.model import Figure, Report
from checker.render.characters import cells, clean, cut
from checker.render.context import Context
from checker.render.places import version
from checker.render.values import DATED, exact

HEADS = ("", "line:col", "text", "kind", "unit", "value", "narrow", "wide", "hedge", "metric")
WIDEST = 34  # columns a field may take before it is cut


def render(reports: Iterable[Report], context: Context) -> Iterator[str]:
    """A table for each document."""
    yield ""
    first = True
    for report in reports:
        if report.error is not None:
            yield ""
            continue
        yield ("" if first else "\n") + "".join(f"{line}\n" for line in _table(report, context))
        first = False
    yield ""


def _table(report: Report, context: Context) -> Iterator[str]:
    ellipsis = "…" if context.unicode else "..."
    rows = [HEADS, *(tuple(cut(field, WIDEST, ellipsis) for field in _row(report, f)) for f in report.figures)]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    read = version(report.document, context, context.language_of(report))
    yield f"{clean(report.path)}{f' {read}' if read else ''}: {len(report.figures)}"
    if report.figures:
        for row in rows:
            padded = (field + " " * (width - cells(field)) for field, width in zip(row, widths, strict=True))
            yield ("  " + "  ".join(padded)).rstrip()


def _row(report: Report, figure: Figure) -> tuple[str, ...]:
    document = report.document
    assert document is not None
    line, column = document.source_position(figure.start)
    dated = figure.iso if figure.kind in DATED else ""
    return (
        figure.id,
        document.place(figure.start) or f"{line}:{column}",
        clean(figure.text),
        figure.kind.value,
        clean(figure.unit or ""),
        dated or exact(figure.value) or "?",
        "" if dated else _shown(figure.narrow),
        "" if dated else _shown(figure.wide),
        figure.hedge.value if figure.hedge else "",
        clean(figure.metric or ""),
    )


def _shown(interval: Interval) -> str:
    """[94.5, 95.5], with a round bracket at an open end; one number where both ends are the same."""
    if interval.low == interval.high and interval.low is not None:
        return exact(interval.low) or ""
    low = "(-∞" if interval.low is None else f"{'(' if interval.low_open else '['}{exact(interval.low)}"
    high = "∞)" if interval.high is None else f"{exact(interval.high)}{')' if interval.high_open else ']'}"
    return f"{low}, {high}"
