"""Encodings: the same text whatever it was saved in; damage costs a note, not the file."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.reading import Limits, read_bytes
from tests.reading.samples import ARTICLE_HANS, ARTICLE_HANT, html, markdown, plain

HANS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030", "gb2312")
HANT = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5", "cp950", "big5hkscs")
CASES = [*((ARTICLE_HANS, name) for name in HANS), *((ARTICLE_HANT, name) for name in HANT)]
TINY = ("占比12.5%", "增长3000亩", "合计2020年1-5月", "下降1.26亿美元", "共280家", "面积5公顷")
TINY_HANT = ("佔比12.5%", "增長3000畝", "合計2020年1-5月", "下降1.26億美元", "總計280家", "面積5公頃")


@pytest.mark.parametrize(("lines", "encoding"), CASES)
def test_the_same_article_in_every_encoding(lines: tuple[str, ...], encoding: str) -> None:
    for make, path in ((plain, "a.txt"), (markdown, "a.md"), (html, "a.html")):
        source = make(lines)
        document = read_bytes(source.encode(encoding), path)
        expected = read_bytes(source.encode(), path)
        assert document.text == expected.text
        assert (document.blocks, document.segments, document.line_starts) == (
            expected.blocks,
            expected.segments,
            expected.line_starts,
        )
        assert not document.notes


@pytest.mark.parametrize(("texts", "encoding"), [(TINY, "gbk"), (TINY_HANT, "big5"), (TINY, "utf-8")])
def test_a_few_characters_are_enough(texts: tuple[str, ...], encoding: str) -> None:
    for text in texts:
        assert read_bytes(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize(
    ("lines", "encoding"), [(ARTICLE_HANS, "gbk"), (ARTICLE_HANT, "big5"), (ARTICLE_HANT, "gb18030")]
)
def test_ten_characters_from_anywhere(lines: tuple[str, ...], encoding: str) -> None:
    text = "".join(lines)
    pieces = [text[i : i + 10] for i in range(0, len(text) - 10, 3)]
    right = sum(read_bytes(piece.encode(encoding), "a.txt").text == piece for piece in pieces)
    assert right >= 0.97 * len(pieces)


@pytest.mark.parametrize(
    ("lines", "encoding"), [(ARTICLE_HANS, "utf-8"), (ARTICLE_HANS, "gbk"), (ARTICLE_HANT, "big5")]
)
def test_a_bad_byte_costs_one_note(lines: tuple[str, ...], encoding: str) -> None:
    source = plain(lines)
    at = len(source[: source.index("280")].encode(encoding))
    data = source.encode(encoding)
    document = read_bytes(data[:at] + b"\xff" + data[at:], "a.txt")
    assert document.text.replace("\ufffd", "") == source
    (note,) = document.notes
    assert (note.code, note.line, note.column) == ("ZS903", 5, lines[2].index("280") + 1)
    assert "0xFF" in note.message


@pytest.mark.parametrize(
    ("lines", "encoding"), [(ARTICLE_HANS, "utf-8"), (ARTICLE_HANS, "gbk"), (ARTICLE_HANT, "big5")]
)
def test_a_nul_is_a_bad_byte_like_others(lines: tuple[str, ...], encoding: str) -> None:
    source = plain(lines)
    document = read_bytes(source.replace("280", "\x00280").encode(encoding), "a.txt")
    assert document.text == source.replace("280", "\ufffd280")
    assert [(n.code, n.line, n.column) for n in document.notes] == [("ZS903", 5, lines[2].index("280") + 1)]
    assert read_bytes("率\x0096%".encode(encoding), "a.txt").notes


def test_a_paragraph_pasted_in_another_encoding_costs_only_itself() -> None:
    source = plain(ARTICLE_HANS)
    document = read_bytes(source.encode() + "另据了解，全市共有企业280家。\n".encode("gbk"), "a.txt")
    assert document.encoding == "utf-8"
    assert document.text.startswith(source)
    assert {note.line for note in document.notes} == {len(source.splitlines()) + 1}


def test_many_bad_bytes_are_counted() -> None:
    data = b"\xff".join(char.encode() for char in "全市共有企业280家" * 20)
    with pytest.raises(ReadError, match="not text"):
        read_bytes(data, "a.txt")
    data = b"\xff".join(line.encode() for line in ["全市共有规模以上工业企业280家，其中复工266家。\n"] * 31)
    document = read_bytes(data, "a.txt", limits=Limits(notes=5))
    assert [n.code for n in document.notes] == ["ZS903"] * 6
    assert document.notes[-1].message.startswith("25 further")


def test_a_cut_off_file_keeps_its_text() -> None:
    for encoding in ("utf-8", "gbk"):
        text = plain(ARTICLE_HANS)
        document = read_bytes((text + "复").encode(encoding)[:-1], "a.txt")
        assert document.text.startswith(text)
        assert len(document.notes) >= 1


def test_what_the_user_says_counts() -> None:
    assert read_bytes("共280家".encode("cp950"), "a.txt", encoding="big5").text == "共280家"
    assert read_bytes("共280家".encode("gbk"), "a.txt", encoding="GB2312").encoding == "gb18030"
    assert read_bytes(codecs.BOM_UTF8 + "共280家".encode(), "a.txt", encoding="utf-8").text == "共280家"
    for name in ("nosuch", "base64", "hex", "idna\0"):
        with pytest.raises(ReadError, match="unknown encoding"):
            read_bytes(b"5", "a.txt", encoding=name)


def test_a_page_says_its_own_encoding_unless_it_was_re_encoded() -> None:
    text = "<html><head><meta charset='{}'></head><p>共280家。</p></html>"
    assert "共280家。" in read_bytes(text.format("gb2312").encode("gbk"), "a.html").text
    assert "共280家。" in read_bytes(text.format("big5").encode("big5"), "a.html").text
    assert "共280家。" in read_bytes(text.format("gb2312").encode(), "a.html").text


def test_marks_are_not_counted_in_positions() -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        document = read_bytes("共280家".encode(encoding), "a.txt")
        assert document.text == "共280家"
        assert document.source_position(1) == (1, 2)


def test_characters_lost_before_are_said_once() -> None:
    (note,) = read_bytes("甲\n乙\ufffd\ufffd共5家。".encode(), "a.txt").notes
    assert (note.code, note.line, note.column) == ("ZS904", 2, 2)


@pytest.mark.parametrize("data", [b"\x7fELF" + bytes(range(256)) * 40, bytes(4000), b"\x89PNG\r\n\x1a\n" + bytes(500)])
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"binary|image"):
        read_bytes(data, "a.txt")


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_a_read_error(data: bytes) -> None:
    try:
        document = read_bytes(data, "a.txt")
    except ReadError:
        return
    assert document.text.strip()
    document.text.encode()  # no lone surrogate left over
