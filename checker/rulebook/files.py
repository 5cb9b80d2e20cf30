"""Which files of a folder are rules and word lists. Nothing outside the folder is looked at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from checker.records import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checker.located import LocatedError

MAX_FILES = 2000
LISTS = Path("lexicon", "cues.yaml")
OTHER_DATA = ("lexicon", "messages", "units")  # folders of a rule folder that hold no rules


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a rule folder: word lists and rules."""

    lists: tuple[Path, ...]
    rules: tuple[Path, ...]


def _problem(problems: list[LocatedError], path: Path, message: str) -> None:
    from checker.located import LocatedError

    problems.append(LocatedError(str(path), 1, 1, message))


def find(path: Path, problems: list[LocatedError], *, families: bool = False) -> Sources:
    """The files of a folder, or one file. ``families``: rules stand in sub-folders only (as the built-in ones do)."""
    if not path.is_dir():
        if not path.exists():
            _problem(problems, path, "there is no such rule file or folder")
            return Sources((), ())
        if not path.is_file():
            _problem(problems, path, "is not a regular file")
            return Sources((), ())
        return Sources((), (path,))
    root = path.resolve()
    rules: list[Path] = []
    for file in _walk(path):
        if file.is_symlink() and not file.resolve().is_relative_to(root):
            _problem(problems, file, "leads out of the rule folder. Copy the file into it.")
        elif not file.is_file():
            _problem(problems, file, "is not a regular file")
        elif not families or file.parent != path:
            rules.append(file)
        if len(rules) > MAX_FILES:
            _problem(problems, path, f"holds more than {MAX_FILES} rule files")
            return Sources((), ())
    lists = path / LISTS
    own = (lists,) if lists.is_file() and lists.resolve().is_relative_to(root) else ()
    if not rules and not own and not problems:
        _problem(problems, path, "holds no rule files (*.yaml)")
    return Sources(own, tuple(rules))


def _walk(path: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in OTHER_DATA)
        for name in sorted(files):
            if name.endswith((".yaml", ".yml")) and not name.startswith("."):
                yield Path(folder, name)
