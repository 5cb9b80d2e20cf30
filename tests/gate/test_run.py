"""Many files: the same reports in the same order from one process, several, or the cache; killed workers."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker.gate import run
from checker.gate.engine import Engine
from checker.gate.settings import Recipe
from checker.gate.store import Store, open_store
from checker.gate.work import Engines, Task
from checker.model import Document, Report
from tests.sums import SumBook, SumChecker

RECIPE = Recipe()


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Engine, "checker", SumChecker())
    monkeypatch.setattr(Engine, "rulebook", SumBook())
    monkeypatch.setattr(run, "POOL_FROM", 20)
    monkeypatch.setattr(run, "GROUP", 7)


@pytest.fixture
def corpus(tmp_path: Path) -> list[str]:
    paths = []
    for number in range(100):
        path = tmp_path / f"{number:03}.txt"
        path.write_text(f"甲{number}+2={number + 2 + (number % 10 == 0)}。")
        paths.append(str(path))
    return paths


def checked(
    paths: list[str], jobs: int = 1, store: Store | None = None, *, detail: bool = True, warned: list[str] | None = None
) -> list[Report]:
    tasks: Iterator[Task | Report] = (Task(path, RECIPE) for path in paths)
    warn = (warned if warned is not None else []).append
    return [_whole(r) for r in run.reports(tasks, Engines(None, detail=detail), store, jobs=jobs, warn=warn)]


def _whole(report: Report) -> Report:
    return Report(report.path, report.document, report.figures, report.claims, report.findings, report.error)


@pytest.mark.parametrize("detail", [True, False])
@pytest.mark.parametrize("jobs", [2, 4])
def test_any_number_of_jobs(corpus: list[str], jobs: int, detail: bool) -> None:
    alone = checked(corpus)
    assert [r.path for r in alone] == corpus
    assert sum(len(r.findings) for r in alone) == 10
    assert checked(corpus, jobs, detail=detail) == alone


def test_few_files_start_no_process(corpus: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_parallel", None)
    assert len(checked(corpus[:19], 4)) == 19


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("detail", [True, False])
def test_cache_changes_nothing(corpus: list[str], tmp_path: Path, jobs: int, detail: bool) -> None:
    alone = checked(corpus)
    for _ in range(3):
        store = open_store(tmp_path / "cache")
        assert store is not None
        assert checked(corpus, jobs, store, detail=detail) == alone
        store.close()


def test_cached_results_are_not_checked_again(
    corpus: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(tmp_path / "cache")
    checked(corpus, store=store)
    assert store is not None
    store.flush()
    seen: list[str] = []
    whole = SumChecker.check

    def counting(self: SumChecker, document: Document) -> Report:
        seen.append(document.path)
        return whole(self, document)

    monkeypatch.setattr(SumChecker, "check", counting)
    Path(corpus[5]).write_text("1+1=3")
    again = checked(corpus, store=store)
    assert seen == [corpus[5]]
    assert len(again[5].findings) == 1


def test_summary_only_entries_do_not_answer_for_whole_reports(corpus: list[str], tmp_path: Path) -> None:
    store = open_store(tmp_path / "cache")
    assert store is not None
    checked(corpus, store=store, detail=False)
    store.flush()
    assert checked(corpus, store=store, detail=True) == checked(corpus)


def test_unreadable_files_keep_their_turn(corpus: list[str]) -> None:
    paths = [*corpus[:30], corpus[0] + ".missing", *corpus[30:]]
    found = checked(paths, 2)
    assert found == checked(paths)
    assert found[30].error == "no such file or folder"


def test_a_killed_worker_costs_one_line(corpus: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed once, from outside: everything is checked nevertheless."""
    mark = tmp_path / "killed"
    whole = SumChecker.check

    def fragile(self: SumChecker, document: Document) -> Report:
        if document.path == corpus[50] and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(self, document)

    alone = checked(corpus)
    monkeypatch.setattr(SumChecker, "check", fragile)
    warned: list[str] = []
    assert checked(corpus, 2, warned=warned) == alone
    assert len(warned) == 1
    assert "signal 9" in warned[0]


def test_an_article_that_kills_is_named(corpus: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = SumChecker.check

    def deadly(self: SumChecker, document: Document) -> Report:
        if document.path in (corpus[50], corpus[51], corpus[99]):
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(self, document)

    alone = checked(corpus)
    monkeypatch.setattr(SumChecker, "check", deadly)
    found = checked(corpus, 2)
    assert [r.path for r in found] == corpus
    assert [i for i, r in enumerate(found) if r.error is not None] == [50, 51, 99]
    assert [r for r in found if r.error is None] == [r for i, r in enumerate(alone) if i not in (50, 51, 99)]
    assert "died twice (signal 9)" in (found[50].error or "")


def test_a_text_that_was_kept_needs_no_decoding(
    corpus: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def texts(prepare: Callable[[Report], str] | None) -> list[str]:
        store = open_store(tmp_path / "cache")
        assert store is not None
        engines = Engines(None, detail=True, prepare=prepare)
        tasks: Iterator[Task | Report] = (Task(path, RECIPE) for path in corpus)
        found = [report.prepared for report in run.reports(tasks, engines, store, jobs=1, warn=print)]
        store.close()
        return found

    first = texts(lambda report: f"figures: {len(report.figures)}\n")
    monkeypatch.setattr("checker.gate.codec.decode", lambda *_: pytest.fail("a report is decoded"))
    assert texts(None) == first
    assert first.count("figures: 3\n") == 90  # the ten with findings are told in some language
    assert first.count("") == 10
