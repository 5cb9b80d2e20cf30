"""Where the package's own data lies and where compiled data may be kept. No imports beyond the standard library."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def rules_dir() -> Path:
    """The folder of the built-in rules, lexicons and units: inside an installed package, else in the checkout."""
    package = Path(__file__).parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"


def default_cache_dir() -> Path | None:
    """``$ZSCHECK_CACHE_DIR``, else the platform's cache folder for this user; None where there is none."""
    chosen = os.environ.get("ZSCHECK_CACHE_DIR")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local, "zscheck", "Cache") if local else None
    xdg = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(xdg):  # noqa: PTH117 - the XDG standard: a relative value is to be ignored
        return Path(xdg, "zscheck")
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is no home
    if not os.path.isabs(home):  # noqa: PTH117
        return None
    return Path(home, "Library", "Caches", "zscheck") if sys.platform == "darwin" else Path(home, ".cache", "zscheck")
