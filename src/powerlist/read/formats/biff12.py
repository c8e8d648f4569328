"""What calamine does not tell of a binary workbook: which cells hold an error, and which are merged.

A part of .xlsb is a run of records, each with its number, its length and its bytes ([MS-XLSB] 2.1.4). One
pass over the heads of the records finds rows, failed cells and merged ranges; nothing else is looked at.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Numbers of records: BrtRowHdr, BrtCellError, BrtFmlaError, BrtBundleSh, BrtMergeCell.
_ROW, _ERROR, _FORMULA_ERROR, _SHEET, _MERGE = 0, 3, 11, 156, 176
#: BErr: what the byte of an error shows in the cell.
_SHOWN: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


@dataclass(slots=True)
class Untold:
    """What calamine leaves out of a sheet.

    Attributes:
        errors: 0-based row and column → what a failed cell shows.
        merges: 0-based first row, first column, last row, last column.
    """

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)


def records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield number, start and end of each record; a record that is not whole ends the part."""
    place, size = 0, len(data)
    while place < size:
        kind = data[place]
        place += 1
        if kind & 0x80:
            if place >= size:
                return
            kind = kind & 0x7F | (data[place] & 0x7F) << 7
            place += 1
        length = shift = 0
        while shift < 28 and place < size:
            byte = data[place]
            place += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        if place + length > size:
            return
        yield kind, place, place + length
        place += length


def sheets(book: bytes) -> dict[str, str]:
    """Return ``{sheet: id of its relation}`` of a workbook part."""
    found: dict[str, str] = {}
    for kind, start, end in records(book):
        if kind == _SHEET:
            relation, behind = _wide(book, start + 8, end)
            name, _ = _wide(book, behind, end)
            found[name] = relation
    return found


def untold(sheet: bytes) -> Untold:
    """Return what calamine does not tell of a sheet part: failed cells and merged ranges."""
    found = Untold()
    row = -1
    for kind, start, end in records(sheet):
        if kind == _ROW and end - start >= 4:
            (row,) = struct.unpack_from("<I", sheet, start)
        elif kind in (_ERROR, _FORMULA_ERROR) and end - start >= 9 and row >= 0:
            (column,) = struct.unpack_from("<I", sheet, start)
            if text := _SHOWN.get(sheet[start + 8]):
                found.errors[row, column] = text
        elif kind == _MERGE and end - start >= 16:
            # UncheckedRfX: the rows stand before the columns
            top, bottom, left, right = struct.unpack_from("<IIII", sheet, start)
            found.merges.append((top, left, bottom, right))
    return found


def _wide(data: bytes, start: int, end: int) -> tuple[str, int]:
    """Return a text with its length before it, and where it ends; what is not whole is ""."""
    if start + 4 > end:
        return "", end
    (length,) = struct.unpack_from("<I", data, start)
    behind = start + 4 + 2 * length
    if behind > end:
        return "", end
    return data[start + 4 : behind].decode("utf-16-le", "replace"), behind
