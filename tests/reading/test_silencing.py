"""Directives, （原文如此） and the side file: what they silence, and what is said of those that silence nothing."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from checker.errors import ConfigError
from checker.interval import ANY
from checker.model import Document, Figure, Finding, Kind, Severity
from checker.reading import read_bytes
from checker.side_file import read_side_file, remarks
from checker.silencing import silence

RULES = {"percent-of-count": "ZS101", "subtotal-total": "ZS201", "growth-rate": "ZS401"}
TODAY = date(2026, 11, 20)


def figure(document: Document, index: int, text: str) -> Figure:
    start = document.text.index(text)
    end = start + len(text)
    value = Fraction(text.rstrip("%家"))
    return Figure(
        index, start, end, start, end, text, Kind.COUNT, None, "count:家", value, Fraction(1), Fraction(1), 3,
        text.rstrip("%家"), ANY, ANY,
    )  # fmt: skip


def finding(figures: list[Figure], mark: int = -1, rule: str = "percent-of-count") -> Finding:
    at = figures[mark]
    indexes = tuple(f.index for f in figures)
    return Finding(rule, RULES[rule], Severity.ERROR, at.start, at.end, (("zh-Hans", "…"),), indexes, (0,), "", "")


def check(source: str, *texts: str, path: str = "a.md", rule: str = "percent-of-count") -> tuple[str | None, list[str]]:
    """The reason that silences a finding on the last of some figures, and the codes of the notes."""
    document = read_bytes(source.encode(), path)
    figures = [figure(document, i, text) for i, text in enumerate(texts)]
    (found,), notes = silence(document, figures, [finding(figures, rule=rule)], RULES)
    return found.silenced, [f"{n.code}:{n.line}" for n in (*document.notes, *notes)]


BODY = "全市共有280家，复工266家，复工率96%。"


@pytest.mark.parametrize(
    ("before", "after", "silenced"),
    [
        ("<!-- zscheck-disable-next-line ZS101 -- 已核 -->\n", "", "已核"),
        ("<!-- zscheck-disable-next-line percent-of-count, ZS201 -- 已核 -->\n\n\n", "", "已核"),
        ("<!-- zscheck-disable-next-line -->\n", "", ""),
        ("<!-- zscheck-disable-next-line ZS1 -- 全部占比 -->\n", "", "全部占比"),
        ("", " <!-- zscheck-disable-line ZS101 -- 行内 -->", "行内"),
        ("<!-- zscheck-disable ZS101 -- 段 -->\n\n", "\n\n<!-- zscheck-enable ZS101 -->", "段"),
        ("<!-- zscheck-disable -- 到底 -->\n\n", "", "到底"),
        ("", "\n\n<!-- zscheck-disable-file ZS101 -- 全文 -->", "全文"),
    ],
)
def test_directives_in_markdown_and_html(before: str, after: str, silenced: str) -> None:
    assert check(f"题目\n\n{before}{BODY}{after}\n", "280家", "266家", "96%") == (silenced, [])
    assert check(f"<p>题目</p>\n{before}<p>{BODY}</p>{after}\n", "280家", "266家", "96%", path="a.html") == (
        silenced,
        [],
    )


@pytest.mark.parametrize(
    ("before", "after", "notes"),
    [
        ("<!-- zscheck-disable-next-line ZS201 -->\n", "", ["ZS901:3"]),
        ("<!-- zscheck-disable-next-line ZS101 -->\n\n另一行5家。\n\n", "", ["ZS901:3"]),
        ("<!-- zscheck-disable ZS101 -->\n\n另一段5家。\n\n<!-- zscheck-enable -->\n\n", "", ["ZS901:3"]),
        ("<!-- zscheck-disable-next-line ZS999 -->\n", "", ["ZS902:3"]),
        ("<!-- zscheck-disable-next-lime ZS101 -->\n", "", ["ZS902:3"]),
        ("", "\n\n```\n<!-- zscheck-disable-file -->\n```\n", []),
        ("<!-- a comment on zscheck -->\n", "", []),
    ],
)
def test_directives_that_silence_nothing_are_told(before: str, after: str, notes: list[str]) -> None:
    assert check(f"题目\n\n{before}{BODY}{after}\n", "280家", "266家", "96%") == (None, notes)


def test_an_unknown_rule_gets_a_suggestion() -> None:
    document = read_bytes(f"<!-- zscheck-disable-file percent-of-cuont -->\n\n{BODY}".encode(), "a.md")
    _, (note,) = silence(document, [], [], RULES)
    assert "percent-of-cuont" in note.message and "Did you mean percent-of-count?" in note.message


@pytest.mark.parametrize("mark", ["（原文如此）", "[sic]", "［原文如此］", "(sic!)"])
@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.html"])
def test_a_sic_silences_the_figure_before_it(mark: str, path: str) -> None:
    source = f"题目\n\n全市共有280家{mark}，复工266家，复工率96%。另有96%（不变）。\n"
    assert check(source, "280家", "266家", "96%", path=path) == ("原文如此", [])
    assert check(source, "266家", "96%", path=path) == (None, [])


def test_a_sic_without_a_finding_is_no_fault() -> None:
    document = read_bytes("题目\n\n全市共有280家（原文如此），见《原文如此》。".encode(), "a.txt")
    assert len(document.silences) == 1
    assert silence(document, [], [], RULES) == ((), ())


def entries(tmp_path: Path, text: str) -> Path:
    path = tmp_path / ".zscheckignore.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("entry", "silenced"),
    [
        ("{quote: 复工率96%, reason: 已核}", True),
        ("{path: news/a.txt, rule: ZS101, quote: 复工率 96%}", True),
        ("{path: 'news/*', rule: percent-of-count, values: [280, 266, 96%]}", True),
        ("{values: [280家, 266家], until: 2026-11-20}", True),
        ("{path: other.txt, quote: 复工率96%}", False),
        ("{rule: ZS2, quote: 复工率96%}", False),
        ("{quote: 复工率95%}", False),
        ("{values: [280, 267]}", False),
        ("{quote: 题目, values: [280]}", False),
        ("{values: [280], until: 2026-11-19}", False),
    ],
)
def test_side_file_entries(tmp_path: Path, entry: str, silenced: bool) -> None:
    document = read_bytes(f"题目\n\n{BODY}\n".encode(), "a.txt")
    figures = [figure(document, i, text) for i, text in enumerate(("280家", "266家", "96%"))]
    (one,) = read_side_file(entries(tmp_path, f"- {entry}\n"))
    assert one.silences("news/a.txt", document, figures, finding(figures), TODAY) is silenced


def test_remarks_on_the_side_file(tmp_path: Path) -> None:
    text = "- {quote: a1, rule: ZS999}\n- {quote: b1, until: 2020-01-01}\n- {quote: c1}\n"
    text += "- {quote: d1, path: x.txt}\n- {quote: e1}\n"
    read = read_side_file(entries(tmp_path, text))
    notes = [(n.code, n.line) for n in remarks(read, {read[4]}, {"a.txt"}, RULES, TODAY)]
    assert notes == [("ZS902", 1), ("ZS901", 2), ("ZS901", 3)]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("quote: a\n", "1:1", "expected a list of entries"),
        ("- {qoute: a}\n", "1:4", "unknown key “qoute”"),
        ("- {rule: ZS101}\n", "1:3", "needs a quote or values"),
        ("- {quote: a, until: soon}\n", "1:21", "not a date"),
        ("- {quote: a, values: 5}\n", "1:22", "expected a list of values"),
        ("- 5\n", "1:3", "expected an entry"),
        ("- {quote: a\n", "2:1", ""),
    ],
)
def test_faults_of_the_side_file(tmp_path: Path, text: str, place: str, message: str) -> None:
    path = entries(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        read_side_file(path)
    assert str(caught.value).startswith(f"{path}:{place}: ")
    assert message in caught.value.message
