"""Find the lists on a sheet: stacked, side by side, with what stands round them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from powerlist.model import noted as kinds
from powerlist.model.enums import How
from powerlist.model.modes.texts import heading_modes
from powerlist.model.sheet import Column, Line, Note, Table
from powerlist.read.blocks import beside, blocks_of, mode_title, samples_of, take_adjacent
from powerlist.read.cards import lies_across, read_cards
from powerlist.read.columns.mapping import map_columns
from powerlist.read.grid import Grid, column_of, letter_of
from powerlist.read.guess import guess_heads
from powerlist.read.headrows import (
    LONGEST_HEAD,
    Head,
    another_unit,
    find_heads,
    is_labelled,
    pinned_heads,
    printed_again,
    repeats_head,
)
from powerlist.read.heads import exact
from powerlist.read.lines import line_kind
from powerlist.read.merges import Sheet, index_merges
from powerlist.read.nolists import is_foot, is_index
from powerlist.read.rows import assemble
from powerlist.read.values import ITEM, share
from powerlist.text.numerals import enumerator

if TYPE_CHECKING:
    from powerlist.read.options import PinnedMapping, ReadOptions


def find_tables(
    grid: Grid, options: ReadOptions, pin: PinnedMapping | None, carried: tuple[Table, int] | None = None
) -> tuple[list[Table], list[Note], tuple[Table, int] | None]:
    """Return the lists of one sheet, what was noticed, and what the next table of a document may go on from.

    Args:
        grid: the sheet; texts under merges are taken out of it.
        options: townships for receiver columns.
        pin: a person's mapping for this sheet, or None.
        carried: the document's last table and its width, which this grid may continue without a head.
    """
    if not grid.rows or not grid.width or is_foot(grid):
        return [], [], carried
    sheet = index_merges(grid)
    pinned = pin is not None and bool(pin.header_rows)
    if not pinned and (cards := read_cards(sheet)) is not None:
        if lies_across(sheet, cards):
            return [], [_no_table(grid, transposed=True)], carried
        return [cards], [], carried
    heads = pinned_heads(sheet, pin) if pin is not None and pin.header_rows else find_heads(sheet)
    # Blank columns at the right edge are not counted in a grid's width.
    if (
        not heads
        and carried is not None
        and not _has_own_head(sheet)
        and carried[1] - 3 <= grid.width <= carried[1]
    ):
        table, found = _continue(sheet, carried[0])
        if len(table):
            return [table], found, carried
    heads = printed_again(sheet, heads or guess_heads(sheet, options))
    if not heads:
        note = _no_table(grid)
        return [], [note] if note.detail["rows"] else [], carried
    tables: list[Table] = []
    notes: list[Note] = []
    titles: list[Line] = []
    owner: Head | None = None
    cursor = 0
    position = 0
    while position < len(heads):
        head = heads[position]
        repeats: list[Head] = []
        following = position + 1
        while following < len(heads) and repeats_head(sheet, head, heads[following]):
            repeats.append(heads[following])
            following += 1
        end = heads[following].top if following < len(heads) else len(grid.rows)
        if following < len(heads):
            end = _captions_from(sheet, head.bottom + 1, end)
        captions, opening = _captions(sheet, cursor, head.top)
        opening = opening or _parallel(sheet, head, repeats, captions)
        titles = _titles(sheet, owner, head, titles, captions)
        captions = [line for line in titles if line not in captions] + captions
        owner = head
        blocks = blocks_of(sheet, head, end)
        notes.extend(beside(sheet, head, blocks, end))
        for block in blocks:
            mine = _above(captions, block, blocks)
            made, found = _table(sheet, block, head, repeats, end, mine, opening, options, pin)
            across = made is not None and not pinned and _names_are_heads(made)
            if made is not None and not pinned and (across or is_index(made)):
                notes.append(_no_table(grid, transposed=across))
                continue
            notes.extend(found)
            if made is not None:
                tables.append(made)
        cursor = end
        position = following
    last = (tables[-1], max(grid.width, tables[-1].columns[-1].index + 1)) if tables else carried
    return tables, notes, last


def _no_table(grid: Grid, transposed: bool = False) -> Note:
    """Return the note that a sheet holds no list: because it lies across, because it only holds sentences."""
    rows = [[text for text in row if text] for row in grid.rows]
    lines = [row[0] for row in rows if len(row) == 1]
    detail: dict[str, Any] = {"rows": sum(1 for row in rows if row)}
    if transposed:
        detail["transposed"] = True
    elif lines and len(lines) == detail["rows"] and share(lines, lambda line: bool(ITEM.search(line))) < 0.5:
        detail["sentences"] = True
    return Note(kinds.NO_TABLE, detail=detail)


def _names_are_heads(table: Table) -> bool:
    """Return whether the items of a table are called 职权类型, 实施依据: then its heads stand in its rows."""
    names = [text for column in table.columns_of("name") for text in table.text.get(column.index, [])[:12]]
    said = {m.field for name in names if (m := exact(name.strip())) is not None and m.how is How.EXACT}
    return len(said) >= 2 and len(said) * 2 >= len(names)


def _parallel(sheet: Sheet, head: Head, repeats: list[Head], captions: list[Line]) -> Line | None:
    """Return the line above a head that opens its first part only: 直接下放事项 where 委托事项 stands above the next.

    It is a section then, and no title of the whole.
    """
    if not captions or captions[-1].row != head.top or not any(heading_modes(captions[-1].text)):
        return None
    own = heading_modes(captions[-1].text)
    for other in repeats:
        above = [text for text in sheet.grid.rows[other.top - 1] if text]
        if len(above) == 1 and any(heading_modes(above[0])) and heading_modes(above[0]) != own:
            line = captions.pop()
            return replace(line, kind="section")
    return None


def _titles(
    sheet: Sheet, owner: Head | None, head: Head, titles: list[Line], captions: list[Line]
) -> list[Line]:
    """Return the titles that hold for a list: its own, or those above the first of several units' lists."""
    if owner is not None and another_unit(sheet, owner, head):
        return titles
    return [line for line in captions if line.kind == "title" and not is_labelled(line.text)]


def _above(captions: list[Line], block: Head, blocks: list[Head]) -> list[Line]:
    """Return the lines above one of several lists side by side: a row of several titles has one for each."""
    if len(blocks) < 2:
        return captions
    own = (
        block.paths[0][0],
        next((b.paths[0][0] for b in blocks if b.paths[0][0] > block.paths[0][0]), 1 << 30),
    )
    together = Counter(line.row for line in captions)
    # 下放事项 | 委托事项 right above the heads of two lists
    groups = {path[0] for _, path in block.paths if path}
    shared = (
        groups.pop() if len(groups) == 1 and all(len(path) > 1 for _, path in block.paths if path) else ""
    )
    shared = shared or mode_title(block, blocks)
    title = [Line(block.top + 1, f"{letter_of(own[0])}{block.top + 1}", shared, "title")] if shared else []
    return title + [
        line
        for line in captions
        if together[line.row] < 2 or own[0] <= column_of(line.cell.rstrip("0123456789")) < own[1]
    ]


def _captions_from(sheet: Sheet, start: int, end: int) -> int:
    """Return the first of the rows right above a further head that are its titles."""
    first = end
    for row in range(end - 1, start - 1, -1):
        texts = [text for text in sheet.grid.rows[row] if text]
        if not texts:
            continue
        if len(texts) > 2 or (len(texts) == 2 and line_kind(texts[0]) not in ("unit", "title")):
            break
        if line_kind(texts[0]) in ("total", "note", "signature"):
            break
        if texts[0].strip().isdigit():
            break
        first = row
    return first


def _captions(sheet: Sheet, start: int, top: int) -> tuple[list[Line], Line | None]:
    """Return the lines above a head, and the section row right above it, if there is one."""
    lines: list[Line] = []
    opening: Line | None = None
    if start == 0:
        lines.extend(sheet.grid.lead)
    for row in range(start, top):
        cells = [(column, text.strip()) for column, text in enumerate(sheet.grid.rows[row]) if text]
        while cells:
            column, text = cells.pop(0)
            if text.endswith(("：", ":")) and cells and not cells[0][1].endswith(("：", ":")):
                text += cells.pop(0)[1]
            kind = line_kind(text)
            if kind == "section" and not lines and enumerator(text) is None:
                # The first line above a table is its title, whatever it ends with.
                kind = "title"
            if kind == "other":
                kind = "title" if row <= start + 2 and len(text) <= 80 else "note"
            line = Line(row + 1, f"{letter_of(column)}{row + 1}", text.strip(), kind)
            lines.append(line)
            opening = line if kind == "section" else (opening if kind == "unit" else None)
    return lines, opening


