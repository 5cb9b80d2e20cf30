"""A scratch repository: baseline, --diff and --staged each tell exactly what is new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Zscheck, write
from tests.gate.test_changed import git

KNOWN = "2020年稿\n\n甲1+2=4。\n\n乙5+5=11。\n"


@pytest.fixture
def repo(place: Path) -> Path:
    write("a.txt", KNOWN)
    write("b.txt", "丙1+1=2。\n")
    git("init", at=place)
    git("add", ".", at=place)
    git("commit", "-m", "first", at=place)
    return place


def told(done: Done) -> list[tuple[str, int]]:
    documents = json.loads(done.out)["documents"]
    return [(d["path"].removeprefix("./"), f["line"]) for d in documents for f in d["findings"]]


@pytest.fixture
def new(zscheck: Zscheck, repo: Path):  # type: ignore[no-untyped-def]
    """What the baseline, --diff and --staged tell; the baseline was made of the first commit."""
    assert zscheck("baseline", "create", ".").status == 0

    def runner() -> tuple[list[tuple[str, int]], ...]:
        git("add", ".", at=repo)
        ways = (("--baseline", ".zscheck-baseline.json"), ("--diff", "HEAD"), ("--staged",))
        return tuple(told(zscheck(".", "--format", "json", *way)) for way in ways)

    return runner


def test_nothing_new(new) -> None:  # type: ignore[no-untyped-def]
    assert new() == ([], [], [])


def test_edited_value(new) -> None:  # type: ignore[no-untyped-def]
    write("a.txt", KNOWN.replace("1+2=4", "1+2=5"))
    assert new() == ([("a.txt", 3)],) * 3


def test_an_edit_elsewhere_re_opens_nothing(new) -> None:  # type: ignore[no-untyped-def]
    write("a.txt", KNOWN.replace("2020年稿", "新标题\n\n又一段"))
    assert new() == ([], [], [])


def test_moved_paragraph(new) -> None:  # type: ignore[no-untyped-def]
    write("a.txt", "2020年稿\n\n乙5+5=11。\n\n甲1+2=4。\n")
    known, since, staged = new()
    assert known == []
    assert since == staged != []


def test_new_encoding(new) -> None:  # type: ignore[no-untyped-def]
    write("a.txt", KNOWN, "gb18030")
    assert new()[0] == []


def test_new_article(new) -> None:  # type: ignore[no-untyped-def]
    write("c.txt", "丁1+2=4。\n")
    assert new() == ([("c.txt", 1)],) * 3


def test_second_copy_of_a_known_finding_is_new(new) -> None:  # type: ignore[no-untyped-def]
    write("a.txt", KNOWN + "\n甲1+2=4。\n")
    assert new() == ([("a.txt", 7)],) * 3


def test_renamed_article(new, repo: Path) -> None:  # type: ignore[no-untyped-def]
    git("mv", "a.txt", "z.txt", at=repo)
    known, since, staged = new()
    assert known == [("z.txt", 3), ("z.txt", 5)]
    assert since == staged == []


def test_a_figure_that_only_takes_part_counts(new) -> None:  # type: ignore[no-untyped-def]
    """The finding stands on the total; the line that was changed holds a part."""
    write("b.txt", "丙1\n+\n1=2。\n")
    new()
    write("b.txt", "丙7\n+\n1=2。\n")
    assert new() == ([("b.txt", 3)],) * 3


def test_deleted_article_leaves_stale_entries(new, zscheck: Zscheck, repo: Path) -> None:  # type: ignore[no-untyped-def]
    Path("a.txt").unlink()
    assert new() == ([], [], [])
    assert "2 entries of the baseline match nothing" in zscheck(".", "--baseline", ".zscheck-baseline.json").err
    assert "2 dropped, 0 kept" in zscheck("baseline", "prune", ".").out
    assert json.loads(Path(".zscheck-baseline.json").read_text())["findings"] == []


def test_update_adds_and_drops(new, zscheck: Zscheck) -> None:  # type: ignore[no-untyped-def]
    write("a.txt", KNOWN.replace("1+2=4", "1+2=5"))
    assert "1 added, 1 dropped, 1 kept" in zscheck("baseline", "update", ".").out
    assert new()[0] == []


def test_update_of_one_folder_keeps_the_others(new, zscheck: Zscheck) -> None:  # type: ignore[no-untyped-def]
    assert "0 added, 0 dropped, 2 kept" in zscheck("baseline", "update", "b.txt").out


def test_create_does_not_overwrite(new, zscheck: Zscheck) -> None:  # type: ignore[no-untyped-def]
    assert zscheck("baseline", "create", ".").status == 2
    assert zscheck("baseline", "create", ".", "--force").status == 0


@pytest.mark.parametrize("setting", ["ignore: [sum]", "severity: {sum: off}"])
def test_what_was_not_asked_for_is_not_gone(new, zscheck: Zscheck, setting: str) -> None:  # type: ignore[no-untyped-def]
    write("zscheck.yaml", setting)
    before = Path(".zscheck-baseline.json").read_bytes()
    assert zscheck("baseline", "update", ".").status == 0
    assert zscheck("baseline", "prune", ".").status == 0
    assert Path(".zscheck-baseline.json").read_bytes() == before
    assert "match nothing" not in zscheck(".", "--baseline", ".zscheck-baseline.json").err


def test_what_cannot_be_read_is_not_gone(new, zscheck: Zscheck) -> None:  # type: ignore[no-untyped-def]
    before = Path(".zscheck-baseline.json").read_bytes()
    Path("a.txt").write_bytes(bytes(range(256)) * 4)
    for command in ("update", "prune"):
        assert zscheck("baseline", command, ".").status == 2
        assert Path(".zscheck-baseline.json").read_bytes() == before
    assert "match nothing" not in zscheck(".", "--baseline", ".zscheck-baseline.json").err


def test_a_baseline_that_cannot_be_written_is_named(zscheck: Zscheck) -> None:
    write("a.txt", "1+2=4")
    done = zscheck("baseline", "create", "a.txt", "--baseline", "nowhere/b.json")
    assert done.status == 2
    assert done.err == f"zscheck: {Path('nowhere/b.json').absolute()}: cannot be written: No such file or directory\n"


def test_audit(new, zscheck: Zscheck) -> None:  # type: ignore[no-untyped-def]
    key = zscheck("baseline", "audit").out.split()[0]
    done = zscheck("baseline", "audit", "--false", key[:6], "--reason", "口径不同")
    assert "0 of 1 labelled findings are right" in done.out
    assert "口径不同" in zscheck("baseline", "audit").out
    zscheck("baseline", "update", ".")
    assert "口径不同" in zscheck("baseline", "audit").out, "an update keeps labels"
    assert zscheck("baseline", "audit", "--true", "").status == 2


def test_staged_means_the_index(new, zscheck: Zscheck, repo: Path) -> None:  # type: ignore[no-untyped-def]
    """The working copy has gone on since: what is checked, and told by line, is what will be committed."""
    write("b.txt", "丙1+1=3。\n")
    git("add", ".", at=repo)
    write("b.txt", "前\n前\n丙1+1=2。\n")
    assert told(zscheck(".", "--format", "json", "--staged")) == [("b.txt", 1)]
    assert told(zscheck(".", "--format", "json", "--diff", "HEAD")) == []


def test_what_is_left_out_is_said(new, zscheck: Zscheck) -> None:  # type: ignore[no-untyped-def]
    write("a.txt", KNOWN.replace("1+2=4", "1+2=5"))
    assert "1 findings touch no changed line" in zscheck(".", "--diff", "HEAD").err
    assert "1 findings are in the baseline" in zscheck(".", "--baseline", ".zscheck-baseline.json").err


def test_only_changed_files_are_checked(new, zscheck: Zscheck) -> None:  # type: ignore[no-untyped-def]
    write("b.txt", "丙1+1=2。又\n")
    documents = json.loads(zscheck(".", "--diff", "HEAD", "--format", "json").out)["documents"]
    assert [d["path"] for d in documents] == ["./b.txt"]


def test_a_way_through_a_link_hides_nothing(new, zscheck: Zscheck, repo: Path) -> None:  # type: ignore[no-untyped-def]
    write("sub/c.txt", "丁1+1=3。\n")
    (repo.parent / "link").symlink_to(repo)
    (repo / "beside").symlink_to("sub")
    for path in (str(repo.parent / "link" / "sub"), "beside"):
        for named in (path, f"{path}/c.txt"):
            assert told(zscheck(named, "--format", "json", "--diff", "HEAD")) == [(f"{path}/c.txt", 1)]


def test_hook_of_a_linked_worktree(new, zscheck: Zscheck, repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    """git gives it GIT_DIR, with which it takes whatever folder it is started in for the root."""
    write("sub/c.txt", "丁1+1=2。\n")
    git("add", ".", at=repo)
    git("commit", "-m", "second", at=repo)
    git("worktree", "add", "../tree", at=repo)
    tree = repo.parent / "tree"
    monkeypatch.chdir(tree)
    write("sub/c.txt", "丁1+1=3。\n")
    git("add", ".", at=tree)
    monkeypatch.setenv("GIT_DIR", str(repo / ".git" / "worktrees" / "tree"))
    assert told(zscheck("sub", "--format", "json", "--staged")) == [("sub/c.txt", 1)]


def test_what_has_no_changed_lines_is_said(new, zscheck: Zscheck, repo: Path) -> None:  # type: ignore[no-untyped-def]
    write("../other.txt", "1+2=4")
    done = zscheck("a.txt", "../other.txt", "--diff", "HEAD")
    assert done.status == 2
    assert "other.txt: lies outside the repository" in done.err
    done = zscheck("-", "--staged", stdin=b"1+2=4")
    assert done.status == 2
    assert "standard input has no changed lines" in done.err


def test_outside_a_repository(zscheck: Zscheck) -> None:
    write("a.txt", "1+2=4")
    done = zscheck("a.txt", "--diff", "HEAD")
    assert done.status == 2
    assert "git" in done.err
