"""Which lines are new against a commit or in the index, as git says; so that only findings that touch them count."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from checker.errors import ConfigError
from checker.reading import Limits
from checker.records import dataclass

_HUNK = re.compile(rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb'\\([abtnvfr"\\]|[0-7]{3})')
_BARE_RETURN = re.compile(rb"\r[^\n]")  # ends a line for us, not for git
_SIMPLE = {b"a": 7, b"b": 8, b"t": 9, b"n": 10, b"v": 11, b"f": 12, b"r": 13, b'"': 34, b"\\": 92}
# what a repository's own configuration must not be able to start
_SAFE = ("-c", "core.fsmonitor=false", "-c", "diff.external=", "-c", "core.attributesFile=/dev/null")


@dataclass(frozen=True, slots=True)
class Changes:
    """The changed lines of one file. lines: ranges (first, last); gaps: after which lines something was deleted;
    everything counts as changed where ``lines`` is None (new files, and files whose lines git does not count as we do:
    what it takes for binary, and line ends of old Macs)."""

    lines: tuple[tuple[int, int], ...] | None = ()
    gaps: tuple[int, ...] = ()

    def touch(self, lines: Sequence[int]) -> bool:
        """Whether one of the lines is changed, or something between the first and the last of them was deleted."""
        if self.lines is None:
            return True
        if any(first <= line <= last for first, last in self.lines for line in lines):
            return True
        return any(min(lines) <= gap < max(lines) for gap in self.gaps) if lines else False


class Repository:
    """The git repository that a folder lies in. Raises ConfigError where there is none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        root = self._git("rev-parse", "--show-toplevel").rstrip(b"\n")
        self.root = Path(os.fsdecode(root))

    def since(self, ref: str) -> dict[str, Changes]:
        """Changes of the working tree since it left ``ref``, by absolute path; untracked files count as new."""
        commit = self._commit(ref)
        found = self._diff(commit, _content)
        others = self._git("ls-files", "--others", "--exclude-standard", "-z", "--full-name", at=self.root)
        for name in filter(None, others.split(b"\0")):
            found[self._path(name)] = Changes(None)
        return found

    def staged(self) -> dict[str, Changes]:
        """Changes of the index against the last commit, by absolute path."""
        changed = self.unstaged()
        return self._diff("--cached", lambda path: (self.staged_bytes if path in changed else _content)(path))

    def unstaged(self) -> frozenset[str]:
        """Files whose working copy is not what is staged."""
        names = self._git("diff", "--name-only", "-z", "--no-ext-diff", "--ignore-submodules", at=self.root)
        return frozenset(self._path(name) for name in names.split(b"\0") if name)

    def staged_bytes(self, path: str) -> bytes:
        """The staged content of a file."""
        name = os.path.relpath(path, self.root).replace(os.sep, "/")
        return self._git("cat-file", "blob", f":{name}", at=self.root)

    def located(self, path: str) -> str | None:
        """The absolute path under which changes of a file are kept, links followed; None outside the repository."""
        for found in (os.path.realpath(path), os.path.abspath(path)):
            if os.path.commonpath((found, self.root)) == str(self.root):
                return found
        return None

    def _commit(self, ref: str) -> str:
        """The merge base of a commit and HEAD: what others did to ``ref`` since is not our change."""
        try:
            commit = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        except ConfigError:
            raise ConfigError(f"--diff: git knows no commit “{ref}”. In CI, fetch it first.") from None
        try:
            return self._git("merge-base", commit.decode().strip(), "HEAD").decode().strip()
        except ConfigError:  # no common history (a shallow clone): compare directly
            return commit.decode().strip()

    def _diff(self, against: str, content: Callable[[str], bytes]) -> dict[str, Changes]:
        options = ("-U0", "-M", "--no-color", "--no-ext-diff", "--no-textconv", "--ignore-submodules", "--no-relative",
                   "--src-prefix=a/", "--dst-prefix=b/")  # fmt: skip
        output = self._git("diff", *options, against, "--", at=self.root)
        found = {self._path(name): changes for name, changes in parsed(output)}
        odd = (path for path, changes in found.items() if changes.lines is not None and _odd(content(path)))
        return found | dict.fromkeys(odd, Changes(None))

    def _path(self, name: bytes) -> str:
        return os.path.normpath(self.root / os.fsdecode(name))

    def _git(self, *arguments: str, at: Path | None = None) -> bytes:
        try:
            command = ["git", *_SAFE, *arguments]
            done = subprocess.run(command, cwd=at or self._folder, capture_output=True, check=False, env=_environment())
        except OSError as error:
            raise ConfigError(f"git cannot be run: {error}") from error
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            raise ConfigError(f"git {arguments[0]} failed in {self._folder}: {said or done.returncode}")
        return done.stdout


def _environment() -> dict[str, str]:
    """Ours, without GIT_DIR: git sets it for the hooks of linked worktrees, and with it takes any folder that it is
    started in for the root."""
    environment = dict(os.environ)
    if "GIT_WORK_TREE" not in environment:
        environment.pop("GIT_DIR", None)
    return environment


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(Limits().file_bytes)  # what is larger is no article
    except OSError:  # a link to nowhere: whoever reads the article says so
        return b""


def _odd(content: bytes) -> bool:
    return _BARE_RETURN.search(content) is not None


def parsed(diff: bytes) -> Iterator[tuple[bytes, Changes]]:
    """(new name, changes) of each file in the output of ``git diff -U0`` that still exists."""
    for part in re.split(rb"^(?=diff --git )", diff, flags=re.MULTILINE):
        if part.startswith(b"diff --git "):
            head, _, _ = part.partition(b"\n@@ ")
            name = _new_name(head)
            if name is not None:
                binary = re.search(rb"^(Binary files |GIT binary patch)", head, re.MULTILINE)
                yield name, Changes(None) if binary else _changes(_hunks(part))


def _new_name(head: bytes) -> bytes | None:
    for line in head.split(b"\n"):
        if line.startswith(b"deleted file mode"):
            return None
        for prefix in (b"+++ ", b"rename to "):
            if line.startswith(prefix):
                return _unquoted(line[len(prefix) :].rstrip(b"\t")).removeprefix(b"b/" if prefix == b"+++ " else b"")
    # neither text nor renamed: an empty or binary file, or a mode change; both names on the first line are the same
    line = head.partition(b"\n")[0].removeprefix(b"diff --git ")
    if line.endswith(b'"'):
        return _unquoted(line[line.rindex(b' "') + 1 :]).removeprefix(b"b/")
    return line[len(line) // 2 + 1 :].removeprefix(b"b/")


def _unquoted(name: bytes) -> bytes:
    """git writes names with odd bytes as C strings."""
    if not name.startswith(b'"'):
        return name
    return _ESCAPE.sub(lambda m: bytes([_SIMPLE[m[1]] if m[1] in _SIMPLE else int(m[1], 8)]), name[1:-1])


def _hunks(part: bytes) -> Iterator[tuple[int, int]]:
    """(start, count) of the new side; lines of text cannot be taken for hunks, they begin with + - or \\."""
    for line in part.split(b"\n"):
        match = _HUNK.match(line)
        if match:
            yield int(match[1]), int(match[2]) if match[2] is not None else 1


def _changes(hunks: Iterable[tuple[int, int]]) -> Changes:
    lines, gaps = [], []
    for start, count in hunks:
        if count:
            lines.append((start, start + count - 1))
        else:
            gaps.append(start)
    return Changes(tuple(lines), tuple(gaps))
