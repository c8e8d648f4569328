"""Laying out cells that span rows and columns (HTML, Word, XML): one place for the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass, field

from powerlist.files.opening import RefusedError
from powerlist.read.grid import squared

#: What a browser allows.
_MOST_COLUMNS = 1000
_MOST_ROWS = 65534


@dataclass(slots=True)
class Layout:
    """A table that grows row by row."""

    limit: int
    rows: list[list[str]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    _taken: dict[int, int] = field(default_factory=dict)
    _cells: int = 0

    def start_row(self) -> None:
        """Begin the next row."""
        self.rows.append([])
        self._taken = {column: left - 1 for column, left in self._taken.items() if left > 1}

    def add(self, text: str, across: int = 1, down: int = 1) -> int:
        """Put the next cell of the row and return its 0-based column.

        Raises:
            RefusedError: ``too_large``.
        """
        across, down = max(1, min(across, _MOST_COLUMNS)), max(1, min(down, _MOST_ROWS))
        row = self.rows[-1]
        column = len(row)
        while column in self._taken:
            row.append("")
            column += 1
        self._cells += across
        if self._cells > self.limit:
            raise RefusedError("too_large", cells=self._cells, limit=self.limit)
        row.append(text)
        row.extend("" for _ in range(across - 1))
        if across > 1 or down > 1:
            top = len(self.rows) - 1
            self.merges.append((top, column, top + down - 1, column + across - 1))
        if down > 1:
            for taken in range(column, column + across):
                self._taken[taken] = down
        return column

    def finish(self) -> tuple[list[list[str]], list[tuple[int, int, int, int]]]:
        """Return the squared rows and the merges, clipped to the rows there are."""
        rows = self.rows
        height = len(rows)
        merges = [(a, b, min(c, height - 1), d) for a, b, c, d in self.merges]
        return squared(rows), [m for m in merges if m[2] > m[0] or m[3] > m[1]]
