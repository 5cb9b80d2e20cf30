"""What the elements of HTML mean for reading: not shown, begins a block, or gives a block its kind."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.model import BlockKind


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Not part of the article as read. <form> is absent on purpose: some site builders wrap the whole page in one.
SKIPPED = _names("""
    script style template noscript nav footer svg math select button textarea iframe object audio video canvas map
    datalist dialog menu rt rp del s strike xmp noembed noframes
""")
BREAKING = _names("""
    address article aside blockquote body center dd details div dl dt fieldset figure form header hgroup hr html main
    ol p pre section summary ul table thead tbody tfoot tr
""")
KINDS: Mapping[str, BlockKind] = MappingProxyType(
    {
        **{f"h{i}": BlockKind.HEADING for i in range(1, 7)},
        "title": BlockKind.TITLE,
        "li": BlockKind.ITEM,
        "dt": BlockKind.ITEM,
        "dd": BlockKind.ITEM,
        "caption": BlockKind.CAPTION,
        "figcaption": BlockKind.CAPTION,
        "td": BlockKind.PARAGRAPH,  # the end of the table decides whether it is one of data
        "th": BlockKind.PARAGRAPH,
    }
)
# Names of <meta> that hold the day of publication.
DATES = _names("""
    article:published_time article:create_at og:published_time publishdate pubdate date dc.date dcterms.date
""")
