"""What a heading says of a mode that does not hold for its rows, or not for all: 拟下放, 原委托, 共5项，其中下放2项."""

from __future__ import annotations

import re
from typing import Final

from powerlist.model.bodywords import COUNTY
from powerlist.model.modes.settled import RIPE, hands_a_step
from powerlist.model.townwords import TOWN
from powerlist.text.patterns import lazy_pattern

_WAY: Final = r"(?:下放|委托|延伸|派驻|赋权|放权|授权|承接|收回|上收)"
_DATE: Final = r"(?:(?:于|在)?(?:19|20)\d\d年(?:底前?|内|度)?)?(?:第?[一二三四五六七八九十]{1,3}批次?)?"
_INTENDED: Final = (
    rf"(?:{_DATE}(?:拟|待|计划|准备|即将|后续|下一?步|下阶段|今后){_DATE}|{RIPE})"
    r"(?:予以|直接|全部|部分|新增|再)*"
)
#: 县水利局（拟下放）, 待委托事项, 第二批下放（暂缓).
_NOT_NOW: Final = lazy_pattern(
    rf"^(?:{COUNTY}[^，。；（(]{{0,14}})?[（(【]?(?:{_INTENDED}|原(?![^，。；]{{0,12}}现)){_WAY}(?![^）)】]*(?:清单|目录|一览|名录))"
    rf"|[（(【]{_INTENDED}{_WAY}[^（）()]{{0,10}}[)）】]$"
    rf"|{_WAY}(?:事项)?[（(](?:暂缓|缓办|缓议|拟|待定|待批|待议|未定)[^（）()]{{0,8}}[)）]$"
)
_PLAN: Final = lazy_pattern(
    rf"^(?:{COUNTY}[^，。；（(]{{0,14}})?[（(【]?{_INTENDED}{_WAY}(?![^）)】]*(?:清单|目录|一览|名录))"
)
#: What a plan may put before its word: 拟于2026年首批委托, 可由县局下放, 计划将执法权赋予乡镇, 拟调整为委托.
_TOWARDS: Final = (
    rf"{_DATE}(?:予以|直接|全部|部分|新增|再|继续|分批|分步|逐步|优先|依法|统一|首批|先行){{0,3}}"
    r"(?:[由向对将把给][^，。；、（）()]{1,12}?)?(?:(?:调整|变更|转|改)(?:为|成|由)|以)?"
)
#: 拟委托乡镇实施事项清单, 可下放乡镇事项目录, 待收回事项表: a list as a whole, of what is planned or may be and was not
#: done. In 行政许可委托 there is no 可, a 用水计划 is none of the hand-over, and what was 拟定 or 草拟 was drawn up.
_PROMISED: Final = lazy_pattern(
    r"(?:(?<![草模虚])拟|(?<![许认不宁无非])可以?|(?<![接招优期对看等])待|即将|将要|后续|下一?步|下阶段|今后|能够"
    r"|(?:(?<![^县区市旗州镇乡道局委年批门府、，（(：:和及与]))(?:计划|考虑|准备|争取|筹备)"
    rf"|(?<!不)(?:适宜|适合)|{RIPE}){_TOWARDS}"
    r"(?:下放|下沉|委托|延伸|前移|派驻|赋权|赋予|授予|放权|授权|承接|收回|上收|取消|终止|移交|划转|交由)"
)
#: Brackets behind the name of a list that was handed over, and what is planned in them or may be done.
_ASIDE: Final = lazy_pattern(r"[（(]((?:[^（）()]|[（(][^（）()]{1,20}[)）]){1,60})[)）]")
_ASIDES: Final = lazy_pattern(rf"(?<=清单|目录|事项|览表)(?:{_ASIDE.pattern}){{1,4}}")
_HANDED: Final = lazy_pattern(rf"{_WAY}|赋予|授予|下沉|法定")
#: 可延伸到村, 可移交司法机关, 可委托第三方检测: to others than townships. What goes to a bureau may go back to it.
_TO_OTHERS: Final = lazy_pattern(
    r"(?:直接|继续|进一步|再)?(?:[到至给往向由为]|延伸)*(?:各|有关|相关|城乡|行政|自然)*(?:"
    r"村|社区|网格|居委|居民|群众|小区|学校|医院|园区|商户|他人|代办|帮办|代理"
    r"|[^，。；,;、（）()]{0,10}?(?:司法(?!局)|公安|检察|纪检|监察|法院|派出所|机构|企业|协会|社会组织|第三方|中介|人员"
    r"|服务[站点]|代办[站点]|工作站|网点|窗口|自助机|平台|中心))(?![^，。；,;]{0,4}(?:权限|事项|职权|权力))"
)
_TAKEN_BACK: Final = lazy_pattern(r"(?:收回|上收|取消|终止)$")
_OF_WHICH: Final = lazy_pattern(
    rf"(?:{_WAY}|保留|法定)(?:事项|权限)?(?P<part>\d{{1,5}})(?:项|条|个(?!{TOWN}))"
)
_OF_ALL: Final = lazy_pattern(r"(?:共|计|合计|总计)(?P<all>\d{1,5})(?:项|条|个)")


def is_not_now(cleaned: str) -> bool:
    """Return whether a heading, without its number, tells what is intended, put off, was, or is a step: 拟下放事项.

    Args:
        cleaned: its cleaned text.
    """
    return _NOT_NOW.search(cleaned) is not None or hands_a_step(cleaned)


def is_plan(cleaned: str) -> bool:
    """Return whether a heading, without its number, tells what is handed over one day, or a step of it only.

    Args:
        cleaned: its cleaned text.
    """
    return _PLAN.search(cleaned) is not None or hands_a_step(cleaned)


def is_promise(cleaned: str) -> bool:
    """Return whether a heading tells, wherever in it, what is planned or may be: 拟下放乡镇事项清单, 可委托事项目录.

    Args:
        cleaned: its cleaned text, without what it only includes or leaves out.
    """
    return _PROMISED.search(cleaned) is not None


def without_asides(cleaned: str) -> str:
    """Return a heading without what it adds of others than townships: 委托乡镇实施事项清单（可延伸到村）.

    What a bracket plans for the list itself stays: 下放事项（拟下放）.

    Args:
        cleaned: its cleaned text.
    """
    found = _ASIDES.search(cleaned)
    if found is None or not _HANDED.search(cleaned[: found.start()]):
        return cleaned
    return _ASIDES.sub(lambda run: _ASIDE.sub(_own_aside, run.group()), cleaned)


def _own_aside(aside: re.Match[str]) -> str:
    """Return a bracket, or nothing where what it plans goes to others than townships."""
    planned = _PROMISED.search(aside[1])
    if planned is None or _TAKEN_BACK.search(planned.group()):
        return aside.group()
    behind = aside[1][planned.end() :]
    goes = _TO_OTHERS.match(behind) and not re.search(TOWN, behind.replace("城乡", ""))
    return "" if goes else aside.group()


def of_none(cleaned: str) -> str:
    """Return a cleaned heading without the modes that it says of no item: 共1项，其中下放0项.

    Args:
        cleaned: its cleaned text.
    """
    return _OF_WHICH.sub(lambda part: part.group() if part["part"].strip("0") else "", cleaned)


def of_some(cleaned: str) -> bool:
    """Return whether a cleaned heading says a mode of a part of its items only: 共5项，其中下放2项.

    Args:
        cleaned: its cleaned text.
    """
    whole = _OF_ALL.search(cleaned)
    return whole is not None and any(
        int(part["part"]) < int(whole["all"]) for part in _OF_WHICH.finditer(cleaned)
    )
