"""A receiver as a list writes it: one township under its own name, or words for several."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from powerlist.model.bodywords import NAMED
from powerlist.model.townwords import END, ENDINGS, KIND, NO_NAMES, OFFICE, TOWN
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import CJK, compact

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Between the receivers of one cell.
SEPARATORS: Final = lazy_pattern(r"[、，,;；/\n]+")
_TEAM: Final = r"综合行政执法(?:局|大队|队|办公室)"
_OFFICE: Final = lazy_pattern(rf"(?:人民政府|政府|街道办事处|办事处|街道办|街办|{_TEAM})$")
#: Bodies that lists name for their township: it has their powers in its directory, yet is not them.
_BODY: Final = lazy_pattern(rf"{_TEAM}$")
_STREET_OFFICE: Final = lazy_pattern(r"(?:街道办事处|街道办|街办|办事处)$")
#: 白马镇（试点）, 石桥镇（含经开区）: what a bracket adds to a name.
BRACKETS: Final = lazy_pattern(r"[（(][^（）()]*[）)]")
_NAME: Final = lazy_pattern(rf"[{CJK}·]{{2,12}}{END}")
#: 临江县石桥镇: the county or city stands before the township's own name.
_ABOVE: Final = lazy_pattern(rf"[{CJK}]{{1,8}}?[县市区州旗](?=[{CJK}]{{2,}}{END}$)")
#: Only words that name a kind or all of a place; a township's own name has something else before 镇 or 乡.
_KIND_ONLY: Final = lazy_pattern(
    r"(?![、，和与及（）()]+$)(?:全[县区市域]|全州(?=各|所有))?(?:范围内)?(?:的)?(?:各|所有|全部|全体|有关|相关|试点|其他|其余|各个|每个|所辖)*"
    # as TOWN, each place in one way only: 镇街道 is 镇 and 街道
    rf"(?:苏木|乡|街道|街镇|镇(?:街(?!道))?|[、，和与及（）()]|{OFFICE})++"
)
#: 各乡镇, 全县各镇（街道）, 13个乡镇: all of them, or all of a kind.
EVERY: Final = lazy_pattern(
    r"^(?:全县|全区|全市|全州|本县|本区|辖区|辖区内|县域内|所有|全部|各|全体|县辖|区辖|市辖|其他|其余|有关|相关)*"
    rf"(?:(?P<count>\d+|[一二两三四五六七八九十]+)个?)?(?:个)?(?P<kind>{KIND}|街){OFFICE}*(?P<streets>\(?(?:街道|街)?(?:办事处|办)\)?|\(街\))?$"
)
#: 2镇1乡1街道: all of them, counted by their kinds.
SUMS: Final = lazy_pattern(
    rf"(?:全[县区市]|全部|所有|共计?)*(?:[\d一二两三四五六七八九十]{{1,3}}个?{TOWN}(?![级域区村])){{2,6}}"
)
_OWN_NAME: Final = lazy_pattern(rf"[{CJK}]{{1,10}}{END}")
#: A name is no longer, whatever stands in brackets behind it.
_LONGEST: Final = 300
#: What stands before the name of one of them, or in place of it, in heads: 委托三家镇, 承接乡镇, 所在镇.
_NO_OWN_NAME: Final = lazy_pattern(
    r"承接|受委托|乡镇$|各镇|各乡|镇街|下放|赋权|延伸|委托|配合|职责|全镇"
    # 陈集镇 and 鹿城镇 are names
    r"|^(?:各|本|小|所在|中心|重点|特色|建制)*(?:城|村|集)镇$"
)
#: Words that speak of several townships, or of one that is not named; 各庄镇, 全州镇 and 西乡镇 are names.
_SEVERAL: Final = lazy_pattern(
    r"^(?:各(?=[个有相中重试县区地乡镇街])|每个|所有|全部|全体|全[县区市域]|全州(?=各|所有|[乡镇街]{2})"
    r"|其他|其余|本[县区市]|辖区|县域|所辖|有关|相关|部分)"
    r"|所在地|属地|当地|有条件|具备条件|有承接能力|镇街|街镇|(?:^|的)乡镇|乡\(镇\)|除.{0,500}外|不含|不包括"
    r"|[\d一二两三四五六七八九十百]个|^等|等$"
)
#: 中心镇 is a kind, 中心店镇 a township: these speak of several only where nothing else stands.
KINDS: Final = frozenset(
    (
        "中心镇", "中心乡", "中心乡镇", "重点镇", "重点乡镇", "试点镇", "试点乡", "试点乡镇", "试点街道",
        "城镇", "村镇", "集镇", "建制镇", "特色小镇", "小城镇", "强镇", "经济发达镇", "经济强镇",
    )
)  # fmt: skip

#: What stands in a cell where nobody takes a power over yet, or where a formula has failed (#N/A).
_PENDING: Final = lazy_pattern(
    r"[/\\\-—–－×xX]+|(?:暂|尚|还)?(?:无|没有|未定|待定|未确定|未明确|未落实|待明确|待确定|待落实|不明确)|空|#[A-Z0-9/!?]+|(?:暂|尚)?不(?:承接|下放|确定)"
)


def parts_of_cell(cell: str) -> list[str]:
    """Return the receivers that a cell lists, each as written.

    Args:
        cell: as written, with any of ``SEPARATORS`` between them.
    """
    return [part.strip() for part in SEPARATORS.split(cell) if part.strip()]


def is_pending(cell: str) -> bool:
    """Return whether a cell of receivers says that there is none yet: 待定, 暂无, /; an empty one says nothing.

    Args:
        cell: as written.
    """
    text = compact(cell).strip("()（）。.")
    return _PENDING.fullmatch(text) is not None


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """Return a receiver's name without government and office words: 三家镇人民政府 → 三家镇."""
    text = compact(name).strip("。.:：")
    if _STREET_OFFICE.search(text):
        text = _STREET_OFFICE.sub("街道", text)
        text = text.replace("街道街道", "街道")
    return _OFFICE.sub("", text) or text


