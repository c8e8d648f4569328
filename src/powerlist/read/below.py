"""What is in the columns below a head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model.failed import FAILED
from powerlist.read.lines import is_date, is_ditto, is_page_line, is_total
from powerlist.read.values import ORGAN

if TYPE_CHECKING:
    from powerlist.read.headrows.head import Head
    from powerlist.read.merges import Sheet

SAMPLE: Final = 400


def has_values(sheet: Sheet, column: int, start: int, end: int) -> bool:
    """Return whether a column holds anything between two rows."""
    rows = sheet.grid.rows
    return column < sheet.grid.width and any(rows[row][column] for row in range(start, min(end, len(rows))))


def samples_of(
    sheet: Sheet, head: Head, end: int, again: frozenset[int] = frozenset()
) -> dict[int, list[str]]:
    """Return some of each column's values below a head, blanks left out.

    Args:
        sheet: the sheet.
        head: the head.
        end: row behind the last one.
        again: rows that print the head again.
    """
    rows = sheet.grid.rows
    found: dict[int, list[str]] = {}
    last = min(end, head.bottom + 1 + 4 * SAMPLE, len(rows))
    # A row of totals holds numbers under every mark, a page's number stands anywhere: none tells what a column is.
    again = again | {row for row in range(head.bottom + 1, last) if _tells_nothing(rows, row)}
    for column, _ in head.paths:
        if column >= sheet.grid.width:
            continue
        values = found.setdefault(column, [])
        for row in range(head.bottom + 1, last):
            text = rows[row][column]
            if (
                text
                and row not in again
                and not text.rstrip().endswith(("：", ":"))
                and not is_total(text)
                and not is_ditto(text)
                and text not in FAILED
            ):
                values.append(text)
                if len(values) >= SAMPLE:
                    break
    return found


def _tells_nothing(rows: list[list[str]], at: int) -> bool:
    """Return whether a row sums up, or holds only the number of a page, a day, or who issued the list above it."""
    first = next(filter(None, rows[at]), "")
    if is_total(first):
        return True
    if sum(map(bool, rows[at])) != 1:
        return False
    return (
        is_page_line(first)
        or is_date(first)
        or (
            ORGAN.search(first.strip()) is not None
            and at + 1 < len(rows)
            and sum(map(bool, rows[at + 1])) == 1
            and is_date(next(filter(None, rows[at + 1])))
        )
    )


def share_filled(sheet: Sheet, column: int, block: Head, end: int) -> float:
    """Return in which share of the used rows below a head a column holds something."""
    rows = sheet.grid.rows[block.bottom + 1 : min(end, block.bottom + 1 + SAMPLE)]
    used = [row for row in rows if any(row)]
    return sum(1 for row in used if row[column]) / len(used) if used else 0.0
