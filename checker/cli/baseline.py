"""``zscheck baseline create|update|prune|audit``: the file of known findings."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from checker.cli import TROUBLE, options
from checker.cli.session import Session
from checker.cli.sifting import sieve_of
from checker.errors import ConfigError
from checker.gate.baseline import DEFAULT_FILE, Baseline, dumped, load

FILE = click.option("--baseline", metavar="FILE", help=f"The baseline [{DEFAULT_FILE}].")
SCOPE = options.add(options.RULES, options.INPUT, options.CONFIG, options.RUN)


@click.group()
def baseline() -> None:
    """Keep a file of known findings, which `zscheck check --baseline FILE` tells no more.

    A finding is known by its rule, its path and what is written at every figure of its claim: moved paragraphs and new
    encodings keep it, a changed value re-opens it.
    """


@baseline.command()
@options.PATHS
@FILE
@click.option("--force", is_flag=True, help="Overwrite a baseline that exists.")
@SCOPE
def create(paths: tuple[str, ...], force: bool, **given: Any) -> int:
    """Write all findings of PATH… into a new baseline."""
    session, file = _opened(paths, given)
    if file.exists() and not force:
        raise ConfigError("exists. Use “zscheck baseline update”, or --force.", str(file))
    return _written(session, file, Baseline(), f"{file}: {{new}} findings")


@baseline.command()
@options.PATHS
@FILE
@SCOPE
def update(paths: tuple[str, ...], **given: Any) -> int:
    """Add the findings of PATH… that are new, drop those that are gone; labels are kept."""
    session, file = _opened(paths, given)
    return _written(session, file, load(file), f"{file}: {{new}} added, {{stale}} dropped, {{kept}} kept")


@baseline.command()
@options.PATHS
@FILE
@SCOPE
def prune(paths: tuple[str, ...], **given: Any) -> int:
    """Drop the entries that no finding of PATH… answers to any more; add nothing."""
    session, file = _opened(paths, given)
    return _written(session, file, load(file), f"{file}: {{stale}} dropped, {{kept}} kept", add=False)


@baseline.command()
@FILE
@click.option(
    "--true", "right", metavar="KEY", multiple=True, help="Label: the finding is right. A key's beginning will do."
)
@click.option("--false", "wrong", metavar="KEY", multiple=True, help="Label: a false alarm.")
@click.option("--reason", metavar="TEXT", default="", help="Why, for whoever reads it next.")
@options.add(options.CONFIG)
def audit(right: tuple[str, ...], wrong: tuple[str, ...], reason: str, **given: Any) -> int:
    """List the entries with their labels, label some, and say how often each rule was right."""
    file = _file(Session((".",), given, detail=False))
    known = load(file)
    for keys, label in ((right, "true"), (wrong, "false")):
        for key in keys:
            if len([entry for entry in known if entry.key.startswith(key)]) != 1:
                raise click.UsageError(f"“{key}” is not the beginning of exactly one key.")
            known = known.labelled(key, label, reason)
    if right or wrong:
        _save(file, known)
    for entry in known:
        click.echo(f"{entry.key}  {entry.label or '-':<5}  {entry.path}: {entry.rule}: {entry.message}")
        if entry.reason:
            click.echo(f"{' ' * len(entry.key)}  {entry.reason}")
    for rule, (true, labelled) in known.precision().items():
        click.echo(f"{rule}: {true} of {labelled} labelled findings are right")
    return 0


def _opened(paths: tuple[str, ...], given: dict[str, Any]) -> tuple[Session, Path]:
    session = Session(paths, given, detail=False)
    session.check_rules()
    return session, _file(session)


def _file(session: Session) -> Path:
    return Path(session.settings["baseline"] or DEFAULT_FILE).absolute()


def _written(session: Session, file: Path, known: Baseline, message: str, *, add: bool = True) -> int:
    """Check, then write what is left of the known entries, and the new ones if they are wanted."""
    sieve = sieve_of(session, None, known, file.parent, collect=True)
    with session.checked(session.tasks()) as found:
        _exhaust(sieve.passed(found))
    stale = {entry.identity for entry in known.stale(file.parent)}
    kept = [entry for entry in known if entry.identity not in stale]
    old = {entry.identity for entry in known}
    new = Baseline(entry for entry in sieve.outcome.entries if add and entry.identity not in old)
    _save(file, Baseline([*kept, *new]))
    click.echo(message.format(new=len(new), stale=len(stale), kept=len(kept)))
    return TROUBLE if session.unread else 0


def _exhaust(found: Iterator[Any]) -> None:
    for _ in found:
        pass


def _save(file: Path, known: Baseline) -> None:
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        part.write_text(dumped(known), encoding="utf-8", newline="\n")
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise ConfigError(f"cannot be written: {error.strerror or error}", str(file)) from error
