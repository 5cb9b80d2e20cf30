"""``dataclass`` for our nouns, at a fraction of what the standard one costs to set up.

The standard decorator compiles six functions for each class, and to import it loads ``inspect``: for the nouns of this
package that took as long as starting Python and click together. Here classes share the functions; ``__init__`` comes
from a template for each number of fields. The result works with the standard ``replace``, ``fields`` and ``asdict``
(their description is made when it is asked for); type checkers take it for the original.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing costs more than all of this; type checkers know the name

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import replace as replace
else:
    from operator import attrgetter

    from checker.templates import INITS, copied, general

    _MISSING = object()

    def dataclass(*, frozen=False, slots=False, order=False, eq=True, repr=True):
        """As ``dataclasses.dataclass``; no inheritance, no InitVar, no __post_init__."""
        return lambda cls: _made(cls, frozen, slots, order, eq, repr)

    def field(*, default=_MISSING, default_factory=_MISSING, repr=True, compare=True):
        """As ``dataclasses.field``."""
        return _Field(default, default_factory, repr, compare)

    def replace(noun, /, **changes):
        """As ``dataclasses.replace``."""
        for name in noun.__match_args__:
            if name not in changes:
                changes[name] = getattr(noun, name)
        return noun.__class__(**changes)

    class _Field:
        __slots__ = ("compare", "default", "factory", "shown")

        def __init__(self, default=_MISSING, factory=_MISSING, shown=True, compare=True):
            self.default, self.factory, self.shown, self.compare = default, factory, shown, compare

    _PLAIN = _Field()

    class _Fields:
        """``__dataclass_fields__``: made of our fields on first sight."""

        def __init__(self, fields):
            self._ours = fields
            self._theirs = None

        def __get__(self, noun, owner=None):
            if self._theirs is None:
                import dataclasses

                self._theirs = {}
                for name, ours in self._ours.items():
                    default = dataclasses.MISSING if ours.default is _MISSING else ours.default
                    factory = dataclasses.MISSING if ours.factory is _MISSING else ours.factory
                    found = dataclasses.field(
                        default=default, default_factory=factory, repr=ours.shown, compare=ours.compare
                    )
                    found.name, found.type = name, owner.__annotations__[name]
                    found._field_type = dataclasses._FIELD
                    self._theirs[name] = found
            return self._theirs

    def _made(cls, frozen, slots, order, eq, shown):
        given = cls.__dict__
        names = tuple(given.get("__annotations__", ()))
        fields = {name: _field(given[name]) if name in given else _PLAIN for name in names}
        added = {"__match_args__": names, "__dataclass_fields__": _Fields(fields), "__reduce__": _reduced}
        if frozen:
            added |= {"__setattr__": _refuse, "__delattr__": _refuse}
        if shown and "__repr__" not in given:
            added["__repr__"] = _shown
        if eq:
            added |= _comparing(tuple(name for name in names if fields[name].compare), frozen)
        if order:
            added |= _ordering(attrgetter(*names))
        if slots:
            kept = {k: v for k, v in given.items() if k not in fields and k not in ("__dict__", "__weakref__")}
            cls = type(cls)(cls.__name__, cls.__bases__, kept | added | {"__slots__": names})
        else:
            for name, ours in fields.items():
                if ours.default is not _MISSING:
                    setattr(cls, name, ours.default)
                elif ours.factory is not _MISSING:
                    delattr(cls, name)
            for name, value in added.items():
                setattr(cls, name, value)
        cls.__init__ = _init(cls, fields, slots)
        return cls

    def _field(given):
        assert given.__class__.__module__ != "dataclasses", "a field of ours is made by records.field"
        return given if given.__class__ is _Field else _Field(given)

    def _init(made, fields, slots):
        """A function that takes the fields as arguments and sets each, past ``__setattr__``."""
        names = tuple(fields)
        setters = [getattr(made, n).__set__ if slots else _setter(n) for n in names]
        optional = [f for f in fields.values() if f is not _PLAIN and (f.default, f.factory) != (_MISSING, _MISSING)]
        defaults = tuple(None if f.default is _MISSING else f.default for f in optional)
        if len(names) in INITS:
            space = {f"set{i}": setter for i, setter in enumerate(setters)}
            plain = copied(INITS[len(names)], "__init__", made, names, defaults, space)
        else:
            plain = general(names, defaults, _by(setters))
        factories = {name: f.factory for name, f in fields.items() if f.factory is not _MISSING}
        return _with_factories(plain, names, factories) if factories else plain

    def _by(setters):
        def set_all(self, values):
            for set_one, value in zip(setters, values, strict=True):
                set_one(self, value)

        return set_all

    def _with_factories(plain, names, factories):
        def __init__(self, *given, **named):  # noqa: N807
            for name, factory in factories.items():
                if name not in named and names.index(name) >= len(given):
                    named[name] = factory()
            plain(self, *given, **named)

        return __init__

    def _setter(name):
        def set_one(self, value):
            self.__dict__[name] = value  # object.__setattr__ takes ten times as long

        return set_one

    def _comparing(names, frozen):
        values = attrgetter(*names) if names else lambda _: ()

        def __eq__(self, other):  # noqa: N807
            return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

        def __hash__(self):  # noqa: N807
            return hash(values(self))

        return {"__eq__": __eq__, "__hash__": __hash__ if frozen else None}

    def _ordering(values):
        def __lt__(self, other):  # noqa: N807
            return values(self) < values(other) if other.__class__ is self.__class__ else NotImplemented

        def __le__(self, other):  # noqa: N807
            return values(self) <= values(other) if other.__class__ is self.__class__ else NotImplemented

        return {"__lt__": __lt__, "__le__": __le__}

    def _reduced(self):
        """For pickle and copy: slots are set by ``__init__`` alone."""
        return self.__class__, tuple(getattr(self, name) for name in self.__match_args__)

    def _shown(self):
        fields = self.__dataclass_fields__
        named = (f"{name}={getattr(self, name)!r}" for name in self.__match_args__ if fields[name].repr)
        return f"{self.__class__.__qualname__}({', '.join(named)})"

    def _refuse(self, name, value=None):
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot assign to field {name!r}")
