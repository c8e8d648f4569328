"""The one pass over a sheet's XML: extent, hidden rows and columns, filters, formulas, struck text.

Most sheets hide nothing and strike nothing. So the bytes are first asked whether a thing can be
there at all (``in`` runs at memory speed), and only what may be there is looked for, by expressions
over tags. What these expressions cannot read (another encoding than UTF-8) and what they would
refuse (a cell far outside) goes through lxml, which is exact and bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from powerlist.model.enums import HiddenBy
from powerlist.read.formats.extent import cell_extent
from powerlist.read.formats.xml import local, parse, stream
from powerlist.read.grid import column_of, letter_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from powerlist.files.opening import Limits

#: No attribute holds a bare ``<``: a tag that does not end is given up where the next one begins, else each of many
#: would be looked for to the end of the sheet.
_P: Final = rb"<(?:[A-Za-z_][\w.-]*:)?"
_ROW: Final = re.compile(_P + rb"row\b([^<>]*)>")
_COLUMN: Final = re.compile(_P + rb"col\b([^<>]*?)/?>")
_VALUED_ROW: Final = re.compile(_P + rb"row\b[^<>]*[^/]>(?=[^<]*" + _P + rb"c\b)")
_FILTER: Final = re.compile(_P + rb"autoFilter\b([^<>]*?)(/?)>")
_DIMENSION: Final = re.compile(
    _P + rb"dimension\b[^<>]*?\bref\s*=\s*[\"']([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?[\"']"
)
#: A formula followed by no value.
_BARE_FORMULA: Final = re.compile(
    _P + rb"c\b([^<>]*)>\s*" + _P + rb"f\b(?:[^<>]*/>|[^<>]*>[^<]*</[\w:.-]*f>)\s*"
    rb"(?:" + _P + rb"v\s*/>|" + _P + rb"v\s*>\s*</[\w:.-]*v>)?\s*</"
)
_STYLED: Final = re.compile(_P + rb"c\b([^<>]*(?<!/))>")
_TRUE: Final = {"1", "true"}
#: A cell that holds an error, with or without its formula.
_ERROR: Final = re.compile(
    _P + rb"c\b([^<>]{0,400}?\bt\s*=\s*[\"']e[\"'][^<>]{0,400})>\s*"
    + rb"(?:" + _P + rb"f\b(?:[^<>]*/>|[^<>]*>[^<]*</[\w:.-]*f>)\s*)?"
    + _P + rb"v\b[^<>]*>([^<]{1,20})</"
)  # fmt: skip
#: The whole number of a cell, before the cell ends.
_WHOLE: Final = re.compile(
    rb"\s*(?:"
    + _P
    + rb"f\b(?:[^<>]*/>|[^<>]*>[^<]*</[\w:.-]*f>)\s*)?"
    + _P
    + rb"v\b[^<>]*>(\d{1,15})(?:\.0+)?</"
)
#: A column of a filter that says what to show; one without content only hides its button.
_CRITERION: Final = re.compile(_P + rb"filterColumn\b[^<>]*[^/]>")
_MODE: Final = re.compile(rb"filterMode\s*=\s*[\"'](?:1|true)[\"']")
_NOUGHTS: Final = re.compile(r"(0{2,15})(?:_[ )]|;.*)?")
_HIDDEN: Final = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_R: Final = re.compile(rb"\br\s*=\s*[\"'](\w+)[\"']")
_S: Final = re.compile(rb"\bs\s*=\s*[\"'](\d+)[\"']")


@dataclass(slots=True)
class SheetFacts:
    """What a look at a sheet's XML tells.

    Attributes:
        rows: rows of a rectangle from A1 that holds all values.
        columns: its columns.
        claimed_rows: rows as declared or styled.
        claimed_columns: columns as declared.
        farthest: address of the cell that makes the rectangle large.
        hidden_rows: 0-based row → why.
        hidden_columns: 0-based.
        struck: struck cells → wholly.
        uncached: cells with a formula without a value.
        shown: cells that show another text than their value: an error, a number with leading noughts.
    """

    rows: int = 0
    columns: int = 0
    claimed_rows: int = 0
    claimed_columns: int = 0
    farthest: str = ""
    hidden_rows: dict[int, HiddenBy] = field(default_factory=dict)
    hidden_columns: frozenset[int] = frozenset()
    struck: dict[tuple[int, int], bool] = field(default_factory=dict)
    uncached: frozenset[tuple[int, int]] = frozenset()
    shown: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Looks:
    """What a workbook's styles, strings and tables say about the cells of a sheet.

    Attributes:
        styles: cell styles that strike text through.
        strings: shared strings with struck runs → wholly struck.
        padded: cell styles that show whole numbers with leading noughts → their digits.
        filters: 1-based head row and last row of each table of the sheet whose filter has criteria.
    """

    styles: frozenset[int] = frozenset()
    strings: dict[int, bool] = field(default_factory=dict)
    padded: dict[int, int] = field(default_factory=dict)
    filters: tuple[tuple[int, int], ...] = ()


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
        return _exact(data, looks)
    facts = SheetFacts()
    if not _extent(data, facts) or facts.rows * facts.columns > limits.cells:
        return _exact(data, looks)
    facts.claimed_rows, facts.claimed_columns = facts.rows, facts.columns
    dimension = _DIMENSION.search(data, 0, 20_000)
    if dimension is not None:
        facts.claimed_rows = max(facts.claimed_rows, min(int(dimension[4] or dimension[2]), 1 << 20))
        facts.claimed_columns = max(
            facts.claimed_columns, column_of((dimension[3] or dimension[1]).decode()) + 1
        )
    if b"hidden" in data:
        _hidden(data, facts, looks.filters)
    if (b"<f" in data or b":f" in data) and (bare := list(_BARE_FORMULA.finditer(data))):
        facts.uncached = frozenset(at for match in bare if (at := _address(match[1])) is not None)
    if looks.styles or looks.strings:
        _struck(data, looks.styles, looks.strings, facts)
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
    facts.farthest = f"{letter_of(facts.columns - 1)}{facts.rows}" if facts.columns else ""
    return True


def rows_with_cells(data: bytes) -> int:
    """Return how many rows of a sheet hold a cell (for a hidden sheet, which is named but not read)."""
    return sum(1 for _ in _VALUED_ROW.finditer(data))


def _address(attributes: bytes) -> tuple[int, int] | None:
    found = _R.search(attributes)
    if found is None:
        return None
    return _split(found[1].decode())


def _split(address: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", address)
    return (int(match[2]) - 1, column_of(match[1])) if match else None


def _hidden(data: bytes, facts: SheetFacts, filters: tuple[tuple[int, int], ...]) -> None:
    own = _filter_rows(data)
    filtered = _spans(own, filters, _MODE.search(data, 0, 20_000) is not None)
    position = 0
    hidden: dict[int, HiddenBy] = {}
    for match in _ROW.finditer(data):
        position += 1
        attributes = match[1]
        found = _R.search(attributes)
        if found is not None:
            position = int(found[1])
        if b"hidden" in attributes and _HIDDEN.search(attributes):
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


def _spans(
    own: tuple[int, int] | None, filters: tuple[tuple[int, int], ...], mode: bool
) -> list[tuple[int, int]]:
    """Return the rows under filters at work; an advanced filter says only that there is one on the sheet."""
    spans = [*filters, own] if own is not None else list(filters)
    return spans if spans or not mode else [(0, 1 << 20)]


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


def span_of(text: str) -> tuple[int, int] | None:
    """Return the first and last row of a reference such as ``$A$2:$F$30`` in a text, or None."""
    span = re.search(r"\$?[A-Z]{1,3}\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})", text)
    return (int(span[1]), int(span[2])) if span else None


def table_filter(data: bytes) -> tuple[int, int] | None:
    """Return the 1-based head row and last row of a table part whose filter has criteria, or None."""
    if b"filterColumn" not in data:
        return None
    return next(
        (
            span
            for element in parse(data).iterfind("{*}autoFilter")
            if any(len(column) for column in element.iterfind("{*}filterColumn"))
            and (span := span_of(element.get("ref") or "")) is not None
        ),
        None,
    )


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


def _padded(data: bytes, padded: dict[int, int], facts: SheetFacts) -> None:
    for match in _STYLED.finditer(data):
        style = _S.search(match[1])
        digits = padded.get(int(style[1])) if style is not None else None
        if not digits or re.search(rb"\bt\s*=\s*[\"'][^n]", match[1]):
            continue
        value = _WHOLE.match(data, match.end())
        at = _address(match[1])
        if value is not None and at is not None and len(value[1]) < digits:
            facts.shown[at] = value[1].decode().zfill(digits)


def padded_styles(data: bytes) -> dict[int, int]:
    """Return the cell styles (indices of cellXfs) with a number format of noughts only (000) → their digits."""
    if b'"00' not in data and b"'00" not in data:
        return {}
    root = parse(data)
    formats = {
        element.get("numFmtId") or "": digits
        for element in root.iterfind("{*}numFmts/{*}numFmt")
        if (digits := noughts(element.get("formatCode") or ""))
    }
    return {
        index: formats[style.get("numFmtId") or ""]
        for index, style in enumerate(root.iterfind("{*}cellXfs/{*}xf"))
        if (style.get("numFmtId") or "") in formats
    }


def noughts(code: str) -> int:
    """Return how many digits a number format of noughts shows (000 → 3), 0 for every other format."""
    match = _NOUGHTS.fullmatch(code)
    return len(match[1]) if match else 0


def struck_styles(data: bytes) -> frozenset[int]:
    """Return the cell styles (indices of cellXfs) whose font is struck through."""
    if b"strike" not in data:
        return frozenset()
    root = parse(data)
    fonts = [
        index
        for index, font in enumerate(root.iterfind("{*}fonts/{*}font"))
        if any((mark.get("val") or "1") in _TRUE for mark in font.iterfind("{*}strike"))
    ]
    return frozenset(
        index
        for index, style in enumerate(root.iterfind("{*}cellXfs/{*}xf"))
        if (style.get("fontId") or "0").isdigit() and int(style.get("fontId") or "0") in fonts
    )


def struck_strings(data: bytes) -> dict[int, bool]:
    """Return the shared strings with struck runs: index → whether all of it is struck."""
    if b"strike" not in data:
        return {}
    found: dict[int, bool] = {}
    for index, item in enumerate(stream(data, "si")):
        runs = [run for run in item.iterfind("{*}r") if "".join(map(str, run.itertext())).strip()]
        struck = [
            any((mark.get("val") or "1") in _TRUE for mark in run.iterfind("{*}rPr/{*}strike"))
            for run in runs
        ]
        if any(struck):
            found[index] = all(struck)
    return found


def _exact(data: bytes, looks: Looks) -> SheetFacts:
    """Do the same with lxml: slower, but true for every spelling of XML."""
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
            row_number = int(declared) if declared.isdigit() else row_number + 1
            if (element.get("hidden") or "") in _TRUE:
                hidden.append(row_number)
            _exact_row(element, row_number, facts, looks, uncached)
        elif kind == "col" and (element.get("hidden") or "") in _TRUE:
            first, last = element.get("min") or "1", element.get("max") or "1"
            if first.isdigit() and last.isdigit():
                hidden_columns.update(range(int(first) - 1, min(int(last), 16384)))
        elif kind == "autoFilter" and any(len(column) for column in element.iterfind("{*}filterColumn")):
            own = span_of(element.get("ref") or "")
        elif kind == "sheetPr":
            mode = (element.get("filterMode") or "") in _TRUE
    filtered = _spans(own, looks.filters, mode)
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
        at = _split(cell.get("r") or "")
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
        facts.farthest = f"{letter_of(facts.columns - 1)}{facts.rows}"
        style, kind = cell.get("s") or "", cell.get("t") or "n"
        text = (value.text or "").strip() if value is not None else ""
        number = int(style) if style.isdigit() else -1
        if number in looks.styles:
            facts.struck[row - 1, column] = True
        elif looks.strings and kind == "s" and text.isdigit():
            part = looks.strings.get(int(text))
            if part is not None:
                facts.struck[row - 1, column] = part
        if kind == "e" and text:
            facts.shown[row - 1, column] = text[:20]
        elif kind == "n" and number in looks.padded and text.isdigit():
            facts.shown[row - 1, column] = text.zfill(looks.padded[number])
