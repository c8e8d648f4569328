"""Names of main items for the sub-items below them, and the bodies and types that come with the names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model import noted as kinds
from powerlist.model.sheet import Note
from powerlist.read.filling.given import only_of_given
from powerlist.read.filling.merges import has_merges

if TYPE_CHECKING:
    from powerlist.read.state import Walk

#: What a main item's rows have in common, beside its name.
_WITH_NAMES: Final = frozenset({"department", "type", "sector"})


def fill_names(walk: Walk) -> None:
    """Give sub-items their main item's name, or note that it is not told.

    One with a number of its own counts as an item of its own: its name is a guess then, which is noted, unless
    the list leaves out the names of such rows by habit.
    """
    if not walk.name or not walk.starts:
        return
    table, column = walk.table, walk.name[0]
    texts = table.text[column]
    merging = has_merges(walk, column)
    failed = walk.sheet.grid.errors()
    guessing = not _leaves_out(walk, texts)
    count = 0
    main, anchor = "", 0
    for index, text in enumerate(texts):
        if text:
            if text in failed:
                main, anchor = "", 0
                continue
            main, anchor = text, table.anchors.get(column, table.rows)[index]
            continue
        sub = any(table.text[c][index] for c in walk.sub)
        if (walk.starts[index], column) in walk.sheet.grid.uncached:
            # a formula without its value is not blank: it says something that is not known
            continue
        part = any(table.text[c][index] for c in walk.third)
        continued = (
            sub or part or (not walk.sub and not any(table.text[c][index] for c in walk.serial) and index > 0)
        )
        filled = bool(continued and main and not merging)
        if filled:
            walk.fill(column, index, main, anchor)
            count += 1
            if part and not sub:
                _fill_sub(walk, index)
        if sub and (not filled or (guessing and any(table.text[c][index] for c in walk.serial))):
            head = next(c for c in table.columns if c.index == column)
            named = next(c for c in walk.sub if table.text[c][index])
            letter = next(c.letter for c in table.columns if c.index == named)
            walk.notes.append(
                Note(
                    kinds.ORPHAN_SUB_ITEM,
                    row=table.rows[index],
                    cell=f"{letter}{table.rows[index]}",
                    field="sub_name",
                    value=table.text[named][index],
                    detail={"main": main, "main_cell": f"{head.letter}{anchor}" if main else None},
                )
            )
    if count:
        walk.note_filled(column, count, "blank")


def _fill_sub(walk: Walk, index: int) -> None:
    """Give a part of a sub-item the name of that sub-item from the row above."""
    for column in walk.sub:
        texts = walk.table.text[column]
        if index and texts[index - 1]:
            anchors = walk.table.anchors.get(column, walk.table.rows)
            walk.fill(column, index, texts[index - 1], anchors[index - 1])


def fill_with_names(walk: Walk) -> None:
    """Give a row that goes on with a main item the body, type and sector of that item.

    Where its name and its number are blank and the name comes from above, the row is one of the main item, whatever
    the list's habit is elsewhere; not where a row of that item between the two says something else.
    """
    if not walk.name or not walk.starts:
        return
    table = walk.table
    told = table.anchors.get(walk.name[0], table.rows)
    index_of = {row: index for index, row in enumerate(table.rows)}
    mains = [
        index_of.get(told[index]) if _is_unnamed(walk, index) else None for index in range(len(table.rows))
    ]
    for column in table.columns:
        if column.field not in _WITH_NAMES or column.receiver or column.mode or column.stands_for:
            continue
        if has_merges(walk, column.index) or only_of_given(column, table):
            continue
        _fill_from_mains(walk, column.index, mains)


def _is_unnamed(walk: Walk, index: int) -> bool:
    """Return whether the row of an item has neither a name nor a number of its own, and no formula for one."""
    row, grid = walk.starts[index], walk.sheet.grid
    return not any(grid.rows[row][c] or (row, c) in grid.uncached for c in (*walk.name, *walk.serial))


def _fill_from_mains(walk: Walk, column: int, mains: list[int | None]) -> None:
    table, failed = walk.table, walk.sheet.grid.errors()
    texts, anchors = table.text[column], table.anchors
    differs: set[int] = set()
    count = 0
    for index, main in enumerate(mains):
        if main is None or main >= index or walk.section_of[main] != walk.section_of[index]:
            continue
        said = texts[main]
        if texts[index]:
            if texts[index] != said:
                differs.add(main)
        elif (
            said
            and said not in failed
            and main not in differs
            and (walk.starts[index], column) not in walk.sheet.grid.uncached
        ):
            walk.fill(column, index, said, anchors.get(column, table.rows)[main])
            count += 1
    if count:
        walk.note_filled(column, count, "blank")


def _leaves_out(walk: Walk, texts: list[str]) -> bool:
    """Return whether numbered sub-items lack their main item's name so often that the list means it."""
    rows = [
        index
        for index in range(len(texts))
        if any(walk.table.text[c][index] for c in walk.sub)
        and any(walk.table.text[c][index] for c in walk.serial)
    ]
    lacking = sum(not texts[index] for index in rows)
    return lacking * 3 >= len(rows)
