"""How options lie over environment variables and config files; wrong usage."""

from __future__ import annotations

import os

from checker.errors import ConfigError
from checker.gate.settings import KEYS, Value, scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


def wrong_use(message: str) -> Exception:
    """What to raise where options do not go together; click, which tells how to use a command, is loaded for it."""
    import click

    return click.UsageError(message)


def given(options: Mapping[str, Any]) -> dict[str, Value]:
    """The settings that options on the command line set."""
    found = {}
    for name, key in KEYS.items():
        value = options.get(name.replace("-", "_"))
        if name == "cache" and options.get("no_cache"):
            found[name] = Value(False, "--no-cache")
        elif value is not None and value != ():
            if key.shape == "paths":
                value = tuple(map(os.path.abspath, value))
            elif key.shape == "path":
                value = os.path.abspath(value)
            elif key.shape == "texts":
                value = tuple(word for item in value for word in split(item, key.name))
            elif key.shape == "formats":
                value = formats([word for item in value for word in split(item, key.name)])
            found[name] = Value(value, f"--{name}")
    return found


def formats(pairs: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What --ext says, ``wiki=markdown``, by extension. Raises UsageError."""
    from checker.reading import own_extension

    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, format = pair.partition("=")
        if not equals:
            raise wrong_use(f"--ext {pair}: expected EXTENSION=FORMAT, for example --ext wiki=markdown.")
        try:
            found.update([own_extension(name, format)])
        except ValueError as error:
            raise wrong_use(f"--ext {pair}: {error}") from None
    return tuple(sorted(found.items()))


def split(item: str, name: str) -> list[str]:
    """--select takes lists with commas, too; file patterns may hold one."""
    return [item] if name in ("include", "exclude") else [word for word in item.split(",") if word]


def from_environment() -> dict[str, Value]:
    """The settings that environment variables set. Raises ConfigError."""
    found = {}
    for name, key in KEYS.items():
        text = os.environ.get(key.environment, "") if key.environment else ""
        if text:
            try:
                value = scalar(key, text)
                found[name] = Value(os.path.abspath(value) if key.shape == "path" else value, key.environment)
            except ValueError as error:
                raise ConfigError(f"{key.environment}: {error}") from None
    return found
