"""The README's first screen: its first command says exactly what is printed there (``pytest --golden``: anew)."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def test_the_first_screen_is_true(request: pytest.FixtureRequest) -> None:
    file = ROOT / "README.md"
    readme = file.read_text(encoding="utf-8")
    command = re.search(r"\.venv/bin/zscheck (\S+)", readme)
    shown = re.search(r"```text\n(.*?)\n```", readme, re.DOTALL)
    assert command is not None
    assert shown is not None
    done = subprocess.run(
        [sys.executable, "-m", "checker", command[1]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if request.config.getoption("--golden"):
        file.write_text(readme.replace(shown[1], done.stdout.rstrip()), encoding="utf-8")
    assert done.stdout.rstrip() == shown[1]
    assert done.returncode == 1
