"""Lengths and sizes that a Word document states: of styles, cells and the text of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from powerlist.render.word.package import NS, W

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: No length of a page is longer, in twips: Word's widest page has 22 inches.
_LONGEST = 31_681
#: 五号, what a cell needs beside its text, and A4 across with the margins of GB/T 9704, in twips.
CHARACTER, AROUND, ROOM = 212.0, 160.0, 8845.0
#: 五号, and the inner margin that Word gives a cell where the table says none; what rounding needs.
_BODY_SIZE, _WORDS_MARGIN, HAIR = 10.5, 108.0, 2.0


def style_sizes(styles: etree._Element | None) -> dict[str, float]:
    """Return the size in points of each paragraph style, by its id, "" for the document's own.

    Args:
        styles: the w:styles; None where a template has none.
    """
    if styles is None:
        return {}
    sizes: dict[str, float] = {}
    bases: dict[str, str] = {}
    default = _points(styles.find("w:docDefaults/w:rPrDefault/w:rPr", NS))
    for style in styles.findall("w:style", NS):
        name = style.get(f"{{{W}}}styleId", "")
        base = style.find("w:basedOn", NS)
        bases[name] = base.get(f"{{{W}}}val", "") if base is not None else ""
        own = _points(style.find("w:rPr", NS))
        if own:
            sizes[name] = own
        if style.get(f"{{{W}}}default") in ("1", "true") and style.get(f"{{{W}}}type") == "paragraph" and own:
            default = own
    for name in bases:
        found, seen = name, {name}
        while found not in sizes and bases.get(found) and bases[found] not in seen:
            found = bases[found]
            seen.add(found)
        if found in sizes:
            sizes[name] = sizes[found]
    return {**sizes, "": default} if default else sizes


def _points(properties: etree._Element | None) -> float:
    size = properties.find("w:sz", NS) if properties is not None else None
    try:
        return float(size.get(f"{{{W}}}val", "0")) / 2 if size is not None else 0.0
    except ValueError:
        return 0.0


def body_size(cells: Sequence[etree._Element], sizes: Mapping[str, float]) -> float:
    """Return the largest size of the body's cells in points: of the run, else of its paragraph's style.

    Args:
        cells: the w:tc of the body.
        sizes: sizes of the styles (``style_sizes``).
    """
    found = []
    for cell in cells:
        run = next((_points(node) for node in cell.iter(f"{{{W}}}rPr") if _points(node)), 0.0)
        style = cell.find("w:p/w:pPr/w:pStyle", NS)
        name = style.get(f"{{{W}}}val", "") if style is not None else ""
        found.append(run or sizes.get(name) or sizes.get("", 0.0) or _BODY_SIZE)
    return max(found)


def cell_margins(table: etree._Element) -> float:
    """Return the inner margins of a cell left and right, in twips."""
    total = 0.0
    for sides in (("left", "start"), ("right", "end")):
        given = [table.find(f"w:tblPr/w:tblCellMar/w:{side}", NS) for side in sides]
        widths = [node.get(f"{{{W}}}w", "") for node in given if node is not None]
        own = twips(widths[0]) if widths else None
        total += _WORDS_MARGIN if own is None else own
    return total


def twips(text: str) -> float | None:
    """Return a length, None for what is none: other programs write 12.5, and hands anything."""
    try:
        length = float(text)
    except ValueError:
        return None
    return length if 0 <= length < _LONGEST else None


def room_of(table: etree._Element) -> float:
    """Return the height of the text on the pages of a table's section, in twips."""
    found = table.xpath("following::w:sectPr[1]", namespaces=NS)
    section = found[0] if isinstance(found, list) and found else None
    return (text_height(section) if isinstance(section, etree._Element) else 0.0) or ROOM


def text_height(section: etree._Element | None) -> float:
    """Return the height of the text on the pages of a section in twips, 0 where it is not said.

    Args:
        section: a w:sectPr.
    """
    if section is None:
        return 0.0
    size, margins = section.find("w:pgSz", NS), section.find("w:pgMar", NS)
    if size is None or margins is None:
        return 0.0
    try:
        height, top, bottom = (
            float(node.get(f"{{{W}}}{name}", "0"))
            for node, name in ((size, "h"), (margins, "top"), (margins, "bottom"))
        )
    except ValueError:
        return 0.0
    # a negative margin is one that headers may not push
    return max(0.0, height - abs(top) - abs(bottom))
