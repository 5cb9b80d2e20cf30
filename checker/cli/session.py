"""What one run needs, put together from options, environment and config files: settings for each file, engines, cache,
tasks. Commands ask it; it prints nothing but warnings."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from itertools import chain, islice

from checker.cli.given import from_environment, given, wrong_use
from checker.disk import cache_folder
from checker.errors import ConfigError, ReadError, RuleError, ZscheckError
from checker.gate import config
from checker.gate.run import reports
from checker.gate.settings import Choice, Recipe, Settings
from checker.gate.work import Engines, Task
from checker.model import Report
from checker.reading import Limits, extensions_with, file_bytes, walk
from checker.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from checker.gate.changed import Repository
    from checker.gate.config_file import ConfigFile
    from checker.gate.engine import Engine

STORE_FROM = 16  # files below which opening the cache of results costs more than it saves


class Session:
    """One run. ``detail``: reports are wanted whole, not only their findings."""

    def __init__(self, paths: tuple[str, ...], options: Mapping[str, Any], *, detail: bool) -> None:
        if not paths:
            raise wrong_use("Name a file or a folder to check, or - for standard input.")
        self.paths = paths
        self.options = options
        self._over = from_environment() | given(options)
        self._configs: dict[str, ConfigFile | None] = {}
        self._folders: dict[str, tuple[Recipe, Choice]] = {}
        self._faults: dict[tuple[Recipe, Choice], str | None] = {}
        self.folder = _folder_of(paths[0])
        self.settings = self._settings(self.config_file(self.folder), None)
        self.engines = Engines(self.pack_dir, detail=detail)
        self.unread = 0
        self.outputs: frozenset[str] = frozenset()  # files of this run's reports

    @property
    def pack_dir(self) -> str | None:
        """The folder of everything that is kept between runs."""
        chosen = self.settings["cache-dir"]
        return str(chosen) if chosen else cache_folder()

    def config_file(self, folder: str) -> ConfigFile | None:
        """The config file that counts for the files of a folder. Raises ConfigError."""
        if self.options.get("isolated"):
            return None
        named = self.options.get("config_file") or os.environ.get("ZSCHECK_CONFIG")
        if named:
            folder = os.path.join(os.getcwd(), named)
        if folder not in self._configs:
            if named and not os.path.isfile(folder):
                raise ConfigError("no such config file", named)
            self._configs[folder] = config.read(folder) if named else config.nearest(folder)
        return self._configs[folder]

    def resolved(self, path: str) -> tuple[Recipe, Choice]:
        """What decides what is found in a file, and what is told of it. Raises ConfigError, also where its rules
        cannot be used: that is found out once, not at each of its files."""
        folder = os.path.dirname(path)
        known = self._folders.get(folder)
        if known is None:
            found = self.config_file(_folder_of(path))
            known = self._sound(self._settings(found, path))
            if found is None or not found.overrides:
                self._folders[folder] = known
        return known

    def for_path(self, path: str) -> Settings:
        """All settings as they hold for one file or folder. Raises ConfigError."""
        return self._settings(self.config_file(_folder_of(path)), path)

    def engine(self) -> Engine:
        """The engine of the run's own settings: its rulebook is the catalogue."""
        return self.engines.of(self.settings.recipe())

    def tasks(self, repository: Repository | None = None, only: Iterable[str] | None = None) -> Iterator[Task | Report]:
        """What to check, in order; what cannot be read as a report. ``only``: paths of the repository to keep to."""
        kept = frozenset(only or ())
        staged = repository.unstaged() if repository is not None and self.options["staged"] else frozenset()
        extensions = extensions_with(self.settings["ext"])
        for item in walk(self.paths, self.settings["include"], self.settings["exclude"], extensions=extensions):
            if isinstance(item, ReadError):
                yield Report(item.path, error=item.message)
                continue
            if self.outputs and os.path.realpath(item) in self.outputs:
                continue
            where = None if repository is None else repository.located(item)
            if repository is not None and where is None:
                yield Report(item, error=f"lies outside the repository {repository.root}, whose changes were asked for")
                continue
            if repository is not None and where not in kept:
                continue
            try:
                if item == "-":
                    yield from self._of(*self._standard_input())
                elif repository is not None and where is not None and where in staged:
                    yield from self._of(item, repository.staged_bytes(where))
                else:
                    yield from self._of(item, None)
            except ConfigError as error:
                yield Report(item, error=str(error))
            except ReadError as error:
                yield Report(item, error=error.message)

    @contextmanager
    def checked(self, tasks: Iterator[Task | Report]) -> Iterator[Iterator[Report]]:
        """The reports on tasks, with the cache of results where there are enough of them to make it pay. What could
        not be checked is said on standard error, whatever becomes of the report."""
        ahead = list(islice(tasks, STORE_FROM)) if self.settings["cache"] else []
        store = None
        if len(ahead) == STORE_FROM:
            from pathlib import Path

            from checker.gate.store import open_store

            store = open_store(Path(self.pack_dir) if self.pack_dir else None)
        try:
            yield self._told(reports(chain(ahead, tasks), self.engines, store, jobs=self.jobs, warn=warn))
        finally:
            if store is not None:
                store.close()

    def _told(self, found: Iterator[Report]) -> Iterator[Report]:
        for report in found:
            if report.error is not None:
                self.unread += 1
                warn(f"{report.path}: {report.error}")
            yield report

    @cached_property
    def jobs(self) -> int:
        """How many processes."""
        wanted: int = self.settings["jobs"]
        available = getattr(os, "sched_getaffinity", None)  # what a container may use, where the system tells
        return wanted or (len(available(0)) if available else os.cpu_count() or 1)

    def check_rules(self) -> None:
        """The run's own rules can be used, and so can what is said of them. Raises RuleError with all problems,
        ConfigError."""
        self._check(self.settings)

    def _sound(self, settings: Settings) -> tuple[Recipe, Choice]:
        found = settings.recipe(), settings.choice()
        if found not in self._faults:
            self._faults[found] = None
            try:
                self._check(settings)
            except ZscheckError as error:
                others = error.others if isinstance(error, RuleError) else ()
                self._faults[found] = f"{error} ({len(others)} more problems)" if others else str(error)
        fault = self._faults[found]
        if fault is not None:
            raise ConfigError(fault)
        return found

    def _check(self, settings: Settings) -> None:
        """A misspelt word of --select or --ignore would silently switch a check off; broken rules would be told
        again at each article."""
        recipe = settings.recipe()
        engine = self.engines.of(recipe)
        try:
            if recipe.lexicon:
                _ = engine.checker
            elif recipe.rules or recipe.params or not recipe.builtin:
                _ = engine.rulebook
        except ConfigError as error:
            raise ConfigError(f"{settings.origin('params')}: {error}") from None
        for name in ("select", "ignore", "severity"):
            origin = settings.origin(name)
            if origin.startswith("--") and settings is not self.settings:
                continue  # said of the whole run; these files may have rules of their own
            for word in settings[name]:
                word = word[0] if name == "severity" else word
                _known(word, [(rule.id, rule.code) for rule in engine.rulebook.rules], origin)

    def _settings(self, found: ConfigFile | None, path: str | None) -> Settings:
        if found is None:
            return Settings().under(self._over)
        settings = found.for_file(path) if path is not None else Settings(found.values)
        return settings.under(self._over)

    def _of(self, path: str, data: bytes | None) -> Iterator[Task]:
        """What to do with one file: more than one task where it holds two versions and both are to be checked."""
        recipe = self.resolved(path)[0]
        if recipe.track != "both":
            yield Task(path, recipe, data)
            return
        data = file_bytes(path) if data is None else data
        for version in self.engines.of(recipe).versions(path, data):
            yield Task(path, replace(recipe, track=version), data)

    def _standard_input(self) -> tuple[str, bytes]:
        name = self.options.get("stdin_filename") or "<stdin>"
        return name, sys.stdin.buffer.read(Limits().file_bytes + 1)


def warn(message: str) -> None:
    """One line on standard error."""
    print(f"zscheck: {message}", file=sys.stderr)


def _folder_of(path: str) -> str:
    if path in ("", "-") or path.startswith("<"):
        return os.getcwd()
    where = os.path.abspath(path)  # no links followed
    return where if os.path.isdir(where) else os.path.dirname(where)


def _known(word: str, rules: list[tuple[str, str]], origin: str) -> None:
    from checker.silencing import unknown_rule

    fault = unknown_rule(word, dict(rules))
    if fault is not None:
        raise ConfigError(f"{origin}: {fault}")
