"""What a line of a news article is in its layout: heading, dateline, caption, list item, or running text.

Shared by all formats: plain text has nothing but lines, and in the marked-up formats writers dress datelines, captions
and sub-headings as paragraphs too. A guess here decides no verdict; it tells the later steps where scopes end.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import BlockKind
from checker.patterns import compiled

TITLE_LENGTH = 90  # Tainan city releases have titles of 60 characters
HEADING_LENGTH = 40
DATELINE_LENGTH = 100
ENDINGS = "。！？；…!?;，、,：:"
_SENTENCE_ENDINGS = "。！？；…!?;”」』）)"

_LABELS = (
    r"发稿|發稿|发布|發布|發佈|发表|發表|来源|來源|稿源|信息来源|資料來源|资料来源|消息来源|文章来源|作者|记者|記者|通讯员|通訊員"
    r"|编辑|編輯|责任编辑|責任編輯|责编|責編|校对|校對|审核|審核|监制|監製|撰文|供稿|时间|時間|日期|更新|建立日期|上版日期|聯絡人|联系人"
)
_DATE = r"(?:(?:19|20)\d\d|民國?\s?\d{2,3}|1\d\d)\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}\s?日?"
_PAGE_WORDS = (
    r"来源|來源|作者|编辑|編輯|責編|责编|浏览|瀏覽|点击|點擊|阅读|閱讀|字号|字號|字体|字體"
    r"|放大|缩小|縮小|上一篇|打印|列印|分享|评论|評論"
)
_CLOCK = r"(?:\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?"
_DATELINE = compiled(
    rf"(?:[【\[（(]?(?:{_LABELS})[^：:，。]{{0,10}}[：:]"  # 發稿日期：111年9月10日
    rf"|{_DATE}[T\s]*{_CLOCK}\s*(?:[（(][^）)]*[）)]\s*)?(?:$|\D*(?:{_PAGE_WORDS}))"  # 2020年03月03日17:32 来源:…
    rf"|.{{0,30}}{_DATE}.{{0,12}}(?:{_PAGE_WORDS})"  # 上一篇 下一篇 2019年12月26日 放大 缩小
    r"|[^，。；]{2,24}(?:消息|[电電讯訊])\s*(?:[（(][^）)]{0,20}[）)]\s*[：:]?|[：:])$"  # 央视网消息（新闻联播）：
    r"|[^，。；]{2,24}日[电電讯訊]$)"
)
_CAPTION = compiled(
    r"(?:[▲△▼]?\s*(?:图|圖|表)\s?(?:\d|[一二三四五六七八九十]|[说說为為：:])"
    r"|.*(?:摄|攝|供图|供圖|制图|製圖|资料图|圖/.{2,8})[）)】]?$)"
)
_GLOSS = compiled(r"[(（][a-zà-öø-ÿāēīōūǎěǐǒǔǖǘǚǜńňǹ]{1,7}[)）]")
_ITEM = compiled(
    r"(?:\d{1,2}(?:[.．](?!\d)|[.．](?=(?:19|20)\d\d年)|[、)）])"
    r"|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]"
    r"|[一二三四五六七八九十]{1,3}、"
    r"|[①-⑳⑴-⒛❶-❿➀-➓]"
    r"|[•●○■□◆◇▪▫★☆※►▶✓√](?=.)|·\s?(?=\S)"
    r"|[-*–]\s+(?=\S)|——(?=.{24}))"
)


def bare(line: str) -> str:
    """A line without the pinyin that damaged copies carry after characters: 來(lái)源 → 來源."""
    return (_GLOSS.sub("", line) or line) if "(" in line or "（" in line else line


def shape_of(line: str) -> BlockKind:
    """What a line is by its own looks; HEADING here means: short and unended, may be a heading."""
    if len(line) <= DATELINE_LENGTH:
        if _DATELINE.match(line) and line[-1] != "。":
            return BlockKind.DATELINE
        if len(line) <= 60 and _CAPTION.match(line):
            return BlockKind.CAPTION
    if _ITEM.match(line):
        return BlockKind.ITEM
    if len(line) <= HEADING_LENGTH and line[-1] not in ENDINGS:
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def refine(kinds: Sequence[BlockKind], lines: Sequence[str]) -> list[BlockKind]:
    """The kinds of consecutive blocks, those given as PARAGRAPH judged by their looks and by what follows them."""
    shapes = [
        shape_of(bare(line) if len(line) <= 2 * DATELINE_LENGTH else line) if kind is BlockKind.PARAGRAPH else kind
        for kind, line in zip(kinds, lines, strict=True)
    ]
    out = list(shapes)
    for i, shape in enumerate(shapes):
        if kinds[i] is not BlockKind.PARAGRAPH:
            continue
        if shape is BlockKind.HEADING and not _heads(i, shapes, lines):
            out[i] = BlockKind.PARAGRAPH
        elif shape is BlockKind.ITEM and _short(lines[i]) and _heads(i, shapes, lines):
            out[i] = BlockKind.HEADING  # 一、对外开放不停步, then a paragraph
    if BlockKind.TITLE not in out:
        at = _title(out, lines)
        if at is not None:
            out[at] = BlockKind.TITLE
    return out


def _short(line: str) -> bool:
    return len(line) <= HEADING_LENGTH and line[-1] not in ENDINGS


def _heads(i: int, shapes: Sequence[BlockKind], lines: Sequence[str]) -> bool:
    """Whether a longer stretch of running text follows: what makes a short line a heading."""
    if i + 1 >= len(lines):
        return False
    follower = lines[i + 1]
    if shapes[i + 1] is BlockKind.DATELINE and i + 2 < len(lines):
        follower = lines[i + 2]
    elif shapes[i + 1] not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return False
    return len(follower) > len(lines[i]) and (len(follower) > HEADING_LENGTH or follower[-1] in _SENTENCE_ENDINGS)


def _title(kinds: Sequence[BlockKind], lines: Sequence[str]) -> int | None:
    """The index of the block that is the article's title, if it has one."""
    for i, kind in enumerate(kinds):
        if kind is BlockKind.DATELINE and not lines[i].startswith(("原标题", "原標題")):
            continue
        line = lines[i]
        if kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            return None
        fits = len(line) <= TITLE_LENGTH and line[-1] not in "。；;，、,：:" and "。" not in line
        return i if fits and i + 1 < len(lines) and _body_follows(line, lines[i + 1 :]) else None
    return None


def _body_follows(title: str, rest: Sequence[str]) -> bool:
    return any(len(line) > len(title) or line[-1] == "。" for line in rest[:8])
