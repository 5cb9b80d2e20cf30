"""What is read, and as what: extensions of one's own, both texts of tracked changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Done, Zscheck, write
from tests.reading.samples import docx, para, run

TAGGED = "<p>1+2=4</p>"  # one claim as HTML and as text; only text has it in column 4


def deleted(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def inserted(text: str) -> str:
    return f"<w:ins>{run(text)}</w:ins>"


CHANGED = docx(para("1+2=", deleted("4"), inserted("3")) + para("2+2=", deleted("4"), inserted("5")) + para("3+3=7"))
UNCHANGED = docx(para("1+2=4"))


def documents(done: Done) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(done.out)["documents"]
    return found


def formats(done: Done) -> dict[str, str]:
    return {document["path"]: document["format"] for document in documents(done)}


def test_extensions_of_ones_own(zscheck: Zscheck) -> None:
    for name in ("a/1.wiki", "a/2.txt", "a/3.NEWS", "a/4.other"):
        write(name, TAGGED)
    assert formats(zscheck("a", "--format", "json")) == {"a/2.txt": "text"}
    done = zscheck("a", "--ext", "wiki=html", "--ext", ".News=markdown,txt=html", "--format", "json")
    assert formats(done) == {"a/1.wiki": "html", "a/2.txt": "html", "a/3.NEWS": "markdown"}
    assert formats(zscheck("a/1.wiki", "--format", "json")) == {"a/1.wiki": "text"}
    assert formats(zscheck("-", "--stdin-filename", "x.wiki", "--ext", "wiki=html", "--format", "json",
                           stdin=TAGGED.encode())) == {"x.wiki": "html"}  # fmt: skip
    figures = json.loads(zscheck("figures", "a/1.wiki", "--ext", "wiki=html", "--format", "json").out)
    assert figures["documents"][0]["format"] == "html"


def test_what_the_bytes_say_outweighs_an_extension(zscheck: Zscheck) -> None:
    Path("a.wiki").write_bytes(UNCHANGED)
    assert formats(zscheck("a.wiki", "--ext", "wiki=text", "--format", "json")) == {"a.wiki": "docx"}


@pytest.mark.parametrize("pair", ["wiki", "wiki=", "wiki=md", "=text", "a.b=text", "*=text"])
def test_faults_of_ext(zscheck: Zscheck, pair: str) -> None:
    write("a.txt", "1+2=3")
    done = zscheck("a.txt", "--ext", pair)
    assert done.status == 2
    assert f"--ext {pair}: " in done.err


def test_extensions_in_the_config(zscheck: Zscheck) -> None:
    write("zscheck.yaml", "ext: {wiki: html, news: text}\n")
    write("1.wiki", TAGGED)
    write("2.news", TAGGED)
    assert formats(zscheck(".", "--format", "json")) == {"./1.wiki": "html", "./2.news": "text"}
    assert formats(zscheck(".", "--ext", "news=html", "--format", "json")) == {"./1.wiki": "html", "./2.news": "html"}
    shown = json.loads(zscheck("config", "show", "--format", "json").out)
    assert shown["ext"]["value"] == [[".news", "text"], [".wiki", "html"]]
    write("pyproject.toml", '[tool.zscheck.ext]\nwiki = "markdown"\n')
    Path("zscheck.yaml").unlink()
    assert formats(zscheck(".", "--format", "json")) == {"./1.wiki": "markdown"}


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("ext: {wiki: mediawiki}\n", "1:13", "expected a format among text, markdown, html, docx"),
        ("ext: {'': text}\n", "1:11", "no file name extension"),
        ("ext: [wiki]\n", "1:6", "a format for each extension"),
        ("overrides:\n  - files: [a]\n    ext: {wiki: html}\n", "3:5", "holds for a whole run"),
    ],
)
def test_faults_of_ext_in_the_config(zscheck: Zscheck, text: str, where: str, message: str) -> None:
    write("zscheck.yaml", text)
    write("a.txt", "1+2=3")
    done = zscheck("a.txt")
    assert done.status == 2
    assert f"zscheck.yaml:{where}: " in done.err and message in done.err


def test_cached_results_know_the_extension(zscheck: Zscheck) -> None:
    for number in range(20):  # enough for the cache of results
        write(f"{number}.wiki", f"<p>{number}</p>1+2=4")
    for pair in ("wiki=html", "wiki=text", "wiki=html"):
        done = zscheck(".", "--ext", pair, "--format", "json")
        assert set(formats(done).values()) == {pair.partition("=")[2]}
        assert done.out == zscheck(".", "--ext", pair, "--format", "json", "--no-cache").out


def test_damage_is_told_whatever_the_format(zscheck: Zscheck) -> None:
    Path("a.txt").write_bytes("全市共有企业\n1+2=".encode() + b"\xff3\n")
    for format in ("text", "json", "html"):
        done = zscheck("a.txt", "--format", format)
        assert "0xFF" in done.out and not done.err
    for format in ("concise", "github", "sarif", "junit"):
        done = zscheck("a.txt", "--format", format, "-q")
        assert done.err == "zscheck: a.txt:2:5: ZS903 undecodable byte 0xFF in utf-8, read as U+FFFD\n"


def test_both_texts_of_tracked_changes(zscheck: Zscheck) -> None:
    Path("a.docx").write_bytes(CHANGED)
    found = documents(zscheck("a.docx", "--track", "both", "--format", "json"))
    stated = [(d["track"], [(f["stated"], f["place"]) for f in d["findings"]]) for d in found]
    assert stated == [("final", [("5", "第2段"), ("7", "第3段")]), ("original", [("4", "第1段"), ("7", "第3段")])]
    fingerprints = [f["fingerprint"] for d in found for f in d["findings"]]
    assert len(set(fingerprints)) == 4  # what stands in both texts is two findings, for CI, too
    assert documents(zscheck("a.docx", "--track", "original", "--format", "json")) == found[1:]
    assert documents(zscheck("a.docx", "--format", "json")) == found[:1]
    stream = zscheck("-", "--stdin-filename", "a.docx", "--track", "both", "--format", "json", stdin=CHANGED)
    assert documents(stream) == found


def test_each_finding_says_which_text_it_is_in(zscheck: Zscheck) -> None:
    Path("a.docx").write_bytes(CHANGED)
    lines = zscheck("a.docx", "--track", "both", "--format", "concise").out.splitlines()
    assert [line.partition(" ZS201 ")[2].partition("：")[0] for line in lines] == [
        "修订后 第2段", "修订后 第3段", "修订前 第1段", "修订前 第3段"
    ]  # fmt: skip
    text = zscheck("a.docx", "--track", "both").out
    assert [line.partition(": ")[0] for line in text.splitlines() if line.startswith("a.docx")] == [
        "a.docx:修订后 第2段", "a.docx:修订后 第3段", "a.docx:修订前 第1段", "a.docx:修订前 第3段"
    ]  # fmt: skip
    for format in ("github", "gitlab", "sarif", "junit", "checkstyle", "rdjson", "github-summary", "html"):
        done = zscheck("a.docx", "--track", "both", "--format", format)
        assert {"修订后 第2段", "修订前 第1段"} <= {place for place in PLACES if place in done.out}, format
    assert "a.docx 修订前: 9" in zscheck("figures", "a.docx", "--track", "both").out
    assert "original text 第1段: " in zscheck("a.docx", "--track", "both", "--format", "concise", "--lang", "en").out


PLACES = [f"{version} 第{number}段" for version in ("修订后", "修订前") for number in (1, 2, 3)]


def test_one_text_where_nothing_was_changed(zscheck: Zscheck) -> None:
    Path("a.docx").write_bytes(UNCHANGED)
    write("b.txt", "1+2=4")
    Path("c.docx").write_bytes(docx(para(inserted("1+2=4"))))
    Path("d.docx").write_bytes(docx(para(deleted("1+2=4"))))
    Path("e.docx").write_bytes(CHANGED[: len(CHANGED) // 2])
    done = zscheck(".", "missing.docx", "--track", "both", "--format", "json")
    versions = [(d["path"], d.get("track")) for d in documents(done)]
    assert versions == [
        ("./a.docx", None), ("./b.txt", None), ("./c.docx", "final"), ("./d.docx", "original"), ("./e.docx", None),
        ("missing.docx", None),
    ]  # fmt: skip
    assert done.status == 2
    assert [line.split()[1] for line in done.err.splitlines()] == ["./e.docx:", "missing.docx:"]


def test_both_texts_from_the_cache_and_from_workers(zscheck: Zscheck) -> None:
    for number in range(20):
        Path(f"{number}.docx").write_bytes(CHANGED if number % 2 else UNCHANGED)
    arguments = (".", "--track", "both", "--format", "json")
    first, again, plain = zscheck(*arguments), zscheck(*arguments), zscheck(*arguments, "--no-cache")
    assert first.out == again.out == plain.out
    assert len(documents(first)) == 30


def test_a_baseline_of_both_texts(zscheck: Zscheck) -> None:
    write("zscheck.yaml", "track: both\n")
    Path("a.docx").write_bytes(CHANGED)
    assert "3 findings" in zscheck("baseline", "create", "a.docx").out  # 3+3=7 is one entry, whichever text it is in
    assert zscheck("a.docx", "--baseline", ".zscheck-baseline.json").status == 0
    assert "0 added, 0 dropped, 3 kept" in zscheck("baseline", "update", "a.docx").out
