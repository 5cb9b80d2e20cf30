"""The JSON report keeps the contract: every field, exact numbers, offsets and places into the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from checker.interval import Interval
from checker.model import Block, BlockKind, Document, Kind, Report
from checker.render.places import byte_column, region
from checker.render.values import exact

from .sample import ARTICLE, Builder, all_reports, clean, faulty, unread

FIGURE = {
    "id", "start", "end", "line", "column", "text", "kind", "unit", "value", "low", "high", "wide_low", "wide_high",
    "hedge", "metric",
}  # fmt: skip
CLAIM = {"rule", "roles", "equation", "verdict", "expected"}
FINDING = {
    "rule", "severity", "start", "end", "line", "column", "end_line", "end_column", "message", "figures", "claim",
    "stated", "expected", "suggestions", "fingerprint",
}  # fmt: skip


@pytest.fixture
def loaded(show: Callable[..., str]) -> Callable[..., dict[str, Any]]:
    return lambda *reports, **options: json.loads(show("json", reports, **options))


def test_fields(loaded: Callable[..., dict[str, Any]]) -> None:
    whole = loaded(*all_reports())
    assert whole["schema_version"] == 1
    assert whole["tool"] == {"name": "zscheck", "version": "1.2.3"}
    for document in whole["documents"]:
        assert {"path", "format", "encoding", "error", "figures", "claims", "findings"} <= set(document)
        ids = [figure["id"] for figure in document["figures"]]
        assert len(ids) == len(set(ids))
        for figure in document["figures"]:
            assert set(figure) >= FIGURE
        for claim in document["claims"]:
            assert set(claim) >= CLAIM
            assert {i for role in claim["roles"].values() for i in role} <= set(ids)
        for finding in document["findings"]:
            assert set(finding) >= FINDING
            assert set(finding["figures"]) <= set(ids)
            assert document["claims"][finding["claim"]]["rule"] == finding["rule"]
            for suggestion in finding["suggestions"]:
                assert set(suggestion) == {"figure", "replacement", "why"}


def test_summary_counts_everything_once(loaded: Callable[..., dict[str, Any]]) -> None:
    summary = loaded(*all_reports(), seconds=lambda: 1.23456)["summary"]
    assert summary == {
        "documents": 4, "unread": 1, "figures": 26, "claims": 10, "consistent": 5, "inconsistent": 4, "open": 1,
        "findings": {"error": 2, "warning": 1, "info": 0}, "silenced": 1, "seconds": 1.235,
    }  # fmt: skip


def test_spans_are_the_source_text(loaded: Callable[..., dict[str, Any]]) -> None:
    (document,) = loaded(faulty())["documents"]
    lines = ARTICLE.split("\n")
    for figure in document["figures"]:
        assert ARTICLE[figure["start"] : figure["end"]] == figure["text"]
        at = figure["column"] - 1
        assert lines[figure["line"] - 1][at : at + len(figure["text"])] == figure["text"]
    finding = document["findings"][0]
    assert (finding["line"], finding["column"], finding["end_line"], finding["end_column"]) == (3, 80, 3, 83)
    names = document["claims"][3]["items"]
    assert [ARTICLE[name["start"] : name["end"]] for name in names] == ["白塔", "清河", "青山", "柳林"]


def test_exact_numbers() -> None:
    assert exact(Fraction(215102000000)) == "215102000000"
    assert exact(Fraction(9283, 100)) == "92.83"
    assert exact(Fraction(-7, 2)) == "-3.5"
    assert exact(Fraction(1, 400)) == "0.0025"
    assert exact(Fraction(1, 3)) == "1/3"
    assert exact(Fraction(-22, 7)) == "-22/7"
    assert exact(Fraction(0)) == "0"
    assert exact(None) is None


def test_intervals_and_dates(loaded: Callable[..., dict[str, Any]]) -> None:
    figures = {f["text"]: f for f in loaded(faulty())["documents"][0]["figures"]}
    rate = figures["95%"]
    assert [rate[name] for name in ("value", "low", "high")] == ["95", "94.5", "95.5"]
    assert rate["wide_low_open"] and "low_open" not in rate
    assert figures["3月12日"]["value"] == figures["3月12日"]["wide_high"] == "--03-12"


def test_an_unbounded_end_is_null(loaded: Callable[..., dict[str, Any]]) -> None:
    report = faulty()
    figure = replace(report.figures[0], narrow=Interval(Fraction(312), None), wide=Interval(Fraction(312), None))
    changed = replace(report, figures=(figure, *report.figures[1:]))
    shown = loaded(changed)["documents"][0]["figures"][0]
    assert (shown["low"], shown["high"], shown["wide_high"]) == ("312", None, None)


def test_an_unread_document_has_empty_lists(loaded: Callable[..., dict[str, Any]]) -> None:
    (document,) = loaded(unread())["documents"]
    assert document["error"].endswith("没有这个文件")
    assert document["figures"] == document["claims"] == document["findings"] == []


def test_silenced_findings_are_listed_apart(loaded: Callable[..., dict[str, Any]]) -> None:
    (document,) = loaded(clean())["documents"]
    assert document["findings"] == []
    assert document["silenced"][0]["reason"] == "原文如此"


def test_language(loaded: Callable[..., dict[str, Any]]) -> None:
    def message(**options: str) -> str:
        text: str = loaded(faulty(), **options)["documents"][0]["findings"][0]["message"]
        return text

    assert message() == "266个÷312个=85.26%，文中写作95%"
    assert message(language="zh-Hant") == "266個÷312個=85.26%，文中寫作95%"
    assert message(language="en").endswith("the text says 95%")


def test_lines_hold_the_same_documents(show: Callable[..., str], loaded: Callable[..., dict[str, Any]]) -> None:
    lines = [json.loads(line) for line in show("jsonl", all_reports()).splitlines()]
    assert [{k: v for k, v in line.items() if k != "schema_version"} for line in lines] == loaded(*all_reports())[
        "documents"
    ]


def test_no_reports_is_still_a_report(show: Callable[..., str]) -> None:
    assert json.loads(show("json", []))["documents"] == []


def test_offsets_of_plain_text_lead_into_the_file(loaded: Callable[..., dict[str, Any]]) -> None:
    """A line the reader left out moves the text; a file name that is not UTF-8 must not stop the report."""
    b = Builder("a\udcff.txt", "共12个\n")
    b.figure("12个", "12", Kind.COUNT)
    document = Document(
        b.path, "text", "gb18030", b.text, (Block(BlockKind.PARAGRAPH, 0, 4),), segments=((0, 10),), line_starts=(0, 9)
    )
    (shown,) = loaded(Report(b.path, document, tuple(b.figures)))["documents"]
    assert shown["path"] == "a?.txt"
    figure = shown["figures"][0]
    assert [figure[name] for name in ("start", "end", "line", "column")] == [11, 14, 2, 3]


def test_places() -> None:
    text = "甲\n乙𠮷12%丙"
    document = Document("a.txt", "text", "utf-8", text, (), line_starts=(0, 2))
    at = region(document, 4, 7)
    assert (at.line, at.column, at.end_line, at.end_column) == (2, 3, 2, 6)
    assert byte_column(document, 4) == 8
    assert byte_column(replace(document, segments=((0, 3),)), 4) is None