def _table(
    sheet: Sheet,
    block: Head,
    head: Head,
    repeats: list[Head],
    end: int,
    captions: list[Line],
    opening: Line | None,
    options: ReadOptions,
    pin: PinnedMapping | None,
) -> tuple[Table | None, list[Note]]:
    notes: list[Note] = []
    if not block.paths:
        return None, notes
    take_adjacent(sheet, block, head, end)
    again = frozenset(row for other in repeats for row in range(other.top, other.bottom + 1))
    samples = samples_of(sheet, block, end, again)
    columns = map_columns(block.paths, samples, options, pin, sheet.grid.hidden_columns, block.wide)
    columns = [c for c in columns if c.head or c.field or samples.get(c.index)]
    if not any(column.field in ("name", "sub_name") for column in columns):
        notes.append(
            Note(
                kinds.NO_NAME_COLUMN,
                row=head.top + 1,
                detail={"heads": [c.head for c in columns if c.head][:30]},
            )
        )
        return None, notes
    table = Table(sheet.grid.name, "", [row + 1 for row in range(block.top, block.bottom + 1)], columns)
    table.captions = list(captions)
    if opening is not None:
        table.sections.append(opening)
    notes.extend(assemble(sheet, table, block.bottom + 1, end, repeats, named=block.named))
    last = max([*table.last_rows, block.bottom + 1, *(line.row for line in table.lines)])
    table.range = f"{columns[0].letter}{block.top + 1}:{columns[-1].letter}{last}"
    notes.extend(_column_notes(columns, samples, block.bottom + 1))
    return table, notes


def _column_notes(columns: list[Column], samples: dict[int, list[str]], row: int) -> list[Note]:
    """Note the columns that are hidden, not recognised or guessed; those without a value say nothing."""
    row = max(row, 1)
    notes: list[Note] = []
    for column in columns:
        if not samples.get(column.index):
            continue
        at = f"{column.letter}{row}"
        if column.hidden:
            notes.append(Note(kinds.HIDDEN_COLUMN, row=row, cell=at, field=column.field, value=column.head))
        if column.field is None and column.how is not How.PINNED:
            notes.append(Note(kinds.UNMAPPED_COLUMN, row=row, cell=at, value=column.head))
        elif column.how is How.INFERRED and column.sure < 0.9 and not column.receiver:
            detail = {"sure": column.sure}
            notes.append(
                Note(
                    kinds.INFERRED_COLUMN,
                    row=row,
                    cell=at,
                    field=column.field,
                    value=column.head,
                    detail=detail,
                )
            )
    joined: dict[str, list[str]] = {}
    for column in columns:
        if column.field and not column.receiver and not column.mode:
            joined.setdefault(column.field, []).append(column.letter)
    for field, letters in joined.items():
        if len(letters) > 1:
            notes.append(
                Note(
                    kinds.JOINED_COLUMNS,
                    row=row,
                    cell=f"{letters[0]}{row}",
                    field=field,
                    detail={"letters": letters},
                )
            )
    return notes


def _has_own_head(sheet: Sheet) -> bool:
    """Return whether a table without a known head opens with one all the same: 序号 | 姓名 | 电话."""
    first = next((row for row in sheet.grid.rows if any(row)), [])
    meanings = [exact(cell) for cell in first if cell and len(cell) <= LONGEST_HEAD]
    return any(meaning is not None and meaning.field == "serial" for meaning in meanings)


def _continue(sheet: Sheet, before: Table) -> tuple[Table, list[Note]]:
    """Read a document's next table that goes on with the list above it and has no head of its own."""
    columns = [replace(column) for column in before.columns]
    missing = max(column.index for column in columns) + 1 - sheet.grid.width
    if missing > 0:
        for row in sheet.grid.rows:
            row.extend("" for _ in range(missing))
    table = Table(sheet.grid.name, "", [], columns)
    table.captions = [*before.captions, *sheet.grid.lead]
    notes = assemble(sheet, table, 0, len(sheet.grid.rows), [])
    last = max([*table.last_rows, 1])
    table.range = f"{columns[0].letter}1:{columns[-1].letter}{last}"
    return table, notes
