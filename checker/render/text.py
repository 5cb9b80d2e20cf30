"""The report for people: each finding with its source line, the figures underlined, the sum done, the likeliest repair;
then what was read, checked and held. Layout is the same in a pipe and in a terminal; ``terminal`` adds the colours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from checker.model import Document, Finding, Report, Verdict
from checker.render.characters import REPLACEMENT, clean, cut
from checker.render.context import Context
from checker.render.coverage import coverage_lines
from checker.render.excerpt import Excerpt, Span, excerpts, spans_of
from checker.render.line import Line, fold, plain, styled
from checker.render.places import label
from checker.render.repairs import allowed_text, repair_texts
from checker.render.totals import Totals, told

WIDEST = 110  # an excerpt wider than this is harder to read than a cut one
ROLES = 4  # styles role1 … role4, taken in turn


def render(reports: Iterable[Report], context: Context) -> Iterator[str]:
    """A piece for each document, then the coverage."""
    paint = _painter(context)
    totals = Totals(by_rule=context.statistics)
    language = None
    yield ""
    for report in reports:
        language = language or context.language_of(report)
        totals.add(report)
        yield "".join(paint(line) for line in document_lines(report, context))
    if not context.quiet:
        lines = coverage_lines(totals, context, language or context.language_of(None))
        yield "".join(paint(line) for line in lines)


def _painter(context: Context) -> Callable[[Line], str]:
    if context.color:
        from checker.render.terminal import painter

        return painter()
    return lambda line: plain(line).rstrip() + "\n"


def document_lines(report: Report, context: Context) -> Iterator[Line]:
    """All lines about one document; none where there is nothing to say. That one could not be read, standard error has
    said, and the coverage line counts it."""
    language = context.language_of(report)
    path = clean(report.path)
    for note in report.notes:
        place = f"{path}:{note.line}:{note.column}" if note.line else path
        title = context.texts.say(language, "note.title")
        yield [(place, "path"), (": ", ""), (f"{title} {note.code}", "warning"), (": ", ""), (clean(note.message), "")]
    for finding in told(report):
        yield from _finding_lines(report, finding, context, language)
    if context.show_consistent and report.document is not None:
        yield from _checked_lines(report, report.document, context, language)


def _place(path: str, document: Document, offset: int, context: Context, language: str) -> str:
    if named := label(document, offset, context, language):
        return f"{path}:{named}"
    line, column = document.source_position(offset)
    return f"{path}:{line}:{column}"


def _finding_lines(report: Report, finding: Finding, context: Context, language: str) -> Iterator[Line]:
    document = report.document
    assert document is not None
    severity = finding.severity.value
    rule = context.rule(finding.rule, finding.code)
    yield [
        (_place(clean(report.path), document, finding.start, context, language), "path"),
        (": ", ""),
        (context.texts.say(language, f"severity.{severity}"), severity),
        (f" {finding.code} ", severity),
        (clean(rule.title(language)), "title"),
        (f" [{finding.rule}]", "dim"),
    ]
    spans = spans_of(report, finding)
    gutter = max(4, len(str(len(document.line_starts))))
    bar = "│" if context.unicode else "|"
    width = min(WIDEST, context.width - gutter - 4) if context.terminal else WIDEST
    for excerpt in excerpts(document, spans, width, "…" if context.unicode else "..."):
        yield from _excerpt_lines(excerpt, gutter, bar, severity, context)
    names = [(clean(document.text[span.start : span.end]), _style(span, severity)) for span in spans]
    for text in _explanation(report, finding, context, language):
        room = context.width - gutter - 3
        for piece in fold(text, room) if context.terminal else (text,):
            yield [(" " * gutter, ""), (f" {bar} ", "dim"), *styled(piece, names)]
    yield []


def _style(span: Span, severity: str) -> str:
    return f"role{(span.number - 1) % ROLES + 1}" if span.number else f"culprit.{severity}"


def _excerpt_lines(excerpt: Excerpt, gutter: int, bar: str, severity: str, context: Context) -> Iterator[Line]:
    source: Line = [((str(excerpt.line) if excerpt.line else "").rjust(gutter), "dim"), (f" {bar} ", "dim")]
    for text, span in excerpt.pieces():
        shown = text if context.unicode else text.replace(REPLACEMENT, "?")
        source.append((shown, _style(span, severity) if span else ""))
    yield source
    marks: Line = [(" " * gutter, ""), (f" {bar} ", "dim")]
    for text, span in excerpt.underline():
        marks.append((text, (_style(span, severity) if span.number else severity) if span else ""))
    yield marks


def _explanation(report: Report, finding: Finding, context: Context, language: str) -> Iterator[str]:
    """The sum done and the permitted interval; the other sums the figure breaks; the repairs; the readings tried."""
    claims = [report.claims[index] for index in finding.claims]
    allowed = allowed_text(report, finding, context, language)
    separator = "; " if language == "en" else "；"
    yield clean(finding.message(language) + (separator + allowed if allowed else ""))
    for claim in claims[1:]:
        yield clean(claim.equation)
    yield from map(clean, repair_texts(report, finding, context, language))
    readings = [reading for claim in claims for reading in claim.readings] if context.explain else []
    if readings:
        yield context.texts.say(language, "finding.readings") + (":" if language == "en" else "：")
        yield from (f"  - {clean(reading)}" for reading in readings)


def _checked_lines(report: Report, document: Document, context: Context, language: str) -> Iterator[Line]:
    """One line for each relation that held or could not be decided, and for each finding that was silenced."""
    path = clean(report.path)
    for claim in report.claims:
        if claim.verdict is not Verdict.INCONSISTENT:
            verdict = claim.verdict.value
            head = _place(path, document, report.figures[claim.anchor].start, context, language)
            said = context.texts.say(language, f"verdict.{verdict}")
            body = f" {context.rule(claim.rule).code} {clean(claim.equation)}"
            if context.terminal:
                body = cut(body, max(20, context.width), "…" if context.unicode else "...")
            yield [(head, "path"), (": ", ""), (said, verdict), (body, ""), (f" [{claim.rule}]", "dim")]
    for finding in report.findings:
        if finding.silenced is not None:
            said = context.texts.say(language, "finding.silenced")
            head = _place(path, document, finding.start, context, language)
            reason = f" ({clean(finding.silenced)})" if finding.silenced else ""
            message = f" {finding.code} {clean(finding.message(language))}{reason}"
            yield [(head, "path"), (": ", ""), (said, "dim"), (message, "dim")]
