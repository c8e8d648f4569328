"""Workbooks that this program writes: text stays text, no clock, no user name, equal bytes for equal content."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

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
_A4: Final = 9
#: Left, right, top and bottom, in inches: working papers are wide.
_MARGINS: Final = (0.4, 0.4, 0.5, 0.6)

#: What a workbook of ours says of its changes as long as nobody has saved it.
UNSAVED: Final = b'<dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:modified>'
LARGEST_CORE: Final = 1 << 16

#: What a working paper of ours says of itself; an office program that saves it leaves this as it is.
PAPER: Final = b"<dc:description>powerlist</dc:description>"
#: All that a copy with notes says of itself, as long as nobody has saved it.
COPY_CORE: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    b'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>powerlist</dc:creator></cp:coreProperties>'
)


def core_of(document: bytes | Path) -> bytes:
    """Return the beginning of what a document says of its author and changes; b"" where it says nothing.

    Args:
        document: the bytes of a workbook or a Word document, or its file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(document) if isinstance(document, bytes) else document) as package:
            core = package.getinfo("docProps/core.xml")
            # office programs use no other; what these raise for damaged content is not of zipfile
            if core.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                return b""
            with package.open(core) as part:
                return part.read(LARGEST_CORE)
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
        EOFError,
    ):
        return b""


def is_unsaved(content: bytes) -> bool:
    """Return whether a workbook is one of ours that nobody has worked in: every office program dates what it saves."""
    return UNSAVED in core_of(content)


def new_workbook(*, paper: bool = True, **properties: str) -> tuple[xlsxwriter.Workbook, io.BytesIO]:
    """Return an empty workbook and the buffer that holds its bytes once it is closed.

    Args:
        paper: it is a working paper, which is not read with the lists of a folder; what departments fill in and send
            back is a list.
        properties: document properties, such as ``title``.
    """
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"created": FIXED, **({"comments": "powerlist"} if paper else {}), **properties})
    return book, out


def print_wide(sheet: Worksheet, heads: int = 0, pages: int = 1) -> None:
    """Let a sheet print on A4 landscape pages that together are as wide as its columns, the heads on each.

    Args:
        sheet: the sheet.
        heads: the row of the heads, from 0.
        pages: how many pages beside each other.
    """
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(*_MARGINS)
    sheet.set_footer("&C&P / &N")
    sheet.repeat_rows(heads)
    sheet.fit_to_pages(pages, 0)
