"""Merged ranges of a grid: clipped, cleared of invisible text, indexed."""

from __future__ import annotations

from dataclasses import dataclass, field

from powerlist.model import noted as kinds
from powerlist.model.sheet import Note
from powerlist.read.grid import Grid
from powerlist.text.letters import column_letters

#: Merges with text under them beyond these are counted, not named.
_MOST = 50


@dataclass(slots=True)
class Sheet:
    """A grid with its merges indexed.

    Attributes:
        grid: the grid, text under merges taken out.
        wide: row → merges in it that span several columns.
        down: column → merges that start there and span several rows.
        tops: row → (column, last row) of the merges that start there and span several rows.
    """

    grid: Grid
    wide: dict[int, list[tuple[int, int, int, int]]] = field(default_factory=dict)
    down: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    tops: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

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


def _clear(rows: list[list[str]], top: int, left: int, bottom: int, right: int) -> int:
    """Take out the texts below a merge's first cell; return how many of them said something else."""
    said = rows[top][left]
    other = 0
    for row in range(top, bottom + 1):
        cells = rows[row]
        for column in range(left + (row == top), right + 1):
            if cells[column]:
                other += cells[column] != said
                cells[column] = ""
    return other


def index_merges(grid: Grid) -> Sheet:
    """Clip the merges to the grid, take out text that lies invisible under them, and index them.

    Ranges that overlap an earlier one are no merges in any program and are left out; so the work is
    bounded by the size of the grid.
    """
    sheet = Sheet(grid)
    height, width = len(grid.rows), grid.width
    taken = bytearray(height * width)
    room = 8 * height * width
    under = 0
    above: list[str] = []
    for top, left, last, end in grid.merges:
        bottom, right = min(last, height - 1), min(end, width - 1)
        if top > bottom or left > right or (top == bottom and left == right) or top < 0 or left < 0:
            continue
        span = right - left + 1
        room -= 1 + span * (bottom - top + 1)
        if room < 0:
            break
        if span == 1:
            # A cell merged downwards is by far the most common: one stride instead of a loop over rows.
            stride = slice(top * width + left, bottom * width + left + 1, width)
            if 1 in taken[stride]:
                continue
            taken[stride] = b"\x01" * (bottom - top + 1)
        else:
            if any(
                taken.find(1, row * width + left, row * width + right + 1) >= 0
                for row in range(top, bottom + 1)
            ):
                continue
            for row in range(top, bottom + 1):
                taken[row * width + left : row * width + right + 1] = b"\x01" * span
        hidden = _clear(grid.rows, top, left, bottom, right)
        under += hidden
        above += [f"{column_letters(left)}{top + 1}"] if hidden else []
        if right > left:
            for row in range(top, bottom + 1):
                sheet.wide.setdefault(row, []).append((top, left, bottom, right))
        if bottom > top:
            sheet.down.setdefault(left, []).append((top, bottom))
            sheet.tops.setdefault(top, []).append((left, bottom))
    if under:
        grid.notes.append(Note(kinds.TEXT_UNDER_MERGE, detail={"cells": under, "at": above[:_MOST]}))
    return sheet
