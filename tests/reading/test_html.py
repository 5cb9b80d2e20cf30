"""HTML: what a reader of the page sees, exactly where it stands."""

from __future__ import annotations

import html as stdlib_html
import time
from contextlib import suppress
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.model import BlockKind, Document
from checker.reading import read_bytes
from checker.reading.html_tokens import What, tokens


def read(source: str) -> Document:
    return read_bytes(source.encode(), "a.html")


def texts(document: Document) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks]


def test_markup_within_a_number_and_entities() -> None:
    source = "<p>共<b>28</b>0家，复工<i>9</i>5&#37;，&lt;1&nbsp;家，增长1&#x2E;5%</p>"
    document = read(source)
    assert texts(document) == ["共280家，复工95%，<1\xa0家，增长1.5%"]
    assert document.source_position(document.text.index("%"))[1] == source.index("&#37;") + 1
    assert document.source_offset(document.text.index("0家")) == source.index("0家")
    assert document.source_offset(document.text.index(".5%")) == source.index("&#x2E;")


def test_what_the_reader_does_not_see_is_left_out() -> None:
    document = read(
        "<html><head><style>p{margin:12px}</style><script>if (1<2) x='<p>99</p>';</script></head><body>"
        "<nav>导航5</nav><p hidden>6</p><div style='display: none'>7<div>8</div></div><!-- 9 --><del>10</del>"
        "<ruby>一<rp>(</rp><rt>yī</rt><rp>)</rp></ruby>共3家。<select><option>11</select><footer>12</footer></body></html>"
    )
    assert texts(document) == ["一共3家。"]


def test_an_article_that_a_script_unveils_is_read() -> None:
    body = "<div id='js_content' style='visibility: hidden; opacity: 0;'><p>全市共有企业280家。</p></div>"
    assert texts(read(f"<h1>复工</h1>{body}<p style='display:none'>9</p>")) == ["复工", "全市共有企业280家。"]
    seen = "<p>全市累计签约项目163个，总投资1303.7亿元。</p>"
    assert texts(read(f"{seen}{body}")) == ["全市累计签约项目163个，总投资1303.7亿元。"]


def test_an_element_that_never_ends_hides_nothing() -> None:
    assert texts(read("<nav>导航<p>全市共5家。")) == ["导航", "全市共5家。"]


def test_title_and_headings() -> None:
    document = read("<title>复工95% - 某网</title><h1>复工95%</h1><h2>小节</h2><p>全市共5家，其中3家。</p>")
    kinds = [(b.kind, b.level, document.text[b.start : b.end]) for b in document.blocks]
    assert kinds == [
        (BlockKind.TITLE, 1, "复工95%"),
        (BlockKind.HEADING, 2, "小节"),
        (BlockKind.PARAGRAPH, 0, "全市共5家，其中3家。"),
    ]
    assert read("<title>复工95%</title><p>全市共5家，其中3家。</p>").blocks[0].kind is BlockKind.TITLE


def test_year_from_metadata() -> None:
    assert read('<meta property="article:published_time" content="2019-05-01T08:00"><p>共5家。</p>').year == 2019
    assert read('<p>共5家。<time datetime="2018-05-01">五月</time></p>').year == 2018


def test_line_breaks_part_paragraphs_but_not_cells() -> None:
    assert texts(read("<div>　　甲共5家。<br><br>　　乙共6家。</div>")) == ["甲共5家。", "乙共6家。"]
    assert texts(read("<ul><li>甲<br>5家</ul>")) == ["甲5家"]


def test_wrapped_source_lines_join_as_chinese() -> None:
    assert texts(read("<p>全市复工266\n   家，增\n长95%，a\n b</p>")) == ["全市复工266家，增长95%，a b"]


def test_raised_digits() -> None:
    document = read("<p>3亿千瓦时<sup>1</sup>，5km<sup>2</sup>，10<sup>8</sup>元，253302.5<sup>[2]</sup></p>")
    assert texts(document) == ["3亿千瓦时，5km²，10^8元，253302.5"]


