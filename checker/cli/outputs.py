"""Where reports go: standard output and files, each in its format, written while the run goes on; a file takes its
name only when it is whole."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence

from checker.cli.given import wrong_use
from checker.model import Report
from checker.records import dataclass
from checker.render import FORMATS, render_all
from checker.render.context import Context

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Target:
    """A format and the file it goes to."""

    format: str
    file: str = STDOUT


def targets(format: str, outputs: Sequence[str], origin: str = "--format") -> list[Target]:
    """``-o FILE`` takes what would go to standard output, ``-o FORMAT=FILE`` adds a report. origin: who says the
    format. Raises UsageError."""
    _known(format, origin)
    extra, main = [], STDOUT
    for output in outputs:
        name, separator, file = output.partition("=")
        if separator and re.fullmatch(r"[a-z0-9-]+", name):
            _known(name, "-o")
            extra.append(Target(name, file or STDOUT))
        elif main != STDOUT:
            raise wrong_use(f"-o {output}: a second file without a format. Write it as -o FORMAT={output}.")
        else:
            main = output
    replaced = any(target.file == STDOUT for target in extra)
    found = extra if replaced and main == STDOUT else [Target(format, main), *extra]
    files = [target.file for target in found]
    if len(set(files)) < len(files):
        raise wrong_use("two reports cannot go to the same place.")
    return found


def _known(format: str, option: str) -> None:
    if format not in FORMATS:
        from checker.gate.settings import suggestion

        near = suggestion(format, FORMATS)
        raise wrong_use(f"{option}: unknown format “{format}”.{near} Known are {', '.join(FORMATS)}.")


def write(reports: Iterable[Report], outputs: Sequence[tuple[Target, Context]]) -> None:
    """Every report to every target, in one pass."""
    with contextlib.ExitStack() as stack:
        streams = [stack.enter_context(_opened(target.file)) for target, _ in outputs]
        for pieces in render_all(reports, [(target.format, context) for target, context in outputs]):
            for stream, piece in zip(streams, pieces, strict=True):
                stream.write(piece)


@contextlib.contextmanager
def _opened(file: str) -> Iterator[TextIO]:
    if file == STDOUT:
        yield sys.stdout
        sys.stdout.flush()
        return
    from pathlib import Path

    path = Path(os.path.realpath(file))
    if path.exists() and not path.is_file():  # /dev/stderr, a named pipe
        with path.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            yield stream
        return
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            yield stream
        part.replace(path)
    except BaseException as error:
        if isinstance(error, OSError) and error.filename == str(part):
            error.filename = file
        with contextlib.suppress(OSError):
            part.unlink()
        raise
