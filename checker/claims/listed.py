"""Where lists of names stand beside a stated count: before it (A、B和C三家), or introduced after it (三家：A、B、C).

A list beside a count is firm where a careful reader sees its two ends and its names are of one kind. Everything looser
(a verb between list and count, names cut by commas, figures among the names) may confirm a count but not contradict it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims.listing import (
    CLAUSE_ENDS,
    COMMAS,
    LONGEST_JOINER,
    MARKS,
    Listing,
    Span,
    alike,
    cuts_of,
    divided,
    joints,
    led,
    marks,
    pieces,
    quoted,
    trimmed,
)
from checker.rulebook import Role

Stated = tuple[int, int, bool]  # start and end of a figure, and whether it states a quantity (80例, not 100米 or 3月)

REACH = 500
GAP = 26
_QUOTE = "“「『"
_QUOTES = ("“", "「", "『", "《")


def before(text: str, end: int, names: Role, figures: Sequence[Stated]) -> Iterator[Listing]:
    """The list that ends right before ``end``: 在北京、上海和广州[等]三地. ``figures``: those that stand before it."""
    low = max(0, end - REACH)
    stop, is_open = _list_end(text, end, names)
    if text.endswith(names.stopper, low, stop):
        return  # 甲、乙、丙各3例
    if single(text, stop, names.joiners):
        return
    found = marks(text, low, stop)
    begin = max((at + 1 for at, char in found if char not in COMMAS and char != "、"), default=low)
    commas = [at for at, char in found if char in COMMAS and at >= begin]
    start, separators = _clause_start(text, begin, commas, stop, names.joiners)
    start = _after_figure(text, start, stop, figures, names.joiners)
    spans = [_without_joiner(text, s, names.joiners) for s in pieces(text, start, stop, separators)]
    while len(spans) > 1 and spans[0][0] == spans[0][1]:
        spans = spans[1:]
    if any(a == b or _quantity((a, b), figures) for a, b in spans):
        return
    cuts = cuts_of(text, spans, names.joiners, names.starters, names.inner)
    cuts = tuple(c for c in cuts if len(c) > 1)
    if not cuts:
        return
    spans[0] = (cuts[0][0][0], spans[0][1])
    # 国家队、省队向甲岛、乙岛增派4支: where a later name holds a leading word, the sentence runs through the list.
    bare = not any(spans[0][0] <= a < stop for a, _, _ in figures)
    bare = bare and all(led(text, s, names.starters) == s[0] for s in spans[1:])
    ended = is_open or stop < end or text[end - 1] not in names.closer
    firm = bare and ended and separators == "、" and len(cuts[0]) > 2 and _one_kind(text, cuts[0])
    yield Listing(_settled(text, cuts, spans, names.joiners) if firm else cuts, is_open, firm, not is_open)


def single(text: str, stop: int, joiners: Sequence[str]) -> bool:
    """Whether the last clause plainly holds one name at most: no list comma, no bracket, no joining word in it."""
    at, low = stop - 1, max(0, stop - REACH)
    while at >= low and text[at] not in MARKS:
        at -= 1
    if at < low or text[at] not in CLAUSE_ENDS or text[at + 1 : at + 2].isdigit():
        return False
    clause = text[at + 1 : stop + LONGEST_JOINER]
    return not any(joiner in clause for joiner in joiners)


def _list_end(text: str, end: int, names: Role) -> tuple[int, bool]:
    """Where the list ends: before 等, 这, 共, a quotation mark that opens at the count."""
    stop, is_open = end, False
    for _ in range(4):
        stop = trimmed(text, 0, stop)[1]
        if text[stop - 1 : stop] in _QUOTE and stop:
            stop -= 1
            continue
        word = next((w for w in (*names.etc, *names.links) if text.endswith(w, 0, stop)), "")
        if not word:
            break
        stop -= len(word)
        is_open = is_open or word in names.etc
    return stop, is_open


def _clause_start(
    text: str, begin: int, commas: Sequence[int], stop: int, joiners: Sequence[str]
) -> tuple[int, str]:
    """Where the list's clause begins, and what separates: commas too, where 以及 goes on after one."""
    start, separators = begin, "、"
    for at in reversed(commas):
        start = at + 1
        if not any(text.startswith(j, trimmed(text, at + 1, stop)[0]) for j in joiners):
            return start, separators
        start, separators = begin, "、" + COMMAS
    return start, separators


