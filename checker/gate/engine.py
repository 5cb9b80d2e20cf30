"""One recipe at work: bytes of an article in, report out. Whatever goes wrong with one article stays with it.

The rulebook and the lexicon are loaded when the first article needs them; a run that finds every result in the cache
never loads them.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from functools import cached_property

from checker.errors import ReadError, RuleError, ZscheckError
from checker.gate.settings import Recipe
from checker.model import Document, Report
from checker.reading import extensions_with, file_bytes, format_of, read_bytes, versions
from checker.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from checker.disk import AnyPath
    from checker.pipeline import Checker
    from checker.rulebook import Rulebook

SELDOM = 100_000  # new objects between two looks for garbage that holds on to itself


class Engine:
    """Checks articles under one recipe. ``cache`` is the folder of compiled rules."""

    def __init__(self, recipe: Recipe, cache: AnyPath | None) -> None:
        self.recipe = recipe
        self._cache = cache

    @cached_property
    def rulebook(self) -> Rulebook:
        """The rules of the recipe. Raises RuleError."""
        from checker.rulebook import load_rulebook

        book = load_rulebook(_normal(self.recipe.rules), builtin=self.recipe.builtin, cache=self._cache)
        params: dict[str, dict[str, float | str]] = {}
        for rule, name, value in self.recipe.params:
            params.setdefault(rule, {})[name] = value
        return book.with_settings(params=params) if params else book

    @cached_property
    def checker(self) -> Checker:
        """The pipeline, loaded and compiled. Raises RuleError."""
        from checker.claims.weights import load_weights
        from checker.figures import load_lexicon
        from checker.pipeline import Checker

        lexicon = load_lexicon(self._cache, _normal(self.recipe.lexicon))
        checker = Checker(self.rulebook, lexicon, load_weights(self._cache))
        # What was loaded stays, and what checking an article makes holds no cycles: to look for them after every 700
        # objects would be a twentieth of the work.
        gc.freeze()
        gc.set_threshold(SELDOM)
        return checker

    @cached_property
    def key(self) -> bytes:
        """A digest of everything but the article that decides what is found: rules, words, tool, recipe."""
        from hashlib import blake2b

        from checker import packs
        from checker.gate.codec import FORMAT

        files = sorted(_data_files([*self.recipe.rules, *self.recipe.lexicon]))
        parts = (repr(self.recipe), FORMAT, packs.content_key(files) or "", *_code())
        return blake2b("\n".join(parts).encode("utf-8", "surrogateescape"), digest_size=32).digest()

    def check(self, path: str, data: bytes | None = None, format: str | None = None) -> Report:
        """The report on a file (``data``: on these bytes of it)."""
        try:
            if data is None:
                data = file_bytes(path)
            document = self._read(path, data, format)
            return self._silenced(self.checker.check(document))
        except ReadError as error:
            return Report(path, error=error.message)
        except RuleError as error:
            return Report(path, error="; ".join(map(str, (error, *error.others))))
        except ZscheckError as error:
            return Report(path, error=str(error))
        except Exception as error:  # a fault of ours in one article must not hide the others
            return Report(path, error=_fault(error))

    def _read(self, path: str, data: bytes, format: str | None) -> Document:
        recipe = self.recipe
        format = format or self._format(path, data)
        return read_bytes(data, path, encoding=recipe.encoding, format=format, track=recipe.track)

    def _format(self, path: str, data: bytes) -> str | None:
        return format_of(path, data, extensions_with(self.recipe.ext)) if self.recipe.ext else None

    def versions(self, path: str, data: bytes) -> tuple[str, ...]:
        """Which versions of an article there are to check, where both are asked for."""
        return versions(data, path, format=self._format(path, data))

    @cached_property
    def codes(self) -> dict[str, str]:
        """The codes of all rules by their ids."""
        return {rule.id: rule.code for rule in self.rulebook.rules}

    def _silenced(self, report: Report) -> Report:
        """What the article's own directives silence is marked; a directive of no use is noted."""
        if report.document is None or not report.document.silences:
            return report
        from checker.silencing import silence

        findings, notes = silence(report.document, report.figures, report.findings, self.codes)
        return replace(report, findings=findings, notes=(*report.notes, *notes))


def _fault(error: Exception) -> str:
    """One line; the traceback goes to standard error where ZSCHECK_DEBUG is set."""
    import traceback

    if os.environ.get("ZSCHECK_DEBUG"):
        traceback.print_exception(error, file=sys.stderr)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.basename(frame.filename)}:{frame.lineno}"
    return f"a fault in zscheck ({type(error).__name__} in {place}). Please report it with the article"


def _normal(paths: Sequence[str]) -> Sequence[AnyPath]:
    """Paths as they are told, without superfluous separators and dots."""
    if not paths:
        return ()
    from pathlib import Path

    return [Path(path) for path in paths]


def _data_files(extra: Iterable[str]) -> Iterable[Path]:
    """All rule and word files that take part."""
    from pathlib import Path

    from checker.resources import rules_dir

    for root in (rules_dir(), *map(Path, extra)):
        if root.is_dir():
            yield from (p for p in root.rglob("*") if p.suffix in (".yaml", ".yml", ".txt") and p.is_file())
        else:
            yield root


def _code() -> Iterable[str]:
    """Names, sizes and times of our own modules, so that results do not outlive the code while it is worked on."""
    root = os.path.dirname(os.path.dirname(__file__))
    for folder, _, names in os.walk(root):
        for name in sorted(names):
            if name.endswith(".py"):
                status = os.stat(os.path.join(folder, name))
                yield f"{folder}/{name} {status.st_size} {status.st_mtime_ns}"
