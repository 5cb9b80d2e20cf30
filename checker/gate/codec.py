"""Reports as bytes and back, for the cache of results and for the way from a worker process to its parent.

Plain JSON lists in field order: data, never code, and several times cheaper than pickling fractions. The path is left
out (the same content may lie elsewhere); whoever decodes knows it. A change of model.py's nouns changes ``FORMAT``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from fractions import Fraction

from checker.interval import Interval
from checker.model import (
    Block,
    BlockKind,
    Cell,
    Claim,
    Document,
    Expected,
    Figure,
    Finding,
    Hedge,
    Kind,
    Name,
    Note,
    Report,
    Severity,
    Silence,
    Suggestion,
    Tally,
    Verdict,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_NOUNS = (Report, Document, Block, Cell, Note, Silence, Figure, Interval, Claim, Name, Expected, Finding, Suggestion)
FORMAT = "2 " + " ".join(f"{noun.__name__}({','.join(noun.__match_args__)})" for noun in _NOUNS)


def encode(report: Report) -> bytes:
    """The report without its path."""
    return json.dumps(
        [
            _document_out(report.document),
            [_figure_out(f) for f in report.figures],
            [_claim_out(c) for c in report.claims],
            [_finding_out(f) for f in report.findings],
            report.error,
            [_flat(n) for n in report.notes],
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode("utf-8", "surrogatepass")


def decode(data: bytes, path: str) -> Report:
    """The report that ``encode`` was given, under a path; ValueError and the like where the data is none of ours."""
    document, figures, claims, findings, error, notes = json.loads(data.decode("utf-8", "surrogatepass"))
    return Report(
        path,
        _document_in(document, path),
        tuple(map(_figure_in, figures)),
        tuple(map(_claim_in, claims)),
        tuple(map(_finding_in, findings)),
        error,
        tuple(Note(*n) for n in notes),
    )


def summary(report: Report) -> str:
    """What is known of a report without decoding it: script and counts on one line."""
    return " ".join([report.script or "-", *(str(n) for n in _flat(report.tally))])


def summary_in(line: str) -> tuple[str, Tally]:
    """Script and tally of a summary; ValueError or TypeError where the line is none of ours."""
    script, *counts = line.split()
    return "" if script == "-" else script, Tally(*map(int, counts))


def eventful(report: Report) -> bool:
    """Whether a report holds more to tell than its counts."""
    tally = report.tally
    return bool(tally.findings or tally.silenced or tally.notes)


def _flat(noun: Any) -> list[Any]:
    """The fields of a noun that holds nothing but texts and numbers."""
    return [getattr(noun, name) for name in noun.__match_args__]


def _number_out(value: Fraction | None) -> int | str | None:
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def _number_in(value: int | str | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _interval_out(interval: Interval) -> list[Any]:
    return [_number_out(interval.low), _number_out(interval.high), interval.low_open, interval.high_open]


def _interval_in(data: list[Any]) -> Interval:
    low, high, low_open, high_open = data
    return Interval(_number_in(low), _number_in(high), low_open, high_open)


def _document_out(document: Document | None) -> list[Any] | None:
    if document is None:
        return None
    return [
        document.format,
        document.encoding,
        document.text,
        [[b.kind, b.start, b.end, b.level, _flat(b.cell) if b.cell else None] for b in document.blocks],
        document.script,
        document.segments,
        document.line_starts,
        document.places,
        document.year,
        [_flat(s) for s in document.silences],
        [_flat(n) for n in document.notes],
        document.track,
    ]


def _document_in(data: list[Any] | None, path: str) -> Document | None:
    if data is None:
        return None
    form, encoding, text, blocks, script, segments, line_starts, places, year, silences, notes, track = data
    return Document(
        path,
        form,
        encoding,
        text,
        tuple(Block(BlockKind(b[0]), b[1], b[2], b[3], Cell(*b[4]) if b[4] else None) for b in blocks),
        script,
        _pairs(segments),
        tuple(line_starts),
        _pairs(places),
        year,
        tuple(Silence(s[0], s[1], tuple(s[2]), *s[3:]) for s in silences),
        tuple(Note(*n) for n in notes),
        track,
    )


def _pairs(rows: Iterable[list[Any]]) -> tuple[tuple[Any, Any], ...]:
    return tuple((first, second) for first, second in rows)


def _figure_out(figure: Figure) -> list[Any]:
    row = _flat(figure)
    row[9:12] = map(_number_out, row[9:12])
    row[14:16] = map(_interval_out, row[14:16])
    return row


def _figure_in(row: list[Any]) -> Figure:
    row[6] = Kind(row[6])
    row[9:12] = map(_number_in, row[9:12])
    row[14:16] = map(_interval_in, row[14:16])
    row[16] = Hedge(row[16]) if row[16] else None
    return Figure(*row)


def _claim_out(claim: Claim) -> list[Any]:
    row = _flat(claim)
    row[6] = [_flat(name) for name in claim.items]
    row[7] = _flat(claim.expected) if claim.expected else None
    return row


def _claim_in(row: list[Any]) -> Claim:
    row[1] = tuple((role, tuple(ids)) for role, ids in row[1])
    row[2], row[4] = Verdict(row[2]), Severity(row[4])
    row[6] = tuple(Name(*name) for name in row[6])
    row[7] = Expected(*row[7]) if row[7] else None
    row[10] = tuple(row[10])
    return Claim(*row)


def _finding_out(finding: Finding) -> list[Any]:
    row = _flat(finding)
    row[10] = [_flat(s) for s in finding.suggestions]
    return row


def _finding_in(row: list[Any]) -> Finding:
    row[2] = Severity(row[2])
    row[5], row[6], row[7] = _pairs(row[5]), tuple(row[6]), tuple(row[7])
    row[10] = tuple(Suggestion(*s) for s in row[10])
    return Finding(*row)
