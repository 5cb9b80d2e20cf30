"""Where the package's own data lies and where compiled data is kept; reading and writing it safely. Plain strings:
this is the first thing every start does, and pathlib takes longer than all of it."""

from __future__ import annotations

import contextlib
import os
import sys
import zlib
from collections.abc import Iterator

try:  # hashlib loads all of OpenSSL: 5 ms of every start, for one hash
    from _blake2 import blake2b as blake2b
except ImportError:
    from hashlib import blake2b as blake2b


TYPE_CHECKING = False
if TYPE_CHECKING:
    AnyPath = str | os.PathLike[str]


def cache_folder() -> str | None:
    """``$ZSCHECK_CACHE_DIR``, else the platform's cache folder for this user; None where there is none."""
    chosen = os.environ.get("ZSCHECK_CACHE_DIR")
    if chosen:
        return chosen
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return os.path.join(local, "zscheck", "Cache") if local else None
    xdg = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(xdg):  # the XDG standard: a relative value is to be ignored
        return os.path.join(xdg, "zscheck")
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        return None
    below = ("Library", "Caches") if sys.platform == "darwin" else (".cache",)
    return os.path.join(home, *below, "zscheck")


def upward(folder: str) -> Iterator[str]:
    """An absolute folder and all that it lies in, the innermost first."""
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def checksum(*parts: bytes) -> str:
    """A digest of byte strings that no two different lists of them share."""
    digest = blake2b(digest_size=20)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def fingerprint(content: bytes) -> str:
    """What tells a damaged file from a whole one: enough for that, and ten times as fast as a digest."""
    return f"{zlib.crc32(content):08x}-{len(content)}"


def replaced(file: str, content: bytes) -> None:
    """Write a file in one step, so that two runs at once never see half of it; quietly not at all where that is
    impossible."""
    part = f"{file}.{os.getpid()}.part"
    try:
        os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)
        with open(part, "wb") as target:
            target.write(content)
        os.replace(part, file)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(part)
