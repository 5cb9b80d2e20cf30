"""``NamedTuple`` at a fraction of what the standard one costs to set up: that one compiles a function for each class.

Classes derive from it as from ``typing.NamedTuple``, and get what that gives them, ``_make`` left out; type checkers
take it for the original.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing costs more than all of this; type checkers know the name

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter

    from checker.templates import NEWS, copied, general

    class _Maker(type):
        """Makes a tuple with names of a class that derives from ``NamedTuple``."""

        def __new__(cls, name, bases, space):
            if not bases:
                return super().__new__(cls, name, bases, space)
            names = tuple(space.get("__annotations__", ()))
            optional = {field: space.pop(field) for field in names if field in space}
            space |= {field: _tuplegetter(i, None) for i, field in enumerate(names)}
            space |= {"__slots__": (), "_fields": names, "_field_defaults": optional, "__match_args__": names}
            space |= {"_replace": _replace, "_asdict": _asdict, "__getnewargs__": _plain}
            space.setdefault("__repr__", _shown)
            made = type(name, (tuple,), space)
            defaults = tuple(optional.values())
            if len(names) in NEWS:
                space = {"make": tuple.__new__}
                made.__new__ = copied(NEWS[len(names)], "__new__", made, names, defaults, space)
            else:
                made.__new__ = general(names, defaults, tuple.__new__)
            return made

    class NamedTuple(metaclass=_Maker):
        """As ``typing.NamedTuple``."""

    def _replace(self, /, **changes):
        return self.__class__(**dict(zip(self._fields, self, strict=True)) | changes)

    def _plain(self):
        return tuple(self)

    def _asdict(self):
        return dict(zip(self._fields, self, strict=True))

    def _shown(self):
        named = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{self.__class__.__name__}({', '.join(named)})"
