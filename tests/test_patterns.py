"""Kept patterns match as fresh ones do, and whatever is wrong with their file, matching goes on."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker.patterns import Table
from tests.sources import patterns_in_sources

SAMPLES = ["", "2020年1月2日讯", "（记者 张三）占比95.3%增1.2", "<!-- zscheck-disable -->", "https://a.b/c 12:30"]


def kept(file: Path, *wanted: tuple[str, int]) -> Table:
    """A table read from a file that another one wrote."""
    first = Table(str(file))
    for pattern, flags in wanted:
        first.compiled(pattern, flags)
    first.save()
    return Table(str(file))


def test_every_pattern_of_ours_comes_back_the_same(tmp_path: Path) -> None:
    wanted = patterns_in_sources()
    assert len(wanted) > 50
    table = kept(tmp_path / "p", *wanted)
    for pattern, flags in wanted:
        ours, fresh = table.compiled(pattern, flags), re.compile(pattern, flags)
        assert (ours, ours.groups, ours.groupindex, ours.flags) == (fresh, fresh.groups, fresh.groupindex, fresh.flags)
        for sample in SAMPLES:
            assert [m.regs for m in ours.finditer(sample)] == [m.regs for m in fresh.finditer(sample)]
    table.save()  # nothing was missing


@pytest.mark.parametrize("damage", [b"", b"x", b"zscheck-patterns-1\n", None])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    file = tmp_path / "p"
    kept(file, ("a+", 0))
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]) if damage is None else damage)
    table = Table(str(file))
    assert table.compiled("a+").match("aa")
    table.save()
    assert file.read_bytes() == whole


def test_words_that_are_no_program_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "p"
    table = Table(str(file))
    monkeypatch.setattr(table, "_added", {"0 a+": ([32, 0, {}], [1 << 31, 7, 7]), "0 b": ([32, 0, 5], [1])})
    table.save()
    again = Table(str(file))
    assert again.compiled("a+").fullmatch("aa")
    assert again.compiled("b").fullmatch("b")


def test_wrong_patterns_raise_as_ever() -> None:
    with pytest.raises(re.error):
        Table(None).compiled("(")


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("a file, no folder")
    assert kept(tmp_path / "f" / "p", ("a", 0)).compiled("a").match("a")


def test_a_process_keeps_what_it_compiled(tmp_path: Path) -> None:
    script = f"from checker.patterns import Table; Table({str(tmp_path / 'p')!r}).compiled('a+b')"
    subprocess.run([sys.executable, "-c", script], check=True)
    assert b"a+b" in (tmp_path / "p").read_bytes()
