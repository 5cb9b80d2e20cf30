"""Rule files of a stranger: bounded time and memory up to the largest file, no code, nothing outside the folder."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.errors import RuleError
from checker.rulebook import load_rulebook

SECONDS = 5  # the slowest takes 0.6 s on a machine where `import sympy` takes 0.3 s
MEBIBYTES = 320  # SymPy keeps what it has multiplied out; a hundred files in one process
N = 1_000_000
OK = "    - 全市常住人口320万人，医院床位19200张，每千人拥有床位6.0张。\n"
CUE = "  - {role: rate, before: [每千人], weight: 4}\n"
EQUATION = "beds / people * per == rate"
MANY = ", ".join(["$change"] * 900)

WHOLE_FILES = {
    "brackets": "[" * N,
    "braces": "{a: " * (N // 4),
    "sequences": "- " * (N // 2),
    "questions": "? " * (N // 2),
    "one-scalar": "id: " + "a" * (N - 10),
    "one-key": "a" * (N - 10),
    "quoted-escapes": 'id: "' + "\\n" * (N // 2 - 10) + '"',
    "block-scalar": "id: |\n" + " x\n" * (N // 3 - 9),
    "comments": "# x\n" * (N // 4),
    "newlines": "\n" * N,
    "keys": "".join(f"k{i}:\n" for i in range(90_000)),
    "same-key": "k: 1\n" * 90_000,
    "anchors": "".join(f"k{i}: &a{i} x\n" for i in range(50_000)),
    "astral": "id: " + "😀" * (N // 4 - 10),
    "too-large": "x" * (2 * N),
}
CHANGES = {
    "unknown-keys": ("severity:", "".join(f"key{i}: 1\n" for i in range(70_000)) + "severity:"),
    "unknown-role-keys": ("kind: [count],", "".join(f"key{i}: 1, " for i in range(60_000)) + "kind: [count],"),
    "words": ("before: [每千人]}", "before: [" + ", ".join(f"占{i}" for i in range(70_000)) + "]}"),
    "lists": ("before: [每千人]}", f"before: [{MANY}]}}"),
    "unknown-lists": ("before: [每千人]}", "before: [" + ", ".join(["$chnage"] * 900) + "]}"),
    "cues": (CUE, CUE * 15_000),
    "cues-of-lists": (CUE, CUE.replace("每千人", MANY) * 60),
    "examples": (OK, OK * 8_000),
    "roles": ("cues:", "".join(f"  r{i}: {{kind: [count]}}\n" for i in range(30_000)) + "cues:"),
    "long-equation": (EQUATION, EQUATION + "+1" * 400_000),
    "deep-equation": (EQUATION, "(" * 180 + "beds" + ")" * 180 + " == rate"),
    "powers": (EQUATION, "(((beds + rate) ** 4 * people) ** 4 * per) ** 4 == 1"),
    "quotients": (EQUATION, "1 / (1 + beds / (1 + people / (1 + rate / (1 + beds / (per + people))))) == 1"),
    "large-equation": (EQUATION, "((beds + people) ** 4 + rate * per) / ((people - rate) ** 2 + beds) == people"),
    "fields": ('zh-Hans: "', 'zh-Hans: "' + "{a}" * 1300),
    "braces-in-message": ('zh-Hans: "', 'zh-Hans: "' + "{" * 3900),
    "marks": ("⟦6.6张⟧", "⟦" * 1500 + "6.6张" + "⟧" * 1500),
}


def load_within_bounds(path: Path) -> None:
    began = time.process_time()
    try:
        load_rulebook([path], cache=path.parent.parent / "cache")
    except RuleError as error:
        assert len(error.others) <= 100
        assert all(len(str(e)) < 1000 for e in (error, *error.others))
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("name", WHOLE_FILES)
def test_any_file_is_read_within_bounds(name: str, tmp_path: Path) -> None:
    path = tmp_path / "rules" / f"{name}.yaml"
    path.parent.mkdir()
    path.write_text(WHOLE_FILES[name], encoding="utf-8")
    load_within_bounds(path)


@pytest.mark.parametrize("name", CHANGES)
def test_a_rule_with_too_much_of_something_is_read_within_bounds(name: str, write: Callable[..., Path]) -> None:
    load_within_bounds(write("hostile", CHANGES[name]))


def test_examples_that_take_long_to_try_are_refused(write: Callable[..., Path], packs_dir: Path) -> None:
    long = f"    - {'床位19200张，' * 300}\n"
    with pytest.raises(RuleError, match=r"beds\.yaml:26:5: ok holds texts of [0-9]+ characters, at most 20000"):
        load_rulebook([write("beds", (OK, OK + long * 8))], cache=packs_dir)


def test_memory_is_bounded(tmp_path: Path, write: Callable[..., Path]) -> None:
    """All of them, one after the other, in one process."""
    for name, text in WHOLE_FILES.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    for name, change in CHANGES.items():
        write(name, change).rename(tmp_path / f"{name}.yaml")
    code = (
        "import resource, sys; from pathlib import Path; from checker.errors import RuleError\n"
        "from checker.rulebook import load_rulebook\n"
        "for path in map(Path, sys.argv[1:]):\n"
        "    try: load_rulebook([path], builtin=False)\n"
        "    except RuleError: pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    files = [str(path) for path in sorted(tmp_path.glob("*.yaml"))]
    assert len(files) == len(WHOLE_FILES) + len(CHANGES)
    run = subprocess.run([sys.executable, "-c", code, *files], capture_output=True, text=True, check=True)
    assert int(run.stdout) < MEBIBYTES << 10


def test_lists_cannot_grow_by_referring_to_each_other(tmp_path: Path, write: Callable[..., Path]) -> None:
    rule = write("beds")
    lists = rule.parent / "lexicon" / "cues.yaml"
    lists.parent.mkdir()
    chain = "".join(f"l{i}: [{', '.join([f'$l{i + 1}'] * 30)}]\n" for i in range(15))
    lists.write_text(f"{chain}l15: [一, 二]\nself: [$self]\nround: [$about]\nabout: [$round]\n", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_rulebook([rule.parent])
    messages = [error.message for error in (caught.value, *caught.value.others)]
    assert messages == ["the list self refers to itself", "the list round refers to itself"]


PIECES = ("{", "}", "[", "]", ": ", "\n", "  ", "- ", "'", '"', "$", "&a ", "*a", "!!x ", "|", "⟦", "⟧", "\t", "…", "#",
          "\ud7ff", "anchor: true", "many: true", "rate", "sum(beds)", " / ", "**", "-1", "true", "~", "0")  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(PIECES)), min_size=1, max_size=4))
def test_any_edit_of_a_rule_loads_or_says_where(
    edits: list[tuple[float, int, str]], tmp_path: Path, write: Callable[..., Path]
) -> None:
    """Cut out a few characters anywhere and put something else there."""
    path = write("beds")
    text = path.read_text(encoding="utf-8").split("# --- keys")[0]
    for place, length, piece in edits:
        at = int(place * len(text))
        text = text[:at] + piece + text[at + length :]
    path.write_text(text, encoding="utf-8")
    try:
        (rule,) = load_rulebook([path], builtin=False).rules
        assert rule.id == "beds"
    except RuleError as error:
        lines = text.splitlines()
        for each in (error, *error.others):
            assert 1 <= each.line <= len(lines) + 1
            assert each.message and each.path == str(path)


def test_nothing_of_a_rule_is_run(tmp_path: Path, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a rule holds as text ends up as text: in names, words, messages, examples."""
    monkeypatch.chdir(tmp_path)
    evil = "__import__('os').system('touch owned')"
    path = write(
        "evil",
        ("[床位, 病床]}", f'["{evil}", "{{0.__class__}}", "(a+)+$", "%s%n"]}}'),
        ("why: 床位数", f'why: "{evil} {{}} %s" #'),
        ("文中写作{rate}", f"文中写作{{rate}} {evil} %(x)s $HOME"),
    )
    rule = load_rulebook([path]).by_id["evil"]
    assert rule.roles[1].before[0] == evil
    assert not (tmp_path / "owned").exists()


