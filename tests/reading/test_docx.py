"""Word: what the final view shows, once each, and where an editor finds it."""

from __future__ import annotations

import io
import zipfile

import pytest

from checker.errors import ReadError
from checker.model import BlockKind, Document
from checker.reading import Limits, read_bytes, versions
from tests.reading.samples import NAMESPACES, cell, docx, para, run, table


def read(body: str, track: str = "final", **parts: str) -> Document:
    return read_bytes(docx(body, **parts), "a.docx", track=track)


def texts(document: Document) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks]


INSERTED = "<w:ins>" + run("120") + "</w:ins>"
DEFAULT = Limits()
DELETED = "<w:del><w:r><w:delText>100</w:delText></w:r></w:del>"


def test_tracked_changes_in_both_views() -> None:
    body = para("收入", DELETED, INSERTED, "万元。")
    assert texts(read(body)) == ["收入120万元。"]
    assert texts(read(body, "original")) == ["收入100万元。"]
    moved = para("<w:moveFrom>" + run("甲5家。") + "</w:moveFrom>", "乙。") + para(
        "<w:moveTo>" + run("甲5家。") + "</w:moveTo>"
    )
    assert texts(read(moved)) == ["乙。", "甲5家。"]
    assert texts(read(moved, "original")) == ["甲5家。乙。"]


def test_views_are_two_only_where_they_differ() -> None:
    changed, same = docx(para("收入", DELETED, INSERTED, "万元。")), docx(para("收入5万元。"))
    assert versions(changed, "a.docx") == versions(changed, "a.txt") == ("final", "original")
    assert versions(same, "a.docx") == versions("收入5万元。".encode(), "a.txt") == ("final",)
    assert versions(docx(para("共5家。", "<w:ins></w:ins>")), "a.docx") == ("final",)
    assert (versions(docx(para(INSERTED)), "a.docx"), versions(docx(para(DELETED)), "a.docx")) == (
        ("final",),
        ("original",),
    )
    assert versions(changed[:300], "a.docx") == versions(b"", "a.docx") == versions(b"%PDF-1", "a.docx") == ("final",)


def test_a_document_says_which_text_it_is_where_changes_were_tracked() -> None:
    assert read(para("收入", DELETED, "5万元。")).track == "final"
    assert read(para("收入", DELETED, "5万元。"), "original").track == "original"
    assert read(para("收入5万元。"), "original").track == ""
    header = f"<w:hdr {NAMESPACES}>{para(INSERTED)}</w:hdr>"
    assert read(para("收入5万元。"), header1=header).track == "final"


def test_a_deleted_paragraph_mark_joins_the_paragraphs() -> None:
    body = para("共280家，", properties="<w:rPr><w:del/></w:rPr>") + para("复工266家。")
    assert texts(read(body)) == ["共280家，复工266家。"]
    assert texts(read(body, "original")) == ["共280家，", "复工266家。"]


def test_tracked_rows_and_wrappers_around_blocks() -> None:
    rows = table(cell("县区") + cell("家数"), cell("东区") + cell("5"))
    added = rows.replace("</w:tbl>", f"<w:tr><w:trPr><w:ins/></w:trPr>{cell('西区')}{cell('6')}</w:tr></w:tbl>")
    assert texts(read(added)) == ["县区", "家数", "东区", "5", "西区", "6"]
    assert texts(read(added, "original")) == ["县区", "家数", "东区", "5"]
    assert texts(read("<w:sdt><w:sdtContent>" + para("控件共5家。") + "</w:sdtContent></w:sdt>")) == ["控件共5家。"]


def test_tracked_columns() -> None:
    added, gone = ("<w:cellIns/>", "<w:cellDel/>")
    rows = table(
        cell("县区") + cell("旧", gone) + cell("家数", added), cell("东区") + cell("4", gone) + cell("5", added)
    )
    assert texts(read(rows)) == ["县区", "家数", "东区", "5"]
    assert texts(read(rows, "original")) == ["县区", "旧", "东区", "4"]
    (last,) = [b.cell for b in read(rows).blocks if b.cell and b.cell.row == b.cell.column == 1]
    assert last.header == "家数"


