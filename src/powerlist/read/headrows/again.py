"""A head that is printed again: inside its list, or above the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model.headings import part_kinds
from powerlist.read.headrows.head import Head
from powerlist.read.heads import exact
from powerlist.read.lines import joined, line_kind
from powerlist.text.numerals import counting_number
from powerlist.text.pages import is_continued
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.read.merges import Sheet

#: 填报单位：县水利局
_LABELLED: Final = lazy_pattern(r"^[（(\s]*([\u4e00-\u9fff]{2,8})\s*[:：]\s*(\S.{0,40})$")
#: So many rows above a head hold its titles, and below it its first number.
_ABOVE: Final = 5
#: What differs from page to page and begins no other list.
_PASSING: Final = lazy_pattern(r"日期|时间|页|序号|编号|注|说明|备注|合计|小计|总计|人$|电话|审核|负责")


def printed_again(sheet: Sheet, found: list[Head]) -> list[Head]:
    """Add rows that repeat the first row of a head word for word, whatever its words are."""
    rows = sheet.grid.rows
    tops = {tuple(rows[head.top]): head for head in found if head.bottom >= head.top}
    taken = {row for head in found for row in range(head.top, head.bottom + 1)}
    if not tops:
        return found
    words = {next(text for text in top if text) for top in tops if any(top)}
    again = [
        (index, tops[tuple(row)])
        for index, row in enumerate(rows)
        if not words.isdisjoint(row) and index not in taken and tuple(row) in tops
    ]
    for index, head in again:
        bottom = index
        # only what repeats its own lower rows belongs to it: what else follows is the list
        while bottom + 1 < len(rows) and bottom - index < head.bottom - head.top:
            if rows[bottom + 1] != rows[head.top + bottom + 1 - index]:
                break
            bottom += 1
        found.append(Head(index, bottom, head.paths, head.wide))
    return sorted(found, key=lambda head: head.top)


def repeats_head(sheet: Sheet, head: Head, other: Head) -> bool:
    """Return whether a later head is the same one printed again inside the list."""
    mine, theirs = head.keys(), other.keys()
    if not mine or not theirs:
        return False
    same = sum(1 for column, text in theirs.items() if mine.get(column) == text)
    if same < 0.7 * max(len(mine), len(theirs)) or another_unit(sheet, head, other):
        return False
    for row in range(other.top - 1, head.bottom, -1):
        texts = joined(sheet.grid.rows[row])
        if not texts:
            continue
        if len(texts) > 2:
            return True
        on = is_continued(texts[0]) or _is_running_title(sheet, head, other, texts[0])
        kind = "page" if on else line_kind(texts[0])
        if kind not in ("section", "unit"):
            return kind != "title"
    return True


def _is_running_title(sheet: Sheet, head: Head, other: Head, text: str) -> bool:
    """Return whether a page prints the title of the list again: the same text, and the numbers count on below."""
    rows = sheet.grid.rows
    if not any(text in rows[row] for row in range(max(0, head.top - _ABOVE), head.top)):
        return False
    serials = [
        column for column, path in other.paths if path and (m := exact(path[-1])) and m.field == "serial"
    ]
    numbers = (
        counting_number(rows[row][column])
        for row in range(other.bottom + 1, min(other.bottom + 1 + _ABOVE, len(rows)))
        for column in serials
    )
    return (next((number for number in numbers if number is not None), 1)) > 1


def another_unit(sheet: Sheet, head: Head, other: Head) -> bool:
    """Return whether the lines above a head printed again name another unit: 填报单位：县林业局 begins its own list."""
    mine = _labels(sheet, head.top, -1)
    theirs = _labels(sheet, other.top, head.bottom)
    return any(mine[label] != value for label, value in theirs.items() if label in mine)


def is_labelled(text: str) -> bool:
    """Return whether a line gives a value to a label: 填报单位：县水利局."""
    return bool(_LABELLED.match(text.strip()))


def _labels(sheet: Sheet, top: int, floor: int) -> dict[str, str]:
    """Return label → value of the lines right above a head."""
    found: dict[str, str] = {}
    for row in range(top - 1, max(floor, top - 5), -1):
        texts = joined(sheet.grid.rows[row])
        labelled = [match for text in texts if (match := _LABELLED.match(text))]
        if not texts:
            continue
        if not labelled:
            if len(texts) == 1 and part_kinds(texts[0]):
                continue  # 一、行政许可 below the unit's line
            break
        found.update((match[1], match[2].strip()) for match in labelled if not _PASSING.search(match[1]))
    return found
