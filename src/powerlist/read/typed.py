"""A sheet that has a column for each type of powers, with the names of the items below it: 行政许可 | 行政处罚."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model.enums import How
from powerlist.model.sheet import Column, Line, Table
from powerlist.read.heads import exact
from powerlist.read.rows import assemble
from powerlist.read.values import is_type
from powerlist.text.letters import column_letters

if TYPE_CHECKING:
    from powerlist.model.sheet import Note
    from powerlist.read.merges import Sheet

#: So many rows may stand above the types.
_ABOVE: Final = 10
#: A mark, a number or a word is no name of an item.
_SHORTEST: Final = 4


def read_types(sheet: Sheet) -> tuple[list[Table], list[Note]] | None:
    """Return one list a type, and what was noticed; None where the sheet is another one."""
    rows = sheet.grid.rows
    top = next((at for at, row in enumerate(rows[:_ABOVE]) if _are_types(row)), None)
    if top is None:
        return None
    columns = [column for column, text in enumerate(rows[top]) if text]
    below = [(column, text) for row in rows[top + 1 :] for column, text in enumerate(row) if text]
    if not below or any(
        column not in columns or len(text.strip()) < _SHORTEST or exact(text) is not None
        for column, text in below
    ):
        return None
    tables: list[Table] = []
    notes: list[Note] = []
    for column in columns:
        letter = column_letters(column)
        told = rows[top][column].strip()
        table = Table(
            sheet.grid.name, "", [top + 1], [Column(column, letter, told, "name", How.INFERRED, 0.6)]
        )
        above = [
            Line(at + 1, f"{column_letters(place)}{at + 1}", text.strip(), "title")
            for at, row in enumerate(rows[:top])
            for place, text in enumerate(row)
            if text
        ]
        table.captions = [*above, Line(top + 1, f"{letter}{top + 1}", told, "title")]
        notes += assemble(sheet, table, top + 1, len(rows), [])
        table.range = f"{letter}{top + 1}:{letter}{max([*table.last_rows, top + 1])}"
        if len(table):
            tables.append(table)
    return tables, notes


def _are_types(row: list[str]) -> bool:
    told = [text.strip() for text in row if text]
    return (
        len(told) > 1
        and len(set(told)) == len(told)
        and all(is_type(text) and not text.isdigit() for text in told)
    )
