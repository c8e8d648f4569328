"""Whom a heading names: single townships, words for several, and those whom it leaves out."""

from __future__ import annotations

import re
from typing import Final

from powerlist.classify.receivers import NAME, own_name
from powerlist.model.bodywords import COUNTY
from powerlist.model.receiver import KINDS, names_townships, plain
from powerlist.model.townwords import END, NO_NAMES, OFFICE
from powerlist.text.patterns import lazy_pattern

#: The number before a heading.
ENUMERATOR: Final = lazy_pattern(
    r"^(?:第[一二三四五六七八九十百]+(?:部分|章|类|篇)|附(?:件|表)?[一二三四五六七八九十\d]*|[（(]?[一二三四五六七八九十百]+[）)、.．]"
    r"|[（(]?\d{1,3}[）)、.．])[:：\s]*"
)
#: 不含城西街道: whom a heading leaves out.
LEFT_OUT: Final = lazy_pattern(
    r"[（(](?:不含|不包括|除)[^（）()]{2,60}[）)]|[（(][^（）()除]{2,60}除外[）)]|除[^，。；除]{2,60}?(?:以外|之外|外)"
)
_SEVERAL: Final = lazy_pattern(
    r"(?:(?:各|全[县区市州](?:各|所有)?|所有|全部)(?:乡镇(?:[（(]街道[）)])?|镇(?:[（(]街道[）)])?|镇街|街镇|乡(?!镇)|街道)"
    rf"|(?<=[放托由予给至在到对])(?:镇街|街镇|镇[（(]街道[）)]|街道|镇(?![级域区村])|乡(?![镇级村]))){OFFICE}?"
    # 各镇人民政府（街道办事处）, 镇人民政府、街道办事处
    rf"(?:[（(]街道(?:{OFFICE}|办)?[）)]|(?:[、和及与]|以及)(?:各|所有)?街道(?:{OFFICE}|办)?)?"
    r"(?:[（(](?:不含|不包括|除)[^（）()]{2,60}[）)]|[（(][^（）()除]{2,60}除外[）)])?"
)


def scope_of(cleaned: str) -> tuple[str, ...]:
    """Return the words for several townships in a heading; 乡镇 alone is said of streets as well and tells none.

    Args:
        cleaned: its cleaned text.
    """
    found = []
    for match in _SEVERAL.finditer(cleaned):
        before = LEFT_OUT.search(cleaned[: match.start()])
        found.append(f"{match.group()}（{before.group()}）" if before else match.group())
    return tuple(dict.fromkeys(found))


#: 某县街道办事处行政执法事项清单, and no word of towns in it.
_OF_STREETS: Final = lazy_pattern(
    rf"^(?!.*[乡镇])(?:附件\d*[:：]?)?(?:[\u4e00-\u9fff]{{1,8}}?{COUNTY})?(?P<who>(?:各|所有)?街道)(?:{OFFICE}|办)?[^，。；]{{0,24}}(?:清单|目录|名录|一览表)"
)


def streets_of(cleaned: str) -> tuple[str, ...]:
    """Return 各街道 where a title calls its list one of the streets, else nothing.

    Args:
        cleaned: its cleaned text.
    """
    return ("各街道",) if _OF_STREETS.match(cleaned) else ()


#: What stands before a township's name in a title.
_BEFORE: Final = lazy_pattern(
    rf"^.*(?:{COUNTY}级?|权限|职权|权力|事项|关于|明确|公布|印发|调整|收回|规范|同意|批准|支持|推进|政府|授权|赋权|和|及|与|下放|委托|赋予|授予|仅限?|只限|限于|给|至|由|到|将|对|向|在)"
)


#: 委托乡镇、清河街道 names all towns and one street, 委托清河街道和各镇 in the same way.
_TOWNS: Final = lazy_pattern(
    r"(?<=[放托权由予给至在到对（(])各?(?:乡镇|镇|乡)(?=(?:[、和及与]|以及)[\u4e00-\u9fff]{1,8}街道)"
    r"|(?<=街道[、和及与])各?(?:乡镇|镇|乡)(?![街级域区村、和及与]|[（(]街)"
)


def named_in(cleaned: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the townships that a heading names, and 乡镇 where it stands beside single streets.

    Args:
        cleaned: its cleaned text.
        known: full names of the place's townships.
    """
    names = _single(cleaned, known)
    towns = _TOWNS.search(cleaned) if names and all(name.endswith("街道") for name in names) else None
    return (towns.group(), *names) if towns else names


#: 委托白沙乡: how stands before the name.
_GIVEN_TO: Final = lazy_pattern(
    r"^(?:直接)?(?:下放|委托|赋权|授权|延伸|派驻)(?:至|到|给|由|予)?(?=[^，。；]{2})"
)


def _single(cleaned: str, known: tuple[str, ...]) -> tuple[str, ...]:
    if known:
        return tuple(name for name in known if name in cleaned)
    body = _GIVEN_TO.sub("", ENUMERATOR.sub("", cleaned))
    if names_townships(body) and body not in NO_NAMES and not re.match(r"^(?:各|所有|全)", body):
        return (plain(body),) if len(plain(body)) >= 3 else ()
    found = []
    for match in NAME.finditer(body):
        name = own_name(plain(match.group()), _BEFORE)
        if (
            len(name) >= 3
            and name not in NO_NAMES
            and not re.search(rf"(?:乡镇|各镇|各乡|各街道|镇街道|[本我该其]{END})$", name)
        ):
            found.append(name)
    # 试点镇（石桥镇）: the kind says no more than the name
    found = [name for name in found if name not in KINDS] or found
    return tuple(dict.fromkeys(found))
