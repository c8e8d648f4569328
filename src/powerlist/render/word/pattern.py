"""How a table in a template shows what the printed table looks like.

Below a paragraph ``{{ table(…) }}`` stands a small table of up to three rows:

* the header: one cell ``{{ head }}``, or one cell a column with its own words;
* optionally a row over the whole width with ``{{ group }}``;
* the body: a cell ``{{ cell }}`` for running text and a cell ``{{ short }}`` for text in the middle, or,
  where the header has its own words, one cell a column with ``{{ row.<field> }}``.

Borders, shading, fonts, sizes, alignment and the table's width are taken from these cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from powerlist.render.errors import RenderError
from powerlist.render.layout import Column, column_named
from powerlist.render.word.measures import (
    AROUND,
    CHARACTER,
    HAIR,
    ROOM,
    body_size,
    cell_margins,
    room_of,
    twips,
)
from powerlist.render.word.package import NS, W
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_XMLNS = lazy_pattern(r' xmlns:\w+="[^"]*"')
CALL = lazy_pattern(r"\{\{\s*table\(\s*([A-Za-z_][\w.]*)\s*\)\s*\}\}")
ROW_TAG = lazy_pattern(r"\{\{\s*row\.([a-z_]+)\s*\}\}")
_DEFAULT_WIDTH = 8845

#: What keeps a row on one page.
WHOLE = "<w:cantSplit/>"

#: Children of w:tcPr before and after w:tcW and w:gridSpan in the order that the schema wants.
_OWN = {f"{{{W}}}{name}" for name in ("tcW", "gridSpan", "hMerge", "vMerge")}


@dataclass(frozen=True, slots=True)
class Look:
    """XML of one cell's look: inside w:tcPr, the whole w:pPr, the whole w:rPr."""

    cell: str
    paragraph: str
    run: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """The look of one table; see the module's docstring.

    Attributes:
        properties: the w:tblPr.
        width: width of the table in twips.
        heads: looks of the header cells, one for all or one a column.
        head_row, group_row, body_row: the w:trPr of each kind of row.
        group: look of a heading row.
        left, middle: looks of body cells of a free table.
        character: width of a Chinese character of the body in twips.
        around: what a cell needs beside its text, in twips.
        room: height of the text of the pages that the table stands on, in twips.
        fixed: ``(field, head)`` of each column, where the template names the columns.
        fixed_widths: their widths.
        fixed_looks: their looks.
    """

    properties: str
    width: int
    heads: tuple[Look, ...]
    head_row: str
    group_row: str
    body_row: str
    group: Look
    left: Look
    middle: Look
    character: float = CHARACTER
    around: float = AROUND
    room: float = ROOM
    fixed: tuple[tuple[str, str], ...] = ()
    fixed_widths: tuple[int, ...] = ()
    fixed_looks: tuple[Look, ...] = ()

    def look_of(self, position: int, short: bool) -> Look:
        """Return the look of a body cell."""
        if self.fixed:
            return self.fixed_looks[position]
        return self.middle if short else self.left

    def fixed_columns(self, columns: Sequence[Column]) -> tuple[Column, ...]:
        """Return the columns that the template names, or () where the data decides."""
        known = {column.name: column for column in columns}
        return tuple(
            replace(known.get(name) or _unfilled(name, head), head=head) for name, head in self.fixed
        )


def _unfilled(name: str, head: str) -> Column:
    try:
        return column_named(name)
    except KeyError:
        return Column(name, head, short=True)


def text_of(element: etree._Element) -> str:
    """Return the visible text of a paragraph, cell or row."""
    return "".join(node.text or "" for node in element.iter(f"{{{W}}}t"))


def take_patterns(root: etree._Element, file: str, sizes: Mapping[str, float] | None = None) -> list[Pattern]:
    """Take the pattern tables out of a document and number the tags that call them.

    Args:
        root: the w:document; changed in place.
        file: the template, for messages.
        sizes: sizes of the styles (``measures.style_sizes``).

    Raises:
        RenderError: a tag without a table below it, or a table that is no pattern.
    """
    patterns: list[Pattern] = []
    for number, paragraph in enumerate(list(root.iter(f"{{{W}}}p")), 1):
        call = CALL.fullmatch(text_of(paragraph).strip())
        if not call:
            continue
        below = paragraph.getnext()
        if below is None or below.tag != f"{{{W}}}tbl":
            raise RenderError("no_pattern", file, f"¶{number}", call.group(0))
        patterns.append(read_pattern(below, file, f"¶{number}", sizes))
        parent = below.getparent()
        if parent is not None:
            parent.remove(below)
        for child in list(paragraph):
            paragraph.remove(child)
        run = etree.SubElement(paragraph, f"{{{W}}}r")
        text = etree.SubElement(run, f"{{{W}}}t")
        text.text = f"{{{{p table({call.group(1)}, {len(patterns) - 1}) }}}}"
    return patterns


