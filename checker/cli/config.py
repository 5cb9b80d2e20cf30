"""``zscheck config show [PATH]``: which settings hold for a file, and where each of them comes from."""

from __future__ import annotations

import json
from typing import Any

import click

from checker.cli import options
from checker.cli.session import Session
from checker.gate.settings import KEYS


@click.group()
def config() -> None:
    """Show the settings that hold, and where they come from."""


@config.command()
@click.argument("path", default=".", type=click.Path())
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="[text]")
@options.add(options.CONFIG)
def show(path: str, form: str, **given: Any) -> None:
    """Show each setting for PATH (a file, or a folder), its value and its origin."""
    settings = Session((path,), given, detail=False).for_path(path)
    rows = [(name, _shown(settings[name]), settings.origin(name)) for name in KEYS]
    if form == "json":
        data = {name: {"value": _plain(settings[name]), "origin": settings.origin(name)} for name in KEYS}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, value, origin in rows:
        click.echo(f"{name:<{widths[0]}}  {value:<{widths[1]}}  # {origin}")


def _plain(value: Any) -> Any:
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _shown(value: Any) -> str:
    return "~" if value is None else json.dumps(_plain(value), ensure_ascii=False)
