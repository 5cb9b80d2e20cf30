"""Changed lines as git tells them, odd names and renames included."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from checker.errors import ConfigError
from checker.gate.changed import Changes, Repository, parsed


def git(*arguments: str | bytes, at: Path) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *identity, *arguments], cwd=at, check=True, capture_output=True)


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    root = tmp_path / "仓库"
    root.mkdir()
    git("init", at=root)
    (root / "a.txt").write_text("一\n二\n三\n四\n")
    (root / "b.txt").write_text("".join(f"第{n}行\n" for n in range(20)))
    git("add", ".", at=root)
    git("commit", "-m", "first", at=root)
    return root


def test_lines_gaps_and_new_files(repo: Path) -> None:
    (repo / "a.txt").write_text("一\n二改\n四\n五\n")
    (repo / "稿 \t件.txt").write_text("新\n")
    (repo / ".gitignore").write_text("skip.txt\n")
    (repo / "skip.txt").write_text("x")
    found = Repository(repo).since("HEAD")
    assert found[str(repo / "a.txt")] == Changes(((2, 2), (4, 4)))
    assert found[str(repo / "稿 \t件.txt")] == Changes(None)
    assert str(repo / "skip.txt") not in found
    assert str(repo / "b.txt") not in found


def test_deleted_line_is_a_gap(repo: Path) -> None:
    (repo / "a.txt").write_text("一\n二\n四\n")
    changes = Repository(repo).since("HEAD")[str(repo / "a.txt")]
    assert changes == Changes((), (2,))
    assert changes.touch([1, 3])
    assert changes.touch([2, 3])
    assert not changes.touch([1, 2])
    assert not changes.touch([3, 3])
    assert not changes.touch([])


def test_renamed_with_an_edit(repo: Path) -> None:
    git("mv", "b.txt", "c.txt", at=repo)
    text = (repo / "c.txt").read_text().replace("第3行", "第三行")
    (repo / "c.txt").write_text(text)
    assert Repository(repo).since("HEAD") == {str(repo / "c.txt"): Changes(((4, 4),))}


def test_deleted_file(repo: Path) -> None:
    (repo / "a.txt").unlink()
    assert Repository(repo).since("HEAD") == {}


def test_name_that_is_not_utf8(repo: Path) -> None:
    name = os.fsencode(repo) + b'/\xb8\xe5"\\.txt'
    try:
        with open(name, "wb") as file:  # noqa: PTH123 - a name of bytes
            file.write(b"1\n")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    git("add", ".", at=repo)
    assert Repository(repo).staged() == {os.fsdecode(name): Changes(((1, 1),))}


def test_what_others_did_to_the_reference_is_not_ours(repo: Path) -> None:
    git("checkout", "-b", "mine", at=repo)
    (repo / "a.txt").write_text("一\n二\n三\n四\n五\n")
    git("commit", "-am", "mine", at=repo)
    git("checkout", "main", at=repo)
    (repo / "b.txt").write_text("改\n")
    git("commit", "-am", "theirs", at=repo)
    git("checkout", "mine", at=repo)
    assert Repository(repo).since("main") == {str(repo / "a.txt"): Changes(((5, 5),))}


def test_staged_and_unstaged(repo: Path) -> None:
    (repo / "a.txt").write_text("一改\n二\n三\n四\n")
    git("add", "a.txt", at=repo)
    (repo / "a.txt").write_text("前\n一改\n二\n三\n四改\n")
    found = Repository(repo)
    assert found.staged() == {str(repo / "a.txt"): Changes(((1, 1),))}
    assert found.unstaged() == {str(repo / "a.txt")}
    assert found.staged_bytes(str(repo / "a.txt")).decode() == "一改\n二\n三\n四\n"


def test_binary_files_count_as_a_whole(repo: Path) -> None:
    (repo / "d.docx").write_bytes(b"PK\0\1")
    git("add", ".", at=repo)
    assert Repository(repo).staged()[str(repo / "d.docx")] == Changes(None)


def test_line_ends_of_old_macs_count_as_a_whole(repo: Path) -> None:
    """What is one line for git is several for us: to go by its numbers would hide findings."""
    (repo / "a.txt").write_bytes("一\r二改\r三\n四\n".encode())
    (repo / "b.txt").write_bytes("一\r\n二\r\n".encode())
    found = Repository(repo).since("HEAD")
    assert found[str(repo / "a.txt")] == Changes(None)
    assert found[str(repo / "b.txt")].lines == ((1, 2),)
    git("add", ".", at=repo)
    (repo / "a.txt").write_text("一\n")
    assert Repository(repo).staged()[str(repo / "a.txt")] == Changes(None)


@pytest.mark.parametrize("ref", ["nowhere", "--output=x", "-h", "HEAD~99", ""])
def test_bad_references(repo: Path, ref: str) -> None:
    with pytest.raises(ConfigError, match="knows no commit"):
        Repository(repo).since(ref)
    assert sorted(p.name for p in repo.iterdir()) == [".git", "a.txt", "b.txt"]


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="git rev-parse failed"):
        Repository(tmp_path)


def test_content_that_looks_like_a_diff() -> None:
    diff = (
        b"diff --git a/x.txt b/x.txt\nindex 1..2 100644\n--- a/x.txt\n+++ b/x.txt\n@@ -1 +1,3 @@\n-old\n"
        b"+diff --git a/y.txt b/y.txt\n+@@ -9,9 +9,9 @@\n+++ b/z.txt\n"
    )
    assert list(parsed(diff)) == [(b"x.txt", Changes(((1, 3),)))]
