"""What was read of a file as an openpyxl workbook: text, merged cells, what is hidden or struck through.

For the sources that no library copies into an .xlsx: .csv, .docx, HTML under the name .xls, .ods, .xlsb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from powerlist.report.issues_sheet import put_text
from powerlist.report.lines import columns as columns_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from powerlist.model.sheet import Note

#: Name of the sheet of a text file, which has none of its own.
SHEET = "清单"
#: A file with more cells than this gets a list of findings only.
_MOST_CELLS = 3_000_000
_NARROWEST, _WIDEST = 6, 50
_LINE = 15.0
_HIGHEST = 400


class Cells(Protocol):
    """One sheet as it was read; rows and columns count from 0."""

    @property
    def name(self) -> str | None:
        """Its name, None for a text file."""

    @property
    def rows(self) -> list[list[str]]:
        """Its texts, all rows equally long."""

    @property
    def merges(self) -> list[tuple[int, int, int, int]]:
        """Merged ranges: first row, first column, last row, last column."""

    @property
    def hidden_rows(self) -> Mapping[int, object]:
        """Rows that are not visible."""

    @property
    def hidden_columns(self) -> frozenset[int]:
        """Columns that are not visible."""

    @property
    def struck(self) -> Mapping[tuple[int, int], bool]:
        """Cells that are struck through, wholly (True) or in part."""


class Grids(Protocol):
    """One file as it was read."""

    @property
    def grids(self) -> Sequence[Cells]:
        """Its visible sheets."""

    @property
    def notes(self) -> Sequence[Note]:
        """What was noticed of the whole file."""


def workbook(read: Grids) -> Any:
    """Return the copy, every cell at its own address; None where there is nothing or too much."""
    from openpyxl import Workbook

    sheets = read.grids

    size = sum(len(sheet.rows) * len(sheet.rows[0]) for sheet in sheets if sheet.rows)
    area = sum(
        (bottom - top + 1) * (right - left + 1) for s in sheets for top, left, bottom, right in s.merges
    )
    if not 0 < size <= _MOST_CELLS or area > _MOST_CELLS:
        return None
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name or SHEET), sheet)
    return book


def _fill(new: Any, sheet: Cells) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    thin = Side("thin", color="FFBFBFBF")
    border, wrap, struck = (
        Border(thin, thin, thin, thin),
        Alignment(wrap_text=True, vertical="top"),
        Font(strike=True),
    )
    for row, values in enumerate(sheet.rows, 1):
        # a line between two tables stays white
        if not any(values):
            continue
        for column, value in enumerate(values, 1):
            cell = new.cell(row, column)
            cell.border, cell.alignment = border, wrap
            if value:
                put_text(cell, value)
    for (row, column), wholly in sheet.struck.items():
        if wholly:
            new.cell(row + 1, column + 1).font = struck
    for top, left, bottom, right in sheet.merges:
        if bottom > top or right > left:
            new.merge_cells(None, top + 1, left + 1, bottom + 1, right + 1)
    _shape(new, sheet)


def _shape(new: Any, sheet: Cells) -> None:
    """Give columns and rows the size that their text needs; what is merged over columns does not count."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    wide = {(top, left) for top, left, _, right in sheet.merges if right > left}
    tall = {(top, left) for top, left, bottom, _ in sheet.merges if bottom > top}
    sizes = [
        [columns_of(value) if value and (row, at) not in wide else 0 for at, value in enumerate(values)]
        for row, values in enumerate(sheet.rows)
    ]
    widths = [min(_WIDEST, max(_NARROWEST, *column, _NARROWEST) + 2) for column in zip(*sizes, strict=True)]
    for at, width in enumerate(widths):
        shape = new.column_dimensions[get_column_letter(at + 1)]
        shape.width, shape.hidden = width, at in sheet.hidden_columns
    for row, line in enumerate(sizes):
        lines = max(
            (
                sum(1 + columns_of(part) // (widths[at] - 1) for part in sheet.rows[row][at].split("\n"))
                for at, size in enumerate(line)
                if size and (row, at) not in tall
            ),
            default=1,
        )
        if lines > 1:
            new.row_dimensions[row + 1].height = min(_HIGHEST, _LINE * lines + 3)
        if row in sheet.hidden_rows:
            new.row_dimensions[row + 1].hidden = True
    new.page_setup.orientation, new.page_setup.paperSize = "landscape", new.PAPERSIZE_A4
    new.page_setup.fitToHeight = 0
    new.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
