"""Compiled data between runs: ``load(name, files, build, cache)`` returns what ``build()`` makes of the files, taken
from a pack on disk where one fits.

A pack fits when zscheck, Python, sympy, pint, PyYAML, the sizes of the modules beside the builder's and every byte of
the files are the same (versions tell releases apart, sizes a developer's edits). So that a start need not read sixty
files to know that, a pack also holds a stamp: sizes, times and inodes of all these, as of when they were last read;
only where the stamp differs is the content looked at. A pack is JSON (data, never code) behind a line with its key, its
stamp and its checksum. One that is missing, damaged or not writable costs time, nothing else.
"""

from __future__ import annotations

import json
import os
import sys
import time

import checker
from checker.disk import blake2b as blake2b
from checker.disk import checksum, fingerprint, replaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from checker.disk import AnyPath

FORMAT = "zscheck-pack-3"
MAX_SOURCE = 1 << 24  # bytes; what is larger is the builder's to refuse
LIBRARIES = ("pint", "pyyaml", "sympy")
RACY = 2_000_000_000  # ns: a file changed so shortly ago may change again within one tick of its clock
QUOTED, UNQUOTED = '"\\', "\ue000\ue001"  # JSON in JSON, every quote escaped, takes a millisecond to read


def load(name: str, files: Sequence[AnyPath], build: Callable[[], Any], cache: AnyPath | None) -> Any:
    """What ``build`` makes of the files (as JSON gives it back: lists, dicts, texts, numbers, None)."""
    if cache is None:
        return json.loads(_dumped(build()))
    names = [os.fspath(file) for file in files]
    code = getattr(build, "__code__", None)
    beside = os.path.dirname(code.co_filename) if code else ""
    path = os.path.join(cache, f"{name}-{checksum(*map(os.fsencode, names))[:12]}.json")
    stamp = _stamp(names, beside)
    head, payload = _read(path)
    if head is not None and stamp is not None and head[1] == stamp:
        found = _parsed(payload)
        if found is not None:
            return found[0]
    modules = _modules(beside)
    key = content_key(files, modules)
    if key is None:  # build says better than we could what is wrong with an unreadable file
        return json.loads(_dumped(build()))
    found = _parsed(payload) if head is not None and head[0] == key else None
    if found is not None:
        _write(path, key, stamp, payload)
        return found[0]
    payload = _dumped(build())
    if content_key(files, modules) == key:  # else a file was changed while we compiled
        _write(path, key, stamp, payload)
    return json.loads(payload)


def folded(data: Any) -> str:
    """Data as one text within a pack: what few runs ask for need not be taken apart by all."""
    text = _json(data)
    if any(mark in text for mark in UNQUOTED):
        text = json.dumps(data)
    for sign, mark in zip(QUOTED, UNQUOTED, strict=True):
        text = text.replace(sign, mark)
    return text


def unfolded(text: str) -> Any:
    """The data of a folded text."""
    for mark, sign in zip(UNQUOTED, QUOTED, strict=True):
        text = text.replace(mark, sign)
    return json.loads(text)


class Shelf(dict[str, tuple["Any", ...]]):
    """Rows by key, folded; those of a key are made when it is first looked up. Where there are none it says ()."""

    def __init__(self, texts: Mapping[str, str], made: Callable[..., Any]) -> None:
        super().__init__()
        self.texts, self._made = texts, made

    def __missing__(self, key: str) -> tuple[Any, ...]:
        text = self.texts.get(key)
        if text is None:
            return ()
        rows = self[key] = tuple([self._made(*row) for row in unfolded(text)])
        return rows

    def every(self) -> list[Any]:
        """All rows of all keys; as a mapping it shows only those that were looked up."""
        return [row for key in self.texts for row in self[key]]


def content_key(files: Sequence[AnyPath], code: str = "") -> str | None:
    """A digest of the files' names and bytes and of all versions that matter; None where one is unreadable or huge."""
    parts = [versions().encode(), code.encode()]
    for file in files:
        try:
            with open(file, "rb") as source:
                content = source.read(MAX_SOURCE + 1)
        except OSError:
            return None
        if len(content) > MAX_SOURCE:
            return None
        parts += (os.fsencode(file), content)
    return checksum(*parts)


def versions() -> str:
    """zscheck's, Python's and the libraries' versions, without importing a library (nor importlib.metadata: 20 ms)."""
    found = {"zscheck": checker.__version__, "python": f"{sys.version_info[0]}.{sys.version_info[1]}"}
    for folder in reversed(sys.path):
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")):
                library, _, version = name.rpartition(".")[0].partition("-")
                if library.lower() in LIBRARIES:
                    found[library.lower()] = version
    return " ".join(f"{k}={v}" for k, v in sorted(found.items()))


def _stamp(names: Sequence[str], beside: str) -> str | None:
    """What changes when a file, a version or a module beside the builder does; None where a file is missing."""
    parts = [checker.__version__, f"{sys.hexversion:x}"]
    for folder in sys.path[1:]:  # a library that comes or goes changes its folder; the first is the script's or ours
        try:
            parts.append(f"{folder} {os.stat(folder or '.').st_mtime_ns}")
        except OSError:
            parts.append(folder)
    newest = 0
    try:
        for name in names:
            status = os.stat(name)
            newest = max(newest, status.st_mtime_ns, status.st_ctime_ns)
            parts.append(f"{name} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}")
    except (OSError, ValueError):
        return None
    if time.time_ns() - newest < RACY:
        return None
    return checksum("\n".join((*parts, _modules(beside))).encode("utf-8", "surrogateescape"))


def _modules(folder: str) -> str:
    try:
        with os.scandir(folder) as found:
            return " ".join(sorted(f"{e.name}={e.stat().st_size}" for e in found if e.name.endswith(".py")))
    except OSError:  # "" where the builder is no plain function
        return ""


def _dumped(data: Any) -> bytes:
    return _json(data).encode()


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _read(path: str) -> tuple[tuple[str, str] | None, bytes]:
    """Key and stamp of a pack, and its payload; no key where it is missing or damaged."""
    try:
        with open(path, "rb") as source:
            line, _, payload = source.read().partition(b"\n")
        form, key, stamp, check = line.decode().split()
    except (OSError, ValueError):
        return None, b""
    whole = form == FORMAT and check == fingerprint(payload)
    return ((key, stamp) if whole else None), payload


def _parsed(payload: bytes) -> tuple[Any] | None:
    try:
        return (json.loads(payload),)
    except (ValueError, RecursionError):
        return None


def _write(path: str, key: str, stamp: str | None, payload: bytes) -> None:
    replaced(path, f"{FORMAT} {key} {stamp or '-'} {fingerprint(payload)}\n".encode() + payload)
