"""The one pass over a sheet's XML: extent, hidden rows and columns, filters, formulas, struck text.

Most sheets hide nothing and strike nothing. So the bytes are first asked whether a thing can be
there at all (``in`` runs at memory speed), and only what may be there is looked for, by expressions
over tags. What these expressions cannot read (another encoding than UTF-8) and what they would
refuse (a cell far outside) goes through lxml, which is exact and bounded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.model.enums import HiddenBy
from powerlist.read.formats.extent import cell_extent
from powerlist.read.formats.looks import span_of
from powerlist.read.formats.sheetexact import scan_exactly
from powerlist.read.formats.sheetfacts import SheetFacts, address, filtered_rows
from powerlist.read.grid import column_of
from powerlist.text.letters import column_letters
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.files.opening import Limits
    from powerlist.read.formats.looks import Shape
    from powerlist.read.formats.sheetfacts import Looks

#: No attribute holds a bare ``<``: a tag that does not end is given up where the next one begins, else each of many
#: would be looked for to the end of the sheet.
_P: Final = rb"<(?:[A-Za-z_][\w.-]*:)?"
_ROW: Final = lazy_pattern(_P + rb"row\b([^<>]*)>")
_COLUMN: Final = lazy_pattern(_P + rb"col\b([^<>]*?)/?>")
_VALUED_ROW: Final = lazy_pattern(_P + rb"row\b[^<>]*[^/]>(?=[^<]*" + _P + rb"c\b)")
_FILTER: Final = lazy_pattern(_P + rb"autoFilter\b([^<>]*?)(/?)>")
_DIMENSION: Final = lazy_pattern(
    _P + rb"dimension\b[^<>]*?\bref\s*=\s*[\"']([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?[\"']"
)
#: A formula followed by no value.
_BARE_FORMULA: Final = lazy_pattern(
    _P + rb"c\b([^<>]*)>\s*" + _P + rb"f\b(?:[^<>]*/>|[^<>]*>[^<]*</[\w:.-]*f>)\s*"
    rb"(?:" + _P + rb"v\s*/>|" + _P + rb"v\s*>\s*</[\w:.-]*v>)?\s*</"
)
_STYLED: Final = lazy_pattern(_P + rb"c\b([^<>]*(?<!/))>")
#: A cell that holds an error, with or without its formula.
_ERROR: Final = lazy_pattern(
    _P + rb"c\b([^<>]{0,400}?\bt\s*=\s*[\"']e[\"'][^<>]{0,400})>\s*"
    + rb"(?:" + _P + rb"f\b(?:[^<>]*/>|[^<>]*>[^<]*</[\w:.-]*f>)\s*)?"
    + _P + rb"v\b[^<>]*>([^<]{1,20})</"
)  # fmt: skip
#: The whole number of a cell, before the cell ends.
_WHOLE: Final = lazy_pattern(
    rb"\s*(?:"
    + _P
    + rb"f\b(?:[^<>]*/>|[^<>]*>[^<]*</[\w:.-]*f>)\s*)?"
    + _P
    + rb"v\b[^<>]*>(\d{1,15})(?:\.0+)?</"
)
#: A column of a filter that says what to show; one without content only hides its button.
_CRITERION: Final = lazy_pattern(_P + rb"filterColumn\b[^<>]*[^/]>")
_MODE: Final = lazy_pattern(rb"filterMode\s*=\s*[\"'](?:1|true)[\"']")
#: Some exporters give a row or a column no extent instead of hiding it.
_HIDDEN: Final = lazy_pattern(
    rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']|\s(?:ht|width)\s*=\s*[\"']0(?:\.0+)?[\"']"
)
_FLAT: Final = (b' ht="0', b" ht='0", b' width="0', b" width='0")
_R: Final = lazy_pattern(rb"\br\s*=\s*[\"'](\w+)[\"']")
_S: Final = lazy_pattern(rb"\bs\s*=\s*[\"'](\d+)[\"']")


def scan(data: bytes, looks: Looks, limits: Limits) -> SheetFacts:
    """Return the facts of one sheet.

    Args:
        data: the sheet's XML.
        looks: what the workbook says about its cells.
        limits: the limit of cells decides when the exact pass is taken.

    Raises:
        RefusedError: ``corrupt_file``.
    """
    head = data[:200]
    if (
        head[:2] in (b"\xff\xfe", b"\xfe\xff")
        or b"\x00" in head
        or re.search(rb"encoding\s*=\s*[\"'](?!utf-?8|us-ascii)", head, re.I)
    ):
        return scan_exactly(data, looks)
    facts = SheetFacts()
    if not _extent(data, facts) or facts.rows * facts.columns > limits.cells:
        return scan_exactly(data, looks)
    facts.claimed_rows, facts.claimed_columns = facts.rows, facts.columns
    dimension = _DIMENSION.search(data, 0, 20_000)
    if dimension is not None:
        facts.claimed_rows = max(facts.claimed_rows, min(int(dimension[4] or dimension[2]), 1 << 20))
        facts.claimed_columns = max(
            facts.claimed_columns, column_of((dimension[3] or dimension[1]).decode()) + 1
        )
    if b"hidden" in data or any(sign in data for sign in _FLAT):
        _hidden(data, facts, looks.filters)
    if (b"<f" in data or b":f" in data) and (bare := list(_BARE_FORMULA.finditer(data))):
        facts.uncached = frozenset(at for match in bare if (at := _address(match[1])) is not None)
    if looks.styles or looks.strings:
        _struck(data, looks.styles, looks.strings, facts)
    _symbols(data, looks.fonts, facts)
    if looks.padded:
        _padded(data, looks.padded, facts)
    if b't="e"' in data or b"t='e'" in data:
        for match in _ERROR.finditer(data):
            if (at := _address(match[1])) is not None:
                facts.shown[at] = match[2].decode("utf-8", "replace")
    return facts


def _extent(data: bytes, facts: SheetFacts) -> bool:
    """Measure the rectangle round the cells; False when the sheet is written in an unusual way."""
    found = cell_extent(data)
    if found is None:
        return False
    facts.rows, facts.columns, _ = found
    facts.farthest = f"{column_letters(facts.columns - 1)}{facts.rows}" if facts.columns else ""
    return True


def rows_with_cells(data: bytes) -> int:
    """Return how many rows of a sheet hold a cell (for a hidden sheet, which is named but not read)."""
    return sum(1 for _ in _VALUED_ROW.finditer(data))


def _address(attributes: bytes) -> tuple[int, int] | None:
    found = _R.search(attributes)
    if found is None:
        return None
    return address(found[1].decode())


def _hidden(data: bytes, facts: SheetFacts, filters: tuple[tuple[int, int], ...]) -> None:
    own = _filter_rows(data)
    filtered = filtered_rows(own, filters, _MODE.search(data, 0, 20_000) is not None)
    position = 0
    hidden: dict[int, HiddenBy] = {}
    for match in _ROW.finditer(data):
        position += 1
        attributes = match[1]
        found = _R.search(attributes)
        if found is not None:
            position = int(found[1])
        if _HIDDEN.search(attributes):
            inside = any(top < position <= last for top, last in filtered)
            hidden[position - 1] = HiddenBy.FILTER if inside else HiddenBy.HAND
    facts.hidden_rows = hidden
    columns: set[int] = set()
    for match in _COLUMN.finditer(data):
        if _HIDDEN.search(match[1]):
            first = re.search(rb"\bmin\s*=\s*[\"'](\d+)", match[1])
            last = re.search(rb"\bmax\s*=\s*[\"'](\d+)", match[1])
            if first and last:
                columns.update(range(int(first[1]) - 1, min(int(last[1]), 16384)))
    facts.hidden_columns = frozenset(columns)


def _filter_rows(data: bytes) -> tuple[int, int] | None:
    """Return the 1-based head row and last row of a filter that has criteria, or None."""
    match = _FILTER.search(data)
    if match is None or match[2] == b"/":
        return None
    end = data.find(b"autoFilter>", match.end())
    body = data[match.end() : end if end >= 0 else match.end() + 100_000]
    if not _CRITERION.search(body):
        return None
    return span_of(match[1].decode("utf-8", "replace"))


def _struck(data: bytes, styles: frozenset[int], strings: dict[int, bool], facts: SheetFacts) -> None:
    for match in _STYLED.finditer(data):
        style = _S.search(match[1])
        whole = style is not None and int(style[1]) in styles
        part = None
        if not whole and strings and b't="s"' in match[1]:
            value = re.match(rb"\s*" + _P + rb"v>(\d+)<", data[match.end() : match.end() + 40])
            part = strings.get(int(value[1])) if value else None
        if whole or part is not None:
            at = _address(match[1])
            if at is not None:
                facts.struck[at] = whole or bool(part)


def _symbols(data: bytes, fonts: dict[int, str], facts: SheetFacts) -> None:
    for match in _STYLED.finditer(data) if fonts else ():
        style = _S.search(match[1])
        font = fonts.get(int(style[1])) if style is not None else None
        if font and (at := _address(match[1])) is not None:
            facts.symbols[at] = font


def _padded(data: bytes, padded: dict[int, Shape], facts: SheetFacts) -> None:
    for match in _STYLED.finditer(data):
        style = _S.search(match[1])
        shape = padded.get(int(style[1])) if style is not None else None
        if shape is None or re.search(rb"\bt\s*=\s*[\"'][^n]", match[1]):
            continue
        value = _WHOLE.match(data, match.end())
        at = _address(match[1])
        if (
            value is not None
            and at is not None
            and (shown := shape.show(number := value[1].decode())) != number
        ):
            facts.shown[at] = shown
