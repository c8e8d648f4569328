"""The ranks of norms, and the rank of a title.

Penalty, permit and coercion acts ask what an instrument of a rank may set (行政处罚法 10-16, 行政许可法
14-17, 行政强制法 10-13). The rank comes from the register, else from the cell's tag, else from the
title's form.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final, Protocol

from powerlist.text.patterns import lazy_pattern


class Rank(StrEnum):
    """The rank of an instrument; the value is what frames carry."""

    LAW = "法律"
    REGULATION = "行政法规"
    STATE_COUNCIL_DECISION = "国务院决定"
    LOCAL_REGULATION = "地方性法规"
    MINISTRY_RULE = "部门规章"
    LOCAL_RULE = "地方政府规章"
    RULE = "规章"
    DOCUMENT = "规范性文件"
    PARTY = "党内法规"
    JUDICIAL = "司法解释"
    STANDARD = "标准"
    STATUTE = "法规"
    UNKNOWN = ""


#: From high to low; 法规 (which of the two kinds is not said) counts as the lower one, 规章 likewise.
_ORDER: Final[dict[Rank, int]] = {
    Rank.LAW: 90,
    Rank.REGULATION: 80,
    Rank.STATE_COUNCIL_DECISION: 75,
    Rank.LOCAL_REGULATION: 70,
    Rank.STATUTE: 70,
    Rank.MINISTRY_RULE: 60,
    Rank.LOCAL_RULE: 60,
    Rank.RULE: 60,
    Rank.JUDICIAL: 40,
    Rank.PARTY: 30,
    Rank.DOCUMENT: 20,
    Rank.STANDARD: 10,
    Rank.UNKNOWN: 0,
}


_HEIGHTS: Final = {rank.value: number for rank, number in _ORDER.items()}


def height(rank: Rank | str) -> int:
    """Return a number that compares ranks, higher for the higher one, 0 for an unknown one."""
    return _HEIGHTS.get(rank.value if isinstance(rank, Rank) else rank, 0)


_TAGS: Final[tuple[tuple[str, Rank], ...]] = (
    ("国务院决定", Rank.STATE_COUNCIL_DECISION),
    ("党内", Rank.PARTY),
    ("地方性法规", Rank.LOCAL_REGULATION),
    ("地方法规", Rank.LOCAL_REGULATION),
    ("行政法规", Rank.REGULATION),
    ("法律", Rank.LAW),
    ("法侓", Rank.LAW),
    ("部门规章", Rank.MINISTRY_RULE),
    ("部委规章", Rank.MINISTRY_RULE),
    ("政府规章", Rank.LOCAL_RULE),
    ("地方规章", Rank.LOCAL_RULE),
    ("规章", Rank.RULE),
    ("规范性", Rank.DOCUMENT),
    ("文件", Rank.DOCUMENT),
    ("政策", Rank.DOCUMENT),
    ("标准", Rank.STANDARD),
    ("法规", Rank.STATUTE),
    ("解释", Rank.JUDICIAL),
)


#: 【法律法规】, 法律、法规、规章: which of them is not said.
_MIXED: Final = lazy_pattern(
    r"法律[、及和/与\s]{0,2}(?:行政)?法规|法[律规][、及和/与\s]{0,2}(?:部门|政府)?规章"
)


def of_tag(tag: str | None) -> Rank:
    """Return the rank that a tag such as ``行政法规`` names, UNKNOWN for none."""
    if tag and not _MIXED.search(tag):
        for word, rank in _TAGS:
            if word in tag:
                return rank
    return Rank.UNKNOWN


_PLACE: Final = lazy_pattern(
    r"^[\u4e00-\u9fff]{1,12}?(?:省|自治区|自治州|自治县|市|州|盟|县|区)(?!级)|^(?:自治区|本省|本市|全省|全市)"
    r"|^(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)"
)
_NOT_PLACE: Final = lazy_pattern(
    r"^(?:城市|农村|县级|市区|地区|小区|社区|园区|景区|保护区|风景名胜区|自然保护区|开发区|保税区|特区|市场|乡村|村庄)"
)
#: 某县城区犬类管理办法: no county makes rules (立法法 第九十三条). What an autonomous county enacts may be a
#: regulation; 区 is said of too much else (特区, 度假区) to conclude anything. 区县, 贫困县 and 边境县 are kinds.
_LOW: Final = lazy_pattern(
    r"^(?:[\u4e00-\u9fff]{1,10}?[省市州盟])?[\u4e00-\u9fff]{1,5}"
    r"(?:(?<!自治)(?<![各全辖建制本该区市管困权境族点态])县(?:(?=城区)|(?![级域城乡道际处内外辖]))|(?<=[左右中前后])旗)"
)
_NO_RULE: Final = lazy_pattern(r"(?:办法|规定|细则|规则|规程|制度|规范)$")
_DOCUMENT: Final = lazy_pattern(
    r"(?:通知|意见|批复|函|复函|方案|通告|公告|纲要|规划|目录|清单|要点|讲话|指导意见|工作规则|指南|指引|细则（试行）)$"
)
_STANDARD: Final = lazy_pattern(r"(?:GB|DB|JT|HJ|NY|CJJ|JGJ|AQ)[/T]{0,2} ?[0-9]")
_PAREN: Final = lazy_pattern(r"[（(〔\[][^）)〕\]]{1,14}[）)〕\]]$")


def of_title(title: str) -> Rank:  # noqa: PLR0911 - a list of cases
    """Return the rank that a title's form gives away, UNKNOWN where the form fits several ranks.

    A name that ends in 办法, 规定 or 细则 says nothing; what a province or city enacts as 条例 is a
    local regulation, a national 条例 an administrative regulation, 通知 and 意见 are documents.
    """
    name = _PAREN.sub("", _PAREN.sub("", title.replace("中华人民共和国", "", 1).strip()))
    if not name:
        return Rank.UNKNOWN
    if _STANDARD.search(title):
        return Rank.STANDARD
    local = _PLACE.match(name) is not None and _NOT_PLACE.match(name) is None
    if re.search(r"^(?:中共|中国共产党|中央办公厅|党政机关)|党委", name) and not re.search(
        "(?<!办)法$", name
    ):
        return Rank.PARTY if re.search(r"(?:条例|规定|规则|办法|准则|细则)$", name) else Rank.DOCUMENT
    if name.startswith("国务院") and name.endswith("决定"):
        return Rank.STATE_COUNCIL_DECISION
    if _DOCUMENT.search(name) or "印发" in name or "转发" in name:
        return Rank.DOCUMENT
    if name.endswith(("法", "法典")) and not local and not name.endswith(("办法", "方法", "做法")):
        return Rank.LAW
    if name.endswith(("人民法院", "解释")) and "法院" in name:
        return Rank.JUDICIAL
    if name.endswith("条例"):
        return Rank.LOCAL_REGULATION if local else Rank.REGULATION
    return Rank.DOCUMENT if _NO_RULE.search(name) and _LOW.match(name) else Rank.UNKNOWN


#: 四川省, 成都市, 凉山彝族自治州 before a title, and no 城市 or 人力资源市场.
_OF_PLACE: Final = lazy_pattern(
    r"^(?:北京|天津|上海|重庆)市|^[\u4e00-\u9fff]{2,8}(?:省|自治区|自治州)(?!级)"
    r"|^(?!城市|县市|农村|药品|商品|网络|资本|证券)[\u4e00-\u9fff]{2,3}市(?![场政容民区级域价长郊属直])"
)


def of_place(title: str) -> bool:
    """Tell whether a title begins with the name of a province or city, whose act it then is."""
    return _OF_PLACE.match(title.replace("中华人民共和国", "", 1).strip("《》 ")) is not None


class Ranked(Protocol):
    """A statute whose rank is known."""

    @property
    def rank(self) -> Rank:
        """Its rank."""


class Known(Protocol):
    """What knows statutes by their titles: the register."""

    def resolve(self, title: str, /) -> Ranked | None:
        """Return the statute of a title, or None."""


def of_citation(law: str | None, tag: str | None, register: Known | None) -> Rank:
    """Return the rank of a cited act: from the register, else the tag, else the title's form.

    Args:
        law: the title as the text has it.
        tag: the rank tag before it, or None.
        register: what is known of statutes, or None.
    """
    if not law:
        return Rank.UNKNOWN
    if register is not None:
        statute = register.resolve(law)
        if statute is not None:
            return statute.rank
    formed = of_title(law)
    tagged = of_tag(tag)
    if (
        formed in (Rank.LAW, Rank.DOCUMENT, Rank.STATE_COUNCIL_DECISION, Rank.STANDARD)
        or tagged is Rank.UNKNOWN
    ):
        return formed
    if tagged is Rank.STATUTE and formed is not Rank.UNKNOWN:
        return formed
    if tagged is Rank.RULE:
        local = _PLACE.match(law) is not None and _NOT_PLACE.match(law) is None
        return Rank.LOCAL_RULE if local else Rank.MINISTRY_RULE
    return tagged
