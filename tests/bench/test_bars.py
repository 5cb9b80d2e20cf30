"""The bars of speed and memory, as ratios within one run. ``pytest tests/bench -s`` prints the table for the README."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.gate.engine import Engine
from checker.gate.settings import Recipe
from tests.bench.lexer import plain_scan
from tests.bench.measure import ROOT, ZSCHECK, cpu, environment, peak, ratio, times_r

ARTICLES = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "examples").glob("*.txt"))]


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return environment(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def article() -> str:
    """About 3 KB of news with as many figures as news has."""
    return str(Path(__file__).with_name("article.txt"))


@pytest.fixture(scope="module")
def figures_only(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same length of a statistical bulletin: a hundred figures, each of them in relations."""
    path = tmp_path_factory.mktemp("article") / "a.txt"
    path.write_text(ARTICLES[-1][:1000], encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Folders of 40 and 400 articles; each article stands once in its wording."""
    found = {}
    for count in (40, 400):
        folder = found[count] = tmp_path_factory.mktemp(f"corpus{count}")
        for number in range(count):
            text = ARTICLES[number % len(ARTICLES)][:900]
            (folder / f"{number:05}.txt").write_text(f"{text}\n本报编号第{number}号\n", encoding="utf-8")
    time.sleep(2.1)  # younger files are read again, whatever their times say
    return found


def told(name: str, value: float, bar: float) -> None:
    print(f"| {name} | ≤ {bar:g} | {value:.2f} |")
    assert value <= bar


@pytest.mark.parametrize("form", ["json", "text"])
def test_cold_start(article: str, env: dict[str, str], form: str) -> None:
    told(f"cold start, one article, {form}, R", times_r([*ZSCHECK, article, "--format", form], env), 2)


@pytest.mark.xfail(reason="most of it is the binder's work", strict=False)
def test_cold_start_on_figures_only(figures_only: str, env: dict[str, str]) -> None:
    command = [*ZSCHECK, figures_only, "--format", "json"]
    told("cold start, a bulletin of a hundred figures, R", times_r(command, env), 2)


def test_cold_start_of_a_terminal_report(article: str, env: dict[str, str]) -> None:
    told("cold start, terminal report, R", times_r([*ZSCHECK, article, "--color", "always"], env), 3)


def test_first_run_ever(article: str, env: dict[str, str], tmp_path: Path) -> None:
    fresh = iter(range(100))

    def first() -> float:
        return cpu([*ZSCHECK, article], env | {"ZSCHECK_CACHE_DIR": str(tmp_path / str(next(fresh)))})

    reference = ("python3", "-c", "import click, rich")
    command = [ZSCHECK[0], *reference[1:]]
    told("first run ever, all caches empty, R (CPU)", ratio(first, lambda: cpu(command, env), 3), 25)


@pytest.mark.xfail(reason="binding tries many readings", strict=False)
def test_throughput(article: str) -> None:
    """On an ordinary article; S is one scan for numbers and any unit of the lexicon (tests/bench/lexer.py)."""
    engine = Engine(Recipe(), None)
    texts = [Path(article).read_text(encoding="utf-8")] * 5
    data = [text.encode() for text in texts]
    number_and_unit = plain_scan()
    engine.check("a.txt", data[0])

    def whole() -> float:
        began = time.process_time()
        for text in data:
            engine.check("a.txt", text)
        return time.process_time() - began

    def scan() -> float:
        began = time.process_time()
        for text in texts:
            for _ in range(20):
                number_and_unit.findall(text)
        return (time.process_time() - began) / 20

    told("throughput, S an article", ratio(whole, scan, 3), 50)


@pytest.fixture
def rerun(corpora: dict[int, Path], env: dict[str, str], tmp_path: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    yield corpora[400], env | {"ZSCHECK_CACHE_DIR": str(tmp_path)}


@pytest.mark.parametrize("form", ["text", "json"])
def test_rerun_with_one_percent_changed(rerun: tuple[Path, dict[str, str]], form: str) -> None:
    corpus, env = rerun
    command = [*ZSCHECK, str(corpus), "--format", form]
    cpu([*ZSCHECK, str(corpus / "00000.txt")], env)  # compiles the rules
    start = cpu([*ZSCHECK, str(corpus / "00000.txt")], env)
    full = cpu(command, env) - start
    for number in range(0, 400, 100):
        path = corpus / f"{number:05}.txt"
        path.write_text(path.read_text(encoding="utf-8") + "改。\n", encoding="utf-8")
    told(f"rerun, 1 % changed, {form}, of the full run", max(0.0, cpu(command, env) - start) / full, 0.15)


def test_memory(corpora: dict[int, Path], env: dict[str, str], article: str) -> None:
    cpu([*ZSCHECK, article], env)  # compiles the rules
    told("peak memory, one article, MiB", peak([*ZSCHECK, article, "--format", "json"], env), 32)
    small, large = (peak([*ZSCHECK, str(corpora[n]), "--no-cache"], env) for n in (40, 400))
    told("peak memory, corpus, MiB", large, 96)
    told("peak memory, ten times the articles", large / small, 1.25)


def test_linear_in_the_number_of_articles(corpora: dict[int, Path], env: dict[str, str]) -> None:
    empty = cpu([*ZSCHECK, str(corpora[40] / "00000.txt")], env)
    small, large = (cpu([*ZSCHECK, str(corpora[n]), "--no-cache"], env) - empty for n in (40, 400))
    told("CPU, ten times the articles", large / small, 12)


def test_two_jobs(corpora: dict[int, Path], env: dict[str, str]) -> None:
    """Processor time that is not spent twice; wall time would need an idle machine."""
    command = [*ZSCHECK, str(corpora[400]), "--no-cache", "--quiet"]
    told("two jobs against one, CPU", cpu([*command, "--jobs", "2"], env) / cpu(command, env), 1.25)


def test_nothing_else_is_measured_by_accident(env: dict[str, str], article: str) -> None:
    done = subprocess.run([*ZSCHECK, article], env=env, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr
