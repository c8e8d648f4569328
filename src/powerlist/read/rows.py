"""From the rows below a head to items: fill down, join what belongs together, set lines apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from powerlist.model import noted as kinds
from powerlist.model.enums import HiddenBy
from powerlist.model.sheet import Column, Line, Note, Table
from powerlist.read.grid import letter_of
from powerlist.read.lines import is_signature, is_total, line_kind
from powerlist.text.numerals import enumerator

if TYPE_CHECKING:
    from powerlist.read.tables import Head, Sheet

#: Fields whose change starts a new item although the name goes on (a row a level, a row a body).
_SPLITTING: Final = ("type", "department", "level", "mode", "enforcer")
#: Fields that a list may write once for a run of rows.
_CONTINUED: Final = ("department", "type", "sector", "enforcer", "level", "batch", "decision")
#: Fields that do so wherever they stand; the others only where most cells are blank.
_ALWAYS: Final = frozenset({"department", "type", "sector"})
#: Fields that do so only left of the items, as the stub of the table.
_LEADING: Final = frozenset({"receivers", "mode", "handler", "outpost"})
_EXAMPLE: Final = re.compile(r"^[（(]?(?:示?例|样例|范例|填写?示例|举例)[)）]?\s*[:：]?$")
_CHINESE: Final = re.compile(r"^[（(]?[一二三四五六七八九十百]+[)）]?[、.．]?$")


@dataclass(slots=True)
class Walk:
    """State while walking down the rows of one table."""

    sheet: Sheet
    table: Table
    columns: list[int]
    name: list[int]
    sub: list[int]
    serial: list[int]
    covered: dict[int, dict[int, int]]
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    section_of: list[int] = field(default_factory=list)
    section: int = -1
    sparse: bool = False
    lines: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def assemble(sheet: Sheet, table: Table, start: int, end: int, repeats: list[Head]) -> list[Note]:
    """Fill a table's rows and return what was noticed.

    Args:
        sheet: the grid with its merges indexed.
        table: columns mapped, no rows yet; ``sections`` may hold the one that opens it.
        start: first 0-based row below the head.
        end: row behind the last one.
        repeats: heads printed again inside the list.
    """

    def of(name: str) -> list[int]:
        return [c.index for c in table.columns if c.field == name and not c.receiver and not c.mode]

    columns = [column.index for column in table.columns]
    walk = Walk(
        sheet, table, columns, of("name"), of("sub_name"), of("serial"), _covered(sheet, columns, start, end)
    )
    walk.section = len(table.sections) - 1
    walk.sparse = _is_sparse(walk, start, end)
    again = {row for head in repeats for row in range(head.top, head.bottom + 1)}
    _walk(walk, start, end, again)
    table.rows = [row + 1 for row in walk.starts]
    table.last_rows = [row + 1 for row in walk.ends]
    table.section_of = walk.section_of
    table.lines = walk.lines
    _texts(walk)
    _fill_merged(walk)
    _fill_blank(walk)
    _fill_names(walk)
    _hidden(walk)
    _looks(walk)
    return walk.notes


def _is_sparse(walk: Walk, start: int, end: int) -> bool:
    """Return whether many rows hold a name and nothing else, so that a lone name is no section."""
    if not walk.name:
        return False
    rows = walk.sheet.grid.rows[start : min(end, start + 200)]
    used = [row for row in rows if any(row[c] for c in walk.columns)]
    lone = sum(1 for row in used if row[walk.name[0]] and sum(1 for c in walk.columns if row[c]) == 1)
    return lone * 3 > len(used)


def _covered(sheet: Sheet, columns: list[int], start: int, end: int) -> dict[int, dict[int, int]]:
    """Return column → {row: anchor row} for rows covered by a merge from above."""
    found: dict[int, dict[int, int]] = {}
    for column in columns:
        rows: dict[int, int] = {}
        for top, bottom in sheet.down.get(column, ()):
            if bottom >= start and top < end and top >= start - 1:
                for row in range(max(top + 1, start), min(bottom + 1, end)):
                    rows[row] = top
        if rows:
            found[column] = rows
    return found


def _walk(walk: Walk, start: int, end: int, again: set[int]) -> None:
    rows = walk.sheet.grid.rows
    columns = walk.columns
    table_wide = len(columns) if len(columns) <= 3 else max(3, int(len(columns) * 0.6 + 0.5))
    wide = walk.sheet.wide
    name, sub, serial = walk.name, walk.sub, walk.serial
    blank_before = True
    # Nearly every row of a list has a name and a number of its own.
    quick = (name[0], serial[0]) if name and serial else None
    starts, ends, sections = walk.starts, walk.ends, walk.section_of
    for at in range(start, min(end, len(rows))):
        row = rows[at]
        if quick and row[quick[0]] and row[quick[1]].isdigit() and at not in wide and at not in again:
            starts.append(at)
            ends.append(at)
            sections.append(walk.section)
            blank_before = False
            continue
        if at in again:
            _line(walk, at, [(c, row[c]) for c in columns if row[c]], "header")
            continue
        values = [(c, row[c]) for c in columns if row[c]]
        if not values:
            if walk.starts and (
                _is_covered(walk, at, name) or (_is_covered(walk, at, serial) and not blank_before)
            ):
                walk.ends[-1] = at
            else:
                blank_before = True
            continue
        banner = False
        if at in wide:
            banner = any(
                top == at and right - left + 1 >= table_wide and len(values) <= 2 and row[left]
                for top, left, _, right in wide[at]
            )
        own_name = any(row[c] for c in name)
        own_serial = any(row[c] for c in serial)
        if banner or len(values) <= 4:
            kind = _set_apart(walk, at, values, banner)
            if kind is not None:
                _line(walk, at, values, kind)
                blank_before = True
                continue
        if _goes_on(walk, at, values, own_name, own_serial):
            walk.ends[-1] = at
        elif (
            own_name
            or own_serial
            or any(row[c] for c in sub)
            or _is_covered(walk, at, name)
            or len(values) >= 2
        ):
            if not own_name and not any(row[c] for c in sub) and _only_filled(walk, values):
                _line(walk, at, values, "blank" if own_serial else "other")
                continue
            _item(walk, at)
        else:
            _line(walk, at, values, "other")
            continue
        blank_before = False


def _only_filled(walk: Walk, values: list[tuple[int, str]]) -> bool:
    """Return whether a row holds nothing but its number (a form's prepared, empty row)."""
    return all(column in walk.serial for column, _ in values)


def _item(walk: Walk, at: int) -> None:
    walk.starts.append(at)
    walk.ends.append(at)
    walk.section_of.append(walk.section)


def _is_covered(walk: Walk, at: int, columns: list[int]) -> bool:
    return any(at in walk.covered.get(column, ()) for column in columns)


def _set_apart(walk: Walk, at: int, values: list[tuple[int, str]], banner: bool) -> str | None:
    """Return the kind of line that a sparse row is, or None for (a part of) an item."""
    column, text = values[0]
    stripped = text.strip()
    if _EXAMPLE.match(stripped) and column in walk.serial:
        return "note"
    if any(is_total(value) for _, value in values[:3]) and all(
        len(value) <= 30 or is_total(value) for _, value in values
    ):
        return "total"
    if len(values) >= 2:
        signed = sum(1 for _, value in values if is_signature(value))
        if (
            signed
            and (signed * 2 >= len(values) or is_signature(text))
            and not any(len(v) > 60 for _, v in values)
        ):
            return "signature"
        if (
            _CHINESE.match(stripped)
            and (column in walk.serial or column == walk.columns[0])
            and len(values) <= 3
        ):
            rest = [value for _, value in values[1:]]
            if (
                line_kind(rest[0]) in ("section", "title")
                or len(walk.columns) >= 5
                or (len(rest) == 1 and len(rest[0]) <= 20)
            ):
                return "section"
        if banner:
            return _banner(text)
        if len(values) == 2 and not any(c in walk.serial or c in walk.name for c, _ in values[1:]):
            kind = line_kind(text)
            if kind in ("note", "unit") or (
                kind == "section"
                and column not in walk.name
                and re.fullmatch(r"\D{0,3}\d+\s*项?", values[1][1].strip())
            ):
                return kind
        return None
    if banner:
        return _banner(text)
    kind = line_kind(text)
    if column in walk.name:
        if kind in ("note", "unit", "signature", "total"):
            return kind
        if kind in ("section", "title") and len(walk.columns) > 2 and not stripped.isdigit():
            # A row that only adds a name below merged or continued cells is an item, whatever its name ends with.
            plain = enumerator(stripped) is None and "项" not in stripped[-6:]
            if plain and (walk.sparse or any(at in rows for rows in walk.covered.values())):
                return None
            return kind
        return None
    if column in walk.serial or column == walk.columns[0]:
        if stripped.isdigit() and column in walk.serial:
            return "blank"
        if column in walk.sub:
            return None
        if column in walk.serial or kind != "other" or len(walk.columns) > 2:
            return kind if kind != "other" else _loose(text)
    if column in walk.sub:
        return None
    return kind if kind in ("note", "signature", "total") else None


def _banner(text: str) -> str:
    kind = line_kind(text)
    return kind if kind != "other" else _loose(text)


def _loose(text: str) -> str:
    """Return what an unmarked line on its own is: a short one names what follows, a long one is a note."""
    stripped = text.strip()
    return "section" if len(stripped) <= 25 and not re.search("[。；;：:]", stripped) else "note"


def _line(walk: Walk, at: int, values: list[tuple[int, str]], kind: str) -> None:
    if not values:
        return
    text = (
        "".join(value.strip() for _, value in values[:2])
        if kind == "section"
        else " ".join(v.strip() for _, v in values)
    )
    if kind == "section" and len(values) >= 2 and _CHINESE.match(values[0][1].strip()):
        text = values[0][1].strip().rstrip("、.．") + "、" + values[1][1].strip()
    line = Line(at + 1, f"{letter_of(values[0][0])}{at + 1}", text, kind)
    if kind == "section":
        walk.table.sections.append(line)
        walk.section = len(walk.table.sections) - 1
        return
    walk.lines.append(line)
    if kind == "total":
        walk.notes.append(Note(kinds.TOTAL_ROW, row=at + 1, cell=line.cell, value=text))
    elif kind == "other":
        walk.notes.append(Note(kinds.STRAY_ROW, row=at + 1, cell=line.cell, value=text[:200]))


def _goes_on(walk: Walk, at: int, values: list[tuple[int, str]], own_name: bool, own_serial: bool) -> bool:
    """Return whether a row is a further row of the item above."""
    if not walk.starts:
        return False
    rows = walk.sheet.grid.rows
    first = walk.starts[-1]
    row = rows[at]
    if own_serial:
        return False
    if own_name:
        return (
            _is_covered(walk, at, walk.serial)
            and all(row[c] in ("", _shown(walk, first, c)) for c in walk.name)
            and all(row[c] in ("", _shown(walk, first, c)) for c in walk.sub)
            and not _splits(walk, at, first)
        )
    if any(row[c] for c in walk.sub):
        return False
    if _is_covered(walk, at, walk.name) or _is_covered(walk, at, walk.serial):
        return not _splits(walk, at, first)
    if _splits(walk, at, first):
        return False
    explicit = sum(
        1 for column in walk.table.columns if column.field in ("type", "department") and row[column.index]
    )
    if explicit == 2 or (explicit and len(values) >= 4):
        return False
    return at - walk.ends[-1] <= 1


def _shown(walk: Walk, at: int, column: int) -> str:
    row = walk.covered.get(column, {}).get(at, at)
    return walk.sheet.grid.rows[row][column]


def _splits(walk: Walk, at: int, first: int) -> bool:
    """Return whether a row names another type, body or level than the item above."""
    row = walk.sheet.grid.rows[at]
    for column in walk.table.columns:
        if column.field in _SPLITTING and not column.receiver and not column.mode and row[column.index]:
            above = next(
                (
                    _shown(walk, r, column.index)
                    for r in range(walk.ends[-1], first - 1, -1)
                    if _shown(walk, r, column.index)
                ),
                "",
            )
            if row[column.index].strip() != above.strip() and len(row[column.index]) <= 40:
                return True
    return False


# --- values ------------------------------------------------------------------------------------------


def _texts(walk: Walk) -> None:
    """Take the texts of the items' rows; an item over several rows has its values joined."""
    rows, table = walk.sheet.grid.rows, walk.table
    starts, ends = walk.starts, walk.ends
    spans = [index for index, (a, b) in enumerate(zip(starts, ends, strict=True)) if b > a]
    for column in walk.columns:
        texts = [rows[at][column] for at in starts]
        anchors: list[int] | None = None
        for index in spans:
            own = [at for at in range(starts[index], ends[index] + 1) if rows[at][column]]
            if not own or own == [starts[index]]:
                continue
            pieces = [rows[at][column] for at in own]
            texts[index] = pieces[0] if len(set(pieces)) == 1 else "\n".join(pieces)
            if own[0] != starts[index]:
                if anchors is None:
                    anchors = list(table.rows)
                anchors[index] = own[0] + 1
        table.text[column] = texts
        if anchors is not None:
            table.anchors[column] = anchors
    for index in spans:
        values = sum(
            1 for at in range(starts[index], ends[index] + 1) if any(rows[at][c] for c in walk.columns)
        )
        if values > 1:
            walk.notes.append(
                Note(
                    kinds.SEVERAL_ROWS,
                    row=table.rows[index],
                    cell=None,
                    detail={"last_row": table.last_rows[index]},
                )
            )


def _fill_merged(walk: Walk) -> None:
    table, starts = walk.table, walk.starts
    rows = walk.sheet.grid.rows
    if not starts:
        return
    for column in walk.columns:
        count = 0
        texts = table.text[column]
        for top, bottom in walk.sheet.down.get(column, ()):
            text = rows[top][column]
            if not text or bottom < starts[0] or top > starts[-1]:
                continue
            for index in range(bisect_right(starts, top), bisect_right(starts, bottom)):
                if not texts[index]:
                    texts[index] = text
                    if column not in table.anchors:
                        table.anchors[column] = list(table.rows)
                    table.anchors[column][index] = top + 1
                    count += 1
        if count:
            _filled(walk, column, count, "merge")


def _filled(walk: Walk, column: int, count: int, by: str) -> None:
    head = next(c for c in walk.table.columns if c.index == column)
    walk.notes.append(
        Note(
            kinds.FILLED_DOWN,
            cell=f"{head.letter}{walk.table.rows[0]}",
            field=head.field,
            value=head.head,
            detail={"count": count, "by": by},
        )
    )


def _has_merges(walk: Walk, column: int) -> bool:
    """Return whether the column's own style is to merge: some merge in it covers several items."""
    starts = walk.starts
    return any(
        bisect_right(starts, bottom) - bisect_left(starts, top) >= 2
        for top, bottom in walk.sheet.down.get(column, ())
    )


def _fill_blank(walk: Walk) -> None:
    """Fill a run of blanks below a value where the list writes a value once for a run of rows.

    The list shows its habit: where it repeats a value in the next row, a blank means that the value
    is missing, and where it merges, a blank outside of the merges does as well.
    """
    table = walk.table
    for column in table.columns:
        if column.field is None or column.receiver or column.mode or len(table) < 2:
            continue
        leading = bool(walk.name) and column.index < walk.name[0] and column.field in _LEADING
        if column.field not in _CONTINUED and not leading:
            continue
        texts = table.text[column.index]
        blanks = [index for index, text in enumerate(texts) if not text]
        if not blanks or len(blanks) == len(texts) or _has_merges(walk, column.index):
            continue
        repeated = sum(
            1
            for index in range(1, len(texts))
            if texts[index]
            and texts[index] == texts[index - 1]
            and walk.starts[index] - walk.ends[index - 1] == 1
            and not _group_starts(walk, index, column.index)
        )
        if repeated and repeated * 4 > len(blanks):
            continue
        if column.field not in _ALWAYS and texts[0] == "":
            continue
        filled = len(texts) - len(blanks)
        if column.field not in _ALWAYS and filled > len(blanks) and not leading:
            continue
        crosses = _crosses_sections(walk, texts)
        count, value, anchor, section = 0, "", 0, -2
        for index, text in enumerate(texts):
            if text:
                value, anchor, section = (
                    text,
                    table.anchors.get(column.index, table.rows)[index],
                    walk.section_of[index],
                )
            elif value and (crosses or section == walk.section_of[index]):
                texts[index] = value
                if column.index not in table.anchors:
                    table.anchors[column.index] = list(table.rows)
                table.anchors[column.index][index] = anchor
                count += 1
        if count:
            _filled(walk, column.index, count, "blank")


def _group_starts(walk: Walk, index: int, but: int) -> bool:
    """Return whether another column of the kind changes its value with this item: then a list says all again."""
    for column in walk.table.columns:
        if column.index == but or column.field not in ("department", "type", "sector", "enforcer"):
            continue
        texts = walk.table.text[column.index]
        if texts[index] and texts[index - 1] != texts[index] and texts[index - 1]:
            return True
        if texts[index] and not texts[index - 1]:
            return True
    return False


def _crosses_sections(walk: Walk, texts: list[str]) -> bool:
    """Return whether a value goes on below a section row: not where sections start with a value of their own."""
    firsts = [index for index in range(1, len(texts)) if walk.section_of[index] != walk.section_of[index - 1]]
    return not any(texts[index] for index in firsts)


def _fill_names(walk: Walk) -> None:
    """Give sub-items their main item's name, or note that it is not told."""
    if not walk.name or not walk.starts:
        return
    table, column = walk.table, walk.name[0]
    texts = table.text[column]
    merging = _has_merges(walk, column)
    count = 0
    main, anchor = "", 0
    for index, text in enumerate(texts):
        if text:
            main, anchor = text, table.anchors.get(column, table.rows)[index]
            continue
        sub = any(table.text[c][index] for c in walk.sub)
        continued = sub or (not walk.sub and not any(table.text[c][index] for c in walk.serial) and index > 0)
        if continued and main and not merging:
            texts[index] = main
            if column not in table.anchors:
                table.anchors[column] = list(table.rows)
            table.anchors[column][index] = anchor
            count += 1
        elif sub:
            head = next(c for c in table.columns if c.index == column)
            walk.notes.append(
                Note(
                    kinds.ORPHAN_SUB_ITEM,
                    row=table.rows[index],
                    cell=f"{head.letter}{table.rows[index]}",
                    field="name",
                    value=next(table.text[c][index] for c in walk.sub if table.text[c][index]),
                    detail={"main": main, "main_cell": f"{head.letter}{anchor}" if main else None},
                )
            )
    if count:
        _filled(walk, column, count, "blank")


def _hidden(walk: Walk) -> None:
    table, hidden = walk.table, walk.sheet.grid.hidden_rows
    by_column = HiddenBy.COLUMN if walk.name and walk.name[0] in walk.sheet.grid.hidden_columns else None
    table.hidden_by = [by_column] * len(table)
    if not hidden:
        return
    for index, (first, last) in enumerate(zip(walk.starts, walk.ends, strict=True)):
        reason = hidden.get(first)
        if reason is None or (last > first and not all(at in hidden for at in range(first, last + 1))):
            continue
        table.hidden_by[index] = reason
        walk.notes.append(
            Note(
                kinds.HIDDEN_ROW,
                row=first + 1,
                cell=f"{table.columns[0].letter}{first + 1}",
                value=next(
                    (table.text[c][index] for c in [*walk.name, *walk.sub] if table.text[c][index]), ""
                ),
                detail={"by": reason.value},
            )
        )


def _looks(walk: Walk) -> None:
    """Note struck-through cells and formulas without a value in the items' rows."""
    grid, table = walk.sheet.grid, walk.table
    by_index: dict[int, Column] = {column.index: column for column in table.columns}
    if not walk.starts:
        return

    def inside(row: int) -> bool:
        at = bisect_right(walk.starts, row) - 1
        return at >= 0 and row <= walk.ends[at]

    for (row, column), whole in sorted(grid.struck.items()):
        if column in by_index and inside(row) and grid.rows[row][column]:
            head = by_index[column]
            walk.notes.append(
                Note(
                    kinds.STRUCK_THROUGH,
                    row=row + 1,
                    cell=f"{head.letter}{row + 1}",
                    field=head.field,
                    value=grid.rows[row][column][:200],
                    detail={"part": not whole},
                )
            )
    for row, column in sorted(grid.uncached):
        if column in by_index and inside(row):
            head = by_index[column]
            walk.notes.append(
                Note(
                    kinds.FORMULA_WITHOUT_VALUE, row=row + 1, cell=f"{head.letter}{row + 1}", field=head.field
                )
            )
