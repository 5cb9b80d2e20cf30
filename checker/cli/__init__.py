"""The command line: thin click commands. ``main`` is the entry point: streams, signals and the exit status."""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn, TextIO

FINDINGS, TROUBLE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its status."""
    # One article makes some ten thousand objects that live to the end: to look for garbage among them again and again
    # takes a twentieth of the time.
    gc.set_threshold(50_000, 20, 20)
    sys.stdout, sys.stderr = (_usable(stream) for stream in (sys.stdout, sys.stderr))
    status = run(sys.argv[1:] if arguments is None else arguments)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        status = PIPE_CLOSED
    except OSError as error:  # a full disk
        print(f"zscheck: output: {error.strerror or error}", file=sys.stderr)
        status = TROUBLE
    _leave(status)


def _leave(status: int) -> NoReturn:
    """Past the interpreter's own way out: to take every object apart would cost a tenth of a short run, and a stream
    that cannot be flushed would be complained about a second time."""
    atexit._run_exitfuncs()
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(status)


def run(arguments: list[str]) -> int:
    """The exit status: 0 nothing to fail for, 1 findings, 2 trouble with input, rules, configuration or usage."""
    from checker.errors import RuleError, ZscheckError

    try:
        status = None if "_ZSCHECK_COMPLETE" in os.environ else _plainly(arguments)
        return _through_click(arguments) if status is None else status
    except ZscheckError as error:
        more = error.others if isinstance(error, RuleError) else ()
        for problem in (error, *more):
            for line in str(problem).splitlines():
                print(f"zscheck: {line}", file=sys.stderr)
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


def _usable(stream: TextIO | None) -> TextIO:
    """The stream; a character that its encoding lacks must not end the report, nor must one that was closed."""
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace" if stream is sys.stdout else "backslashreplace")
    return stream