def _after_figure(text: str, start: int, stop: int, figures: Sequence[Stated], joiners: Sequence[str]) -> int:
    """The start behind a count that closes a list before this one: A、B等6国和C、D两国."""
    for a, b, stated in reversed(figures):
        if not stated or not start <= a < stop:
            continue
        ends = text.find("、", b, stop)
        joint = joints(text, (b, ends if ends >= 0 else stop), joiners)
        if joint and (len(joint) > 1 or 0 <= ends < stop):
            return joint[0][1]
    return start


def _without_joiner(text: str, span: Span, joiners: Sequence[str]) -> Span:
    word = next((j for j in joiners if text.startswith(j, span[0], span[1])), "")
    return trimmed(text, span[0] + len(word), span[1])


def _one_kind(text: str, names: Sequence[Span]) -> bool:
    """Whether the names are alike; the first may have words of the sentence in it, three others tell enough."""
    return alike(text, names) or (len(names) > 3 and alike(text, names[1:]))


def _settled(
    text: str, cuts: tuple[tuple[Span, ...], ...], spans: Sequence[Span], joiners: Sequence[str]
) -> tuple[tuple[Span, ...], ...]:
    """Without the cuts that leave 和 inside the last name, where the other names tell that it joins two of them.

    They do when none of them has one, and the two are no longer than they are but too long as one: 巴西、韩国及美国,
    but not 批发、卫生、社会保障和社会服务业. The first may have words of the sentence in it.
    """
    if any(joints(text, s, joiners) for s in spans[:-1]) or not joints(text, spans[-1], joiners):
        return cuts
    longest = max((b - a for a, b in spans[1:-1] or spans[:1]), default=0)
    if spans[-1][1] - spans[-1][0] <= longest or any(b - a > longest for a, b in cuts[0][len(spans) - 1 :]):
        return cuts
    return tuple(c for c in cuts if c[-1] != spans[-1])


def after(text: str, start: int, names: Role, figures: Sequence[Stated]) -> Iterator[Listing]:
    """The lists that an opener introduces after a count: 三大主题，分别为A、B和C; ``figures`` stand behind it."""
    for word, begin in _opened(text, start, names, figures):
        begin = _skipped(text, begin)
        end = _region_end(text, begin, word)
        clauses = [s for s in pieces(text, begin, end, COMMAS) if s[0] < s[1]]
        if not clauses:
            continue
        first = [s for s in pieces(text, *clauses[0]) if s[0] < s[1]]
        if any(_quantity(s, figures) for s in first):
            continue
        if word in _QUOTES and not quoted(text, first):
            continue
        if word in _QUOTES and len(first) == 1:  # 三大主题“创新、跨域、未来”
            first = pieces(text, first[0][0] + 1, first[0][1] - 1)
        is_open = any(w in text[begin:end] for w in names.etc)
        cuts = [c for c in cuts_of(text, first, names.joiners, (), ()) if len(c) > 1]
        if word in names.links:
            # 为, 是, 有 open many things: only three names of one kind are a list.
            cuts = [c for c in cuts if len(first) > 1 and len(c) > 2 and alike(text, c)]
        elif word not in _QUOTES:
            cuts += [c for c in _over_commas(text, begin, end, clauses, names.joiners, figures) if len(c) > 1]
        if cuts:
            yield _firm_or_not(text, (begin, end), word, names, cuts, clauses, first, figures, is_open)


