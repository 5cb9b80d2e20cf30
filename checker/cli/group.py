"""The commands by name: each one's module is imported only when the command is used, so that a check starts fast."""

from __future__ import annotations

from importlib import import_module

import click
from click.shell_completion import CompletionItem

import checker
from checker.cli.names import COMMANDS

DEFAULT = "check"
_OWN = ("--help", "-h", "--version", "-V")


class LazyGroup(click.Group):
    """``zscheck article.txt`` is ``zscheck check article.txt``; so is everything else that names no command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in COMMANDS and args[0] not in _OWN:
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands; where none begins so, what check takes there: its options and files."""
        found = [item for item in super().shell_complete(ctx, incomplete) if item.value in COMMANDS]
        if found:
            return found
        check = self.get_command(ctx, DEFAULT)
        assert check is not None
        files = [] if incomplete.startswith("-") else [CompletionItem(incomplete, type="file")]
        return files + check.shell_complete(click.Context(check, ctx), incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """From the table: help must not import every command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, _, line) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="",
    subcommand_metavar="[check] PATH… | COMMAND …",
)
@click.version_option(checker.__version__, "-V", "--version", message="zscheck %(version)s")
def cli() -> None:
    """Find the figures of a news article that contradict each other.

    `zscheck article.txt` is the main job: without a command, the first word is a path. Exit status: 0 nothing at or
    above --fail-on, 1 findings, 2 unreadable input, a broken rule or configuration, or wrong usage.
    """
