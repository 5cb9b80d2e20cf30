"""Seventy-seven written numbers and what they say: a number, something between two numbers, or no quantity at all."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Between:
    """A vague number: its interval has to lie within these ends, half a step allowed."""

    low: int | None
    high: int | None

    def admits(self, low: Fraction | None, high: Fraction | None) -> bool:
        """Whether an interval says this much."""
        if self.low is not None and (low is None or low < self.low * Fraction(4, 5)):
            return False
        return self.high is None or (high is not None and high <= self.high + 1)


@dataclass(frozen=True)
class Nothing:
    """A name or a riddle: to be left alone."""


def _number(text: str) -> Fraction:
    return Fraction(text)


_NUMBERS = """
    一百二十三 123; 两千三 2300; 两千三百 2300; 1.2万亿 1200000000000; 3千万 30000000; 百分之九十五点五 0.955
    三分之一 1/3; 六成五 0.65; 廿八 28; 卅 30; 〇 0; 零 0; 壹佰贰拾 120; 半数 1/2; 一亿零五百万 105000000; 5折 0.5
    八五折 0.85; 千分之三 0.003; 二〇二〇年 2020; １２３ 123; １２３．５ 123.5; 1,234,567 1234567; 二十 20; 十 10
    十五 15; 一万五 15000; 一万零五 10005; 三万五千 35000; 两亿 200000000; 俩 2; 仨 3; 一千零一十 1010
    一千零一 1001; 一千一 1100; 百八十 180; 四分之三 3/4; 二又三分之一 7/3; 万分之五 0.0005; 百分之百 1
    百分之零点三 0.003; 负五 -5; 零下5 -5; 三点一四 3.14; 十二点五万 125000; 2.5亿 250000000; 1.5千 1500
    翻一番 2; 翻两番 4; 一倍 1; 十万八千 108000; 一百万 1000000; 萬 10000; 兩萬三千 23000; 壹億貳仟萬 120000000
    五十万零三百 500300; 一半 1/2; 叁拾伍元贰角 35.2; 3/4 0.75; 5% 0.05; 5‰ 0.005; 第三 3
"""
_ENTRIES = [entry for line in _NUMBERS.splitlines() for entry in line.split(";") if entry.strip()]
_VAGUE = [
    ("十来个", Between(10, 19)), ("百余", Between(100, 200)), ("三百多", Between(300, 400)),
    ("上千", Between(1000, None)), ("数十", Between(10, 99)), ("三五百", Between(300, 500)),
    ("三四十", Between(30, 40)), ("50余万", Between(500000, 600000)), ("近百", Between(None, 100)),
]  # fmt: skip
_NAMES = ["1，234", "1+6+N", "九五", "“十四五”", "七七八八", "一二三", "三中全会"]

FORMS: list[tuple[str, Fraction | Between | Nothing]] = [
    *((form, _number(value)) for form, value in (entry.split() for entry in _ENTRIES)),
    *_VAGUE,
    *((name, Nothing()) for name in _NAMES),
]
