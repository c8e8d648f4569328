"""Read a workbook back: cells as text, sheet by sheet, in one pass over the XML and within bounds."""

from __future__ import annotations

import io
import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from powerlist.files.opening import Limits, RefusedError, open_package
from powerlist.render.errors import RenderError
from powerlist.render.stamp import stamped
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from powerlist.files.opening import Package

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LIMITS = Limits(bytes=256 << 20, inflated=768 << 20)
#: A published sheet has a few dozen columns; what stands farther right is no part of a directory.
_MOST_COLUMNS = 200

#: How a workbook writes a character that XML cannot hold, and the beginning of a text that looks like it.
_ESCAPED = lazy_pattern("_x([0-9A-Fa-f]{4})_")

Rows = list[tuple[int, list[str]]]


def read_xlsx(file: str, content: bytes) -> tuple[dict[str, Rows], str]:
    """Return ``{sheet: [(row number, texts of its cells)]}`` and the version that rendered the workbook.

    Rows without text are left out; a row's texts start at column A.

    Raises:
        RenderError: it is no workbook, or over the limits.
    """
    try:
        package = open_package(content, _LIMITS)
        strings = _shared(package)
        sheets = {name: list(_rows(package.read(part), strings)) for name, part in _sheets(package)}
        core = package.get("docProps/core.xml") or b""
    except (RefusedError, KeyError, IndexError, ValueError, etree.XMLSyntaxError) as error:
        raise RenderError("damaged", file, detail=str(error)) from error
    return sheets, stamped(core.decode("utf-8", errors="replace"))


def _sheets(package: Package) -> list[tuple[str, str]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    relations = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"), parser)
    targets = {relation.get("Id", ""): relation.get("Target", "") for relation in relations}
    book = etree.fromstring(package.read("xl/workbook.xml"), parser)
    found = []
    for sheet in book.iter(f"{{{_MAIN}}}sheet"):
        target = targets[sheet.get(f"{{{_R}}}id", "")]
        part = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        found.append((sheet.get("name", ""), part))
    return found


def _shared(package: Package) -> list[str]:
    content = package.get("xl/sharedStrings.xml")
    if content is None:
        return []
    found = []
    tag = f"{{{_MAIN}}}si"
    for _, node in etree.iterparse(io.BytesIO(content), tag=tag, resolve_entities=False, no_network=True):
        found.append(_text(node))
        node.clear()
    return found


def _rows(content: bytes, strings: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold text; only cells that are there cost anything, whatever their address."""
    number = 0
    tag = f"{{{_MAIN}}}row"
    for _, row in etree.iterparse(io.BytesIO(content), tag=tag, resolve_entities=False, no_network=True):
        number = int(row.get("r", number + 1))
        texts: list[str] = []
        for cell in row:
            text = _cell(cell, strings)
            column = _column(cell.get("r", "")) if cell.get("r") else len(texts)
            if not text or column >= _MOST_COLUMNS:
                continue
            texts.extend([""] * (column + 1 - len(texts)))
            texts[column] = text
        row.clear()
        if texts:
            yield number, texts


def _cell(cell: etree._Element, strings: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    value = cell.findtext(f"{{{_MAIN}}}v") or ""
    return strings[int(value)] if kind == "s" and value else value


def _text(node: etree._Element) -> str:
    """Return the text of a string item: its runs, without the readings of ruby text."""
    phonetic = f"{{{_MAIN}}}rPh"
    pieces = [
        piece.text or ""
        for piece in node.iter(f"{{{_MAIN}}}t")
        if piece.getparent() is None or piece.getparent().tag != phonetic  # type: ignore[union-attr]
    ]
    text = "".join(pieces).replace("\r\n", "\n")
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text


def _column(address: str) -> int:
    column = 0
    for character in address:
        if not "A" <= character <= "Z":
            break
        column = column * 26 + ord(character) - 64
    return column - 1
