"""What the head of a column says of the mode: which one it asks for, who takes over, what holds now."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from powerlist.model.bodywords import AGENT
from powerlist.model.enums import Mode
from powerlist.model.modes.masks import single
from powerlist.model.modes.scan import clean, hits
from powerlist.model.modes.settled import is_final
from powerlist.model.modes.texts import cell_modes, is_firm, one_kind, rest_of
from powerlist.model.townwords import TOWN
from powerlist.text.patterns import lazy_pattern

#: A term of a mode as a head or as a cell is no longer than this.
LONGEST_TERM: Final = 16

#: How a head asks for a tick: 下放（打√）, 委托（是/否）.
_TICK: Final = lazy_pattern(
    r"[（(\[【]?(?:请)?(?:打|划|画|以|用)?[“\"'‘]?[√✓✔●○★☆■▲△][”\"'’]?(?:表示|标注|选择)?[）)\]】]?$"
    r"|[（(\[【](?:请)?(?:勾选|选填|单选|是[/、或]?否(?:[/、或]部分)?|有[/、或]?无)[）)\]】]$"
)


#: Who takes over, as a head asks for it beside the mode: 下放承接主体, 委托接收单位.
_TAKER: Final = lazy_pattern(r"(?:承接|接收|承担)的?(?:主体|单位|机构|对象|方)$")


#: 赋权事项（共2项）, 下放（第一批）
_COUNTED: Final = lazy_pattern(
    rf"[(（](?:(?:共|计|合计)?\d{{1,5}}(?:项|个{TOWN})|第?[一二三四五六七八九十\d]{{1,2}}批)[)）]$"
    r"|(?<=[项类])(?:共|计|合计)?\d{1,5}项$"
)
#: 镇级（下放）, 县级（保留）: whose level, and how.
_AT_LEVEL: Final = lazy_pattern(rf"^(?:县|区|市|旗|{TOWN})级?[(（](?P<mode>[^（）()]{{2,6}})[)）]$")
#: 下放镇级, 委托至乡镇级: to which level.
_TO_LEVEL: Final = lazy_pattern(rf"(?<=[放托伸驻])(?:至|到|给)?{TOWN}级(?=$|行使|实施|办理)")


#: 部门委托, 县人民政府授权: who hands it over, in the head of a column of marks.
_GIVER: Final = lazy_pattern(
    r"^(?:县|区|市|旗)?(?:级|直)?(?:业务|行业|职能|有关)*(?:主管|职能)?(?:部门|人民政府|政府)(?:决定)?(?=下放|委托|赋权|授权|放权|派驻|延伸)"
)


@lru_cache(maxsize=16384)
def head_mode(head: str) -> Mode | None:
    """Return the mode that a head asks for (下放（打√）, 是否委托) or a term names (乡镇直接行使, 1-下放).

    Args:
        head: a head's lowest level, or a cell.

    Returns:
        None where it names no mode, several, or says more than that.
    """
    cleaned = one_kind(_TICK.sub("", _COUNTED.sub("", clean(head))))
    if len(cleaned) == 1:
        # 放 | 委 | 留
        return single(cell_modes(cleaned))
    cleaned = _GIVER.sub("", _TO_LEVEL.sub("", _TAKER.sub("", cleaned) or cleaned))
    if not cleaned or len(cleaned) > LONGEST_TERM or not is_firm(cleaned) or rest_of(cleaned):
        return None
    if any(cleaned.startswith("签", hit.start) for hit in hits(cleaned)):
        # 是否签订委托协议 asks for a paper
        return None
    return single(cell_modes(cleaned))


#: 受委托单位, 承接单位（下放）: who takes over, and how, in one head.
_AGENTS: Final = lazy_pattern(rf"(?:受|被)委托的?(?:{AGENT}|乡镇|镇街)")
#: 委托范围, 下放区域: where to.
_EXTENT: Final = lazy_pattern(r"(?<=[放托伸驻权])的?(?:范围|区域|片区)$")
_TAKERS_MODE: Final = lazy_pattern(
    r"(?:承接|接收|实施|行使|赋权)?(?:主体|单位|机构|对象|机关|乡镇|镇街|镇|街道)[（(](?P<mode>[^（）()]{2,8})[)）]"
)


@lru_cache(maxsize=16384)
def taker_mode(head: str) -> Mode | None:
    """Return the mode in which those take over whom a column names: 受委托单位, 下放乡镇, 承接单位（委托）.

    Args:
        head: a head's lowest level.
    """
    cleaned = _EXTENT.sub("", clean(head))
    if _AGENTS.fullmatch(cleaned):
        return Mode.ENTRUSTED
    match = _TAKERS_MODE.fullmatch(cleaned) or _AT_LEVEL.fullmatch(cleaned)
    return head_mode(match["mode"]) if match else head_mode(cleaned)


#: 赋权情况, 下放乡镇, 权限下放对象: that powers go down, and nothing of the way.
_UMBRELLA: Final = lazy_pattern(
    r"(?:权力|权限|事权|职权|事项|执法权)?(?:(?:赋权|赋予|放权|授权|下放|下沉|承接|扩权)(?:和|与|及|、)?)+(?:的)?(?:各)?"
    rf"(?:情况|状况|一览|结果|名单|范围|区域|片区|对象|主体|单位|名称|{TOWN}(?:名称|情况)?)"
    "|放权(?:事项|项目)"
)


@lru_cache(maxsize=16384)
def is_umbrella(head: str) -> bool:
    """Return whether a head says that powers are handed down, in the word for all modes: 赋权, 赋权情况, 下放乡镇."""
    cleaned = _TICK.sub("", clean(head))
    if _UMBRELLA.fullmatch(cleaned):
        return True
    found = hits(cleaned)
    return bool(found) and all(hit.kind == "soft" and hit.mode is Mode.DELEGATED for hit in found)


_PAST: Final = lazy_pattern(
    r"^(?:原来?|以前|此前|之前|曾|旧|上一?年度?|去年)(?!则)|(?:调整|变更|修改|改革|动态调整)前|(?:^|[^以])前$"
)
_YEAR: Final = lazy_pattern(r"(?:19|20)\d\d")


def is_past(head: str) -> bool:
    """Return whether a head tells what was before: 原赋权方式, 调整前."""
    return bool(_PAST.search(clean(head)))


#: What holds since a change.
_NOW: Final = lazy_pattern(r"调整后|变更后|^现(?!有)")


def holding_now(heads: list[str]) -> list[str]:
    """Return those of several heads that tell what holds now: not 调整前, of years the last, 审定结果 before others.

    More than one where nothing tells them apart.

    Args:
        heads: in the order of their columns.
    """
    now = [head for head in heads if not is_past(head)]
    years = [max((int(year) for year in _YEAR.findall(head)), default=0) for head in now]
    last = [head for head, year in zip(now, years, strict=True) if year == max(years)]
    settled = next((head for head in last if is_final(clean(head)) or _NOW.search(clean(head))), None)
    return last if settled is None else [settled]


def latest(heads: list[str]) -> str | None:
    """Return the first of the heads that tell what holds now, None where none does.

    Args:
        heads: in the order of their columns.
    """
    return next(iter(holding_now(heads)), None)
