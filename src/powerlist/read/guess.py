"""Find a list's head where no vocabulary helps: typos in every head, one column, or content that speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.read.below import SAMPLE, samples_of
from powerlist.read.columns.mapping import map_columns
from powerlist.read.headrows.extent import expand
from powerlist.read.headrows.head import LONGEST_HEAD, Head, set_paths
from powerlist.read.heads import exact, guessed

if TYPE_CHECKING:
    from powerlist.read.merges import Sheet
    from powerlist.read.options import ReadOptions


#: The columns of a list without known heads stand in so many, its first row among so many, and so many cells tell it.
_WIDEST: Final = 256
_HIGHEST: Final = 60
_CELLS: Final = 250_000


def guess_heads(sheet: Sheet, options: ReadOptions) -> list[Head]:
    """Find a head where no vocabulary helps: typos in every head, one column, or content that speaks."""
    rows = sheet.grid.rows
    for index, row in enumerate(rows[:60]):
        cells = [cell for cell in row if cell]
        if not cells or any(len(cell) > LONGEST_HEAD for cell in cells) or index + 1 >= len(rows):
            continue
        fields = {meaning.field for cell in cells if (meaning := exact(cell) or guessed(cell)) is not None}
        if len(cells) >= 2 and len(fields) >= 2 and "name" in fields:
            head = expand(sheet, index, -1)
            return [head] if head is not None else []
        if len(cells) == 1 and "name" in fields and _names_a_column(cells[0]) and any(rows[index + 1]):
            below = [cell for cell in rows[index + 1] if cell]
            if len(below) == 1 and _names_a_column(below[0]):
                continue  # this one is the title of the next
            head = Head(index, index)
            set_paths(sheet, head)
            return [head]
    return _by_content(sheet, options)


def _by_content(sheet: Sheet, options: ReadOptions) -> list[Head]:
    """Find a head, or that there is none, by what the columns hold; so many cells are looked at, and no more."""
    rows = sheet.grid.rows
    looked = max(1, min(sheet.grid.width, _WIDEST) * min(len(rows), SAMPLE))
    for index, row in enumerate(rows[: max(3, min(_HIGHEST, _CELLS // looked))]):
        cells = [cell for cell in row if cell]
        if len(cells) < 2 or index + 1 >= len(rows) or sheet.wide.get(index):
            continue
        bare = _headless(sheet, index, options)
        if bare is not None:
            return [bare]
        if any(len(cell) > 30 or cell.strip().isdigit() for cell in cells):
            continue
        head = Head(index, index)
        set_paths(sheet, head)
        part = Head(index, index, head.paths[:_WIDEST])
        columns = map_columns(part.paths, samples_of(sheet, part, len(rows)), options, None, frozenset(), {})
        fields = {column.field for column in columns if column.field}
        named = any(column.field == "name" and guessed(column.head) is not None for column in columns)
        if "name" in fields and (named or fields & {"basis", "type", "department"} or len(rows) - index > 3):
            return [head]
    return []


def _names_a_column(text: str) -> bool:
    """Return whether a cell that stands alone is the head of a list of names, not its title."""
    if exact(text) is not None:
        return True
    meaning = guessed(text)
    return meaning is not None and meaning.sure >= 0.75 and len(text.strip()) <= 10


def _headless(sheet: Sheet, index: int, options: ReadOptions) -> Head | None:
    """Return a head of no rows when the first row is an item already: its cells are like those below."""
    head = Head(index, index - 1, [(column, ()) for column in range(sheet.grid.width)])
    part = Head(index, index - 1, head.paths[:_WIDEST])
    columns = map_columns(
        part.paths, samples_of(sheet, part, len(sheet.grid.rows)), options, None, frozenset(), {}
    )
    fields = {column.field: column.index for column in columns if column.field}
    if "name" not in fields or len(fields) < 2:
        return None
    row = sheet.grid.rows[index]
    own = map_columns(
        part.paths,
        {c: [row[c]] for c in range(min(len(row), _WIDEST)) if row[c]},
        options,
        None,
        frozenset(),
        {},
    )
    mine = {column.index for column in own if column.field}
    return head if mine and mine & {fields.get("type"), fields.get("basis"), fields.get("name")} else None
