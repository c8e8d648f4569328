"""Workbooks that this program made for people to fill in: read back sheet by sheet, every cell as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.files.opening import RefusedError
from powerlist.messages.errors import UserError
from powerlist.messages.texts.read import MESSAGES
from powerlist.read.options import ReadOptions
from powerlist.read.reader import read_book

if TYPE_CHECKING:
    from pathlib import Path

    from powerlist.read.grid import Grid


def read_form(path: Path, shown: str) -> dict[str, list[list[str]]]:
    """Return the texts of every sheet, first row first, blank rows included.

    Args:
        path: the workbook; saved again by Excel or WPS, so untrusted like every other.
        shown: how to name it.

    Raises:
        UserError: it cannot be read; its key is ``file.<kind>``.
    """
    return {name: grid.rows for name, grid in read_grids(path, shown).items()}


def read_grids(path: Path, shown: str) -> dict[str, Grid]:
    """Return every sheet by its name, with what is known of its cells beside their texts.

    Args:
        path: the workbook.
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
