"""Configuration files: the nearest of zscheck.yaml, .zscheck.yaml and pyproject.toml's [tool.zscheck], upward from a
file to the root of its repository. The nearest one counts alone; unknown keys are errors that say where they stand.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from checker.errors import ConfigError
from checker.gate.settings import Settings, Value

NAMES = ("zscheck.yaml", ".zscheck.yaml", "pyproject.toml")
_TABLE = re.compile(rb"tool\s*\.\s*[\"']?zscheck|^\s*\[\s*tool\s*\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for the files that match .gitignore-style patterns, seen from the config file's folder."""

    patterns: tuple[str, ...]
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """A config file that was read."""

    path: Path
    values: Mapping[str, Value] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()

    def for_file(self, path: str) -> Settings:
        """What the file says for one article: its values, then each override that matches, in order."""
        settings = Settings(self.values)
        if self.overrides:
            from pathspec import GitIgnoreSpec

            inside = os.path.relpath(os.path.abspath(path), self.path.parent)  # noqa: PTH100 - no links followed
            for override in self.overrides:
                if GitIgnoreSpec.from_lines(override.patterns).match_file(inside):
                    settings = settings.under(override.values)
        return settings


def nearest(folder: Path) -> ConfigFile | None:
    """The config file that counts for the files of a folder. Raises ConfigError."""
    for place in (folder, *folder.parents):
        for name in NAMES:
            path = place / name
            if path.is_file() and (path.suffix != ".toml" or _has_table(path)):
                return read(path)
        if (place / ".git").exists():
            return None
    return None


def read(path: Path) -> ConfigFile:
    """A config file. Raises ConfigError, which tells of all problems."""
    from checker.gate.config_reader import read_file
    from checker.located import LocatedError

    problems: list[LocatedError] = []
    config = read_file(path, problems)
    if problems:
        first, *more = sorted(problems)
        rest = "".join(f"\n{problem}" for problem in more)
        raise ConfigError(first.message + rest, first.path, first.line, first.column)
    return config


def _has_table(path: Path) -> bool:
    """Most pyproject.toml files say nothing of zscheck; to find that out must not cost a TOML parser."""
    try:
        return _TABLE.search(path.read_bytes()) is not None
    except OSError:
        return False
