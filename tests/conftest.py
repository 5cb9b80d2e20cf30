"""Options of the whole test suite."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# The same examples on every run: a change is judged on what it changes. HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("steady", derandomize=True)
settings.register_profile("search", derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files anew; then look at the difference")
