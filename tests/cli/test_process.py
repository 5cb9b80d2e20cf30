"""Whole processes: signals, pipes, encodings of the terminal, what a warm run imports, jobs, kill -9."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"
ZSCHECK = (sys.executable, "-m", "checker")


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return os.environ | {"ZSCHECK_CACHE_DIR": str(_cache(tmp_path_factory)), "PYTHONPATH": str(ROOT)}


def _cache(factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests here: compiling the rules takes its time."""
    return factory.getbasetemp() / "process-cache"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(230):
        wrong = number % 9 == 0
        text = f"今年共签约项目{number + 7 + wrong}个，其中工业项目{number}个、农业项目7个。\n"
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def run(*arguments: str, environment: dict[str, str], **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*ZSCHECK, *arguments], capture_output=True, env=environment, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_reader_that_leaves(environment: dict[str, str], corpus: Path) -> None:
    process = subprocess.Popen(
        [*ZSCHECK, str(corpus), "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(60) == 141
    assert process.stderr is not None
    assert process.stderr.read() == b""


def test_interrupt(environment: dict[str, str], corpus: Path) -> None:
    long = (EXAMPLES / "investment-fair.txt").read_bytes()  # so that the pipe is full before the run is over
    for path in corpus.iterdir():
        path.write_bytes(long)
    process = subprocess.Popen(
        [*ZSCHECK, str(corpus), "--jobs", "2", "--no-cache", "--format", "jsonl"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, b"")


def test_jobs_and_cache_change_no_byte(environment: dict[str, str], corpus: Path, tmp_path: Path) -> None:
    environment = environment | {"ZSCHECK_CACHE_DIR": str(tmp_path / "cache")}
    outputs = [
        run(str(corpus), "--format", form, *options, environment=environment).stdout
        for form in ("json", "text")
        for options in ((), (), ("--no-cache", "--jobs", "2"), ("--jobs", "4"))
    ]
    assert len(set(outputs)) == 2
    assert len(outputs[0]) > 100_000


def gone(word: str) -> None:
    """Waits until no process has the word on its command line: workers end when their parent is killed."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        lines = []
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            with contextlib.suppress(OSError):
                lines.append(path.read_bytes())
        if not any(word.encode() in line for line in lines):
            return
        time.sleep(0.05)
    raise AssertionError("workers outlive their parent")


def test_kill_9_leaves_a_usable_cache(environment: dict[str, str], corpus: Path, tmp_path: Path) -> None:
    environment = environment | {"ZSCHECK_CACHE_DIR": str(tmp_path / "cache")}
    plain = run(str(corpus), "--format", "json", "--no-cache", environment=environment).stdout
    for moment in (0.15, 0.3, 0.6):
        process = subprocess.Popen(
            [*ZSCHECK, str(corpus), "--format", "json", "--jobs", "2"], stdout=subprocess.DEVNULL, env=environment
        )
        time.sleep(moment)
        process.kill()
        process.wait()
        gone(str(corpus))
    both = [
        subprocess.Popen([*ZSCHECK, str(corpus), "--format", "json"], stdout=subprocess.PIPE, env=environment)
        for _ in range(2)
    ]
    assert [process.communicate()[0] for process in both] == [plain, plain]
    assert run(str(corpus), "--format", "json", environment=environment).stdout == plain


def test_a_warm_run_imports_nothing_heavy(environment: dict[str, str]) -> None:
    """On plain text, to a pipe: no sympy, pint, yaml, rich, chardet, pathspec, multiprocessing, sqlite."""
    article = str(EXAMPLES / "investment-fair.txt")
    program = (
        "import sys\n"
        "from checker.cli import run\n"
        f"run([{article!r}, '--format', sys.argv[1]])\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    heavy = {"sympy", "mpmath", "pint", "yaml", "rich", "chardet", "pathspec", "markdown_it", "sqlite3", "tomllib"}
    heavy |= {"multiprocessing", "concurrent", "asyncio", "subprocess", "difflib", "html", "xml", "hashlib"}
    for form in ("text", "json", "concise"):
        command = [sys.executable, "-c", program, form]
        subprocess.run(command, capture_output=True, env=environment, check=False)
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        assert heavy & set(done.stderr.split()) == set(), form


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8", "big5"])
def test_any_terminal_encoding(environment: dict[str, str], encoding: str) -> None:
    done = run(str(EXAMPLES), environment=environment | {"PYTHONIOENCODING": encoding})
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"investment-fair.txt:3:" in done.stdout
    document = run(str(EXAMPLES), "--format", "json", environment=environment | {"PYTHONIOENCODING": encoding}).stdout
    assert json.loads(document.decode(encoding))["summary"]["documents"] >= 6


def test_unusable_cache(environment: dict[str, str], tmp_path: Path, corpus: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file", Path("/proc/nowhere")):
        done = run(str(corpus), "--fail-on", "warning", environment=environment | {"ZSCHECK_CACHE_DIR": str(folder)})
        assert done.returncode == 1, done.stderr
        assert done.stderr == b""


def test_full_disk(environment: dict[str, str], corpus: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [*ZSCHECK, str(corpus)], stdout=full, stderr=subprocess.PIPE, env=environment, check=False
        )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_full_disk_costs_only_the_report_on_it(environment: dict[str, str], tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    article, whole = str(EXAMPLES / "investment-fair.txt"), tmp_path / "whole.json"
    done = run(article, "-o", "sarif=/dev/full", "-o", f"json={whole}", environment=environment)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == ["zscheck: /dev/full: No space left on device"]
    assert b"investment-fair.txt:3:" in done.stdout
    assert json.loads(whole.read_bytes())["summary"]["findings"]["error"] == 1


def test_files_that_change_while_read(environment: dict[str, str], corpus: Path) -> None:
    """Cut short, rewritten, removed: each article is checked as some moment had it, or is one line."""
    command = [*ZSCHECK, str(corpus), "--format", "json", "--no-cache", "--jobs", "2"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    files = sorted(corpus.rglob("*.txt"))
    while process.poll() is None:
        for number, path in enumerate(files):
            if number % 3 == 0:
                path.unlink(missing_ok=True)
            else:
                path.write_text("共有10个项目，其中甲类3个、乙类6个，合计10个。" * (number % 4), encoding="utf-8")
        if process.stdout is not None and select.select([process.stdout], [], [], 0.02)[0]:
            break
    out, err = process.communicate(timeout=60)
    assert process.returncode in (0, 1, 2)
    assert b"Traceback" not in err
    json.loads(out)


def test_odd_names_and_links(environment: dict[str, str], tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/\xb8\xe5"
    try:
        os.mkdir(folder)  # noqa: PTH102
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    for name in (b"\xff.txt", b"new\nline.txt", b"\x1b[31m.txt"):
        with open(folder + b"/" + name, "wb") as file:  # noqa: PTH123
            file.write("共有10个项目，其中甲类3个、乙类6个，合计10个。".encode())
    Path(os.fsdecode(folder), "loop").symlink_to("..")
    Path(os.fsdecode(folder), "broken.txt").symlink_to("nowhere")
    done = subprocess.run([*ZSCHECK, folder, "--format", "json"], capture_output=True, env=environment, check=False)
    documents = json.loads(done.stdout)["documents"]
    assert len(documents) == 4
    assert done.returncode == 2
    text = subprocess.run([*ZSCHECK, folder], capture_output=True, env=environment, check=False)
    assert b"\x1b[31m" not in text.stdout + text.stderr


def test_default_command_and_module(environment: dict[str, str]) -> None:
    done = run("--version", environment=environment)
    assert done.returncode == 0
    assert done.stdout.startswith(b"zscheck ")
