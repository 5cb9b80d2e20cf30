"""Where the package's own data lies and where compiled data may be kept.

As texts where every start asks: pathlib takes a tenth of a short run to load.
"""

from __future__ import annotations

import os

from checker.disk import cache_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def rules_folder(*below: str) -> str:
    """The folder of the built-in rules, lexicons and units, inside an installed package, else in the checkout; or a
    file below it."""
    package = os.path.dirname(os.path.abspath(__file__))
    installed = os.path.join(package, "_rules")
    folder = installed if os.path.isdir(installed) else os.path.join(os.path.dirname(package), "rules")
    return os.path.join(folder, *below)


def rules_dir() -> Path:
    """The same as a path."""
    from pathlib import Path

    return Path(rules_folder())


def default_cache_dir() -> Path | None:
    """``$ZSCHECK_CACHE_DIR``, else the platform's cache folder for this user; None where there is none."""
    from pathlib import Path

    folder = cache_folder()
    return None if folder is None else Path(folder)
