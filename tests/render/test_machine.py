"""Formats for machines: each has the shape its documentation asks for, and nothing an article says can break it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker.model import Report, Severity
from checker.render import sarif

from .sample import ARTICLE, all_reports, clean, faulty, hostile, unread


def fits(value: Any, shape: Any, at: str = "$") -> None:
    """A value against a shape: a type, a tuple of allowed values, a one-item list, or keys ("key?" may be absent)."""
    if isinstance(shape, type):
        assert isinstance(value, shape), (at, value)
    elif isinstance(shape, tuple):
        assert value in shape, (at, value)
    elif isinstance(shape, list):
        assert isinstance(value, list), (at, value)
        for i, item in enumerate(value):
            fits(item, shape[0], f"{at}[{i}]")
    else:
        assert isinstance(value, dict), (at, value)
        known = {key.rstrip("?") for key in shape}
        assert set(value) <= known, (at, set(value) - known)
        for key, inner in shape.items():
            if key.rstrip("?") in value:
                fits(value[key.rstrip("?")], inner, f"{at}.{key}")
            else:
                assert key.endswith("?"), (at, key)


# --- GitLab: docs.gitlab.com/ci/testing/code_quality, "Code Quality report format"
GITLAB = [
    {
        "description": str,
        "check_name": str,
        "fingerprint": str,
        "severity": ("info", "minor", "major", "critical", "blocker"),
        "location": {"path": str, "lines": {"begin": int, "end": int}},
    }
]


def test_gitlab(show: Callable[..., str]) -> None:
    text = show("gitlab", all_reports())
    entries = json.loads(text)
    fits(entries, GITLAB)
    assert not text.startswith("\ufeff")
    assert [entry["severity"] for entry in entries] == ["major", "minor", "major", "blocker"]
    assert len({entry["fingerprint"] for entry in entries}) == 4
    assert json.loads(show("gitlab", [clean()])) == []


def test_gitlab_tells_equal_findings_apart(show: Callable[..., str]) -> None:
    report = faulty()
    twice = replace(report, findings=(report.findings[0], report.findings[0]))
    entries = json.loads(show("gitlab", [twice, replace(twice, path="other.txt")]))
    assert len({entry["fingerprint"] for entry in entries}) == 4


# --- reviewdog: proto/rdf/reviewdog.proto
POSITION = {"line": int, "column?": int}
RANGE = {"start": POSITION, "end?": POSITION}
RDJSON = {
    "source": {"name": str, "url?": str},
    "diagnostics": [
        {
            "message": str,
            "location": {"path": str, "range?": RANGE},
            "severity?": ("ERROR", "WARNING", "INFO"),
            "code?": {"value": str, "url?": str},
            "suggestions?": [{"range": RANGE, "text": str}],
        }
    ],
}


def test_rdjson(show: Callable[..., str]) -> None:
    result = json.loads(show("rdjson", all_reports()))
    fits(result, RDJSON)
    lines = ARTICLE.encode().split(b"\n")
    for suggestion, stated in zip(result["diagnostics"][0]["suggestions"], ("95%", "266个"), strict=True):
        start, end = suggestion["range"]["start"], suggestion["range"]["end"]
        line = lines[start["line"] - 1]
        assert line[start["column"] - 1 : end["column"] - 1].decode() == stated


def test_rdjson_offers_no_edit_where_the_text_is_not_the_file(show: Callable[..., str]) -> None:
    report = faulty()
    assert report.document is not None
    extracted = replace(report, document=replace(report.document, format="html", segments=((0, 100),)))
    diagnostic = json.loads(show("rdjson", [extracted]))["diagnostics"][0]
    assert "suggestions" not in diagnostic
    assert set(diagnostic["location"]["range"]["start"]) == {"line"}


# --- JUnit: no standard; the attributes that Jenkins, GitLab and GitHub actions read
def test_junit(show: Callable[..., str]) -> None:
    root = ET.fromstring(show("junit", all_reports()).encode())
    assert root.tag == "testsuites"
    assert [suite.tag for suite in root] == ["testsuite"] * 4
    for suite in root:
        counts = {name: int(suite.attrib[name]) for name in ("tests", "failures", "errors", "skipped")}
        tags = {"failures": "failure", "errors": "error", "skipped": "skipped"}
        assert counts["tests"] == len(suite)
        for name, tag in tags.items():
            assert counts[name] == len(suite.findall(f"testcase/{tag}"))
        for case in suite:
            assert {"name", "classname", "file"} <= set(case.attrib)
    first = root[0]
    assert (first.attrib["tests"], first.attrib["failures"], first.attrib["skipped"]) == ("7", "2", "1")
    passing = [case.attrib["name"] for case in first if not len(case)]
    assert "3:106 46个 ÷ 48个 = 95.83%" in passing


def test_checkstyle(show: Callable[..., str]) -> None:
    root = ET.fromstring(show("checkstyle", all_reports()).encode())
    assert root.tag == "checkstyle" and [file.tag for file in root] == ["file"] * 3
    for error in root.iter("error"):
        assert set(error.attrib) == {"line", "column", "severity", "message", "source"}
        assert error.attrib["severity"] in ("error", "warning", "info")
        assert int(error.attrib["line"]) >= 1 and int(error.attrib["column"]) >= 1


# --- GitHub workflow commands
COMMAND = re.compile(r"::(error|warning|notice)((?: [^:,\r\n]*(?:,[^:,\r\n]*)*)?)::([^\r\n]*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The way the runner reads its log."""
    found = []
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        pairs = dict(pair.split("=", 1) for pair in match[2].strip().split(","))
        found.append((match[1], {k: undo(v, ":,") for k, v in pairs.items()}, undo(match[3], "")))
    return found


