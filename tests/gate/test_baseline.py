"""The baseline's file: readable, mergeable, and strict when it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import ConfigError
from checker.gate.baseline import Baseline, Entry, dumped, load

ENTRIES = [Entry("b.txt", "sum", "k2", "5", "4", "2+2=4"), Entry("a.txt", "sum", "k1", label="true", reason="来稿如此")]


def test_there_and_back(tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    file.write_text(dumped(Baseline(ENTRIES)), encoding="utf-8")
    assert list(load(file)) == sorted(ENTRIES)
    assert len(file.read_text(encoding="utf-8").splitlines()) == 4
    file.write_text(dumped(Baseline()), encoding="utf-8")
    assert len(load(file)) == 0


def test_stale_are_entries_of_files_seen_or_gone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "c.txt").touch()
    known = Baseline([*ENTRIES, Entry("c.txt", "sum", "k3"), Entry("gone.txt", "sum", "k4")])
    known.visit("a.txt")
    known.visit("b.txt")
    assert known.meets("a.txt", "sum", "k1") is not None
    assert known.meets("a.txt", "sum", "k9") is None
    assert [entry.key for entry in known.stale(tmp_path)] == ["k2", "k4"]


def test_labels_and_precision() -> None:
    known = Baseline(ENTRIES).labelled("k2", "false", "口径不同")
    assert known.precision() == {"sum": (1, 2)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not valid JSON"),
        ("[]", "not a baseline"),
        ('{"version": 2, "findings": []}', "version 1"),
        ('{"version": 1, "findings": [1]}', "finding 1"),
        ('{"version": 1, "findings": [{"path": "a", "rule": "b"}]}', "finding 1"),
        ('{"version": 1, "findings": [{"path": "a", "rule": "b", "key": "c", "colour": "d"}]}', "finding 1"),
        ('{"version": 1, "findings": [{"path": "a", "rule": "b", "key": "c", "label": "maybe"}]}', "true or false"),
        ("[" * 100_000, "not valid JSON"),
    ],
)
def test_strict(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "b.json"
    file.write_text(text)
    with pytest.raises(ConfigError, match=said):
        load(file)
