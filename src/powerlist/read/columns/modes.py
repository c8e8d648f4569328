"""Columns that say how the township comes to act: by marks under a mode, or by terms of modes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model import marks
from powerlist.model.bodywords import ACT, BODY, COUNTY, INSIDE
from powerlist.model.enums import How, Mode
from powerlist.model.fields import SHEET, fields_of
from powerlist.model.modes.heads import head_mode, is_past, latest, taker_mode
from powerlist.model.modes.masks import HANDED
from powerlist.model.modes.scan import clean, hits
from powerlist.model.modes.settled import is_final, leaves_open
from powerlist.model.townwords import TOWN
from powerlist.read.columns.draft import Draft, HeadPath, release, take
from powerlist.read.townships import tells_takers
from powerlist.read.values import CITED, is_mark
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import key

if TYPE_CHECKING:
    from powerlist.model.sheet import Column

#: What a head may be taken for that really names modes: 类别, 权限, 层级.
_VAGUE: Final = (None, "type", "authority", "level", "status")
_MODE_HEAD: Final = key(next(field.head for field in fields_of(SHEET) if field.name == "mode"))
#: So short a text under 下放 says how far, not what.
_SCOPE: Final = 12
#: Who is asked for an opinion, or proposes, has not decided.
_OPINION: Final = lazy_pattern(r"意见|建议|申请|申报|诉求|拟|理由|原因|说明|备注")
#: What a township may be called without its ending.
_SHORT: Final = lazy_pattern(r"[\u4e00-\u9fff]{2,4}")
#: What a head asks that is no name of a township or a group.
_ASKS_HOW: Final = lazy_pattern(
    r"方式|形式|模式|途径|路径|类型|类别|性质|属性|情况|结果|结论|意见|权[^A-Za-z]|下放|委托|承接|行使|实施|办|处理|处置|调整|变动|去向|归属|状态|备注|说明|标识|层级|权限|来源|事项|改革|年|列为|分类|清单|目录"
)
#: An item that is no more, in a column that else tells the way: 2024年版 over 取消.
_GONE: Final = lazy_pattern(r"取消|删除|废止|移除")
_SIGN: Final = lazy_pattern(r"[A-Ha-h①-⑳甲乙丙丁]|[^\w\s，。、；：（）()\[\]/\\—√✓✔×-]")
_LEVEL: Final = lazy_pattern(rf"{TOWN}(?:级|层面)?")
#: The county's own body as a head above, and what it does there by itself: 县级部门 over （自行行使）.
_COUNTYS: Final = lazy_pattern(
    rf"{COUNTY}(?:级|直|本级)?(?:{INSIDE}{{0,14}}{BODY})?|(?:业务|行业)?主管部门|部门"
)
_BY_ITSELF: Final = lazy_pattern(
    rf"[（(]?(?:(?:自行|自主|独立|直接|继续){ACT}?|(?:继续)?保留(?:{ACT})?)[)）]?"
)
#: What a head explains in brackets, term by term.
_BRACKET: Final = lazy_pattern(r"[（(]([^（）()]{4,60})[)）]$")
_TERMS: Final = lazy_pattern(r"[，,、；;\s]+")
_ADJUSTED: Final = lazy_pattern(
    r"[（(](?:(?:19|20)\d\d年?(?:度)?)?(?:拟)?(?:动态)?(?:调整|变更|修订)(?:情况)?[)）]$"
)
_IN_PART: Final = lazy_pattern(r"(?:部分|全部|待定|未定|拟|计划)(?:下放|委托|承接|赋权|延伸)?")
_ASKS: Final = lazy_pattern(r"^(?:是否|有无)")
_STAYS: Final = lazy_pattern(r"保留|收回|上收")
_ANSWER_HEADS: Final = ("是", "否", "有", "无")
_YEAR: Final = lazy_pattern(r"(?:19|20)\d\d")


def find_modes(draft: Draft) -> None:
    """Take columns that say a mode by their marks (√ under 下放) or by nothing but terms for mode columns."""
    _take_explained(draft)
    for column in draft.of("type"):
        # 类别 over ★ and ▲: signs that a note explains, and no types
        signs = {value.strip() for value in draft.values(column)}
        if len(signs) > 1 and all(map(_SIGN.fullmatch, signs)):
            release(column)
    _take_marked(draft)
    if any(
        column.field == "mode" and (column.mode or column.index in draft.pinned) for column in draft.columns
    ):
        return
    named: dict[str, Column] = {}
    for column, _ in draft.free():
        if column.field == "mode" or _holds_modes(column, draft.values(column)):
            named.setdefault(column.head, column)
    for head in _alike(named):
        del named[head]
    if named:
        _keep_what_holds(named)


def _take_explained(draft: Draft) -> None:
    """Take 类别（A直接下放，B委托，C派驻） over signs for the column of modes where no other is one."""
    if any(column.field == "mode" for column in draft.columns):
        return
    for column, path in draft.free():
        told = _BRACKET.search(path[-1]) if path and column.field in _VAGUE else None
        values = draft.values(column)
        if told is None or not values or any(len(value.strip()) > 1 for value in values):
            continue
        if len({mode for part in _TERMS.split(told[1]) if (mode := head_mode(part)) is not None}) > 1:
            take(column, "mode", 0.85)
            return


def _alike(named: dict[str, Column]) -> list[str]:
    """Return the heads of several columns that hold modes and that none of which is said to hold now: 石桥 | 白马.

    They may be townships that nobody knows; to take the first for the mode of all would be a guess.
    """
    found = [
        head
        for head, column in named.items()
        if column.field is None
        and (_SHORT.fullmatch(column.own_head) or not _ASKS_HOW.search(column.own_head))
        and not (is_past(head) or _OPINION.search(head) or is_final(head) or _YEAR.search(head))
    ]
    return found if len(found) > 1 and len(found) == len(named) else []


def _holds_modes(column: Column, texts: list[str]) -> bool:
    """Return whether a column holds nothing but terms of modes under a head that says little: 类别, 权限, or none."""
    values = {value for value in texts if value.strip()}
    final = is_final(column.head)
    if column.field not in _VAGUE or not values or (_OPINION.search(column.head) and not final):
        return False
    modes = {
        head_mode(value)
        for value in values
        if marks.meaning(value) != marks.NO
        and not (final and leaves_open(value))
        and not _GONE.fullmatch(value.strip())
    }
    return None not in modes and bool(modes & HANDED)


def _keep_what_holds(named: dict[str, Column]) -> None:
    """Of several columns that name modes keep the one that holds now: no opinion, no year before, not 调整前.

    Args:
        named: head → column.
    """
    heads = list(named)
    chosen = latest(heads)
    newer = [
        head for head in heads if _ADJUSTED.search(head) and named[head].field == "mode" and not is_past(head)
    ]
    plain = [head for head in heads if not _YEAR.search(head) and not is_past(head) and head not in newer]
    if len(newer) == 1 and len(plain) == len(heads) - 1 == 1 and not _proposed(newer[0]):
        # 赋权方式 | 赋权方式（2024年调整）: a blank in the later column leaves what stands in the first
        release(named[newer[0]])
        return
    for head, column in named.items():
        if head == chosen and column.field != "mode":
            rivals = [
                at
                for at, other in named.items()
                if other.field == "mode" and not is_past(at) and not _proposed(at)
            ]
            if not rivals or _dated(heads):
                take(column, "mode", 0.8)
        elif (
            head != chosen
            and column.field == "mode"
            and (is_past(head) or _dated(heads) or (_proposed(head) and not _proposed(str(chosen))))
        ):
            release(column)


def _proposed(head: str) -> bool:
    """Return whether a head asks what somebody proposes or thinks: 部门拟放权方式, 乡镇意见."""
    return _OPINION.search(head) is not None and not is_final(head)


def _dated(heads: list[str]) -> bool:
    """Return whether heads differ in a year: 2022年方式, 2024年方式."""
    return sum(1 for head in heads if _YEAR.search(head)) > 1


def _take_marked(draft: Draft) -> None:
    """Take columns headed 下放, 是否委托, 乡镇直接行使 … that hold marks, or the townships concerned."""
    found = _answers_apart(draft)
    told: list[tuple[Column, Mode]] = []
    for column, path in draft.free():
        if not path or column.receiver or column.stands_for:
            continue
        mode = _mode_below(path)
        if mode is None or key(path[-1]) == _MODE_HEAD:
            # 赋权方式 itself names none of the modes: √ below it says nothing
            continue
        values = draft.values(column)
        marked = all(is_mark(value) or marks.answered(value)[0] for value in values)
        if marked or all(is_mark(value) or tells_takers(value, draft.known) for value in values):
            if _may_be_marked(column, values, marked):
                found.append((column, mode, marked))
        elif column.field is None and all(
            len(value) <= _SCOPE and not CITED.search(value) for value in values
        ):
            # 部分 or 一般程序 under 下放 says how far
            if (
                _ASKS.search(path[-1])
                and all(is_mark(value) or _answers(value) for value in values)
                and sum(map(is_mark, values)) * 2 >= len(values)
                and _may_be_marked(column, values, marked=True)
            ):
                # 是否下放 over 是, 否, 部分 and 不下放
                found.append((column, mode, True))
                continue
            told.append((column, mode))
    modes = {mode for _, mode, _ in found} | {mode for _, mode in told}
    if not modes & HANDED:
        # 县级保留 beside 三家镇 | 拦江镇: what no township has
        found = [one for one in found if _STAYS.search(one[0].own_head)]
        if not any(column.receiver for column in draft.columns):
            return
    if len(modes & HANDED) > 1:
        found += [(column, mode, True) for column, mode in told]
    for column, mode, marked in found:
        # 下放乡镇 over names is the column of receivers, unless 委托乡镇 stands beside it
        if marked or column.field not in ("receivers", "outpost", "partition") or len(modes) > 1:
            take(column, "mode", 0.9)
            column.mode = mode


def _mode_below(path: HeadPath) -> Mode | None:
    """Return the mode that the lowest level of a head names, given who is named above it."""
    mode = taker_mode(path[-1])
    above = key(path[-2]) if len(path) > 1 else ""
    if _LEVEL.fullmatch(above):
        # 自行行使 below 乡镇级 is the township's
        return taker_mode(above + key(path[-1])) or mode
    if _COUNTYS.fullmatch(above) and _BY_ITSELF.fullmatch(key(path[-1])):
        # and below 县级部门 the department's, in brackets or not
        return Mode.RETAINED
    return mode


def _answers_apart(draft: Draft) -> list[tuple[Column, Mode, bool]]:
    """Return the columns 是 and 否 below 是否委托, and its mode; a mark there stands for the answer."""
    found = []
    for column, path in draft.free():
        if len(path) < 2 or not _ASKS.search(path[-2]) or key(path[-1]) not in _ANSWER_HEADS:
            continue
        mode = taker_mode(path[-2])
        if mode is not None and all(map(is_mark, draft.values(column))):
            column.stands_for, column.lowest = path[-1].strip(), path[-2]
            found.append((column, mode, True))
    return found


def _answers(value: str) -> bool:
    """Return whether a short text answers whether a power is handed down: 部分, 不委托, 2024年3月已委托, 下放中."""
    return bool(_IN_PART.fullmatch(value.strip()) or hits(clean(value)))


def _may_be_marked(column: Column, values: list[str], marked: bool) -> bool:
    """Return whether a column of marks or townships under a mode's name may be one of that mode.

    Marks are no names, no bodies, no receivers, whatever a head is known for; 派驻机构 over townships names no
    outposts: these are called 三家市场监管所.
    """
    return (
        column.field in (None, "mode", "receivers")
        or column.how is How.INFERRED
        or (bool(values) and (marked or column.field in ("outpost", "partition")))
    )
