"""Which files git would ignore, by the .gitignore files from the repository's root down to a folder.

pathspec is imported when the first .gitignore (or glob of the user's) is met; a folder without one costs nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from checker.records import dataclass

Check = Callable[[str], bool | None]


@dataclass(frozen=True, slots=True)
class Rules:
    """One .gitignore: the folder its patterns are relative to, and the check of a relative path (None: no say)."""

    folder: str
    check: Check


def patterns(lines: Sequence[str]) -> Check:
    """A check by patterns in the syntax of .gitignore: True matched, False negated, None neither."""
    from pathspec import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines(lines)

    def check(relative: str) -> bool | None:
        return spec.check_file(relative).include

    return check


def rules_in(folder: str) -> Rules | None:
    """The .gitignore of a folder, if there is one that can be read."""
    return _rules(folder, Path(folder, ".gitignore"))


def rules_above(folder: str) -> list[Rules]:
    """The .gitignore files above a folder up to the root of its repository, outermost first; none outside of one."""
    above: list[Rules] = []
    here = Path(folder).resolve()
    for parent in _to_repository(here):
        if parent != here and (rules := rules_in(str(parent))):
            above.append(rules)
        exclude = parent / ".git" / "info" / "exclude"
        if exclude.is_file() and (rules := _rules(str(parent), exclude)):
            above.append(rules)
    return above[::-1]


def ignored(path: str, is_folder: bool, stack: Sequence[Rules]) -> bool:
    """Whether the innermost rules with a say about a path ignore it; the path lies below the folders of all rules."""
    for rules in reversed(stack):
        relative = path[len(rules.folder.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
        verdict = rules.check(relative + "/" if is_folder else relative)
        if verdict is not None:
            return verdict
    return False


def _to_repository(folder: Path) -> Iterator[Path]:
    chain = [folder, *folder.parents]
    for i, parent in enumerate(chain):
        if (parent / ".git").exists():
            yield from chain[: i + 1]
            return


def _rules(folder: str, file: Path) -> Rules | None:
    try:
        lines = file.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None
    kept = [line for line in lines if line.strip() and not line.startswith("#")]
    return Rules(os.path.realpath(folder), patterns(kept)) if kept else None
