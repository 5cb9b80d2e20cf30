"""Packs of compiled data: a hit builds nothing, damage costs time only."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import packs


class Build:
    """Counts how often it is called."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> dict[str, tuple[int, ...]]:
        self.calls += 1
        return {"words": (1, 2)}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.yaml"
    path.write_text("a: 1\n")
    return path


def test_a_hit_builds_nothing_and_gives_the_same(source: Path, tmp_path: Path) -> None:
    build = Build()
    cold = packs.load("t", [source], build, tmp_path / "cache")
    warm = packs.load("t", [source], build, tmp_path / "cache")
    assert cold == warm == {"words": [1, 2]}
    assert build.calls == 1


def test_another_content_is_built_anew(source: Path, tmp_path: Path) -> None:
    build = Build()
    packs.load("t", [source], build, tmp_path / "cache")
    source.write_text("a: 2\n")
    packs.load("t", [source], build, tmp_path / "cache")
    assert build.calls == 2


def test_a_known_stamp_saves_reading(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = Build()
    monkeypatch.setattr(packs, "RACY", -(10**18))
    packs.load("t", [source], build, tmp_path / "cache")
    with monkeypatch.context() as patch:
        patch.setattr(packs, "content_key", lambda *_: pytest.fail("the source is read"))
        assert packs.load("t", [source], build, tmp_path / "cache") == {"words": [1, 2]}
    source.write_text("a: 2\n")  # of the same length
    packs.load("t", [source], build, tmp_path / "cache")
    assert build.calls == 2


def test_a_touched_source_is_read_and_its_new_stamp_kept(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = Build()
    monkeypatch.setattr(packs, "RACY", -(10**18))
    packs.load("t", [source], build, tmp_path / "cache")
    source.touch()
    packs.load("t", [source], build, tmp_path / "cache")
    monkeypatch.setattr(packs, "content_key", lambda *_: pytest.fail("the source is read"))
    packs.load("t", [source], build, tmp_path / "cache")
    assert build.calls == 1


def test_the_stamp_of_a_young_source_proves_nothing(source: Path, tmp_path: Path) -> None:
    packs.load("t", [source], Build(), tmp_path / "cache")
    (pack,) = (tmp_path / "cache").iterdir()
    assert pack.read_bytes().split()[2] == b"-"


def test_another_version_is_built_anew(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = Build()
    packs.load("t", [source], build, tmp_path / "cache")
    monkeypatch.setattr("checker.__version__", "99")
    packs.load("t", [source], build, tmp_path / "cache")
    assert build.calls == 2


@pytest.mark.parametrize("damage", [b"", b"garbage", b"zscheck-pack-2 x y z\n{}", b"\xff\n", None])
def test_a_damaged_pack_is_built_anew(source: Path, tmp_path: Path, damage: bytes | None) -> None:
    build = Build()
    packs.load("t", [source], build, tmp_path / "cache")
    (pack,) = (tmp_path / "cache").iterdir()
    pack.write_bytes(pack.read_bytes()[:-1] if damage is None else damage)
    assert packs.load("t", [source], build, tmp_path / "cache") == {"words": [1, 2]}
    assert build.calls == 2
    packs.load("t", [source], build, tmp_path / "cache")
    assert build.calls == 2


def test_a_cache_that_cannot_be_written_is_no_error(source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert packs.load("t", [source], Build(), tmp_path / "file" / "cache") == {"words": [1, 2]}
    assert packs.load("t", [source], Build(), None) == {"words": [1, 2]}


def test_an_unreadable_source_is_left_to_the_builder(tmp_path: Path) -> None:
    build = Build()
    packs.load("t", [tmp_path / "none"], build, tmp_path / "cache")
    packs.load("t", [tmp_path / "none"], build, tmp_path / "cache")
    assert build.calls == 2


def test_versions_name_the_libraries() -> None:
    assert all(f"{name}=" in packs.versions() for name in ("sympy", "pint", "pyyaml", "zscheck", "python"))
