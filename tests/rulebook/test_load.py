"""Loading: defaults, word lists, one rule in place of another, a project's settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import get_type_hints

import pytest

from checker.errors import ConfigError, RuleError
from checker.interval import point
from checker.resources import rules_dir
from checker.rulebook import Blocker, Cue, Role, Rule, Rulebook, Thresholds, load_rulebook
from checker.rulebook.codec import encode_equation
from checker.rulebook.evaluate import holds
from checker.rulebook.keys import KINDS, TABLES
from checker.rulebook.shapes import SHAPES

Write = Callable[..., Path]


@pytest.mark.parametrize(
    ("section", "noun"),
    [("role", Role), ("cue", Cue), ("blocker", Blocker), ("thresholds", Thresholds), ("rule", Rule)],
)
def test_every_key_has_its_attribute(section: str, noun: type) -> None:
    assert {key.name for key in TABLES[section]} <= {*get_type_hints(noun), *dir(noun)}


def test_every_key_has_a_shape_and_a_sentence() -> None:
    for keys in TABLES.values():
        for key in keys:
            assert key.shape in SHAPES, key.name
            assert key.doc.endswith("."), key.name
            assert key.section == "" or key.section in TABLES


def test_a_rule_as_loaded(write: Write) -> None:
    rule = load_rulebook([write("beds")]).by_id["beds"]
    assert (rule.code, rule.family, rule.severity, rule.bind, rule.rounding) == (
        "HOUSE1", "house", "warning", "figures", "written",
    )  # fmt: skip
    assert rule.report == rule.anchor.name == "rate"
    assert rule.role("beds").before == ("床位", "病床")
    assert rule.role("people").side == "either"
    assert rule.thresholds == Thresholds(2, 5, 8)
    assert rule.why == {"zh-Hans": "床位数、人口数和千人床位数往往来源不同，改了一个忘了另一个。"}
    assert rule.text(rule.title, "zh-Hant") == rule.title["zh-Hans"]
    bad = rule.examples[1]
    assert (bad.sort, bad.text[bad.start : bad.end], bad.expected, bad.line) == ("bad", "6.6张", "6.0张", 28)


def test_quantity_stands_for_four_kinds(write: Write) -> None:
    rule = load_rulebook([write("beds", ("beds: {kind: [count]", "beds: {kind: [quantity, money]"))]).by_id["beds"]
    assert rule.role("beds").kind == ("count", "money", "measure", "number")
    assert set(rule.role("beds").kind) < set(KINDS)


def test_signed_roles_know_the_falling_words(write: Write) -> None:
    book = load_rulebook([write("beds", ("people: {", "people: {signed: true, "))])
    assert book.by_id["beds"].role("people").down == book.lists["down"]


def plain(rule: Rule) -> dict[str, object]:
    return {**asdict(rule), "equation": encode_equation(rule.equation)}


def test_cold_and_warm_rules_are_the_same(write: Write, tmp_path: Path) -> None:
    path = write("beds")
    cold, warm = (load_rulebook([path], cache=tmp_path / "cache") for _ in range(2))
    assert [plain(rule) for rule in cold.rules] == [plain(rule) for rule in warm.rules]


def test_own_word_lists(write: Write) -> None:
    rule = write("beds", ("[床位, 病床]", "[$wards, $total]"))
    lists = rule.parent / "lexicon" / "cues.yaml"
    lists.parent.mkdir()
    lists.write_text("wards: [病床, $cots]\ncots: [摇篮, 病床]\n", encoding="utf-8")
    book = load_rulebook([rule.parent])
    assert book.by_id["beds"].role("beds").before[:2] == ("病床", "摇篮")
    assert set(book.lists["total"]) < set(book.by_id["beds"].role("beds").before)


def test_a_list_cannot_be_redefined(write: Write) -> None:
    rule = write("beds")
    (rule.parent / "lexicon").mkdir()
    (rule.parent / "lexicon" / "cues.yaml").write_text("total: [总]\n", encoding="utf-8")
    with pytest.raises(RuleError, match="there is a list total already"):
        load_rulebook([rule.parent])


def test_a_rule_takes_the_place_of_another_only_by_saying_so(write: Write, builtin: Rulebook, packs_dir: Path) -> None:
    taken = write("percent-of-count")
    with pytest.raises(RuleError, match=r"there is a rule percent-of-count already.* Say replaces: percent-of-count"):
        load_rulebook([taken], cache=packs_dir)
    own = write("percent-of-count", ("code: HOUSE1", "code: HOUSE1\nreplaces: percent-of-count"))
    book = load_rulebook([own], cache=packs_dir)
    assert book.by_id["percent-of-count"].code == "HOUSE1"
    assert len(book.rules) == len(builtin.rules)
    other = write("house-share", ("code: HOUSE1", "code: HOUSE1\nreplaces: [percent-of-count]"))
    assert "percent-of-count" not in load_rulebook([other], cache=packs_dir).by_id


def test_codes_are_unique(write: Write, packs_dir: Path) -> None:
    with pytest.raises(RuleError, match="the code ZS101 is taken by percent-of-count"):
        load_rulebook([write("beds", code="ZS101")], cache=packs_dir)


def test_a_path_given_twice_counts_once(write: Write, packs_dir: Path) -> None:
    rule = write("beds")
    book = load_rulebook([rule, rule.parent, rule], cache=packs_dir)
    assert [r.id for r in book.rules].count("beds") == 1


def test_the_folder_of_the_built_in_rules_can_be_named(builtin: Rulebook, packs_dir: Path) -> None:
    """As whoever works on them does: zscheck rules test rules."""
    book = load_rulebook([rules_dir(), rules_dir() / "share"], cache=packs_dir)
    assert [rule.id for rule in book.rules] == [rule.id for rule in builtin.rules]
    alone = load_rulebook([rules_dir()], builtin=False, cache=packs_dir)
    assert {rule.id for rule in alone.rules} == set(builtin.by_id)


def test_without_the_built_in_rules(write: Write, packs_dir: Path) -> None:
    rule = write("beds", ("code: HOUSE1", "code: HOUSE1\nreplaces: percent-of-count"))
    assert [r.id for r in load_rulebook([rule], builtin=False, cache=packs_dir).rules] == ["beds"]


@pytest.mark.parametrize(("path", "message"), [("none.yaml", "no such rule file"), (".", "holds no rule files")])
def test_paths_that_hold_nothing(
    path: str, message: str, tmp_path: Path, packs_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RuleError, match=message):
        load_rulebook([Path(path)], cache=packs_dir)


def test_rules_are_meant_by_id_code_prefix_and_family(builtin: Rulebook) -> None:
    assert [r.id for r in builtin.matching("percent-of-count")] == ["percent-of-count"]
    assert [r.id for r in builtin.matching("ZS101")] == ["percent-of-count"]
    assert {r.code[:3] for r in builtin.matching("ZS1")} == {"ZS1"}
    assert {r.family for r in builtin.matching("share")} == {"share"}
    with pytest.raises(ConfigError, match="Did you mean 'percent-of-count'"):
        builtin.matching("percent-of-cuont")


def test_select_and_ignore(builtin: Rulebook) -> None:
    chosen = builtin.with_settings(select=["ZS1"], ignore=["percent-of-count"])
    assert {r.code[:3] for r in chosen.rules} == {"ZS1"}
    assert "percent-of-count" not in chosen.by_id
    assert "percent-of-count" in builtin.with_settings(select=["percent-of-count"], ignore=["ZS1"]).by_id
    assert len(builtin.with_settings(ignore=["share"]).rules) < len(builtin.rules)


def test_severities_of_a_project(builtin: Rulebook) -> None:
    book = builtin.with_settings(severity={"ZS1": "off", "percent-of-count": "info", "sum": "warning"})
    assert book.by_id["percent-of-count"].severity == "info"
    assert [r.id for r in book.rules if r.family == "share"] == ["percent-of-count"]
    assert {r.severity for r in book.rules if r.family == "sum"} == {"warning"}
    with pytest.raises(ConfigError, match="expected one of error, warning, info, off"):
        builtin.with_settings(severity={"ZS1": "fatal"})


def test_parameters_of_a_project(write: Write, packs_dir: Path) -> None:
    book = load_rulebook([write("beds")], cache=packs_dir)
    article = {"beds": point(Fraction(60)), "people": point(Fraction(10_000)), "rate": point(Fraction(60))}
    assert holds(book.by_id["beds"].equation, article) is False
    changed = book.with_settings(params={"beds": {"per": 10_000}}).by_id["beds"]
    assert holds(changed.equation, article) is True
    assert changed.params == {"per": 10_000}
    assert book.with_settings(params={"house": {"per": "0.5"}}).by_id["beds"].params == {"per": 0.5}
    with pytest.raises(ConfigError, match=r"no parameter 'pro' \(there are: per\)"):
        book.with_settings(params={"beds": {"pro": 1}})
    with pytest.raises(ConfigError, match="expected a number"):
        book.with_settings(params={"beds": {"per": "x"}})
