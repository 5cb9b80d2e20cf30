"""A real article through the whole pipeline into every format at once. What is found is other tests' business; here
every format must hold together and agree with the others."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.cli import run
from checker.render import FORMATS

from .browser import browse, find_browser
from .test_html import parsed

ARTICLE = Path(__file__).parent / "articles" / "yunxi.txt"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The reports, format by format."""
    folder = tmp_path_factory.mktemp("reports")
    outputs = [word for name in FORMATS for word in ("-o", f"{name}={folder / name}")]
    status = run([str(ARTICLE), "--isolated", "--show-consistent", *outputs])
    assert status in (0, 1)
    yield {name: (folder / name).read_text(encoding="utf-8") for name in FORMATS}


def test_json_quotes_the_article(written: dict[str, str]) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    (document,) = json.loads(written["json"])["documents"]
    assert len(document["figures"]) >= 20
    assert any(claim["verdict"] == "consistent" for claim in document["claims"])
    for figure in document["figures"]:
        assert text[figure["start"] : figure["end"]] == figure["text"]
    assert [figure["start"] for figure in document["figures"]] == sorted(f["start"] for f in document["figures"])


def test_formats_count_the_same_findings(written: dict[str, str]) -> None:
    summary = json.loads(written["json"])["summary"]
    findings = sum(summary["findings"].values())
    assert len(json.loads(written["gitlab"])) == findings
    assert len(json.loads(written["rdjson"])["diagnostics"]) == findings
    assert len(json.loads(written["sarif"])["runs"][0]["results"]) == findings + summary["silenced"]
    assert len(written["concise"].splitlines()) == findings
    assert len(list(ET.fromstring(written["checkstyle"]).iter("error"))) == findings
    suite = ET.fromstring(written["junit"])[0]
    assert len(suite) == findings + summary["consistent"] + summary["open"]
    assert written["html"].count('<li class="card ') == len(suite) + summary["silenced"]


def test_html_holds_the_whole_article(written: dict[str, str]) -> None:
    tree = parsed(written["html"])
    assert len(tree.ids) == len(set(tree.ids)) and set(tree.references) <= set(tree.ids)
    assert "".join(tree.article.split()) == "".join(ARTICLE.read_text(encoding="utf-8").split())


def test_html_opens_without_complaint(written: dict[str, str], tmp_path: Path) -> None:
    browser = find_browser()
    if browser is None:
        pytest.skip("no Chromium or Chrome found (install one or set ZSCHECK_BROWSER): the HTML report was not opened")
    file = tmp_path / "report.html"
    file.write_text(written["html"], encoding="utf-8")
    with browse(browser) as page:
        page.open(file)
        figures = len(json.loads(written["json"])["documents"][0]["figures"])
        assert page.run("document.querySelectorAll('article .f').length") == figures
        page.run("document.querySelectorAll('details').forEach(d => d.open = true)")
        page.key("j")
        assert page.run("document.querySelectorAll('article .lit').length") >= 2
        assert page.problems == []
