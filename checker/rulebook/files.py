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
    for top, entry in _walk(path):
        if entry.is_symlink() and not _within(entry.path, root):
            _problem(problems, entry.path, "leads out of the rule folder. Copy the file into it.")
        elif not _is_file(entry):
            _problem(problems, entry.path, "is not a regular file")
        elif not (families and top):
            rules.append(entry.path)
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


def _walk(folder: str, top: bool = True) -> Iterator[tuple[bool, os.DirEntry[str]]]:
    """The YAML files of a folder and of all within it, each with whether it lies right in the first. What is no link
    is told apart by the folder's own listing: to ask for each of sixty files would be half of the work."""
    try:
        with os.scandir(folder) as found:
            entries = sorted((e for e in found if not e.name.startswith(".")), key=lambda e: e.name)
    except OSError:
        return
    folders = [entry for entry in entries if _is_folder(entry)]
    for entry in entries:
        if entry.name.endswith((".yaml", ".yml")) and entry not in folders:
            yield top, entry
    for entry in folders:
        if entry.name not in OTHER_DATA and not entry.is_symlink():
            yield from _walk(entry.path, False)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir(follow_symlinks=False)


def _is_file(entry: os.DirEntry[str]) -> bool:
    return os.path.isfile(entry.path) if entry.is_symlink() else entry.is_file(follow_symlinks=False)
