"""Several reports of one run, written whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli.outputs import Target, targets
from checker.render import FORMATS
from tests.cli.conftest import Zscheck, write


def test_one_run_writes_several(zscheck: Zscheck) -> None:
    write("a.txt", "1+2=4")
    done = zscheck("a.txt", "-o", "json=r.json", "-o", "sarif=r.sarif", "-o", "html=r.html")
    assert "a.txt:1:5" in done.out
    assert json.loads(Path("r.json").read_text())["summary"]["findings"]["error"] == 1
    assert json.loads(Path("r.sarif").read_text())["runs"][0]["results"][0]["ruleId"]
    assert Path("r.html").read_text().startswith("<!")


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_says_something(zscheck: Zscheck, form: str) -> None:
    write("a.txt", "1+2=4")
    done = zscheck("a.txt", "--format", form)
    assert done.status == 1
    assert "a.txt" in done.out


def test_a_file_takes_what_would_go_to_stdout(zscheck: Zscheck) -> None:
    write("a.txt", "1+2=4")
    done = zscheck("a.txt", "--format", "concise", "-o", "r.txt")
    assert done.out == ""
    assert Path("r.txt").read_text().startswith("a.txt:1:5")


def test_a_failed_run_leaves_the_old_report(zscheck: Zscheck, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", "1+2=4")
    write("r.json", "old")

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tests.sums.SumChecker.check", broken)
    assert zscheck("a.txt", "-o", "json=r.json").status == 130
    assert Path("r.json").read_text() == "old"
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "r.json"]


def test_unwritable_output_is_2(zscheck: Zscheck) -> None:
    write("a.txt", "1+2=3")
    done = zscheck("a.txt", "-o", "json=nowhere/r.json")
    assert done.status == 2
    assert len(done.err.splitlines()) == 1


def test_a_report_is_no_article_of_the_next_run(zscheck: Zscheck) -> None:
    write("a.txt", "1+2=4")
    told = [zscheck(".", "--format", "concise", "-o", "html=r.html", "-o", "concise=r.txt").out for _ in range(2)]
    assert told[0] == told[1] != ""


def test_a_report_does_not_take_the_place_of_an_article(zscheck: Zscheck) -> None:
    article = write("a.txt", "1+2=4")
    for option in ("a.txt", "json=./a.txt"):
        done = zscheck("a.txt", "-o", option)
        assert done.status == 2
        assert "would take the place of the article" in done.err
        assert article.read_text() == "1+2=4"


def test_unwritable_output_is_named(zscheck: Zscheck) -> None:
    write("a.txt", "1+2=3")
    assert ".part" not in zscheck("a.txt", "-o", "json=nowhere/r.json").err


def test_targets() -> None:
    assert targets("text", []) == [Target("text")]
    assert targets("text", ["r.txt"]) == [Target("text", "r.txt")]
    assert targets("text", ["json=r"]) == [Target("text"), Target("json", "r")]
    assert targets("text", ["json=-"]) == [Target("json")]
    assert targets("text", ["./a=b"]) == [Target("text", "./a=b")]
