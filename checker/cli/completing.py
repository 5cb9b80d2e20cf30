"""What a shell offers for a value: files, formats, rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from checker.cli.words import Option

_FILES = {"FILE": "file", "[FORMAT=]FILE": "file", "PATH": "file", "DIR": "dir"}


def offered(option: Option) -> dict[str, Any]:
    """What ``click.option`` needs to offer the values of an option; nothing where click knows them."""
    if option.metavar in _FILES:
        kind = _FILES[option.metavar]
        return {"shell_complete": lambda context, parameter, word: [CompletionItem(word, type=kind)]}
    known = {"FORMAT": _formats, "RULE": rules}.get(option.metavar or "")
    return {"shell_complete": known} if known else {}


def rules(context: click.Context, parameter: click.Parameter, word: str) -> list[str]:
    """The built-in rules whose id or code begins so: ids, unless a code was begun."""
    from checker.resources import default_cache_dir
    from checker.rulebook import load_rulebook

    found = load_rulebook(cache=default_cache_dir()).rules
    names = (rule.code if word[:1].isupper() else rule.id for rule in found)
    return sorted(name for name in names if name.startswith(word))


def _formats(context: click.Context, parameter: click.Parameter, word: str) -> list[str]:
    from checker.render import FORMATS

    return [name for name in FORMATS if name.startswith(word)]
