"""Repairs and expected numbers are written as the article writes its figures, and none is one nobody would write."""

from __future__ import annotations

import pytest

from checker.claims.weights import load_weights
from checker.figures import load_lexicon
from checker.model import Finding
from checker.pipeline import Checker
from checker.reading import read_bytes
from checker.rulebook import load_rulebook


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(load_rulebook(), load_lexicon(), load_weights())


def finding(checker: Checker, text: str) -> Finding:
    (found,) = checker.check(read_bytes(text.encode(), "article.txt")).findings
    return found


@pytest.mark.parametrize(
    ("text", "expected", "replacement"),
    [
        (
            "本次展會共簽約12項，總額13.96億餘元，其中製造業8億元，服務業7.96億元。",
            "15.96億元",
            "15.96億餘元",
        ),
        ("全市新增就業12.5萬餘人，其中城鎮8.3萬人，農村6.2萬人。", "14.5萬人", "14.5萬餘人"),
        ("全镇１２０户参加，其中贫困户３５户，非贫困户９５户。", "130户", "１３０户"),
        ("全校共有教师50人，其中女教师20人，女教师占六成。", "四成", "30人"),
    ],
)
def test_as_the_article_writes(checker: Checker, text: str, expected: str, replacement: str) -> None:
    found = finding(checker, text)
    assert found.expected == expected
    assert found.suggestions[0].replacement == replacement


def test_no_fraction_of_a_thing(checker: Checker) -> None:
    found = finding(checker, "投资洽谈会共签约240个项目，其中制造业项目156个，占签约项目总数的6%。")
    assert found.suggestions
    assert not [s.replacement for s in found.suggestions if "." in s.replacement]
