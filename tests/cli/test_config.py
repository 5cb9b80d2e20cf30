"""Configuration: the nearest file upward from the article, environment over it, options over both."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.errors import RuleError
from checker.gate.engine import Engine
from checker.rulebook import load_rulebook
from tests.cli.conftest import Zscheck, write
from tests.sums import SumBook

REAL = {name: vars(Engine)[name] for name in ("rulebook", "checker")}  # before the stand-ins take their place


def test_nearest_file_counts_for_each_article(zscheck: Zscheck) -> None:
    write("zscheck.yaml", "ignore: [sum]\n")
    write("a.txt", "1+2=4")
    write("sub/.zscheck.yaml", "severity: {sum: warning}\n")
    write("sub/b.txt", "1+2=4")
    findings = [d["findings"] for d in json.loads(zscheck(".", "--format", "json").out)["documents"]]
    assert [[f["severity"] for f in found] for found in findings] == [[], ["warning"]]


def test_pyproject_table(zscheck: Zscheck) -> None:
    write("pyproject.toml", '[project]\nname = "zscheck"\n[tool.zscheck]\nfail-on = "never"\n')
    write("a.txt", "1+2=4")
    assert zscheck("a.txt").status == 0


def test_other_pyproject_is_passed_over(zscheck: Zscheck) -> None:
    write("zscheck.yaml", "fail-on: never\n")
    write("sub/pyproject.toml", '[project]\nname = "zscheck"\n')
    write("sub/a.txt", "1+2=4")
    assert zscheck("sub/a.txt").status == 0


def test_search_ends_at_the_repository(zscheck: Zscheck) -> None:
    write("zscheck.yaml", "fail-on: never\n")
    Path("repo/.git").mkdir(parents=True)
    write("repo/a.txt", "1+2=4")
    assert zscheck("repo/a.txt").status == 1


def test_overrides_by_path(zscheck: Zscheck) -> None:
    write("zscheck.yaml", "overrides:\n  - files: ['old/**', '!old/new.txt']\n    severity: {sum: off}\n")
    for name in ("old/a.txt", "old/new.txt", "b.txt"):
        write(name, "1+2=4")
    documents = json.loads(zscheck(".", "--format", "json").out)["documents"]
    assert {d["path"]: len(d["findings"]) for d in documents} == {"./b.txt": 1, "./old/a.txt": 0, "./old/new.txt": 1}


def test_order_of_precedence(zscheck: Zscheck, monkeypatch: pytest.MonkeyPatch) -> None:
    write("zscheck.yaml", "fail-on: never\nlang: en\n")
    write("a.txt", "1+2=4")
    assert zscheck("a.txt").status == 0
    monkeypatch.setenv("ZSCHECK_FAIL_ON", "error")
    assert zscheck("a.txt").status == 1
    assert zscheck("a.txt", "--fail-on", "never").status == 0
    assert zscheck("a.txt", "--isolated").status == 1
    shown = json.loads(zscheck("config", "show", "--format", "json").out)
    assert shown["fail-on"] == {"value": "error", "origin": "ZSCHECK_FAIL_ON"}
    assert shown["lang"]["value"] == "en"
    assert shown["lang"]["origin"].endswith("zscheck.yaml:2")
    assert shown["jobs"] == {"value": 1, "origin": "default"}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("zscheck.yaml", "fail-on: error\nfailon: x\n", "zscheck.yaml:2:1: unknown key “failon”. Did you mean fail-on"),
        ("zscheck.yaml", "jobs: many\n", "zscheck.yaml:1:7: jobs: expected a whole number"),
        ("zscheck.yaml", "fail-on: eror\n", "Did you mean error?"),
        ("zscheck.yaml", "severity: {sum: of}\n", "zscheck.yaml:1:17: expected error or warning or info or off"),
        ("zscheck.yaml", "- a\n", "expected keys and values"),
        ("zscheck.yaml", "a: [\n", "zscheck.yaml:"),
        ("zscheck.yaml", "lang: en\nlang: en\n", "zscheck.yaml:2:1"),
        ("zscheck.yaml", "lang: en\nformat: jsn\n", "zscheck.yaml:2: unknown format “jsn”. Did you mean json?"),
        ("zscheck.yaml", "select: [summ]\n", "zscheck.yaml:1: unknown rule “summ”. Did you mean sum?"),
        ("zscheck.yaml", "overrides:\n  - files: [a]\n    jobs: 2\n", "zscheck.yaml:3:5"),
        ("pyproject.toml", "[tool.zscheck]\nlang = 'en'\njbs = 2\n", "pyproject.toml:3:1: unknown key “jbs”"),
        ("pyproject.toml", "[tool.zscheck]\nlang = \n", "pyproject.toml:2:"),
        ("pyproject.toml", "[tool.zscheck.severity]\nsum = 'bad'\n", "pyproject.toml:2:1"),
    ],
)  # fmt: skip
def test_what_is_wrong_says_where(zscheck: Zscheck, name: str, text: str, said: str) -> None:
    write(name, text)
    write("a.txt", "1+2=3")
    done = zscheck("a.txt")
    assert done.status == 2
    assert said in done.err


def test_all_problems_at_once(zscheck: Zscheck) -> None:
    write("zscheck.yaml", "a: 1\nb: 2\n")
    write("a.txt", "1+2=3")
    lines = zscheck("a.txt").err.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("zscheck: ") for line in lines)


def test_bad_environment(zscheck: Zscheck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZSCHECK_JOBS", "two")
    done = zscheck("a.txt")
    assert done.status == 2
    assert "ZSCHECK_JOBS: expected a whole number" in done.err


def test_a_broken_file_further_down_stops_nothing(zscheck: Zscheck) -> None:
    write("a/zscheck.yaml", "nonsense: 1\n")
    write("a/a.txt", "1+2=3")
    write("b/b.txt", "1+2=4")
    done = zscheck(".")
    assert done.status == 2
    assert "a/zscheck.yaml:1:1" in done.err
    assert "b/b.txt:1:5" in done.out


def test_words_of_every_config_file_must_mean_rules(zscheck: Zscheck) -> None:
    write("a.txt", "1+2=3")
    for name, text in (
        ("sub/zscheck.yaml", "ignore: [summ]\n"),
        ("old/zscheck.yaml", "overrides:\n  - files: [a.txt]\n    ignore: [summ]\n"),
    ):
        write(name, text)
        article = write(name.replace("zscheck.yaml", "a.txt"), "1+2=3")
        done = zscheck(".")
        assert done.status == 2
        assert f"{article}: {Path(name).absolute()}:" in done.err
        assert "unknown rule “summ”. Did you mean sum?" in done.err


def test_broken_rules_are_told_once(zscheck: Zscheck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Engine, "rulebook", property(lambda self: load_rulebook([Path(p) for p in self.recipe.rules])))
    write("zscheck.yaml", "rules: [house.yaml]\n")
    write("house.yaml", "id: house\ncode: X1\n")
    for name in "abc":
        write(f"{name}.txt", "1+2=3")
    done = zscheck(".")
    assert (done.status, done.out) == (2, "")
    lines = done.err.splitlines()
    assert len(lines) == len(set(lines)) > 5
    assert all("house.yaml:1:1: " in line for line in lines)


def test_broken_rules_further_down_are_compiled_once(zscheck: Zscheck, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def broken(self: Engine) -> object:
        tries.append(self.recipe)
        if self.recipe.rules:
            raise RuleError("the first", "house.yaml", 1, 1, (RuleError("the second"),))
        return SumBook()

    monkeypatch.setattr(Engine, "rulebook", property(broken))
    write("sub/zscheck.yaml", "rules: [house.yaml]\n")
    for name in ("a", "sub/b", "sub/c"):
        write(f"{name}.txt", "1+2=4")
    done = zscheck(".", "--jobs", "2")
    assert done.status == 2
    assert "a.txt:1:5" in done.out
    assert [line.partition(": ")[2] for line in done.err.splitlines()] == [
        f"./sub/{name}.txt: house.yaml:1:1: the first (1 more problems)" for name in "bc"
    ]
    assert len([recipe for recipe in tries if recipe.rules]) == 1


def test_house_codes_are_words_like_any(zscheck: Zscheck, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the real rules: what explain says of a house rule must work."""
    house = Path(__file__).parents[2] / "examples" / "house-rules"
    monkeypatch.setattr(Engine, "rulebook", REAL["rulebook"])
    monkeypatch.setattr(Engine, "checker", REAL["checker"])
    write("a.md", "全市常住人口320万人，医院床位19200张，每千人拥有床位6.6张。\n")
    write(
        "b.md",
        "<!-- zscheck-disable-next-line HOUSE101 -->\n全市常住人口320万人，医院床位19200张，每千人拥有床位6.6张。\n",
    )
    for settings, told in (
        ("", ["error"]),
        ("select: [HOUSE1]", ["error"]),
        ("ignore: [HOUSE101]", []),
        ("ignore: [HOUSE]", []),
        ("select: [HOUSE2]", []),
        ("severity: {HOUSE101: warning}", ["warning"]),
        ("severity: {HOUSE: info, HOUSE101: warning, HOUSE1: off}", ["warning"]),
        ("severity: {beds-per-thousand: info, HOUSE101: warning}", ["info"]),
    ):
        write("zscheck.yaml", f"rules: ['{house}']\n{settings}\n")
        documents = json.loads(zscheck(".", "--format", "json").out)["documents"]
        assert [[f["severity"] for f in d["findings"]] for d in documents] == [told, []], settings
