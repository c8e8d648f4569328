"""Columns that say who takes a power over: one a township, one a kind of them, or one that names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model.enums import Mode
from powerlist.model.modes.heads import head_mode, is_past, is_umbrella
from powerlist.model.townwords import OFFICE, TOWN
from powerlist.read.columns.draft import Draft, release, take
from powerlist.read.heads import exact, plain
from powerlist.read.townships import is_township, names_takers
from powerlist.read.values import is_mark, share
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import key

if TYPE_CHECKING:
    from powerlist.model.sheet import Column

#: What is said under a township in place of a mark is no longer.
_WORD: Final = 8
_BRACKETED: Final = lazy_pattern(r"^(.{2,12}?)[（(]([^（）()]{2,12})[)）]$")
#: 三家镇是否承接, 三家镇（是/否）
_TAKES_OVER: Final = lazy_pattern(
    r"(?:是否|能否|可否)?(?:承接|实施|行使|赋权|下放)?(?:情况|方式|形式|与否|时间|日期)?(?:[（(][是能有√][/／、或]?[否不无×]?[）)])?$"
)
#: Words for a kind of townships as heads side by side: 镇 | 街道, 乡镇 | 街道.
_KIND_HEAD: Final = lazy_pattern(rf"各?(?:{TOWN}|街办){OFFICE}?")
_GROUP: Final = lazy_pattern(rf"{TOWN}(?:级)?(?:[（(][^（）()]*[)）])?$")
_ASKS: Final = lazy_pattern(
    r"承接|下放|委托|赋权|放权|授权|延伸|派驻|配合|所在|涉及|受托|实施|行使|方式|职责|意见|部门"
)
_WAY: Final = lazy_pattern(r"(?:方式|形式|类型|类别)$")
_GROUP_HEAD: Final = lazy_pattern(rf"[一二三四五甲乙丙丁A-Da-d]类{TOWN}")
_NUMBER: Final = lazy_pattern(
    r"^\s*(?:\d{1,2}[.、．]|[（(]?[一二三四五六七八九十\d]{1,2}[)）])\s*(?=[\u4e00-\u9fff])"
)
#: So many of a column's cells tell what it holds.
_MOSTLY: Final = 0.8
#: 首批承接, 第二批赋权乡镇, 2024年新增承接
_BATCH: Final = lazy_pattern(
    r"^(?:首批|第[一二三四五六七八九十\d]{1,2}批|(?:19|20)\d\d年?(?:度)?)(?:新增)?的?(?:承接|下放|委托|赋权)(?:主体|单位|乡镇|镇街)?$"
)
#: What sorts townships, or asks them, does not say who takes an item over.
_SORTS: Final = lazy_pattern(r"类|批|意见|建议|申请|级")


def find_receivers(draft: Draft) -> None:
    """Take columns headed by a township's name for receivers."""
    _take_kinds(draft)
    named = [
        (column, town)
        for column, path in draft.free()
        if path
        and not column.stands_for
        and not column.receiver
        and (town := _town(path[-1], draft.known | draft.short))
    ]
    _take_below_receivers(draft)
    _take_named(draft, named)
    _take_groups(draft)
    _take_modes_and_towns(draft)
    _take_ways_below_towns(draft)


def _take_kinds(draft: Draft) -> None:
    """Take 乡镇 beside 街道 for receivers where what stands below are marks or modes."""
    found = []
    for column, path in draft.free():
        if path and not column.stands_for and draft.values(column) and _only_answers(draft, column):
            head = plain(path[-1]).strip()
            head = _TAKES_OVER.sub("", head) or head
            if _KIND_HEAD.fullmatch(key(head)):
                found.append((column, head))
    if len({"街" in head for _, head in found}) < 2 and {head[-1] for _, head in found} != {"镇", "乡"}:
        return
    for column, head in found:
        take(column, "receivers", 0.85)
        column.receiver = head


def _take_groups(draft: Draft) -> None:
    """Take 中心镇 beside 一般乡镇, 石桥镇等3个镇 beside 其余乡镇 for receivers over modes or marks."""
    found = [
        (column, plain(path[-1]).strip())
        for column, path in draft.free()
        if path
        and not column.stands_for
        and not column.receiver
        and column.field in (None, "receivers")
        and _GROUP.search(key(path[-1]))
        and not _ASKS.search(path[-1])
        and draft.values(column)
        and _only_answers(draft, column)
    ]
    beside = sum(1 for column in draft.columns if column.receiver)
    for column, head in found:
        if len(found) + beside < 2 and not _KIND_HEAD.fullmatch(key(head)):
            continue
        take(column, "receivers", 0.8)
        column.receiver = head


def _take_below_receivers(draft: Draft) -> None:
    """Take what stands below 承接主体 over marks or modes for the names of townships: 白石 | 柳林."""
    for column, path in draft.free():
        below = column.field == "receivers" and len(path) > 1 and exact(path[-1]) is None
        if below and _only_answers(draft, column):
            column.receiver, column.sure = plain(path[-1]).strip(), 0.85


