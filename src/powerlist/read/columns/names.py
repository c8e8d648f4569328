"""Which of several columns of names holds the main items, and which their parts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from powerlist.read.columns.draft import take
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import key

if TYPE_CHECKING:
    from powerlist.read.columns.draft import Draft

#: A second head of names right of the first that means its parts: 权力事项 | 具体事项.
_DETAIL: Final = lazy_pattern(r"^(?:具体|详细|明细|细化|二级|下级)[^/]{0,4}(?:事项|名称|项目)(?:名称)?$")


def part_main_and_sub(draft: Draft) -> None:
    """One name head over two columns: main items stand left, sub-items right of them."""
    if draft.has("sub_name"):
        return
    names = draft.of("name")
    for left, right in pairwise(names):
        if right.index == left.index + 1 and _DETAIL.search(key(right.head)):
            take(right, "sub_name", 0.65)
            return
    if len(names) == 2 and draft.one_head(*names) and all(draft.values(column) for column in names):
        take(names[1], "sub_name", 0.7)


#: What lists of duties call their items: beside names of powers they are the duties that go with each.
_DUTY: Final = lazy_pattern(r"(?:基本|工作|部门|主要)?(?:职责|履职)(?:事项|任务)(?:名称)?")


def take_lone_sub(draft: Draft) -> None:
    """Where no column names main items, that of the sub-items (实施清单名称, 子项名称) or duties names the items."""
    if not draft.has("name"):
        for column in draft.of("sub_name"):
            column.field = "name"
    if not draft.has("name"):
        duties = [column for column in draft.of("duties") if _DUTY.fullmatch(key(column.own_head))]
        for column in duties[:1]:
            column.field = "name"
