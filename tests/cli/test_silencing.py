"""Directives in an article, and the side file for articles that cannot hold one; both are counted, never dropped."""

from __future__ import annotations

import json

from tests.cli.conftest import Zscheck, write


def test_directive(zscheck: Zscheck) -> None:
    write("a.md", "# 题\n\n<!-- zscheck-disable-next-line sum -- 来稿如此 -->\n甲1+2=4。\n\n乙1+2=5。\n")
    document = json.loads(zscheck("a.md", "--format", "json").out)["documents"][0]
    assert [f["line"] for f in document["findings"]] == [6]
    assert [(f["line"], f["reason"]) for f in document["silenced"]] == [(4, "来稿如此")]


def test_directive_of_no_use_is_noted(zscheck: Zscheck) -> None:
    write("a.md", "# 题\n\n<!-- zscheck-disable-next-line sum -->\n甲1+2=3。\n")
    done = zscheck("a.md")
    assert done.status == 0
    assert "a.md:3:1" in done.out


def test_side_file(zscheck: Zscheck) -> None:
    write(".zscheckignore.yaml", "- {path: a.txt, rule: sum, values: [4], reason: 原文如此}\n- {values: [99]}\n")
    write("a.txt", "甲1+2=4。乙1+2=5。")
    done = zscheck("a.txt", "--format", "json")
    document = json.loads(done.out)["documents"][0]
    assert [f["stated"] for f in document["findings"]] == ["5"]
    assert [f["reason"] for f in document["silenced"]] == ["原文如此"]
    assert ".zscheckignore.yaml:2:3: this entry silences no finding" in done.err
    assert len(json.loads(zscheck("a.txt", "--format", "json", "--isolated").out)["documents"][0]["findings"]) == 2


def test_broken_side_file_is_2(zscheck: Zscheck) -> None:
    write(".zscheckignore.yaml", "- {path: a.txt, rul: sum}\n")
    write("a.txt", "甲1+2=4。")
    done = zscheck("a.txt")
    assert done.status == 2
    assert ".zscheckignore.yaml:1:" in done.err


def test_silenced_findings_stay_out_of_a_new_baseline(zscheck: Zscheck) -> None:
    write(".zscheckignore.yaml", "- {values: [4]}\n")
    write("a.txt", "甲1+2=4。乙1+2=5。")
    assert "1 findings" in zscheck("baseline", "create", "a.txt").out
