"""Which findings of a run are told: the sieve that options and files make, and what to say of what it kept back."""

from __future__ import annotations

import os
from collections.abc import Iterator

from checker.cli.given import wrong_use
from checker.cli.session import Session, warn
from checker.disk import upward
from checker.gate.identity import repository
from checker.gate.sieve import Sieve
from checker.gate.work import Task
from checker.model import Report
from checker.reading.walk import STDIN
from checker.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checker.disk import AnyPath
    from checker.gate.baseline import Baseline
    from checker.gate.changed import Changes, Repository
    from checker.gate.side import Side

SIDE_FILE = ".zscheckignore.yaml"


def sifting(session: Session) -> tuple[Sieve, Iterator[Task | Report]]:
    """What decides which findings are told, and the tasks there are under it. Raises ConfigError, UsageError."""
    git, changes = _changes(session)
    file = session.settings["baseline"]
    known = None
    if file:
        from pathlib import Path

        from checker.gate.baseline import load

        known = load(Path(file))
    sieve = sieve_of(session, changes, known, (os.path.dirname(file) or ".") if file else None)
    return replace(sieve, located=git.located) if git else sieve, session.tasks(git, changes)


def sieve_of(
    session: Session,
    changes: dict[str, Changes] | None,
    known: Baseline | None,
    folder: AnyPath | None,
    *,
    collect: bool = False,
) -> Sieve:
    """The sieve of a session."""
    return Sieve(
        repository(os.getcwd()),
        lambda path: session.resolved(path)[1],
        changes,
        known,
        folder,
        _side(session),
        collect=collect,
    )


def remark(session: Session, sieve: Sieve) -> None:
    """Nothing that was kept back stays unsaid."""
    outcome = sieve.outcome
    if outcome.outside:
        warn(f"{outcome.outside} findings touch no changed line and are not told")
    if outcome.known:
        warn(f"{outcome.known} findings are in the baseline and are not told")
    if sieve.changes is not None:
        return
    if sieve.baseline is not None and sieve.folder is not None:
        from pathlib import Path

        stale = len(sieve.baseline.stale(Path(sieve.folder)))
        if stale:
            warn(f"{stale} entries of the baseline match nothing any more. Remove them with “zscheck baseline prune”")
    if sieve.side is not None:
        for line in sieve.side.remarks(session.engine().codes):
            warn(line)


def _side(session: Session) -> Side | None:
    """The nearest side file upward from the first path, up to the root of its repository."""
    if session.options.get("isolated"):
        return None
    for place in upward(session.folder):
        path = os.path.join(place, SIDE_FILE)
        if os.path.isfile(path):
            from pathlib import Path

            from checker.gate.side import Side

            return Side(Path(path))
        if os.path.exists(os.path.join(place, ".git")):
            break
    return None


def _changes(session: Session) -> tuple[Repository | None, dict[str, Changes] | None]:
    ref, staged = session.options["diff"], session.options["staged"]
    if not (ref or staged):
        return None, None
    if ref and staged:
        raise wrong_use("--diff and --staged exclude each other.")
    if STDIN in session.paths:
        raise wrong_use(f"{'--staged' if staged else '--diff'} needs files: standard input has no changed lines.")
    from pathlib import Path

    from checker.gate.changed import Repository

    git = Repository(Path(session.folder))
    return git, git.staged() if staged else git.since(ref)
