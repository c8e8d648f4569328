"""Read the tables of a Word document; a list that goes on in the next table stays recognisable."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from powerlist.files.opening import Limits, Package, RefusedError
from powerlist.model import noted as kinds
from powerlist.model.sheet import Note
from powerlist.read.formats.symbols import LONGEST, as_shown, symbol
from powerlist.read.formats.xml import local, parse
from powerlist.read.grid import Book, Grid, squared, text_of
from powerlist.read.paragraphs import below_table, leading
from powerlist.text.numerals import whole_number

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_docx(package: Package, limits: Limits) -> Book:
    """Return one grid a table, named ``表1``, ``表2`` …; paragraphs lead a table or explain the one above.

    Raises:
        RefusedError: ``corrupt_file``, ``too_large`` or ``not_a_spreadsheet`` (no table).
    """
    main = next((n for n in ("word/document.xml", "word/document2.xml") if n in package.names), None)
    if main is None:
        raise RefusedError("corrupt_file", message="no document part")
    # a document saved as Strict Open XML says the same by another name
    root = parse(package.read(main).replace(_STRICT, _W[1:-1].encode()))
    body = next((node for node in root.iter() if local(node) == "body"), None)
    book = Book("docx")
    if any(name.endswith("vbaProject.bin") for name in package.names):
        book.notes.append(Note(kinds.MACROS))
    lead: list[str] = []
    cells = 0
    for node in [] if body is None else _blocks(body):
        if local(node) == "p":
            text = _text(node)[0].strip()
            if text:
                lead.append(text[:2000])
            continue
        grid, count = _table(node, f"表{len(book.grids) + 1}", limits.cells - cells)
        cells += count
        below = below_table(lead, last=False) if book.grids else []
        if below:
            book.grids[-1].below = below
        grid.lead = leading(lead, below, 8)
        lead = []
        book.grids.append(grid)
    if not book.grids:
        raise RefusedError("not_a_spreadsheet", content="docx")
    book.grids[-1].below = below_table(lead, last=True)
    return book


def _blocks(body: _Element) -> list[_Element]:
    """Return the paragraphs and tables of a body, those in content controls, text boxes and frames included."""
    found: list[_Element] = []
    stack = list(reversed(body))
    while stack:
        node = stack.pop()
        name = local(node)
        if name == "tbl" and _is_frame(node):
            for cell in reversed(list(node.iterfind(f"{_W}tr/{_W}tc"))):
                stack.extend(reversed(cell))
        elif name == "p" and node.find(f".//{_W}txbxContent//{_W}tbl") is not None:
            boxes = _taken_out(node)
            stack.extend(child for box in reversed(boxes) for child in reversed(box))
            # what is left are its own words
            stack.append(node)
        elif name in ("p", "tbl"):
            found.append(node)
        elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            stack.extend(reversed(node))
    return found


def _taken_out(paragraph: _Element) -> list[_Element]:
    """Take the text boxes out of a paragraph and return them, once what stands twice for old versions of Word."""
    found: dict[str, _Element] = {}
    for box in list(paragraph.iter(_W + "txbxContent")):
        parent = box.getparent()
        if parent is None or next(box.iterancestors(_W + "txbxContent"), None) is not None:
            continue
        old = next((node for node in box.iterancestors() if local(node) == "Fallback"), None)
        parent.remove(box)
        if old is None or old.getprevious() is None:
            found.setdefault("\n".join(node.text or "" for node in box.iter(_W + "t")), box)
    return list(found.values())


def _is_frame(table: _Element) -> bool:
    """Return whether a table of one column only frames what is in it: titles and a table of its own."""
    rows = table.findall(_W + "tr")
    if any(len(row.findall(_W + "tc")) != 1 for row in rows):
        return False
    inner = table.find(f"{_W}tr/{_W}tc/{_W}tbl")
    return inner is not None and any(len(row.findall(_W + "tc")) > 1 for row in inner.findall(_W + "tr"))


def _text(node: _Element) -> tuple[str, bool, bool]:
    """Return a paragraph's or cell's text, whether any of it is struck, and whether all of it is."""
    lines: list[str] = []
    any_struck, all_struck = False, True
    for paragraph in [node] if local(node) == "p" else list(node.iter(_W + "p")):
        pieces: list[str] = []
        for run in paragraph.iter(_W + "r"):
            if next(run.iterancestors(_W + "del", _W + "moveFrom"), None) is not None:
                continue
            own = "".join(map(_character, run))
            if own and len(own) <= LONGEST:
                own = _in_font(run, own)
            if own.strip():
                if _is_on(run, "vanish"):
                    # nobody sees it, on screen or on paper
                    continue
                struck = _is_on(run, "strike") or _is_on(run, "dstrike")
                any_struck |= struck
                all_struck &= struck
            pieces.append(own)
        lines.append("".join(pieces))
    return "\n".join(lines).strip("\n"), any_struck, any_struck and all_struck


def _is_on(run: _Element, name: str) -> bool:
    """Return whether a run has a property of its own, such as struck or hidden."""
    properties = run.find(_W + "rPr")
    mark = None if properties is None else properties.find(_W + name)
    return mark is not None and (mark.get(_W + "val") or "1") not in ("0", "false", "off")


#: What some parts of a run show.
_SHOWN: Final = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}


def _character(part: _Element) -> str:
    """Return what a part of a run shows."""
    name = local(part)
    if name == "t":
        return part.text or ""
    if name == "sym":
        return symbol(part.get(_W + "font") or "wingdings", part.get(_W + "char") or "")
    return _SHOWN.get(name, "")


def _in_font(run: _Element, text: str) -> str:
    """Return what letters in a font of symbols show: P in Wingdings 2 is a tick."""
    properties = run.find(_W + "rPr")
    fonts = None if properties is None else properties.find(_W + "rFonts")
    return text if fonts is None else as_shown(text, fonts.get(_W + "ascii") or "")


@dataclass(slots=True)
class _Rows:
    """The rows of a table so far.

    Attributes:
        limit: most cells.
        cells: how many there are.
        rows: their texts.
        struck: struck cells → wholly.
        merges: first row, first column, last row, last column.
        open_merges: column → the merge that the row above leaves open there.
        notes: what was noticed.
    """

    limit: int
    cells: int = 0
    rows: list[list[str]] = field(default_factory=list)
    struck: dict[tuple[int, int], bool] = field(default_factory=dict)
    merges: list[list[int]] = field(default_factory=list)
    open_merges: dict[int, list[int]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def add(self, node: _Element) -> None:
        """Take in a row."""
        row: list[str] = []
        properties = node.find(_W + "trPr")
        if properties is not None and properties.find(_W + "del") is not None:
            # deleted with track changes: the row still counts, what it held is no longer said
            held = " ".join(
                "".join(map(str, cell.itertext(_W + "t", _W + "delText"))).strip()
                for cell in node.iter(_W + "tc")
            )
            self.notes.append(Note(kinds.TRACKED_DELETION, row=len(self.rows) + 1, value=held[:200]))
            self.rows.append([])
            return
        if properties is not None:
            row.extend("" for _ in range(_number(properties.find(_W + "gridBefore"))))
        still: dict[int, list[int]] = {}
        for cell in _children(node, "tc"):
            settings = cell.find(_W + "tcPr")
            span = max(1, _number(None if settings is None else settings.find(_W + "gridSpan")))
            self.cells += span
            if self.cells > self.limit:
                raise RefusedError("too_large", cells=self.cells)
            vertical = None if settings is None else settings.find(_W + "vMerge")
            row.append(self._cell(cell, vertical, len(row), span, still))
            row.extend("" for _ in range(span - 1))
        self.open_merges = still
        self.rows.append(row)

    def _cell(
        self, cell: _Element, vertical: _Element | None, column: int, span: int, still: dict[int, list[int]]
    ) -> str:
        """Return the text of a cell; of a merge Word shows that of its first cell only."""
        at = len(self.rows)
        goes_on = vertical is not None and (vertical.get(_W + "val") or "continue") == "continue"
        if goes_on and column in self.open_merges:
            still[column] = self.open_merges[column]
            still[column][2] = at
            return ""
        merge = [at, column, at, column + span - 1]
        if vertical is not None:
            still[column] = merge
        if span > 1 or vertical is not None:
            self.merges.append(merge)
        text, some, whole = _text(cell)
        if some and text:
            self.struck[at, column] = whole
        return text_of(text)


def _table(table: _Element, name: str, limit: int) -> tuple[Grid, int]:
    """Return a table as a grid, and how many cells it has."""
    found = _Rows(limit)
    for node in _children(table, "tr"):
        found.add(node)
    kept = [(a, b, c, d) for a, b, c, d in found.merges if c > a or d > b]
    return Grid(name, squared(found.rows), kept, struck=found.struck, notes=found.notes), found.cells


def _children(node: _Element, name: str) -> list[_Element]:
    found: list[_Element] = []
    stack = list(reversed(node))
    while stack:
        child = stack.pop()
        tag = local(child)
        if tag == name:
            found.append(child)
        elif tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            stack.extend(reversed(child))
    return found


def _number(element: _Element | None) -> int:
    value = "" if element is None else (element.get(_W + "val") or "")
    return min(whole_number(value, longest=5) or 0, 1000)
