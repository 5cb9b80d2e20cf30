"""The nouns of a config file: its values, and overrides for some of the files it is for."""

from __future__ import annotations

import os
from collections.abc import Mapping

from checker.gate.settings import Settings, Value
from checker.records import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


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

            inside = os.path.relpath(os.path.abspath(path), self.path.parent)
            for override in self.overrides:
                if GitIgnoreSpec.from_lines(override.patterns).match_file(inside):
                    settings = settings.under(override.values)
        return settings
