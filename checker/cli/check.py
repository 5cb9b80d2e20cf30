"""``zscheck [check] PATH…`` as click knows it."""

from __future__ import annotations

from typing import Any

import click

from checker.cli import checking, options
from checker.cli.words import CHECK


@click.command()
@options.PATHS
@options.add(CHECK)
def check(**given: Any) -> int:
    """Check articles: find the figures that contradict each other.

    PATH is a file (.txt .md .html .docx), a folder, or - for standard input.
    """
    return checking.check(**given)
