"""One article, four formats: the same text, the same blocks, every figure found again in its source."""

from __future__ import annotations

import html as stdlib_html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import BlockKind, Document
from checker.reading import read_bytes
from tests.reading.samples import (
    ARTICLE_HANS,
    ARTICLE_HANT,
    TABLE,
    cell,
    docx,
    docx_article,
    html,
    markdown,
    para,
    plain,
    table,
)

NUMBER = re.compile(r"\d+(?:\.\d+)?[%％]?")
ENTITY = re.compile(r"&#?\w+;")


def read_all(lines: tuple[str, ...]) -> dict[str, Document]:
    return {
        "a.txt": read_bytes(plain(lines).encode(), "a.txt"),
        "a.md": read_bytes(markdown(lines).encode(), "a.md"),
        "a.html": read_bytes(html(lines).encode(), "a.html"),
        "a.docx": read_bytes(docx_article(lines), "a.docx"),
    }


@pytest.mark.parametrize("lines", [ARTICLE_HANS, ARTICLE_HANT])
def test_the_same_blocks_in_every_format(lines: tuple[str, ...]) -> None:
    for document in read_all(lines).values():
        blocks = [document.text[b.start : b.end].replace("\xa0", "") for b in document.blocks]
        assert blocks == list(lines)
        assert [b.kind for b in document.blocks] == [
            BlockKind.TITLE,
            BlockKind.DATELINE,
            BlockKind.PARAGRAPH,
            BlockKind.HEADING,
            BlockKind.PARAGRAPH,
        ]
        assert document.year == 2020


def at_source(source: str, document: Document, offset: int) -> str:
    """The character that stands in the source where a text offset is said to be, seen as a reader sees it."""
    line, column = document.source_position(offset)
    at = document.line_starts[line - 1] + column - 1
    entity = ENTITY.match(source, at)
    return stdlib_html.unescape(entity[0]) if entity else source[at]


@pytest.mark.parametrize("lines", [ARTICLE_HANS, ARTICLE_HANT])
def test_every_figure_is_found_again_in_its_source(lines: tuple[str, ...]) -> None:
    sources = {"a.txt": plain(lines, "\r\n"), "a.md": markdown(lines), "a.html": html(lines).replace("\n", "\r\n")}
    for path, source in sources.items():
        document = read_bytes(source.encode(), path)
        figures = list(NUMBER.finditer(document.text))
        assert len(figures) > 12
        for figure in figures:
            written = "".join(at_source(source, document, i) for i in range(figure.start(), figure.end()))
            assert written == figure[0]


def test_places_in_word_lead_to_the_paragraph() -> None:
    document = read_bytes(docx_article(ARTICLE_HANS), "a.docx")
    for number, line in enumerate(ARTICLE_HANS, 1):
        assert document.place(document.text.index(line)) == f"第{number}段"
        assert document.source_position(document.text.index(line)) == (number, 1)


def test_the_same_table_in_every_format() -> None:
    tabs = "\n".join("\t".join(row) for row in TABLE)
    pipes = "\n".join("| " + " | ".join(row) + " |" for row in (TABLE[0], ("--",) * 3, *TABLE[1:]))
    rows = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in TABLE)
    word = table(*("".join(cell(text) for text in row) for row in TABLE))
    documents = (
        read_bytes(f"题目\n全市情况如下，共三行。\n\n{tabs}\n".encode(), "a.txt"),
        read_bytes(f"全市情况如下，共三行。\n\n{pipes}\n".encode(), "a.md"),
        read_bytes(f"<p>全市情况如下，共三行。</p><table>{rows}</table>".encode(), "a.html"),
        read_bytes(docx(para("全市情况如下，共三行。") + word), "a.docx"),
    )
    expected = [(text, r, c) for r, row in enumerate(TABLE) for c, text in enumerate(row)]
    for document in documents:
        cells = [(document.text[b.start : b.end], b.cell) for b in document.blocks if b.cell]
        assert [(text, c.row, c.column) for text, c in cells] == expected
        assert (cells[-1][1].header, cells[-1][1].stub) == ("复工（家）", "合计")


PIECES = ["全市", "280", "家，", "95", "%", "。", "1.5", "亿元", "（", "）", " "]
MARKUP = {
    "a.md": ["**", "*", "[", "](http://a.example/9)", "&#57;", "\n", "\n\n", "\\*", "<sup>2</sup>", "`7`", "> ", "| "],
    "a.html": [
        "<b>",
        "</b>",
        "<p>",
        "<br>",
        "&#57;",
        "&nbsp;",
        "\n",
        "<td>",
        "</td>",
        "<sup>2</sup>",
        "<!-- 7 -->",
        "<li>",
    ],
    "a.txt": ["\n", "\r\n", "\t", "|", "　"],
}


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(sorted(MARKUP)), st.data())
def test_text_at_the_reported_place_is_the_text(path: str, data: st.DataObject) -> None:
    parts = data.draw(st.lists(st.sampled_from(PIECES + MARKUP[path]), min_size=1, max_size=40))
    source = "甲" + "".join(parts)
    document = read_bytes(source.encode(), path)
    offsets = [document.source_offset(i) for i in range(len(document.text))]
    assert offsets == sorted(offsets)
    for offset, char in enumerate(document.text):
        if char.isalnum() and char not in "²³":
            assert at_source(source, document, offset) == char
