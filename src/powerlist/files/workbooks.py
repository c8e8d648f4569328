"""Workbooks that this program writes: text stays text, no clock, no user name, equal bytes for equal content."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

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
