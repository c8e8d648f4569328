"""Workbooks that this program made for people to fill in: read back sheet by sheet, every cell as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.files.opening import RefusedError
from powerlist.messages.errors import UserError
from powerlist.messages.texts.read import MESSAGES
from powerlist.read.options import ReadOptions
from powerlist.read.reader import read_book
from powerlist.text.letters import column_letters

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from powerlist.read.grid import Grid


def read_grids(path: Path, shown: str) -> dict[str, Grid]:
    """Return every sheet by its name: its texts, blank rows included, and what is known of its cells beside them.

    Args:
        path: the workbook; saved again by Excel or WPS, so untrusted like every other.
        shown: how to name it.

    Raises:
        UserError: it cannot be read; its key is ``file.<kind>``.
    """
    try:
        book = read_book(path, shown, ReadOptions())
    except RefusedError as refused:
        own = f"read.problem.{refused.detail.get('reason')}"
        if own in MESSAGES:
            raise UserError(own, **{"file": shown, **refused.detail}) from refused
        reason = "，".join(str(value) for value in refused.detail.values()) or refused.kind
        raise UserError(f"file.{refused.kind}", file=shown, reason=reason) from refused
    return {grid.name or "": grid for grid in book.grids}


def no_formula(grid: Grid, shown: str) -> None:
    """Refuse a formula that has no value: its cell reads as empty, and would empty what the list has.

    Args:
        grid: one sheet.
        shown: how to name it, with its workbook.

    Raises:
        UserError: there is one.
    """
    for row, column in sorted(grid.uncached):
        raise UserError("edit.formula", place=f"{shown}!{column_letters(column)}{row + 1}")


def unmerged(grid: Grid, shown: str, keys: Collection[int]) -> list[list[str]]:
    """Return the rows of a sheet with the text of a merged cell in all the rows that it stands for.

    Args:
        grid: one sheet, its first row the heads.
        shown: how to name it, with its workbook.
        keys: the columns that say which row is which: 0-based.

    Raises:
        UserError: a cell with text is merged over several columns, or over heads or keys; its other cells would read as
            emptied.
    """
    rows = [list(row) for row in grid.rows]
    for top, left, last, right in grid.merges:
        bottom = min(last, len(rows) - 1)
        if (
            top > bottom
            or left >= grid.width
            or not any(any(row[left : right + 1]) for row in rows[top : bottom + 1])
        ):
            continue
        if right > left or (bottom > top and (top == 0 or left in keys)):
            raise UserError("edit.merged", place=f"{shown}!{column_letters(left)}{top + 1}")
        for row in range(top + 1, bottom + 1):
            rows[row][left] = rows[top][left]
    return rows
