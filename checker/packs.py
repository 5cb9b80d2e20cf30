"""Compiled data between runs: ``load(name, files, build, cache)`` returns what ``build()`` makes of the files, taken
from a pack on disk where one fits.

A pack fits when zscheck, Python, sympy, pint, PyYAML, the sizes of the modules beside the builder's and every byte of
the files are the same (versions tell releases apart, sizes a developer's edits). It is JSON (data, never code)
behind a line with its key and checksum. A pack that is missing, damaged or not writable costs time, nothing else.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import checker

try:  # hashlib loads all of OpenSSL: 5 ms of every start, for one hash
    from _blake2 import blake2b as blake2b
except ImportError:
    from hashlib import blake2b as blake2b

FORMAT = "zscheck-pack-1"
MAX_SOURCE = 1 << 24  # bytes; what is larger is the builder's to refuse
LIBRARIES = ("pint", "pyyaml", "sympy")


def load(name: str, files: Sequence[Path], build: Callable[[], Any], cache: Path | None) -> Any:
    """What ``build`` makes of the files (as JSON gives it back: lists, dicts, texts, numbers, None)."""
    if cache is None:
        return json.loads(_dumped(build()))
    code = _modules_beside(build)
    key = content_key(files, code)
    if key is None:  # build says better than we could what is wrong with an unreadable file
        return json.loads(_dumped(build()))
    path = cache / f"{name}-{_digest(*(os.fsencode(f) for f in files))[:12]}.json"
    found = _read(path, key)
    if found is not None:
        return found[0]
    payload = _dumped(build())
    if content_key(files, code) == key:  # else a file was changed while we compiled
        _write(path, key, payload)
    return json.loads(payload)


def content_key(files: Sequence[Path], code: str = "") -> str | None:
    """A digest of the files' names and bytes and of all versions that matter; None where one is unreadable or huge."""
    parts = [versions().encode(), code.encode()]
    for file in files:
        try:
            with file.open("rb") as source:
                content = source.read(MAX_SOURCE + 1)
        except OSError:
            return None
        if len(content) > MAX_SOURCE:
            return None
        parts += (os.fsencode(file), content)
    return _digest(*parts)


def versions() -> str:
    """zscheck's, Python's and the libraries' versions, without importing a library (nor importlib.metadata: 20 ms)."""
    found = {"zscheck": checker.__version__, "python": f"{sys.version_info[0]}.{sys.version_info[1]}"}
    for folder in reversed(sys.path):
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - names only, an order of magnitude faster
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")):
                library, _, version = name.rpartition(".")[0].partition("-")
                if library.lower() in LIBRARIES:
                    found[library.lower()] = version
    return " ".join(f"{k}={v}" for k, v in sorted(found.items()))


def _modules_beside(build: Callable[[], Any]) -> str:
    try:
        with os.scandir(os.path.dirname(build.__code__.co_filename)) as found:  # noqa: PTH120 - on every start
            return " ".join(sorted(f"{e.name}={e.stat().st_size}" for e in found if e.name.endswith(".py")))
    except (OSError, AttributeError):
        return ""


def _digest(*parts: bytes) -> str:
    digest = blake2b(digest_size=20)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def _dumped(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _read(path: Path, key: str) -> tuple[Any] | None:
    try:
        head, _, payload = path.read_bytes().partition(b"\n")
        if head.decode().split() == [FORMAT, key, _digest(payload)]:
            return (json.loads(payload),)
    except (OSError, ValueError, RecursionError):
        pass
    return None


def _write(path: Path, key: str, payload: bytes) -> None:
    """In one step, so that two runs at once never see half a pack; quietly not at all where that is impossible."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.write_bytes(f"{FORMAT} {key} {_digest(payload)}\n".encode() + payload)
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
