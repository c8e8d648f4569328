"""Workbooks that this program writes: text stays text, no clock, no user name, equal bytes for equal content."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import xlsxwriter

#: A workbook must say when it was made; it never says today.
FIXED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

#: Characters that a cell holds; more is cut off when it is written.
LONGEST_CELL: Final = 32_767

#: What a workbook of ours says of its changes as long as nobody has saved it.
_UNSAVED = b'<dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:modified>'
_LARGEST_CORE = 1 << 16


def core_of(content: bytes) -> bytes:
    """Return the beginning of what a workbook says of its author and changes; b"" where it says nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package, package.open("docProps/core.xml") as part:
            return part.read(_LARGEST_CORE)
    except (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, OSError, EOFError):
        return b""


def is_unsaved(content: bytes) -> bool:
    """Return whether a workbook is one of ours that nobody has worked in: every office program dates what it saves."""
    return _UNSAVED in core_of(content)


def new_workbook(**properties: str) -> tuple[xlsxwriter.Workbook, io.BytesIO]:
    """Return an empty workbook and the buffer that holds its bytes once it is closed.

    Args:
        properties: document properties, such as ``title``.
    """
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"created": FIXED, **properties})
    return book, out
