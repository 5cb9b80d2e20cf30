"""The HTML report: what the file holds, and what it does in a real browser."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from checker.model import Block, BlockKind, Cell, Name

from .browser import Page, browse, find_browser
from .sample import ARTICLE, Builder, all_reports, clean, faulty, hostile, unread

VOID = {"meta", "input", "br", "rect"}


class Tree(HTMLParser):
    """Checks that tags nest, and gathers ids, references and the article's text."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.references: list[str] = []
        self.attributes: set[str] = set()
        self.article = ""
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name in ("data-cards", "data-marks", "data-main", "aria-describedby"):
                self.references += (value or "").split()
            if name == "href":
                self.references.append((value or "").removeprefix("#"))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self.stack:
            self.article += data


def parsed(page: str) -> Tree:
    tree = Tree()
    tree.feed(page)
    tree.close()
    assert tree.stack == []
    return tree


def test_markup_is_sound(show: Callable[..., str]) -> None:
    tree = parsed(show("html", all_reports()))
    assert len(tree.ids) == len(set(tree.ids))
    assert set(tree.references) <= set(tree.ids)
    assert "style" not in tree.attributes
    assert not {name for name in tree.attributes if name.startswith("on")}
    assert not tree.tags & {"img", "link", "iframe", "form", "b", "i", "u"}


def test_the_whole_article_is_shown(show: Callable[..., str]) -> None:
    shown = parsed(show("html", [faulty()])).article
    assert "".join(shown.split()) == "".join(ARTICLE.split())


def test_a_figure_inside_a_listed_name_stays_a_figure(show: Callable[..., str]) -> None:
    report = faulty()
    claim = replace(report.claims[3], items=(Name(136, 144, report.document.text[136:144]),))  # type: ignore[union-attr]
    page = show("html", [replace(report, claims=(*report.claims[:3], claim, *report.claims[4:]))])
    assert re.search(r'<span class="n checked" id="d1-n136-144"[^>]*>[^<]*<span class="f checked" id="d1-f10"', page)


def test_blocks_and_what_lies_between_them(show: Callable[..., str]) -> None:
    text = "标题\n分隔线外\n项目\n\n数量\n甲\n12个\n"
    b = Builder("t.html", text, file_format="html")
    b.figure("12个", "12")
    blocks = [Block(BlockKind.TITLE, 0, 2), Block(BlockKind.ITEM, 8, 10)]
    for word, row, column in (("数量", 0, 1), ("甲", 1, 0), ("12个", 1, 1)):
        at = text.index(word)
        blocks.append(Block(BlockKind.CELL, at, at + len(word), cell=Cell(0, row, column)))
    report = b.report()
    assert report.document is not None
    document = replace(report.document, blocks=tuple(blocks), places=((0, "首段"), (8, "第2<项>")))
    page = show("html", [replace(report, document=document)])
    parsed(page)
    assert '<p class="outside">\n分隔线外\n</p>' in page
    assert '<p class="item" data-place="第2&lt;项&gt;">项目</p>' in page
    assert "<tr><td>数量</td></tr><tr><td>甲</td><td><span" in page


def test_article_text_stays_text(show: Callable[..., str]) -> None:
    page = show("html", [hostile()])
    assert page.count("<script") == 1
    assert "alert(1)&lt;/script&gt;" in page
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", page)


