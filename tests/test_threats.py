"""The README's threat model line by line: ``test_N_…`` holds line N (some are held in more depth elsewhere)."""

from __future__ import annotations

import ast
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker.gate.engine import Engine
from checker.gate.settings import Recipe
from checker.reading import Limits

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "investment-fair.txt"
FORMATS = ("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "html")


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.getbasetemp() / "threat-cache"


def zscheck(
    *arguments: str | Path, at: Path, cache: Path, more: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "ZSCHECK_CACHE_DIR": str(cache)} | (more or {})
    command = [sys.executable, "-m", "checker", *map(str, arguments)]
    return subprocess.run(command, cwd=at, env=environment, capture_output=True, timeout=120, check=False)


def watched(folder: Path) -> dict[str, str]:
    """An environment in which every process says on standard error which audited events happen in it."""
    (folder / "sitecustomize.py").write_text(
        "import os, sys\n"
        "EVENTS = ('socket.', 'subprocess.', 'os.system', 'os.exec', 'os.posix_spawn', 'os.fork', 'pickle.')\n"
        "def hook(event, args):\n"
        "    if event.startswith(EVENTS): os.write(2, f'EVENT {event} {args[:2]}\\n'.encode())\n"
        "sys.addaudithook(hook)\n"
    )
    return {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}


def test_every_line_is_held() -> None:
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## 安全")[2].partition("\n## ")[0]
    lines = re.findall(r"^(\d+)\. ", section, re.MULTILINE)
    tests = {name.split("_")[1] for name in globals() if re.match(r"test_\d+_", name)}
    assert lines == [str(n) for n in range(1, 11)]
    assert set(lines) == tests


def test_1_no_network_no_process(tmp_path: Path, cache: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("详见http://127.0.0.1:9/a?$(touch x)`touch x`；共12个，其中甲类7个、乙类5个。", encoding="utf-8")
    for form in FORMATS:
        done = zscheck(article, EXAMPLE, "--format", form, at=tmp_path, cache=cache, more=watched(tmp_path))
        assert done.returncode == 1
        assert b"EVENT" not in done.stderr, form
    assert not (tmp_path / "x").exists()


def test_1_git_starts_nothing(tmp_path: Path, cache: Path) -> None:
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/started\n")
    program.chmod(0o755)
    folder = tmp_path / "repository"
    folder.mkdir()
    git = ("git", "-c", "user.name=t", "-c", "user.email=t@example.org")

    def do(*words: str) -> None:
        subprocess.run([*git, *words], cwd=folder, capture_output=True, check=True)

    do("init", "-q")
    (folder / "a.txt").write_text("甲\n", encoding="utf-8")
    do("add", ".")
    do("commit", "-qm", "one")
    (folder / ".gitattributes").write_text("*.txt diff=evil\n")
    for key in ("diff.external", "core.fsmonitor", "diff.evil.textconv", "diff.evil.command", "core.pager"):
        do("config", key, str(program))
    (folder / "a.txt").write_bytes(EXAMPLE.read_bytes())
    done = zscheck(".", "--diff", "HEAD", at=folder, cache=cache)
    assert done.returncode == 1, done.stderr
    assert not (tmp_path / "started").exists()


def test_2_equations_are_no_code(tmp_path: Path, cache: Path) -> None:
    text = (ROOT / "rules" / "share" / "percent-of-count.yaml").read_text(encoding="utf-8")
    for equation in ("__import__('os').system('touch x') == rate", "open('x', 'w') == rate", "().__class__ == rate"):
        rule = re.sub(r"^equation:.*$", f'equation: "{equation}"', text, flags=re.MULTILINE)
        (tmp_path / "percent-of-count.yaml").write_text(rule, encoding="utf-8")
        done = zscheck("rules", "check", "percent-of-count.yaml", at=tmp_path, cache=cache, more=watched(tmp_path))
        assert done.returncode == 2
        assert b"EVENT os.system" not in done.stderr
        assert b"Traceback" not in done.stderr
        assert not (tmp_path / "x").exists()


def test_2_no_module_of_ours_evaluates_text() -> None:
    forbidden = {"eval", "exec", "__import__", "pickle", "marshal", "shelve"}
    for path in (ROOT / "checker").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Name):
                assert node.id not in forbidden, path
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {alias.name for alias in node.names} | {getattr(node, "module", None)}
                assert not names & forbidden, path
            if isinstance(node, ast.keyword):
                assert node.arg != "shell", path


@pytest.mark.parametrize(
    "text",
    [
        "select: &a [ZS1]\nignore: *a\n",
        "select: !!python/object/apply:os.system [touch x]\n",
        "select: [ZS1]\nselect: [ZS2]\n",
        "select: " + "[" * 5000 + "\n",
        "select: [" + "a, " * 400_000 + "]\n",
    ],
    ids=["anchor", "tag", "twice", "deep", "long"],
)
def test_3_yaml_is_data(tmp_path: Path, cache: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text("共12个。", encoding="utf-8")
    (tmp_path / "zscheck.yaml").write_text(text, encoding="utf-8")
    began = time.monotonic()
    done = zscheck("a.txt", at=tmp_path, cache=cache)
    assert done.returncode == 2
    assert b"zscheck.yaml:" in done.stderr
    assert b"Traceback" not in done.stderr
    assert time.monotonic() - began < 30
    assert not (tmp_path / "x").exists()


def test_4_what_is_no_article_is_not_read(tmp_path: Path, cache: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(".")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(Limits().file_bytes + 1)
    (tmp_path / "good.txt").write_bytes(EXAMPLE.read_bytes())
    done = zscheck(".", "--format", "concise", at=tmp_path, cache=cache)
    assert done.returncode == 2
    assert done.stdout.count(b"good.txt:3:") == 1
    said = done.stderr.decode()
    assert len(said.splitlines()) == 4, said
    assert all(name in said for name in ("pipe.txt", "self.txt", "device.txt", "huge.txt"))


def test_5_control_characters_have_no_effect(tmp_path: Path, cache: Path) -> None:
    evil = "\x1b]0;x\x07\x1b[2J\u202e\u2066::error::x\r\n::set-output name=a::b <script>alert(1)</script>]]>&"
    text = EXAMPLE.read_text(encoding="utf-8").replace("现代服务业项目78个", f"现代服务业项目78个{evil}")
    name = "a\x1b[31m\u202e<b>.txt"
    (tmp_path / name).write_text(text, encoding="utf-8")
    for form in FORMATS:
        done = zscheck(name, "--format", form, "--explain", at=tmp_path, cache=cache)
        output = (done.stdout + done.stderr).decode()
        assert "\x1b" not in output, form
        if form not in ("json", "jsonl", "sarif", "gitlab", "rdjson"):
            assert "\u202e" not in output, form
        assert "<script>alert" not in output or form not in ("html", "junit", "checkstyle"), form
        assert not re.search(r"^::(?!error|warning|notice)", output, re.MULTILINE), form


def test_6_the_cache_is_data(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number}.txt").write_bytes(EXAMPLE.read_bytes())
    cache = tmp_path / "cache"
    first = zscheck("articles", "--format", "json", at=tmp_path, cache=cache, more=watched(tmp_path))
    files = [path for path in cache.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} <= {".json", ".bin", ".sqlite", ".sqlite-wal", ".sqlite-shm"}
    for damaged in (lambda data: data[: len(data) // 2], lambda data: data.replace(b"e", b"f"), lambda data: b""):
        for path in files:
            if path.exists():
                path.write_bytes(damaged(path.read_bytes()))
        again = zscheck("articles", "--format", "json", at=tmp_path, cache=cache, more=watched(tmp_path))
        assert (again.returncode, again.stdout) == (1, first.stdout), again.stderr
        assert b"EVENT pickle" not in again.stderr


def test_7_no_half_files(tmp_path: Path, cache: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.txt").write_bytes(EXAMPLE.read_bytes())
    report = tmp_path / "report.json"
    report.write_text("the old one")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "ZSCHECK_CACHE_DIR": str(cache)}
    command = [sys.executable, "-m", "checker", str(folder), "--no-cache", "-o", f"json={report}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    while process.poll() is None and not list(tmp_path.glob(".report.json.*.part")):
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    if process.returncode == -signal.SIGKILL:
        assert report.read_text() == "the old one"
    subprocess.run(command, capture_output=True, env=environment, check=False)
    assert len(json.loads(report.read_text(encoding="utf-8"))["documents"]) == 60


def test_8_a_fault_stays_with_its_article(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import checker.pipeline as p\n"
        "check = p.Checker.check\n"
        "def faulty(self, document):\n"
        "    if 'bad' in document.path: raise ZeroDivisionError('boom')\n"
        "    return check(self, document)\n"
        "p.Checker.check = faulty\n"
    )
    for name in ("a.txt", "bad.txt", "c.txt"):
        (tmp_path / name).write_bytes(EXAMPLE.read_bytes())
    more = {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    done = zscheck("a.txt", "bad.txt", "c.txt", "--format", "concise", at=tmp_path, cache=cache, more=more)
    assert done.returncode == 2
    assert [line.split(b":")[0] for line in done.stdout.splitlines()] == [b"a.txt", b"bad.txt", b"c.txt"]
    (line,) = done.stderr.decode().splitlines()
    assert "bad.txt" in line
    assert "ZeroDivisionError" in line


def test_9_killed_workers(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os, signal\nimport checker.pipeline as p\n"
        "check = p.Checker.check\n"
        "def faulty(self, document):\n"
        "    if 'bad' in document.path: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return check(self, document)\n"
        "p.Checker.check = faulty\n"
    )
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(230):
        text = "今年共签约项目12个，其中工业项目5个、农业项目7个。"
        (folder / f"{number:03}{'bad' if number == 100 else ''}.txt").write_text(text, encoding="utf-8")
    more = {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    done = zscheck("articles", "--jobs", "2", "--format", "json", at=tmp_path, cache=cache, more=more)
    assert done.returncode == 2
    documents = json.loads(done.stdout)["documents"]
    assert [d["path"] for d in documents if d["error"]] == ["articles/100bad.txt"]
    assert len(documents) == 230


NEWS = EXAMPLE.read_text(encoding="utf-8")
HOSTILE = {
    "digits": "7" * 60_000,
    "numerals": "一" * 60_000,
    "words": "其中" * 30_000,
    "shares": "占" * 60_000,
    "brackets": "（" * 60_000,
    "one line": NEWS.replace("\n", "") * 150,
    "figures": "3个、" * 20_000,
    "percents": "5%，" * 20_000,
    "lists": "其中甲3个、乙4个，合计7个，" * 4_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_10_time_grows_with_the_text(name: str) -> None:
    engine = Engine(Recipe(), None)
    engine.check("a.txt", NEWS.encode())

    def per_byte(text: str) -> float:
        data = text.encode()
        began = time.process_time()
        report = engine.check("a.txt", data)
        assert report.error is None, report.error
        return (time.process_time() - began) / len(data)

    news = min(per_byte(NEWS * 8) for _ in range(3))
    assert per_byte(HOSTILE[name]) < 5 * news
