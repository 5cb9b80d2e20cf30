"""Where the package's own data lies and where compiled data may be kept, as paths."""

from __future__ import annotations

from pathlib import Path

from checker.disk import cache_folder


def rules_dir() -> Path:
    """The folder of the built-in rules, lexicons and units: inside an installed package, else in the checkout."""
    package = Path(__file__).parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"


def default_cache_dir() -> Path | None:
    """``$ZSCHECK_CACHE_DIR``, else the platform's cache folder for this user; None where there is none."""
    folder = cache_folder()
    return None if folder is None else Path(folder)
