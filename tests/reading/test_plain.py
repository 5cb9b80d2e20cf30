"""Plain text: lines become blocks, and what they are is told by their looks and their neighbours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import BlockKind, Document
from checker.reading import read_bytes
from checker.reading.layout import shape_of
from checker.reading.lines import line_starts
from tests.reading.samples import ARTICLE_HANS, ARTICLE_HANT, plain


def read(text: str) -> Document:
    return read_bytes(text.encode(), "a.txt")


def kinds(text: str) -> list[BlockKind]:
    return [block.kind for block in read(text).blocks]


@pytest.mark.parametrize(("lines", "script"), [(ARTICLE_HANS, "zh-Hans"), (ARTICLE_HANT, "zh-Hant")])
def test_an_article(lines: tuple[str, ...], script: str) -> None:
    document = read(plain(lines))
    assert document.text == plain(lines)
    assert [b.kind for b in document.blocks] == [
        BlockKind.TITLE, BlockKind.DATELINE, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH
    ]  # fmt: skip
    assert [document.text[b.start : b.end] for b in document.blocks] == list(lines)
    assert (document.script, document.year, document.segments) == (script, 2020, ())


@pytest.mark.parametrize(
    "line",
    [
        "2020年03月03日17:32  来源:某某网",
        "發稿時間：109年5月29日18:30",
        "来源：某某日报",
        "(责编:林晓、王一)",
        "2024-07-10 19:32:11",
        "央视网消息（新闻联播）：",
        "2020年06月23日14:58  來(lái)源:某某網(wǎng)",
        "上一篇  下一篇 2019年12月26日 放大 缩小 默认",
    ],
)
def test_datelines(line: str) -> None:
    assert kinds(f"题目\n{line}\n全市共有企业280家，其中复工266家。\n")[1] is BlockKind.DATELINE


@pytest.mark.parametrize(
    "line", ["2020年1-5月全市利用外资增长21.4%", "3月3日，全市复工266家。", "记者从会上获悉，全市复工266家。"]
)
def test_lines_with_dates_that_are_no_datelines(line: str) -> None:
    assert shape_of(line) is not BlockKind.DATELINE


@pytest.mark.parametrize(
    "line",
    [
        "1.全市复工266家，共280家。",
        "（1）复工266家，共280家。",
        "• 复工266家",
        "- 复工266家",
        "一、复工266家，共280家。",
        "①复工266家",
    ],
)
def test_list_items(line: str) -> None:
    assert kinds(f"题目\n全市共有企业280家，其中复工266家，情况如下。\n{line}\n{line}")[2] is BlockKind.ITEM


@pytest.mark.parametrize(
    "line",
    [
        "1.5亿元的项目共有280个，其中复工266个。",
        "-5.2%的降幅是近三年来最大的一次，共有280家。",
        "2020年全市共有280家。",
    ],
)
def test_figures_at_the_head_of_a_line_are_no_list_marks(line: str) -> None:
    assert shape_of(line) is not BlockKind.ITEM


def test_a_round_up_has_a_heading_for_each_item() -> None:
    text = (
        "国内快讯\n甲省签约313个项目\n甲省商务厅今天发布，全省共签约项目313个，总投资2151.02亿元。\n"
        "乙市复工率95%\n乙市共有企业280家，复工266家。"
    )
    heading, body = BlockKind.HEADING, BlockKind.PARAGRAPH
    assert kinds(text) == [BlockKind.TITLE, heading, body, heading, body]


def test_a_single_line_is_no_title() -> None:
    assert kinds("全市共280家，复工266家") == [BlockKind.PARAGRAPH]


def test_captions() -> None:
    text = (
        "题目\n全市共有企业280家，其中复工266家，复工率95%。\n"
        "某某企业复工现场。林晓 摄\n图1 复工企业\n后记共5家，其中3家。"
    )
    assert kinds(text)[2:4] == [BlockKind.CAPTION, BlockKind.CAPTION]


@pytest.mark.parametrize(("mark", "rule"), [("\t", ""), ("|", "|---|---|---|\n"), ("\t", "")])
def test_tables(mark: str, rule: str) -> None:
    outer = mark if mark == "|" else ""
    rows = [("县区", "企业（家）", "复工（家）"), ("东区", "180", "170"), ("西区", "100", "96"), ("合计", "280", "266")]
    lines = [outer + mark.join(row) + outer for row in rows]
    document = read(
        "题目\n全市情况如下表所示，单位均为家。\n" + lines[0] + "\n" + rule + "\n".join(lines[1:]) + "\n后记共5家。\n"
    )
    cells = [(document.text[b.start : b.end], b.cell) for b in document.blocks if b.cell]
    assert [text for text, _ in cells] == [text for row in rows for text in row]
    last = cells[-1][1]
    assert last and (last.row, last.column, last.header, last.stub) == (3, 2, "复工（家）", "合计")


def test_a_table_keeps_empty_cells_apart() -> None:
    document = read("县区\t企业\t复工\n东区\t\t170\n西区\t100\t\n")
    columns = [(document.text[b.start : b.end], b.cell.column) for b in document.blocks if b.cell and b.cell.row]
    assert columns == [("东区", 0), ("170", 2), ("西区", 0), ("100", 1)]


def test_one_line_with_pipes_is_no_table() -> None:
    assert BlockKind.CELL not in kinds("首页 | 新闻 | 图片\n全市共有企业280家。\n")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("题\n发稿日期：民國109年5月29日\n共5家。", 2020),
        ("题\n發稿時間：109年5月29日18:30\n共5家。", 2020),
        ("题\n2019-12-26 10:00\n共5家。", 2019),
        ("题\n新华社北京2021年3月3日电 全国共5家。", 2021),
        ("题\n2018年共5家。", None),
    ],
)
def test_year(text: str, year: int | None) -> None:
    assert read(text).year == year


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("甲5。\n\r\t|　 -1.、a"), min_size=1, max_size=80))
def test_blocks_are_in_order_and_hold_every_character_that_shows(text: str) -> None:
    if not text.strip():
        return
    document = read(text)
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end
        assert not document.text[at : block.start].strip(" \t\r\n　|-")
        at = block.end
    assert not document.text[at:].strip(" \t\r\n　|-")


def test_lines_are_counted_as_editors_do() -> None:
    assert line_starts("a\nb\r\nc\rd") == (0, 2, 5, 7)
    assert read("甲\r\n乙5家。\r\n").source_position(4) == (2, 2)