def test_policy_names_style_and_script_and_nothing_else(show: Callable[..., str]) -> None:
    page = show("html", [faulty()])
    policy = re.search('Content-Security-Policy" content="([^"]*)"', page)
    assert policy and policy[1].startswith("default-src 'none';") and "unsafe" not in policy[1]
    for tag in ("style", "script"):
        body = re.search(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert body
        digest = b64encode(sha256(body[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    assert not re.search(r"https?://|@import|url\(", page)


def test_index_only_for_several_documents(show: Callable[..., str]) -> None:
    assert 'id="index"' not in show("html", [faulty()])
    page = show("html", [faulty(), clean(), unread()])
    assert page.index('id="index"') < page.index('id="d1"') < page.index('id="d2"')
    assert '<details class="document fine" id="d2">' in page
    assert "没有这个文件" in page


def test_readings_are_shown_when_asked_for(show: Callable[..., str]) -> None:
    assert "46个 ÷ 48个 = 95%" not in show("html", [faulty()])
    assert "<li>46个 ÷ 48个 = 95%</li>" in show("html", [faulty()], explain=True)


def test_golden(show: Callable[..., str], golden: Callable[[str, str], None]) -> None:
    page = show("html", [faulty()])
    body = page[page.index("<header") : page.index("<script>")]
    golden("report.body.html", body)


@pytest.fixture(scope="module")
def browser_page() -> Iterator[Page]:
    browser = find_browser()
    if browser is None:
        pytest.skip("no Chromium or Chrome found (install one or set ZSCHECK_BROWSER): the HTML report was not opened")
    with browse(browser) as page:
        yield page


@pytest.fixture
def opened(browser_page: Page, show: Callable[..., str], tmp_path: Path) -> Callable[..., Page]:
    def opened_page(*reports: object, width: int = 1200, height: int = 800) -> Page:
        file = tmp_path / "report.html"
        file.write_text(show("html", reports), encoding="utf-8")
        browser_page.problems.clear()
        browser_page.requests.clear()
        browser_page.media()
        browser_page.size(width, height)
        browser_page.open(file)
        return browser_page

    return opened_page


LIT = "[...document.querySelectorAll('article .lit')].map(e => e.id).join(' ')"
CARD = "(document.querySelector('li.card.lit') || {}).id"


def test_hover_lights_up_the_whole_relation(opened: Callable[..., Page]) -> None:
    page = opened(faulty())
    page.point("#d1-f6")
    assert page.run(LIT) == "d1-f3 d1-f5 d1-f6"
    assert page.run(CARD) == "d1-k1"
    assert page.run("document.querySelector('.lit.main').textContent") == "95%"
    page.point("h1")
    assert page.run(LIT) == ""
    page.point("li.card.warning")
    assert page.run(LIT) == "d1-f10 d1-f11 d1-f12 d1-f13 d1-f14"
    assert page.problems == []
    assert all(address.startswith("file:") for address in page.requests)


def test_focus_and_click_go_through_the_relations_of_a_figure(opened: Callable[..., Page]) -> None:
    page = opened(faulty())
    page.run("document.getElementById('d1-f3').focus()")  # the total of the rate, and the same figure as the title's
    assert page.run(CARD) == "d1-k1"
    page.key("Enter")
    page.key("Enter")
    assert "d1-f1" in page.run(LIT)
    assert page.run("document.querySelector('li.card.lit').checkVisibility()")


def test_keyboard_walks_the_findings(opened: Callable[..., Page]) -> None:
    page = opened(faulty(), clean(), hostile())
    seen = []
    for key in "jjjjkk":
        page.key(key)
        seen.append(page.run(CARD))
    assert seen == ["d1-k1", "d1-k2", "d3-k1", "d3-k1", "d1-k2", "d1-k1"]
    page.key("Escape")
    assert page.run(CARD) is None


def test_filter_hides_what_does_not_match(opened: Callable[..., Page]) -> None:
    page = opened(faulty(), clean(), hostile())
    page.key("/")
    for letter in "公顷":
        page.call("Input.insertText", text=letter)
    visible = "[...document.querySelectorAll('li.card')].filter(c => c.checkVisibility()).map(c => c.id).join(' ')"
    assert page.run(visible) == "d1-k6"
    assert page.run("document.querySelectorAll('.index tbody tr:not([hidden])').length") == 1
    page.call("Input.insertText", text="查无此数")
    assert page.run("document.getElementById('none').checkVisibility()")
    page.key("Escape")
    assert page.run("document.querySelectorAll('li.card[hidden]').length") == 0


def test_list_copies_as_text(opened: Callable[..., Page]) -> None:
    page = opened(faulty())
    page.run("navigator.clipboard.writeText = async text => { window.copied = text; }")
    page.key("c")
    lines = page.run("copied").splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("news/yunxi.txt 第 3 行 | 错误 | 占比与数量不符 | 266个÷312个=85.26%，文中写作95%")


def test_narrow_screen_shows_the_card_with_the_figure(opened: Callable[..., Page]) -> None:
    page = opened(faulty(), hostile(), width=360, height=700)
    assert page.run("document.documentElement.scrollWidth") <= 360
    page.point("#d1-f6", click=True)
    assert "85.26%" in page.run("document.getElementById('peek').innerText")
    page.point("#close", click=True)
    assert not page.run("document.getElementById('peek').checkVisibility()")


def test_paper_shows_everything(opened: Callable[..., Page]) -> None:
    page = opened(faulty(), clean())
    page.run(
        "addEventListener('beforeprint', () => { window.open_ = document.querySelectorAll('details[open]').length; })"
    )
    assert page.pdf().startswith(b"%PDF")
    assert page.run("open_ === document.querySelectorAll('details').length")
    assert page.run("document.querySelectorAll('details:not([open])').length") > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(opened: Callable[..., Page], scheme: str) -> None:
    page = opened(faulty())
    page.media(prefers_color_scheme=scheme, prefers_reduced_motion="reduce")
    for selector in (
        "article p",
        "article .f.error",
        "article .f.warning",
        ".coverage",
        ".card .allowed",
        ".card .rule",
    ):
        colours = page.run(
            f"(() => {{ let e = document.querySelector({selector!r}); const ink = getComputedStyle(e).color;"
            " let ground; for (; e; e = e.parentElement) { ground = getComputedStyle(e).backgroundColor;"
            " if (ground !== 'rgba(0, 0, 0, 0)') break; } return [ink, ground]; })()"
        )
        assert contrast(*colours) >= 4.5, (selector, colours)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two CSS colours, as WCAG defines it."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
