"""A report whose counts are at hand and whose rest is fetched when somebody asks.

Most reports of a large run hold no finding and are only counted; to build their figures anew would cost more than all
the rest of a run from the cache.
"""

from __future__ import annotations

from collections.abc import Callable

from checker.model import Claim, Document, Figure, Finding, Note, Report, Tally


class StoredReport(Report):
    """Looks like the report that ``fetch`` returns."""

    __slots__ = ("_fetch", "_found", "_prepared", "_script", "_tally")
    _fetch: Callable[[], Report]
    _found: Report | None
    _prepared: Callable[[], str]
    _script: str
    _tally: Tally

    def __init__(
        self, path: str, script: str, tally: Tally, fetch: Callable[[], Report], prepared: Callable[[], str]
    ) -> None:
        object.__setattr__(self, "path", path)
        object.__setattr__(self, "error", None)
        object.__setattr__(self, "_script", script)
        object.__setattr__(self, "_tally", tally)
        object.__setattr__(self, "_fetch", fetch)
        object.__setattr__(self, "_found", None)
        object.__setattr__(self, "_prepared", prepared)

    @property
    def script(self) -> str:
        """The article's script, without a look at the rest."""
        return self._script

    @property
    def prepared(self) -> str:
        """As in Report."""
        return self._prepared() if self._found is None else ""

    @property
    def tally(self) -> Tally:
        """The counts, without a look at the rest."""
        return self._tally

    @property
    def document(self) -> Document | None:
        """As in Report."""
        return self.whole().document

    @property
    def figures(self) -> tuple[Figure, ...]:
        """As in Report."""
        return self.whole().figures

    @property
    def claims(self) -> tuple[Claim, ...]:
        """As in Report."""
        return self.whole().claims

    @property
    def findings(self) -> tuple[Finding, ...]:
        """As in Report; a tally without findings answers by itself."""
        return self.whole().findings if self._tally.findings or self._tally.silenced else ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """As in Report; a tally without notes answers by itself."""
        return self.whole().notes if self._tally.notes else ()

    def whole(self) -> Report:
        """The report itself, fetched once."""
        found = self._found
        if found is None:
            found = self._fetch()
            object.__setattr__(self, "_found", found)
        return found
