"""Names of main items for the sub-items below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.model import noted as kinds
from powerlist.model.sheet import Note
from powerlist.read.filling.merges import has_merges

if TYPE_CHECKING:
    from powerlist.read.state import Walk


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
        continued = sub or (not walk.sub and not any(table.text[c][index] for c in walk.serial) and index > 0)
        filled = bool(continued and main and not merging)
        if filled:
            walk.fill(column, index, main, anchor)
            count += 1
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