@lru_cache(maxsize=65536)
def is_body(receiver: str) -> bool:
    """Return whether a receiver that stands for its township names a body of it: 三家镇综合行政执法大队.

    Args:
        receiver: one receiver of a cell.
    """
    text = compact(BRACKETS.sub("", receiver)).strip("。.:：")
    return _BODY.search(text) is not None


#: How bodies that may be named as receivers end, whoever they belong to: 综合执法大队, 便民服务中心, 经开区管委会.
_OTHER_BODY: Final = lazy_pattern(rf"(?:{NAMED}|处|会|公司)$")
#: 鱼洞办, 城东办: street offices in short; 县委办, 编办 are none.
_STREET_SHORT: Final = lazy_pattern(rf"(?![县区市旗])[{CJK}]{{2,4}}(?<![委府编政法信])办")


@lru_cache(maxsize=65536)
def is_other_body(receiver: str) -> bool:
    """Return whether a receiver is a body by its name and no township or street: 综合执法大队, 三家镇便民服务中心.

    石桥 and 红光农场 are none by their names; 三家镇综合行政执法大队 is one of its township.

    Args:
        receiver: one receiver of a cell.
    """
    text = compact(BRACKETS.sub("", receiver)).strip("。.:：")
    return (
        _OTHER_BODY.search(text) is not None
        and not names_townships(text)
        and _STREET_SHORT.fullmatch(text) is None
    )


@lru_cache(maxsize=65536)
def is_collective(receiver: str) -> bool:
    """Return whether a receiver, as written, names no single township: 各乡镇, 13个乡镇, 中心镇, 有条件的乡镇.

    Args:
        receiver: one receiver of a cell.
    """
    text = compact(receiver)
    if _KIND_ONLY.fullmatch(text) or SUMS.fullmatch(text):
        return True
    if plain(BRACKETS.sub("", text)) in KINDS:
        return True
    return _SEVERAL.search(text) is not None


