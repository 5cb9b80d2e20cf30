"""``zscheck rules …`` and ``zscheck explain`` as a newsroom uses them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import checker
from checker.cli import run

Write = Callable[..., Path]
HOUSE = Path(__file__).parents[2] / "examples" / "house-rules"


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, packs_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ZSCHECK_CACHE_DIR", str(packs_dir))


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == sorted(lines)
    assert any(line.startswith("ZS101    percent-of-count") for line in lines)
    assert run(["rules", "list", "--format", "json"]) == 0
    assert {"id", "code", "severity", "title"} <= set(json.loads(capsys.readouterr().out)[0])


def test_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "show", "ZS101"]) == 0
    assert "id: percent-of-count" in capsys.readouterr().out


def test_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "words", "$plan"]) == 0
    assert capsys.readouterr().out.startswith("plan: 计划, 预计")
    assert run(["rules", "words", "plans"]) == 2
    assert "no word list $plans" in capsys.readouterr().err


def test_a_new_rule_works_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "new", "ward-beds", "--code", "MINE7", "--into", "mine"]) == 0
    assert capsys.readouterr().out == f"{Path('mine', 'ward-beds.yaml')}\n"
    assert run(["rules", "check", "mine"]) == 0
    assert capsys.readouterr().out == "1 rule, no problems\n"
    assert run(["rules", "test", "mine", "--coverage"]) == 0
    assert "1 rules, 2 examples: 2 as promised, 0 not" in capsys.readouterr().out
    assert run(["rules", "new", "ward-beds", "--into", "mine"]) == 2
    assert "exists already" in capsys.readouterr().err


def test_new_rules_work_beside_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("ward-beds", "hall-beds", "ship-beds"):
        assert run(["rules", "new", name, "--into", "mine"]) == 0
    capsys.readouterr()
    assert run(["rules", "check", "mine"]) == 0
    assert capsys.readouterr().out == "3 rules, no problems\n"


def test_long_examples_do_not_stall_their_test(
    write: Write, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.selftest.MAX_MUTATED", 200)
    rule = write("beds")
    assert run(["rules", "test", str(rule)]) == 0
    out = capsys.readouterr().out
    assert "beds: its examples are many and long" in out
    assert "slips: 4 of 4 caught" in out


@pytest.mark.parametrize("words", [["Beds"], ["../beds"], ["beds", "--code", "x"]])
def test_new_refuses_bad_names(words: list[str]) -> None:
    assert run(["rules", "new", *words]) == 2
    assert list(Path.cwd().iterdir()) == []


def test_check_tells_every_problem(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    first = write("first", ("severity: warning", "severity: loud"), ("people * per", "peple * per"))
    second = write("second", ("[count]", "[counts]"), code="HOUSE2")
    assert run(["rules", "check", str(first), str(second)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [f"{Path(line.split(':')[1].strip()).name}:{line.split(':')[2]}" for line in lines] == [
        "first.yaml:7", "first.yaml:19", "second.yaml:11",
    ]  # fmt: skip


def test_test_says_what_failed(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    rule = write("beds", ("expected: 6.0张", "expected: 7.5张"))
    assert run(["rules", "test", str(rule), "--no-mutations"]) == 1
    out = capsys.readouterr().out
    assert f"{rule}:28: beds bad-1 misplaced: expects " in out
    assert "1 rules, 2 examples: 1 as promised, 1 not" in out


def test_known_misses_that_are_found_are_told(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    bad = "    - {text: 全市常住人口320万人，医院床位19200张，每千人拥有床位⟦6.6张⟧。, expected: 6.0张}\n"
    rule = write("beds", (bad, f"{bad}  known_miss:\n{bad}"))
    assert run(["rules", "test", str(rule), "--no-mutations"]) == 1
    assert "It is found today: move it to bad." in capsys.readouterr().out


def test_the_house_rules_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "test", str(HOUSE), "--coverage"]) == 0
    assert "3 rules, 12 examples: 12 as promised, 0 not" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("language", "words"), [("zh-Hans", "核对什么"), ("zh-Hant", "核對什麼"), ("en", "What it checks")]
)
def test_explain(language: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "subtotal-total", "--lang", language]) == 0
    out = capsys.readouterr().out
    assert f"{words}: sum(parts) = total" in out
    assert "zscheck-disable-next-line ZS201" in out


def test_explain_remarks_of_the_tool(capsys: pytest.CaptureFixture[str]) -> None:
    """Every code that a note can have."""
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(checker.__file__).parent.rglob("*.py"))
    codes = set(re.findall(r'"(ZS9[0-9]{2})"', sources))
    assert len(codes) >= 4
    for code in codes:
        assert run(["explain", code, "--lang", "en"]) == 0
        assert capsys.readouterr().out.startswith(f"{code} · note: ")
    assert run(["explain", "ZS9"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(codes)
    assert run(["explain", "ZS999"]) == 2


def test_explain_an_unknown_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "percent-of-cuont"]) == 2
    assert "Did you mean 'percent-of-count'?" in capsys.readouterr().err


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "zscheck rule"
