"""What is done with one file: a ``Task`` in, an ``Outcome`` out, both cheap to send between processes."""

from __future__ import annotations

import zlib
from pathlib import Path

from checker.gate.codec import decode, encode, eventful, summary, summary_in
from checker.gate.engine import Engine
from checker.gate.settings import Recipe
from checker.gate.stored import StoredReport
from checker.model import Report
from checker.records import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """A file to check; ``data`` where its bytes are at hand already, ``format`` where the path does not tell it."""

    path: str
    recipe: Recipe
    data: bytes | None = None
    format: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report as it is stored and sent: its summary, and the compressed rest where it is eventful or asked for."""

    summary: str
    payload: bytes = b""
    error: str | None = None


class Engines:
    """An engine for each recipe met so far. ``detail``: every report is kept whole, not only the eventful ones."""

    def __init__(self, cache: Path | None, *, detail: bool) -> None:
        self.detail = detail
        self._cache = cache
        self._engines: dict[Recipe, Engine] = {}

    def __getstate__(self) -> tuple[Path | None, bool]:
        return self._cache, self.detail

    def __setstate__(self, state: tuple[Path | None, bool]) -> None:
        self.__init__(state[0], detail=state[1])  # type: ignore[misc]

    def of(self, recipe: Recipe) -> Engine:
        """The engine of a recipe."""
        found = self._engines.get(recipe)
        if found is None:
            found = self._engines[recipe] = Engine(recipe, self._cache)
        return found

    def check(self, task: Task) -> Report:
        """The report on a task."""
        return self.of(task.recipe).check(task.path, task.data, task.format)

    def outcome(self, report: Report) -> Outcome:
        """A report packed up."""
        if report.error is not None:
            return failed(report.path, report.error)
        whole = self.detail or eventful(report)
        return Outcome(summary(report), zlib.compress(encode(report), 1) if whole else b"")

    def report(self, task: Task, outcome: Outcome) -> Report:
        """A report unpacked, or a promise of it. Raises ValueError where the summary is none of ours."""
        if outcome.error is not None:
            return Report(task.path, error=outcome.error)
        script, tally = summary_in(outcome.summary)

        def fetch() -> Report:
            try:
                if outcome.payload:
                    return decode(zlib.decompress(outcome.payload), task.path)
            except (ValueError, TypeError, IndexError, KeyError, zlib.error):
                pass  # written by other code under the same name; the article itself is still there
            return self.check(task)

        return StoredReport(task.path, script, tally, fetch)


def failed(path: str, error: str) -> Outcome:
    """The outcome of a file that could not be checked."""
    return Outcome(summary(Report(path, error=error)), error=error)
