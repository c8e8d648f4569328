"""Places inside a rendered document: bookmarks, links to them, and the pages they are on.

A template prints ``section.heading`` and ``entry.link`` like any text. Both carry marks made of code
points that are no characters (values cannot contain them, ``words.clean`` takes them out); after
rendering the marks become bookmarks, hyperlinks and page fields around the run in which they stand, so
that the run keeps the look that the office gave it.
"""

from __future__ import annotations

import copy

from lxml import etree

from powerlist.render.word.package import W
from powerlist.text.patterns import lazy_pattern

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = lazy_pattern(f"{_OPEN}([A-Z])([A-Za-z0-9_]*){_CLOSE}")
TABLE = lazy_pattern(f"{_OPEN}T(\\d+){_CLOSE}")
#: Numbers of bookmarks in the text; those in tables count on from ``IN_TABLES``.
_FIRST = 10
IN_TABLES = 100_000


def table_mark(number: int) -> str:
    """Return the mark in whose place a table is put."""
    return f"{_OPEN}T{number}{_CLOSE}"


def heading(name: str, text: str) -> str:
    """Return text whose run becomes the bookmark ``name``."""
    return f"{_OPEN}B{name}{_CLOSE}{text}"


def link(name: str, text: str) -> str:
    """Return text whose run leads to the bookmark ``name``."""
    return f"{_OPEN}L{name}{_CLOSE}{text}"


def page(name: str) -> str:
    """Return what becomes the page number of a bookmark where the reader's program computes it."""
    return f"{_OPEN}P{name}{_CLOSE}"


def resolve(root: etree._Element) -> None:
    """Turn the marks of a document into bookmarks, links and fields, in place."""
    for place, drawing in enumerate(root.iter(_DRAWING), 1):
        # Loops repeat drawings with their numbers, and Word wants each number once.
        drawing.set("id", str(place))
    number = _FIRST
    for text in list(root.iter(f"{{{W}}}t")):
        value = text.text or ""
        marks = _MARK.findall(value)
        run = text.getparent()
        if not marks or run is None or run.getparent() is None:
            continue
        text.text = _MARK.sub("", value)
        for kind, name in marks:
            if kind == "B":
                run.addprevious(
                    etree.Element(f"{{{W}}}bookmarkStart", _attributes(id=str(number), name=name))
                )
                run.addnext(etree.Element(f"{{{W}}}bookmarkEnd", _attributes(id=str(number))))
                number += 1
            elif kind == "L":
                wrapper = etree.Element(f"{{{W}}}hyperlink", _attributes(anchor=name, history="1"))
                run.addprevious(wrapper)
                wrapper.append(run)
            elif kind == "P":
                _page_field(run, name)


def _attributes(**values: str) -> dict[str, str]:
    return {f"{{{W}}}{name}": value for name, value in values.items()}


def _page_field(run: etree._Element, name: str) -> None:
    """Put a PAGEREF field in place of a run; its stored result stays empty until it is computed."""
    look = run.find(f"{{{W}}}rPr")

    def piece() -> etree._Element:
        made = etree.Element(f"{{{W}}}r")
        if look is not None:
            made.append(copy.deepcopy(look))
        run.addprevious(made)
        return made

    for kind in ("begin", "instr", "separate", "result", "end"):
        made = piece()
        if kind == "instr":
            code = etree.SubElement(made, f"{{{W}}}instrText")
            code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            code.text = f" PAGEREF {name} \\h "
        elif kind == "result":
            etree.SubElement(made, f"{{{W}}}t").text = ""
        else:
            etree.SubElement(made, f"{{{W}}}fldChar", _attributes(fldCharType=kind))
    parent = run.getparent()
    if parent is not None:
        parent.remove(run)
