"""``edit``: items and grants as an all-text workbook that Excel and WPS leave as it is.

Every cell is text, so that ``001`` and 16-digit codes survive; ids are locked; types and modes have drop-downs.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from powerlist.files.workbooks import new_workbook, print_wide
from powerlist.messages import tell
from powerlist.model.enums import MODE_TERMS, PowerType, TownshipKind, mode_term
from powerlist.model.fields import COMPILED, GRANTS, ITEMS, Kind, fields_of, names_of
from powerlist.model.origin import rows_of
from powerlist.text.heights import length, row_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from xlsxwriter import Workbook

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.fields import Field

#: Rows below the last one that are formatted as text, for additions.
_SPARE = 200
#: The first of the hidden columns that keep what the workbook was made from.
_MARKS = 2
#: Type of the cells, in points.
_SIZE = 10
#: Widths of columns, in Excel's units: the narrowest, the widest of short texts, and of those that are longer than so
#: many characters.
_LEAST, _WIDE, _WIDEST, _LONG = 10, 24, 48, 60
#: So much stands on the width of one printed page, at about six tenths of its size.
_A_PAGE = 240
#: Columns that stand although nobody has filled them: what an item's audit asks to fill in, and all of a grant.
_TO_FILL = {ITEMS: ("code", "sub_name", "subtype", "sector", "penalty_kinds"), GRANTS: names_of(GRANTS)}
_PROTECT = {
    "insert_rows": True,
    "delete_rows": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}


def edit_workbook(catalogue: Catalogue, language: str) -> bytes:
    """Return the workbook of a stored catalogue."""
    book, out = new_workbook()
    base = {"border": 1, "valign": "top", "text_wrap": True, "num_format": "@", "font_size": _SIZE}
    head = book.add_format({**base, "bold": True, "bg_color": "#E7E6E6"})
    locked = book.add_format({**base, "bg_color": "#F2F2F2"})
    free = book.add_format({**base, "locked": False})
    for table, key in COMPILED.items():
        frame = catalogue.table(table)
        sheet = book.add_worksheet(tell(f"edit.sheet.{table}", language))
        sheet.freeze_panes(1, len(key))
        fields = [
            field
            for field in shown_fields(frame, table)
            # who takes an item over stands in the grants; a second place would be edited without effect
            if table != ITEMS or field.name != "receivers" or not len(catalogue.grants)
        ]
        texts = [
            [mode_term(value) if field.kind is Kind.MODE else value for value in frame[field.name].tolist()]
            for field in fields
        ]
        widths = [_width(field, column) for field, column in zip(fields, texts, strict=True)]
        for row, cells in enumerate(zip(*texts, strict=True), start=1):
            sheet.set_row(row, row_height(cells, widths, _SIZE))
        for at, (field, column) in enumerate(zip(fields, texts, strict=True)):
            is_key = field.name in key
            # below the last row a grant is added, with its keys; an item never is
            sheet.set_column(at, at, widths[at], locked if is_key and table == ITEMS else free)
            sheet.write_string(0, at, field.head, head)
            for row, value in enumerate(column, start=1):
                sheet.write_string(row, at, value, locked if is_key else free)
            choices = _choices(field, catalogue)
            if choices:
                last = len(frame) + _SPARE
                rule = {"validate": "list", "source": choices, "error_type": "warning", "ignore_blank": True}
                sheet.data_validation(1, at, last, at, rule)
        if len(frame):
            sheet.autofilter(0, 0, len(frame), len(fields) - 1)
        sheet.protect("", _PROTECT)
        print_wide(sheet, pages=ceil(sum(widths) / _A_PAGE))
        sheet.repeat_columns(0, len(key) - 1)
    _about(book, catalogue, language)
    book.close()
    return out.getvalue()


def _about(book: Workbook, catalogue: Catalogue, language: str) -> None:
    """Add the sheet that says how to use the workbook, and keeps in hidden columns what it was made from."""
    sheet = book.add_worksheet(tell("edit.sheet.about", language))
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    sheet.set_column(0, 0, 90, text)
    for row, line in enumerate(tell("edit.about", language).split("\n")):
        sheet.write_string(row, 0, line, text)
    sheet.set_column(_MARKS, _MARKS + 2, 8, text, {"hidden": True})
    tables = {table: (catalogue.table(table), key) for table, key in COMPILED.items()}
    for row, parts in enumerate(rows_of(tables)):
        for at, part in enumerate(parts):
            sheet.write_string(row, _MARKS + at, part, text)
    sheet.protect("")


def shown_fields(frame: pd.DataFrame, table: str) -> list[Field]:
    """Return the fields that are worth a column, keys first: those to fill in and those that hold something."""
    key = COMPILED[table]
    wanted = [
        field
        for field in fields_of(table)
        if field.required or field.name in (*key, *_TO_FILL.get(table, ())) or (frame[field.name] != "").any()
    ]
    return sorted(wanted, key=lambda field: key.index(field.name) if field.name in key else len(key))


def _width(field: Field, texts: Sequence[str]) -> float:
    """Return the width of a column: short words stand in one line, long texts in lines that are read at ease."""
    longest = max((length(line) for text in texts for line in text.split("\n")), default=0.0)
    most = _WIDEST if longest > _LONG else _WIDE
    return round(min(max(_LEAST, length(field.head) * 2 + 3, longest * 2 + 2), most), 1)


def _choices(field: Field, catalogue: Catalogue) -> Sequence[str]:
    """Return what a drop-down offers; Excel takes 255 characters in all, more is no drop-down."""
    offers: Sequence[str] = ()
    if field.kind is Kind.TYPE:
        offers = [one.value for one in PowerType]
    elif field.kind is Kind.MODE:
        offers = list(MODE_TERMS.values())
    elif field.name == "receiver":
        offers = catalogue.townships["township_name"].tolist()
    elif field.name == "kind":
        offers = [one.value for one in TownshipKind]
    return offers if len(",".join(offers)) <= 255 else ()
