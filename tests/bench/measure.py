"""Whole processes measured against R = ``python -c 'import click, rich'``, which is taken on the same machine in turn.

Instructions under callgrind where valgrind is installed (the same in every run), else CPU time (median of pairs).
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ZSCHECK = (sys.executable, "-m", "checker")
R = (sys.executable, "-c", "import click, rich")
VALGRIND = shutil.which("valgrind")
PAIRS = 7


def environment(cache: Path) -> dict[str, str]:
    """Compiled modules are kept, as in any installation; hashes are fixed, so that counts are."""
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONDONTWRITEBYTECODE", "COVERAGE_PROCESS_START")}
    return kept | {"ZSCHECK_CACHE_DIR": str(cache), "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}


def cpu(command: Sequence[str], env: dict[str, str]) -> float:
    """User and system seconds of a process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def instructions(command: Sequence[str], env: dict[str, str]) -> float:
    """Instructions a process executes."""
    assert VALGRIND is not None
    tool = (VALGRIND, "--tool=callgrind", "--callgrind-out-file=/dev/null")
    done = subprocess.run([*tool, *command], env=env, capture_output=True, text=True, check=False)
    found = re.search(r"Collected : (\d+)", done.stderr)
    assert found is not None, done.stderr[-500:]
    return float(found[1])


def times_r(command: Sequence[str], env: dict[str, str]) -> float:
    """The cost of a warm command as a multiple of R."""
    for _ in range(2):  # packs of files younger than two seconds are not trusted by their times
        subprocess.run(command, env=env, capture_output=True, check=False)
    if VALGRIND:
        return instructions(command, env) / instructions(R, env)
    return ratio(lambda: cpu(command, env), lambda: cpu(R, env))


def ratio(one: Callable[[], float], other: Callable[[], float], pairs: int = PAIRS) -> float:
    """The median ratio of measurements taken in turn."""
    return statistics.median(one() / other() for _ in range(pairs))


def peak(command: Sequence[str], env: dict[str, str]) -> float:
    """The peak memory of a process in MiB."""
    script = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, "
        "stderr=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", script, *command], env=env, capture_output=True, text=True, check=True)
    return int(done.stdout) / 1024
