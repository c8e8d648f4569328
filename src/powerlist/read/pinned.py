"""Whether a sheet has the rows and columns that a pin names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.model.sheet import Pinned
from powerlist.read.grid import column_of
from powerlist.text.width import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.sheet import Column, Table
    from powerlist.read.grid import Grid
    from powerlist.read.options import PinnedMapping

#: No column has more letters: XFD.
_LETTERS = 3


def is_letter(name: str) -> bool:
    """Return whether a pin names a column by its letter (C), not by its head."""
    return name.isascii() and name.isalpha() and len(name) <= _LETTERS


def meant(name: str, column: Column, path: Sequence[str] = ()) -> bool:
    """Return whether a pin's name means a column.

    Args:
        name: a letter, or a head: the whole, or one of its levels.
        column: a column of a table.
        path: the levels of its head, where they are known.
    """
    if is_letter(name) and column_of(name) == column.index:
        return True
    heads = {key(column.head), key(column.own_head), *map(key, path or column.head.split("/"))}
    return key(name) in heads


def pinned(number: int, pin: PinnedMapping, grid: Grid, tables: Sequence[Table]) -> Pinned:
    """Return what a pin found on a sheet, and what it did not.

    Args:
        number: which of the pins it is.
        pin: the pin.
        grid: the sheet.
        tables: the lists that were found on it.
    """
    rows = len(grid.rows)
    outside = any(not 0 < row <= rows for row in pin.header_rows)
    columns = [column for table in tables for column in table.columns]
    missing = tuple(
        name
        for name, _ in pin.columns
        if not any(meant(name, column) for column in columns)
        and not (is_letter(name) and column_of(name) < grid.width)
    )
    return Pinned(number, grid.name or "", rows if outside else 0, missing if tables else None)