def test_what_python_docx_loses_is_read() -> None:
    body = para(
        "<w:sdt><w:sdtPr/><w:sdtContent>" + run("控件33个") + "</w:sdtContent></w:sdt>",
        "<w:hyperlink>" + run("第12号") + "</w:hyperlink>",
        "<w:r><w:ruby><w:rubyPr/><w:rt>"
        + run("yī")
        + "</w:rt><w:rubyBase>"
        + run("一")
        + "</w:rubyBase></w:ruby></w:r>",
        "次，<w:r><w:noBreakHyphen/><w:t>5℃</w:t></w:r>".replace("次，", run("次，")),
        "<w:r><w:tab/><w:t>7</w:t><w:br/><w:t>8</w:t></w:r>",
        "<m:oMath><m:r><m:t>x=9</m:t></m:r></m:oMath>",
    )
    assert texts(read(body)) == ["控件33个第12号一次，-5℃\t7\n8x=9"]


def test_what_nobody_sees_is_left_out() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    body = para(
        begin,
        "<w:r><w:instrText>PAGE 9</w:instrText></w:r>",
        run("88"),
        separate,
        "7",
        end,
        run("隐藏55", "<w:vanish/>"),
    )
    body += para(run("删去66", "<w:strike/>"), "共5家。", run("可见", '<w:vanish w:val="0"/>'))
    body += para(
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("单击输入2个") + "</w:sdtContent></w:sdt>"
    )
    assert texts(read(body)) == ["7", "共5家。可见"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{para('文本框共88家。')}</w:txbxContent>"
    body = para(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        "正文共5家。",
    )
    assert texts(read(body)) == ["正文共5家。", "文本框共88家。"]


def test_raised_digits() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert texts(read(para("3亿千瓦时", run("1", raised), "，5km", run("2", raised)))) == ["3亿千瓦时，5km²"]


def test_merged_cells_count_once_and_head_every_column() -> None:
    body = para("单位：万元") + table(
        cell("指标", '<w:vMerge w:val="restart"/>') + cell("投资", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("计划") + cell("完成"),
        cell("东区") + cell("100") + cell(para("8") + para("0")),
    )
    document = read(body)
    assert texts(document) == ["单位：万元", "指标", "投资", "计划", "完成", "东区", "100", "8\n0"]
    last = document.blocks[-1].cell
    assert last and (last.row, last.column, last.header, last.stub) == (2, 2, "投资 完成（万元）", "东区")


def test_places_are_what_an_editor_counts() -> None:
    inner = table(cell("内层") + cell("88"), cell("乙") + cell("2"))
    body = (
        para("题目")
        + para("")
        + para("共5家，其中3家。")
        + table(cell("县区") + cell("家数"), cell("东区") + cell(inner + para("尾9")))
    )
    document = read(body + para("后记。"))
    places = {document.text[b.start : b.end]: document.place(b.start) for b in document.blocks}
    assert places == {
        "题目": "第1段", "共5家，其中3家。": "第2段", "后记。": "第3段",
        "县区": "表1 第1行第1列", "家数": "表1 第1行第2列", "东区": "表1 第2行第1列", "尾9": "表1 第2行第2列",
        "内层": "表1 第2行第2列 表2 第1行第1列", "88": "表1 第2行第2列 表2 第1行第2列",
        "乙": "表1 第2行第2列 表2 第2行第1列", "2": "表1 第2行第2列 表2 第2行第2列",
    }  # fmt: skip
    assert document.place(document.text.index("88") + 1) == "表1 第2行第2列 表2 第1行第2列"
    assert document.source_position(document.text.index("5家")) == (2, 2)


def test_notes_headers_and_footers_come_last_and_once() -> None:
    header = f"<w:hdr {NAMESPACES}>{para('青岩日报第12期')}</w:hdr>"
    notes = (
        f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="0">{para("—")}</w:footnote>'
        f'<w:footnote w:id="2">{para("含2家分店")}</w:footnote></w:footnotes>'
    )
    document = read(para("正文共5家，其中3家。"), header1=header, header2=header, footnotes=notes)
    assert [(document.place(b.start), document.text[b.start : b.end]) for b in document.blocks] == [
        ("第1段", "正文共5家，其中3家。"),
        ("脚注1", "含2家分店"),
        ("页眉", "青岩日报第12期"),
    ]


def test_styles_tell_titles_headings_and_items() -> None:
    styles = (
        f'<w:styles {NAMESPACES}><w:style w:styleId="a"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="own"><w:name w:val="本报小标题"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:styleId="loop"><w:name w:val="圈"/><w:basedOn w:val="loop"/></w:style></w:styles>'
    )
    body = "".join(
        para(text, properties=properties)
        for text, properties in (
            ("题目", '<w:pStyle w:val="a"/>'),
            ("小节", '<w:pStyle w:val="own"/>'),
            ("共5家，其中3家。", '<w:pStyle w:val="loop"/>'),
            ("甲3000亩", '<w:numPr><w:numId w:val="3"/></w:numPr>'),
            ("另一节", '<w:outlineLvl w:val="1"/>'),
        )
    )
    assert [(b.kind, b.level) for b in read(body, styles=styles).blocks] == [
        (BlockKind.TITLE, 1),
        (BlockKind.HEADING, 1),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.ITEM, 0),
        (BlockKind.HEADING, 2),
    ]


def test_documents_of_the_strict_kind() -> None:
    body = f"<w:document {NAMESPACES}><w:body>{para('共5家，其中3家。')}</w:body></w:document>"
    body = body.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert texts(read_bytes(_replaced(docx(para("5")), {"word/document.xml": body.encode()}), "a.docx")) == [
        "共5家，其中3家。"
    ]


def _replaced(package: bytes, parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name) or old.read(name))
    return buffer.getvalue()


