"""``lazy``: an attribute that is reckoned when it is first asked for, for nouns of which there are many.

``functools.cached_property`` takes a lock for each up to Python 3.11, which costs more than most of what is reckoned;
type checkers take this for it.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from functools import cached_property

    lazy = cached_property
else:

    class lazy:  # noqa: N801 - named as a decorator
        """A method as an attribute; its value takes its place in the instance."""

        def __init__(self, reckoned):
            self.reckoned, self.name, self.__doc__ = reckoned, reckoned.__name__, reckoned.__doc__

        def __get__(self, noun, owner=None):
            if noun is None:
                return self
            found = noun.__dict__[self.name] = self.reckoned(noun)
            return found
