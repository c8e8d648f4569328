"""From the rows below a head to items: walk, take the values, fill down, mark what is hidden."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from powerlist.model import noted as kinds
from powerlist.model.enums import HiddenBy
from powerlist.model.headings import names_a_body
from powerlist.model.modes.heads import is_past
from powerlist.model.sheet import Note, Table
from powerlist.read.filling.blanks import fill_blank, fill_laws, fill_stated
from powerlist.read.filling.merges import fill_merged
from powerlist.read.filling.names import fill_names, fill_with_names
from powerlist.read.filling.texts import fill_repeated, name_marked, take_texts
from powerlist.read.heads import exact, guessed
from powerlist.read.parts import numbered_parts
from powerlist.read.prepared import leave_prepared
from powerlist.read.state import Walk
from powerlist.read.walk import counts_in_chinese, is_sparse, walk_rows
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from powerlist.model.sheet import Column
    from powerlist.read.headrows.head import Head
    from powerlist.read.merges import Sheet

#: The level below the sub-items.
_THIRD: Final = lazy_pattern(r"(?:三级|四级)(?:事项|目录|清单|子项)?(?:名称)?")


def assemble(
    sheet: Sheet, table: Table, start: int, end: int, repeats: list[Head], *, named: bool = False
) -> list[Note]:
    """Fill a table's rows and return what was noticed.

    Args:
        sheet: the grid with its merges indexed.
        table: columns mapped, no rows yet; ``sections`` may hold the one that opens it.
        start: first 0-based row below the head.
        end: row behind the last one.
        repeats: heads printed again inside the list.
        named: only rows with a name are items.
    """

    def of(name: str) -> list[int]:
        return [c.index for c in table.columns if c.field == name and not c.receiver and not c.mode]

    columns = [column.index for column in table.columns]
    walk = Walk(
        sheet, table, columns, of("name"), of("sub_name"), of("serial"), _covered(sheet, columns, start, end)
    )
    walk.section = len(table.sections) - 1
    walk.named = named
    walk.counted = any(line.text.endswith("项）") for line in table.sections)
    walk.before = [column.index for column in table.columns if _named_before(column)]
    walk.third = [column.index for column in table.columns if walk.sub and _is_third(column)]
    walk.sparse = is_sparse(walk, start, end)
    walk.chinese = counts_in_chinese(walk, start, end)
    walk.parts = numbered_parts(walk, start, end)
    again = {row for head in repeats for row in range(head.top, head.bottom + 1)}
    walk_rows(walk, start, end, again)
    leave_prepared(walk)
    table.rows = [row + 1 for row in walk.starts]
    table.last_rows = [row + 1 for row in walk.ends]
    table.section_of = walk.section_of
    table.lines = walk.lines
    _take_bodies(table)
    take_texts(walk)
    fill_merged(walk)
    fill_repeated(walk)
    name_marked(walk)
    fill_stated(walk)
    fill_blank(walk)
    fill_laws(walk)
    fill_names(walk)
    fill_with_names(walk)
    _hidden(walk)
    _looks(walk)
    return walk.notes


def _take_bodies(table: Table) -> None:
    """Take a title or a unit's line between the items, which begins another body's part, for a section."""
    if not table.rows:
        return
    told = {line.text.strip() for line in table.captions}
    bodies = [
        replace(line, text=first)
        for line in table.lines
        if line.kind in ("title", "unit", "signature")
        and line.row < table.rows[-1]
        and (first := _body_line(line.text)) not in told
        and first
    ]
    # what stands above all items speaks of all, unless another body follows
    found = bodies if any(line.row > table.rows[0] for line in bodies) else []
    if not found:
        return
    taken = {(line.row, line.cell) for line in found}
    table.lines = [line for line in table.lines if (line.row, line.cell) not in taken]
    table.sections = sorted(
        [*table.sections, *(replace(line, kind="section") for line in found)], key=lambda line: line.row
    )
    rows = [line.row for line in table.sections]
    table.section_of = [bisect_right(rows, row) - 1 for row in table.rows]


def _body_line(text: str) -> str:
    """Return the words of a line that name a body, "" for another: 部门：县水利局（盖章） 数量：3."""
    stripped = text.strip()
    return next((words for words in (stripped, stripped.split(" ")[0]) if names_a_body(words)), "")


def _named_before(column: Column) -> bool:
    """Return whether a column holds what the items were called before a change, beside one of their names now."""
    if column.field is not None or not is_past(column.head):
        return False
    meaning = exact(column.own_head) or guessed(column.own_head)
    return meaning is not None and meaning.field == "name"


def _is_third(column: Column) -> bool:
    """Return whether a column holds the parts of sub-items, beside the one that holds these."""
    if column.field is not None or is_past(column.head):
        return False
    meaning = exact(column.own_head) or guessed(column.own_head)
    return _THIRD.fullmatch(column.own_head) is not None or (
        meaning is not None and meaning.field == "sub_name"
    )


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
        # the cell is that of the text that is shown
        named = next((c for c in [*walk.name, *walk.sub] if table.text[c][index]), None)
        letter = next((c.letter for c in table.columns if c.index == named), table.columns[0].letter)
        walk.notes.append(
            Note(
                kinds.HIDDEN_ROW,
                row=first + 1,
                cell=f"{letter}{first + 1}",
                value="" if named is None else table.text[named][index],
                detail={"by": reason.value},
            )
        )


def _errors(walk: Walk, by_index: dict[int, Column], inside: Callable[[int], bool]) -> None:
    """Note the cells that show the failure of a formula: their text stays, what it should say is not known."""
    grid = walk.sheet.grid
    told = grid.errors()
    if not told:
        return
    for row in range(walk.starts[0], min(walk.ends[-1] + 1, len(grid.rows))):
        cells = grid.rows[row]
        if told.isdisjoint(cells) or not inside(row):
            continue
        for column, head in by_index.items():
            if cells[column] in told:
                walk.notes.append(
                    Note(
                        kinds.ERROR_VALUE,
                        row=row + 1,
                        cell=f"{head.letter}{row + 1}",
                        field=head.field,
                        value=cells[column],
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
    _errors(walk, by_index, inside)
    for row, column in sorted(grid.uncached):
        if column in by_index and inside(row):
            head = by_index[column]
            walk.notes.append(
                Note(
                    kinds.FORMULA_WITHOUT_VALUE, row=row + 1, cell=f"{head.letter}{row + 1}", field=head.field
                )
            )
