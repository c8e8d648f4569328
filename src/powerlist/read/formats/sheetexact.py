"""The exact pass over a sheet's XML with lxml: slower, but true for every spelling of XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.model.enums import HiddenBy
from powerlist.read.formats.looks import span_of
from powerlist.read.formats.sheetfacts import SheetFacts, address, filtered_rows, is_flat
from powerlist.read.formats.xml import TRUE, local, stream
from powerlist.text.letters import column_letters
from powerlist.text.numerals import whole_number

if TYPE_CHECKING:
    from lxml.etree import _Element

    from powerlist.read.formats.sheetfacts import Looks


def scan_exactly(data: bytes, looks: Looks) -> SheetFacts:
    """Return the facts of one sheet.

    Args:
        data: the sheet's XML.
        looks: what the workbook says about its cells.

    Raises:
        RefusedError: ``corrupt_file``.
    """
    facts = SheetFacts()
    hidden: list[int] = []
    hidden_columns: set[int] = set()
    uncached: set[tuple[int, int]] = set()
    own: tuple[int, int] | None = None
    mode = False
    row_number = 0
    for element in stream(data, "row", "col", "autoFilter", "sheetPr"):
        kind = local(element)
        if kind == "row":
            declared = element.get("r") or ""
            number = whole_number(declared)
            row_number = row_number + 1 if number is None else number
            if (element.get("hidden") or "") in TRUE or is_flat(element.get("ht")):
                hidden.append(row_number)
            _exact_row(element, row_number, facts, looks, uncached)
        elif kind == "col" and ((element.get("hidden") or "") in TRUE or is_flat(element.get("width"))):
            first, last = (whole_number(element.get(end) or "1") for end in ("min", "max"))
            if first is not None and last is not None:
                hidden_columns.update(range(first - 1, min(last, 16384)))
        elif kind == "autoFilter" and any(len(column) for column in element.iterfind("{*}filterColumn")):
            own = span_of(element.get("ref") or "")
        elif kind == "sheetPr":
            mode = (element.get("filterMode") or "") in TRUE
    filtered = filtered_rows(own, looks.filters, mode)
    facts.hidden_rows = {
        row - 1: HiddenBy.FILTER if any(top < row <= last for top, last in filtered) else HiddenBy.HAND
        for row in hidden
    }
    facts.hidden_columns = frozenset(hidden_columns)
    facts.uncached = frozenset(uncached)
    return facts


def _exact_row(
    element: _Element,
    number: int,
    facts: SheetFacts,
    looks: Looks,
    uncached: set[tuple[int, int]],
) -> None:
    column = -1
    for cell in element.iterfind("{*}c"):
        at = address(cell.get("r") or "")
        column = at[1] if at else column + 1
        row = at[0] + 1 if at else number
        value = cell.find("{*}v")
        formula = cell.find("{*}f")
        inline = cell.find("{*}is")
        has_value = (value is not None and bool(value.text)) or inline is not None
        if formula is not None and not has_value:
            uncached.add((row - 1, column))
        if not has_value and formula is None:
            continue
        facts.rows = max(facts.rows, row)
        facts.columns = max(facts.columns, column + 1)
        facts.farthest = f"{column_letters(facts.columns - 1)}{facts.rows}"
        style, kind = cell.get("s") or "", cell.get("t") or "n"
        text = (value.text or "").strip() if value is not None else ""
        look = whole_number(style)
        if look in looks.fonts:
            facts.symbols[row - 1, column] = looks.fonts[look]
        if look in looks.styles:
            facts.struck[row - 1, column] = True
        elif looks.strings and kind == "s" and (index := whole_number(text)) is not None:
            part = looks.strings.get(index)
            if part is not None:
                facts.struck[row - 1, column] = part
        if kind == "e" and text:
            facts.shown[row - 1, column] = text[:20]
        elif kind == "n" and look is not None and look in looks.padded and text.isdecimal():
            facts.shown[row - 1, column] = looks.padded[look].show(text)
