"""What a faulty figure should read, in its own style."""

from __future__ import annotations

from fractions import Fraction

import pytest

from checker.figures import load_lexicon, read_figures, view_of
from checker.reading import read_bytes
from checker.verdicts.wording import expected_text

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("stated", "value", "text"),
    [
        ("95%", "94.6", "95%"),
        ("910公顷", "91", "91公顷"),
        ("562.4億元", "5624000000", "56.24億元"),
        ("24.8公頃", "248", "248公頃"),
        ("107779亿元", "1077790000", "10.7779亿元"),
        ("三倍", "30", "三十倍"),
        ("1,127口", "11270", "11,270口"),
    ],
)
def test_as_many_digits_as_the_figure_has(stated: str, value: str, text: str) -> None:
    document = read_bytes(stated.encode(), "figure.txt")
    figure = read_figures(document, view_of(document.text), LEXICON)[0]
    assert expected_text(figure, Fraction(value)) == text
