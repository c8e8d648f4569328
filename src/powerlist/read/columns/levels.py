"""Columns of marks that say at which levels a power is exercised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model.townwords import KIND
from powerlist.read.columns.draft import Draft, release, take
from powerlist.read.heads import exact, guessed, plain
from powerlist.read.townships import all_townships
from powerlist.read.values import is_mark
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import key

if TYPE_CHECKING:
    from powerlist.model.sheet import Column

#: A level as the head of a column of marks.
_LEVEL: Final = lazy_pattern(
    rf"^(?:国家|省|自治区|市|州|设区的?市|县|区|县[（(]?[、/]?市?[、/]?区[）)]?|{KIND})(?:级|本级)?$"
)
_LOWEST: Final = lazy_pattern(r"^(?:乡|镇|街)")
#: A head that says this clearly what its column holds is believed, whatever stands below.
_CLEAR: Final = 0.75
#: 受理、初审 under 乡镇: what is done there, and by nobody's name.
_STEPS: Final = lazy_pattern(
    r"(?:(?:现场|材料|申请|日常|公开|具体|信息)*(?:受理|初审|初核|审查|审核|审批|核发|核准|核实|核查|复核|勘[查验]|踏勘|备案|公示|登记|上报|申报|报送|收件|发证|办理|办结|决定|巡查|检查|监管|宣传|协助|配合|执法|处罚|验收)[、，,;；和及与/\s]*)+"
)
#: 权限划分 over 县级 | 乡镇: what each of them does.
_PARTS: Final = lazy_pattern(r"(?:权限|职权|事权|职责)(?:的)?(?:划分|分工|边界)?$")


def find_levels(draft: Draft) -> None:
    """Let √ under 县级 and 乡镇 say at which levels a power is exercised: below 行使层级, or side by side."""
    found: list[tuple[Column, str]] = []
    told = False
    for column, path in draft.free():
        marked = all(is_mark(value) for value in draft.values(column))
        if not path or not marked or not _LEVEL.match(key(path[-1])):
            continue
        above = [meaning.field for part in path[:-1] if (meaning := exact(part) or guessed(part))]
        # ticks below 实施主体 name no body
        if above and above[-1] not in ("level", "department"):
            continue
        told = told or bool(above)
        found.append((column, path[-1]))
    # 镇 beside 街道 are two kinds of receivers, no two levels
    if told or (len(found) > 1 and any(not _LOWEST.match(key(head)) for _, head in found)):
        for column, head in found:
            take(column, "level", 0.85)
            column.stands_for = plain(head).strip()


def find_parts(draft: Draft) -> None:
    """Take 乡镇 below 权限划分 for its part of the power where what stands there is no township's name."""
    parts = {
        column.index: column
        for column, path in draft.free()
        if len(path) > 1 and _LEVEL.match(key(path[-1])) and _PARTS.search(key(path[-2]))
    }
    for column, path in draft.free():
        values = draft.values(column)
        guess = column.field == "receivers" and column.sure < _CLEAR and column.index not in parts
        if guess and values and all(_STEPS.fullmatch(value.strip()) for value in values):
            release(column)
        if column.index not in parts or column.field != "receivers" or column.receiver or not values:
            continue
        if not _LOWEST.match(key(path[-1])) or any(all_townships(value, draft.known) for value in values):
            continue
        if any(map(is_mark, values)):
            continue
        take(column, "partition", 0.7)
        for other in parts.values():
            if other is not column and other.field == "partition":
                # what the county keeps is no part of the township's
                release(other)
