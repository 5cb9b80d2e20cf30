"""``zscheck [check] PATH…``: the main job."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from checker.cli import FINDINGS, TROUBLE, options
from checker.cli.contexts import context
from checker.cli.outputs import Target, targets, write
from checker.cli.progress import shown
from checker.cli.session import Session, warn
from checker.gate.identity import repository
from checker.gate.sieve import Sieve
from checker.gate.work import Task
from checker.model import Report

if TYPE_CHECKING:
    from checker.gate.baseline import Baseline
    from checker.gate.changed import Changes, Repository

# formats that tell of every figure or claim, so that reports are wanted whole
DETAILED = frozenset({"json", "jsonl", "html", "junit", "github-summary"})


@click.command()
@options.PATHS
@options.add(options.REPORT, options.GATE, options.NEW, options.RULES, options.INPUT, options.CONFIG, options.RUN)
def check(paths: tuple[str, ...], **given: Any) -> int:
    """Check articles: find the figures that contradict each other.

    PATH is a file (.txt .md .html .docx), a folder, or - for standard input.
    """
    began = monotonic()
    session = Session(paths, given, detail=False)
    wanted = targets(session.settings["format"], given["output"])
    session.engines.detail = _detailed(session, wanted)
    session.check_words()
    sieve, tasks = sifting(session)
    with session.checked(tasks) as found:
        stream = shown(sieve.passed(found), quiet=given["quiet"])
        write(stream, [(target, context(session, target, began)) for target in wanted])
    if not given["quiet"]:
        _remarks(session, sieve)
    return _status(session, sieve)


def _detailed(session: Session, wanted: list[Target]) -> bool:
    told = session.settings["show-consistent"] or session.options["statistics"]
    return bool(told) or any(target.format in DETAILED for target in wanted)


def sifting(session: Session) -> tuple[Sieve, Iterator[Task | Report]]:
    """What decides which findings are told, and the tasks there are under it."""
    git, changes = _changes(session)
    baseline, folder = _baseline(session)
    sieve = Sieve(repository(Path.cwd()), lambda path: session.resolved(path)[1], changes, baseline, folder)
    return sieve, session.tasks(git if session.options["staged"] else None, changes)


def _changes(session: Session) -> tuple[Repository | None, dict[str, Changes] | None]:
    ref, staged = session.options["diff"], session.options["staged"]
    if not (ref or staged):
        return None, None
    if ref and staged:
        raise click.UsageError("--diff and --staged exclude each other.")
    from checker.gate.changed import Repository

    start = os.path.abspath(session.paths[0])  # noqa: PTH100
    git = Repository(Path(start if os.path.isdir(start) else os.path.dirname(start)))  # noqa: PTH112, PTH120
    return git, git.staged() if staged else git.since(ref)


def _baseline(session: Session) -> tuple[Baseline | None, Path | None]:
    file = session.settings["baseline"]
    if not file:
        return None, None
    from checker.gate.baseline import load

    return load(Path(file)), Path(file).parent


def _remarks(session: Session, sieve: Sieve) -> None:
    """Nothing that was left out stays unsaid."""
    outcome = sieve.outcome
    if outcome.outside:
        warn(f"{outcome.outside} findings touch no changed line and are not told")
    if sieve.baseline is not None and sieve.folder is not None:
        if outcome.known:
            warn(f"{outcome.known} findings are in the baseline and are not told")
        stale = len(sieve.baseline.stale(sieve.folder)) if sieve.changes is None else 0
        if stale:
            warn(f"{stale} entries of the baseline match nothing any more. Remove them with “zscheck baseline prune”")


def _status(session: Session, sieve: Sieve) -> int:
    if session.unread:
        return TROUBLE
    if session.options["exit_zero"]:
        return 0
    failing = sieve.outcome.failing(session.settings["fail-on"])
    return FINDINGS if failing > session.settings["max-findings"] else 0
