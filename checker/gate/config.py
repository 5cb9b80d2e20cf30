"""Configuration files: the nearest of zscheck.yaml, .zscheck.yaml and pyproject.toml's [tool.zscheck], upward from a
file to the root of its repository. The nearest one counts alone; unknown keys are errors that say where they stand.
"""

from __future__ import annotations

import os
import re

from checker.disk import upward
from checker.errors import ConfigError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checker.gate.config_file import ConfigFile

NAMES = ("zscheck.yaml", ".zscheck.yaml", "pyproject.toml")
_TABLE = rb"tool\s*\.\s*[\"']?zscheck|^\s*\[\s*tool\s*\]"


def nearest(folder: str) -> ConfigFile | None:
    """The config file that counts for the files of an absolute folder. Raises ConfigError."""
    for place in upward(folder):
        for name in NAMES:
            path = os.path.join(place, name)
            if os.path.isfile(path) and (not name.endswith(".toml") or _has_table(path)):
                return read(path)
        if os.path.exists(os.path.join(place, ".git")):
            return None
    return None


def read(path: str) -> ConfigFile:
    """A config file. Raises ConfigError, which tells of all problems."""
    from pathlib import Path

    from checker.gate.config_reader import read_file
    from checker.located import LocatedError

    problems: list[LocatedError] = []
    config = read_file(Path(path), problems)
    if problems:
        first, *more = sorted(problems)
        rest = "".join(f"\n{problem}" for problem in more)
        raise ConfigError(first.message + rest, first.path, first.line, first.column)
    return config


def _has_table(path: str) -> bool:
    """Most pyproject.toml files say nothing of zscheck; to find that out must not cost a TOML parser."""
    try:
        with open(path, "rb") as file:
            return re.search(_TABLE, file.read(), re.MULTILINE) is not None
    except OSError:
        return False
