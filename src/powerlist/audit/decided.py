"""What lists and decisions.csv say of a decision, however the office wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.model import marks
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import NUMBER_BRACKETS, compact

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

_PROVINCE: Final = "province"
#: 省级, 自治区, 直辖市政府, in place of the code.
_OF_PROVINCE: Final = lazy_pattern(
    r"(?:省|自治区|直辖市)(?:级|政府|人民政府|本级|人大(?:常委会)?)*", re.IGNORECASE
)
#: Who is a province without a word for it: 四川省人民政府办公厅, 内蒙古自治区人民政府, 重庆市人民政府.
_ORGAN: Final = lazy_pattern(
    r"^(?:中共)?(?:[\u4e00-\u9fff]{2,8}(?:省|自治区)|(?:北京|天津|上海|重庆)市)(?:委|人民政府|政府|人民代表大会|人大)"
)
#: 川府发〔2021〕42号, with or without its title; an order (国务院令第…号) has no year in brackets.
_NUMBER: Final = lazy_pattern(
    r"(?:根据|依据|按照?|依照?|见)?(?:[\u4e00-\u9fff]{2,12}?(?:政府|办公厅)(?!发|办|函))?([\u4e00-\u9fff]{1,12}[〔\[（(]\d{4}[〕\]）)](?:第)?\d{1,5}号)"
)
#: A decision that is named by its title only: that of a provincial government, with its party committee or alone.
_TITLE: Final = lazy_pattern(
    r"《(?:中共[\u4e00-\u9fff]{1,8}委(?:办公厅)?[、，,\s]*)?"
    r"(?:(?:(?!转发|[县市区])[\u4e00-\u9fff]){0,8}(?:省|自治区)|(?:北京|天津|上海|重庆)市)人民政府"
    r"[^《》]{1,80}(?:决定|通知|批复|公告|通告|意见|复函)(?:[（(][^《》]{0,20})?》"
)
#: Anything that has a title, to be looked up in decisions.csv.
_TITLED: Final = lazy_pattern(r"《[^《》]{1,120}》")
#: 文号 of a provincial government or its office: 川府发〔2021〕42号, 云政发, 闽政文, 苏政复.
#: Few provinces say 府: 青府发 is a county's.
PROVINCIAL: Final = lazy_pattern(
    r"(?:^|[^\u4e00-\u9fff])(?:[沪渝赣粤川琼黔]府|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋内蒙陕吉闽黔贵粤青藏川宁琼]政)"
    r"(?:办)?(?:发|函|文|复|规|字|办发|办函|办规)*[〔\[（(]\d{4}"
)
_PADDED: Final = lazy_pattern(r"〕第?0*(?=[1-9])")
_BRINGS: Final = lazy_pattern(r"^(?:已)?(?:含|包含|包括|一并|同时)")


def level_of(decision: Mapping[str, str]) -> str:
    """Return the level of the organ that decided: ``province`` also for 省级 and 自治区, else as written.

    An empty one is that of the organ where its name is a province's.

    Args:
        decision: a row of decisions.csv.
    """
    said = "".join(decision["organ_level"].split())
    if said.lower() in (_PROVINCE, "provincial") or _OF_PROVINCE.fullmatch(said):
        return _PROVINCE
    return _PROVINCE if not said and _ORGAN.match("".join(decision["organ"].split())) else said


def number_form(number: str) -> str:
    """Return what two ways to write one document number share: width, brackets, blanks and padding do not count."""
    return _PADDED.sub("〕", compact(number).translate(NUMBER_BRACKETS)).strip("《》")


def decision_in(ground: str, registered: Container[str] = ()) -> str:
    """Return the provincial or registered decision that a ground names, by its number or else its title.

    A column 赋权依据 holds in one list the decision that hands the powers down, in another the article of a law, an
    opinion of the State Council or the county's own paper, which decide nothing.

    Args:
        ground: the cell.
        registered: the numbers of decisions.csv, each as ``number_form`` has it.

    Returns:
        The number or title as the cell has it, "" where it names none.
    """
    numbers: list[str] = _NUMBER.findall(ground)
    # a county's paper that carries it out may stand beside
    for one in numbers:
        if PROVINCIAL.search(one):
            return one
    titles: list[str] = _TITLED.findall(ground)
    for one in (ground, *numbers, *titles):
        if number_form(one) in registered:
            return one
    title = _TITLE.search(ground)
    return title.group() if title else ""


def brings_coercion(said: str) -> bool:
    """Return whether the cell on coercive powers says that the decision hands them over as well: 是, √, 一并集中.

    Args:
        said: the cell.
    """
    text = said.strip()
    return marks.meaning(text) == marks.YES or text.lower() in ("yes", "true") or bool(_BRINGS.match(text))
