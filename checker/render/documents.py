"""One document of the JSON report (CONTRACT.md) as plain data; json and jsonl write it out."""

from __future__ import annotations

import json
from collections.abc import Sequence

from checker.model import Claim, Figure, Finding, Note, Report
from checker.render.characters import storable
from checker.render.context import Context
from checker.render.places import offsets, region
from checker.render.texts import Texts
from checker.render.totals import Totals, told
from checker.render.values import value_fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SCHEMA_VERSION = 1


def dumped(value: Any, context: Context) -> str:
    """JSON on one line; only ASCII where the output cannot carry more."""
    return json.dumps(value, ensure_ascii=not context.unicode)


def tool(context: Context) -> dict[str, str]:
    """Who wrote the report."""
    return {"name": "zscheck", "version": context.version}


def document_object(report: Report, context: Context) -> dict[str, Any]:
    """The document object of a report."""
    document = report.document
    head: dict[str, Any] = {
        "path": storable(report.path),
        "format": document.format if document else None,
        "encoding": document.encoding if document else None,
        "error": storable(report.error) if report.error is not None else None,
    }
    if document is not None and document.track:
        head["track"] = document.track
    if document is None or report.error is not None:
        return head | {"figures": [], "claims": [], "findings": [], "silenced": [], "notes": _notes(report.notes)}
    language = context.language_of(report)
    silenced = [finding for finding in report.findings if finding.silenced is not None]
    return head | {
        "figures": [_figure(report, figure) for figure in report.figures],
        "claims": [_claim(report, claim, context) for claim in report.claims],
        "findings": [_finding(report, finding, language, context) for finding in told(report)],
        "silenced": [
            _finding(report, finding, language, context) | {"reason": finding.silenced} for finding in silenced
        ],
        "notes": _notes(report.notes),
    }


def document_text(report: Report, context: Context, head: str = "") -> str:
    """The document object as text; ``head`` comes before its first field."""
    rest = report.prepared if context.unicode and not context.explain else ""
    if not rest:
        rest = _after_path(dumped(document_object(report, context), context), report, context)
    return f'{{{head}"path": {dumped(storable(report.path), context)}{rest}'


def prepared(report: Report) -> str:
    """What ``document_text`` writes after the path of a report that holds no finding and no note: nothing of it depends
    on language or options, so that it can be kept."""
    context = Context(Texts({}))
    return _after_path(dumped(document_object(report, context), context), report, context)


def _after_path(text: str, report: Report, context: Context) -> str:
    return text[len(f'{{"path": {dumped(storable(report.path), context)}') :]


def summary_object(totals: Totals, context: Context) -> dict[str, Any]:
    """The totals of a run."""
    tally = totals.tally
    return {
        "documents": totals.documents,
        "unread": totals.unread,
        "figures": tally.figures,
        "claims": tally.claims,
        "consistent": tally.consistent,
        "inconsistent": tally.inconsistent,
        "open": tally.open,
        "findings": {"error": tally.errors, "warning": tally.warnings, "info": tally.infos},
        "silenced": tally.silenced,
        "seconds": round(context.seconds(), 3),
    }


def _figure(report: Report, figure: Figure) -> dict[str, Any]:
    document = report.document
    assert document is not None
    start, end = offsets(document, figure.start, figure.end)
    line, column = document.source_position(figure.start)
    fields: dict[str, Any] = {
        "id": figure.id,
        "start": start,
        "end": end,
        "line": line,
        "column": column,
        "text": figure.text,
        "kind": figure.kind.value,
        "unit": figure.unit,
        **value_fields(figure),
        "hedge": figure.hedge.value if figure.hedge else None,
        "metric": figure.metric,
    }
    if document.places:
        fields["place"] = document.place(figure.start)
    return fields


def _ids(report: Report, indexes: Sequence[int]) -> list[str]:
    return [report.figures[index].id for index in indexes]


def _claim(report: Report, claim: Claim, context: Context) -> dict[str, Any]:
    document = report.document
    assert document is not None
    fields: dict[str, Any] = {
        "rule": claim.rule,
        "roles": {role: _ids(report, indexes) for role, indexes in claim.roles},
        "equation": claim.equation,
        "verdict": claim.verdict.value,
        "expected": {"role": claim.expected.role, "text": claim.expected.text} if claim.expected else None,
        "severity": claim.severity.value,
    }
    if claim.items:
        fields["items"] = [
            dict(zip(("start", "end"), offsets(document, name.start, name.end), strict=True)) | {"text": name.text}
            for name in claim.items
        ]
    if claim.computed:
        fields["computed"] = claim.computed
    if claim.allowed:
        fields["allowed"] = claim.allowed
    if context.explain:
        fields["readings"] = list(claim.readings)
    return fields


def _finding(report: Report, finding: Finding, language: str, context: Context) -> dict[str, Any]:
    document = report.document
    assert document is not None
    start, end = offsets(document, finding.start, finding.end)
    at = region(document, finding.start, finding.end)
    fields: dict[str, Any] = {
        "rule": finding.rule,
        "code": finding.code,
        "severity": finding.severity.value,
        "start": start,
        "end": end,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "message": finding.message(language),
        "figures": _ids(report, finding.figures),
        "claim": finding.claims[0] if finding.claims else None,
        "claims": list(finding.claims),
        "stated": finding.stated,
        "expected": finding.expected,
        "suggestions": [
            {
                "figure": report.figures[suggestion.figure].id,
                "replacement": suggestion.replacement,
                "why": context.texts.slip(language, suggestion.why),
            }
            for suggestion in finding.suggestions
        ],
        "fingerprint": finding.fingerprint,
    }
    if document.places:
        fields["place"] = document.place(finding.start)
    return fields


def _notes(notes: Sequence[Note]) -> list[dict[str, Any]]:
    return [{"code": n.code, "message": n.message, "line": n.line, "column": n.column} for n in notes]