@lru_cache(maxsize=65536)
def own_name(receiver: str) -> str:
    """Return the township that a receiver names, in its plain form; what names none stays as written.

    临江县石桥镇人民政府, 石桥镇政府 and 石桥镇（试点） are all 石桥镇.

    Args:
        receiver: one receiver of a cell.
    """
    if len(receiver) > _LONGEST or is_collective(receiver):
        return receiver
    bare = _ABOVE.sub("", plain(BRACKETS.sub("", receiver.replace("（", "(").replace("）", ")"))))
    return bare if _NAME.fullmatch(bare) else receiver


#: What joins two names in one receiver, behind the first: 三家镇和拦江镇, 三家镇|拦江镇, ①三家镇②拦江镇.
_JOINED: Final = lazy_pattern(
    r"(?<=[镇乡道木府处])(?:(?:以及|和|及|与|暨|并|[·•|+&])\d{0,2}[.、)]?|\d{1,2}[.、)]?)"
)
_FIRST: Final = lazy_pattern(r"^\d{1,2}[.、)]?")


@lru_cache(maxsize=65536)
def own_names(receiver: str) -> tuple[str, ...]:
    """Return the townships that a receiver names, in their plain form: two where it joins them (三家镇和拦江镇).

    Args:
        receiver: one receiver of a cell.
    """
    if len(receiver) > _LONGEST or is_collective(receiver):
        return (receiver,)
    parts = [own_name(part) for part in _JOINED.split(_FIRST.sub("", compact(receiver)))]
    if len(parts) > 1 and all(_NAME.fullmatch(part) and part not in NO_NAMES for part in parts):
        return tuple(dict.fromkeys(parts))
    return (own_name(receiver),)


#: 遂宁市安居区三家镇: the county that stands before a township's own name. 红旗街道 and 城区街道 have none.
_COUNTY_BEFORE: Final = lazy_pattern(
    rf"^(?:[{CJK}]{{1,8}}?[省市州盟])?(?P<county>[{CJK}]{{1,8}}?[县区旗])(?:人民政府)?(?=[{CJK}]{{2,}}{END}$)"
)


def of_another_county(receiver: str, county: str) -> bool:
    """Return whether a receiver is written with the name of a county other than its township's: 乙县东山镇.

    What names no county, or the same one in a shorter way (安居区 for 遂宁市安居区), does not.

    Args:
        receiver: one receiver of a cell.
        county: county of the township that its own name would mean, "" where that is not known.
    """
    said = _COUNTY_BEFORE.match(plain(BRACKETS.sub("", receiver))) if county else None
    if said is None:
        return False
    word = said["county"]
    return not (county.endswith(word) or word.endswith(county) or word[:-1] == county)


def is_one_of(receiver: str, counties: Mapping[str, str]) -> bool:
    """Return whether a receiver names a township that is known: 三家镇人民政府, 安居区三家镇.

    Args:
        receiver: one receiver of a cell.
        counties: plain name of each known township → its county.
    """
    own = own_name(receiver)
    return plain(receiver) in counties or (own in counties and not of_another_county(receiver, counties[own]))


def is_township(text: str) -> bool:
    """Return whether a text is the name of one township or street: 三家镇, 清河街道办事处.

    Args:
        text: a head or a cell.
    """
    written = compact(text)
    return (
        written not in NO_NAMES
        and _NO_OWN_NAME.search(written) is None
        and _OWN_NAME.fullmatch(plain(text)) is not None
        and not is_body(text)
    )


def names_all(text: str) -> bool:
    """Return whether a text means all townships of a place or of a kind, and nothing else: 各乡镇, 13个镇."""
    written = compact(text)
    return bool(EVERY.match(plain(text)) or EVERY.match(written) or SUMS.fullmatch(written))


@lru_cache(maxsize=65536)
def names_townships(text: str) -> bool:
    """Return whether a text names a township, some of them, or all: 三家镇, 一类乡镇, 各乡镇.

    Args:
        text: one receiver of a cell.
    """
    name = plain(text)
    return names_all(text) or (_OWN_NAME.fullmatch(name) is not None and name not in NO_NAMES)


def kind_of(name: str) -> str:
    """Return 镇, 乡, 街道 or 苏木 from the end of a name, "" where it has none."""
    name = plain(name)
    return next((ending for ending in ENDINGS if name.endswith(ending)), "")
