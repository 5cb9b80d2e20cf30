"""Paths as the user gave them → the files to check, in stable order, one at a time.

A file that is named is always yielded; a folder is walked (folders.py, imported when the first one is met). What cannot
be read comes as a ReadError between the files: a walk never stops and never skips in silence.
"""
# ruff: noqa: PTH100, PTH116 - strings, not Path objects, as in folders.py

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence

from checker.errors import ReadError
from checker.reading.formats import EXTENSIONS
from checker.reading.reader import unreadable

STDIN = "-"


def walk(
    paths: Sequence[str],
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    *,
    extensions: Mapping[str, str] = EXTENSIONS,
    ignore_files: bool = True,
) -> Iterator[str | ReadError]:
    """The files under some paths. ``include`` and ``exclude`` are globs in the syntax of .gitignore; with ``include``
    the extension no longer matters. ``-`` is passed on as it is."""
    named = frozenset(map(os.path.abspath, paths)) if len(paths) > 1 else frozenset()
    done: set[str] = set()
    for path in paths:
        if path == STDIN:
            yield path
            continue
        if named:
            key = os.path.abspath(path)
            if key in done:
                continue
            done.add(key)
        try:
            is_folder = stat.S_ISDIR(os.stat(path).st_mode)
        except (OSError, ValueError) as error:
            yield ReadError(unreadable(error), path)
            continue
        if is_folder:
            from checker.reading.folders import articles_in, wish

            yield from articles_in(path, wish(extensions, include, exclude, ignore_files), named)
        else:
            yield path
