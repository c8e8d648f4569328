"""Read .xls: calamine for the values, xlrd for what it does not tell (hidden, struck, merged)."""

from __future__ import annotations

import io
import struct
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from powerlist.files.opening import Limits, RefusedError
from powerlist.model import noted as kinds
from powerlist.model.enums import HiddenBy
from powerlist.model.sheet import Note
from powerlist.read.formats.looks import shape_of
from powerlist.read.formats.symbols import as_shown, is_symbolic
from powerlist.read.formats.xlsx import grid_of
from powerlist.read.grid import Book, Grid, text_of

if TYPE_CHECKING:
    import xlrd

_FILTERMODE: Final = 0x009B
_EOF: Final = 0x000A
_BOF: Final = (0x0809, 0x0409, 0x0209, 0x0009)


def utf16(name: str) -> bytes:
    """Return how an OLE directory spells a stream's name."""
    return name.encode("utf-16-le")


def read_xls(data: bytes, limits: Limits) -> Book:
    """Return the visible sheets of a BIFF workbook.

    Raises:
        RefusedError: ``encrypted``, ``unsupported_format``, ``corrupt_file`` or ``too_large``.
    """
    if data[:4] == b"\xd0\xcf\x11\xe0":
        if utf16("EncryptedPackage") in data:
            raise RefusedError("encrypted")
        if _is_cut_off(data):
            raise RefusedError("corrupt_file", reason="truncated")
        books = _has_stream(data, "Workbook") or _has_stream(data, "Book")
        if not books and _has_stream(data, "WordDocument"):
            # a text may hold the word Book
            raise RefusedError("unsupported_format", content="doc")
        if utf16("Workbook") not in data and utf16("Book") not in data:
            if utf16("WordDocument") in data:
                raise RefusedError("unsupported_format", content="doc")
            if utf16("PowerPoint Document") in data:
                raise RefusedError("not_a_spreadsheet", content="ppt")
            raise RefusedError("unsupported_format", content="ole")
    book = _open(data)
    try:
        return _read(data, book, limits)
    except RefusedError:
        raise
    except Exception as error:  # noqa: BLE001 - a library's parser on hostile bytes may raise anything
        raise RefusedError("corrupt_file", message=f"{type(error).__name__}: {error}"[:200]) from None
    finally:
        book.release_resources()


def _has_stream(data: bytes, name: str) -> bool:
    """Return whether the directory of a container has an entry of this name: each takes 128 bytes."""
    entry = utf16(name) + b"\x00\x00"
    at = data.find(entry)
    while at >= 0 and at % 128:
        at = data.find(entry, at + 1)
    return at >= 0


def _is_cut_off(data: bytes) -> bool:
    """Return whether the directory of the container lies beyond the end of the file."""
    if len(data) < 512:
        return True
    shift, first = struct.unpack_from("<H", data, 30)[0], struct.unpack_from("<I", data, 48)[0]
    return shift not in (9, 12) or (first + 1 << shift) + 128 > len(data)


def _open(data: bytes) -> xlrd.Book:
    import xlrd

    try:
        return xlrd.open_workbook(
            file_contents=data, formatting_info=True, logfile=io.StringIO(), on_demand=True
        )
    except xlrd.XLRDError as error:
        text = str(error)
        if "encrypt" in text.lower() or "password" in text.lower():
            raise RefusedError("encrypted") from None
        raise RefusedError("corrupt_file", message=text[:200]) from None
    except Exception as error:  # noqa: BLE001 - see above
        raise RefusedError("corrupt_file", message=f"{type(error).__name__}: {error}"[:200]) from None


def _read(data: bytes, book: xlrd.Book, limits: Limits) -> Book:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    found = Book("xls")
    try:
        workbook: Any = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = list(workbook.sheet_names)
    except PasswordError:
        raise RefusedError("encrypted") from None
    except (CalamineError, ValueError, OSError):
        workbook, names = None, []
    for index in range(book.nsheets):
        sheet = book.sheet_by_index(index)
        if sheet.visibility:
            if rows := _used_rows(book, sheet):
                found.notes.append(Note(kinds.HIDDEN_SHEET, sheet=sheet.name, detail={"rows": rows}))
            book.unload_sheet(index)
            continue
        if sheet.nrows * max(sheet.ncols, 1) > limits.cells:
            raise RefusedError(
                "too_large", sheet=sheet.name, rows=sheet.nrows, columns=sheet.ncols, limit=limits.cells
            )
        grid = None
        if workbook is not None and sheet.name in names:
            with suppress(CalamineError, ValueError, OSError):
                grid = grid_of(workbook.get_sheet_by_name(sheet.name), limits)
        if grid is None or not grid.rows:
            grid = Grid(
                sheet.name,
                [[_text(book, sheet, r, c) for c in range(sheet.ncols)] for r in range(sheet.nrows)],
            )
        grid.merges = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
        _looks(book, sheet, grid)
        if grid.rows and sheet.nrows > len(grid.rows) + 1000:
            grid.notes.append(
                Note(
                    kinds.FAKE_EXTENT,
                    detail={"claimed": [sheet.nrows, sheet.ncols], "used": [len(grid.rows), grid.width]},
                )
            )
        found.grids.append(grid)
        book.unload_sheet(index)
    return found


