"""How many rows a head has: groups above the row that was found, lower heads and hints below it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from powerlist.model.modes.heads import head_mode
from powerlist.read.headrows.head import LONGEST_HEAD, Head, set_paths
from powerlist.read.headrows.items import is_serial, says_item
from powerlist.read.heads import exact, guessed
from powerlist.read.lines import joined, line_kind
from powerlist.read.townships import is_township
from powerlist.read.values import cites, is_type
from powerlist.text.numerals import NUMERAL, counting_number
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import key, without_invisible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.read.merges import Sheet

_MOST_HEAD_ROWS: Final = 4
#: So many heads at the top and right above are looked at where one may be printed again.
_NEAR: Final = 16
#: What a number of a column says beside its number: 栏次, 第1栏, 列2; 5=3+4 counts two columns together.
_COLUMN_WORD: Final = lazy_pattern(r"^(?:[栏列][次目号]?|第)|[栏列]$|[=＝][\d+＋\-－×*/]+$")
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_LONGEST_NUMBER: Final = 4
#: So many cells more has an item than the lower level of a head above it.
_MORE: Final = 2
#: What tells how to fill a column in. Names and remarks may begin with 填, 例 or 按 as well: 填埋场关闭核准, 按月.
_HINT: Final = lazy_pattern(
    r"^[（(【\[].*[)）】\]]$|^(?:请(?:填|选|按|参照)|填写|填报?[:：]|可选|必填|选填|如\s*[:：“\"]|例\s*[:：]|例如|示例)[^。]{0,60}$"
    r"|^(?:按照?|参照|依照?|从)[^。《]{0,30}(?:填|选|录入|写)[^。《]{0,20}$|^(?:下拉选择|文本|栏次)$"
)
#: A hint that shows what a cell may look like cites a law as an item does.
_ARTICLE: Final = lazy_pattern(rf"第[{NUMERAL}\d]{{1,8}}条")
_SHOWN: Final = lazy_pattern(r"^[（(【\[]?\s*(?:请?填|如|例|示例)")

#: What a platform calls the columns in a row of its own: XH, SXMC, item_name.
_FIELD_CODE: Final = lazy_pattern(r"^[A-Za-z][A-Za-z_]{1,40}\d?$")
_LEAST_CODES: Final = 3


def expand(sheet: Sheet, seed: int, floor: int, above: Sequence[Head] = ()) -> Head | None:
    """Find the rows above and below a row of heads that belong to the head.

    Args:
        sheet: the sheet.
        seed: the row of heads.
        floor: the last row that belongs to something above.
        above: the heads found so far. Below one of them a list runs, and its rows are in no head: see ``_may_head``.
    """
    top = bottom = seed
    rows = sheet.grid.rows
    for first in range(max(0, seed - _MOST_HEAD_ROWS + 1), seed + 1):
        for column, last in sheet.tops.get(first, ()):
            text = rows[first][column]
            if last < seed or last - first >= _MOST_HEAD_ROWS or not text or len(text) > LONGEST_HEAD:
                continue
            if line_kind(text) in ("title", "note"):
                continue
            if any(_says_item(sheet, row) for row in range(first, last + 1) if row != seed):
                # an item's cell, merged over the head of the next page, or a head's, merged over the first item
                continue
            if first < seed and not all(_may_head(sheet, row, seed, above) for row in range(first, seed)):
                continue
            if first > floor:
                top = min(top, first)
            bottom = max(bottom, last)
    while (
        top - 1 > floor
        and bottom - top < _MOST_HEAD_ROWS - 1
        and _is_group_row(sheet, top - 1, top)
        and _may_head(sheet, top - 1, seed, above)
    ):
        top -= 1
    while bottom + 1 < len(rows) and bottom - top < _MOST_HEAD_ROWS - 1 and _is_lower_row(sheet, top, bottom):
        bottom += 1
    head = Head(top, bottom)
    set_paths(sheet, head)
    while head.bottom + 1 < len(rows) and head.bottom - top < _MOST_HEAD_ROWS + 1:
        following = rows[head.bottom + 1]
        if not _is_counting_row(following):
            if not _is_hint_row(head, following):
                break
            head.hints.append(head.bottom + 1)
        head.bottom += 1
    return head if head.paths else None


def _says_item(sheet: Sheet, row: int) -> bool:
    """Return whether a row says what only an item says; a type that spreads over several columns heads a group."""
    spread = {left for top, left, _, right in sheet.wide.get(row, ()) if top == row and right > left}
    return says_item(sheet.grid.rows[row], spread)


def _may_head(sheet: Sheet, row: int, seed: int, above: Sequence[Head]) -> bool:
    """Return whether a row above a row of heads may be a group row of it, and is none of the list above.

    Below the first head of a sheet a list runs. Where its head is printed again only that head's own rows belong to it,
    word for word; another head has rows of its own only below a blank or a title.
    """
    if not above:
        return True
    rows = sheet.grid.rows
    heads = rows_of(sheet, above)
    if rows[row] in heads:
        return True
    if any(is_alike(rows[seed], other) for other in heads):
        return False
    before = next(
        (at for at in range(row - 1, above[-1].bottom, -1) if not _is_group_row(sheet, at, seed)), None
    )
    return before is None or len(joined(rows[before])) <= 1


def rows_of(sheet: Sheet, heads: Sequence[Head]) -> list[list[str]]:
    """Return the rows of the first and the last of some heads: a page prints one of them again."""
    near = [*heads[:_NEAR], *heads[max(_NEAR, len(heads) - _NEAR) :]]
    return [sheet.grid.rows[at] for head in near for at in range(head.top, head.bottom + 1)]


def is_alike(row: list[str], other: list[str]) -> bool:
    """Return whether most of the texts of two rows are the same, in the same columns."""
    same = sum(1 for mine, theirs in zip(row, other, strict=True) if mine and key(mine) == key(theirs))
    return same * 2 > max(sum(map(bool, row)), sum(map(bool, other)))


def _is_group_row(sheet: Sheet, row: int, below: int) -> bool:
    """Return whether the row above names groups of the heads below (基本信息 | 赋权情况)."""
    cells = [(column, text) for column, text in enumerate(sheet.grid.rows[row]) if text]
    used = [column for column, text in enumerate(sheet.grid.rows[below]) if text]
    if not cells or len(used) < 2 or any(len(text) > 30 or re.search("[:：。]", text) for _, text in cells):
        return False
    if _says_item(sheet, row):
        return False
    told = joined(sheet.grid.rows[row])
    if any(line_kind(text) in ("unit", "note", "signature", "total", "title") for text in told):
        return False
    spans = {left: right for top, left, _, right in sheet.wide.get(row, ()) if top == row}
    width = used[-1] - used[0] + 1
    grouped = [column for column, _ in cells if spans.get(column, column) > column]
    if any(
        spans.get(column, column) - column + 1 >= max(width * 0.85, 2) and len(cells) == 1
        for column, _ in cells
    ):
        return False
    if len(cells) >= 2 and (grouped or sum(1 for _, text in cells if exact(text)) >= 1):
        return all(not text.strip().isdigit() for _, text in cells)
    return len(cells) == 1 and bool(grouped) and cells[0][0] > used[0]


def _is_lower_row(sheet: Sheet, top: int, bottom: int) -> bool:
    """Return whether the next row holds the lower level of the head."""
    row = bottom + 1
    cells = [(column, text) for column, text in enumerate(sheet.grid.rows[row]) if text]
    if not cells or any(len(text) > 30 or text.strip().isdigit() for _, text in cells):
        return False
    types = {key(text) for _, text in cells if is_type(text)}
    if _is_counting_row(sheet.grid.rows[row]) or _says_item(sheet, row):
        return False
    grouped: set[int] = set()
    for first, left, last, right in sheet.wide.get(bottom, ()):
        if first >= top and last == bottom:
            grouped.update(range(left, right + 1))
    width = sheet.grid.width
    if not grouped:
        # a group's head written again over each of its columns: 行使主体 | 行使主体 over 县级 | 乡镇
        above = sheet.grid.rows[bottom]
        grouped = {
            at
            for left, right in pairwise(range(width))
            if above[left] and above[left] == above[right]
            for at in (left, right)
        }
    # Without merges (text files) a group's head is followed by blank heads that have text below them.
    blank: set[int] = set()
    if not grouped:
        last_text = -1
        for column in range(width):
            if sheet.text(bottom, column):
                last_text = column
            elif last_text >= 0 and sheet.grid.rows[row][column]:
                blank.update((column, last_text))
    allowed = grouped | blank
    if not allowed or not all(column in allowed for column, _ in cells):
        return False
    words = [text for _, text in cells]
    heads = sum(
        1
        for text in words
        if exact(text)
        or guessed(text)
        or is_township(text, frozenset())
        or head_mode(text) is not None
        # 许可 | 处罚 | 检查 below 职权类型: an item has one type
        or (len(types) > 1 and is_type(text))
    )
    if heads * 2 >= len(words):
        return True
    # Unknown lower heads: believable when they stand alone in their row and look unlike values, and without merges
    # only where the next row fills what they leave blank.
    return (
        bool(grouped or _filled_below(sheet, row))
        and len(words) >= 2
        and len(set(words)) == len(words)
        and all(len(text) <= 12 for text in words)
    )


def _filled_below(sheet: Sheet, row: int) -> bool:
    """Return whether the next row is an item that says more where this one is blank: its number and its name."""
    if row + 1 >= len(sheet.grid.rows):
        return False
    here, below = sheet.grid.rows[row], sheet.grid.rows[row + 1]
    more = [text for text, above in zip(below, here, strict=True) if text and not above]
    return len(more) >= _MORE and (is_serial(more[0]) or any(is_type(text) or cites(text) for text in more))


def _is_counting_row(row: list[str]) -> bool:
    """Return whether a row only numbers the columns: 1 2 3, ① ② ③, 一 二 三, 1栏 2栏, A B C, 甲 乙 1 2."""
    cells = [_COLUMN_WORD.sub("", re.sub(r"[()（）\s]", "", without_invisible(cell))) for cell in row if cell]
    if cells and not cells[0]:
        # 栏次 stands over the numbers of the columns
        del cells[0]
    if len(cells) < 2 or any(not cell or len(cell) > _LONGEST_NUMBER for cell in cells):
        return False
    if "".join(cells).upper() in _LETTERS:
        return cells[0].upper() == _LETTERS[0]
    stems = next((at for at, cell in enumerate(cells) if cell not in _STEMS), len(cells))
    if "".join(cells[:stems]) != _STEMS[:stems]:
        return False
    numbers = [counting_number(cell) for cell in cells[stems:]]
    if not numbers:
        return True
    return numbers[0] in (0, 1) and all(
        a is not None and b in (a + 1, numbers[0]) for a, b in pairwise(numbers)
    )


def _is_hint_row(head: Head, row: list[str]) -> bool:
    """Return whether a row only tells how to fill the columns in (（全称） 必填 如：行政处罚), or their codes.

    A row with a number, a type, a basis or a name of its own is an item, whatever else it says.
    """
    cells = [(column, cell.strip()) for column, cell in enumerate(row) if cell]
    if len(cells) >= _LEAST_CODES and all(_FIELD_CODE.match(cell) for _, cell in cells):
        return True
    named = {column for column, path in head.paths if path and _names(path[-1])}
    if any(column in named and not _is_hint(cell) for column, cell in cells) or is_serial(
        cells[0][1] if cells else ""
    ):
        return False
    if any(is_type(cell) or (_ARTICLE.search(cell) and not _SHOWN.match(cell)) for _, cell in cells):
        return False
    hints = sum(1 for _, cell in cells if _is_hint(cell))
    return len(cells) >= 2 and hints * 3 >= 2 * len(cells)


def _is_hint(cell: str) -> bool:
    return _HINT.match(cell) is not None


def _names(text: str) -> bool:
    """Return whether a head stands over the names of items."""
    meaning = exact(text) or guessed(text)
    return meaning is not None and meaning.field in ("name", "sub_name")
