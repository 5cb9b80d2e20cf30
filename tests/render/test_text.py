"""The text report: marks under the figures, long paragraphs, narrow terminals, poor consoles, hostile articles."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.model import Document, Verdict
from checker.reading import read_bytes
from checker.records import replace
from checker.render.characters import cells, clean, clean_lines, cut
from checker.render.excerpt import Span, excerpts
from checker.render.line import fold

from .sample import all_reports, faulty, hostile
from .sample import clean as clean_report

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def document(text: str) -> Document:
    starts = [0] + [i + 1 for i, c in enumerate(text) if c == "\n"]
    return Document("a.txt", "text", "utf-8", text, (), line_starts=tuple(starts))


def span(text: str, word: str, number: int = 0) -> Span:
    at = text.index(word)
    return Span(at, at + len(word), number)


def test_marks_stand_under_the_figures() -> None:
    text = "共有280家，复工266家，率95%。\n"
    (found,) = excerpts(document(text), [span(text, "266家", 1), span(text, "95%")], 80)
    below = "".join(mark for mark, _ in found.underline())
    assert found.text == text.strip()
    assert below.rstrip() == " " * cells("共有280家，复工") + "~~~~~" + " " * cells("，率") + "^^^"


@pytest.mark.parametrize("width", [24, 40, 60, 100])
def test_long_paragraphs_are_cut_around_figures(width: int) -> None:
    text = "开头" * 60 + "复工266家，" + "中间的话" * 60 + "比率12.95%了" + "结尾" * 60
    found = excerpts(document(text), [span(text, "266家", 1), span(text, "12.95%")], width)
    assert all(cells(excerpt.text) <= width for excerpt in found)
    shown = [excerpt.text[s.start : s.end] for excerpt in found for s in excerpt.spans]
    assert shown == ["266家", "12.95%"]
    assert found[0].text.startswith("…") and found[-1].text.endswith("…")


def test_a_cut_never_tears_a_number() -> None:
    text = "一二三四五六七八九十" * 3 + "1234567890.55元" + "一二三四五六七八九十12%" + "一二三四五六七八九十" * 9
    for width in range(20, 70):
        for excerpt in excerpts(document(text), [span(text, "12%")], width):
            assert not re.search(r"…[\d.]+元", excerpt.text.replace("…1234567890.55元", ""))


def test_figures_of_several_lines_have_a_line_each() -> None:
    text = "标题313个\n\n　　正文共331个。\r\n末行\n"
    found = excerpts(document(text), [span(text, "313个", 1), span(text, "331个")], 80)
    assert [(e.line, e.text) for e in found] == [(1, "标题313个"), (3, "正文共331个。")]


def test_a_figure_wider_than_the_line_is_shown_all_the_same() -> None:
    text = "共" + "9" * 90 + "元"
    (found,) = excerpts(document(text), [Span(1, 91, 0)], 40)
    assert "9" * 90 in found.text


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_terminal_lines_fit(show: Callable[..., str], width: int) -> None:
    text = show("text", [faulty(), clean_report()], terminal=True, color=True, width=width, show_consistent=True)
    for line in ESCAPE.sub("", text).splitlines():
        if " │ " in line or " · " in line:
            assert cells(line) <= width, line


def test_a_pipe_gets_no_escape_codes_and_no_wrapping(show: Callable[..., str]) -> None:
    text = show("text", all_reports(), width=20)
    assert "\x1b" not in text
    assert "news/yunxi.txt:3:80: 错误 ZS101 占比与数量不符 [percent-of-count]\n" in text


def test_colours_change_nothing_but_colours(show: Callable[..., str]) -> None:
    options = {"terminal": True, "width": 80, "show_consistent": True, "explain": True, "statistics": True}
    plain = show("text", all_reports(), **options).splitlines()
    coloured = ESCAPE.sub("", show("text", all_reports(), color=True, **options)).splitlines()
    assert [line.rstrip() for line in coloured] == [line.rstrip() for line in plain]


def test_article_text_cannot_reach_the_terminal(show: Callable[..., str]) -> None:
    for color in (False, True):
        text = show("text", [hostile()], terminal=True, color=color, width=200, explain=True, show_consistent=True)
        left = ESCAPE.sub("", text) if color else text
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028]", left)
        assert "[bold]开工[/bold]" in left
    assert "\x1b" not in show("concise", [hostile()])
    assert show("concise", [hostile()]).count("\n") == 1


@pytest.mark.parametrize("encoding", ["gbk", "big5", "ascii"])
def test_poor_consoles(show: Callable[..., str], encoding: str) -> None:
    text = show("text", all_reports(), unicode=False, show_consistent=True, statistics=True, language="en")
    ours = text.replace("\ufffd", "").encode(encoding, "replace").decode(encoding)
    assert "   3 | " in ours and "^^^" in ours
    for name in ("json", "jsonl", "sarif", "gitlab", "rdjson"):
        show(name, all_reports(), unicode=False).encode("ascii")


def test_the_permitted_interval_is_said_in_words(show: Callable[..., str]) -> None:
    assert "266个÷312个=85.26%，文中写作95%；允许 84.5%–85.5%\n" in show("text", [faulty()])
    assert "; allowed 84.5%–85.5%\n" in show("text", [faulty()], language="en")


def test_coverage(show: Callable[..., str]) -> None:
    last = show("text", all_reports()).splitlines()[-1]
    assert last.startswith("文稿 4 篇 · 数字 26 个 · 核对关系 10 组 · 一致 5 · 不一致 4 · 无法判定 1")
    assert "已忽略 1 处" in last and "未能读取 1 篇" in last
    silenced = clean_report()
    assert "沒有需要報告的問題（不一致之處已忽略" in show("text", [silenced]), "what was silenced is no agreement"
    held = tuple(claim for claim in silenced.claims if claim.verdict is not Verdict.INCONSISTENT)
    assert "未發現數字互相矛盾\n" in show("text", [replace(silenced, claims=held, findings=())])
    assert "文稿" not in show("text", [faulty()], quiet=True)


def test_language_follows_the_article(show: Callable[..., str]) -> None:
    assert "佔比" not in show("text", [faulty()])
    assert "一致 ZS101 34家 ÷ 85家 = 40%" in show("text", [clean_report()], show_consistent=True)
    assert "文稿 1 篇 · 數字 4 個" in show("text", [clean_report()])


def test_characters() -> None:
    assert clean("95%\x1b[31m\u202e\ud800\ufffe\u3000中\u0301") == "95%\ufffd[31m\ufffd\ufffd\ufffd\u3000中\u0301"
    assert clean_lines("a\r\nb\rc\u2028d") == "a\nb\nc\ufffdd"
    assert cells("中a\u0301，") == 5
    assert cut("中文中文", 5, "…") == "中文…"
    assert list(fold("一二三，266个÷312个", 8)) == ["一二三，", "266个÷", "312个"]


def test_rich_is_for_terminals_only() -> None:
    """A fresh process: what a pipe and the machine formats import."""
    code = (
        "import sys; sys.path.insert(0, {tests!r})\n"
        "from render.sample import all_reports, RULES\n"
        "from checker.render import FORMATS, renderer\n"
        "from checker.render.context import Context\n"
        "from checker.render.texts import Texts\n"
        "import json, pathlib\n"
        "texts = Texts(json.loads(pathlib.Path({texts!r}).read_text('utf-8')))\n"
        "for name in FORMATS:\n"
        "    ''.join(renderer(name)(all_reports(), Context(texts, RULES)))\n"
        "print([m for m in ('rich', 'yaml', 'sympy', 'pint', 'chardet') if m in sys.modules])"
    )
    tests = Path(__file__).parents[1]
    import json
    import tempfile

    from checker.render.texts import load_texts

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "texts.json")
        file.write_text(json.dumps(dict(load_texts().templates)), encoding="utf-8")
        source = code.format(tests=str(tests), texts=str(file))
        done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_colours_are_what_a_console_of_rich_would_print() -> None:
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    from checker.render.terminal import STYLES, painter

    file = StringIO()
    console = Console(
        file=file, force_terminal=True, color_system="standard", no_color=False, markup=False, emoji=False,
        highlight=False, soft_wrap=True, legacy_windows=False,
    )  # fmt: skip
    line = [(" [b]占比：:smile:  " * 20, ""), ("", "path"), *[(f"占{name} ", name) for name in STYLES], ("40% ", "")]
    paint = painter()
    for shown in (line, line[:1], []):
        console.print(Text.assemble(*[(text, STYLES.get(style, "")) for text, style in shown]))
    assert "".join(map(paint, (line, line[:1], []))) == file.getvalue()


def test_a_cell_is_shown_with_what_says_whose_number_it_is() -> None:
    source = "题目\n\n| 县区 | 企业（家） |\n|--|--|\n| 东区 | 180 |\n| 合计 | 290 |\n"
    document = read_bytes(source.encode(), "a.md")
    at = document.text.index("180")
    (excerpt,) = excerpts(document, [Span(at, at + 3, 0)], 40)
    assert (excerpt.line, excerpt.text) == (5, "东区 企业（家）: 180")
    assert [excerpt.text[span.start : span.end] for span in excerpt.spans] == ["180"]
    assert [line.text for line in excerpts(document, [Span(at, at + 3, 0)], 12)] == ["180"]
    row = read_bytes("题目\n\n县区\t企业\n东区\t180\n".encode(), "a.txt")
    at = row.text.index("180")
    assert [line.text for line in excerpts(row, [Span(at, at + 3, 0)], 40)] == ["东区 180"]  # the row says it
