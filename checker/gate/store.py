"""The cache of results: one SQLite file; a result is found by what it was made of, never by age.

``results`` maps a digest of (file content, recipe) to a summary and, where needed, an encoded report; ``places``
remembers under which signature (size, times, inode) a path last had which digest, so that an unchanged file need not
be read. SQLite keeps runs at the same time and killed runs apart; every payload carries a checksum; whatever is
damaged, locked or not writable costs time, nothing else.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
import zlib
from hashlib import blake2b
from pathlib import Path
from typing import Any

from checker.records import dataclass

_SCHEMA = """
CREATE TABLE IF NOT EXISTS results (
    digest BLOB PRIMARY KEY, summary TEXT, payload BLOB, checksum INTEGER, day INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS places (
    place BLOB PRIMARY KEY, signature BLOB, digest BLOB, day INTEGER) WITHOUT ROWID;
"""
_FILE = "results-1.sqlite"  # the number changes with the schema; what a result looks like inside is part of the recipe
_RACY = 2_000_000_000  # ns: a file changed so shortly before it was read may change again within one tick of its clock
_KEPT_DAYS = 30
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored result: the summary as a line, the compressed report (empty where the summary says all)."""

    summary: str
    payload: bytes = b""


def digest(data: bytes, recipe: bytes, format: str) -> bytes:
    """The key of a result: content, recipe, and the file name's ending, which tells the format."""
    found = blake2b(os.fsencode(format), digest_size=16, key=recipe)
    found.update(b"\0")
    found.update(data)
    return found.digest()


def place_key(path: str, recipe: bytes) -> bytes:
    """The key of a path under a recipe."""
    return blake2b(os.fsencode(os.path.abspath(path)), digest_size=16, key=recipe).digest()


def open_store(folder: Path | None) -> Store | None:
    """The store in a cache folder; None where there is no folder or no way to write there."""
    if folder is None:
        return None
    path = folder / _FILE
    for _ in range(2):  # a damaged file is removed and made anew, once
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            database = sqlite3.connect(path, timeout=5)
            try:
                database.execute("PRAGMA journal_mode = WAL")
                database.execute("PRAGMA synchronous = NORMAL")
                database.executescript(_SCHEMA)
                database.execute("SELECT summary, payload, checksum, day FROM results LIMIT 1").fetchone()
                return Store(database, path)
            except sqlite3.Error:
                database.close()
                raise
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            _remove(path)
        except OSError:
            return None
    return None


class Store:
    """Look-ups go to the file at once, writes are gathered and committed in batches."""

    def __init__(self, database: sqlite3.Connection, path: Path) -> None:
        self._database: sqlite3.Connection | None = database
        self._path = path
        self._today = int(time.time() // 86400)
        self._wrote = False
        self._results: list[tuple[bytes, str, bytes, int, int]] = []
        self._places: list[tuple[bytes, bytes, bytes, int]] = []

    def digest_at(self, place: bytes, status: os.stat_result) -> bytes | None:
        """The digest the file at a place had, if it still has the signature it had then."""
        row = self._row("SELECT signature, digest FROM places WHERE place = ?", place)
        return row[1] if row and row[0] == _signature(status) and isinstance(row[1], bytes) else None

    def entry(self, key: bytes) -> Entry | None:
        """The stored result of a digest; a damaged one counts as none."""
        row = self._row("SELECT summary, payload, checksum, day FROM results WHERE digest = ?", key)
        if row is None:
            return None
        summary, payload, checksum, day = row
        if not (isinstance(summary, str) and isinstance(payload, bytes) and isinstance(day, int)):
            return None
        if _checksum(summary, payload) != checksum:
            return None
        entry = Entry(summary, payload)
        if day < self._today - 7:  # still asked for: keep it from being forgotten
            self.put(key, summary, payload)
        return entry

    def put(self, key: bytes, summary: str, payload: bytes) -> None:
        """Keep a result."""
        self._results.append((key, summary, payload, _checksum(summary, payload), self._today))
        self._gathered()

    def put_place(self, place: bytes, status: os.stat_result, key: bytes) -> None:
        """Remember the digest at a place, unless the file is so young that its times prove nothing."""
        if time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns) > _RACY:
            self._places.append((place, _signature(status), key, self._today))
            self._gathered()

    def _gathered(self) -> None:
        """A corpus cloned anew has known contents at 10^5 new places: they are not kept in memory to the end."""
        if len(self._results) + len(self._places) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Commit what was gathered; where another run holds the file for long, it is not kept, that is all."""
        results, self._results = self._results, []
        places, self._places = self._places, []
        self._wrote = self._wrote or bool(results)
        if self._database is None or not (results or places):
            return
        try:
            with self._database:
                self._database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?)", results)
                self._database.executemany("INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?)", places)
        except sqlite3.Error as error:
            self._failed(error)

    def close(self) -> None:
        """Commit, and forget what no run has asked for in a month."""
        self.flush()
        if self._database is None:
            return
        with contextlib.suppress(sqlite3.Error):
            if self._wrote:
                self._forget(self._database)
            self._database.close()
        self._database = None

    def _forget(self, database: sqlite3.Connection) -> None:
        """Once a day: the file's user version holds the day it was last done."""
        if database.execute("PRAGMA user_version").fetchone()[0] == self._today:
            return
        with database:
            database.execute(f"PRAGMA user_version = {self._today:d}")
            database.execute("DELETE FROM results WHERE day < ?", (self._today - _KEPT_DAYS,))
            database.execute("DELETE FROM places WHERE day < ?", (self._today - 4 * _KEPT_DAYS,))

    def _row(self, query: str, key: bytes) -> Any:
        if self._database is None:
            return None
        try:
            return self._database.execute(query, (key,)).fetchone()
        except sqlite3.Error as error:
            self._failed(error)
            return None

    def _failed(self, error: sqlite3.Error) -> None:
        """The rest of the run does without; a damaged file goes, so that the next run makes a whole one."""
        database, self._database = self._database, None
        with contextlib.suppress(sqlite3.Error):
            if database is not None:
                database.close()
        if not isinstance(error, sqlite3.OperationalError):
            _remove(self._path)


def _checksum(summary: str, payload: bytes) -> int:
    return zlib.crc32(payload, zlib.crc32(summary.encode()))


def _signature(status: os.stat_result) -> bytes:
    """What changes when a file is written: size, both times, inode."""
    return b"%d %d %d %d" % (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        with contextlib.suppress(OSError):
            path.with_name(name).unlink()
