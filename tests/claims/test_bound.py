"""Sentences and the sums that are read from them, whatever their rules' thresholds for reporting are."""

from __future__ import annotations

import pytest

from checker.claims.weights import load_weights
from checker.figures import load_lexicon
from checker.model import Verdict
from checker.pipeline import Checker
from checker.reading import read_bytes
from checker.rulebook import load_rulebook

CHECKER = Checker(load_rulebook(), load_lexicon(), load_weights())
HOLD = [
    # one rate of two things
    ("全国登记民宿60.2万家，歇业2.51万家。本省登记民宿9.48万家，歇业3954家，登记数和歇业数都占到全国的15.7%左右。",
     ["9.48万家 ÷ 60.2万家 = 15.7%", "3954家 ÷ 2.51万家 = 15.7%"]),
    # all that the article counts in one unit, the total last
    ("文化馆六月在江口、白塔开了3場次陶艺课，七月又在青山、柳林、清河和东港等地办了7場次剪纸夏令营，"
     "内容有设计、剪裁、装裱，孩子们学得认真，10場次课程共有214人次参加。", ["3場次 + 7場次 = 10場次"]),
    # the same in numbered lines
    ("商场开业招聘64名员工。\n\n一、时间：上午九点。\n二、岗位：\n1、收银员（早班、晚班）22名：月薪4200元。\n"
     "2、理货员18名：月薪3900元，包吃。\n3、保洁员14名：月薪3500元。\n4、保安员10名：月薪4000元，轮休。",
     ["22名 + 18名 + 14名 + 10名 = 64名"]),
    # two parts counted each in its own way
    ("十大考古发现中有7项是史前项目，包括甲遗址，以及早期的乙遗址、丙遗址和丁遗址。\n\n另外3个项目自秦代至元明时期，"
     "包括戊遗址。", ["7项 + 3个 = 十大"]),
    # a whole named by its parts
    ("市长把感谢状颁给21个读书小组及护河团体，感谢大家的付出，并说要让更多的人知道。\n\n文化局介绍，活动自去年办起，"
     "目前全市已有17个读书小组参与和4个护河团体加入。", ["17个 + 4个 = 21个"]),
    # an amount that is told in sum paragraphs later
    ("两条路的路面破旧，市里争取到补助3,860万及6,240万元进行整修，要还给市民好走的路。\n\n"
     "两条路是往来园区的要道，雨天常常积水。\n\n局长说，团队合力争取，两案共争取到1.01亿元。",
     ["3,860万 + 6,240万元 = 1.01亿元"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "equations"), HOLD, ids=[equations[0] for _, equations in HOLD])
def test_what_holds_is_bound(text: str, equations: list[str]) -> None:
    report = CHECKER.check(read_bytes(text.encode(), "a.txt"))
    assert set(equations) <= {claim.equation for claim in report.claims if claim.verdict is Verdict.CONSISTENT}
    assert not report.findings
