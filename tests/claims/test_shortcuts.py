"""What is seen at one look, or looked for in part, is what a plain search finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checker.claims.bind import bind, holding_with
from checker.claims.standing import look
from checker.claims.weights import load_weights
from checker.figures import load_lexicon, read_figures, view_of
from checker.framing.borrow import borrow_units
from checker.framing.frame import Page, frame_figures
from checker.reading import read_bytes
from checker.records import replace
from checker.rulebook import load_rulebook
from checker.verdicts.corroboration import counts

BOOK, LEXICON, WEIGHTS = load_rulebook(), load_lexicon(), load_weights()
EQUATIONS = replace(BOOK, rules=tuple(rule for rule in BOOK.rules if counts(rule)))
WORDS = sorted({word for rule in BOOK.rules for role in rule.roles for word in (*role.before, *role.not_before)})


def page_of(text: str) -> Page:
    document = read_bytes(text.encode(), "a.txt")
    view = view_of(document.text)
    return frame_figures(document, view, borrow_units(view.text, read_figures(document, view, LEXICON)), WEIGHTS)


def examples() -> Iterator[tuple[str, str]]:
    """The sentences of each rule that look right, as one article."""
    for rule in BOOK.rules:
        yield rule.id, "\n\n".join(example.text for example in rule.examples if example.sort == "ok")


@pytest.mark.parametrize("text", [text for _, text in examples()], ids=[name for name, _ in examples()])
def test_words_before_a_figure_are_all_seen(text: str) -> None:
    page = page_of(text)
    standing = look(page, BOOK.rules)
    for frame in page.frames:
        assert {word for word in WORDS if word in frame.left} <= standing.left[frame.index]
        there = {word for word in WORDS if word in frame.clause_left or word in frame.left}
        assert there <= standing.clause[frame.index]
        assert all(word in frame.left for word in standing.left[frame.index])


@pytest.mark.parametrize("text", [text for _, text in examples()], ids=[name for name, _ in examples()])
def test_what_holds_of_one_figure_is_what_holds_of_all(text: str) -> None:
    page = page_of(text)
    everything = [reading for reading, _ in bind(page, EQUATIONS, WEIGHTS) if reading.narrow and not reading.open]
    for index in range(0, len(page.frames), 3):
        part = holding_with(page_of(text), EQUATIONS, WEIGHTS, frozenset((index,)))
        found = {(r.rule.id, r.roles) for r in part if r.narrow and not r.open}
        assert found == {(r.rule.id, r.roles) for r in everything if index in r.figures()}
