"""A .csv or .tsv as an openpyxl workbook, all values text."""

from __future__ import annotations

import csv
import io
from typing import Any

from powerlist.report.issues_sheet import put_text

#: Name of the one sheet; a text file has none of its own.
SHEET = "清单"
_MOST_ROWS, _MOST_COLUMNS = 200_000, 500
_WIDEST = 60


def workbook(content: bytes) -> Any:
    """Return the copy, or None where the content is no delimited text.

    Args:
        content: a text file that was read before: UTF-8 or GB18030.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    text = _text(content)
    if text is None or "\0" in text:
        return None
    head = text.split("\n", 1)[0]
    delimiter = max(",\t;", key=head.count)
    if not head.count(delimiter):
        return None
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    widths: dict[int, int] = {}
    wrap = Alignment(wrap_text=True, vertical="top")
    try:
        for row, values in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
            if row > _MOST_ROWS or len(values) > _MOST_COLUMNS:
                return None
            for column, value in enumerate(values, 1):
                if value:
                    cell = sheet.cell(row, column)
                    put_text(cell, value)
                    cell.alignment = wrap
                    widths[column] = max(widths.get(column, 8), min(_WIDEST, 2 * len(value)))
    except csv.Error:
        return None
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    return book


def _text(content: bytes) -> str | None:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
