"""Blank cells that go on with the value above: where the list writes a value once for a run of rows."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from powerlist.model.bodywords import NAMED
from powerlist.read.filling.given import only_of_given
from powerlist.read.filling.merges import has_merges
from powerlist.text.numerals import NUMERAL, enumerator
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.read.state import Walk

#: Fields that a list may write once for a run of rows. Not those that only some powers have at all: who took it
#: over, on which decision, in which batch; there a blank means that it does not apply.
_CONTINUED: Final = ("department", "type", "sector", "level")
#: Titles of laws and nothing else; an article without one.
_TITLE: Final = lazy_pattern(r"(?:《[^》]{2,80}》[、，；\s]*){1,9}(?:[（(][^（()）]{1,60}[)）])?")
_ARTICLE: Final = lazy_pattern(rf"第[{NUMERAL}\d]{{1,8}}条")
_BODY: Final = lazy_pattern(rf"(?:{NAMED})[）)]?$")
#: Fields that do so wherever they stand; the others only where most cells are blank.
_ALWAYS: Final = frozenset({"department", "type", "sector"})
#: Fields that do so only left of the items, as the stub of the table.
_LEADING: Final = frozenset({"receivers", "mode", "handler", "outpost"})


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
            row, text = stated[above]
            walk.fill(column.index, index, text, row + 1)
            count += 1
        if count:
            walk.note_filled(column.index, count, "blank")


def fill_blank(walk: Walk) -> None:
    """Fill a run of blanks below a value where the list writes a value once for a run of rows.

    The list shows its habit: where it repeats a value in the next row, or writes it again right below its own
    blank, a blank means that the value is missing, and where it merges, a blank outside of the merges does as well.
    """
    table = walk.table
    for column in table.columns:
        if column.field is None or column.receiver or column.mode or column.stands_for or len(table) < 2:
            continue
        leading = bool(walk.name) and column.index < walk.name[0] and column.field in _LEADING
        if column.field not in _CONTINUED and not leading:
            continue
        texts = table.text[column.index]
        blanks = [index for index, text in enumerate(texts) if not text]
        if not blanks or len(blanks) == len(texts) or has_merges(walk, column.index):
            continue
        if only_of_given(column, table):
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
            walk.note_filled(column.index, count, "blank")


def fill_laws(walk: Walk) -> None:
    """Fill a blank law from above where its own article stands beside it: 法律名称 | 条款, the law written once."""
    table = walk.table
    columns = [c.index for c in table.columns if c.field == "basis"]
    if len(columns) < 2:
        return
    for column in columns:
        texts = table.text[column]
        others = [table.text[other] for other in columns if other != column]
        blanks = [
            index for index, text in enumerate(texts) if not text and any(_bare(o[index]) for o in others)
        ]
        if not blanks or not all(_TITLE.fullmatch(text.strip()) for text in texts if text):
            continue
        anchors = table.anchors.get(column, table.rows)
        count = 0
        for index in blanks:
            # from the item right above, filled itself by now
            if index and texts[index - 1] and not _is_under(walk, index, column):
                walk.fill(column, index, texts[index - 1], anchors[index - 1])
                anchors = table.anchors[column]
                count += 1
        if count:
            walk.note_filled(column, count, "blank")


def _bare(text: str) -> bool:
    """Return whether a text begins with an article and names no law."""
    return "《" not in text and _ARTICLE.match(text.strip()) is not None


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
        elif value and (crosses or section == walk.section_of[index]) and not _is_under(walk, index, column):
            walk.fill(column, index, value, anchor)
            count += 1
    return count


def _is_under(walk: Walk, index: int, column: int) -> bool:
    """Return whether an item's cell is none of its own: the one left of it spreads over it."""
    row = walk.starts[index]
    return any(left < column <= right for _, left, _, right in walk.sheet.wide.get(row, ()))


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
