"""The main job: options in, reports out, exit status back."""

from __future__ import annotations

import os
from time import monotonic

from checker.cli import FINDINGS, TROUBLE
from checker.cli.contexts import context
from checker.cli.given import wrong_use
from checker.cli.outputs import Target, targets, write
from checker.cli.progress import shown
from checker.cli.session import Session, warn
from checker.cli.sifting import remark, sifting
from checker.cli.sink import STDOUT
from checker.gate.sieve import Sieve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from checker.model import Report

# formats that tell of every figure or claim, so that reports are wanted whole; those whose text is kept between runs
DETAILED = frozenset({"json", "jsonl", "html", "junit", "github-summary"})
PREPARED = frozenset({"json", "jsonl"})
NOTED = frozenset({"text", "html", "json", "jsonl"})  # formats that tell of damage and of directives of no use


def check(paths: tuple[str, ...], **given: Any) -> int:
    """Check articles, write the reports."""
    began = monotonic()
    session = Session(paths, given, detail=False)
    wanted = targets(session.settings["format"], given["output"], session.settings.origin("format"))
    session.outputs = _files(wanted, paths)
    session.engines.detail = _detailed(session, wanted)
    if any(target.format in PREPARED for target in wanted):
        from checker.render.documents import prepared

        session.engines.prepare = prepared
    session.check_rules()
    sieve, tasks = sifting(session)
    with session.checked(tasks) as found:
        passed = sieve.passed(found)
        if not NOTED.intersection(target.format for target in wanted):
            passed = _noted(passed)
        stream = shown(passed, quiet=given["quiet"])
        write(stream, [(target, context(session, target, began)) for target in wanted])
    if not given["quiet"]:
        remark(session, sieve)
    return _status(session, sieve)


def _noted(reports: Iterator[Report]) -> Iterator[Report]:
    """The reports; how each was read is said on standard error, for formats that only know findings."""
    for report in reports:
        for note in report.notes:
            place = f"{report.path}:{note.line}:{note.column}" if note.line else report.path
            warn(f"{place}: {note.code} {note.message}")
        yield report


def _files(wanted: list[Target], paths: tuple[str, ...]) -> frozenset[str]:
    """The files that reports go to: not articles, though an HTML report in a folder of articles looks like one."""
    found = frozenset(os.path.realpath(target.file) for target in wanted if target.file != STDOUT)
    for path in paths:
        if found and os.path.realpath(path) in found:
            raise wrong_use(f"-o {path}: the report would take the place of the article.")
    return found


def _detailed(session: Session, wanted: list[Target]) -> bool:
    told = session.settings["show-consistent"] or session.options["statistics"]
    return bool(told) or any(target.format in DETAILED for target in wanted)


def _status(session: Session, sieve: Sieve) -> int:
    if session.unread:
        return TROUBLE
    if session.options["exit_zero"]:
        return 0
    failing = sieve.outcome.failing(session.settings["fail-on"])
    return FINDINGS if failing > session.settings["max-findings"] else 0
