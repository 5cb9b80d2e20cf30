"""Which files of a folder are rules and word lists. Nothing outside the folder is looked at."""

from __future__ import annotations

import os
from collections.abc import Iterator

from checker.records import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checker.located import LocatedError

MAX_FILES = 2000
LISTS = ("lexicon", "cues.yaml")
OTHER_DATA = ("lexicon", "messages", "units")  # folders of a rule folder that hold no rules


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a rule folder: word lists and rules."""

    lists: tuple[str, ...]
    rules: tuple[str, ...]


def _problem(problems: list[LocatedError], path: str, message: str) -> None:
    from checker.located import LocatedError

    problems.append(LocatedError(path, 1, 1, message))


def find(path: str, problems: list[LocatedError], *, families: bool = False) -> Sources:
    """The files of a folder, or one file. ``families``: rules stand in sub-folders only (as the built-in ones do)."""
    if not os.path.isdir(path):
        if not os.path.exists(path):
            _problem(problems, path, "there is no such rule file or folder")
            return Sources((), ())
        if not os.path.isfile(path):
            _problem(problems, path, "is not a regular file")
            return Sources((), ())
        return Sources((), (path,))
    root = os.path.realpath(path)
    rules: list[str] = []
    for folder, file in _walk(path):
        if os.path.islink(file) and not _within(file, root):
            _problem(problems, file, "leads out of the rule folder. Copy the file into it.")
        elif not os.path.isfile(file):
            _problem(problems, file, "is not a regular file")
        elif not families or folder != path:
            rules.append(file)
        if len(rules) > MAX_FILES:
            _problem(problems, path, f"holds more than {MAX_FILES} rule files")
            return Sources((), ())
    lists = os.path.join(path, *LISTS)
    own = (lists,) if os.path.isfile(lists) and _within(lists, root) else ()
    if not rules and not own and not problems:
        _problem(problems, path, "holds no rule files (*.yaml)")
    return Sources(own, tuple(rules))


def _within(file: str, root: str) -> bool:
    """Whether a file lies below a folder wherever its links lead."""
    return os.path.realpath(file).startswith(os.path.join(root, ""))


def _walk(path: str) -> Iterator[tuple[str, str]]:
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in OTHER_DATA)
        for name in sorted(files):
            if name.endswith((".yaml", ".yml")) and not name.startswith("."):
                yield folder, os.path.join(folder, name)
