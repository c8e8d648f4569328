"""Columns that only some rows have a value for: 委托部门 beside 是否委托, where 否 leaves it blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model import marks
from powerlist.model.modes.masks import HANDED, HANDED_MASK, single
from powerlist.model.modes.texts import cell_modes
from powerlist.model.modes.words import GIVES
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.model.sheet import Column, Table

#: Who hands over: a row that nobody hands over has none.
_GIVER: Final = lazy_pattern(rf"{GIVES}的?(?:部门|单位|机关|主体|机构)(?:名称)?$")


def only_of_given(column: Column, table: Table) -> bool:
    """Return whether a column of who hands over is filled in the rows that are handed over, and in no others.

    Args:
        column: one with blanks.
        table: where it stands; its columns are known.
    """
    if not _GIVER.search(column.own_head):
        return False
    ways = [each for each in table.columns if each.field == "mode" or each.mode is not None]
    told = [_is_given(table, ways, at) for at in range(len(table))] if ways else []
    texts = table.text[column.index]
    filled = [_is_filled(text) for text in texts]
    return bool(told) and None not in told and told == filled


def _is_filled(text: str) -> bool:
    return bool(text) and marks.meaning(text) not in (marks.NO, marks.EMPTY)


def _is_given(table: Table, ways: list[Column], at: int) -> bool | None:
    """Return whether a row says that it is handed over, None where it does not say."""
    said = None
    for column in ways:
        text = table.text[column.index][at]
        if not text:
            continue
        if column.mode is None:
            mask = cell_modes(text)
            yes: bool | None = bool(mask & HANDED_MASK) if single(mask) is not None else None
        else:
            meaning = marks.meaning(marks.answered(text)[0] or text)
            yes = None if meaning not in (marks.YES, marks.NO) else meaning == marks.YES
            if column.mode not in HANDED and yes is not None:
                yes = not yes
        if yes:
            return True
        said = yes if said is None else said
    return said
