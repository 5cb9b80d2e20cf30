"""What must hold of every number written in any style, and of any text at all."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.figures import parse_literal, view_of
from tests.figures.reading import lexicon, read

lexicon()  # loaded here, and not within the time limit of the first example
DIGITS = "零一二三四五六七八九"
FULL = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
TRADITIONAL = str.maketrans("万亿两个", "萬億兩個")
FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
numbers = st.integers(1, 10**12 - 1)


def section(n: int) -> str:
    """A number below 10000 in Chinese, with 零 for gaps."""
    written, gap = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // power % 10
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + unit
            gap = False
        else:
            gap = True
    return written


def chinese(n: int) -> str:
    written = ""
    for power, unit in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = n // power % 10000
        if part:
            gap = written and (part < 1000 or n // power // 10000 % 10 == 0)
            written += ("零" if gap else "") + section(part) + unit
    return written


def mixed(n: int) -> str:
    """12亿9318万4千: each part in Arabic digits."""
    parts = [(n // 10**8, "亿"), (n // 10**4 % 10**4, "万"), (n % 10**4, "")]
    return "".join(f"{part}{unit}" for part, unit in parts if part)


@given(numbers)
@example(1001)
@example(10_010_000)
@example(100_000_001)
def test_a_chinese_number_reads_back(n: int) -> None:
    for written in (chinese(n), chinese(n).translate(TRADITIONAL), chinese(n).translate(FORMAL)):
        found = parse_literal(view_of(written).text)
        assert found is not None and found.value == n, written


@given(numbers, st.sampled_from(["家", "人次", "元", "公里", "万吨", "%", "个百分点"]))
def test_an_arabic_number_reads_back(n: int, unit: str) -> None:
    value = n * (10_000 if unit.startswith("万") else 1)
    for written in (str(n), f"{n:,}", str(n).translate(FULL)):
        (figure,) = read(f"报告称有{written}{unit}。")
        assert figure.value == value
        assert figure.text == written + unit


@given(st.integers(1, 10**6), st.integers(1, 4), st.sampled_from(["", "万", "亿", "万亿"]))
def test_a_decimal_reads_back_with_its_precision(mantissa: int, places: int, scale: str) -> None:
    written = f"{mantissa // 10**places}.{mantissa % 10**places:0{places}d}"
    factor = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]
    (figure,) = read(f"投资{written}{scale}元")
    assert figure.value == Fraction(mantissa, 10**places) * factor
    assert figure.place == Fraction(factor, 10**places)


@given(st.integers(10**4, 10**12 - 1))
def test_a_mixed_number_reads_back(n: int) -> None:
    written = mixed(n)
    if n % 10**8 < 10**4 and n >= 10**8 and n % 10**4:
        return  # 3亿500 is left to the reader
    found = parse_literal(written)
    assert found is not None
    if n % 10**4 >= 10 or n % 10**4 == 0:  # 3万5 is 35000
        assert found.value == n


HEDGES = ["", "约", "近", "超过", "不足", "至少", "不超过", "突破", "逾"]
AFTER = ["", "左右", "以上", "以下", "余"]


@given(numbers, st.sampled_from(HEDGES), st.sampled_from(AFTER), st.sampled_from(["家", "万元", "%", "公顷", "天"]))
def test_the_value_lies_within_its_intervals(n: int, before: str, after: str, unit: str) -> None:
    for figure in read(f"共{before}{n}{unit}{after}，"):
        assert figure.value is not None
        for interval in (figure.narrow, figure.wide):
            assert interval.low is None or interval.low <= figure.value
            assert interval.high is None or figure.value <= interval.high
        narrow, wide = figure.narrow, figure.wide
        assert wide.low is None or (narrow.low is not None and wide.low <= narrow.low)
        assert wide.high is None or (narrow.high is not None and narrow.high <= wide.high)


NUMERIC = (
    "0123456789.,，%‰零〇一二三四五六七八九十百千万亿兆两廿半几数多余来第约近年月日号时点分"
    ":：-—~至到()（） 个家人元成折倍番之又周星期/度兩萬億l"
)
noise = st.text(st.one_of(st.sampled_from(NUMERIC), st.characters(codec="utf-8")), max_size=60)


@settings(max_examples=600)
@given(noise, st.sampled_from(["zh-Hans", "zh-Hant"]))
def test_no_text_raises_and_spans_are_the_text(text: str, script: str) -> None:
    end = 0
    for index, figure in enumerate(read(text, script)):
        assert figure.index == index
        assert figure.start >= end and figure.end > figure.start
        assert text[figure.start : figure.end] == figure.text
        end = figure.end
        narrow = figure.narrow
        assert narrow.low is None or narrow.high is None or narrow.low <= narrow.high


PIECES = [
    "1",
    "一",
    "九九",
    "1,",
    "123 ",
    "12，345，",
    "1a.",
    "3万",
    "1-",
    "(ā",
    "百分之",
    "1/2",
    "第",
    "年",
    "3年",
    "1月",
    "1：",
    "<b",
    "第1、",
    "台币约",
    "1元（",
    "01772)1",
    "2 0 2 0 ",
    "1分1秒1",
    "1/10万",
    "2019/20年",
]


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_text_not_with_its_square(piece: str) -> None:
    def cost(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        read(text)
        return time.process_time() - start

    cost(1000)
    assert min(cost(80_000) for _ in range(2)) < 30 * max(cost(8_000), 0.002)


@settings(max_examples=300)
@given(st.text(NUMERIC, max_size=30))
def test_no_literal_raises(text: str) -> None:
    parse_literal(text)


PLAIN = st.text("的了在是我有和就不也着没看好自己这中国发展经济报道表示记者城", max_size=12)


@given(PLAIN, PLAIN, st.sampled_from(["266家", "2151.02亿元", "21.4%", "三百二十人", "3.5个百分点", "2020年3月3日"]))
def test_words_around_change_nothing(before: str, after: str, written: str) -> None:
    (alone,) = read(f"，{written}，")
    (found,) = read(f"{before}，{written}，{after}")
    assert (found.value, found.unit, found.narrow, found.iso) == (alone.value, alone.unit, alone.narrow, alone.iso)
    assert found.start == len(before) + 1


@given(st.text("增長微克共有家企業", min_size=1, max_size=8), st.sampled_from(["zhǎng", "wei", "ke", "jiā", "yè"]))
def test_glosses_are_seen_through(text: str, gloss: str) -> None:
    glossed = "".join(f"{c}({gloss})" for c in text)
    view = view_of(glossed)
    assert view.text == view_of(text).text
    for i, c in enumerate(text):
        assert glossed[view.source(i)] == c
        assert glossed[view.source(i) : view.source_end(i + 1)] == c
