"""How wide the columns of a sheet are and how high its rows."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from powerlist.render.widths import length, shares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from powerlist.render.excel.style import Style
    from powerlist.render.layout import Column, Section

#: Width of the printed sheet, of a Chinese character and of a cell's margins, in Excel's units.
_SHEET_WIDTH = 128.0
_CHARACTER = 2.1
_AROUND = 1.6
_HIGHEST = 409.0


def column_widths(sheet: Worksheet, columns: Sequence[Column], style: Style) -> list[float]:
    """Share the printed width among columns as their texts ask; what the style fixes stays. Return the widths."""
    shared = shares(columns, _SHEET_WIDTH, _CHARACTER, _AROUND)
    made = [
        style.column.get(column.name, round(width, 1)) for column, width in zip(columns, shared, strict=True)
    ]
    for position, width in enumerate(made):
        sheet.set_column(position, position, width)
    return made


def head_height(columns: Sequence[Column], made: Sequence[float], style: Style) -> float:
    """Return the height that the fullest head needs."""
    size = style.size.head
    rooms = [max(1.0, (width - 0.4) / 2 * 10.5 / size) for width in made]
    lines = max(ceil(length(column.head) / room) for column, room in zip(columns, rooms, strict=True))
    return float(max(24.0, round(lines * size * 1.36 + 8, 1)))


def text_height(text: str, width: float, size: float, least: float) -> float:
    """Return the height of a line of text over merged cells, which no program fits when it opens a file.

    Args:
        text: the text.
        width: width of the cells together.
        size: its type.
        least: the height of one line.
    """
    room = max(1.0, (width - 0.4) / 2 * 10.5 / size)
    lines = sum(max(1, ceil(length(line) / room)) for line in text.split("\n"))
    return min(_HIGHEST, max(least, round(lines * size * 1.36 + 6, 1)) if lines > 1 else least)


def row_heights(
    sheet: Worksheet, section: Section, made: Sequence[float], style: Style, *, first: int
) -> list[int]:
    """Set every row as high as its fullest cell: not every program fits rows when it opens a file.

    Args:
        sheet: the sheet.
        section: what stands in it.
        made: the widths of its columns.
        style: the office's.
        first: the row of the first item, from 0.

    Returns:
        The rows (from 0) whose text is longer than the highest row that Excel knows.
    """
    size = style.size.body
    lines = [1] * section.count
    for column, width in zip(section.columns, made, strict=False):
        room = max(1, int((width - 0.4) / 2 * 10.5 / size))
        for row, text in enumerate(section.cells[column.name]):
            if len(text) > room or "\n" in text:
                needed = sum(1 + (len(line) - 1) // room if line else 1 for line in text.split("\n"))
                lines[row] = max(lines[row], needed)
    for row, count in enumerate(lines, first):
        sheet.set_row(row, min(_HIGHEST, round(count * size * 1.36 + 6, 1)))
    return [row for row, count in enumerate(lines) if count * size * 1.36 + 6 > _HIGHEST]
