"""Each format of one and the same run, compared with a file a person has looked at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.render import FORMATS, render_all

from .sample import all_reports, faulty

FILES = {
    "json": "report.json",
    "jsonl": "report.jsonl",
    "text": "report.txt",
    "concise": "report.concise.txt",
    "sarif": "report.sarif",
    "github": "report.github.txt",
    "github-summary": "report.summary.md",
    "gitlab": "report.gitlab.json",
    "junit": "report.junit.xml",
    "checkstyle": "report.checkstyle.xml",
    "rdjson": "report.rdjson",
}


@pytest.mark.parametrize("name", FILES)
def test_format(name: str, show: Callable[..., str], golden: Callable[[str, str], None]) -> None:
    golden(FILES[name], show(name, all_reports()))


def test_every_format_has_a_file() -> None:
    assert set(FILES) | {"html"} == set(FORMATS)


def test_english_with_everything_said(show: Callable[..., str], golden: Callable[[str, str], None]) -> None:
    options = {"language": "en", "show_consistent": True, "explain": True, "statistics": True}
    golden("report.en.txt", show("text", all_reports(), **options))


def test_terminal(show: Callable[..., str], golden: Callable[[str, str], None]) -> None:
    golden("report.terminal.txt", show("text", [faulty()], terminal=True, color=True, width=80))


def test_several_formats_in_one_pass(make: Callable[..., object], show: Callable[..., str]) -> None:
    names = list(FORMATS)
    context = make()
    pieces = list(render_all(iter(all_reports()), [(name, context) for name in names]))  # type: ignore[misc]
    for name, column in zip(names, zip(*pieces, strict=True), strict=True):
        assert "".join(column) == show(name, all_reports()), name


def test_one_pass_keeps_no_reports(make: Callable[..., object]) -> None:
    """When the n-th round is written at most two reports more have been asked for."""
    asked = 0

    def reports():  # type: ignore[no-untyped-def]
        nonlocal asked
        for i in range(20):
            asked += 1
            yield faulty(f"news/{i}.txt")

    outputs = [(name, make()) for name in FORMATS]
    for written, _ in enumerate(render_all(reports(), outputs)):  # type: ignore[arg-type]
        assert asked <= written + 2
