"""Read the tables of an HTML page, also one that a portal saved as .xls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.files.opening import Limits, RefusedError
from powerlist.model.enums import HiddenBy
from powerlist.read.formats.spans import Layout
from powerlist.read.formats.text import decode
from powerlist.read.grid import Book, Grid, text_of
from powerlist.read.paragraphs import below_table, leading
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET: Final = lazy_pattern(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_BLOCK: Final = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})
_SKIP: Final = frozenset({"script", "style", "head", "title", "noscript"})
_SPACE: Final = lazy_pattern(r"[ \t\r\n\f]+")


def read_html(data: bytes, encoding: str | None, limits: Limits) -> Book:
    """Return one grid a table, named ``表1``, ``表2`` …

    Raises:
        RefusedError: ``undecodable``, ``corrupt_file``, ``too_large`` or ``not_a_spreadsheet`` (no table).
    """
    from lxml import etree, html

    text, used = decode(data, encoding or _declared(data))
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    if not text.strip():
        raise RefusedError("empty_workbook")
    try:
        root = html.document_fromstring(text, parser=html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise RefusedError("corrupt_file", message=str(error)[:200]) from None
    book = Book("html", encoding=used.removesuffix("-sig"))
    lead: list[str] = []
    for element in root.iter():
        if element.tag == "table" and not _inside_cell(element):
            grid = _table(element, f"表{len(book.grids) + 1}", limits)
            if not grid.rows:
                continue
            below = below_table(lead, last=False) if book.grids else []
            if below:
                book.grids[-1].below = below
            grid.lead = leading(lead, below, 6)
            book.grids.append(grid)
            lead = []
        elif (
            isinstance(element.tag, str)
            and element.tag in _BLOCK
            and next(element.iterancestors("table"), None) is None
        ):
            line = _SPACE.sub(" ", (element.text or "") + "".join(_inline(element))).strip()
            if line and element.find(".//table") is None:
                lead.append(line[:2000])
    if not book.grids:
        raise RefusedError("not_a_spreadsheet", content="html")
    book.grids[-1].below = below_table(lead, last=True)
    return book


def _inline(element: _Element) -> list[str]:
    if any(child.tag in _BLOCK and child.tag != "br" for child in element):
        return []
    return [str(piece) for child in element for piece in [*child.itertext(), child.tail or ""]]


def _declared(data: bytes) -> str | None:
    """Return the page's own word on its encoding, when it is one and the bytes obey it."""
    match = _CHARSET.search(data[:4096])
    if match is None or data[:3] == b"\xef\xbb\xbf" or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None
    name = match[1].decode("ascii").lower()
    name = "gb18030" if name in {"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk"} else name
    try:
        data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None
    return name


def _inside_cell(table: _Element) -> bool:
    """Return whether a table is laid out inside another one's cell that holds a list already."""
    return any(
        outer.tag in ("td", "th") and _is_list(next(outer.iterancestors("table")))
        for outer in table.iterancestors("td", "th")
    )


def _is_list(table: _Element) -> bool:
    """Return whether a table is a list and not a page layout: several rows of several own cells."""
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    wide = sum(1 for row in rows if len(row) >= 2)
    return wide >= 2 and not any(cell.find(".//table") is not None for row in rows for cell in row)


def _table(table: _Element, name: str, limits: Limits) -> Grid:
    layout = Layout(limits.cells)
    hidden: dict[int, HiddenBy] = {}
    struck: dict[tuple[int, int], bool] = {}
    unseen = _is_hidden(table) or any(map(_is_hidden, table.iterancestors()))
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        layout.start_row()
        at = len(layout.rows) - 1
        group = row.getparent()
        if unseen or _is_hidden(row) or (group is not None and _is_hidden(group)):
            hidden[at] = HiddenBy.HAND
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            content = "" if cell.find(".//table") is not None and not _is_list(table) else cell_text(cell)
            column = layout.add(text_of(content), _number(cell.get("colspan")), _number(cell.get("rowspan")))
            marks = [mark for tag in ("s", "strike", "del") for mark in cell.iter(tag)]
            if marks and content:
                inside = "".join(str(text) for mark in marks for text in mark.itertext()).strip()
                struck[at, column] = len(inside) >= len(content.strip())
    rows, merges = layout.finish()
    return Grid(name, rows, merges, hidden, struck=struck)


def _is_hidden(element: _Element) -> bool:
    """Return whether an element and all that is in it is not shown."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or element.get("hidden") is not None


def _number(value: str | None) -> int:
    match = re.match(r"\s*(\d{1,6})", value or "")
    if match is None:
        return 1
    number = int(match[1])
    return number if number > 0 else 1


def cell_text(cell: _Element) -> str:
    """Return what a browser would show: blanks collapsed, a line for each block and ``<br>``."""
    pieces: list[str] = []
    stack: list[tuple[_Element, bool]] = [(cell, False)]
    while stack:
        element, done = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if done:
            if tag in _BLOCK and tag != "br":
                pieces.append("\n")
            if element is not cell:
                pieces.append(_SPACE.sub(" ", element.tail or ""))
            continue
        stack.append((element, True))
        if not tag or tag in _SKIP:
            continue
        if tag in _BLOCK:
            pieces.append("\n")
        pieces.append(_SPACE.sub(" ", element.text or ""))
        stack.extend((child, False) for child in reversed(element))
    lines = [line.strip(" ") for line in "".join(pieces).split("\n")]
    return "\n".join(line for line in lines if line)