def undo(text: str, more: str) -> str:
    for character in "\r\n" + more:
        text = text.replace(f"%{ord(character):02X}", character)
    return text.replace("%25", "%")


def test_github(show: Callable[..., str]) -> None:
    found = commands(show("github", [clean(), faulty(), hostile(), unread()]))
    assert [level for level, _, _ in found] == ["error", "error", "error", "warning"]
    _, place, message = found[0]
    assert place == {
        "file": "news/yunxi.txt", "line": "3", "endLine": "3", "col": "80", "endColumn": "83",
        "title": "ZS101 占比与数量不符",
    }  # fmt: skip
    assert message.startswith("266个÷312个=85.26%，文中写作95%\n允许 84.5%–85.5%\n可能是 95% 应改为 85%")
    assert "%0A]]>" not in found[1][2] and "\n::error::50%]]>" in found[1][2]


def test_github_keeps_within_its_limits(show: Callable[..., str]) -> None:
    def notices(report: Report) -> Report:
        return replace(report, findings=tuple(replace(f, severity=Severity.INFO) for f in report.findings))

    reports = [notices(faulty(f"{i}.txt")) for i in range(8)] + [faulty(f"x{i}.txt") for i in range(13)]
    found = commands(show("github", reports))
    levels = [level for level, _, _ in found]
    assert levels == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert "另有 3 个错误、3 个警告、7 个提示" in found[-1][2]
    assert len(commands(show("github", reports[:5]))) == 10


def test_github_summary(show: Callable[..., str]) -> None:
    text = show("github-summary", [faulty(f"{i}.txt") for i in range(250)])
    assert len(text.encode()) < 1 << 20
    rows = [line for line in text.splitlines() if line.startswith(("| 🔴", "| 🟡"))]
    assert len(rows) == 200 and rows[0].startswith("| 🔴")
    assert text.rstrip().endswith("表中只列前 200 处，共 500 处")
    for line in show("github-summary", [hostile()]).splitlines():
        if line.startswith("| 🔴"):
            assert len(re.findall(r"(?<!\\)\|", line)) == 6
            assert "<script" not in line and "http:" not in line and not re.search(r"(?<!\\)\]\(", line)


# --- SARIF
def test_sarif_places_and_identity(show: Callable[..., str]) -> None:
    log = json.loads(show("sarif", all_reports()))
    run = log["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        for location in (*result["locations"], *result["relatedLocations"]):
            uri = location["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"[A-Za-z0-9%._~/-]+", uri)
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert prints[0] == "perc00000060:1"
    assert [len(result["relatedLocations"]) for result in run["results"]] == [2, 4, 1, 2]
    assert run["results"][2]["suppressions"] == [{"kind": "inSource", "justification": "原文如此"}]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert "](" not in "".join(result["message"]["text"] for result in run["results"])


def test_sarif_leaves_out_what_github_would_refuse(show: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "LIMIT", 3)
    run = json.loads(show("sarif", [faulty(), faulty("b.txt")]))["runs"][0]
    assert len(run["results"]) == 3
    assert "共 4 处" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_paths_are_relative_to_the_base(show: Callable[..., str], tmp_path: Path) -> None:
    report = faulty(str(tmp_path / "新闻" / "a b.txt"))
    (result, _) = json.loads(show("sarif", [report], base=str(tmp_path)))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "%E6%96%B0%E9%97%BB/a%20b.txt", "uriBaseId": "%SRCROOT%"}
    (outside, _) = json.loads(show("sarif", [report], base=str(tmp_path / "x")))["runs"][0]["results"]
    assert outside["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("file:///")


def multitool() -> str | None:
    """Microsoft's validator: $SARIF_MULTITOOL, on the path, or in a node_modules of the checkout."""
    root = Path(__file__).parents[2]
    local = root / "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
    names = (os.environ.get("SARIF_MULTITOOL"), shutil.which("Sarif.Multitool"), local if local.is_file() else None)
    return next((str(name) for name in names if name), None)


@pytest.mark.parametrize("options", [{}, {"language": "en"}], ids=["zh", "en"])
def test_sarif_satisfies_the_validator(show: Callable[..., str], tmp_path: Path, options: dict[str, str]) -> None:
    tool = multitool()
    if tool is None:
        pytest.skip("Sarif.Multitool not found (npm install @microsoft/sarif-multitool, or set SARIF_MULTITOOL)")
    file = tmp_path / "a.sarif"
    file.write_text(show("sarif", all_reports(), **options), encoding="utf-8")
    done = subprocess.run(
        [tool, "validate", str(file), "--rule-kind", "Sarif;Ghas"],
        env=os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    output = done.stdout + done.stderr  # its exit status is 0 whatever it finds
    assert "Analysis completed successfully" in output
    assert not re.search(r"\b(error|warning|note)\b \w+\d+", output), output
