"""What styles, strings and tables of a workbook say about cells: struck through, shown with noughts, filtered."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final

from powerlist.read.formats.symbols import is_symbolic
from powerlist.read.formats.xml import TRUE, parse, stream
from powerlist.text.numerals import whole_number
from powerlist.text.patterns import lazy_pattern

#: A format of noughts with what stands before and behind them: 000, "SL"000, 0"项".
_WORDS: Final = r'((?:"[^"]{0,40}"|\\.|[-－—/]){0,8})'
_NOUGHTS: Final = lazy_pattern(rf"{_WORDS}(0{{1,15}}){_WORDS}(?:_.|;.*)?")
_CODES: Final = lazy_pattern(rb"formatCode\s*=\s*(?:\"([^\"]{1,250})\"|'([^']{1,250})')")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a number format shows of a whole number.

    Attributes:
        digits: how many digits at least.
        before: what stands before them.
        behind: what stands behind them.
    """

    digits: int
    before: str = ""
    behind: str = ""

    def show(self, text: str) -> str:
        """Return the digits of a whole number as the format shows them."""
        return f"{self.before}{text.zfill(self.digits)}{self.behind}"


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


def padded_styles(data: bytes) -> dict[int, Shape]:
    """Return the cell styles (indices of cellXfs) that show whole numbers with noughts or words: 000, "SL"000."""
    codes = {html.unescape((a or b).decode("utf-8", "replace")) for a, b in _CODES.findall(data)}
    if not any(map(shape_of, codes)):
        return {}
    root = parse(data)
    formats = {
        element.get("numFmtId") or "": shape
        for element in root.iterfind("{*}numFmts/{*}numFmt")
        if (shape := shape_of(element.get("formatCode") or ""))
    }
    return {
        index: formats[style.get("numFmtId") or ""]
        for index, style in enumerate(root.iterfind("{*}cellXfs/{*}xf"))
        if (style.get("numFmtId") or "") in formats
    }


def shape_of(code: str) -> Shape | None:
    """Return what a number format of noughts and words shows (000, "SL"000), None for every other format."""
    match = _NOUGHTS.fullmatch(code)
    if match is None:
        return None
    before, behind = (re.sub(r'"([^"]*)"|\\(.)', r"\1\2", words) for words in (match[1], match[3]))
    shape = Shape(len(match[2]), before, behind)
    return None if shape == Shape(1) else shape


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


def symbol_styles(data: bytes) -> dict[int, str]:
    """Return the cell styles (indices of cellXfs) in a font of symbols → its name."""
    if b"ingdings" not in data and b'"Symbol"' not in data:
        return {}
    root = parse(data)
    fonts = {
        index: name
        for index, font in enumerate(root.iterfind("{*}fonts/{*}font"))
        for each in font.iterfind("{*}name")
        if is_symbolic(name := each.get("val") or "")
    }
    return {
        index: fonts[font]
        for index, style in enumerate(root.iterfind("{*}cellXfs/{*}xf"))
        if (font := whole_number(style.get("fontId") or "0")) in fonts and font is not None
    }


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
