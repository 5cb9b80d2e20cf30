"""``StrEnum`` at a fraction of what the standard one costs to set up: there, each member takes as long as a class.

Classes derive from it as from ``enum.StrEnum``, with texts for values, each once; type checkers take it for the
original.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from enum import StrEnum as StrEnum
else:

    class _Maker(type):
        """Makes the members of a class that derives from ``StrEnum``."""

        def __new__(cls, name, bases, space):
            texts = {key: text for key, text in space.items() if not key.startswith("_") and text.__class__ is str}
            made = super().__new__(cls, name, bases, {key: space[key] for key in space if key not in texts})
            made.__members__, made._by_text = {}, {}
            for key, text in texts.items():
                member = str.__new__(made, text)
                member.name, member.value = key, text
                made.__members__[key] = made._by_text[text] = member
                setattr(made, key, member)
            return made

        def __call__(cls, text):
            """The member with a value; ValueError where there is none."""
            member = cls._by_text.get(text)
            if member is None:
                raise ValueError(f"{text!r} is not a valid {cls.__qualname__}")
            return member

        def __iter__(cls):
            return iter(cls.__members__.values())

        def __len__(cls):
            return len(cls.__members__)

        def __contains__(cls, text):
            return text in cls._by_text

    class StrEnum(str, metaclass=_Maker):
        """As ``enum.StrEnum``."""

        def __repr__(self):
            return f"<{self.__class__.__name__}.{self.name}: {self.value!r}>"

        def __reduce_ex__(self, protocol):
            return self.__class__, (self.value,)
