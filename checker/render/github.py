"""GitHub workflow annotations. A step shows ten errors, ten warnings and ten notices: the first ten of each are kept
while reports arrive and written at the end, the most severe first, with a note on the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from checker.model import Finding, Report, Severity
from checker.render.characters import clean, clean_lines
from checker.render.context import Context
from checker.render.places import region
from checker.render.repairs import full_text
from checker.render.totals import told

LIMIT = 10
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def escaped(text: str) -> str:
    """A message: percent signs first, they are what the other escapes are made of."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escaped_property(text: str) -> str:
    """A property value: also the characters that end one."""
    return escaped(text).replace(":", "%3A").replace(",", "%2C")


def render(reports: Iterable[Report], context: Context) -> Iterator[str]:
    """All annotations at the end."""
    kept: dict[str, list[str]] = {level: [] for level in LEVELS.values()}
    counts: Counter[str] = Counter()
    language = None
    yield ""
    for report in reports:
        language = language or context.language_of(report)
        for level, line in _annotations(report, context):
            counts[level] += 1
            if len(kept[level]) < LIMIT:
                kept[level].append(line)
        yield ""
    rest = {level: counts[level] - len(kept[level]) for level in kept}
    if any(rest.values()):
        if len(kept["notice"]) == LIMIT:  # the note on the rest is a notice, too
            kept["notice"].pop()
            rest["notice"] += 1
        note = context.texts.say(
            language or context.language_of(None),
            "annotations.rest",
            errors=rest["error"],
            warnings=rest["warning"],
            infos=rest["notice"],
        )
        kept["notice"].append(f"::notice title=zscheck::{escaped(note)}\n")
    yield "".join(line for lines in kept.values() for line in lines)


def _annotations(report: Report, context: Context) -> Iterator[tuple[str, str]]:
    path = escaped_property(clean(context.relative(report.path)))
    if report.error is not None:
        yield "error", f"::error file={path},title=zscheck::{escaped(clean_lines(report.error))}\n"
    language = context.language_of(report)
    for finding in told(report):
        yield LEVELS[finding.severity], _annotation(report, finding, path, context, language)


def _annotation(report: Report, finding: Finding, path: str, context: Context, language: str) -> str:
    assert report.document is not None
    at = region(report.document, finding.start, finding.end)
    place = f"file={path},line={at.line},endLine={at.end_line}"
    if at.line == at.end_line:  # columns are refused for more than one line
        place += f",col={at.column},endColumn={at.end_column}"
    title = escaped_property(clean(f"{finding.code} {context.rule(finding.rule, finding.code).title(language)}"))
    message = escaped(clean_lines(full_text(report, finding, context, language)))
    return f"::{LEVELS[finding.severity]} {place},title={title}::{message}\n"
