"""Options that several commands share, and how they lie over environment variables and config files.

An option that was not given is None, so that what a config file says can hold.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from checker.errors import ConfigError
from checker.gate.settings import COLORS, FAIL_ON, KEYS, LANGUAGES, TRACKS, Value, scalar

F = TypeVar("F", bound=Callable[..., Any])

PATHS = click.argument("paths", nargs=-1, metavar="PATH…", type=click.Path(allow_dash=True))

INPUT = (
    click.option("--encoding", metavar="NAME", help="Encoding of the articles; found out by default."),
    click.option("--track", type=click.Choice(TRACKS), help="Which text of tracked changes in .docx is read."),
    click.option("--stdin-filename", metavar="NAME", help="Name of standard input: tells its format and settings."),
    click.option("--include", multiple=True, metavar="GLOB", help="Files in folders that are articles."),
    click.option("--exclude", multiple=True, metavar="GLOB", help="Files and folders to leave out."),
)
RULES = (
    click.option("--rules", multiple=True, metavar="PATH", help="Adds a rule file or a folder of them."),
    click.option("--select", multiple=True, metavar="RULE", help="Report these rules only (id, code or ZS1…)."),
    click.option("--ignore", multiple=True, metavar="RULE", help="Do not report these rules."),
)
CONFIG = (
    click.option("--config", "config_file", metavar="FILE", help="This config file and no other."),
    click.option("--isolated", is_flag=True, help="No config file at all."),
)
NEW = (
    click.option("--baseline", metavar="FILE", help="Known findings, which are told no more."),
    click.option("--diff", metavar="REF", help="Only findings that touch lines changed since a commit."),
    click.option("--staged", is_flag=True, help="Only findings that touch lines staged in git."),
)
GATE = (
    click.option("--fail-on", type=click.Choice(FAIL_ON), help="Least severity that makes the status 1 [error]."),
    click.option("--max-findings", type=click.IntRange(0), metavar="N", help="Fail only if there are more [0]."),
    click.option("--exit-zero", is_flag=True, help="Status 0 in spite of findings."),
)
REPORT = (
    click.option("--format", metavar="FORMAT", help="text, concise, json, jsonl, sarif, github, … [text]."),
    click.option("-o", "--output", multiple=True, metavar="[FORMAT=]FILE", help="Write to a file; repeatable."),
    click.option("--lang", type=click.Choice(LANGUAGES), help="Language of the report [the article's script]."),
    click.option("--color", type=click.Choice(COLORS), help="Colours [auto]."),
    click.option("-q", "--quiet", is_flag=True, help="Findings only: no coverage line, no remarks."),
    click.option("--show-consistent", is_flag=True, default=None, help="List what was checked and held, too."),
    click.option("--explain", is_flag=True, help="Every reading that was tried, under each finding."),
    click.option("--statistics", is_flag=True, help="Counts of each rule, and the time taken."),
)
RUN = (
    click.option("-j", "--jobs", type=click.IntRange(0), metavar="N", help="Processes; 0: one a processor [1]."),
    click.option("--no-cache", is_flag=True, help="Neither use nor keep results of other runs."),
    click.option("--cache-dir", metavar="DIR", help="Folder of the cache."),
)


def add(*groups: tuple[Callable[[F], F], ...]) -> Callable[[F], F]:
    """All options of some groups, in their order in --help."""

    def decorated(function: F) -> F:
        for option in reversed([option for group in groups for option in group]):
            function = option(function)
        return function

    return decorated


def given(options: Mapping[str, Any]) -> dict[str, Value]:
    """The settings that options on the command line set."""
    found = {}
    for name, key in KEYS.items():
        value = options.get(name.replace("-", "_"))
        if name == "cache" and options.get("no_cache"):
            found[name] = Value(False, "--no-cache")
        elif value is not None and value != ():
            if key.shape == "paths":
                value = tuple(map(os.path.abspath, value))
            elif key.shape == "path":
                value = os.path.abspath(value)  # noqa: PTH100
            elif key.shape == "texts":
                value = tuple(word for item in value for word in split(item, key.name))
            found[name] = Value(value, f"--{name}")
    return found


def split(item: str, name: str) -> list[str]:
    """--select takes lists with commas, too; file patterns may hold one."""
    return [item] if name in ("include", "exclude") else [word for word in item.split(",") if word]


def from_environment() -> dict[str, Value]:
    """The settings that environment variables set. Raises ConfigError."""
    found = {}
    for name, key in KEYS.items():
        text = os.environ.get(key.environment, "") if key.environment else ""
        if text:
            try:
                value = scalar(key, text)
                found[name] = Value(os.path.abspath(value) if key.shape == "path" else value, key.environment)  # noqa: PTH100
            except ValueError as error:
                raise ConfigError(f"{key.environment}: {error}") from None
    return found
