"""What is noticed about the columns of a table: hidden, not known, guessed, joined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model import marks
from powerlist.model import noted as kinds
from powerlist.model.enums import How
from powerlist.model.modes.heads import head_mode
from powerlist.model.modes.masks import HANDED
from powerlist.model.sheet import Note
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import key

if TYPE_CHECKING:
    from powerlist.model.sheet import Column

#: 石桥, 上河片: what a township may be called without its ending.
_SHORT_NAME: Final = lazy_pattern(r"[\u4e00-\u9fff]{2,4}")


def column_notes(columns: list[Column], samples: dict[int, list[str]], row: int) -> list[Note]:
    """Note the columns that are hidden, not recognised or guessed; those without a value say nothing."""
    row = max(row, 1)
    notes: list[Note] = []
    ticks = _ticked(columns, samples)
    for column in columns:
        if not samples.get(column.index):
            continue
        at = f"{column.letter}{row}"
        if column.hidden:
            seen = _seen_instead(column, columns)
            told = {"instead": seen} if seen else {}
            notes.append(
                Note(
                    kinds.HIDDEN_COLUMN, row=row, cell=at, field=column.field, value=column.head, detail=told
                )
            )
            if seen:
                continue
        if column.field is None and column.how is not How.PINNED:
            ticked = {"ticked": True} if column.index in ticks else {}
            notes.append(Note(kinds.UNMAPPED_COLUMN, row=row, cell=at, value=column.head, detail=ticked))
        elif column.how is How.INFERRED and column.sure < 0.9 and not column.receiver:
            detail = {"sure": column.sure}
            notes.append(
                Note(
                    kinds.INFERRED_COLUMN,
                    row=row,
                    cell=at,
                    field=column.field,
                    value=column.head,
                    detail=detail,
                )
            )
    joined: dict[str, list[str]] = {}
    for column in columns:
        if column.field and not (column.receiver or column.mode or column.stands_for):
            joined.setdefault(column.field, []).append(column.letter)
    for field, letters in joined.items():
        if len(letters) > 1:
            notes.append(
                Note(
                    kinds.JOINED_COLUMNS,
                    row=row,
                    cell=f"{letters[0]}{row}",
                    field=field,
                    detail={"letters": letters},
                )
            )
    return notes


def _seen_instead(column: Column, columns: list[Column]) -> str | None:
    """Return the letter of the visible column of the same head that was taken instead of a hidden one."""
    if column.field is not None or column.how is How.PINNED:
        return None
    same = (c for c in columns if not c.hidden and c.field is not None and key(c.head) == key(column.head))
    return next((c.letter for c in same), None)


def _ticked(columns: list[Column], samples: dict[int, list[str]]) -> set[int]:
    """Return the unknown columns that hold nothing but marks and modes: perhaps the townships (石桥 | 白马).

    None where another column says who takes over.
    """
    if any(column.field == "receivers" for column in columns):
        return set()
    found = {
        column.index
        for column in columns
        if column.field is None
        and column.how is not How.PINNED
        and _SHORT_NAME.fullmatch(column.own_head)
        and any(_says_yes(value) for value in samples.get(column.index, []))
        and all(
            marks.meaning(value) != marks.TEXT or _says_yes(value) for value in samples.get(column.index, [])
        )
    }
    return found if len(found) > 1 else set()


def _says_yes(value: str) -> bool:
    return marks.meaning(value) == marks.YES or marks.takes_over(value) is True or head_mode(value) in HANDED
