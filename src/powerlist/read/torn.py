"""A row that a document's page break cuts: the rest of it stands in the first rows of the next table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from powerlist.model import noted as kinds
from powerlist.model.sheet import Note, Table
from powerlist.read.grid import Grid
from powerlist.read.merges import index_merges
from powerlist.read.rows import assemble

if TYPE_CHECKING:
    from powerlist.read.merges import Sheet

#: So many items above and so many rows below show whether a row goes on.
_ABOVE: Final = 4
_BELOW: Final = 16


def take_rest(sheet: Sheet, start: int, before: Table) -> list[Note]:
    """Join the rows that hold the rest of the last item of the table above to it, and empty them.

    The two tables are read as one for this, so that a row goes on under the same conditions as in one table.

    Args:
        sheet: the next table, whose columns are those of the table above.
        start: its first row below a head.
        before: the table above; the texts of its last item change.

    Returns:
        A note that the item takes several rows, none where nothing was joined.
    """
    rows, width = sheet.grid.rows, max(column.index for column in before.columns) + 1
    if not len(before) or start >= len(rows):
        return []
    count = min(_ABOVE, len(before))
    above = [
        [before.text[at][position] if at in before.text else "" for at in range(width)]
        for position in range(len(before) - count, len(before))
    ]
    below = [(row + [""] * width)[:width] for row in rows[start : start + _BELOW]]
    one = Table(before.sheet, "", [], [replace(column) for column in before.columns])
    assemble(index_merges(Grid(before.sheet, above + below)), one, 0, count + len(below), [])
    if count not in one.rows:
        return []
    at = one.rows.index(count)
    rest = one.last_rows[at] - count
    if not rest or not any(map(any, below[:rest])):
        return []
    for index, texts in before.text.items():
        texts[-1] = one.text[index][at]
    for row in range(start, start + rest):
        rows[row] = [""] * len(rows[row])
    return [Note(kinds.SEVERAL_ROWS, row=start + 1, detail={"last_row": start + rest})]
