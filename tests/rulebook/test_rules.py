"""Every example of every built-in and house rule, through the same code as ``zscheck rules test``; and their form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker import resources
from checker.claims.weights import load_weights
from checker.figures import load_lexicon
from checker.located import Map, parse
from checker.pipeline import Checker
from checker.rulebook import Rule, load_rulebook
from checker.rulebook.checks import FIELD
from checker.rulebook.keys import EXAMPLE_SORTS, LANGUAGES, TABLES
from checker.selftest import Result, consistent_texts, mutations, outcomes

HOUSE = Path(__file__).parents[2] / "examples" / "house-rules"
BOOK = load_rulebook([HOUSE])
NAMES = [
    f"{rule.family}/{rule.id}/{sort}-{number + 1}"
    for rule in BOOK.rules
    for sort in EXAMPLE_SORTS
    for number in range(sum(example.sort == sort for example in rule.examples))
]
CODES = {"share": "1", "sum": "2", "unit": "3", "change": "4", "count": "5", "date": "6", "repeat": "7"}


def builtin(rule: Rule) -> bool:
    return Path(rule.path).is_relative_to(resources.rules_dir())


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(BOOK, load_lexicon(), load_weights())


@pytest.fixture(scope="module")
def results(checker: Checker) -> dict[str, Result]:
    return {result.name: result for result in outcomes(checker, BOOK.rules)}


@pytest.mark.parametrize("name", NAMES)
def test_example(name: str, results: dict[str, Result]) -> None:
    result = results[name]
    assert result.passed, f"{result.outcome} {result.detail} {result.advice}\n{result.example.text}"


# Of a date that exists these have nothing to say: a claim for each date of an article would tell nobody anything.
SILENT_WHERE_ALL_IS_WELL = {"day-of-month", "month-of-year"}


@pytest.mark.parametrize(
    "rule", [rule for rule in BOOK.rules if rule.id not in SILENT_WHERE_ALL_IS_WELL], ids=lambda rule: rule.id
)
def test_an_ok_example_shows_the_rule_at_work(rule: Rule, checker: Checker) -> None:
    assert any(True for _ in consistent_texts(checker, rule)), "no consistent text binds a claim of the rule"


def test_slips_are_caught_and_roundings_are_not(checker: Checker) -> None:
    reactions = list(mutations(checker, BOOK.rules))
    slips, caught = sum(r.slips for r in reactions), sum(r.caught for r in reactions)
    assert slips > 200
    assert caught >= 0.95 * slips, [(r.rule.id, r.caught, r.slips) for r in reactions if r.caught < r.slips]
    assert [(r.rule.id, r.alarmed) for r in reactions if r.alarmed] == []


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_form(rule: Rule) -> None:
    tree = parse(Path(rule.path).read_bytes(), rule.path, [])
    assert isinstance(tree, Map)
    order = [key.name for key in TABLES["rule"]]
    written = [name.text for name, _ in tree]
    assert written == sorted(written, key=order.index), "keys in the order of the table"
    assert len(rule.title["zh-Hans"]) <= 20
    for language in LANGUAGES:
        assert language in rule.message, f"the message lacks {language}"
    fields = {language: set(FIELD.findall(text)) for language, text in rule.message.items()}
    assert len(set(map(frozenset, fields.values()))) == 1, "the same placeholders in every language"
    if builtin(rule):
        assert re.fullmatch(rf"ZS{CODES[rule.family]}\d\d", rule.code)
