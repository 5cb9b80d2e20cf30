"""The command line: thin click commands. ``main`` is the entry point: streams, signals and the exit status."""

from __future__ import annotations

import contextlib
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

FINDINGS, TROUBLE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its status."""
    for stream in (sys.stdout, sys.stderr):
        _never_fail(stream)
    status = run(sys.argv[1:] if arguments is None else arguments)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        status = PIPE_CLOSED
    if status == PIPE_CLOSED:  # nobody reads any more; the interpreter must not complain about it when it flushes
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """The exit status: 0 nothing to fail for, 1 findings, 2 trouble with input, rules, configuration or usage."""
    from checker.errors import RuleError, ZscheckError

    try:
        status = None if "_ZSCHECK_COMPLETE" in os.environ else _plainly(arguments)
        return _through_click(arguments) if status is None else status
    except ZscheckError as error:
        more = error.others if isinstance(error, RuleError) else ()
        for problem in (error, *more):
            print(f"zscheck: {problem}", file=sys.stderr)
        return TROUBLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return PIPE_CLOSED
    except OSError as error:  # a full disk below one of our outputs
        print(f"zscheck: {error.filename or 'output'}: {error.strerror or error}", file=sys.stderr)
        return TROUBLE


def _plainly(arguments: list[str]) -> int | None:
    """The status of a check whose options are plain; None where click has to look at them."""
    from checker.cli.names import COMMANDS
    from checker.cli.plain import parameters

    found = parameters(arguments, COMMANDS)
    if found is None:
        return None
    from checker.cli.checking import check

    try:
        return check(**found)
    except Exception as error:
        click = sys.modules.get("click")
        if click is not None and isinstance(error, click.UsageError):
            return None  # nothing was written yet; click says it again, with what it knows of usage
        raise


def _through_click(arguments: list[str]) -> int:
    import click

    from checker.cli.group import cli

    if "_ZSCHECK_COMPLETE" in os.environ:
        cli.main(arguments, prog_name="zscheck")
    try:  # not cli.main: it answers closed pipes with status 1, which is ours for findings
        with cli.make_context("zscheck", list(arguments)) as context:
            status = cli.invoke(context)
        return status if isinstance(status, int) else 0
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        error.show()
        return TROUBLE
    except click.Abort:
        return INTERRUPTED


def _never_fail(stream: TextIO) -> None:
    """A character that the terminal's encoding lacks must not end the report."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace" if stream is sys.stdout else "backslashreplace")
