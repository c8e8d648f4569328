"""One head: its rows and the texts that stand over each column."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from powerlist.text.width import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from powerlist.read.merges import Sheet

#: A head is short; some carry instructions in brackets.
LONGEST_HEAD: Final = 60
#: No part of a head is longer, whatever is written into it.
_LONGEST_PART: Final = 400


@dataclass(slots=True)
class Head:
    """The rows of a head and what stands in them.

    Attributes:
        top: first row, 0-based.
        bottom: last row.
        paths: (column, texts from top to bottom).
        wide: column → first column of the wide head it lies under.
        named: only rows with a name of its own column are items: it shares its rows with another list.
        hints: its rows that only tell how to fill the columns in.
    """

    top: int
    bottom: int
    paths: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    wide: dict[int, int] = field(default_factory=dict)
    named: bool = False
    hints: list[int] = field(default_factory=list)

    def keys(self) -> dict[int, str]:
        """Return column → compared head."""
        return {column: key("/".join(path)) for column, path in self.paths if path}


def set_paths(sheet: Sheet, head: Head) -> None:
    """Collect the head texts of each column and the columns that the head covers."""
    found: dict[int, list[str]] = {}
    for row in range(head.top, head.bottom + 1):
        for column, text in _texts(sheet, head, row):
            texts = found.setdefault(column, [])
            if not texts or texts[-1] != text:
                texts.append(text)
        for top, left, bottom, right in sheet.wide.get(row, ()):
            if top >= head.top and bottom == head.bottom:
                head.wide.update(dict.fromkeys(range(left, right + 1), left))
    if found:
        head.paths = [(column, tuple(found.get(column, ()))) for column in range(min(found), max(found) + 1)]


def _texts(sheet: Sheet, head: Head, row: int) -> Iterator[tuple[int, str]]:
    """Yield (column, text) of a row of a head; without merges a group's text holds for the blanks right of it."""
    spreads = row < head.bottom and not sheet.wide.get(row)
    last = ""
    for column in range(sheet.grid.width):
        text = sheet.text(row, column)
        if text:
            last = text
        elif spreads and last and not sheet.down.get(column) and _goes_on_below(sheet, head, row, column):
            text = last
        if text and len(text) <= _LONGEST_PART:
            yield column, re.sub(r"\s+", "", text) if re.search("[\u4e00-\u9fff]", text) else text.strip()


def _goes_on_below(sheet: Sheet, head: Head, row: int, column: int) -> bool:
    return any(sheet.grid.rows[lower][column] for lower in range(row + 1, head.bottom + 1))