def read_pattern(
    table: etree._Element, file: str, place: str, sizes: Mapping[str, float] | None = None
) -> Pattern:
    """Return the look that a small table shows.

    Raises:
        RenderError: it has no body row with ``{{ cell }}``, ``{{ short }}`` or ``{{ row.… }}``.
    """
    head: etree._Element | None = None
    group: etree._Element | None = None
    body: etree._Element | None = None
    for row in table.findall("w:tr", NS):
        text = re.sub(r"\s", "", text_of(row))
        if "{{group}}" in text:
            group = row
        elif "{{cell}}" in text or "{{short}}" in text or "{{row." in text:
            body = row
        elif head is None:
            head = row
    if body is None or head is None:
        raise RenderError("no_pattern", file, place)
    cells = body.findall("w:tc", NS)
    if not cells:  # inside a content control
        raise RenderError("no_pattern", file, place)
    looks = {re.sub(r"\s", "", text_of(cell)): _look(cell) for cell in cells}
    first = _look(cells[0])
    left = looks.get("{{cell}}") or looks.get("{{short}}") or first
    names = [ROW_TAG.fullmatch(text_of(cell).strip()) for cell in cells]
    fixed: tuple[tuple[str, str], ...] = ()
    if all(names):
        heads = [text_of(cell).strip() for cell in head.findall("w:tc", NS)]
        if len(heads) != len(cells):
            raise RenderError("pattern_columns", file, place, f"{len(heads)} / {len(cells)}")
        fixed = tuple((name.group(1), text) for name, text in zip(names, heads, strict=True) if name)
    elif any(names):
        raise RenderError("pattern_mixed", file, place)
    size = body_size(cells, sizes or {})
    columns = table.findall("w:tblGrid/w:gridCol", NS)
    grid = [int(twips(column.get(f"{{{W}}}w", "")) or 0) for column in columns]
    return Pattern(
        properties=_xml(table.find("w:tblPr", NS)),
        width=sum(grid) or _DEFAULT_WIDTH,
        heads=tuple(_look(cell) for cell in head.findall("w:tc", NS)),
        head_row=_row(head, repeat=True),
        group_row=_row(group if group is not None else body),
        body_row=_row(body),
        group=_keep(_look(group.find("w:tc", NS)) if group is not None else left),
        left=left,
        middle=looks.get("{{short}}") or left,
        character=size * 20 + HAIR,
        around=cell_margins(table) + 6 * HAIR,
        room=room_of(table),
        fixed=fixed,
        fixed_widths=tuple(grid) if fixed and len(grid) == len(cells) else (),
        fixed_looks=tuple(_look(cell) for cell in cells) if fixed else (),
    )


def _row(row: etree._Element, *, repeat: bool = False) -> str:
    """Return the w:trPr of a row: what the template says, never split, the header repeated."""
    inner = ""
    properties = row.find("w:trPr", NS)
    if properties is not None:
        own = {f"{{{W}}}cantSplit", f"{{{W}}}tblHeader"}
        inner = "".join(_xml(child) for child in properties if child.tag not in own)
    # an exact height would cut what is longer
    inner = inner.replace('w:hRule="exact"', 'w:hRule="atLeast"')
    return f"<w:trPr>{WHOLE}{inner}{'<w:tblHeader/>' if repeat else ''}</w:trPr>"


def _look(cell: etree._Element | None) -> Look:
    if cell is None:
        return Look("", "", "")
    properties = cell.find("w:tcPr", NS)
    inner = ""
    if properties is not None:
        inner = "".join(_xml(child) for child in properties if child.tag not in _OWN)
    paragraph = cell.find("w:p", NS)
    run = None
    if paragraph is not None:
        run = next((node for node in paragraph.iter(f"{{{W}}}r") if text_of(node).strip()), None)
    return Look(
        inner,
        _xml(paragraph.find("w:pPr", NS)) if paragraph is not None else "",
        _xml(run.find("w:rPr", NS)) if run is not None else "",
    )


def _keep(look: Look) -> Look:
    """Return the look of a heading that stays with the row below it."""
    if "<w:keepNext" in look.paragraph:
        return look
    if not look.paragraph:
        return replace(look, paragraph="<w:pPr><w:keepNext/></w:pPr>")
    style = re.match(r"<w:pPr>(<w:pStyle [^>]*/>)?", look.paragraph)
    if not style:
        return look
    return replace(look, paragraph=f"{style.group(0)}<w:keepNext/>{look.paragraph[style.end() :]}")


def _xml(element: etree._Element | None) -> str:
    """Return an element as text that can stand in a document with the usual prefixes."""
    if element is None:
        return ""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return _XMLNS.sub("", text)
