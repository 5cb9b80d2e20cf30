"""The README and the generated reference say what the commands say. ``pytest --golden`` writes the reference anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from checker.cli.group import cli
from checker.cli.names import COMMANDS
from checker.gate.settings import KEYS
from checker.render import FORMATS

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
REFERENCE = ROOT / "examples" / "reference" / "commands.txt"


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name, in the order of --help."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name)
        for sub in command.list_commands(context):
            found = command.get_command(context, sub)
            assert found is not None, sub
            yield from commands(found, f"{name} {sub}")


ALL = dict(commands(cli, "zscheck"))


def reference() -> str:
    parts = []
    for name, command in ALL.items():
        help_names = cli.context_settings["help_option_names"]  # as on the command line; click keeps the first
        with click.Context(command, info_name=name, terminal_width=100, help_option_names=help_names) as context:
            parts.append(f"{name.upper()}\n\n{command.get_help(context)}\n")
    return "\n\n".join(parts)


def test_reference(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--golden"):
        REFERENCE.parent.mkdir(exist_ok=True)
        REFERENCE.write_text(reference(), encoding="utf-8")
    assert REFERENCE.read_text(encoding="utf-8") == reference(), "pytest tests/cli/test_reference.py --golden"


def long_options(*names: str) -> set[str]:
    found = {"--help", "--version"}
    for name, command in ALL.items():
        if not names or name in names:
            found |= {o for p in command.params for o in p.opts if o.startswith("--")}
    return found


def test_readme_names_every_option_of_check() -> None:
    table = README.partition("## 选项")[2].partition("## 配置")[0]
    assert long_options("zscheck check") - {"--help", "--version"} <= set(re.findall(r"--[a-z-]+", table))


def test_readme_names_nothing_that_does_not_exist() -> None:
    assert set(re.findall(r"--[a-z][a-z-]+", README)) <= long_options()
    for words in re.findall(r"`zscheck (rules|baseline|config|explain|figures|completion)( [a-z]+)?", README):
        name = "zscheck " + words[0] + (words[1] if f"zscheck {words[0]}{words[1]}" in ALL else "")
        assert name in ALL


def test_readme_names_every_format_and_variable() -> None:
    assert set(FORMATS) <= set(re.findall(r"`([a-z-]+)`", README.partition("格式：")[2].partition("\n")[0]))
    variables = {key.environment for key in KEYS.values() if key.environment} | {"ZSCHECK_CONFIG"}
    assert set(re.findall(r"ZSCHECK_[A-Z_]+", README)) == variables


def test_every_contract_command_is_there() -> None:
    wanted = (
        """check figures explain rules|list|show|test|check|new|schema baseline|create|update|prune|audit config|show"""
    )
    for word in wanted.split():
        group, *subs = word.split("|")
        assert f"zscheck {group}" in ALL
        assert all(f"zscheck {group} {sub}" in ALL for sub in subs)
    assert set(COMMANDS) >= {"check", "figures", "explain", "rules", "baseline", "config"}


def test_files_that_the_readme_links_exist() -> None:
    for link in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / link).exists(), link
    for path in re.findall(r"(?<![\w/.])((?:examples|rules|\.github)/[\w./-]+)", README):
        assert (ROOT / path).exists(), path
