"""A head that is merged on one sheet of a book and not on the next.

The sheets of one book are copies of one form. Where somebody merged 实施层级及权限 over two columns on one of them, the
blank cell beside the same head in the same row of another is under that head too: without it the column says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model import noted as kinds
from powerlist.model.sheet import Note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.sheet import Table
    from powerlist.read.grid import Grid

#: Heads stand near the top, are several and short.
_ROWS: Final = 10
_HEADS: Final = 4
_LONGEST: Final = 30

#: Row and columns that a merge covers, and the sheet that has it.
Lent = tuple[int, int, int, str]


def lend(grids: Sequence[Grid], fixed: frozenset[int] = frozenset()) -> dict[int, list[Lent]]:
    """Give rows of heads the merges that a row of the very same heads has on another sheet.

    Args:
        grids: the sheets of one book; merges are added in place.
        fixed: places of the sheets that are read as a pin says.

    Returns:
        place of a sheet → what it was given, rows and columns 0-based.
    """
    known: dict[tuple[str, ...], list[tuple[int, int, str]]] = {}
    for grid in grids:
        for row, heads in _heads(grid):
            found = [
                (left, right, grid.name or "")
                for top, left, bottom, right in grid.merges
                if top == bottom == row and left < right < len(heads) and _covers(heads, left, right)
            ]
            if found:
                known.setdefault(heads, found)
    lent: dict[int, list[Lent]] = {}
    for place, grid in enumerate(grids):
        if place in fixed or not known:
            continue
        for row, heads in _heads(grid):
            if any(top <= row <= bottom for top, _, bottom, _ in grid.merges):
                continue
            for left, right, sheet in known.get(heads, ()):
                grid.merges.append((row, left, row, right))
                lent.setdefault(place, []).append((row, left, right, sheet))
    return lent


def told(lent: Sequence[Lent], tables: Sequence[Table]) -> list[Note]:
    """Return a note of each column that is read as it is because of another sheet.

    Args:
        lent: what the sheet was given.
        tables: those found on it.
    """
    return [
        Note(
            kinds.INFERRED_COLUMN,
            row=row + 1,
            cell=f"{column.letter}{row + 1}",
            field=column.field,
            value=column.head,
            detail={"like": sheet},
        )
        for row, left, right, sheet in lent
        for table in tables
        if row + 1 in table.header_rows
        for column in table.columns
        if left < column.index <= right and column.field is not None
    ]


def _covers(heads: Sequence[str], left: int, right: int) -> bool:
    """Return whether a head stands before blanks that a merge would lay under it."""
    return bool(heads[left]) and not any(heads[left + 1 : right + 1])


def _heads(grid: Grid) -> list[tuple[int, tuple[str, ...]]]:
    """Return the rows near the top that may be heads, without the blanks at their ends."""
    found = []
    for row, cells in enumerate(grid.rows[:_ROWS]):
        texts = [text.strip() for text in cells]
        while texts and not texts[-1]:
            texts.pop()
        filled = [text for text in texts if text]
        if len(filled) >= _HEADS and max(map(len, filled)) <= _LONGEST:
            found.append((row, tuple(texts)))
    return found
