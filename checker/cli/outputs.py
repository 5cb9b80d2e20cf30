"""Where reports go: standard output and files, each in its format, written while the run goes on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from checker.cli.given import wrong_use
from checker.cli.sink import STDOUT, Sink
from checker.model import Report
from checker.records import dataclass
from checker.render import FORMATS, render_all
from checker.render.context import Context


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
    """Every report to every target, in one pass. Raises OSError for a target that failed, when the others are done."""
    sinks: list[Sink] = []
    try:
        for target, _ in outputs:
            sinks.append(Sink(target.file))
        for pieces in render_all(reports, [(target.format, context) for target, context in outputs]):
            for sink, piece in zip(sinks, pieces, strict=True):
                sink.write(piece)
            if all(sink.error for sink in sinks):
                break
        for sink in sinks:
            sink.finish()
    except BaseException:
        for sink in sinks:
            sink.abandon()
        raise
    for sink in sinks:
        if sink.error is not None:
            raise sink.error
