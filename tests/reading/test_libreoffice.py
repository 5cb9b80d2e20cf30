"""A Word file written by LibreOffice reads as our own packages do. Skipped, aloud, where soffice is absent."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from checker.reading import read_bytes, versions

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>
<style:page-layout style:name="p1"/></office:automatic-styles><office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="p1"><style:header><text:p>青岩日报第8期</text:p>
</style:header></style:master-page></office:master-styles><office:body><office:text>
<text:tracked-changes><text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>a</dc:creator>
<dc:date>2020-01-01T00:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
<text:changed-region text:id="c2"><text:deletion><office:change-info><dc:creator>a</dc:creator>
<dc:date>2020-01-01T00:00:00</dc:date></office:change-info><text:p>100</text:p></text:deletion></text:changed-region>
</text:tracked-changes>
<text:h text:outline-level="1">全市复工266家</text:h>
<text:p>收入<text:change text:change-id="c2"/><text:change-start text:change-id="c1"/>120<text:change-end
 text:change-id="c1"/>万元，<text:ruby><text:ruby-base>一</text:ruby-base><text:ruby-text>yī</text:ruby-text></text:ruby>次。</text:p>
<text:p>控件<loext:content-control>33</loext:content-control>个，<text:a xlink:href="http://a.example/9">第12号</text:a>，气温\u20115℃<text:note
 text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>含2家分店</text:p></text:note-body></text:note>。</text:p>
<table:table><table:table-column table:number-columns-repeated="3"/>
<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>县区</text:p></table:table-cell>
<table:table-cell table:number-columns-spanned="2"><text:p>家数</text:p></table:table-cell><table:covered-table-cell/>
</table:table-row><table:table-row><table:covered-table-cell/><table:table-cell>
<text:p>企业</text:p></table:table-cell>
<table:table-cell><text:p>复工</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>东区</text:p></table:table-cell><table:table-cell><text:p>180</text:p>
</table:table-cell><table:table-cell><table:table><table:table-column table:number-columns-repeated="2"/>
<table:table-row>
<table:table-cell><text:p>内层</text:p></table:table-cell><table:table-cell><text:p>88</text:p></table:table-cell>
</table:table-row></table:table><text:p>170</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document>
"""


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed: its .docx cannot be tried")
def test_a_document_written_by_libreoffice(tmp_path: Path) -> None:
    source = tmp_path / "a.fodt"
    source.write_text(FLAT, encoding="utf-8")
    subprocess.run(
        [str(SOFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "docx",
         "--outdir", str(tmp_path), str(source)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    data = (tmp_path / "a.docx").read_bytes()
    assert versions(data, "a.docx") == ("final", "original")
    final, original = (read_bytes(data, "a.docx", track=track) for track in ("final", "original"))
    assert (final.track, original.track) == ("final", "original")
    texts = [final.text[b.start : b.end] for b in final.blocks]
    assert texts[:2] == ["全市复工266家", "收入120万元，一次。"]
    assert texts[2] == "控件33个，第12号，气温-5℃。"
    assert texts[-2:] == ["含2家分店", "青岩日报第8期"]
    assert "收入100万元，一次。" in original.text
    assert texts.count("县区") == texts.count("家数") == 1
    places = {text: final.place(b.start) for text, b in zip(texts, final.blocks, strict=True)}
    assert places["180"] == "表1 第3行第2列"
    assert places["88"].startswith("表1 第3行第3列 表2")
    cells = {text: b.cell for text, b in zip(texts, final.blocks, strict=True)}
    assert cells["180"] and (cells["180"].header, cells["180"].stub) == ("家数 企业", "东区")
