"""Find the lists on a sheet: stacked, side by side, with what stands round them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from powerlist.model import noted as kinds
from powerlist.model.enums import How
from powerlist.model.headings import names_a_body
from powerlist.model.sheet import Note, Table
from powerlist.read.asides import goes_with_a_list
from powerlist.read.below import samples_of
from powerlist.read.blocks import beside, blocks_of, take_adjacent
from powerlist.read.captions import (
    above_block,
    captions_from,
    captions_of,
    opening_of_a_part,
    titles_above,
    titles_of,
)
from powerlist.read.cards import explains, lies_across, read_cards
from powerlist.read.columnnotes import column_notes
from powerlist.read.columns.mapping import map_columns
from powerlist.read.guess import guess_heads
from powerlist.read.headrows.again import printed_again, repeats_head
from powerlist.read.headrows.finding import find_heads, pinned_heads
from powerlist.read.heads import exact
from powerlist.read.merges import index_merges
from powerlist.read.nolists import is_foot, is_index, is_law_index, is_record
from powerlist.read.onward import (
    Carried,
    counts_on,
    fill_from_above,
    from_above,
    goes_on,
    is_a_bodys,
    may_continue,
    prints_again,
    sections_open,
)
from powerlist.read.rows import assemble
from powerlist.read.tallies import is_tally, names_are_counts
from powerlist.read.torn import take_rest
from powerlist.read.typed import read_types
from powerlist.read.values import ITEM, share
from powerlist.text.letters import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from powerlist.model.sheet import Column, Line
    from powerlist.read.grid import Grid
    from powerlist.read.headrows.head import Head
    from powerlist.read.merges import Sheet
    from powerlist.read.options import PinnedMapping, ReadOptions


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of a sheet that lies under one head.

    Attributes:
        start: first row that may hold its titles.
        head: the head.
        repeats: the same head, printed again inside the list.
        end: row behind the last one.
    """

    start: int
    head: Head
    repeats: list[Head]
    end: int


def find_tables(
    grid: Grid, options: ReadOptions, pin: PinnedMapping | None, carried: Carried | None = None
) -> tuple[list[Table], list[Note], Carried | None]:
    """Return the lists of one sheet, what was noticed, and what the next table of a document may go on from.

    Args:
        grid: the sheet; texts under merges are taken out of it.
        options: townships for receiver columns.
        pin: a person's mapping for this sheet, or None.
        carried: the table that this grid may continue without a head.
    """
    if not grid.rows or not grid.width or is_foot(grid):
        return [], [], carried
    sheet = index_merges(grid)
    pinned = pin is not None and bool(pin.header_rows)
    if not pinned and (unlike := _forms(sheet, read_cards(sheet)) or read_types(sheet)):
        return *unlike, carried
    heads = pinned_heads(sheet, pin) if pin is not None and pin.header_rows else find_heads(sheet)
    if not heads and carried is not None and (gone_on := _gone_on(sheet, carried)) is not None:
        return gone_on
    heads = printed_again(sheet, heads or guess_heads(sheet, options))
    if not heads:
        note = _no_table(grid)
        return [], [note] if note.detail["rows"] else [], carried
    tables: list[Table] = []
    notes: list[Note] = []
    titles: list[Line] = []
    owner: Head | None = None
    for part in _parts(sheet, heads):
        captions, opening, titles, torn = _above(sheet, part, owner, titles, tables, carried)
        notes += torn
        owner = part.head
        notes += _hints(sheet, [part.head, *part.repeats])
        blocks = blocks_of(sheet, part.head, part.end)
        notes.extend(beside(sheet, part.head, blocks, part.end))
        for block in blocks:
            above = above_block(captions, block, blocks)
            made, noticed = _table(sheet, part, block, above, opening, options, pin)
            if made is not None and not pinned and (unread := _no_list(grid, made)) is not None:
                notes.append(unread)
                continue
            notes.extend(noticed)
            if made is not None:
                if (
                    carried is not None
                    and not tables
                    and (carried.paged or goes_on(sheet, part.head, [], carried.last))
                    and prints_again(part.head, [], carried.table)
                ):
                    fill_from_above(sheet, made, carried.last)
                tables.append(made)
    if tables:
        width = max(grid.width, tables[-1].columns[-1].index + 1)
        carried = Carried(tables[-1], width, tables[-1])
    return tables, notes, carried


