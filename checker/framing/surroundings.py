"""What stands around one figure, and the data that tell it: the nouns of framing."""

from __future__ import annotations

from collections.abc import Mapping

from checker.interval import Interval
from checker.model import Figure
from checker.records import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol
else:
    Protocol = object  # typing takes longer to load than most of what we do


@dataclass(frozen=True, slots=True)
class Frame:
    """A figure with its surroundings.

    left         words from the beginning of its clause, list item or the previous figure up to the figure
    clause_left  the same from the beginning of the clause on, earlier figures included
    right        words up to the next figure or the end of the clause
    title        whether it stands in a title or heading
    """

    index: int
    figure: Figure
    block: int
    sentence: int
    clause: int
    depth: int
    bracket: int
    left: str
    clause_left: str
    right: str
    title: bool


class Reference(Protocol):
    """The data that framing needs: characters of function words, words that merely look like growth, currencies."""

    @property
    def noise(self) -> frozenset[str]: ...
    @property
    def alike(self) -> Mapping[str, str]: ...

    @property
    def neutral(self) -> tuple[tuple[str, str], ...]: ...

    @property
    def currencies(self) -> Mapping[str, Interval]: ...
