"""Command lines read without click mean what click says they mean, and click is not loaded for them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cli.check import check
from checker.cli.names import COMMANDS
from checker.cli.plain import parameters
from checker.cli.words import CHECK, Option

FLAGS = [flag for option in CHECK for flag in option.flags]
VALUES = ["a.txt", "-", "", "json", "0", "12", "-3", "x=y", "never", "en", "always", "final", "--", "٣", "check"]
words = st.one_of(
    st.sampled_from(FLAGS),
    st.sampled_from(VALUES),
    st.builds("{}={}".format, st.sampled_from(FLAGS), st.sampled_from(VALUES)),
    st.builds("{}{}".format, st.sampled_from(["-j", "-o", "-q", "--form"]), st.sampled_from(VALUES)),
)


def as_click_says(line: list[str]) -> dict[str, object]:
    return check.make_context("check", list(line), help_option_names=["-h", "--help"]).params


@settings(max_examples=300, deadline=None)
@given(st.lists(words, max_size=6))
def test_what_is_read_is_what_click_reads(line: list[str]) -> None:
    found = parameters(line, COMMANDS)
    if found is None:
        return
    assert found == as_click_says(line[1:] if line[:1] == ["check"] else line)


@pytest.mark.parametrize("option", CHECK, ids=lambda o: o.name)
def test_every_option_is_read(option: Option) -> None:
    value = {"number": "3", "choice": next(iter(option.choices), "")}.get(option.shape, "word")
    for flag in option.flags:
        line = ["a.txt", flag] if option.shape == "flag" else ["a.txt", flag, value]
        found = parameters(line, COMMANDS)
        assert found is not None
        assert found == as_click_says(line)
        assert found[option.name] != option.default


@pytest.mark.parametrize(
    "line", [[], ["rules"], ["--help"], ["a", "--jobs", "x"], ["a", "-qq"], ["a", "--", "-b"], ["a", "-o"]]
)
def test_the_rest_is_for_click(line: list[str]) -> None:
    assert parameters(line, COMMANDS) is None


def test_a_check_loads_neither_click_nor_what_it_does_not_need(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("共签约12个项目，其中制造业7个、服务业5个。\n", encoding="utf-8")
    unwanted = ("click", "yaml", "sympy", "pint", "rich", "dataclasses", "inspect", "sqlite3", "markdown_it")
    script = (
        "import sys; from checker.cli import run; run([sys.argv[1], '--format', sys.argv[2]]); "
        f"print([m for m in {unwanted!r} if m in sys.modules], file=sys.stderr)"
    )
    for form in ("json", "text", "text"):
        command = [sys.executable, "-c", script, str(article), form]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