def _hints(sheet: Sheet, heads: list[Head]) -> list[Note]:
    """Return a note for each row of some heads that only tells how to fill the columns in."""
    notes = []
    for row in (row for head in heads for row in head.hints):
        texts = [(column, text) for column, text in enumerate(sheet.grid.rows[row]) if text]
        cell = f"{column_letters(texts[0][0])}{row + 1}"
        text = " ".join(text.strip() for _, text in texts)[:200]
        notes.append(Note(kinds.HINT_ROW, row=row + 1, cell=cell, value=text))
    return notes


def _no_list(grid: Grid, table: Table) -> Note | None:
    """Return what is noted of a table that lies across, names lists, counts or tells of changes; None for a list."""
    if _names_are_heads(table):
        return _no_table(grid, transposed=True)
    aside = is_tally(table) or is_index(table) or is_record(table) or is_law_index(table)
    return _aside_noted(table.header_rows, len(table)) if aside else None


def _aside_noted(rows: list[int], below: int) -> Note:
    """Return the note on a table that goes with a list and is none: of counts, of contents, of changes.

    Args:
        rows: of its head, 1-based.
        below: how many rows stand below it.
    """
    return Note(kinds.NO_TABLE, row=rows[0] if rows else 1, detail={"rows": len(rows) + below, "aside": True})


def _above(
    sheet: Sheet,
    part: _Part,
    owner: Head | None,
    titles: list[Line],
    tables: list[Table],
    carried: Carried | None,
) -> tuple[list[Line], list[Line], list[Line], list[Note]]:
    """Return what stands above a part of a sheet: its lines, its opening sections, the titles, the notes."""
    captions, opening = captions_of(sheet, part.start, part.head.top)
    if not opening and (line := opening_of_a_part(sheet, part.head, part.repeats, captions)) is not None:
        opening = [line]
    titles = titles_of(sheet, owner, part.head, titles, captions)
    captions = [line for line in titles if line not in captions] + captions
    torn: list[Note] = []
    if owner is None and carried is not None:
        captions, opening, torn = from_above(sheet, part.head, captions, opening, carried)
    elif owner is not None and tables and goes_on(sheet, part.head, captions, tables[-1]):
        # the next page, its columns in another order
        opening = opening or sections_open(tables[-1], captions)
        captions = titles_above(tables[-1], captions)
    return captions, opening, titles, torn


def _forms(sheet: Sheet, cards: list[Table]) -> tuple[list[Table], list[Note]] | None:
    """Return the forms of a sheet, and what is noted where they are none; None for a sheet without forms."""
    if not cards:
        return None
    if explains(cards):
        return [], [Note(kinds.NO_TABLE, detail={"rows": len(sheet.grid.rows), "sentences": True})]
    if len(cards) == 1 and lies_across(sheet, cards[0]):
        return [], [_no_table(sheet.grid, transposed=True)]
    return cards, []


def _parts(sheet: Sheet, heads: list[Head]) -> Iterator[_Part]:
    """Yield the parts of a sheet, from top to bottom: a head that is printed again begins none."""
    start = position = 0
    while position < len(heads):
        head = heads[position]
        following = position + 1
        while following < len(heads) and repeats_head(sheet, head, heads[following]):
            following += 1
        end = len(sheet.grid.rows)
        if following < len(heads):
            end = captions_from(sheet, head.bottom + 1, heads[following].top)
        yield _Part(start, head, heads[position + 1 : following], end)
        start, position = end, following


def _no_table(grid: Grid, transposed: bool = False) -> Note:
    """Return the note that a sheet holds no list: it lies across, holds sentences, says that it is another table."""
    rows = [[text for text in row if text] for row in grid.rows]
    lines = [row[0] for row in rows if len(row) == 1]
    detail: dict[str, Any] = {"rows": sum(1 for row in rows if row)}
    if transposed:
        detail["transposed"] = True
    elif lines and len(lines) == detail["rows"] and share(lines, lambda line: bool(ITEM.search(line))) < 0.5:
        detail["sentences"] = True
    elif goes_with_a_list(grid.name, grid.rows):
        detail["aside"] = True
    return Note(kinds.NO_TABLE, detail=detail)


