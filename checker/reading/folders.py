"""The articles in one folder, in stable order, without what git ignores, hidden and cache folders.

Folders are read one by one, so a corpus of 10^5 articles is never held as a list. Paths are strings here: they keep
names that are not UTF-8, and a tenth of the cost of Path objects counts per file.
"""
# ruff: noqa: PTH100, PTH118

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence

from checker.errors import ReadError
from checker.reading.formats import extension
from checker.reading.ignore import Check, Rules, ignored, patterns, rules_above, rules_in
from checker.reading.reader import unreadable
from checker.records import dataclass

CACHE_FOLDERS = frozenset({"node_modules", "__pycache__", "__MACOSX", "venv", "site-packages"})
MAX_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants of a folder: extensions, globs relative to the folder given."""

    extensions: Mapping[str, str]
    include: Check | None
    exclude: Check | None
    ignore_files: bool


def wish(extensions: Mapping[str, str], include: Sequence[str], exclude: Sequence[str], ignore_files: bool) -> Wish:
    """What the user wants, globs compiled."""
    return Wish(
        extensions, patterns(include) if include else None, patterns(exclude) if exclude else None, ignore_files
    )


def articles_in(root: str, wish: Wish, named: frozenset[str]) -> Iterator[str | ReadError]:
    """The files under a folder; what the user also named on its own has its turn there, not here."""
    found = False
    stack = tuple(rules_above(root)) if wish.ignore_files else ()
    for item in _walk(root, "", stack, wish, 0, named):
        found = True
        yield item
    inside = os.path.join(os.path.abspath(root), "")
    if not found and not any(path.startswith(inside) for path in named):
        if stack and ignored(os.path.realpath(root), True, stack):
            yield ReadError("a folder that .gitignore leaves out. Name files in it to check them all the same", root)
            return
        kinds = "matching --include" if wish.include else " ".join(sorted(wish.extensions))
        yield ReadError(f"no articles in this folder (looked for {kinds})", root)


def _walk(
    root: str, below: str, stack: tuple[Rules, ...], wish: Wish, depth: int, named: frozenset[str]
) -> Iterator[str | ReadError]:
    folder = os.path.join(root, below) if below else root
    if depth > MAX_DEPTH:
        yield ReadError(f"folders nested more than {MAX_DEPTH} deep", folder)
        return
    try:
        with os.scandir(folder) as entries:
            names = sorted(e.name + "/" if _is_folder(e) else e.name for e in entries)
    except OSError as error:
        yield ReadError(unreadable(error), folder)
        return
    if wish.ignore_files and ".gitignore" in names and (rules := rules_in(folder)):
        stack = (*stack, rules)
    real = os.path.realpath(folder) if stack else ""
    for name in names:
        is_folder = name.endswith("/")
        name = name.removesuffix("/")
        relative = f"{below}/{name}" if below else name
        if name.startswith((".", "~$")) or (is_folder and name in CACHE_FOLDERS):
            continue
        if wish.exclude and wish.exclude(relative + "/" if is_folder else relative):
            continue
        if not is_folder and not _wanted(relative, wish):
            continue
        if stack and ignored(os.path.join(real, name), is_folder, stack):
            continue
        if named and os.path.abspath(os.path.join(folder, name)) in named:
            continue
        if is_folder:
            yield from _walk(root, relative, stack, wish, depth + 1, named)
        else:
            yield os.path.join(folder, name)


def _wanted(relative: str, wish: Wish) -> bool:
    return bool(wish.include(relative)) if wish.include else extension(relative) in wish.extensions


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """A real folder; links to folders are not followed, as in git, so a loop of links cannot catch the walk."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
