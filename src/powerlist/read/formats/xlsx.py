"""Read .xlsx and .xlsm: measure the package, scan each sheet's XML once, then let calamine read it.

calamine allocates the rectangle round all values: two cells at A1 and XFD1048576 make it ask for
549 GB and abort the process. So the true extent is found first, and calamine only ever sees a
repacked package whose sizes are known.
"""

from __future__ import annotations

import io
import posixpath
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from powerlist.files.opening import Limits, Package, RefusedError, repack
from powerlist.model import noted as kinds
from powerlist.model.sheet import Note
from powerlist.read.formats.looks import (
    padded_styles,
    struck_strings,
    struck_styles,
    symbol_styles,
    table_filter,
)
from powerlist.read.formats.sheetfacts import Looks, SheetFacts
from powerlist.read.formats.sheetxml import rows_with_cells, scan
from powerlist.read.formats.symbols import as_shown
from powerlist.read.formats.xml import parse
from powerlist.read.grid import Book, Grid, text_of
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

#: Parts that calamine reads; nothing else is handed on.
_NEEDED: Final = lazy_pattern(
    r"(?i)^(\[content_types\]\.xml|_rels/\.rels|.*workbook\.xml(\.rels)?|.*sharedstrings\.xml|.*styles\.xml)$"
)
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_xlsx(package: Package, limits: Limits) -> Book:
    """Return the visible sheets of a workbook.

    Raises:
        RefusedError: the package is damaged, too large, or no workbook.
    """
    sheets = sheet_parts(package)
    parts: dict[str, bytes] = {}
    for name in sorted(package.names):
        if _NEEDED.match(name):
            parts[name] = in_utf8(package.read(name))
    for _, part, _ in sheets:
        if part in package.names and part not in parts:
            parts[part] = in_utf8(package.read(part))
    style_part = next((parts[p] for p in parts if p.lower().endswith("styles.xml")), b"")
    looks = Looks(
        struck_styles(style_part),
        struck_strings(next((parts[p] for p in parts if p.lower().endswith("sharedstrings.xml")), b"")),
        padded_styles(style_part),
        symbol_styles(style_part),
    )
    book = Book("xlsx")
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        book.notes.append(Note(kinds.MACROS))
    facts: dict[str, SheetFacts] = {}
    for name, part, visible in sheets:
        data = parts.get(part)
        if data is None:
            continue
        found = scan(data, replace(looks, filters=_table_filters(package, part, data)), limits)
        if not visible:
            if found.rows:
                book.notes.append(
                    Note(kinds.HIDDEN_SHEET, sheet=name, detail={"rows": rows_with_cells(data)})
                )
            parts[part] = (
                b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
            )
            continue
        facts[name] = found
    _too_wide(facts, limits)
    packed = repack(parts)
    parts.clear()
    for name, grid in _grids(packed, facts, limits):
        _add_facts(grid, facts[name])
        book.grids.append(grid)
    return book


_ENCODING: Final = lazy_pattern(r"^(<\?xml[^<>]{0,200}?)\s+encoding\s*=\s*([\"']).*?\2")


def in_utf8(data: bytes) -> bytes:
    """Return a part in UTF-8: calamine takes one in UTF-16 for an empty one.

    Raises:
        RefusedError: ``corrupt_file``.
    """
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return data
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise RefusedError("corrupt_file", message=str(error)[:200]) from None
    return _ENCODING.sub(r"\1", text, count=1).encode()


def _too_wide(facts: dict[str, SheetFacts], limits: Limits) -> None:
    """Refuse what calamine could not hold."""
    for name, found in facts.items():
        if found.rows * found.columns > limits.cells:
            raise RefusedError(
                "too_large",
                sheet=name,
                rows=found.rows,
                columns=found.columns,
                limit=limits.cells,
                cell=found.farthest,
            )


