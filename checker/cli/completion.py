"""``zscheck completion SHELL``: the script that a shell's start-up file evaluates."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish", "powershell")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the set-up of shell completion, for example: eval "$(zscheck completion bash)"."""
    from checker.cli.group import cli

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"this version of click knows no completion for {shell}.")
    click.echo(found(cli, {}, "zscheck", "_ZSCHECK_COMPLETE").source())
