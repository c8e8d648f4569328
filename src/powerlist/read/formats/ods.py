"""Read .ods by one streaming pass: repeats are bounded before they are laid out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.files.opening import Limits, Package, RefusedError
from powerlist.model import noted as kinds
from powerlist.model.enums import HiddenBy
from powerlist.model.failed import FAILED
from powerlist.model.sheet import Note
from powerlist.read.formats.xml import local, stream
from powerlist.read.grid import Book, Grid, squared, text_of
from powerlist.text.numerals import whole_number

if TYPE_CHECKING:
    from lxml.etree import _Element

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def read_ods(package: Package, limits: Limits) -> Book:
    """Return the visible sheets.

    Raises:
        RefusedError: ``encrypted``, ``corrupt_file`` or ``too_large``.
    """
    manifest = package.get("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise RefusedError("encrypted")
    if "content.xml" not in package.names:
        raise RefusedError("corrupt_file", message="no content.xml")
    data = package.read("content.xml")
    book = Book("ods")
    hidden_styles = _hidden_styles(data)
    for table in stream(data, "table"):
        if next(table.iterancestors(_TABLE + "table"), None) is not None:
            continue
        grid = _sheet(table, limits)
        if table.get(_TABLE + "style-name") in hidden_styles:
            rows = sum(1 for row in grid.rows if any(row))
            if rows:
                book.notes.append(Note(kinds.HIDDEN_SHEET, sheet=grid.name, detail={"rows": rows}))
            continue
        book.grids.append(grid)
    return book


def _hidden_styles(data: bytes) -> frozenset[str]:
    """Return the table styles that hide a sheet."""
    if b'display="false"' not in data:
        return frozenset()
    return frozenset(
        match[1].decode("utf-8", "replace")
        for match in re.finditer(
            rb'<style:style style:name="([^"<]*)" style:family="table"[^<>]*>'
            rb'(?:(?!</?style:style\b).)*?table:display="false"',
            data,
            re.S,
        )
    )


#: So many cells of a sheet may be copies that rows which repeat make; a million of them fit into two kilobytes.
_MOST_COPIES: Final = 20_000


def _repeat(element: _Element, name: str) -> int:
    value = element.get(_TABLE + name) or "1"
    return whole_number(value, longest=8) or 1


def _sheet(table: _Element, limits: Limits) -> Grid:
    grid = Grid(table.get(_TABLE + "name") or "", [])
    rows: list[list[str]] = []
    blank = columns = copies = 0
    hidden_columns: set[int] = set()
    column_at = 0
    uncached: set[tuple[int, int]] = set()
    for node in table.iter(_TABLE + "table-column", _TABLE + "table-row"):
        if local(node) == "table-column":
            count = _repeat(node, "number-columns-repeated")
            if node.get(_TABLE + "visibility") in ("collapse", "filter"):
                hidden_columns.update(range(column_at, min(column_at + count, 16384)))
            column_at += count
            continue
        count = _repeat(node, "number-rows-repeated")
        at = len(rows) + blank
        row = _row(node, at, grid, uncached)
        why = node.get(_TABLE + "visibility")
        if why in ("collapse", "filter") and any(row):
            reason = HiddenBy.FILTER if why == "filter" else HiddenBy.HAND
            grid.hidden_rows.update(dict.fromkeys(range(at, at + min(count, 1 << 20)), reason))
        if not any(row):
            blank += count
            continue
        columns = max(columns, len(row))
        if (at + count) * columns > limits.cells:
            raise RefusedError(
                "too_large", sheet=grid.name, rows=at + count, columns=columns, limit=limits.cells
            )
        copies += (count - 1) * sum(map(bool, row))
        if copies > _MOST_COPIES:
            # a list says nothing twice: so many copies of a row are there to cost time
            raise RefusedError("suspicious_compression", sheet=grid.name, rows=at + count, limit=_MOST_COPIES)
        rows.extend([] for _ in range(blank))
        blank = 0
        rows.extend(list(row) for _ in range(count))
    grid.rows = squared(rows)
    grid.hidden_columns = frozenset(hidden_columns)
    grid.uncached = frozenset(uncached)
    return grid


def _row(node: _Element, at: int, grid: Grid, uncached: set[tuple[int, int]]) -> list[str]:
    row: list[str] = []
    for cell in node:
        name = local(cell)
        if name not in ("table-cell", "covered-table-cell"):
            continue
        count = _repeat(cell, "number-columns-repeated")
        text = _value(cell) if name == "table-cell" else ""
        if not text:
            if len(row) + count <= 16384:
                if cell.get(_TABLE + "formula"):
                    uncached.add((at, len(row)))
                _merge(cell, at, len(row), grid)
                row.extend("" for _ in range(count))
            continue
        if len(row) + count > 16384:
            raise RefusedError("too_large", sheet=grid.name, columns=len(row) + count)
        _merge(cell, at, len(row), grid)
        row.extend(text for _ in range(count))
    while row and not row[-1]:
        row.pop()
    return row


def _merge(cell: _Element, row: int, column: int, grid: Grid) -> None:
    across, down = _repeat(cell, "number-columns-spanned"), _repeat(cell, "number-rows-spanned")
    if across > 1 or down > 1:
        grid.merges.append((row, column, row + min(down, 1 << 20) - 1, column + min(across, 16384) - 1))


def _value(cell: _Element) -> str:
    kind = cell.get(_OFFICE + "value-type")
    if kind in ("float", "percentage", "currency"):
        shown = "".join(_paragraph(node) for node in cell if node.tag == _TEXT + "p").strip()
        if shown in FAILED:
            return shown
        try:
            value = text_of(float(cell.get(_OFFICE + "value") or ""))
        except ValueError:
            pass
        else:
            # the paragraph holds what a look shows: 001 under a format of noughts
            return shown if shown.isdecimal() and shown.lstrip("0") == value.lstrip("0") else value
    if kind == "date":
        return (cell.get(_OFFICE + "date-value") or "").replace("T", " ").removesuffix(" 00:00:00")
    return text_of("\n".join(_paragraph(node) for node in cell if node.tag in (_TEXT + "p", _TEXT + "h")))


def _paragraph(node: _Element) -> str:
    pieces = [node.text or ""]
    for child in node.iter():
        if child is node:
            continue
        name = local(child)
        if name == "s":
            count = child.get(_TEXT + "c") or "1"
            blanks = whole_number(count)
            pieces.append(" " * (1 if blanks is None else min(blanks, 1000)))
        elif name == "line-break":
            pieces.append("\n")
        elif name == "tab":
            pieces.append("\t")
        elif name != "annotation":
            pieces.append(child.text or "")
        pieces.append(child.tail or "")
    return "".join(pieces)
