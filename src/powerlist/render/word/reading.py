"""Read the tables of any .docx: text, and how they will print (PLF03)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.files.opening import Limits, RefusedError, open_package
from powerlist.model.readback import ReadTable
from powerlist.render.errors import RenderError
from powerlist.render.stamp import stamped
from powerlist.render.widths import fits_a_page
from powerlist.render.word.measures import AROUND, CHARACTER, ROOM, text_height
from powerlist.render.word.package import NS, W, parse

if TYPE_CHECKING:
    from lxml import etree

_LIMITS = Limits(inflated=512 << 20)
_P, _T, _BR, _TAB, _R = (f"{{{W}}}{name}" for name in ("p", "t", "br", "tab", "r"))
_TBL, _TR, _TC, _TR_PR = (f"{{{W}}}{name}" for name in ("tbl", "tr", "tc", "trPr"))
#: Twips by which a table may be wider than its page's text area before it is called so (border, rounding).
_TOLERANCE = 240


def read_words(file: str, content: bytes) -> str:
    """Return all words of a document, one line a paragraph, also those of its tables.

    Raises:
        RenderError: it is no Word document, or too large.
    """
    body, _ = _opened(file, content)
    lines = []
    for paragraph in body.iter(_P):
        nodes = paragraph.iter(_T, _BR, _TAB)
        lines.append(
            "".join(
                node.text or "" if node.tag == _T else "\n" if node.tag == _BR else "\t" for node in nodes
            )
        )
    return "\n".join(lines)


def read_docx(file: str, content: bytes) -> tuple[list[ReadTable], str]:
    """Return the tables of a document in order, and the version that rendered it.

    Raises:
        RenderError: it is no Word document, or too large.
    """
    body, core = _opened(file, content)
    tables: list[ReadTable] = []
    waiting: list[tuple[int, etree._Element]] = []
    for element in body:
        if element.tag == _TBL:
            waiting.append((len(tables) + len(waiting) + 1, element))
            continue
        section = element if element.tag == f"{{{W}}}sectPr" else element.find("w:pPr/w:sectPr", NS)
        if section is not None:
            tables += [_table(number, table, section) for number, table in waiting]
            waiting = []
    tables += [_table(number, table, None) for number, table in waiting]
    return tables, stamped(core.decode("utf-8", errors="replace"))


def _opened(file: str, content: bytes) -> tuple[etree._Element, bytes]:
    """Return the body of a document and its core properties.

    Raises:
        RenderError: it is no Word document, or too large.
    """
    try:
        package = open_package(content, _LIMITS)
        document = package.read("word/document.xml")
        core = package.get("docProps/core.xml") or b""
    except (RefusedError, KeyError) as error:
        raise RenderError("damaged", file, detail=str(error)) from error
    body = parse(document, file, "word/document.xml", huge=True).find("w:body", NS)
    if body is None:
        raise RenderError("damaged", file, "word/document.xml")
    return body, core


def _table(number: int, table: etree._Element, section: etree._Element | None) -> ReadTable:
    heads: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = []
    numbers: list[int] = []
    split = 0
    repeats = False
    for place, row in enumerate(table.iterchildren(_TR), 1):
        cells = row.findall(_TC)
        texts = tuple(cell_text(cell) for cell in cells)
        properties = row.find(_TR_PR)
        header = _on(properties, "tblHeader")
        if place == 1:
            heads, repeats = texts, header
            continue
        if header:
            continue
        if not _on(properties, "cantSplit") and fits_a_page(
            texts, _spans(cells), CHARACTER, AROUND, text_height(section) or ROOM
        ):
            split += 1
        if len(cells) == 1 and len(heads) > 1:
            continue
        rows.append(texts)
        numbers.append(place)
    landscape, room = _page(section)
    width = sum(int(column.get(f"{{{W}}}w", "0") or 0) for column in table.findall("w:tblGrid/w:gridCol", NS))
    return ReadTable(
        place=f"表{number}",
        heads=heads,
        rows=tuple(rows),
        numbers=tuple(numbers),
        header_repeats=repeats,
        rows_split=split,
        landscape=landscape,
        wide=None if room is None else width > room + _TOLERANCE,
    )


def _spans(cells: list[etree._Element]) -> list[float]:
    """Return the widths of a row's cells, in twips; of one that says none, so much that it does not decide."""
    found = (cell.find("w:tcPr/w:tcW", NS) for cell in cells)
    given = [node.get(f"{{{W}}}w", "") if node is not None else "" for node in found]
    return [float(width) if width.isdigit() and width != "0" else float("inf") for width in given]


def _page(section: etree._Element | None) -> tuple[bool | None, int | None]:
    """Return whether the pages of a section lie across, and the width of their text in twips."""
    if section is None:
        return None, None
    size, margins = section.find("w:pgSz", NS), section.find("w:pgMar", NS)
    if size is None:
        return None, None
    width, height = (int(float(size.get(f"{{{W}}}{name}", "0"))) for name in ("w", "h"))
    if margins is None:
        return width > height, None
    left, right = (int(float(margins.get(f"{{{W}}}{name}", "0"))) for name in ("left", "right"))
    return width > height, width - left - right


def _on(properties: etree._Element | None, name: str) -> bool:
    mark = properties.find(f"{{{W}}}{name}") if properties is not None else None
    return mark is not None and mark.get(f"{{{W}}}val", "1") not in ("0", "false", "off")


def cell_text(cell: etree._Element) -> str:
    """Return the text of a cell: paragraphs and line breaks as line breaks."""
    paragraphs = []
    for paragraph in cell.iter(_P):
        nodes = paragraph.iter(_T, _BR, _TAB)
        texts = [node.text or "" if node.tag == _T else "\n" if node.tag == _BR else " " for node in nodes]
        paragraphs.append("".join(texts))
    return "\n".join(paragraphs)
