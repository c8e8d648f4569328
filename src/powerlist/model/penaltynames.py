"""Which penalties a name says are imposed: 对网络交易违法行为吊销营业执照.

A name speaks of what is punished as well: 对被吊销许可证后继续经营的处罚 and 对拒不执行责令停产停业的处罚 impose
whatever their article says.
"""

from __future__ import annotations

import re
from typing import Final

from powerlist.model.limits import CONDUCT, without_exceptions
from powerlist.text.patterns import lazy_pattern

#: What is taken away; no penalty begins in it and no word joins, so that a run of penalties is read in one way.
_THING: Final = (
    r"(?:(?!警告|通报批评|罚款|没收|暂扣|吊销|责令|予以关闭|降低资质|限制从业|限制开展|禁止从业|拘留)"
    r"[^，。；、的并和及或（）()]){0,12}?"
)
_GAINS: Final = r"(?:违法所得|非法所得|非法财物)"
_KIND: Final = (
    rf"(?:警告|通报批评|(?:[\d.一二两三四五六七八九十百千万]{{1,12}}元以[上下]的?)?罚款|没收(?:{_GAINS}(?:[、和及或]{_GAINS})?|{_THING})"
    rf"|暂扣{_THING}(?:证件?|证书|执照|$)|吊销{_THING}(?:证件?|证书|执照|许可|资格|资质|$)"
    r"|责令(?:其|限期)?(?:(?:停产停业|停业|停产)(?:整顿)?|关闭)|予以关闭"
    r"|降低资质等级|限制从业|限制开展生产经营活动|禁止从业|(?:行政)?拘留)"
)
_AND: Final = r"(?:、|，|和|及|或者?|以及|并处?)*"
_LIST: Final = rf"(?:依法|处以?|并处|给予|予以)?{_KIND}(?:{_AND}{_KIND})*"
#: The end of a name: …吊销营业执照, …的警告、罚款的处罚.
_ENDS: Final = lazy_pattern(rf"(?P<list>{_LIST})(?P<frame>(?:的)?(?:行政)?处罚(?:决定)?)?$")
#: 违法行为的关闭、停产停业处罚: short words for a kind, which are conduct as well (对擅自停业的处罚).
_ONE: Final = rf"(?:{_KIND}|关闭|(?:停产停业|停产|停业)(?:整顿)?)"
_SHORT: Final = lazy_pattern(
    rf"(?:的(?={_ONE}(?:{_AND}{_ONE})*(?:行政)?处罚$)|(?:处以?|并处|给予|予以)(?:责令)?)(?P<list>{_ONE}(?:{_AND}{_ONE})*)(?:的)?(?:行政)?处罚$"
)
#: 许可证的吊销.
_TURNED: Final = lazy_pattern(
    r"(?:证件?|证书|执照|许可|资格)的?(?P<list>吊销|暂扣)(?:(?:的)?(?:行政)?处罚)?$"
)
#: Before the word 处罚 a kind is imposed only behind these: 对…的罚款处罚, 处以拘留的处罚.
_IMPOSED: Final = lazy_pattern(
    r"(?:^|的|处以?|并处|给予|予以|作出|实施|采取|者|行为|单位|企业|机构|场所|人员)$"
)
#: What is done about a penalty instead of imposing it, or what was done before.
_ABOUT: Final = lazy_pattern(
    r"(?:[被已经未不应加]|依法应|申请|提请|报请|建议|移送|协助|配合|撤销|解除|执行|监督|决定|擅自|拒不|逾期)$"
)
#: What a name imposes stands at its end; a name may be as long as a cell.
_LONGEST: Final = 160
#: （含吊销许可证）: what is imposed as well.
_INCLUDES: Final = lazy_pattern(r"^(?:其中)?(?:包含|包括|含)")
_BRACKET: Final = lazy_pattern(r"[（(]([^（）()]{2,40})[）)]$")


def imposed(*names: str) -> str:
    """Return the penalties that names say are imposed, "" where they only say 处罚 or speak of the conduct.

    Args:
        names: name and sub-name. What a name expressly leaves out (吊销许可证除外) is not returned.
    """
    return "、".join(found for name in names if name and (found := _imposed(name.strip()[-_LONGEST:])))


def _imposed(name: str) -> str:
    bracket = _BRACKET.search(name)
    if bracket is not None:
        inside = _INCLUDES.sub("", without_exceptions(bracket[1]))
        if re.fullmatch(_LIST, inside):
            return inside
        name = name[: bracket.start()]
    turned = _TURNED.search(name)
    if turned is not None:
        return turned["list"]
    found = _ENDS.search(name)
    if found is None or not _is_imposed(found, name):
        found = _SHORT.search(name)
        if found is None or _speaks_of_conduct(name[: found.start()]):
            return ""
    return found["list"]


def _is_imposed(found: re.Match[str], name: str) -> bool:
    """Return whether the penalties at the end of a name are what is done, not what it is done about."""
    before = name[: found.start()]
    led = found["list"].startswith(("处", "给予", "予以"))
    if found["frame"] and not led and not _IMPOSED.search(before):
        return False
    return not _speaks_of_conduct(before)


def _speaks_of_conduct(before: str) -> bool:
    return bool(_ABOUT.search(before) or CONDUCT.search(before[-60:]))