def _refusal(data: bytes, limits: Limits = DEFAULT, path: str = "a.docx") -> str:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, path, limits=limits)
    assert "\n" not in str(caught.value) and str(caught.value).startswith(path + ": ")
    return caught.value.message


def test_hostile_packages_are_refused_in_one_line() -> None:
    package = docx(para("共5家。"))
    bomb = '<!DOCTYPE w [<!ENTITY a "99999999"><!ENTITY b "&a;&a;&a;&a;">]>'
    entity = bomb + f"<w:document {NAMESPACES}><w:body>{para('&b;')}</w:body></w:document>"
    assert "document type" in _refusal(_replaced(package, {"word/document.xml": entity.encode()}))
    assert "document type" in _refusal(_replaced(package, {"word/document.xml": entity.encode("utf-16")}))
    assert "unpacks to more than" in _refusal(
        _replaced(package, {"word/document.xml": b" " * (3 << 20)}), Limits(part_bytes=1 << 20)
    )
    deep = docx("<w:sdt><w:sdtContent>" * 300 + para("5") + "</w:sdtContent></w:sdt>" * 300)
    assert "nested more than 200 deep" in _refusal(deep)
    assert "more than 50 elements" in _refusal(docx(para("5") * 100), Limits(nodes=50))
    assert "more than 5000 parts" in _refusal(package + b"PK\x01\x02" * 5001)


def test_files_that_are_no_word_documents() -> None:
    package = docx(para("共5家。"))
    assert "cut-off" in _refusal(package[: len(package) // 2])
    assert "not well-formed" in _refusal(_replaced(package, {"word/document.xml": b"<w:document"}))
    assert "damaged" in _refusal(b"PK\x03\x04 nothing")
    assert "old Word" in _refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, path="a.doc")
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    assert "password" in _refusal(locked)
    assert "without text" in _refusal(docx(para("")))
    plain_zip = io.BytesIO()
    with zipfile.ZipFile(plain_zip, "w") as other:
        other.writestr("a.txt", "共5家。")
    assert "zip archive" in _refusal(plain_zip.getvalue())
    archive = b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>"
    assert "web archive" in _refusal(archive, path="a.mhtml")
    odt = io.BytesIO()
    with zipfile.ZipFile(odt, "w") as other:
        other.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert _refusal(odt.getvalue(), path="a.odt") == "an OpenDocument (.odt) file. Save it as .docx"
    assert "PDF" in _refusal(b"%PDF-1.7 ...", path="a.pdf")
    assert "cut-off" in _refusal("共5家。".encode())