def _take_named(draft: Draft, named: list[tuple[Column, str]]) -> None:
    """Take columns headed by a township's name over marks or modes; what is known by name needs none."""
    marked = {column.index: _mostly_answers(draft.values(column)) for column, _ in named}
    # one township's column among marked ones is one too, if it says only a word or two
    beside = any(marked[column.index] and draft.samples.get(column.index) for column, _ in named)
    for column, head in named:
        known = key(head) in draft.known
        short = (
            beside
            and column.field is None
            and key(head) not in draft.short
            and all(len(value.strip()) <= _WORD for value in draft.values(column))
        )
        if known or marked[column.index] or short:
            take(column, "receivers", 0.95 if known else 0.85)
            column.receiver = plain(head).strip()


def _take_modes_and_towns(draft: Draft) -> None:
    """Take a mode under each township, or townships under each mode: there a mark says both.

    赋权情况 over townships names no mode, unless another way stands beside it; and 下放 is the word for all modes
    where a column says the mode. What stands over such a column as well (授权委托情况) names none.
    """
    said = {mode for path in draft.paths for part in path[:-1] if (mode := _mode_of(part)) is not None}
    said |= {mode for path in draft.paths if len(path) > 1 and (mode := head_mode(path[-1])) is not None}
    general = said == {Mode.DELEGATED}
    told = general and any(column.field == "mode" and not column.receiver for column in draft.columns)
    over = {
        part
        for column, path in zip(draft.columns, draft.paths, strict=True)
        if column.field == "mode" and not column.receiver and draft.values(column)
        for part in path[:-1]
    }
    for column, path in draft.free():
        if len(path) < 2:
            continue
        modes = [
            mode
            for part in path
            if (mode := _mode_of(part)) is not None
            and part not in over
            and not (general and (told or is_umbrella(part)))
        ]
        towns = [part for part in path if is_township(part, draft.known | draft.short)]
        if len(modes) == 1 and towns and all(is_mark(value) for value in draft.values(column)):
            take(column, "receivers", 0.85)
            column.receiver, column.mode = plain(towns[-1]).strip(), modes[0]


def _mode_of(part: str) -> Mode | None:
    """Return the mode that a part of a head names, in its bracket as well: 一类乡镇（下放）."""
    match = _BRACKETED.match(plain(part).strip())
    return head_mode(part) or (head_mode(match[2]) if match else None)


def _take_ways_below_towns(draft: Draft) -> None:
    """Take 方式 below each of several townships for what each of them has: 石桥镇 over 是否承接 and 方式."""
    found: dict[str, Column] = {}
    for column, path in draft.free():
        towns = [part for part in path[:-1] if is_township(part, draft.known | draft.short)]
        if towns and _WAY.search(key(path[-1])) and _only_answers(draft, column):
            found.setdefault(plain(towns[-1]).strip(), column)
    if len(found) < 2:
        return
    for town, column in found.items():
        take(column, "receivers", 0.85)
        column.receiver = town


def _only_answers(draft: Draft, column: Column) -> bool:
    """Return whether a column holds nothing but marks and terms of modes."""
    return all(is_mark(value) or head_mode(value) is not None for value in draft.values(column))


def _mostly_answers(values: list[str]) -> bool:
    told = sum(
        1 for value in values if len(value.strip()) <= 1 or is_mark(value) or head_mode(value) is not None
    )
    return told >= 0.6 * len(values)


def _town(head: str, known: frozenset[str]) -> str:
    """Return the township that a head names, alone or in brackets: 江口镇, 承接主体（江口镇）; "" for none."""
    head = _NUMBER.sub("", head)
    if is_township(head, known):
        return head
    bare = _TAKES_OVER.sub("", plain(head).strip())
    if bare != head and is_township(bare, known):
        return bare
    match = _BRACKETED.match(plain(head).strip())
    meaning = exact(match[1]) if match else None
    if match and meaning and meaning.field in ("receivers", "mode") and is_township(match[2], known):
        return match[2]
    if match and _GROUP_HEAD.fullmatch(key(match[1])):
        # 一类镇（三家镇） over modes
        return match[2] if is_township(match[2], known) else match[1]
    if match and is_township(match[1], known):
        # 石桥镇（经济发达镇）
        return match[1]
    return ""


def find_ranges(draft: Draft) -> None:
    """Take 赋权范围 over nothing but townships and groups for receivers, and not who acted before the change."""
    receivers = [column for column in draft.columns if column.field == "receivers"]
    now = [column for column in receivers if not is_past(column.head)]
    for column in draft.of("receivers") if now else ():
        # 调整前承接乡镇 beside 调整后承接乡镇
        if column not in now:
            release(column)
    if receivers:
        return
    for column, _ in draft.free():
        if is_past(column.head) or column.field not in (None, "partition"):
            continue
        if column.field is None and (not column.head or _SORTS.search(column.head)):
            continue
        if _holds_takers(draft, column):
            take(column, "receivers", 0.8)
            return


def _holds_takers(draft: Draft, column: Column) -> bool:
    """Return whether a column holds little but townships and groups, marks aside."""
    values = [value for value in draft.values(column) if not is_mark(value)]
    return bool(values) and share(values, lambda value: names_takers(value, draft.known)) >= _MOSTLY


def take_batches(draft: Draft) -> None:
    """Take 第二批承接 over townships for receivers beside 首批承接, and not only the first of them."""
    if not any(_BATCH.search(key(column.own_head)) for column in draft.of("receivers")):
        return
    for column, path in draft.free():
        if column.field is None and path and _BATCH.search(key(path[-1])) and _holds_takers(draft, column):
            take(column, "receivers", 0.8)
