"""The job summary for GitHub, in Markdown: coverage first, then a table of the findings, the most severe first.

GitHub takes 1 MiB a step, so the table ends after ``ROWS`` rows and says so; only that many rows are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model import Finding, Report, Severity
from checker.render.characters import clean
from checker.render.context import Context
from checker.render.coverage import coverage_parts, outcome
from checker.render.places import label
from checker.render.repairs import allowed_text, repair_texts
from checker.render.totals import Totals, told

ROWS = 200
MARKS = {Severity.ERROR: "🔴", Severity.WARNING: "🟡", Severity.INFO: "🔵"}
_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_[]~|#!$"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"})


def markdown(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return clean(text).translate(_SPECIAL).replace("://", "&#58;//").replace("www.", "www&#46;")


def render(reports: Iterable[Report], context: Context) -> Iterator[str]:
    """The summary, all of it at the end."""
    rows: dict[Severity, list[str]] = {severity: [] for severity in Severity}
    unread: list[str] = []
    totals = Totals()
    language = None
    yield ""
    for report in reports:
        language = language or context.language_of(report)
        totals.add(report)
        if report.error is not None and len(unread) < ROWS:
            unread.append(f"- {markdown(report.error)}\n")
        for finding in told(report):
            if len(rows[finding.severity]) < ROWS:
                rows[finding.severity].append(_row(report, finding, context))
        yield ""
    yield _summary(totals, [row for kept in rows.values() for row in kept], unread, context, language)


def _summary(totals: Totals, rows: list[str], unread: list[str], context: Context, language: str | None) -> str:
    language = language or context.language_of(None)

    def say(key: str, **values: object) -> str:
        return context.texts.say(language, key, **values)

    lines = [f"### {say('summary.title')}\n\n"]
    key = outcome(totals)
    if key and not totals.unread:
        lines.append(say(key) + "\n\n")
    lines.append(" · ".join(text for text, _ in coverage_parts(totals, context, language)) + "\n")
    if unread:
        lines += [f"\n#### {say('unread.title')}\n\n", *unread]
    if rows:
        heads = (say("summary.place"), say("summary.rule"), say("summary.finding"), say("summary.repair"))
        lines += [f"\n| | {' | '.join(heads)} |\n| --- | --- | --- | --- | --- |\n", *rows[:ROWS]]
    if totals.tally.findings > ROWS:
        lines.append("\n" + say("summary.rest", shown=ROWS, count=totals.tally.findings) + "\n")
    return "".join(lines)


def _row(report: Report, finding: Finding, context: Context) -> str:
    assert report.document is not None
    language = context.language_of(report)
    place = label(report.document, finding.start, context, language)
    line, column = report.document.source_position(finding.start)
    allowed = allowed_text(report, finding, context, language)
    cells = (
        MARKS[finding.severity],
        markdown(f"{context.relative(report.path)}:{place or f'{line}:{column}'}"),
        markdown(f"{finding.code} {context.rule(finding.rule, finding.code).title(language)}"),
        "<br>".join(map(markdown, filter(None, (finding.message(language), allowed)))),
        "<br>".join(map(markdown, repair_texts(report, finding, context, language))),
    )
    return f"| {' | '.join(cells)} |\n"
