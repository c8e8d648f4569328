"""``edit``: items and grants as an all-text workbook that Excel and WPS leave as it is.

Every cell is text, so that ``001`` and 16-digit codes survive; ids are locked; types and modes have drop-downs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.files.workbooks import new_workbook
from powerlist.messages import tell
from powerlist.model.enums import MODE_TERMS, PowerType, TownshipKind, mode_term
from powerlist.model.fields import COMPILED, ITEMS, Kind, fields_of
from powerlist.model.origin import rows_of

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
_WIDE = {Kind.CITATION: 40, Kind.TEXT: 24, Kind.ORGAN: 20, Kind.CODE: 20}
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
    head = book.add_format(
        {"bold": True, "bg_color": "#E7E6E6", "border": 1, "locked": True, "num_format": "@"}
    )
    locked = book.add_format(
        {"border": 1, "valign": "top", "locked": True, "bg_color": "#F2F2F2", "num_format": "@"}
    )
    free = book.add_format(
        {"border": 1, "valign": "top", "text_wrap": True, "locked": False, "num_format": "@"}
    )
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
        for at, field in enumerate(fields):
            is_key = field.name in key
            sheet.set_column(at, at, _WIDE.get(field.kind, 14), locked if is_key else free)
            sheet.write_string(0, at, field.head, head)
            for row, value in enumerate(frame[field.name].tolist(), start=1):
                shown = mode_term(value) if field.kind is Kind.MODE else value
                sheet.write_string(row, at, shown, locked if is_key else free)
            choices = _choices(field, catalogue)
            if choices:
                last = len(frame) + _SPARE
                rule = {"validate": "list", "source": choices, "error_type": "warning", "ignore_blank": True}
                sheet.data_validation(1, at, last, at, rule)
        if len(frame):
            sheet.autofilter(0, 0, len(frame), len(fields) - 1)
        sheet.protect("", _PROTECT)
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
    """Return the fields that are worth a column: required ones and those that hold something."""
    return [
        field
        for field in fields_of(table)
        if field.required or field.name in COMPILED[table] or (frame[field.name] != "").any()
    ]


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
