"""What is done with one file: a ``Task`` in, an ``Outcome`` out, both cheap to send between processes.

A run on a few articles packs no report up and loads nothing of what does.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable

from checker.gate.engine import Engine
from checker.gate.settings import Recipe
from checker.model import Report
from checker.records import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checker.disk import AnyPath


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
    """An engine for each recipe met so far. ``detail``: every report is kept whole, not only the eventful ones.

    ``prepare``: what a renderer makes of an uneventful report, kept with it, so that a rerun need not decode it.
    """

    def __init__(self, cache: AnyPath | None, *, detail: bool, prepare: Callable[[Report], str] | None = None) -> None:
        self.detail = detail
        self.prepare = prepare
        self._cache = cache
        self._engines: dict[Recipe, Engine] = {}

    def __getstate__(self) -> tuple[AnyPath | None, bool, Callable[[Report], str] | None]:
        return self._cache, self.detail, self.prepare

    def __setstate__(self, state: tuple[AnyPath | None, bool, Callable[[Report], str] | None]) -> None:
        self.__init__(state[0], detail=state[1], prepare=state[2])  # type: ignore[misc]

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
        from checker.gate.codec import encode, eventful, summary

        if report.error is not None:
            return failed(report.path, report.error)
        told = eventful(report)
        if not (self.detail or told):
            return Outcome(summary(report))
        data = encode(report)
        if self.prepare is not None and not told:
            data += b"\n" + self.prepare(report).encode("utf-8", "surrogatepass")
        return Outcome(summary(report), zlib.compress(data, 1))

    def report(self, task: Task, outcome: Outcome) -> Report:
        """A report unpacked, or a promise of it. Raises ValueError where the summary is none of ours."""
        if outcome.error is not None:
            return Report(task.path, error=outcome.error)
        from checker.gate.codec import decode, summary_in
        from checker.gate.stored import StoredReport

        script, tally = summary_in(outcome.summary)

        def fetch() -> Report:
            try:
                if outcome.payload:
                    return decode(zlib.decompress(outcome.payload).partition(b"\n")[0], task.path)
            except (ValueError, TypeError, IndexError, KeyError, zlib.error):
                pass  # written by other code under the same name; the article itself is still there
            return self.check(task)

        def prepared() -> str:
            try:
                return zlib.decompress(outcome.payload).partition(b"\n")[2].decode("utf-8", "surrogatepass")
            except (ValueError, zlib.error):
                return ""

        return StoredReport(task.path, script, tally, fetch, prepared)


def failed(path: str, error: str) -> Outcome:
    """The outcome of a file that could not be checked."""
    from checker.gate.codec import summary

    return Outcome(summary(Report(path, error=error)), error=error)
