"""An old .xls as an openpyxl workbook: values, merged cells, widths, hidden rows, plain formats."""

from __future__ import annotations

import datetime
from typing import Any

from powerlist.report.issues_sheet import put_text

_HORIZONTAL = {1: "left", 2: "center", 3: "right"}
_VERTICAL = {0: "top", 1: "center", 2: "bottom"}
#: Width units of the old format in one character.
_UNITS = 256
_TWIPS = 20


def workbook(content: bytes) -> Any:
    """Return the copy, or None where the file cannot be read so.

    Args:
        content: a .xls that was read before.
    """
    import xlrd
    from openpyxl import Workbook

    try:
        old = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=_Silent())
    except Exception:  # noqa: BLE001 - xlrd raises anything on a file that calamine could read
        return None
    book = Workbook()
    book.remove(book.worksheets[0])
    formats: dict[int, tuple[Any, Any, Any]] = {}
    for sheet in old.sheets():
        new = book.create_sheet(sheet.name)
        if sheet.visibility:
            new.sheet_state = "hidden"
        _cells(old, sheet, new, formats)
        _shape(sheet, new)
    if not book.sheetnames:
        return None
    return book


class _Silent:
    """Where xlrd's warnings go."""

    def write(self, text: str) -> None:
        """Drop it."""


def _cells(old: Any, sheet: Any, new: Any, formats: dict[int, tuple[Any, Any, Any]]) -> None:
    import xlrd

    for row in range(sheet.nrows):
        values, kinds, styles = sheet.row_values(row), sheet.row_types(row), sheet._cell_xf_indexes[row]
        for column, (value, kind, style) in enumerate(zip(values, kinds, styles, strict=False)):
            if kind in (xlrd.XL_CELL_EMPTY,):
                continue
            cell = new.cell(row + 1, column + 1)
            if kind == xlrd.XL_CELL_TEXT:
                put_text(cell, value)
            elif kind == xlrd.XL_CELL_NUMBER:
                cell.value = int(value) if value == int(value) else value
            elif kind == xlrd.XL_CELL_DATE:
                cell.value = _moment(value, old.datemode)
            elif kind == xlrd.XL_CELL_BOOLEAN:
                cell.value = bool(value)
            if style not in formats:
                formats[style] = _format(old, style)
            cell.font, cell.alignment, cell.border = formats[style]


def _moment(value: float, mode: int) -> datetime.datetime | float:
    import xlrd

    try:
        return datetime.datetime(*xlrd.xldate_as_tuple(value, mode))
    except (xlrd.XLDateError, ValueError):
        return value


def _format(old: Any, style: int) -> tuple[Any, Any, Any]:
    from openpyxl.styles import Alignment, Border, Font, Side

    form = old.xf_list[style]
    font = old.font_list[form.font_index]
    side = {True: Side("thin"), False: Side()}
    lines = form.border
    return (
        Font(
            name=font.name or None,
            size=max(1, font.height / _TWIPS),
            bold=bool(font.bold),
            italic=bool(font.italic),
            strike=bool(font.struck_out),
        ),
        Alignment(
            horizontal=_HORIZONTAL.get(form.alignment.hor_align),
            vertical=_VERTICAL.get(form.alignment.vert_align),
            wrap_text=bool(form.alignment.text_wrapped),
        ),
        Border(
            left=side[bool(lines.left_line_style)],
            right=side[bool(lines.right_line_style)],
            top=side[bool(lines.top_line_style)],
            bottom=side[bool(lines.bottom_line_style)],
        ),
    )


def _shape(sheet: Any, new: Any) -> None:
    from openpyxl.utils import get_column_letter

    for first_row, last_row, first, last in sheet.merged_cells:
        if last_row - first_row > 1 or last - first > 1:
            new.merge_cells(
                start_row=first_row + 1, end_row=last_row, start_column=first + 1, end_column=last
            )
    for column, info in sheet.colinfo_map.items():
        if column < sheet.ncols:
            shape = new.column_dimensions[get_column_letter(column + 1)]
            shape.width = min(255, info.width / _UNITS)
            shape.hidden = bool(info.hidden)
    for row, info in sheet.rowinfo_map.items():
        if row < sheet.nrows:
            shape = new.row_dimensions[row + 1]
            if info.height:
                shape.height = min(409, info.height / _TWIPS)
            shape.hidden = bool(info.hidden)
