"""pint, reading only our own definition files, with Fractions: which units there are and what they are in base units.

Imported only while a lexicon is compiled. Article text never comes here.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from checker.located import LocatedError, Scalar


class Registry:
    """The units of some definition files; problems of the files are added to ``problems``."""

    def __init__(self, files: list[Path], problems: list[LocatedError]) -> None:
        import pint

        self._problems = problems
        self._pint = pint
        self._units: Any = pint.UnitRegistry(None, non_int_type=Fraction, cache_folder=None)
        for file in files:
            self._define(file)

    def _define(self, file: Path) -> None:
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            self._problems.append(LocatedError(str(file), 1, 1, f"cannot be read: {error}"))
            return
        for row, line in enumerate(lines, 1):
            definition = line.partition("#")[0].strip()
            if not definition:
                continue
            name, _, relation = map(str.strip, definition.partition("="))
            try:
                if not relation:
                    raise ValueError("nothing stands after the sign =")
                self._units.define(definition)
                self._units.Quantity(1, name).to_root_units()
            except Exception as error:  # pint raises whatever its parser stumbles on
                self._problems.append(LocatedError(str(file), row, 1, f"{definition!r} is no unit: {error}"))

    def known(self, path: str, name: Scalar) -> bool:
        """Whether a unit is defined; a problem at its place where not."""
        if name.text in self._units:
            return True
        message = f"unit {name.text!r} is not defined. Define it in rules/units/news.txt."
        self._problems.append(LocatedError(path, name.line, name.column, message))
        return False

    def convert(self, name: str, dimensions: Mapping[str, str]) -> tuple[str, Fraction] | None:
        """(dimension, how many of the dimension's base unit one unit is)."""
        one = self._units.Quantity(Fraction(1), name)
        for dimension, base in dimensions.items():
            try:
                return dimension, Fraction(one.to(base).magnitude)
            except self._pint.DimensionalityError:
                continue
        return None