def _names_are_heads(table: Table) -> bool:
    """Return whether the items of a table are called 职权类型, 实施依据: then its heads stand in its rows."""
    names = [text for column in table.columns_of("name") for text in table.text.get(column.index, [])[:12]]
    said = {m.field for name in names if (m := exact(name.strip())) is not None and m.how is How.EXACT}
    return len(said) >= 2 and len(said) * 2 >= len(names)


def _table(
    sheet: Sheet,
    part: _Part,
    block: Head,
    captions: list[Line],
    opening: list[Line],
    options: ReadOptions,
    pin: PinnedMapping | None,
) -> tuple[Table | None, list[Note]]:
    """Return the list under one block of a head, None where no column names its items, and what was noticed."""
    if not block.paths:
        return None, []
    head, repeats, end = part.head, part.repeats, part.end
    take_adjacent(sheet, block, head, end)
    again = frozenset(row for other in repeats for row in range(other.top, other.bottom + 1))
    samples = samples_of(sheet, block, end, again)
    columns = map_columns(block.paths, samples, options, pin, sheet.grid.hidden_columns, block.wide)
    columns = [c for c in columns if c.head or c.field or samples.get(c.index)]
    named = any(column.field in ("name", "sub_name") for column in columns)
    if not named or (pin is None and names_are_counts(columns, samples)):
        return None, [_no_names(sheet, part, columns)]
    table = Table(sheet.grid.name, "", [row + 1 for row in range(block.top, block.bottom + 1)], columns)
    table.captions = list(captions)
    table.sections.extend(opening)
    notes = assemble(sheet, table, block.bottom + 1, end, repeats, named=block.named)
    last = max([*table.last_rows, block.bottom + 1, *(line.row for line in table.lines)])
    table.range = f"{columns[0].letter}{block.top + 1}:{columns[-1].letter}{last}"
    return table, [*notes, *column_notes(columns, samples, block.bottom + 1)]


def _no_names(sheet: Sheet, part: _Part, columns: list[Column]) -> Note:
    """Return the note that no column under a head names items: a list without names, or no list by what it says."""
    detail: dict[str, Any] = {"heads": [c.head for c in columns if c.head][:30]}
    name = sheet.grid.name if part.start == 0 else None
    if goes_with_a_list(name, sheet.grid.rows[part.head.top : part.end]):
        detail["aside"] = True
    return Note(kinds.NO_NAME_COLUMN, row=part.head.top + 1, detail=detail)


def _gone_on(sheet: Sheet, carried: Carried) -> tuple[list[Table], list[Note], Carried] | None:
    """Return what a document's next table without a head goes on with, None where it is no part of the list."""
    if not may_continue(sheet, carried.width):
        return None
    if not carried.paged:
        numbers = carried.table.columns_of("serial")
        if not numbers or not counts_on(sheet, numbers[0].index, 0, carried.last):
            return None
    torn = take_rest(sheet, 0, carried.last) if not sheet.grid.lead else []
    table, noticed = _continue(sheet, carried.table, carried.last)
    if len(table):
        return [table], [*torn, *noticed], replace(carried, last=table)
    return ([], torn, carried) if torn else None


def _continue(sheet: Sheet, before: Table, last_before: Table) -> tuple[Table, list[Note]]:
    """Read a document's next table that goes on with the list above it and has no head of its own."""
    columns = [replace(column) for column in before.columns]
    missing = max(column.index for column in columns) + 1 - sheet.grid.width
    if missing > 0:
        for row in sheet.grid.rows:
            row.extend("" for _ in range(missing))
    table = Table(sheet.grid.name, "", [], columns)
    others = is_a_bodys(sheet)
    # 县林业局 without a head goes on with the columns of 县水利局权责清单, and is not its list
    above = [line for line in before.captions if not (others and names_a_body(line.text))]
    table.captions = [*above, *sheet.grid.lead]
    if not others:
        table.sections.extend(sections_open(before, sheet.grid.lead))
    notes = assemble(sheet, table, 0, len(sheet.grid.rows), [])
    if not others:
        fill_from_above(sheet, table, last_before)
    last = max([*table.last_rows, 1])
    table.range = f"{columns[0].letter}1:{columns[-1].letter}{last}"
    return table, notes
