"""Forms on which other libraries fail, and every form of the side-by-side table: values worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.bench.forms import FORMS, Between, Nothing
from tests.bench.ours import answer, right
from tests.figures.reading import read


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1.2亿元", 120_000_000, "CNY"),
        ("奖金1万2千元", 12_000, "CNY"),
        ("奖金1万2", 12_000, None),
        ("共一百二十人", 120, "人"),
        ("要价两万五", 25_000, None),
        ("规模3.5万亿元", 3_500_000_000_000, "CNY"),
        ("规模二十万亿元", 20_000_000_000_000, "CNY"),
        ("投入1,100万元", 11_000_000, "CNY"),
        ("投入3 500万元", 35_000_000, "CNY"),
        ("收入１２３４元", 1234, "CNY"),
        ("壹佰贰拾叁元", 123, "CNY"),
        ("参佰元", 300, "CNY"),
        ("廿三人", 23, "人"),
        ("卅人", 30, "人"),
        ("二○二四年", 2024, "year"),
        ("二〇二四年", 2024, "year"),
        ("俩人", 2, "人"),
        ("上升3个百分点", 3, "pp"),
        ("死亡率5‰", 5, "‰"),
        ("占三成五", 35, "%"),
        ("打八折", 80, "%"),
        ("打八五折", 85, "%"),
        ("占百分之九十五", 95, "%"),
        ("占千分之三", 3, "‰"),
        ("接待3.2万人次", 32_000, "人次"),
        ("下调25个基点", 25, "bp"),
        ("重一吨半", Fraction(3, 2), "metric_ton"),
        ("重两斤三两", Fraction(23, 10), "jin"),
        ("123元1角1分", Fraction(12311, 100), "CNY"),
        ("亏损123.45亿元", 12_345_000_000, "CNY"),
    ],
)
def test_value(text: str, value: int | Fraction, unit: str | None) -> None:
    (figure,) = read(text)
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("约七八十人", 65, 85),
        ("七八十人", 70, 80),
        ("三五个", 3, 5),
        ("3-5个", 3, 5),
        ("3~5", 3, 5),
        ("3.5%～4%", Fraction(7, 2), 4),
        ("十几个", 11, 19),
        ("数百人", 200, 900),
        ("18℃至26℃", 18, 26),
        ("100余人", 100, 200),
        ("三十多人", 30, 40),
    ],
)
def test_range(text: str, low: int | Fraction, high: int) -> None:
    (figure,) = read(text)
    assert (figure.narrow.low, figure.narrow.high) == (low, high)
    assert figure.text == text.removeprefix("约")


@pytest.mark.parametrize(
    "text", ["收拾", "大陆", "队伍", "放肆", "一带一路", "统一", "第三产业", "万五", "一季报", "七七八八"]
)
def test_no_number(text: str) -> None:
    assert read(text) == ()


def test_a_percentage_point_is_no_percent() -> None:
    (point,) = read("3个百分点")
    (percent,) = read("3%")
    assert point.dimension != percent.dimension


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_form_of_the_side_by_side_table(text: str, expected: Fraction | Between | Nothing) -> None:
    assert right(answer(text), expected)
