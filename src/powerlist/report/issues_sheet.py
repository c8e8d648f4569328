"""The sheet 问题 of a workbook: every finding, sorted, coloured, filtered, linked to its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist.messages import quote, tell
from powerlist.model.audit import field_title
from powerlist.report.lines import columns as columns_of
from powerlist.report.words import place_of, source_of, title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from powerlist.model.audit import Audit
    from powerlist.model.finding import Finding

#: Fill of a cell by severity; light, so that print and text stay readable.
FILLS = {"error": "FFF4B6B2", "warning": "FFFCE5A8", "info": "FFCFE3F7"}
_KEYS = ("severity", "rule", "place", "field", "item", "message", "original", "help")
_WIDTHS = (7, 8, 18, 12, 32, 40, 32, 32)
#: Points of one line; a row is as high as its longest cell needs, since not every program does that itself.
_LINE = 14.5
#: The whole text stands one click away.
_LONGEST = 120


def add(
    book: Any,
    audit: Audit,
    findings: Sequence[Finding],
    language: str,
    link: Callable[[Finding], tuple[str, str] | None],
    file: str = "",
) -> str:
    """Put the sheet in front of a workbook.

    Args:
        book: an openpyxl workbook.
        audit: where messages come from.
        findings: what to list, in order.
        language: ``zh`` or ``en``.
        link: returns the sheet and cell of this workbook that a finding is about, or None.
        file: the file that the workbook is a copy of, or "".

    Returns:
        The sheet's name, unlike those that are there.
    """
    from copy import copy

    from openpyxl.styles import Alignment, Font, PatternFill

    sheet = book.create_sheet(_free_name(book, tell("report.sheet", language)), 0)
    for column, key in enumerate(_KEYS, 1):
        head = sheet.cell(1, column, tell(f"report.{key}", language).capitalize())
        head.font = Font(bold=True)
        sheet.column_dimensions[head.column_letter].width = _WIDTHS[column - 1]
    wrap = Alignment(wrap_text=True, vertical="top")
    linked = Font(color="FF1A5FA8", underline="single")
    fills = {
        severity: PatternFill("solid", start_color=colour, end_color=colour)
        for severity, colour in FILLS.items()
    }
    plain: Any = None
    for row, finding in enumerate(findings, 2):
        values = _values(audit, finding, language, file)
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column)
            put_text(cell, value)
            if plain is None:
                cell.alignment = wrap
                plain = cell._style
            # all cells share one style, which openpyxl would look up by all its parts
            cell._style = copy(plain)
        sheet.row_dimensions[row].height = _height(values)
        sheet.cell(row, 1).fill = fills[finding.severity.value]
        target = link(finding)
        if target is not None:
            where = sheet.cell(row, 3)
            where.hyperlink = f"#'{target[0].replace(chr(39), chr(39) * 2)}'!{target[1]}"
            where.font = linked
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:H{max(2, len(findings) + 1)}"
    _page(sheet)
    return str(sheet.title)


def _free_name(book: Any, name: str) -> str:
    """Return a sheet's name that no sheet of the workbook has."""
    taken = {sheet.casefold() for sheet in book.sheetnames}
    free, number = name, 2
    while free.casefold() in taken:
        free, number = f"{name}{number}", number + 1
    return free


def _values(audit: Audit, finding: Finding, language: str, file: str) -> tuple[str, ...]:
    """Return what stands in the columns of a finding."""
    return (
        tell(f"report.severity.{finding.severity.value}", language),
        finding.rule,
        _place(finding, language, file),
        field_title(finding.field, language),
        title_of(finding.item) if finding.item else "",
        audit.message(finding, language),
        quote(finding.excerpt, _LONGEST)[1:-1],
        audit.help(finding, language),
    )


def _place(finding: Finding, language: str, file: str) -> str:
    """Return where a finding stands; inside a copy of a file, its own cell there without the file's name."""
    own = [*finding.sources, *(source for one in finding.related for source in one.sources)]
    here = next((source for source in own if source.file == file), None) if file else None
    if here is None and finding.sources:
        here = finding.sources[0]
    place = source_of(here, language) if here is not None else place_of(finding.location, language)
    return place.removeprefix(f"{file} ") if file else place


def remove(book: Any) -> None:
    """Take the sheets away that ``add`` put into a workbook which comes back with faults repaired.

    Args:
        book: an openpyxl workbook; one without any other sheet keeps them.
    """
    heads = [
        tuple(tell(f"report.{key}", language).capitalize() for key in _KEYS) for language in ("zh", "en")
    ]
    ours = [
        sheet
        for sheet in book.worksheets
        if tuple(cell.value for cell in next(sheet.iter_rows(max_row=1, max_col=len(_KEYS)), ())) in heads
    ]
    if len(ours) < len(book.worksheets):
        for sheet in ours:
            book.remove(sheet)


def _height(values: Sequence[str]) -> float:
    """Return how high a row must be for its longest cell."""
    lines = max(
        sum(1 + (columns_of(part) - 1) // (width - 1) for part in value.split("\n") or [""])
        for value, width in zip(values, _WIDTHS, strict=True)
    )
    return min(400, _LINE * lines + 4)


def _page(sheet: Any) -> None:
    """Let the sheet print on landscape pages as wide as the table, the heads on each."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def put_text(cell: Any, value: str) -> None:
    """Write text as text: never a formula, without what a sheet cannot hold.

    Args:
        cell: an openpyxl cell.
        value: untrusted text.
    """
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:32_767]
    if isinstance(cell.value, str):
        cell.data_type = "s"