def test_tables_with_merged_cells() -> None:
    source = """<table><caption>表1（单位：万元）</caption>
    <tr><th rowspan=2>县区<th colspan=2>投资<tr><th>计划<th>完成
    <tr><td>东区<td>100<td>8<b>0</b><tr><td>合计<td>200<td>170</table>"""
    document = read(source)
    cells = {document.text[b.start : b.end]: b.cell for b in document.blocks if b.cell}
    eighty = cells["80"]
    assert eighty
    assert (eighty.table, eighty.row, eighty.column) == (0, 2, 2)
    assert (eighty.header, eighty.stub) == ("投资 完成（万元）", "东区")
    assert document.blocks[0].kind is BlockKind.CAPTION
    assert sum(text == "投资" for text in texts(document)) == 1


def test_rowspan_moves_the_cells_beside_it() -> None:
    document = read("<table><tr><th>市<th>县<th>家数<tr><td rowspan=2>甲市<td>东县<td>5<tr><td>西县<td>6</table>")
    six = document.blocks[-1].cell
    assert six and (six.column, six.stub, six.header) == (2, "甲市 西县", "家数")


def test_a_layout_table_is_running_text() -> None:
    story = "全市共有企业280家，其中复工266家，复工率95%。" * 6
    document = read(f"<table><tr><td>栏目<td><p>{story}</p><p>另有5家。</p><tr><td>a<td>b</table>")
    assert all(b.cell is None for b in document.blocks)
    assert story in texts(document)


def test_nested_tables_keep_their_own_cells() -> None:
    document = read("<table><tr><td>甲<td>1<tr><td>乙<td>2<table><tr><td>丙<td>3<tr><td>丁<td>4</table></table>")
    assert [(document.text[b.start : b.end], b.cell.table) for b in document.blocks if b.cell] == [
        ("甲", 0), ("1", 0), ("乙", 0), ("2", 0), ("丙", 1), ("3", 1), ("丁", 1), ("4", 1)
    ]  # fmt: skip


def test_truncated_pages_keep_what_came_before() -> None:
    assert texts(read('<p>共5家。<p>其中3家。<div class="x')) == ["共5家。", "其中3家。"]
    assert texts(read("<p>共5家。<!-- never closed <p>9")) == ["共5家。"]
    assert texts(read("<p>5<6，a&b，&nosuch;</p>")) == ["5<6，a&b，&nosuch;"]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from([*"<>&;/!-\"'= 9甲", "<p>", "</p>", "<b>", "&#57;", "&lt;", "<td>", "<!--", "-->"]), max_size=40
    )
)
def test_tokens_stand_where_they_say(parts: list[str]) -> None:
    source = "".join(parts)
    at = 0
    for token in tokens(source):
        assert at <= token.start <= token.end <= len(source)
        at = token.end
        if token.what is What.TEXT:
            written = source[token.start : token.end]
            assert token.value in (written, stdlib_html.unescape(written))


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["甲", "5", "<p>", "</p>", "<b a='>'>", "</b>", "&#57;", "&lt;", "<br/>", "<!-- 7 -->", " "]),
        max_size=30,
    )
)
def test_agrees_with_the_standard_library_on_well_formed_pieces(parts: list[str]) -> None:
    source = "".join(parts)
    reference = _Visible()
    reference.feed(source)
    reference.close()
    assert "".join(t.value for t in tokens(source) if t.what is What.TEXT) == reference.text


HOSTILE = ("<", "<a ", '<a b="', "<a b='>\"", "<!--", "<!-- -", "&", "&#1", "<div>", "<ul><li>", "<nav>", "<nav></nav>")
MORE = ("<sup>1", "<p>1", "<script>", " \n", "</", "<!", "<script></scrip", "<div hidden>", "<table><tr><td>")


@pytest.mark.parametrize(
    "unit",
    [*HOSTILE, *MORE, "<td colspan=999 rowspan=999>1"],
)
def test_hostile_pages_cost_time_in_proportion(unit: str) -> None:
    source = (unit * (200_000 // len(unit))).encode()
    begin = time.process_time()
    with suppress(ReadError):
        read_bytes(source, "a.html")
    assert time.process_time() - begin < 5
