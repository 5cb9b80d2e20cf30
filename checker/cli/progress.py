"""A running count on standard error while a long run goes on; only where a person sees it and it disturbs nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from time import monotonic

from checker.model import Report

AFTER, EVERY = 1.0, 0.2  # seconds


def shown(reports: Iterator[Report], *, quiet: bool) -> Iterator[Report]:
    """The reports, counted on the terminal."""
    if quiet or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from reports
        return
    due = monotonic() + AFTER
    told = False
    for count, report in enumerate(reports, 1):
        yield report
        if monotonic() >= due:
            sys.stderr.write(f"\r{count} …")
            sys.stderr.flush()
            told, due = True, monotonic() + EVERY
    if told:
        sys.stderr.write("\r\x1b[K")
