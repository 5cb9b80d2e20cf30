"""The sizes of slips, known in floats without writing each one out, leave none of them out."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.figures.numerals import parse_literal
from checker.figures.slips import sizes_of, variants
from tests.figures.reading import read

WRITTEN = (
    "3人",
    "20人",
    "1,335人",
    "10.5%",
    "0.05%",
    "78.36亿元",
    "2151.02亿元",
    "1200万吨",
    "3千米",
    "4万1606人",
    "三百人",
)


@pytest.mark.parametrize("text", WRITTEN)
def test_sizes_reach_every_slip(text: str) -> None:
    (figure,) = read(f"共{text}。")
    slips, sizes = variants(figure), sizes_of(figure)
    assert slips
    if sizes is None:
        assert not text[0].isdigit() or "万1" in text
        return
    for slip in slips:
        assert sizes.reach(slip.size, slip.size), slip.literal
        assert sizes.reach(slip.size + slip.half, inf), slip.literal
        assert sizes.reach(-inf, slip.size - slip.half), slip.literal
    assert not sizes.reach(1e30, inf)


@given(st.from_regex(r"[1-9][0-9]{0,5}(\.[0-9]{1,3})?[万亿]?", fullmatch=True))
def test_slips_are_what_their_literals_say(number: str) -> None:
    (figure,) = read(f"投资{number}元。")
    sizes = sizes_of(figure)
    assert sizes is not None
    for slip in variants(figure):
        parsed = parse_literal(slip.literal)
        assert parsed is not None
        assert (slip.value, slip.place) == (parsed.value, parsed.place)
        assert slip.value != figure.value
        assert sizes.reach(slip.size, slip.size)
