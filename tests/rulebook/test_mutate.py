"""Slips and roundings of one figure."""

from __future__ import annotations

import pytest

from checker.mutate import roundings, slips


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("266家", {"566家", "296家", "269家", "626家"}),
        ("1.2亿元", {"1.2万元", "12亿元", "4.2亿元", "1.5亿元"}),
        ("三个", {"六个"}),
        ("星期五", {"星期二"}),
        ("９０％", {"2０％"}),
        ("1,286.5亿元", {"12,865亿元", "1,286.8亿元"}),
    ],
)
def test_slips(text: str, some: set[str]) -> None:
    found = slips(text)
    assert some <= set(found)
    assert text not in found
    assert len(found) == len(set(found))


def test_nobody_writes_a_leading_zero() -> None:
    assert not any(slip.startswith("0") for slip in slips("70家"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("92.02%", ["92.0%"]),
        ("2.5亿", ["2亿", "3亿"]),
        ("95.4%", ["95%"]),
        ("266家", []),
        ("0.4万", []),
        ("1,286.55亿", ["1,286.6亿"]),
    ],
)
def test_roundings(text: str, expected: list[str]) -> None:
    assert roundings(text) == expected
