"""Exit status and what goes where (CONTRACT.md): 0, 1, 2; 2 wins; a bad file never stops the run."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Zscheck, write


def test_clean_article_is_0(zscheck: Zscheck) -> None:
    write("a.txt", "甲1+2=3。")
    assert zscheck("a.txt").status == 0


def test_finding_is_1_and_goes_to_stdout(zscheck: Zscheck) -> None:
    write("a.txt", "甲1+2=4。")
    done = zscheck("a.txt")
    assert done.status == 1
    assert "a.txt:1:6" in done.out
    assert done.err == ""


def test_first_word_may_be_an_option(zscheck: Zscheck) -> None:
    write("a.txt", "甲1+2=4。")
    assert json.loads(zscheck("--format", "json", "a.txt").out)["documents"][0]["path"] == "a.txt"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"\x7fELF\x02\x01\x01\x00" + bytes(64), "binary.txt"),
        ("folder", "folder", "no articles"),
    ],
)
def test_bad_input_is_2_one_line_and_the_rest_is_checked(
    zscheck: Zscheck, name: str, data: bytes | str | None, said: str
) -> None:
    good = write("good.txt", "甲1+2=4。")
    if data == "folder":
        (good.parent / name).mkdir()
    elif isinstance(data, bytes):
        (good.parent / name).write_bytes(data)
    done = zscheck(name, "good.txt")
    assert done.status == 2
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert "good.txt:1:6" in done.out


def test_status_2_wins_over_exit_zero(zscheck: Zscheck) -> None:
    assert zscheck("missing.txt", "--exit-zero").status == 2


@pytest.mark.parametrize(
    ("text", "arguments", "status"),
    [
        ("1+2=4", (), 1),
        ("1+2=4", ("--exit-zero",), 0),
        ("1+2=4", ("--fail-on", "never"), 0),
        ("1+2≈4", (), 0),
        ("1+2≈4", ("--fail-on", "warning"), 1),
        ("1+2=4", ("--max-findings", "1"), 0),
        ("1+2=4；2+2=5", ("--max-findings", "1"), 1),
    ],
)
def test_gate(zscheck: Zscheck, text: str, arguments: tuple[str, ...], status: int) -> None:
    write("a.txt", text)
    assert zscheck("a.txt", *arguments).status == status


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Usage"),
        (("check",), "Name a file"),
        (("a.txt", "--format", "jsom"), "Did you mean json"),
        (("a.txt", "--fail-on", "warnings"), "fail-on"),
        (("a.txt", "--select", "summ"), "Did you mean sum"),
        (("a.txt", "--diff", "HEAD", "--staged"), "exclude each other"),
        (("a.txt", "--config", "none.yaml"), "no such config file"),
        (("a.txt", "--baseline", "none.json"), "no such baseline"),
        (("a.txt", "-o", "x", "-o", "y"), "second file"),
        (("a.txt", "--unknown"), "--unknown"),
    ],
)
def test_usage(zscheck: Zscheck, arguments: tuple[str, ...], said: str) -> None:
    write("a.txt", "1+2=3")
    done = zscheck(*arguments)
    assert said in done.out + done.err
    assert done.status == (0 if not arguments else 2) or not arguments


def test_standard_input_with_a_name(zscheck: Zscheck) -> None:
    done = zscheck("-", "--stdin-filename", "稿.md", stdin="# 题\n\n1+2=4".encode())
    assert done.status == 1
    assert "稿.md:3:5" in done.out


def test_select_and_ignore_choose_what_is_told(zscheck: Zscheck) -> None:
    write("a.txt", "1+2=4")
    assert zscheck("a.txt", "--select", "ZS2").status == 1
    assert zscheck("a.txt", "--ignore", "sum").status == 0
    assert zscheck("a.txt", "--ignore", "ZS201").status == 0


def test_quiet_says_findings_only(zscheck: Zscheck) -> None:
    write("a.txt", "1+2=3")
    done = zscheck("a.txt", "--quiet")
    assert (done.out, done.err) == ("", "")


def test_a_fault_in_one_article_is_one_line(zscheck: Zscheck, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.sums import SumChecker

    checked = SumChecker.check

    def fragile(self: SumChecker, document):  # type: ignore[no-untyped-def]
        if "炸" in document.text:
            raise RecursionError
        return checked(self, document)

    monkeypatch.setattr(SumChecker, "check", fragile)
    write("a.txt", "炸")
    write("b.txt", "1+2=4")
    done = zscheck("a.txt", "b.txt")
    assert done.status == 2
    assert "a fault in zscheck (RecursionError" in done.err
    assert "b.txt:1:5" in done.out
