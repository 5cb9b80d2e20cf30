"""``dataclass`` for frozen classes, at a fraction of what the standard one costs to set up.

The standard decorator compiles six functions for each class, which for the nouns of this package took as long as
starting Python and click together. Here classes share them; ``__init__`` is compiled once for each number of fields.
The result works with ``dataclasses.replace``, ``fields`` and ``asdict``; type checkers take it for the original.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    from dataclasses import _FIELD, MISSING, Field, FrozenInstanceError, field
    from functools import lru_cache
    from operator import attrgetter
    from types import FunctionType

    def dataclass(*, frozen, slots=False, order=False, eq=True, repr=True):
        """As ``dataclasses.dataclass(frozen=True, …)``; no inheritance, no InitVar, no __post_init__."""
        assert frozen, "a class that may change is the standard library's business"
        return lambda cls: _made(cls, slots, order, eq, repr)

    def _made(cls, slots, order, eq, shown):
        fields = {name: _field(cls, name) for name in getattr(cls, "__annotations__", ())}
        added = {"__setattr__": _refuse, "__delattr__": _refuse, "__match_args__": tuple(fields)}
        added["__reduce__"] = _reduced
        added["__dataclass_fields__"] = fields
        if shown and "__repr__" not in cls.__dict__:
            added["__repr__"] = _shown
        values = attrgetter(*fields) if fields else lambda _: ()
        added |= (_comparing(values) if eq else {}) | (_ordering(values) if order else {})
        if slots:
            kept = {k: v for k, v in cls.__dict__.items() if k not in fields and k not in ("__dict__", "__weakref__")}
            cls = type(cls)(cls.__name__, cls.__bases__, kept | added | {"__slots__": tuple(fields)})
        else:
            added |= {name: f.default for name, f in fields.items() if f.default is not MISSING}
            for name, value in added.items():
                setattr(cls, name, value)
        cls.__init__ = _init(cls, fields, slots)
        return cls

    def _field(cls, name):
        given = cls.__dict__.get(name, MISSING)
        found = given if isinstance(given, Field) else field(default=given) if given is not MISSING else field()
        found.name, found.type, found._field_type = name, cls.__annotations__[name], _FIELD
        return found

    def _init(made, fields, slots):
        """A function that takes the fields as arguments and sets each through its slot."""
        names = tuple(fields)
        code = _template(len(names)).replace(
            co_varnames=("self", *names), co_name="__init__", co_qualname=f"{made.__qualname__}.__init__"
        )
        setters = {f"set{i}": getattr(made, n).__set__ if slots else _setter(n) for i, n in enumerate(names)}
        defaults = tuple(_default(f) for f in fields.values() if f.default is not MISSING or _made_anew(f))
        plain = FunctionType(code, setters, "__init__", defaults)
        factories = {name: f.default_factory for name, f in fields.items() if _made_anew(f)}
        return _with_factories(plain, names, factories) if factories else plain

    def _with_factories(plain, names, factories):
        def __init__(self, *given, **named):  # noqa: N807
            for name, factory in factories.items():
                if name not in named and names.index(name) >= len(given):
                    named[name] = factory()
            plain(self, *given, **named)

        return __init__

    def _made_anew(f):
        return f.default_factory is not MISSING

    def _default(f):
        return None if _made_anew(f) else f.default

    def _setter(name):
        def set_one(self, value):
            object.__setattr__(self, name, value)

        return set_one

    @lru_cache(None)
    def _template(count):
        """The code of ``def __init__(self, a0, a1, …): set0(self, a0); set1(self, a1); …``."""
        arguments = "".join(f", a{i}" for i in range(count))
        body = "; ".join(f"set{i}(self, a{i})" for i in range(count)) or "pass"
        space = {}
        exec(f"def __init__(self{arguments}): {body}", space)
        return space["__init__"].__code__

    def _comparing(values):
        def __eq__(self, other):  # noqa: N807
            return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

        def __hash__(self):  # noqa: N807
            return hash(values(self))

        return {"__eq__": __eq__, "__hash__": __hash__}

    def _ordering(values):
        def __lt__(self, other):  # noqa: N807
            return values(self) < values(other) if other.__class__ is self.__class__ else NotImplemented

        def __le__(self, other):  # noqa: N807
            return values(self) <= values(other) if other.__class__ is self.__class__ else NotImplemented

        return {"__lt__": __lt__, "__le__": __le__}

    def _reduced(self):
        """For pickle and copy: slots are set by ``__init__`` alone."""
        return self.__class__, tuple(getattr(self, name) for name in self.__dataclass_fields__)

    def _shown(self):
        named = (f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
        return f"{self.__class__.__qualname__}({', '.join(named)})"

    def _refuse(self, name, value=None):
        raise FrozenInstanceError(f"cannot assign to field {name!r}")
