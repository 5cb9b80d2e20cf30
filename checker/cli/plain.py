"""Simple command lines read without click, which takes as long to load as an article takes to check.

Simple is: paths, and options of words.py written out in full with values that fit. Everything else (help, other
commands, abbreviations, mistakes) is click's business: ``parameters`` says None, and click reads the line from its
start. Where it says something, it says what click would.
"""

from __future__ import annotations

from checker.cli.words import CHECK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from typing import Any

    from checker.cli.words import Option

_FLAGS = {flag: option for option in CHECK for flag in option.flags}


def parameters(arguments: Sequence[str], commands: Collection[str]) -> dict[str, Any] | None:
    """The parameters of ``check`` by name; None where click has to look."""
    if arguments and arguments[0] == "check":
        arguments = arguments[1:]
    elif arguments and arguments[0] in commands:
        return None
    found = {option.name: option.default for option in CHECK}
    paths = []
    words = iter(arguments)
    for word in words:
        if word == "-" or (word and not word.startswith("-")):
            paths.append(word)
            continue
        flag, equals, text = word.partition("=")
        option = _FLAGS.get(flag)
        if option is None or (equals and (option.shape == "flag" or not flag.startswith("--"))):
            return None
        value = True if option.shape == "flag" else _value(option, text if equals else next(words, "-"))
        if value is None:
            return None
        found[option.name] = (*found[option.name], value) if option.multiple else value
    return {"paths": tuple(paths), **found} if paths else None


def _value(option: Option, text: str) -> Any:
    """The value that a text is for an option; None where it may be none."""
    if not text or text.startswith("-"):
        return None
    if option.shape == "number":
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
    return text if option.shape == "text" or text in option.choices else None
