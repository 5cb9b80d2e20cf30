"""The walk over folders: stable order, what git ignores, nothing skipped in silence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.errors import ReadError
from checker.reading import extensions_with, own_extension, read_path, walk


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("共5家。", encoding="utf-8")


def found(root: Path, *args: str, **options: object) -> list[str]:
    items = walk([str(root / a) for a in args] or [str(root)], **options)  # type: ignore[arg-type]
    return [str(i) if isinstance(i, ReadError) else Path(i).relative_to(root).as_posix() for i in items]


def test_extensions_order_and_folders_left_out(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/2.md", "a/1.HTML", "c.docx", "d.png", ".git/x.txt", ".hidden/x.txt", ".x.txt",
         "node_modules/x.md", "__pycache__/x.txt", "~$c.docx", "a/deep/er/3.markdown")  # fmt: skip
    assert found(tmp_path) == ["a/1.HTML", "a/2.md", "a/deep/er/3.markdown", "b.txt", "c.docx"]


def test_named_files_are_always_given(tmp_path: Path) -> None:
    make(tmp_path, "a.news", "x/ignored.txt", "x/b.txt")
    (tmp_path / "x" / ".gitignore").write_text("ignored.txt\n")
    assert found(tmp_path, "x/ignored.txt", "a.news", "x", "a.news") == ["x/ignored.txt", "a.news", "x/b.txt"]


def test_folders_named_twice_or_within_each_other(tmp_path: Path) -> None:
    make(tmp_path, "a/1.txt", "a/b/2.txt", "a/b/.gitignore")
    assert found(tmp_path, "a", "a/b", "a") == ["a/1.txt", "a/b/2.txt"]
    assert found(tmp_path, "a/b", "a") == ["a/b/2.txt", "a/1.txt"]


def test_include_and_exclude(tmp_path: Path) -> None:
    make(tmp_path, "a/1.txt", "a/2.news", "b/3.txt", "b/drafts/4.txt", "5.md")
    assert found(tmp_path, exclude=["drafts/", "*.md"]) == ["a/1.txt", "b/3.txt"]
    assert found(tmp_path, include=["*.news", "b/**"]) == ["a/2.news", "b/3.txt", "b/drafts/4.txt"]
    assert found(tmp_path / "a", extensions=extensions_with([own_extension("News", "markdown")])) == ["1.txt", "2.news"]


def test_extensions_of_ones_own() -> None:
    table = extensions_with([own_extension(".NEWS", "html"), own_extension("txt", "markdown")])
    assert (table[".news"], table[".txt"], table[".md"]) == ("html", "markdown", "markdown")
    for name, format in ((".news", "pdf"), ("", "text"), ("a.b", "text"), ("..", "text"), ("a b", "text")):
        with pytest.raises(ValueError, match=r"expected a format among|no file name extension"):
            own_extension(name, format)


def test_a_folder_that_git_ignores_says_so(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    make(tmp_path, "drafts/1.txt", "drafts/sub/2.txt")
    (tmp_path / ".gitignore").write_text("drafts/\n")
    for folder in ("drafts", "drafts/sub"):
        (message,) = found(tmp_path, folder)
        assert ".gitignore leaves out" in message
    assert found(tmp_path, "drafts/1.txt") == ["drafts/1.txt"]


def test_agrees_with_git(tmp_path: Path) -> None:
    names = ["keep.txt", "drop.txt", "a/drop.txt", "a/keep.txt", "a/b/x.txt", "a/b/y.txt", "logs/1.txt", "a/logs/2.txt",
             "q[1].txt", "deep/one/two/z.txt", "deep/one/skip/z.txt", "a/!odd.txt"]  # fmt: skip
    make(tmp_path, *names)
    (tmp_path / ".gitignore").write_text("drop.txt\n/logs/\ndeep/**/skip/\nq\\[1\\].txt\n")
    (tmp_path / "a" / ".gitignore").write_text("!drop.txt\nb/*\n!b/y.txt\n\\!odd.txt\n")
    git = ["git", "-C", str(tmp_path)]
    subprocess.run([*git, "init", "-q"], check=True)
    listed = subprocess.run([*git, "-c", "core.quotepath=off", "ls-files", "-co", "--exclude-standard"],
                            capture_output=True, text=True, check=True)  # fmt: skip
    ours = found(tmp_path)
    assert sorted(ours) == sorted(n for n in listed.stdout.splitlines() if n.endswith(".txt"))
    assert found(tmp_path, "a") == [n for n in ours if n.startswith("a/")]  # the rules above a folder count in it
    assert "drop.txt" in found(tmp_path, ignore_files=False)


def test_what_cannot_be_read_comes_as_a_value(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "empty").mkdir()
    items = list(walk([str(tmp_path / "missing"), str(tmp_path / "empty"), str(tmp_path / "a.txt"), "bad\0name", "-"]))
    assert [isinstance(item, ReadError) for item in items] == [True, True, False, True, False]
    assert "no such file" in str(items[0])
    assert "no articles in this folder" in str(items[1])
    assert items[-1] == "-"
    assert all("\n" not in str(item) for item in items)


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_links(tmp_path: Path) -> None:
    make(tmp_path, "a/1.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "a" / "2.txt").symlink_to(tmp_path / "a" / "1.txt")
    (tmp_path / "a" / "3.txt").symlink_to(tmp_path / "nowhere")
    assert found(tmp_path) == ["a/1.txt", "a/2.txt", "a/3.txt"]
    with pytest.raises(ReadError, match="no such file"):
        read_path(str(tmp_path / "a" / "3.txt"))


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="needs a file system that takes any bytes as names")
def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    name = os.fsencode(str(tmp_path)) + b"/\xc8\xab.txt"
    descriptor = os.open(name, os.O_WRONLY | os.O_CREAT)
    os.write(descriptor, "共5家。".encode())
    os.close(descriptor)
    (item,) = walk([str(tmp_path)])
    assert isinstance(item, str)
    assert read_path(item).text == "共5家。"


def test_reading_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="a folder where a file was expected"):
        read_path(str(tmp_path))
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(ReadError, match="an empty file"):
        read_path(str(tmp_path / "empty.txt"))
    (tmp_path / "blank.txt").write_bytes(b" \n\n")
    with pytest.raises(ReadError, match="a file without text"):
        read_path(str(tmp_path / "blank.txt"))
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        with pytest.raises(ReadError, match="not a regular file"):
            read_path(str(tmp_path / "pipe.txt"))


def test_plain_text_needs_no_heavy_module(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    code = (
        "import sys; from checker.reading import read_path, walk;"
        "[read_path(p) for p in walk([sys.argv[1]])];"
        "print([m for m in ('chardet','pathspec','markdown_it','yaml','zipfile','html') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
