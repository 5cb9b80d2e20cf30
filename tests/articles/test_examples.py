"""The articles under examples/: exactly the faults that were written into them, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
EXAMPLES = HERE.parent.parent / "examples"
ARTICLES = sorted(p for p in EXAMPLES.iterdir() if p.suffix in (".txt", ".md", ".html"))


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    """The JSON report on all of them, by file name."""
    articles = [str(path) for path in ARTICLES]
    command = [sys.executable, "-m", "checker", *articles, "--format", "json", "--isolated", "--lang", "zh-Hans"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    return {Path(document["path"]).name: document for document in json.loads(done.stdout)["documents"]}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.name)
def test_findings(article: Path, report: dict[str, Any]) -> None:
    """NAME.findings holds a line for each fault: source line, rule, what the sum comes to."""
    golden = HERE / f"{article.name}.findings"
    found = ["\t".join((str(f["line"]), f["rule"], f["expected"])) for f in report[article.name]["findings"]]
    assert found == golden.read_text(encoding="utf-8").splitlines()


def test_enough_is_checked(report: dict[str, Any]) -> None:
    """Most figures of these articles are tied to others; a rule that stops binding shows here."""
    held = {name: sum(c["verdict"] == "consistent" for c in d["claims"]) for name, d in report.items()}
    assert held["new-district.txt"] >= 30, held
    assert min(held.values()) >= 1, held


def test_there_are_all_kinds() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in ARTICLES}
    assert len(texts) >= 6
    assert max(map(len, texts.values())) > 1500
    assert sum(name.endswith("-hant.txt") for name in texts) >= 2
    faulty = [path for path in ARTICLES if (HERE / f"{path.name}.findings").read_text(encoding="utf-8")]
    assert 0 < len(faulty) < len(ARTICLES)
