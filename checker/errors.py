"""What can go wrong with our own inputs. What is wrong in an *article* is a finding, never one of these.

    ZscheckError
    ├── ReadError      a file that cannot be read as an article
    ├── ConfigError    a configuration file, an environment variable or an option
    └── RuleError      a rule file or a word list

Each renders as one line: ``path:line:column: what was found, what was expected. What to do.``
"""

from __future__ import annotations


class ZscheckError(Exception):
    """One problem at one place; ``str()`` is the line shown to the user."""

    def __init__(self, message: str, path: str = "", line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = self.path
        if self.line:
            place += f":{self.line}"
            if self.column:
                place += f":{self.column}"
        return f"{place}: {self.message}" if place else self.message


class ReadError(ZscheckError):
    """A file that cannot be read as an article."""


class ConfigError(ZscheckError):
    """A bad configuration value; line and column point at the key or value."""


class RuleError(ZscheckError):
    """A bad rule or word list; ``others`` holds the further problems found in the same load."""

    def __init__(
        self,
        message: str,
        path: str = "",
        line: int = 0,
        column: int = 0,
        others: tuple[RuleError, ...] = (),
    ) -> None:
        super().__init__(message, path, line, column)
        self.others = others
