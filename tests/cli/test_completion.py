"""What a shell offers at a tab: the main job needs no command, so its options and files come at once."""

from __future__ import annotations

import pytest
from click.shell_completion import BashComplete

from checker.cli.group import cli


def offered(*words: str) -> list[tuple[str, str]]:
    shell = BashComplete(cli, {}, "zscheck", "_ZSCHECK_COMPLETE")
    return [(item.type, item.value) for item in shell.get_completions(list(words[:-1]), words[-1])]


def test_the_first_word() -> None:
    assert ("plain", "rules") in offered("")
    assert offered("expl") == [("plain", "explain")]
    assert offered("artic") == [("file", "artic")]
    assert ("plain", "--fail-on") in offered("--fa")


@pytest.mark.parametrize("before", [["check"], ["article.txt"], ["--quiet"]])
def test_options_and_their_values(before: list[str]) -> None:
    assert ("plain", "--fail-on") in offered(*before, "--fa")
    assert offered(*before, "--fail-on", "w") == [("plain", "warning")]
    assert offered(*before, "--format", "sa") == [("plain", "sarif")]
    assert offered(*before, "--baseline", "b") == [("file", "b")]
    assert offered(*before, "--cache-dir", "b") == [("dir", "b")]
    assert ("plain", "percent-of-count") in offered(*before, "--select", "perc")
    assert ("plain", "ZS101") in offered(*before, "--ignore", "ZS1")


def test_rules() -> None:
    assert offered("rules", "sch") == [("plain", "schema")]
    assert offered("explain", "percent-of-c") == [("plain", "percent-of-count")]
