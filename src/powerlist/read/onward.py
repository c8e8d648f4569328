"""Whether a list goes on: on the next page below a head of its own, or on the next sheet of a workbook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from powerlist.model.headings import part_kinds
from powerlist.read.captions import is_title, opens_a_part, still_open, titles_above
from powerlist.read.headrows.head import LONGEST_HEAD
from powerlist.read.heads import exact
from powerlist.read.lines import is_page_line
from powerlist.read.torn import take_rest
from powerlist.read.values import cites
from powerlist.text.numerals import counting_number
from powerlist.text.pages import is_continued
from powerlist.text.width import key

if TYPE_CHECKING:
    from powerlist.model.sheet import Line, Note, Table
    from powerlist.read.headrows.head import Head
    from powerlist.read.merges import Sheet

#: So many heads of two tables are the same where one prints the other's again.
_SAME: Final = 0.7
#: Words that name columns, where none of them is known: 单位 | 电话.
_SHORT_HEAD: Final = 4
#: Fields that a merged cell may hold for items on the next page as well.
_RUN: Final = ("department", "type", "sector")
#: So many rows below a head show its first number.
_BELOW: Final = 5


@dataclass(frozen=True, slots=True)
class Carried:
    """What the next table of a document may go on from.

    Attributes:
        table: the last table with a head of its own.
        width: its width.
        last: the last table, which may go on from that one.
        paged: whether they are tables of a document, which a page may cut; sheets go on only where their numbers do.
    """

    table: Table
    width: int
    last: Table
    paged: bool = True


def goes_on(sheet: Sheet, head: Head, captions: list[Line], before: Table) -> bool:
    """Return whether the list below a head goes on with the one above: 续表 stands between, or the numbers count on.

    Args:
        sheet: the sheet.
        head: the head of the later list.
        captions: the lines above it.
        before: the list above.
    """
    if not len(before) or not all(is_page_line(line.text) for line in captions):
        return False
    below = [line for line in before.lines if line.row > before.last_rows[-1]]
    if any(is_continued(line.text) for line in (*captions, *below)):
        return True
    column = next(
        (
            at
            for at, path in head.paths
            if path and (meaning := exact(path[-1])) is not None and meaning.field == "serial"
        ),
        None,
    )
    return column is not None and counts_on(sheet, column, head.bottom + 1, before)


def counts_on(sheet: Sheet, column: int, start: int, before: Table) -> bool:
    """Return whether the numbers in a column go on with those of a list above: 37 below 36.

    Args:
        sheet: the sheet.
        column: the column of numbers.
        start: the first row that may hold one.
        before: the list above.
    """
    own = before.columns_of("serial")
    last = (
        next((number for text in reversed(before.text[own[0].index]) if (number := counting_number(text))), 0)
        if own
        else 0
    )
    rows = sheet.grid.rows[start : start + _BELOW]
    first = next(
        (number for row in rows if column < len(row) and (number := counting_number(row[column]))), 0
    )
    return bool(last) and first == last + 1


def may_continue(sheet: Sheet, width: int) -> bool:
    """Return whether a table without a known head may go on with one of a width.

    Not where it opens with a head all the same: 序号 | 姓名 | 电话. Blank columns at the right edge are not counted in
    a grid's width.
    """
    first = next((row for row in sheet.grid.rows if any(row)), [])
    meanings = [exact(cell) for cell in first if cell and len(cell) <= LONGEST_HEAD]
    own = any(meaning is not None and meaning.field == "serial" for meaning in meanings)
    numbered = any(counting_number(cell) is not None or cites(cell) for cell in first if cell)
    titled = any(
        is_title(line) and not is_page_line(line.text) and not part_kinds(line.text)
        for line in sheet.grid.lead
    )
    words = [cell for cell in first if cell]
    if not numbered and (
        titled or (len(words) > 1 and all(len(cell.strip()) <= _SHORT_HEAD for cell in words))
    ):
        # 附：联系方式, 单位 | 电话: a table of something else
        return False
    return not own and width - 3 <= sheet.grid.width <= width


def prints_again(head: Head, captions: list[Line], before: Table) -> bool:
    """Return whether a document's next table prints the head of the one above again, and has no title of its own."""
    if any(is_title(line) and not is_page_line(line.text) for line in captions):
        return False
    mine = set(head.keys().values())
    theirs = {key(column.head) for column in before.columns if column.head}
    return bool(mine) and len(mine & theirs) >= _SAME * max(len(mine), len(theirs))


def fill_from_above(sheet: Sheet, table: Table, before: Table) -> None:
    """Give the first items of a document's next table the body, type or sector whose merged cell the page cuts.

    Word leaves the cell blank where it goes on; so it does where the list writes a value once for a run of rows.

    Args:
        sheet: the next table.
        table: its items, changed in place.
        before: the list above.
    """
    same = {column.index: column.field for column in before.columns}
    for column in table.columns:
        if same.get(column.index) != column.field:
            # the next page has its columns in another order
            continue
        texts = table.text.get(column.index, [])
        above = before.text.get(column.index, [""])[-1] if len(before) else ""
        if column.field not in _RUN or column.receiver or column.mode or not above or not texts or texts[0]:
            continue
        first = table.rows[0] - 1
        end = next((b for top, b in sheet.down.get(column.index, ()) if top <= first <= b), -1)
        held = before.anchors.get(column.index)
        if end < 0 and (held is None or held[-1] == before.rows[-1]):
            continue
        for index, row in enumerate(table.rows):
            if texts[index] or (0 <= end < row - 1) or table.section_of[index] != table.section_of[0]:
                break
            texts[index] = above


def from_above(
    sheet: Sheet, head: Head, captions: list[Line], opening: list[Line], carried: Carried
) -> tuple[list[Line], list[Line], list[Note]]:
    """Return the lines above the first list of a table and the sections that open it, with what holds from above."""
    if not carried.paged and (captions or is_a_bodys(sheet) or not goes_on(sheet, head, [], carried.last)):
        return captions, opening, []
    if prints_again(head, captions, carried.table):
        opening = opening or sections_open(carried.table, captions)
        torn = rest_of(sheet, head, captions, carried.last)
        return titles_above(carried.table, captions), opening, torn
    if opens_a_part(captions):
        return titles_above(carried.table, captions, parts=False), opening, []
    return captions, opening, []


def is_a_bodys(sheet: Sheet) -> bool:
    """Return whether a sheet is called after a body, whose list it then is, though its numbers count on."""
    name = sheet.grid.name or ""
    return part_kinds(name) == {"body"} and not is_continued(name)


def rest_of(sheet: Sheet, head: Head, captions: list[Line], before: Table) -> list[Note]:
    """Take the rest of the last item above, where each head stands over the column that it stands over there."""
    theirs = {column.index: key(column.own_head) for column in before.columns if column.own_head}
    if captions or theirs != {column: key(path[-1]) for column, path in head.paths if path}:
        return []
    return take_rest(sheet, head.bottom + 1, before)


def sections_open(before: Table, captions: list[Line]) -> list[Line]:
    """Return the sections in which the table above ended; a line between the two begins anew."""
    if (
        not all(is_page_line(line.text) for line in captions)
        or not before.section_of
        or before.section_of[-1] < 0
    ):
        return []
    return [
        replace(line, row=0, cell="") for line in still_open(before.sections[: before.section_of[-1] + 1])
    ]
