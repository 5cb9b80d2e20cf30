"""Totals of tables: rows and columns headed 合计, subtotals, units in headings, columns that do not add up."""

from __future__ import annotations

import pytest

from checker.claims.weights import load_weights
from checker.figures import load_lexicon
from checker.model import Report
from checker.pipeline import Checker
from checker.reading import read_bytes
from checker.rulebook import load_rulebook

CHECKER = Checker(load_rulebook(), load_lexicon(), load_weights())


def report_of(text: str, path: str) -> Report:
    return CHECKER.check(read_bytes(text.encode(), path))


PLAIN = (
    "各镇产值\n\n镇\t企业（家）\t产值（万元）\t增幅\n"
    "甲镇\t126\t3524.6\t3.1%\n乙镇\t87\t1242.3\t5.2%\n合计\t213\t4766.9\t3.6%\n"
)
MARKDOWN = """# 各镇产值

| 镇 | 企业（家） | 产值（万元） | 人均（元） |
|---|---|---|---|
| 甲镇 | 126 | 3524.6 | 842 |
| 乙镇 | 87 | 1242.3 | 761 |
| 小计 | 213 | 4766.9 | 803 |
| 丙街道 | 45 | 816.2 | 655 |
| 合计 | 258 | 5583.1 | 790 |
"""
HTML = """<html><body><h1>参赛人数</h1><table>
<tr><th>组别</th><th>男（人）</th><th>女（人）</th><th>合计（人）</th></tr>
<tr><td>少年组</td><td>128</td><td>97</td><td>225</td></tr>
<tr><td>成年组</td><td>264</td><td>183</td><td>447</td></tr>
<tr><td>总　计</td><td>392</td><td>280</td><td>672</td></tr>
</table></body></html>"""
TEXTS = {"a.txt": PLAIN, "a.md": MARKDOWN, "a.html": HTML}


@pytest.mark.parametrize("path", TEXTS)
def test_a_table_that_adds_up_holds(path: str) -> None:
    report = report_of(TEXTS[path], path)
    assert not report.findings
    assert sum(claim.rule == "subtotal-total" for claim in report.claims) >= 2


@pytest.mark.parametrize(
    ("path", "right", "wrong"),
    [
        ("a.txt", "213", "231"),
        ("a.txt", "4766.9", "4676.9"),
        ("a.txt", "1242.3", "124.23"),
        ("a.md", "| 45 |", "| 54 |"),
        ("a.md", "5583.1", "5853.1"),
        ("a.md", "| 小计 | 213", "| 小计 | 203"),
        ("a.html", ">225<", ">252<"),
        ("a.html", ">672<", ">627<"),
    ],
)
def test_a_slip_is_found(path: str, right: str, wrong: str) -> None:
    text = TEXTS[path]
    assert text.count(right) == 1
    report = report_of(text.replace(right, wrong), path)
    figures = [report.figures[i] for finding in report.findings for i in finding.figures]
    assert any(figure.text in wrong for figure in figures)


@pytest.mark.parametrize("heading", ["人均（元）", "同比增幅", "排名", "单价（元）"])
def test_columns_that_are_no_amounts_are_left_alone(heading: str) -> None:
    text = MARKDOWN.replace("人均（元）", heading)
    assert not report_of(text, "a.md").findings


def test_the_heading_gives_the_unit() -> None:
    figures = {f.text: f for f in report_of(PLAIN, "a.txt").figures}
    assert (figures["126"].unit, figures["126"].kind) == ("家", "count")
    assert (figures["3524.6"].unit, figures["3524.6"].factor) == ("CNY", 10000)
    assert figures["3524.6"].narrow.low is not None
    assert figures["3524.6"].narrow.low < figures["3524.6"].value


@pytest.mark.parametrize(("inner", "unit"), [("企业", "家"), ("增长", None), ("占比（%）", "%")])
def test_a_heading_over_several_columns_gives_them_its_unit(inner: str, unit: str | None) -> None:
    rows = f"<tr><th rowspan=2>县区</th><th colspan=2>家数（家）</th></tr><tr><th>{inner}</th><th>复工</th></tr>"
    page = f"<p>复工情况</p><table>{rows}<tr><td>东区</td><td>180</td><td>170</td></tr></table>"
    assert [f.unit for f in report_of(page, "a.html").figures] == [unit, "家"]


def test_a_total_above_its_rows() -> None:
    rows = "地区\t户数（户）\n总计\t2795\n甲镇\t1264\n乙镇\t873\n丙镇\t658\n"
    assert not report_of(f"入户情况\n\n{rows}", "a.txt").findings
    assert report_of(f"入户情况\n\n{rows.replace('1264', '1246')}", "a.txt").findings
