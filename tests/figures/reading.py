"""Reading one line of text the way the pipeline does."""

from __future__ import annotations

from functools import lru_cache

from checker.figures import Lexicon, load_lexicon, read_figures, view_of
from checker.model import Document, Figure


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    return load_lexicon()


def read(text: str, script: str = "zh-Hans") -> tuple[Figure, ...]:
    document = Document("line.txt", "text", "utf-8", text, (), script)
    return read_figures(document, view_of(text), lexicon())
