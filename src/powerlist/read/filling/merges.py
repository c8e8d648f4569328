"""Values that a merged cell gives to all its items."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from powerlist.read.state import Walk


def fill_merged(walk: Walk) -> None:
    """Give every item in a merged range the value of its anchor."""
    table, starts = walk.table, walk.starts
    rows = walk.sheet.grid.rows
    if not starts:
        return
    for column in walk.columns:
        count = 0
        texts = table.text[column]
        for top, bottom in walk.sheet.down.get(column, ()):
            text = rows[top][column]
            if not text or bottom < starts[0] or top > starts[-1]:
                continue
            for index in range(bisect_right(starts, top), bisect_right(starts, bottom)):
                if not texts[index]:
                    walk.fill(column, index, text, top + 1)
                    count += 1
        if count:
            walk.note_filled(column, count, "merge")


def has_merges(walk: Walk, column: int) -> bool:
    """Return whether the column's own style is to merge: some merge in it covers several items."""
    starts = walk.starts
    return any(
        bisect_right(starts, bottom) - bisect_left(starts, top) >= 2
        for top, bottom in walk.sheet.down.get(column, ())
    )
