"""How wide the columns of a sheet are and how high its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.render.widths import shares
from powerlist.text.heights import HIGHEST, height_of, lines_of, room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from powerlist.render.excel.style import Style
    from powerlist.render.layout import Column, Section

#: Width of the printed sheet, of a Chinese character and of a cell's margins, in Excel's units.
_SHEET_WIDTH = 128.0
_CHARACTER = 2.1
_AROUND = 1.6


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
    lines = max(lines_of(column.head, width, size) for column, width in zip(columns, made, strict=True))
    return float(max(24.0, round(height_of(lines, size) + 2, 1)))


def text_height(text: str, width: float, size: float, least: float) -> float:
    """Return the height of a line of text over merged cells, which no program fits when it opens a file.

    Args:
        text: the text.
        width: width of the cells together.
        size: its type.
        least: the height of one line.
    """
    lines = lines_of(text, width, size)
    return min(HIGHEST, max(least, round(height_of(lines, size), 1)) if lines > 1 else least)


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
        wide = int(room(width, size))
        for row, text in enumerate(section.cells[column.name]):
            if len(text) > wide or "\n" in text:
                needed = sum(1 + (len(line) - 1) // wide if line else 1 for line in text.split("\n"))
                lines[row] = max(lines[row], needed)
    for row, count in enumerate(lines, first):
        sheet.set_row(row, min(HIGHEST, round(height_of(count, size), 1)))
    return [row for row, count in enumerate(lines) if height_of(count, size) > HIGHEST]