def test_only_files_of_the_folder_are_read(tmp_path: Path, write: Callable[..., Path]) -> None:
    rule = write("beds")
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: hunter2\n")
    (rule.parent / "link.yaml").symlink_to(secret)
    with pytest.raises(RuleError) as caught:
        load_rulebook([rule.parent])
    assert "hunter2" not in str(caught.value) + str(caught.value.others)
    assert "leads out of the rule folder" in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_stall_the_load(write: Callable[..., Path]) -> None:
    rule = write("beds")
    os.mkfifo(rule.parent / "pipe.yaml")
    with pytest.raises(RuleError, match="not a regular file"):
        load_rulebook([rule.parent])


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_device_is_no_rule_file(packs_dir: Path) -> None:
    with pytest.raises(RuleError, match="not a regular file"):
        load_rulebook([Path("/dev/zero")], cache=packs_dir)


def test_links_in_circles_end(write: Callable[..., Path]) -> None:
    rule = write("beds")
    (rule.parent / "again").symlink_to(rule.parent)
    assert "beds" in load_rulebook([rule.parent]).by_id


def test_a_warm_load_needs_neither_yaml_nor_sympy(packs_dir: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from checker.rulebook import load_rulebook;"
        f"load_rulebook(cache=Path({str(packs_dir)!r}));"
        "print(sorted({'sympy', 'yaml', 'difflib', 'pint', 'hashlib'} & set(sys.modules)))"
    )
    load_rulebook(cache=packs_dir)
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
