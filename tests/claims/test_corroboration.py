"""A slip that one relation shows is looked for in the other relations of its figure."""

from __future__ import annotations

import pytest

from checker.claims.weights import load_weights
from checker.figures import load_lexicon
from checker.model import Report
from checker.pipeline import Checker
from checker.reading import read_bytes
from checker.rulebook import load_rulebook

CHECKER = Checker(load_rulebook(), load_lexicon(), load_weights())


def check(text: str) -> Report:
    return CHECKER.check(read_bytes(text.encode(), "article.txt"))


def named(report: Report) -> list[list[str]]:
    return [[report.figures[i].text for i in finding.figures] for finding in report.findings]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (  # the rate tells of 49.68 %, and so do the two shares together
            "年支出892,400元，其中消费支出716,419元，占年支出80.28%；非消费支出175,981元，占年支出49.72%。",
            ["49.72%", "175,981元", "892,400元", "80.28%"],
        ),
        (  # one mention contradicts the other, and the rate is right with the other only
            "招募86个名额 吸引2840人报名\n\n招募活动提供86个工作名额，吸引284人报名面试，录取率30.3%。",
            ["2840人", "284人", "30.3%", "86个"],
        ),
    ],
)
def test_what_comes_right_with_the_slip_is_told_with_it(text: str, figures: list[str]) -> None:
    found = named(check(text))
    assert len(found) == 1
    assert set(figures) <= set(found[0])


def test_no_further_claim_without_a_finding() -> None:
    text = "年支出892,400元，其中消费支出716,419元，占年支出80.28%；非消费支出175,981元，占年支出19.72%。"
    assert not named(check(text))
