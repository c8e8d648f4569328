"""Sheets in the shape that another platform asks for: its heads, its order, nothing else."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from powerlist import __version__
from powerlist.files.workbooks import FIXED, LONGEST_CELL
from powerlist.messages import quote
from powerlist.render.errors import RenderError
from powerlist.render.layout import column_named, sections, shown
from powerlist.render.stamp import stamp
from powerlist.render.words import clean
from powerlist.text.letters import column_letters

if TYPE_CHECKING:
    from powerlist.model.publication import Publication, Upload

_WIDTH = 18
_WIDEST = 60
#: Excel keeps these names for its record of changes, and repairs a workbook that uses them.
_RESERVED = ("history", "历史记录")


def upload_rows(publication: Publication, upload: Upload) -> list[list[str]]:
    """Return heads and rows, all text, in the order of the directory.

    Raises:
        RenderError: a column names no field.
    """
    columns: list[list[str]] = []
    parts = sections(publication)
    total = sum(part.count for part in parts)
    for head, source in upload.columns:
        if source.startswith("="):
            values = [clean(source[1:])] * total
        elif column_named(source).name == "serial":
            values = [str(number) for number in range(1, total + 1)]
        else:
            values = [text for part in parts for text in shown(source, part.rows[source].tolist())]
        columns.append([clean(head), *values])
    return [list(row) for row in zip(*columns, strict=True)]


def render_upload(publication: Publication, upload: Upload) -> bytes:
    """Return the workbook: one sheet, heads in the first row, every cell text.

    Raises:
        RenderError: a column names no field, the sheet cannot be called so, or a text is longer than a cell
            can hold.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties(
        {"title": upload.name, "comments": stamp(__version__), "author": "", "created": FIXED}
    )
    if upload.sheet.casefold() in _RESERVED:
        raise RenderError("bad_sheet", "powerlist.toml", upload.name, upload.sheet)
    try:
        sheet = book.add_worksheet(clean(upload.sheet))
    except XlsxWriterException as error:
        raise RenderError("bad_sheet", "powerlist.toml", upload.name, upload.sheet) from error
    text = book.add_format({"num_format": "@"})
    head = book.add_format({"num_format": "@", "bold": True})
    rows = upload_rows(publication, upload)
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            if sheet.write_string(number, place, value, text if number else head) != 0:
                raise RenderError(
                    "cell_too_long", publication.title, quote(row[0]), f"{len(value)} > {LONGEST_CELL}"
                )
    if rows:
        last = column_letters(len(upload.columns) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{last}{len(rows)}"})
    for place, (_, source) in enumerate(upload.columns):
        wide = source in ("basis", "name", "boundary")
        sheet.set_column(place, place, _WIDEST if wide else _WIDTH)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()
