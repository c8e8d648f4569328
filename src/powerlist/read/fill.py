"""The values of the items found: joined over several rows, filled down from merges and by habit."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from powerlist.model import noted as kinds
from powerlist.model.failed import FAILED
from powerlist.model.sheet import Note
from powerlist.read.lines import is_ditto
from powerlist.read.values import NO_MARKS
from powerlist.text.numerals import enumerator

if TYPE_CHECKING:
    from powerlist.read.state import Walk

#: Fields that a list may write once for a run of rows. Not those that only some powers have at all: who took it
#: over, on which decision, in which batch; there a blank means that it does not apply.
_CONTINUED: Final = ("department", "type", "sector", "level")
_BODY: Final = re.compile(r"(?:局|委员会|委|办公室|办|厅|队|中心|部|政府|所|站|院)[）)]?$")
#: Fields that do so wherever they stand; the others only where most cells are blank.
_ALWAYS: Final = frozenset({"department", "type", "sector"})
#: Fields that do so only left of the items, as the stub of the table.
_LEADING: Final = frozenset({"receivers", "mode", "handler", "outpost"})


def take_texts(walk: Walk) -> None:
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


def name_levels(walk: Walk) -> None:
    """Put the level in place of its mark where the levels have columns of their own."""
    for column in walk.table.columns:
        if column.level:
            texts = walk.table.text[column.index]
            walk.table.text[column.index] = [
                column.level if text and text.strip() not in NO_MARKS and text not in FAILED else ""
                for text in texts
            ]


#: Where 同上 may stand; under a name it would make two items of one.
_REPEATED: Final = frozenset(
    {
        None, "department", "enforcer", "type", "sector", "level", "mode", "receivers", "handler", "outpost", "basis",
        "batch", "decision", "legal_ground", "power_source", "acts_in_name", "adjustment", "status",
    }
)  # fmt: skip


def fill_repeated(walk: Walk) -> None:
    """Give a cell that says 同上 the text above it; it knows the cell that holds it."""
    table = walk.table
    for column in table.columns:
        texts = table.text[column.index]
        said = {text for text in set(texts) if is_ditto(text)} if column.field in _REPEATED else None
        if not said:
            continue
        anchors = table.anchors.setdefault(column.index, list(table.rows))
        for index in range(1, len(texts)):
            if texts[index] in said and texts[index - 1] not in said:
                texts[index] = texts[index - 1]
                anchors[index] = anchors[index - 1]


def fill_merged(walk: Walk) -> None:
    """Give every item in a merged range the value of its anchor."""
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


def fill_stated(walk: Walk) -> None:
    """Give items the value that stands alone in its own column in a row above them (a body, then its items)."""
    table = walk.table
    for column in table.columns:
        if column.field not in _ALWAYS:
            continue
        stated = [
            (row, text)
            for row, text in walk.stated.get(column.index, ())
            if enumerator(text) is None and (column.field != "department" or _BODY.search(text.strip()))
        ]
        if not stated:
            continue
        texts = table.text[column.index]
        rows = [row for row, _ in stated]
        count = 0
        for index, start in enumerate(walk.starts):
            above = bisect_left(rows, start) - 1
            if texts[index] or above < 0:
                continue
            if column.index not in table.anchors:
                table.anchors[column.index] = list(table.rows)
            table.anchors[column.index][index] = stated[above][0] + 1
            texts[index] = stated[above][1]
            count += 1
        if count:
            _filled(walk, column.index, count, "blank")


def fill_blank(walk: Walk) -> None:
    """Fill a run of blanks below a value where the list writes a value once for a run of rows.

    The list shows its habit: where it repeats a value in the next row, or writes it again right below its own
    blank, a blank means that the value is missing, and where it merges, a blank outside of the merges does as well.
    """
    table = walk.table
    for column in table.columns:
        if column.field is None or column.receiver or column.mode or column.level or len(table) < 2:
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
        ) + _again(walk, texts, column.index)
        if repeated and repeated * 4 > len(blanks):
            continue
        if column.field not in _ALWAYS and texts[0] == "":
            continue
        filled = len(texts) - len(blanks)
        if column.field not in _ALWAYS and filled > len(blanks) and not leading:
            continue
        count = _fill_run(walk, column.index, texts)
        if count:
            _filled(walk, column.index, count, "blank")


def _again(walk: Walk, texts: list[str], column: int) -> int:
    """Return how often a value is written again right below blanks that would have continued it.

    Not where something starts anew there: a section, a page, another department or type.
    """
    found, last = 0, -1
    for index, text in enumerate(texts):
        if not text:
            continue
        if (
            0 <= last < index - 1
            and texts[last] == text
            and walk.section_of[last] == walk.section_of[index]
            and walk.starts[index] - walk.ends[index - 1] == 1
            and not _group_starts(walk, index, column)
        ):
            found += 1
        last = index
    return found


def _fill_run(walk: Walk, column: int, texts: list[str]) -> int:
    """Fill the blanks of one column from above, not across sections that each begin anew; return how many.

    A formula that failed or has no value is not blank: it says something that is not known, and nothing flows
    past it.
    """
    anchors = walk.table.anchors
    crosses = _crosses_sections(walk, texts)
    count, value, anchor, section = 0, "", 0, -2
    failed = walk.sheet.grid.errors()
    for index, text in enumerate(texts):
        if text and text not in failed:
            value = text
            anchor = anchors.get(column, walk.table.rows)[index]
            section = walk.section_of[index]
        elif text or (walk.starts[index], column) in walk.sheet.grid.uncached:
            value = ""
        elif value and (crosses or section == walk.section_of[index]):
            texts[index] = value
            if column not in anchors:
                anchors[column] = list(walk.table.rows)
            anchors[column][index] = anchor
            count += 1
    return count


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


def fill_names(walk: Walk) -> None:
    """Give sub-items their main item's name, or note that it is not told.

    One with a number of its own counts as an item of its own: its name is a guess then, which is noted, unless
    the list leaves out the names of such rows by habit.
    """
    if not walk.name or not walk.starts:
        return
    table, column = walk.table, walk.name[0]
    texts = table.text[column]
    merging = _has_merges(walk, column)
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
        if continued and main and not merging:
            texts[index] = main
            if column not in table.anchors:
                table.anchors[column] = list(table.rows)
            table.anchors[column][index] = anchor
            count += 1
        if sub and (not texts[index] or (guessing and any(table.text[c][index] for c in walk.serial))):
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
