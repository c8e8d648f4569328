"""What is noticed about the columns of a table: hidden, not known, guessed, joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.model import noted as kinds
from powerlist.model.enums import How
from powerlist.model.sheet import Note

if TYPE_CHECKING:
    from powerlist.model.sheet import Column


def column_notes(columns: list[Column], samples: dict[int, list[str]], row: int) -> list[Note]:
    """Note the columns that are hidden, not recognised or guessed; those without a value say nothing."""
    row = max(row, 1)
    notes: list[Note] = []
    for column in columns:
        if not samples.get(column.index):
            continue
        at = f"{column.letter}{row}"
        if column.hidden:
            notes.append(Note(kinds.HIDDEN_COLUMN, row=row, cell=at, field=column.field, value=column.head))
        if column.field is None and column.how is not How.PINNED:
            notes.append(Note(kinds.UNMAPPED_COLUMN, row=row, cell=at, value=column.head))
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
        if column.field and not column.receiver and not column.mode:
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
