"""What of a source workbook a copy keeps: opened with its looks where a library can, and what would be lost."""

from __future__ import annotations

import io
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from powerlist.model.noted import HIDDEN_SHEET
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from powerlist.report.from_grid import Grids

_ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Parts of a package that loading and saving would drop → what a person calls them.
_DROPPED = (
    ("charts", "xl/charts/"),
    ("drawings", "xl/media/"),
    ("drawings", "xl/drawings/drawing"),
    ("embedded", "xl/embeddings/"),
    ("pivots", "xl/pivotTables/"),
    ("macros", "xl/vbaProject.bin"),
    ("controls", "xl/ctrlProps/"),
    ("slicers", "xl/slicers/"),
    ("threads", "xl/threadedComments/"),
)
_MERGE = lazy_pattern(rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
#: A workbook whose merged ranges cover more cells than this is not copied.
_WIDEST_MERGE = 2_000_000


def is_xlsx(content: bytes) -> bool:
    """Return whether a file is an .xlsx or .xlsm by what is in it."""
    return content.startswith(_ZIP) and _has(content, "xl/workbook.xml")


def _has(content: bytes, part: str) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return part in package.namelist()
    except zipfile.BadZipFile:
        return False


def has_notes(content: bytes) -> bool:
    """Return whether an .xlsx has notes on its cells; other files are copied without."""
    if not is_xlsx(content):
        return False
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return any(name.startswith("xl/comments") for name in package.namelist())


def gone(content: bytes, cells: Grids) -> list[str]:
    """Return what a copy made of the cells alone has not: nothing of a text file, else its looks."""
    found: list[str] = []
    if content.startswith(_ZIP):
        found = ["document" if _has(content, "word/document.xml") else "looks"]
    elif content.startswith(OLE) or content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        found = ["looks"]
    return [*found, *(["hidden"] if any(note.kind == HIDDEN_SHEET for note in cells.notes) else [])]


def dropped(content: bytes) -> list[str]:
    """Return what loading and saving an .xlsx would drop, as words of ``report.lost``."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
    except zipfile.BadZipFile:
        return []
    return list(dict.fromkeys(word for word, start in _DROPPED if any(n.startswith(start) for n in names)))


def _merged_area(content: bytes) -> int:
    """Return how many cells all merged ranges cover: openpyxl makes an object for each."""
    from openpyxl.utils.cell import range_boundaries

    area = 0
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if not name.startswith("xl/worksheets/"):
                continue
            for ref in _MERGE.findall(package.read(name)):
                try:
                    left, top, right, bottom = range_boundaries(ref.decode())
                except ValueError:
                    continue
                if None not in (left, top, right, bottom):
                    area += (int(right or 0) - int(left or 0) + 1) * (int(bottom or 0) - int(top or 0) + 1)
    return area


def opened(content: bytes) -> Any:
    """Return an openpyxl workbook with the looks of the file, or None where that cannot be."""
    if content.startswith(OLE):
        from powerlist.report.from_xls import workbook

        return workbook(content)
    if not is_xlsx(content):
        return None
    from openpyxl import load_workbook

    try:
        if _merged_area(content) > _WIDEST_MERGE:
            return None
        with _merges_as_they_are():
            return load_workbook(io.BytesIO(content))
    except Exception:  # noqa: BLE001 - openpyxl raises anything on a file that calamine could read
        return None


@contextmanager
def _merges_as_they_are() -> Iterator[None]:
    """Leave the cells under merged ranges as the file has them.

    openpyxl drops them and draws their borders anew, cell by cell: a quarter of the time of a copy, and what
    stood there is lost. A version that does it elsewhere is left alone.
    """
    from openpyxl.worksheet.worksheet import Worksheet

    name = "_clean_merge_range"
    original = getattr(Worksheet, name, None)
    if original is None:
        yield
        return
    setattr(Worksheet, name, lambda _sheet, _merged: None)
    try:
        yield
    finally:
        setattr(Worksheet, name, original)