def _firm_or_not(
    text: str,
    region: Span,
    word: str,
    names: Role,
    cuts: Sequence[tuple[Span, ...]],
    clauses: Sequence[Span],
    first: Sequence[Span],
    figures: Sequence[Stated],
    is_open: bool,
) -> Listing:
    """Firm: all names lie between the opener and the first comma, are of one kind, and hold no figure."""
    bare = not any(region[0] <= a < clauses[0][1] for a, _, _ in figures)
    listed = any("、" in text[a:b] or text.startswith(names.joiners, a) for a, b in clauses[1:])
    listed = listed or "；" in text[region[0] : region[1]]  # names, each with clauses of its own
    firm = bare and not listed and not is_open and word not in names.links and len(first) > 1 and alike(text, cuts[0])
    kept = tuple(dict.fromkeys(cuts))
    if firm:
        kept = _settled(text, tuple(c for c in kept if set(c) & set(first[:-1])), first, names.joiners)
    return Listing(kept, is_open, firm, word in names.closed)


def _quantity(span: Span, figures: Sequence[Stated]) -> bool:
    """Whether a piece ends in a quantity: 甲校3人 in a list of figures is no name."""
    return any(stated and span[0] <= a and b >= span[1] for a, b, stated in figures if a < span[1])


def _opened(text: str, start: int, names: Role, figures: Sequence[Stated]) -> Iterator[tuple[str, int]]:
    """The opening words after a count and the offsets behind them: right after its noun, or after one comma."""
    limit = min(start + GAP, len(text), next((a for a, _, stated in figures if stated), len(text)))
    found: list[tuple[int, int, str]] = []
    for word in names.opener:
        at = text.find(word, start, limit + len(word))
        if at >= 0 and _near(text, start, at, word):
            found.append((at, -len(word), word))
    behind = -1
    for at, size, word in sorted(found):
        if at >= behind:
            behind = at if word in _QUOTES else at - size
            yield word, behind


def _near(text: str, start: int, at: int, word: str) -> bool:
    gap = text[start:at]
    if any(c in gap for c in "、。！？!?；;\n（()）：:"):
        return False
    comma = max(gap.find(c) for c in COMMAS)
    return comma < 0 or (comma == len(gap.rstrip()) - 1 and word[-1] not in "（(：:")


def _skipped(text: str, at: int) -> int:
    while at < len(text) and text[at] in " :：\u3000":
        at += 1
    return at


def _region_end(text: str, begin: int, word: str) -> int:
    """The end of the sentence, or of the bracket that the opener opens."""
    bracket = word[-1] in "（("
    for at, char in marks(text, begin, min(begin + REACH, len(text))):
        if char in "）)】]" or (not bracket and char in "。！？!?\n"):
            return at
    return min(begin + REACH, len(text))


def _over_commas(
    text: str,
    begin: int,
    end: int,
    clauses: Sequence[Span],
    joiners: Sequence[str],
    figures: Sequence[Stated],
) -> list[tuple[Span, ...]]:
    """Lists that commas or semicolons cut: the whole sentence, or up to a clause where 、 separates as well."""
    found = [tuple(s for s in pieces(text, begin, end, "；;") if s[0] < s[1])]
    if alike(text, clauses):
        found.append(tuple(clauses))
    names: list[Span] = []
    mixed = False
    for clause in clauses:
        inner = [s for s in pieces(text, *clause) if s[0] < s[1]]
        if mixed and len(inner) == 1 and any(stated and clause[0] <= a < clause[1] for a, _, stated in figures):
            break  # 甲、乙、丙三校，目前施打576人: the sentence goes on
        mixed = mixed or len(inner) > 1
        names += [_without_joiner(text, s, joiners) for s in inner]
        if mixed and len(names) > 2:
            found.append(tuple(names))
            found.append((*names[:-1], *divided(names[-1], joints(text, names[-1], joiners))))
    return found
