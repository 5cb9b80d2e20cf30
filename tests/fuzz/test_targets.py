"""Every part of the program on made-up input: nothing escapes but the errors that are told, and nothing takes long."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import targets

FIGURES = (
    "280家", "266家", "95%", "三成", "1.2万亿元", "十几个", "2至3万", "3月3日", "109年", "上周五", "5.2个百分点", "3:1",
    "第三", "1/3", "约40人", "近百户", "0", "-5℃", "123元1角", "9" * 20, "1e9", "三", "两", "万", "13亿2千",
)  # fmt: skip
WORDS = (
    "全市", "其中", "占", "共", "分别为", "比去年增长", "下降", "同比", "复工率", "平均每", "合计", "，", "。", "、",
    "；", "（", "）", "\n\n", "\n", "和", "到", "甲县", "乙县、丙县", "男", "女", "上年的", "倍", "亩", "|", "\t",
    "截至", "累计", "新增", "今年", "去年", "约合", "美元", "从", "增加到", "减少了", "三地", "等", "\u3000", "「",
)  # fmt: skip
news = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(FIGURES)), max_size=40).map("".join)
noisy = st.tuples(news, st.text(max_size=12), news).map("".join)
yaml = st.lists(
    st.one_of(
        st.sampled_from(
            ("id", "roles", "rules", "severity", "per_path", "exclude", "baseline", "jobs", "fail_on", ":", ": ", "\n",
             "  ", "- ", "[", "]", "{", "}", "'", '"', "&a ", "*a", "!!python/object:os.system ", "error", "0", "010",
             "~", "1:30", "#", "|", "path", "reason", "until", "2020-02-31", "[tool.zscheck]", "=", "\x00", "\ufeff")
        ),
        st.text(max_size=5),
    ),
    max_size=30,
).map("".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(noisy)
def test_any_article_gives_a_sound_report(text: str) -> None:
    targets.binder(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300), st.tuples(st.binary(min_size=1, max_size=1), noisy.map(str.encode)).map(b"".join)
    )
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    targets.reader(data)


@settings(max_examples=100, deadline=None)
@given(noisy)
def test_any_text_is_read_figure_by_figure(text: str) -> None:
    targets.lexer(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("target", [targets.rules, targets.config, targets.side])
@settings(max_examples=80, deadline=None)
@given(st.one_of(yaml.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary(max_size=200)))
def test_any_file_of_ours_loads_or_says_where(target: object, data: bytes) -> None:
    assert callable(target)
    target(data)


@pytest.mark.parametrize("target", targets.TARGETS.values(), ids=targets.TARGETS)
def test_nothing_at_all(target: object) -> None:
    assert callable(target)
    target(b"")
