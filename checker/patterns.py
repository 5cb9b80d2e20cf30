"""``compiled(pattern)``: as ``re.compile``, with what compiling works out kept on disk.

To compile this package's regular expressions takes one and a half times as long as starting Python and click (ranges of
Chinese characters are the costly part); to load them takes a tenth of that. The file holds numbers, not code: what
``re`` hands to its matching engine, which checks them again. It counts only for the very build of Python that wrote it
and with its checksum; without it, or in a Python that does things otherwise, ``re.compile`` is used.

The file lies in the default cache folder, whatever --cache-dir says: patterns are compiled before options are read.
"""

from __future__ import annotations

import atexit
import os
import re
import sys

from checker.disk import cache_folder, fingerprint, replaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST = 400  # patterns kept: more than there are, so that a developer's old ones go some day
_BUILD = f"zscheck-patterns-2 {sys.hexversion:x} {getattr(sys.implementation, 'cache_tag', '')} {sys.byteorder}"


class Table:
    """The patterns of a file; what is asked for in vain is compiled and added to the file at exit."""

    def __init__(self, file: str | None) -> None:
        self._file = file
        self._index, self._words = _read(file) if file else ({}, memoryview(b""))
        self._added: dict[str, tuple[list[Any], list[int]]] = {}

    def compiled(self, pattern: str, flags: int = 0) -> re.Pattern[str]:
        """As ``re.compile``."""
        name = f"{flags} {pattern}"
        known = self._index.get(name)
        try:
            if known is not None:
                head, start, end = known
                return _made(pattern, head, self._words[start:end].tolist())
            head, words = _worked_out(pattern, flags)
            made = _made(pattern, head, words)
        except (ArithmeticError, AttributeError, ImportError, LookupError, RuntimeError, TypeError, ValueError):
            return re.compile(pattern, flags)  # re's inner side is not what we know
        if self._file is not None:
            if not self._added:
                atexit.register(self.save)
            self._added[name] = head, words
        return made

    def save(self) -> None:
        """Write old and new patterns; other runs may do so at the same time, the last one wins."""
        if self._file is None or not self._added:
            return
        kept = {} if len(self._index) + len(self._added) > MOST else self._index
        rows = {name: (head, self._words[start:end].tolist()) for name, (head, start, end) in kept.items()}
        replaced(self._file, _dumped(rows | self._added))
        self._added = {}


def _worked_out(pattern: str, flags: int) -> tuple[list[Any], list[int]]:
    """What ``re`` makes of a pattern: [flags, number of groups, names of groups], and words for the engine."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(pattern, flags)
    words = _compiler._code(tree, flags)
    return [flags | tree.state.flags, tree.state.groups - 1, tree.state.groupdict], words


def _made(pattern: str, head: list[Any], words: list[int]) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]

    flags, groups, names = head
    numbered: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        numbered[number] = name
    made: re.Pattern[str] = _sre.compile(pattern, flags, words, groups, names, tuple(numbered))
    return made


def _read(file: str) -> tuple[dict[str, Any], memoryview]:
    """Index and words of a file; empty where it is missing, damaged or another Python's."""
    import json

    try:
        with open(file, "rb") as source:
            head, _, rest = source.read().partition(b"\n")
        if head.decode() == f"{_BUILD} {fingerprint(rest)}":
            size = int.from_bytes(rest[:4], sys.byteorder)
            return json.loads(rest[4 : 4 + size]), memoryview(rest)[4 + size :].cast("I")
    except (OSError, ValueError, TypeError, RecursionError):
        pass
    return {}, memoryview(b"").cast("I")


def _dumped(rows: dict[str, tuple[list[Any], list[int]]]) -> bytes:
    import json

    index, words = {}, bytearray()
    for name, (head, own) in rows.items():
        start = len(words) // 4
        for word in own:
            words += word.to_bytes(4, sys.byteorder)
        index[name] = (head, start, start + len(own))
    text = json.dumps(index).encode()
    text += b" " * (-len(text) % 4)
    rest = len(text).to_bytes(4, sys.byteorder) + text + words
    return f"{_BUILD} {fingerprint(rest)}\n".encode() + rest


def _file() -> str | None:
    folder = cache_folder()
    return None if folder is None else os.path.join(folder, "patterns.bin")


compiled = Table(_file()).compiled
