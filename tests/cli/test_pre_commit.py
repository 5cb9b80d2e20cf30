"""The hook as pre-commit runs it: installed from this repository, in a scratch repository, on what is staged."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from checker.reading import EXTENSIONS

ROOT = Path(__file__).parent.parent.parent
WRONG = (ROOT / "examples" / "investment-fair.txt").read_text(encoding="utf-8")
RIGHT = WRONG.replace("现代服务业项目78个", "现代服务业项目72个")


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the hook set up."""
    if find_spec("pre_commit") is None:
        pytest.skip("pre-commit is not installed (pip install pre-commit)")
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    if head.returncode:
        pytest.skip("this is no git checkout, from which pre-commit could install the hook")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ZSCHECK_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "scratch"
    folder.mkdir()
    git(folder, "init", "-q")
    hooks = f"repos: [{{repo: {ROOT}, rev: {head.stdout.strip()}, hooks: [{{id: zscheck}}]}}]\n"
    (folder / ".pre-commit-config.yaml").write_text(hooks, encoding="utf-8")
    git(folder, "add", ".")
    done = pre_commit(folder, "install", "--install-hooks")
    if done.returncode:
        pytest.skip(f"pre-commit cannot install the hook here: {done.stdout[-300:]}{done.stderr[-300:]}")
    return folder


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    return subprocess.run(["git", *who, *words], cwd=folder, capture_output=True, text=True, check=False)


def pre_commit(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_commits_are_checked(scratch: Path) -> None:
    (scratch / "a.txt").write_text(WRONG, encoding="utf-8")
    (scratch / "b.py").write_text("# 共13个，其中5个、7个\n", encoding="utf-8")
    git(scratch, "add", ".")
    refused = git(scratch, "commit", "-m", "wrong")
    assert refused.returncode == 1
    assert "a.txt:3:" in refused.stdout + refused.stderr
    assert "b.py" not in refused.stdout + refused.stderr
    (scratch / "a.txt").write_text(RIGHT, encoding="utf-8")
    git(scratch, "add", ".")
    (scratch / "a.txt").write_text(WRONG, encoding="utf-8")  # not staged: no matter
    taken = git(scratch, "commit", "-m", "right")
    assert taken.returncode == 0, taken.stdout + taken.stderr


def test_the_hooks_take_every_kind_of_article() -> None:
    """By name, not by pre-commit's types: it knows none for .docx."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in hooks:
        assert all(re.search(hook["files"], f"news/a{end}") for end in EXTENSIONS)
        assert re.search(hook["files"], "NEWS.DOCX")
        assert not any(re.search(hook["files"], name) for name in ("a.py", "a.txt.gz", "docx", "md"))
