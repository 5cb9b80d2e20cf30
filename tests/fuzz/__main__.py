"""Coverage-guided search for inputs that break a target: ``python -m tests.fuzz TARGET [FOLDER…] [-runs=N …]``.

Needs the extra ``fuzz`` (atheris). What follows the target goes to libFuzzer; FOLDERs hold inputs to begin with. A
failing input is written to the current folder as ``crash-…``; it becomes an example of ``test_targets.py``.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys

import atheris

with atheris.instrument_imports(include=["checker"]):
    import checker

    for module in pkgutil.walk_packages(checker.__path__, "checker."):  # those imported where they are used, too
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from tests.fuzz.targets import TARGETS, whole


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python -m tests.fuzz {'|'.join(TARGETS)} [FOLDER…] [-max_total_time=SECONDS …]")
    whole()  # compiled before the clock of the first input runs
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
