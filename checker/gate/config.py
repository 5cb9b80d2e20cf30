"""Configuration files: the nearest of zscheck.yaml, .zscheck.yaml and pyproject.toml's [tool.zscheck], upward from a
file to the root of its repository. The nearest one counts alone; unknown keys are errors that say where they stand.
"""

from __future__ import annotations

import re
from pathlib import Path

from checker.errors import ConfigError
from checker.gate.config_file import ConfigFile

NAMES = ("zscheck.yaml", ".zscheck.yaml", "pyproject.toml")
_TABLE = re.compile(rb"tool\s*\.\s*[\"']?zscheck|^\s*\[\s*tool\s*\]", re.MULTILINE)


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