def _used_rows(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> int:
    """Return how many rows of a sheet hold anything."""
    return sum(
        any(_text(book, sheet, row, column) for column in range(sheet.row_len(row)))
        for row in range(sheet.nrows)
    )


def _text(book: xlrd.Book, sheet: xlrd.sheet.Sheet, row: int, column: int) -> str:
    """Return one cell by xlrd, for what calamine could not read."""
    import xlrd

    if column >= sheet.row_len(row):
        return ""
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind == xlrd.XL_CELL_DATE:
        try:
            return text_of(xlrd.xldate_as_datetime(value, book.datemode))
        except (ValueError, OverflowError, xlrd.XLDateError):
            return text_of(value)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return text_of(bool(value))
    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(value, ""))
    return text_of(value)


def _looks(book: xlrd.Book, sheet: xlrd.sheet.Sheet, grid: Grid) -> None:
    """Add what a look at the sheet shows: hidden rows and columns, struck text."""
    hidden = [
        row
        for row, info in sheet.rowinfo_map.items()
        if row < len(grid.rows) and (info.hidden or (info.height == 0 and not info.has_default_height))
    ]
    span = _filter_rows(book, sheet) if hidden else None
    grid.hidden_rows = {
        row: HiddenBy.FILTER if span is not None and span[0] < row < span[1] else HiddenBy.HAND
        for row in hidden
    }
    grid.hidden_columns = frozenset(
        column for column, info in sheet.colinfo_map.items() if info.hidden or info.width == 0
    )
    fonts = {index for index, font in enumerate(book.font_list) if font.struck_out}
    styles = {index for index, style in enumerate(book.xf_list) if style.font_index in fonts}
    _shown(book, sheet, grid)
    for (row, column), runs in sheet.rich_text_runlist_map.items():
        if runs and any(font in fonts for _, font in runs) and row < len(grid.rows):
            grid.struck[row, column] = False
    if styles:
        for row in range(min(sheet.nrows, len(grid.rows))):
            for column in range(min(sheet.row_len(row), grid.width)):
                if sheet.cell_xf_index(row, column) in styles and grid.rows[row][column]:
                    grid.struck[row, column] = True


def _shown(book: xlrd.Book, sheet: xlrd.sheet.Sheet, grid: Grid) -> None:
    """Put in what a cell shows where its value is another: an error, a number with leading noughts."""
    import xlrd

    formats = {
        key: shape for key, each in book.format_map.items() if (shape := shape_of(each.format_str or ""))
    }
    padded = {
        index: formats[style.format_key]
        for index, style in enumerate(book.xf_list)
        if style.format_key in formats
    }
    fonts = {
        index: font
        for index, style in enumerate(book.xf_list)
        if style.font_index < len(book.font_list)
        and is_symbolic(font := book.font_list[style.font_index].name)
    }
    for row in range(min(sheet.nrows, len(grid.rows))):
        types = sheet.row_types(row)
        for column in range(min(len(types), grid.width)) if fonts else ():
            font = fonts.get(sheet.cell_xf_index(row, column), "")
            grid.rows[row][column] = as_shown(grid.rows[row][column], font)
        failed = xlrd.XL_CELL_ERROR in types
        if not failed and not (padded and xlrd.XL_CELL_NUMBER in types):
            continue
        for column, kind in enumerate(types[: grid.width]):
            if kind == xlrd.XL_CELL_ERROR:
                grid.rows[row][column] = _text(book, sheet, row, column)
            elif kind == xlrd.XL_CELL_NUMBER and padded:
                shape = padded.get(sheet.cell_xf_index(row, column))
                if shape is not None and grid.rows[row][column].isdecimal():
                    grid.rows[row][column] = shape.show(grid.rows[row][column])
    grid.words = None


def _filter_rows(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> tuple[int, int] | None:
    """Return the 0-based head row and the row behind the last one of a filter that is at work, or None."""
    if not _in_filter_mode(book, sheet):
        return None
    for name in book.name_obj_list:
        if name.name != "_FilterDatabase" or name.scope != sheet.number or name.result is None:
            continue
        for reference in name.result.value or ():
            coords = getattr(reference, "coords", None)
            if coords and coords[0] == sheet.number:
                return coords[2], coords[3]
    return -1, sheet.nrows


def _in_filter_mode(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> bool:
    """Return whether the sheet is in filter mode (a FILTERMODE record in its substream)."""
    memory, starts = book.mem, getattr(book, "_sh_abs_posn", None)
    if not starts or sheet.number >= len(starts):
        return False
    position, depth = starts[sheet.number], 0
    while position + 4 <= len(memory):
        code, length = struct.unpack_from("<HH", memory, position)
        if code == _FILTERMODE and depth <= 1:
            return True
        if code in _BOF:
            depth += 1
        elif code == _EOF:
            depth -= 1
            if depth <= 0:
                return False
        position += 4 + length
    return False
