"""``zscheck figures PATH…``: what was read as a figure."""

from __future__ import annotations

import sys
from time import monotonic
from typing import Any

import click

from checker.cli import TROUBLE, options
from checker.cli.contexts import context
from checker.cli.outputs import Target
from checker.cli.session import Session


@click.command()
@options.PATHS
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", help="[table]")
@options.add(options.INPUT, options.CONFIG, options.RUN)
def figures(paths: tuple[str, ...], form: str, **given: Any) -> int:
    """Show what was read as a figure: kind, unit, exact value, the two intervals of true values it may stand for."""
    from checker.render import figures_json, figures_table

    session = Session(paths, given, detail=True)
    module = figures_json if form == "json" else figures_table
    with session.checked(session.tasks()) as found:
        for piece in module.render(found, context(session, Target(form), monotonic())):
            sys.stdout.write(piece)
    return TROUBLE if session.unread else 0
