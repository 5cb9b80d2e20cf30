"""The README's first screen: its first command says exactly what is printed there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_the_first_screen_is_true() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = re.search(r"\.venv/bin/zscheck (\S+)", readme)
    shown = re.search(r"```text\n(.*?)\n```", readme, re.DOTALL)
    assert command is not None
    assert shown is not None
    done = subprocess.run(
        [sys.executable, "-m", "checker", command[1]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.rstrip() == shown[1]
    assert done.returncode == 1
