"""The built wheel in a fresh environment, used from another folder: rules, texts and the command are all inside."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, at: Path, timeout: int = 300) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in command], cwd=at, capture_output=True, text=True, timeout=timeout, check=False
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of an environment with nothing but the wheel in it."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT, at=folder)
    if built.returncode:
        pytest.skip(f"pip cannot build a wheel here: {built.stderr.strip()[-200:]}")
    wheel = next(folder.glob("zscheck-*.whl"))
    run(sys.executable, "-m", "venv", folder / "venv", at=folder)
    bin_folder = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    done = run(bin_folder / "python", "-m", "pip", "install", "-q", "--prefer-binary", wheel, at=folder)
    if done.returncode:
        pytest.skip(f"pip cannot install the dependencies here: {done.stderr.strip()[-200:]}")
    return bin_folder


def test_the_wheel_works_elsewhere(installed: Path, tmp_path: Path) -> None:
    article = tmp_path / "稿.txt"
    article.write_bytes((ROOT / "examples" / "investment-fair.txt").read_bytes())
    done = run(installed / "zscheck", "稿.txt", at=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "稿.txt:3:" in done.stdout
    assert "246" in done.stdout
    listed = run(installed / "zscheck", "rules", "list", at=tmp_path)
    assert "percent-of-count" in listed.stdout
    explained = run(installed / "python", "-m", "checker", "explain", "ZS101", at=tmp_path)
    assert explained.returncode == 0, explained.stderr


def test_the_wheel_holds_what_it_should(installed: Path) -> None:
    script = "import checker, pathlib; print(*sorted(p.name for p in pathlib.Path(checker.__file__).parent.iterdir()))"
    names = run(installed / "python", "-c", script, at=installed).stdout.split()
    assert "_rules" in names
    assert not {"tests", "examples"} & set(names)
