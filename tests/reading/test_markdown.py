"""Markdown: what is seen, where it stands, and agreement with markdown-it on what is markup."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.model import BlockKind, Document
from checker.reading import read_bytes
from checker.reading.markdown_inline import Inline


def read(source: str) -> Document:
    return read_bytes(source.encode(), "a.md")


def texts(document: Document) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks]


def seen(source: str) -> str:
    inline = Inline(source, [(0, 0)])
    inline.read()
    return "".join(piece.text for piece in inline.pieces)


def test_emphasis_within_a_number_gives_one_number() -> None:
    for source in ("复工率**95**%", "复工率9**5%**", "复工率***9****5*%"):
        assert seen(source) == "复工率95%"


def test_positions_lead_into_the_source() -> None:
    source = '全市共有**28**0家，复工[266家](http://a.example/12 "95")，占&#57;5%。\n'
    document = read(source)
    assert document.text == "全市共有280家，复工266家，占95%。\n"
    for figure, written in (
        ("280", "28**0家"),
        ("0家", "0家，复工"),
        ("266", "266家]"),
        ("9", "&#57;"),
        ("5%", "5%。"),
    ):
        assert document.source_offset(document.text.index(figure)) == source.index(written)


def test_a_single_sign_between_digits_is_arithmetic() -> None:
    assert seen("3*4*5=60，2019_2020_年度，3~5万，18~20") == "3*4*5=60，2019_2020_年度，3~5万，18~20"
    assert seen("电话138****1234") == "电话138****1234"


def test_bold_beside_a_chinese_quotation_mark_is_no_text() -> None:
    assert seen("开展**“云签约”**活动，共**“95%”**以上") == "开展“云签约”活动，共“95%”以上"


def test_what_is_not_shown_is_left_out() -> None:
    assert seen("共`99`个") == "共 个"
    assert seen("~~280~~281家") == "281家"
    assert seen("![图 77](a_77.png)78家") == "78家"
    assert seen("280家[^1]，见<http://a.example/9>") == "280家，见"
    assert seen("面积5km<sup>2</sup>，用电3亿千瓦时<sup>1</sup>，10<sup>8</sup>元") == "面积5km²，用电3亿千瓦时，10^8元"
    assert texts(read("共5家。\n\n```\n99\n```\n\n    另有7家。\n")) == ["共5家。", "另有7家。"]


def test_blocks_and_their_kinds() -> None:
    document = read("# 题目5个\n\n引言共6个，合计7个。\n\n## 小标题\n\n1. 甲3000亩\n2. - 乙7个\n\n> 引文8个。\n")
    assert [(b.kind, document.text[b.start : b.end]) for b in document.blocks] == [
        (BlockKind.TITLE, "题目5个"),
        (BlockKind.PARAGRAPH, "引言共6个，合计7个。"),
        (BlockKind.HEADING, "小标题"),
        (BlockKind.ITEM, "甲3000亩"),
        (BlockKind.ITEM, "乙7个"),
        (BlockKind.PARAGRAPH, "引文8个。"),
    ]


def test_a_wrapped_line_joins_without_a_space_and_a_hard_break_parts() -> None:
    assert texts(read("全市复工266\n家，占95%。  \n下一行共5家。\n")) == ["全市复工266家，占95%。", "下一行共5家。"]


def test_tables_know_heading_unit_and_label() -> None:
    source = "单位：万元\n\n| 县区 | 投资 | a\\|b |\n|---|--:|--|\n| 东区 | **1**00 | 1\\|2 |\n| 合计 |  | 300 |\n"
    document = read(source)
    cells = {document.text[b.start : b.end]: b.cell for b in document.blocks if b.cell}
    assert list(cells) == ["县区", "投资", "a|b", "东区", "100", "1|2", "合计", "300"]
    hundred, total = cells["100"], cells["300"]
    assert hundred and (hundred.header, hundred.stub, hundred.row, hundred.column) == ("投资（万元）", "东区", 1, 1)
    assert total and (total.stub, total.row, total.column) == ("合计", 2, 2)
    assert document.source_position(document.text.index("300")) == (6, 11)


def test_html_within_markdown() -> None:
    document = read(
        "前言共1家。\n\n<table><tr><td>甲</td><td>5</td></tr>\n<tr><td>乙</td><td>6</td></tr></table>\n\n后记。\n"
    )
    assert [b.cell is not None for b in document.blocks] == [False, True, True, True, True, False]
    assert document.source_position(document.text.index("6")) == (4, 19)


def test_front_matter_gives_year_and_title() -> None:
    document = read('---\ntitle: "复工95%"\ndate: 2019-03-01\n---\n正文共7家，其中5家。\n')
    assert document.year == 2019
    assert texts(document) == ["复工95%", "正文共7家，其中5家。"]
    assert document.blocks[0].kind is BlockKind.TITLE
    assert document.source_position(document.text.index("9")) == (2, 11)
    assert document.source_position(document.text.index("7")) == (5, 4)
    assert texts(read("---\ntitle: 复工95%\n---\n# 复工95%\n\n正文。\n")) == ["复工95%", "正文。"]


def test_definitions_need_an_address() -> None:
    document = read("见[网站]。\n\n[网站]: http://a.example/5\n\n[记者]: 共5家\n")
    assert texts(document) == ["见网站。", "[记者]: 共5家"]


def test_footnotes_are_passages_of_their_own() -> None:
    assert texts(read("共5家[^1]。\n\n[^1]: 含2家分店\n[^2]: 另计3家\n")) == ["共5家。", "含2家分店", "另计3家"]


def test_line_ends_of_all_kinds() -> None:
    for end in ("\n", "\r\n", "\r"):
        document = read(f"# 题{end}{end}甲5家。{end}{end}乙6家。{end}")
        assert document.source_position(document.text.index("6")) == (5, 2)


MARKUP = st.text(st.sampled_from(list("ab甲“。，9 **__[]()!>\\&`\n")), max_size=24)


def _reference(source: str) -> str:
    """What markdown-it shows of a paragraph."""
    out = []
    for token in MarkdownIt("commonmark").parseInline(source)[0].children or []:
        if token.type in ("softbreak", "hardbreak"):
            out.append("\n")
        elif token.type == "text":
            out.append(token.content)
        elif token.type == "code_inline":
            out.append(" ")
    return "".join(out)


def _loose(text: str) -> str:
    """White space and delimiters that stay standing are compared by neither."""
    return re.sub(r"[\s*_]+", "", text)


@settings(max_examples=400, deadline=None)
@given(MARKUP)
def test_agrees_with_markdown_it(source: str) -> None:
    assert _loose(seen(source)) == _loose(_reference(source))


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(list("甲乙95.%，**_ \\|[]()!<>&;#-1\n")), max_size=60))
def test_every_digit_stands_where_it_is_said_to(source: str) -> None:
    if not re.search(r"\w", seen(source)):
        return
    document = read("正文。\n\n" + source)
    whole = "正文。\n\n" + source
    for offset, char in enumerate(document.text):
        if char.isdigit():
            assert whole[document.source_offset(offset)] == char
