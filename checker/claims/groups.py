"""Groups alike that semicolons set apart: 甲市签约21个，…；乙市签约34个，…"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker.claims.cues import has
from checker.framing.frame import Page
from checker.rulebook import Role

LEAST_GROUPS = 4  # so many groups alike are a list, however far their whole is off


def grouped(page: Page, parts: Sequence[int]) -> bool:
    """Whether parts are a list of groups set apart by semicolons."""
    return len(parts) >= LEAST_GROUPS and all(_semicolon(page, a, b) for a, b in pairwise(parts))


def groups_from(page: Page, sequence: Sequence[int], at: int, first: int) -> int:
    """The end of a list that begins here, of groups set apart by semicolons (甲市…17个，…；乙市…10个，…); 0 if none."""
    block = page.frames[first].block
    if page.frames[sequence[at - 1]].block == block and _semicolon(page, sequence[at - 1], first):
        return 0
    end = at + 1
    while end < len(sequence) and page.frames[sequence[end]].block == block:
        if not _semicolon(page, sequence[end - 1], sequence[end]):
            break
        end += 1
    return end if end - at >= LEAST_GROUPS else 0


def _semicolon(page: Page, last: int, index: int) -> bool:
    gap = page.between(last, index)
    return "；" in gap or ";" in gap


def scoped(page: Page, sequence: Sequence[int], at: int, end: int, whole: Role) -> int | None:
    """The nearest figure before a list that counts for the whole area (全省…项目313个) and has room for the list."""
    needed = sum(page.frames[i].figure.value or 0 for i in sequence[at:end])
    for k in range(at - 1, -1, -1):
        frame = page.frames[sequence[k]]
        if (frame.figure.value or 0) >= needed and has(frame.clause_left, whole.named_by):
            return k
    return None


def parallel(page: Page, last: int, index: int, gap: str) -> bool:
    """Whether a semicolon sets apart groups alike: 为甲等19家企业兑现480万元；向乙等9家企业兑现150万元."""
    step = index - last
    if ("；" not in gap and ";" not in gap) or page.frames[index].sentence > page.frames[last].sentence + 1:
        return False
    ahead = [f for f in page.frames[index : index + step] if f.sentence == page.frames[index].sentence]
    behind = page.frames[last : last + len(ahead)]
    return [f.figure.dimension for f in ahead] == [f.figure.dimension for f in behind]
