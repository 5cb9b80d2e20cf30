"""A lazy attribute is reckoned once for each instance, and then is one like any other."""

from __future__ import annotations

from checker.lazy import lazy


class Noun:
    def __init__(self) -> None:
        self.asked = 0

    @lazy
    def value(self) -> int:
        """What it is worth."""
        self.asked += 1
        return 7


def test_it_is_reckoned_once_for_each() -> None:
    first, second = Noun(), Noun()
    assert (first.value, first.value, first.asked, second.asked) == (7, 7, 1, 0)
    assert second.value == 7
    assert vars(second) == {"asked": 1, "value": 7}


def test_the_class_shows_what_it_is() -> None:
    assert Noun.__dict__["value"].__doc__ == "What it is worth."
    assert Noun.value is Noun.__dict__["value"]
