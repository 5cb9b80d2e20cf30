"""The options of words.py as click's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from checker.cli.completing import offered
from checker.cli.words import CONFIG, INPUT, RULES, RUN, Option

__all__ = ["CONFIG", "INPUT", "PATHS", "RULES", "RUN", "add"]

F = TypeVar("F", bound=Callable[..., Any])

PATHS = click.argument("paths", nargs=-1, metavar="PATH…", type=click.Path(allow_dash=True))


def add(*groups: tuple[Option, ...]) -> Callable[[F], F]:
    """All options of some groups, in their order in --help."""

    def decorated(function: F) -> F:
        for option in reversed([option for group in groups for option in group]):
            function = _decorator(option)(function)
        return function

    return decorated


def _decorator(option: Option) -> Callable[[F], F]:
    if option.shape == "flag":
        return click.option(*option.flags, is_flag=True, default=option.unset, help=option.help)
    kinds = {"text": None, "number": click.IntRange(0), "choice": click.Choice(option.choices)}
    names = (*option.flags, option.key) if option.key else option.flags
    return click.option(
        *names,
        type=kinds[option.shape],
        multiple=option.multiple,
        metavar=option.metavar,
        help=option.help,
        **offered(option),
    )
