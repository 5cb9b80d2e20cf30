"""Damaged files of every format: a document or one line of error, quickly."""

from __future__ import annotations

import io
import random
import time
import zipfile

import pytest

from checker.errors import ReadError
from checker.reading import Limits, read_bytes
from tests.reading.samples import (
    ARTICLE_HANS,
    ARTICLE_HANT,
    cell,
    docx,
    docx_article,
    html,
    markdown,
    para,
    plain,
    table,
)

LIMITS = Limits(file_bytes=1 << 20, part_bytes=1 << 20, total_bytes=2 << 20)
WORD_TABLE = table(
    cell("县区", '<w:vMerge w:val="restart"/>') + cell("家数", '<w:gridSpan w:val="2"/>'), cell("乙") + cell("5")
)
SAMPLES = {
    "a.txt": plain(ARTICLE_HANS).encode(),
    "b.txt": plain(ARTICLE_HANS).encode("gbk"),
    "c.txt": plain(ARTICLE_HANT).encode("big5"),
    "d.txt": plain(ARTICLE_HANS).encode("utf-16"),
    "a.md": (markdown(ARTICLE_HANS) + "\n| 甲 | 乙 |\n|--|--|\n| 1 | 2 |\n\n- 项 `x`\n\n<div>\n5\n</div>\n").encode(),
    "a.html": (html(ARTICLE_HANS) + "<table><tr><td rowspan=2>甲<td>5<tr><td>6</table>").encode(),
    "a.docx": docx_article(ARTICLE_HANS),
    "b.docx": docx(para("共5家") + WORD_TABLE + para("<w:ins><w:r><w:t>6</w:t></w:r></w:ins>")),
}


def survives(data: bytes, path: str) -> None:
    """The file is read, or refused in one line; never anything else, never slowly."""
    begin = time.process_time()
    try:
        document = read_bytes(data, path, limits=LIMITS)
    except ReadError as error:
        assert "\n" not in str(error)
    else:
        assert document.text.strip()
        for block in document.blocks:
            document.source_position(block.start)
            document.place(block.end)
    assert time.process_time() - begin < 5


def mutations(data: bytes, dice: random.Random, times: int) -> list[bytes]:
    out = []
    for _ in range(times):
        changed = bytearray(data)
        for _ in range(dice.randint(1, 8)):
            at = dice.randrange(len(changed))
            action = dice.randrange(4)
            if action == 0:
                changed[at] = dice.randrange(256)
            elif action == 1:
                del changed[at : at + dice.randint(1, 20)]
            elif action == 2:
                changed[at:at] = bytes(dice.choices(b"<>&;|*`[](){}\n\0\xff\x81 0w", k=dice.randint(1, 6)))
            else:
                other = dice.randrange(len(changed))
                changed[at:at] = changed[other : other + dice.randint(1, 60)]
            if not changed:
                changed = bytearray(b"5")
        out.append(bytes(changed))
    return out


@pytest.mark.parametrize("path", SAMPLES)
def test_cut_off_anywhere(path: str) -> None:
    data = SAMPLES[path]
    for end in range(1, len(data), max(1, len(data) // 60)):
        survives(data[:end], path)


@pytest.mark.parametrize("path", SAMPLES)
def test_mutated_bytes(path: str) -> None:
    for data in mutations(SAMPLES[path], random.Random(path), 120):
        survives(data, path)


@pytest.mark.parametrize("path", ["a.docx", "b.docx"])
def test_mutated_parts(path: str) -> None:
    """The XML within an intact zip, where mutations of the package's bytes hardly ever arrive."""
    dice = random.Random(path)
    with zipfile.ZipFile(io.BytesIO(SAMPLES[path])) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name in parts:
        for data in mutations(parts[name], dice, 40):
            buffer = io.BytesIO()
            with zipfile.ZipFile(buffer, "w") as new:
                for other, content in parts.items():
                    new.writestr(other, data if other == name else content)
            survives(buffer.getvalue(), path)


UNITS = (
    "> ",
    "- ",
    "1. ",
    "*a ",
    "**",
    "[",
    "[a](",
    "![",
    "`",
    "<",
    "&",
    "~~",
    "_a",
    "| a ",
    "# ",
    "\\",
    "a\n",
    "[^1]: ",
    "***a",
    "<b ",
)


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_markdown_costs_time_in_proportion(unit: str) -> None:
    survives(("共5家\n\n" + unit * (60_000 // len(unit))).encode(), "a.md")
    survives(("| a | b |\n|--|--|\n" + (unit + " | 5 |\n") * 2000).encode(), "a.md")


@pytest.mark.parametrize(
    "unit", ["5", "一", "\n", "\t5", "|5", "a|b\n", "（原文如此）", "5（原文如此）", "来源：", "\ufffd"]
)
def test_hostile_plain_text(unit: str) -> None:
    survives(("共5家\n" + unit * (200_000 // len(unit))).encode(), "a.txt")


def test_sizes() -> None:
    with pytest.raises(ReadError, match="larger than 1 MiB"):
        read_bytes(b"5" * ((1 << 20) + 1), "a.txt", limits=LIMITS)
