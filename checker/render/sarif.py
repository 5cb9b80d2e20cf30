"""SARIF 2.1.0, as GitHub code scanning and editors read it.

Own fingerprints: GitHub's would hash the line, and a news paragraph is one line. Columns are code points. URIs are
relative to the repository. Results are written while reports arrive, so the file cannot be sorted; GitHub refuses more
than ``LIMIT`` results, the rest is left out and a notification says how many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from checker.model import Finding, Report, Severity
from checker.render.characters import clean, clean_lines, storable
from checker.render.context import Context, RuleInfo
from checker.render.documents import dumped
from checker.render.gitlab import identity_of
from checker.render.places import as_in_source, region
from checker.render.repairs import full_text

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"
LIMIT = 25_000
NOTIFICATIONS = 1_000
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(reports: Iterable[Report], context: Context) -> Iterator[str]:
    """The log in pieces: the tool and its rules, the results, how the run went."""
    places = {rule: place for place, rule in enumerate(context.rules)}
    language = context.language
    count = shown = 0
    failures: list[dict[str, Any]] = []
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"tool": '
    head = False
    for report in reports:
        language = language or context.language_of(report)
        pieces = [] if head else [dumped({"driver": _driver(context, language)}, context), ', "results": [']
        head = True
        if report.error is not None and len(failures) < NOTIFICATIONS:
            failures.append(_failure(report, context))
        for result in _results(report, context, places):
            count += 1
            if count <= LIMIT:
                pieces += [",\n" if shown else "\n", dumped(result, context)]
                shown += 1
        yield "".join(pieces)
    language = language or context.language_of(None)
    if not head:
        yield dumped({"driver": _driver(context, language)}, context) + ', "results": ['
    if count > shown:
        text = context.texts.say(language, "sarif.rest", shown=shown, count=count)
        failures.append({"level": "warning", "message": {"text": text}})
    yield "\n], " + dumped(_end(failures), context)[1:-1] + "}]}\n"


def _end(failures: list[dict[str, Any]]) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": not any(f["level"] == "error" for f in failures)}
    if failures:
        invocation["toolExecutionNotifications"] = failures
    return {
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "automationDetails": {"id": "zscheck/"},
        "invocations": [invocation],
    }


def _driver(context: Context, language: str) -> dict[str, Any]:
    rules = [_rule(info, context, language) for info in context.rules.values()]
    driver: dict[str, Any] = {"name": "zscheck", "informationUri": context.home}
    if context.version:
        driver |= {"version": context.version, "semanticVersion": context.version}
    return driver | {"rules": rules}


def _rule(info: RuleInfo, context: Context, language: str) -> dict[str, Any]:
    title, why = info.title(language), info.why(language).strip()
    silence = context.texts.say(language, "help.silence", code=info.code)
    heading = context.texts.say(language, "help.why")
    rule: dict[str, Any] = {
        "id": info.code,
        "name": "".join(part.capitalize() for part in info.id.split("-")),
        "shortDescription": {"text": _sentence(title)},
        "fullDescription": {"text": _sentence(why)},
        "help": {"text": f"{why}\n\n{silence}", "markdown": f"## {title}\n\n**{heading}** {why}\n\n{silence}\n"},
        "defaultConfiguration": {"level": LEVELS[Severity(info.severity)]},
        "properties": {"tags": ["numbers", info.id], "precision": "high", "problem.severity": _problem(info.severity)},
    }
    if info.help_uri:
        rule["helpUri"] = info.help_uri
    return rule


def _problem(severity: str) -> str:
    return "recommendation" if severity == Severity.INFO else severity


def _sentence(text: str) -> str:
    return text if text.endswith((".", "。", "？", "！", "?", "!")) else text + ("." if text.isascii() else "。")


def _results(report: Report, context: Context, places: dict[str, int]) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for finding in report.findings:
        identity = identity_of(finding)
        seen[identity] += 1
        result = _result(report, finding, context, f"{identity}:{seen[identity]}".replace("\0", ":"))
        if finding.rule in places:
            result["ruleIndex"] = places[finding.rule]
        yield result


def _result(report: Report, finding: Finding, context: Context, fingerprint: str) -> dict[str, Any]:
    message = full_text(report, finding, context, context.language_of(report))
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": {"text": _message(message)},
        "locations": [_location(report, finding.start, finding.end, context)],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }
    related = [
        _location(report, figure.start, figure.end, context) | {"id": number, "message": {"text": clean(figure.text)}}
        for number, figure in enumerate(_others(report, finding), 1)
    ]
    if related:
        result["relatedLocations"] = related
    fixes = _fixes(report, finding, context)
    if fixes:
        result["fixes"] = fixes
    if finding.silenced is not None:
        kind = "external" if finding.silenced.startswith("baseline") else "inSource"
        result["suppressions"] = [{"kind": kind, "justification": finding.silenced or kind}]
    return result


def _others(report: Report, finding: Finding) -> Iterator[Any]:
    for index in finding.figures:
        figure = report.figures[index]
        if (figure.start, figure.end) != (finding.start, finding.end):
            yield figure


def _message(text: str) -> str:
    """Plain text: what would read as an embedded link in SARIF is written apart."""
    return clean_lines(text).replace("](", "] (")


def _location(report: Report, start: int, end: int, context: Context) -> dict[str, Any]:
    document = report.document
    assert document is not None
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(report.path, context),
            "region": {**_region(report, start, end), "snippet": {"text": document.text[start:end]}},
        }
    }


def _region(report: Report, start: int, end: int) -> dict[str, int]:
    assert report.document is not None
    at = region(report.document, start, end)
    return {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}


def _artifact(path: str, context: Context) -> dict[str, str]:
    relative = storable(context.relative(path))
    if relative.startswith("/"):
        return {"uri": "file://" + quote(relative)}
    if relative[1:3] == ":/":
        return {"uri": "file:///" + quote(relative)}
    return {"uri": quote(relative), "uriBaseId": ROOT}


def _fixes(report: Report, finding: Finding, context: Context) -> list[dict[str, Any]]:
    if report.document is None or not as_in_source(report.document):
        return []
    fixes = []
    for suggestion in finding.suggestions:
        figure = report.figures[suggestion.figure]
        replacement = {
            "deletedRegion": _region(report, figure.start, figure.end),
            "insertedContent": {"text": suggestion.replacement},
        }
        change = {"artifactLocation": _artifact(report.path, context), "replacements": [replacement]}
        text = f"{figure.text} → {suggestion.replacement}"
        fixes.append({"description": {"text": clean(text)}, "artifactChanges": [change]})
    return fixes


def _failure(report: Report, context: Context) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": _message(report.error or "")},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(report.path, context)}}],
    }
