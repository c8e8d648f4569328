"""Read SpreadsheetML 2003, which many portals save under the name .xls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.files.opening import Limits, RefusedError
from powerlist.model import noted as kinds
from powerlist.model.enums import HiddenBy
from powerlist.model.sheet import Note
from powerlist.read.formats.looks import Shape, shape_of
from powerlist.read.formats.sheetfacts import is_flat
from powerlist.read.formats.xml import local, parse, stream
from powerlist.read.grid import Book, Grid, squared, text_of
from powerlist.text.numerals import whole_number

if TYPE_CHECKING:
    from lxml.etree import _Element

_SS: Final = "{urn:schemas-microsoft-com:office:spreadsheet}"
#: No spreadsheet has more.
_MOST_COLUMNS: Final = 16384


def read_xml2003(data: bytes, limits: Limits) -> Book:
    """Return the visible worksheets.

    Raises:
        RefusedError: ``corrupt_file`` or ``too_large``.
    """
    book = Book("xml2003")
    struck, padded = _styles(data)
    for sheet in stream(data.lstrip(), "Worksheet"):
        name = sheet.get(_SS + "Name") or ""
        grid = _sheet(sheet, name, struck, padded, limits)
        visible = next((node.text for node in sheet.iter() if local(node) == "Visible"), None)
        if visible in ("SheetHidden", "SheetVeryHidden"):
            rows = sum(1 for row in grid.rows if any(row))
            if rows:
                book.notes.append(Note(kinds.HIDDEN_SHEET, sheet=name, detail={"rows": rows}))
            continue
        book.grids.append(grid)
    return book


def _styles(data: bytes) -> tuple[frozenset[str], dict[str, Shape]]:
    """Return the styles that strike text through, and those that show numbers with noughts or words → how."""
    if b"StrikeThrough" not in data and b"NumberFormat" not in data:
        return frozenset(), {}
    styles = list(parse(data.lstrip()).iter(_SS + "Style"))
    struck = frozenset(
        style.get(_SS + "ID") or ""
        for style in styles
        if any(font.get(_SS + "StrikeThrough") == "1" for font in style.iter(_SS + "Font"))
    )
    padded = {
        style.get(_SS + "ID") or "": shape
        for style in styles
        for each in style.iter(_SS + "NumberFormat")
        if (shape := shape_of(each.get(_SS + "Format") or ""))
    }
    return struck, padded


def _is_number(cell: _Element) -> bool:
    return any(local(node) == "Data" and node.get(_SS + "Type") == "Number" for node in cell)


def _number(element: _Element, name: str, otherwise: int) -> int:
    value = element.get(_SS + name) or ""
    number = whole_number(value, longest=8)
    return otherwise if number is None else number


def _sheet(
    sheet: _Element, name: str, struck: frozenset[str], padded: dict[str, Shape], limits: Limits
) -> Grid:
    cells: dict[int, list[str]] = {}
    grid = Grid(name, [])
    uncached: set[tuple[int, int]] = set()
    hidden_columns: set[int] = set()
    row_at = column_at = -1
    columns = 0
    table = next((node for node in sheet if local(node) == "Table"), None)
    for node in [] if table is None else table:
        kind = local(node)
        if kind == "Column":
            column_at = _number(node, "Index", column_at + 2) - 1
            span = min(_number(node, "Span", 0), _MOST_COLUMNS)
            if node.get(_SS + "Hidden") == "1" or is_flat(node.get(_SS + "Width")):
                hidden_columns.update(range(column_at, column_at + span + 1))
            column_at += span
        elif kind == "Row":
            row_at = _number(node, "Index", row_at + 2) - 1
            if node.get(_SS + "Hidden") == "1" or is_flat(node.get(_SS + "Height")):
                grid.hidden_rows[row_at] = HiddenBy.HAND
            row = _row(node, row_at, grid, uncached, struck, padded)
            if any(row):
                cells[row_at] = row
                columns = max(columns, len(row))
                if (row_at + 1) * columns > limits.cells:
                    raise RefusedError(
                        "too_large", sheet=name, rows=row_at + 1, columns=columns, limit=limits.cells
                    )
            row_at += min(_number(node, "Span", 0), 1 << 20)
    grid.rows = squared([cells.get(index, []) for index in range(max(cells, default=-1) + 1)])
    grid.uncached = frozenset(uncached)
    grid.hidden_columns = frozenset(hidden_columns)
    if _is_filtered(sheet):
        grid.hidden_rows = dict.fromkeys(grid.hidden_rows, HiddenBy.FILTER)
    return grid


def _row(
    node: _Element,
    row_at: int,
    grid: Grid,
    uncached: set[tuple[int, int]],
    struck: frozenset[str],
    padded: dict[str, Shape],
) -> list[str]:
    """Return the texts of a row; merges, struck cells and formulas without a value are told to the grid."""
    row: list[str] = []
    for cell in node:
        if local(cell) != "Cell":
            continue
        at = _number(cell, "Index", len(row) + 1) - 1
        if at > _MOST_COLUMNS:
            raise RefusedError("too_large", sheet=grid.name, columns=at + 1)
        row.extend("" for _ in range(at - len(row)))
        text, style = _value(cell), cell.get(_SS + "StyleID") or ""
        if padded and text.isdecimal() and _is_number(cell):
            text = padded.get(style, Shape(1)).show(text)
        across, down = _number(cell, "MergeAcross", 0), _number(cell, "MergeDown", 0)
        if across or down:
            grid.merges.append((row_at, at, row_at + min(down, 1 << 20), at + min(across, _MOST_COLUMNS)))
        if text and style in struck:
            grid.struck[row_at, at] = True
        if not text and cell.get(_SS + "Formula"):
            uncached.add((row_at, at))
        row.append(text)
        row.extend("" for _ in range(min(across, _MOST_COLUMNS)))
    return row


def _is_filtered(sheet: _Element) -> bool:
    """Return whether a filter of the sheet has criteria."""
    return any(
        local(node) == "AutoFilter" and any(local(c).startswith("AutoFilterCol") and list(c) for c in node)
        for node in sheet
    )


def _value(cell: _Element) -> str:
    data = next((node for node in cell if local(node) == "Data"), None)
    if data is None:
        return ""
    text = "".join(str(piece) for piece in data.itertext())
    kind = data.get(_SS + "Type")
    if kind == "Number":
        try:
            return text_of(float(text))
        except ValueError:
            return text_of(text)
    if kind == "DateTime":
        return text.replace("T", " ").removesuffix(".000").removesuffix(" 00:00:00")
    return text_of(text)
