"""The cache of results: right or silent, whatever happens to its file."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

import pytest

from checker.gate.store import digest, open_store, place_key

RECIPE = b"recipe"
KEY = digest(b"1+2=4", RECIPE, ".txt")


def test_kept_between_runs(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    assert store is not None
    assert store.entry(KEY) is None
    store.put(KEY, "summary", b"payload")
    store.close()
    again = open_store(tmp_path)
    assert again is not None
    found = again.entry(KEY)
    assert found is not None
    assert (found.summary, found.payload) == ("summary", b"payload")


def test_key_depends_on_all_that_matters() -> None:
    keys = {
        digest(b"x", RECIPE, ".txt"),
        digest(b"y", RECIPE, ".txt"),
        digest(b"x", b"other", ".txt"),
        digest(b"x", RECIPE, ".md"),
        digest(b"txt\0x", RECIPE, "."),
    }
    assert len(keys) == 5


def test_signature_saves_reading_only_for_settled_files(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("1+2=4")
    store = open_store(tmp_path / "cache")
    assert store is not None
    place = place_key(str(article), RECIPE)
    store.put_place(place, article.stat(), KEY)
    store.flush()
    assert store.digest_at(place, article.stat()) is None, "written this very moment: its times prove nothing"
    old = _aged(article.stat())
    store.put_place(place, old, KEY)
    store.flush()
    assert store.digest_at(place, old) == KEY
    article.write_text("1+2=5")
    assert store.digest_at(place, article.stat()) is None


def test_places_do_not_wait_for_results(tmp_path: Path) -> None:
    """A corpus cloned anew has known contents at new places only: they are not all kept in memory to the end."""
    article = tmp_path / "a.txt"
    article.write_text("1+2=4")
    old = _aged(article.stat())
    store, other = open_store(tmp_path / "cache"), open_store(tmp_path / "cache")
    assert store is not None and other is not None
    for number in range(1500):
        store.put_place(place_key(f"{number}.txt", RECIPE), old, KEY)
    assert other.digest_at(place_key("0.txt", RECIPE), old) == KEY


@pytest.mark.parametrize("damage", [b"", b"nonsense" * 1000, None])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    store = open_store(tmp_path)
    assert store is not None
    for number in range(500):
        store.put(digest(b"%d" % number, RECIPE, ""), "summary", os.urandom(200))
    store.close()
    file = next(tmp_path.glob("*.sqlite"))
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2] if damage is None else damage)
    for _ in range(2):  # the first may only find the damage, the second must work
        again = open_store(tmp_path)
        if again is not None:
            for number in range(500):
                again.entry(digest(b"%d" % number, RECIPE, ""))
            again.put(KEY, "summary", b"")
            again.close()
    whole = open_store(tmp_path)
    assert whole is not None
    assert whole.entry(KEY) is not None


def test_a_flipped_bit_counts_as_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    assert store is not None
    store.put(KEY, "summary", b"payload")
    store.close()
    with sqlite3.connect(next(tmp_path.glob("*.sqlite"))) as database:
        database.execute("UPDATE results SET payload = ?", (b"pay1oad",))
    database.close()
    again = open_store(tmp_path)
    assert again is not None
    assert again.entry(KEY) is None


def test_no_folder_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert open_store(None) is None
    assert open_store(tmp_path / "file") is None


def test_two_runs_at_once(tmp_path: Path) -> None:
    first, second = open_store(tmp_path), open_store(tmp_path)
    assert first is not None
    assert second is not None
    other = digest(b"other", RECIPE, "")
    for store, key in ((first, KEY), (second, other)):
        store.put(key, "summary", b"")
    first.flush()
    second.flush()
    assert first.entry(other) is not None
    assert second.entry(KEY) is not None


def test_forgets_what_nobody_asks_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(tmp_path)
    assert store is not None
    store.put(KEY, "summary", b"")
    store.close()
    later = time.time() + 40 * 86400
    monkeypatch.setattr(time, "time", lambda: later)
    store = open_store(tmp_path)
    assert store is not None
    store.put(digest(b"new", RECIPE, ""), "summary", b"")
    store.close()
    again = open_store(tmp_path)
    assert again is not None
    assert again.entry(KEY) is None
    assert again.entry(digest(b"new", RECIPE, "")) is not None


def _aged(status: os.stat_result) -> os.stat_result:
    """The same status, an hour older."""
    fields = list(status)
    hour = 3600 * 10**9
    extra = {"st_mtime_ns": status.st_mtime_ns - hour, "st_ctime_ns": status.st_ctime_ns - hour}
    return os.stat_result(fields, extra)