def _grids(packed: bytes, facts: dict[str, SheetFacts], limits: Limits) -> list[tuple[str, Grid]]:
    """Let calamine read the sheets, one after the other."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    found: list[tuple[str, Grid]] = []
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(packed))
        for name in workbook.sheet_names:
            if name not in facts:
                continue
            if not facts[name].rows:
                found.append((name, Grid(name, [])))
                continue
            found.append((name, grid_of(workbook.get_sheet_by_name(name), limits)))
    except PasswordError:
        raise RefusedError("encrypted") from None
    except (CalamineError, ValueError, OSError, OverflowError) as error:
        raise RefusedError("corrupt_file", message=str(error)[:200]) from None
    return found


def grid_of(sheet: CalamineSheet, limits: Limits) -> Grid:
    """Turn a calamine sheet into a grid with A1 at [0][0].

    Raises:
        RefusedError: ``too_large``.
    """
    end = sheet.end
    if end is None:
        return Grid(sheet.name, [])
    if (end[0] + 1) * (end[1] + 1) > limits.cells:
        raise RefusedError(
            "too_large", sheet=sheet.name, rows=end[0] + 1, columns=end[1] + 1, limit=limits.cells
        )
    values = sheet.to_python(skip_empty_area=False)
    # Nearly all numbers of a list are whole; they are written here without a call.
    rows = [
        [
            cell
            if cell.__class__ is str
            else str(int(cell))
            if cell.__class__ is float and -1e15 < cell < 1e15 and cell.is_integer()
            else text_of(cell)
            for cell in row
        ]
        for row in values
    ]
    del values
    grid = Grid(sheet.name, rows, [(a[0], a[1], b[0], b[1]) for a, b in (sheet.merged_cell_ranges or [])])
    grid.words = set(chain.from_iterable(rows))
    if blanks := {word for word in grid.words if word.isspace()}:
        grid.words -= blanks
        for row in rows:
            if not blanks.isdisjoint(row):
                row[:] = ["" if cell in blanks else cell for cell in row]
    return grid


def _add_facts(grid: Grid, facts: SheetFacts) -> None:
    grid.hidden_rows = facts.hidden_rows
    grid.hidden_columns = facts.hidden_columns
    grid.struck = facts.struck
    grid.uncached = facts.uncached
    told = {
        at: as_shown(grid.rows[at[0]][at[1]], font)
        for at, font in facts.symbols.items()
        if at[0] < len(grid.rows) and at[1] < grid.width
    }
    for (row, column), text in {**told, **facts.shown}.items():
        if row < len(grid.rows) and column < grid.width:
            grid.rows[row][column] = text
            if grid.words is not None:
                grid.words.add(text)
    used = [len(grid.rows), grid.width]
    if facts.claimed_rows > used[0] + 1000 or facts.claimed_columns > used[1] + 200:
        grid.notes.append(
            Note(
                kinds.FAKE_EXTENT,
                detail={
                    "claimed": [facts.claimed_rows, facts.claimed_columns],
                    "used": used,
                },
            )
        )


def _table_filters(package: Package, part: str, data: bytes) -> tuple[tuple[int, int], ...]:
    """Return the rows under the filters of a sheet's tables, each of which stands in a part of its own."""
    if b"tablePart" not in data or b"hidden" not in data:
        return ()
    named = {name.lower(): name for name in sorted(package.names, reverse=True)}
    found: list[tuple[int, int]] = []
    for path, kind in relations(package, part, named).values():
        name = named.get(path.lower())
        if kind == "table" and name and (span := table_filter(in_utf8(package.read(name)))) is not None:
            found.append(span)
    return tuple(found)


def relations(package: Package, part: str, named: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Return the relations of a part: id → (the other part's path, the kind of relation)."""
    folder, base = posixpath.split(part)
    rels_name = named.get(posixpath.join(folder, "_rels", base + ".rels").lower())
    targets: dict[str, tuple[str, str]] = {}
    if rels_name is not None:
        for relation in parse(package.read(rels_name, keep=True)):
            target = relation.get("Target") or ""
            path = (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(posixpath.join(folder, target))
            )
            targets[relation.get("Id") or ""] = (path, (relation.get("Type") or "").rsplit("/", 1)[-1])
    return targets


def sheet_parts(package: Package) -> list[tuple[str, str, bool]]:
    """Return ``(name, part, visible)`` of each worksheet, in the order of the tabs.

    Raises:
        RefusedError: there is no readable workbook part.
    """
    named = {name.lower(): name for name in sorted(package.names, reverse=True)}
    main = named.get("xl/workbook.xml") or next(
        (named[n] for n in sorted(named) if n.endswith("workbook.xml")), None
    )
    if main is None:
        raise RefusedError("corrupt_file", message="no workbook part")
    root = parse(package.read(main, keep=True))
    targets = relations(package, main, named)
    found = []
    for element in root.iter("{*}sheet"):
        relation_id = element.get(_RELATION) or next(
            (str(v) for k, v in element.items() if str(k).endswith("}id")), ""
        )
        path, kind = targets.get(relation_id, ("", ""))
        if kind and kind != "worksheet":
            continue
        path = named.get(path.lower(), path)
        found.append((element.get("name") or "", path, (element.get("state") or "visible") == "visible"))
    return found
