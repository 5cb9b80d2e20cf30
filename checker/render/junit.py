"""JUnit XML: a suite for each document, a case for each relation: held = passed, contradicted = failed, undecided =
skipped. So a CI job shows what was checked, not only what failed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model import Document, Finding, Report, Severity, Verdict
from checker.render.context import Context
from checker.render.markup import attribute, content
from checker.render.places import label
from checker.render.repairs import full_text, sentence
from checker.render.totals import told


def render(reports: Iterable[Report], context: Context) -> Iterator[str]:
    """The XML in pieces, a suite each."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="zscheck">\n'
    for report in reports:
        yield _suite(report, context)
    yield "</testsuites>\n"


def _suite(report: Report, context: Context) -> str:
    path = attribute(context.relative(report.path))
    errors = 0 if report.error is None else 1
    passed: list[str] = []
    skipped: list[str] = []
    failed: list[str] = []
    if report.document is not None:
        language = context.language_of(report)
        passed, skipped = _claims(report, report.document, path, context, language)
        for finding in told(report):
            where = skipped if finding.severity is Severity.INFO else failed
            where.append(_finding(report, report.document, finding, path, context, language))
    cases = passed + failed + skipped
    if report.error is not None:
        cases.append(
            f'<testcase name="{path}" classname="unreadable" file="{path}">'
            f'<error message="{attribute(report.error)}" type="unreadable"/></testcase>\n'
        )
    return (
        f'<testsuite name="{path}" tests="{len(cases)}" failures="{len(failed)}" errors="{errors}"'
        f' skipped="{len(skipped)}">\n{"".join(cases)}</testsuite>\n'
    )


def _claims(
    report: Report, document: Document, path: str, context: Context, language: str
) -> tuple[list[str], list[str]]:
    passed: list[str] = []
    skipped: list[str] = []
    for claim in report.claims:
        offset = report.figures[claim.anchor].start
        place = label(document, offset, context, language)
        opening = _opening(document, offset, place, claim.equation, claim.rule, path)
        if claim.verdict is Verdict.CONSISTENT:
            passed.append(f"{opening}/>\n")
        elif claim.verdict is Verdict.OPEN:
            why = attribute(context.texts.say(language, "verdict.open"))
            skipped.append(f'{opening}><skipped message="{why}"/></testcase>\n')
    return passed, skipped


def _finding(report: Report, document: Document, finding: Finding, path: str, context: Context, language: str) -> str:
    name = report.claims[finding.claims[0]].equation if finding.claims else finding.stated
    place = label(document, finding.start, context, language)
    opening = _opening(document, finding.start, place, name, finding.rule, path)
    message = attribute(sentence(report, finding, context, language))
    if finding.severity is Severity.INFO:
        return f'{opening}><skipped message="{message}"/></testcase>\n'
    text = content(full_text(report, finding, context, language))
    return f'{opening}><failure message="{message}" type="{finding.severity}">{text}</failure></testcase>\n'


def _opening(document: Document, offset: int, place: str, name: str, rule: str, path: str) -> str:
    line, column = document.source_position(offset)
    name = attribute(f"{place or f'{line}:{column}'} {name}")
    return f'<testcase name="{name}" classname="{attribute(rule)}" file="{path}" line="{line}"'
