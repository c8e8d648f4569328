"""Merged ranges of a grid: clipped, cleared of invisible text, indexed."""

from __future__ import annotations

from dataclasses import dataclass, field

from powerlist.model import noted as kinds
from powerlist.model.sheet import Note
from powerlist.read.grid import Grid


@dataclass(slots=True)
class Sheet:
    """A grid with its merges indexed.

    Attributes:
        grid: the grid, text under merges taken out.
        wide: row → merges in it that span several columns.
        down: column → merges that start there and span several rows.
    """

    grid: Grid
    wide: dict[int, list[tuple[int, int, int, int]]] = field(default_factory=dict)
    down: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        """Return what a look at this place shows, merges resolved."""
        own = self.grid.rows[row][column] if row < len(self.grid.rows) and column < self.grid.width else ""
        if own:
            return own
        for top, left, _, right in self.wide.get(row, ()):
            if left <= column <= right:
                return self.grid.rows[top][left]
        for top, bottom in self.down.get(column, ()):
            if top <= row <= bottom:
                return self.grid.rows[top][column]
        return ""


def index_merges(grid: Grid) -> Sheet:
    """Clip the merges to the grid, take out text that lies invisible under them, and index them."""
    sheet = Sheet(grid)
    height, width = len(grid.rows), grid.width
    room = max(4 * height * max(width, 1), 100_000)
    under = 0
    for top, left, bottom, right in grid.merges:
        bottom, right = min(bottom, height - 1), min(right, width - 1)  # noqa: PLW2901
        if top > bottom or left > right or (top == bottom and left == right):
            continue
        room -= (bottom - top + 1) * (right - left + 1)
        if room < 0:
            break
        for row in range(top, bottom + 1):
            cells = grid.rows[row]
            for column in range(left + (row == top), right + 1):
                if cells[column]:
                    under += cells[column] != grid.rows[top][left]
                    cells[column] = ""
        if right > left:
            for row in range(top, bottom + 1):
                sheet.wide.setdefault(row, []).append((top, left, bottom, right))
        if bottom > top:
            sheet.down.setdefault(left, []).append((top, bottom))
    if under:
        grid.notes.append(Note(kinds.TEXT_UNDER_MERGE, detail={"cells": under}))
    return sheet
