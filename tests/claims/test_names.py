"""Stated counts and listed names: wordings that must be understood, and traps that must stay silent.

The rules' own examples hold what can be contradicted; here stands what may only confirm a count, and what says nothing.
"""

from __future__ import annotations

import pytest

from checker.claims.weights import load_weights
from checker.figures import load_lexicon
from checker.model import Report
from checker.pipeline import Checker
from checker.reading import read_bytes
from checker.rulebook import load_rulebook

RULES = ("listed-names-count", "names-after-count", "numbered-points-count", "one-character-names")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(load_rulebook(), load_lexicon(), load_weights())


def report_of(checker: Checker, text: str) -> Report:
    return checker.check(read_bytes(text.encode(), "names.txt"))


UNDERSTOOD = [
    ("展会吸引石桥机械、柳河食品、青山纺织等3家企业参加。", "3家"),
    ("会议由石桥县和柳河县两县共同举办。", "两县"),
    ("调查涵盖汉语、蒙古语、藏语及维吾尔语等四种语言。", "四种"),
    ("男子组包揽100米、200米、400米三项冠军。", "三项"),
    ("他夺得男子100米、200米，以及混合接力共3项金牌。", "3项"),
    ("周边有石桥、柳河等5个山城和青山、白沙两座海港。", "两座"),
    ("核准「石桥股份有限公司」(机械类)、「柳河股份有限公司」(食品类)2家企业的申请。", "2家"),
    ("电动车、锂电池、光伏“新三样”出口平稳。", "三样"),
    ("道路、供水、供电实现“三个全覆盖”。", "三个"),
    ("平台贯通国家、省、市、县四级。", "四级"),
    ("下设教育及文化、司法及法制、社会福利及卫生三个小组。", "三个"),
    ("行业分为批发、卫生、社会保障和社会福利业等三类。", "三类"),
    ("9月3、4两日停止办理。", "两日"),
    ("石桥、柳河及青山等沿江三大产区丰收。", "三大"),
    ("在石桥、柳河、青山及白沙设置了4个分会场。", "4个"),
    ("展览有三大主题，有石桥的古塔、柳河人的老手艺、孩子们的绘本，分别对应三个展厅。", "三大"),
    ("名单包括2所学校(石桥农校、柳河师范)和3个社团。", "2所"),
    ("入围的5项包括石桥古窑，柳河古城、青山石窟，白沙古渡、东风古道。", "5项"),
    ("另外3个项目自唐代至清代，包括石桥古窑址，柳河古城址，白沙一号、二号沉船址。", "3个"),
    ("联系单位共三家，即石桥公司、柳河公司和青山公司。", "三家"),
    ("论坛聚焦两大议题：“流域治理”与“流域文化”。", "两大"),
    ("两座电站分别在石桥、柳河开工。", "两座"),
    ("评选聚焦三个关键词“创新、绿色、共享”。", "三个"),
    ("园区有三家工厂──石桥机械、柳河食品、青山纺织，都已复工。", "三家"),
    ("今天共有4所学校接种，分别为甲中学、乙中学、丙小学、丁小学，目前已打576人。", "4所"),
    ("措施主要有三项，一是截流，二是筑堤，三则是增设抽水机。", "三项"),
    ("他谈了两点看法。第一，坚持开放。第二，守住底线。", "两点"),
    ("申请分三步：\n1.填写表格。\n2.上传证件。\n3.等候通知。", "三步"),
    ("去年建立省市县乡村五级体系。", "五级"),
    ("全省市县两级法院已联网。", "两级"),
    ("中法两国元首会谈。", "两国"),
]


@pytest.mark.parametrize(("text", "count"), UNDERSTOOD)
def test_a_count_is_held_against_its_names(checker: Checker, text: str, count: str) -> None:
    report = report_of(checker, text)
    claims = [c for c in report.claims if c.rule in RULES and report.figures[c.anchor].text == count]
    assert [c.verdict.value for c in claims] == ["consistent"]
    assert not [f for f in report.findings if f.rule in RULES]


@pytest.mark.parametrize(("text", "count"), UNDERSTOOD)
def test_as_many_names_are_shown_as_are_counted(checker: Checker, text: str, count: str) -> None:
    report = report_of(checker, text)
    (claim,) = (c for c in report.claims if c.rule in RULES and report.figures[c.anchor].text == count)
    assert len(claim.items) == report.figures[claim.anchor].value
    assert all(text[name.start : name.end] == name.text for name in claim.items)


SILENT = [
    "展会吸引石桥机械、柳河食品、青山纺织等40家企业参加。",  # 等 leaves it open
    "展会吸引石桥机械、柳河食品、青山纺织等4家企业参加。",
    "衣着、居住等其他六大类价格上涨。",
    "批复在石桥、柳河、青山、白沙新增设6个出入口。",  # several at one place
    "石桥、柳河6个港口恢复作业。",
    "国家队、省队会同甲岛、乙岛调运20台水泵。",
    "省委、省政府16次调度重大项目。",
    "对拉美、非洲、中亚五国的出口都在增长。",  # the count belongs to the last name
    "跳台滑雪、雪橇、北欧两项等项目刷新成绩。",
    "全程赛、半程赛、铁人两项及儿童赛都已开赛。",
    "上下联动、横向协同的国家、省、市、县四级体系已建成。",
    "公司在山东、河南、浙江宁波、温州两市设有工厂。",
    "内有饼干、麦片、月饼、牛奶及面条2个。",
    "石桥、柳河、青山、白沙三省一市联合执法。",
    "甲市、乙市、丙市各4例。",
    "他和另外六名同学写信。",
    "这十年，是认识最深、力度最大、推进最快、成效最好的三个阶段之一。",
    "全国31个省（自治区、直辖市）和新疆兵团已上报。",
    "五项措施，包括降低门槛、扩大范围、提高额度等。",
    "袭击造成6人受伤，包括甲的助手、乙的司机、丙的邻居。",
    "前三名依序为30万元、20万元、15万元、5万元。",
    "以四大部门、3大面向（基础工作、因地制宜、设备汰换）推动。",
    "《条例》共7章53条。一是细化义务。二是完善规定。三是加强监管。",
    "要落实两国元首共识。一是发挥机制作用。二是继续开展交流。三是加强沟通。",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_only_looks_like_a_list_is_no_finding(checker: Checker, text: str) -> None:
    assert [f.message("zh-Hans") for f in report_of(checker, text).findings if f.rule in RULES] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会见了俄罗斯、巴西、印度、南非、埃及四国领导人。", "五国"),
        ("甲部、乙部、丙部、丁部五部门联合印发。", "四部门"),
        ("本次推介三种类型：甲型、乙型、丙型、丁型。", "四种"),
        ("吸引新桥、台河、中山、云石及金沙等4個團隊參加。", "5個"),
        ("推介在石桥、柳河、青山、白沙五个市进行。", "四个"),
    ],
)
def test_a_name_too_many_or_too_few_is_a_warning(checker: Checker, text: str, expected: str) -> None:
    (finding,) = (f for f in report_of(checker, text).findings if f.rule in RULES)
    assert (finding.severity.value, finding.expected) == ("warning", expected)


def test_hostile_lists_cost_little(checker: Checker) -> None:
    report = report_of(checker, "甲、" * 20_000 + "三家" + "和乙" * 20_000 + "四家（" * 500 + "一是" * 500)
    assert report.findings is not None
