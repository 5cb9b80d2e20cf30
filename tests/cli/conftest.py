"""The command line in this process, with the stand-in of tests/sums.py for the pipeline."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from checker.cli import run
from checker.gate.engine import Engine
from tests.sums import SumBook, SumChecker


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str


Zscheck = Callable[..., Done]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, a cache of its own, the stand-in pipeline, no settings from outside."""
    monkeypatch.setattr(Engine, "checker", SumChecker())
    monkeypatch.setattr(Engine, "rulebook", SumBook())
    for name in ("ZSCHECK_CONFIG", "ZSCHECK_FORMAT", "ZSCHECK_FAIL_ON", "ZSCHECK_JOBS", "ZSCHECK_LANG", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ZSCHECK_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def zscheck(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Zscheck:
    """Runs a command line."""

    def runner(*arguments: str, stdin: bytes = b"") -> Done:
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = run(list(arguments))
        captured = capsys.readouterr()
        return Done(status, captured.out, captured.err)

    return runner


def write(name: str, text: str, encoding: str = "utf-8") -> Path:
    """A file below the working folder."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path
