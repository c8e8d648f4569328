"""What styles, strings and tables of a workbook say about cells: struck through, shown with noughts, filtered."""

from __future__ import annotations

import re
from typing import Final

from powerlist.read.formats.sheetfacts import TRUE
from powerlist.read.formats.xml import parse, stream
from powerlist.text.numerals import whole_number

_NOUGHTS: Final = re.compile(r"(0{2,15})(?:_[ )]|;.*)?")


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
        if any((mark.get("val") or "1") in TRUE for mark in font.iterfind("{*}strike"))
    ]
    return frozenset(
        index
        for index, style in enumerate(root.iterfind("{*}cellXfs/{*}xf"))
        if whole_number(style.get("fontId") or "0") in fonts
    )


def struck_strings(data: bytes) -> dict[int, bool]:
    """Return the shared strings with struck runs: index → whether all of it is struck."""
    if b"strike" not in data:
        return {}
    found: dict[int, bool] = {}
    for index, item in enumerate(stream(data, "si")):
        runs = [run for run in item.iterfind("{*}r") if "".join(map(str, run.itertext())).strip()]
        struck = [
            any((mark.get("val") or "1") in TRUE for mark in run.iterfind("{*}rPr/{*}strike")) for run in runs
        ]
        if any(struck):
            found[index] = all(struck)
    return found
