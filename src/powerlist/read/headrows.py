"""The rows of heads on a sheet: one to four rows, printed once or again and again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from powerlist.model.modes.heads import head_mode
from powerlist.read.heads import exact, guessed, heads_among
from powerlist.read.lines import line_kind
from powerlist.read.townships import is_township
from powerlist.text.width import key

if TYPE_CHECKING:
    from powerlist.read.merges import Sheet
    from powerlist.read.options import PinnedMapping

#: A head is short; some carry instructions in brackets.
LONGEST_HEAD: Final = 60
MOST_HEAD_ROWS: Final = 4
#: Heads of tables that stand below lists and count or tell whom to call.
_FOREIGN: Final = frozenset(
    (
        "数量",
        "项数",
        "数量（项）",
        "事项数量",
        "合计",
        "小计",
        "联系人",
        "电话",
        "联系电话",
        "姓名",
        "职务",
        "占比",
        "比例",
    )
)
#: A guess that is as good as a known head.
_CLEAR: Final = 0.75
#: Fields that make a row of heads credible.
_STRONG: Final = frozenset(
    {"name", "sub_name", "type", "basis", "department", "code", "receivers", "mode", "enforcer", "serial"}
)
_HINT: Final = re.compile(
    r"^[（(【\[].*[)）】\]]$|^(?:请?填写?|如|例如?|示例|可选|必填|选填|按|参照)[^。]{0,60}$|^(?:必填|选填|下拉选择|文本|栏次)$"
)


@dataclass(slots=True)
class Head:
    """The rows of a head and what stands in them.

    Attributes:
        top: first row, 0-based.
        bottom: last row.
        paths: (column, texts from top to bottom).
        wide: column → first column of the wide head it lies under.
        named: only rows with a name of its own column are items: it shares its rows with another list.
    """

    top: int
    bottom: int
    paths: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    wide: dict[int, int] = field(default_factory=dict)
    named: bool = False

    def keys(self) -> dict[int, str]:
        """Return column → compared head."""
        return {column: key("/".join(path)) for column, path in self.paths if path}


def pinned_heads(sheet: Sheet, pin: PinnedMapping) -> list[Head]:
    """Return the head whose rows a person has named."""
    rows = sorted(row - 1 for row in pin.header_rows if 0 < row <= len(sheet.grid.rows))
    if not rows:
        return []
    head = Head(rows[0], rows[-1])
    set_paths(sheet, head)
    return [head]


#: 二, （三）, 第一部分, 3.: a number that stands alone begins a section or an item, never a head.
_ORDINAL: Final = re.compile(
    r"^[（(第]?(?:\d{1,4}|[一二三四五六七八九十百]{1,4}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+)[）)、.．]?(?:部分|类|章|批)?$"
)


def _is_head_row(row: list[str]) -> bool:
    """Return whether a row reads like a row of heads."""
    cells = [cell for cell in row if cell]
    fields: set[str] = set()
    known = 0
    for cell in cells:
        if len(cell) > LONGEST_HEAD:
            return False
        meaning = exact(cell) if not cell.rstrip().endswith(("：", ":")) else None
        if meaning is not None:
            known += 1
            fields.add(meaning.field)
    if len(fields) >= 2 and fields & _STRONG and (known >= 3 or known * 3 >= len(cells)):
        return True
    if "name" in fields and len(cells) >= 2 and all(len(cell) <= 20 for cell in cells):
        lone = len(cells) == 2 and any(line_kind(cell) == "section" and exact(cell) is None for cell in cells)
        return not lone and not any(_ORDINAL.match(cell.strip()) for cell in cells)
    return bool(fields) and _reads_like_heads(cells)


def _opens_another(row: list[str]) -> bool:
    """Return whether a row below a list is the head of something else: 序号 | 单位 | 电话, 部门 | 数量."""
    cells = [cell.strip() for cell in row if cell]
    if len(cells) < 2 or any(len(cell) > 12 or cell.isdigit() for cell in cells):
        return False
    known = [exact(cell) for cell in cells]
    if any(
        m is not None and m.field == "serial" and len(cell) > 1 for m, cell in zip(known, cells, strict=True)
    ):
        return True
    foreign = sum(1 for cell in cells if cell in _FOREIGN)
    return (
        foreign > 0
        and any(known)
        and all(m or cell in _FOREIGN for m, cell in zip(known, cells, strict=True))
    )


def _reads_like_heads(cells: list[str]) -> bool:
    """Return whether one known head stands among words that end like heads (序号 | 赋权项目 | 抽查依据)."""
    if len(cells) < 2 or any(len(cell) > 24 or cell.strip().isdigit() for cell in cells):
        return False
    meanings = [exact(cell) or guessed(cell) for cell in cells]
    fields = {m.field for m in meanings if m is not None}
    clear = sum(1 for m in meanings if m is not None and m.sure >= _CLEAR)
    if not fields & {"name", "sub_name"}:
        return False
    # Beside two clear heads a vague one (项目, 内容) will do for the items.
    return len(fields) >= 2 and clear * 2 >= len(cells)


def find_heads(sheet: Sheet) -> list[Head]:
    """Return the heads that the vocabulary recognises, from top to bottom."""
    rows = sheet.grid.rows
    words = sheet.grid.words if sheet.grid.words is not None else set().union(*rows)
    short = heads_among(words)
    found: list[Head] = []
    skip = -1
    for index, row in enumerate(rows):
        if index <= skip or short.isdisjoint(row):
            continue
        if not _is_head_row(row) and not (found and _opens_another(row)):
            continue
        head = expand(sheet, index, skip)
        if head is None:
            continue
        found.append(head)
        skip = head.bottom
    return found


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
        bottom = min(index + head.bottom - head.top, len(rows) - 1)
        found.append(Head(index, bottom, head.paths, head.wide))
    return sorted(found, key=lambda head: head.top)


def expand(sheet: Sheet, seed: int, floor: int) -> Head | None:
    """Find the rows above and below a row of heads that belong to the head."""
    top = bottom = seed
    rows = sheet.grid.rows
    for first in range(max(0, seed - MOST_HEAD_ROWS + 1), seed + 1):
        for column, last in sheet.tops.get(first, ()):
            text = rows[first][column]
            if last < seed or last - first >= MOST_HEAD_ROWS or not text or len(text) > LONGEST_HEAD:
                continue
            if line_kind(text) in ("title", "note"):
                continue
            if first > floor:
                top = min(top, first)
            bottom = max(bottom, last)
    while top - 1 > floor and bottom - top < MOST_HEAD_ROWS - 1 and _is_group_row(sheet, top - 1, top):
        top -= 1
    while bottom + 1 < len(rows) and bottom - top < MOST_HEAD_ROWS - 1 and _is_lower_row(sheet, top, bottom):
        bottom += 1
    head = Head(top, bottom)
    set_paths(sheet, head)
    while head.bottom + 1 < len(rows) and head.bottom - top < MOST_HEAD_ROWS + 1:
        following = rows[head.bottom + 1]
        if not _is_counting_row(following) and not _is_hint_row(following):
            break
        head.bottom += 1
    return head if head.paths else None


def _is_group_row(sheet: Sheet, row: int, below: int) -> bool:
    """Return whether the row above names groups of the heads below (基本信息 | 赋权情况)."""
    cells = [(column, text) for column, text in enumerate(sheet.grid.rows[row]) if text]
    used = [column for column, text in enumerate(sheet.grid.rows[below]) if text]
    if not cells or len(used) < 2 or any(len(text) > 30 or re.search("[:：。]", text) for _, text in cells):
        return False
    if any(line_kind(text) in ("unit", "note", "signature", "total", "title") for _, text in cells):
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
    grouped: set[int] = set()
    for first, left, last, right in sheet.wide.get(bottom, ()):
        if first >= top and last == bottom:
            grouped.update(range(left, right + 1))
    width = sheet.grid.width
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
        if exact(text) or guessed(text) or is_township(text, frozenset()) or head_mode(text) is not None
    )
    if heads * 2 >= len(words):
        return True
    # Unknown lower heads: believable when they stand alone in their row and look unlike values.
    return (
        bool(grouped)
        and len(words) >= 2
        and len(set(words)) == len(words)
        and all(len(text) <= 12 for text in words)
    )


def _is_counting_row(row: list[str]) -> bool:
    """Return whether a row only numbers the columns: 1 2 3, (1) (2), A B C, 甲 乙 丙."""
    cells = [re.sub(r"[()（）\s]", "", cell) for cell in row if cell]
    if cells and cells[0] in ("栏次", "列次", "栏目"):
        del cells[0]
    if len(cells) < 2:
        return False
    if all(cell.isdigit() for cell in cells):
        numbers = [int(cell) for cell in cells]
        return numbers[0] in (0, 1) and all(b in (a + 1, numbers[0]) for a, b in pairwise(numbers))
    return cells == list("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: len(cells)]) or cells == list(
        "甲乙丙丁戊己庚辛壬癸"[: len(cells)]
    )


def _is_hint_row(row: list[str]) -> bool:
    """Return whether a row only tells how to fill the columns in: （全称） 必填 如：行政处罚."""
    cells = [cell.strip() for cell in row if cell]
    hints = sum(1 for cell in cells if _HINT.match(cell))
    return len(cells) >= 2 and hints * 3 >= 2 * len(cells)


def set_paths(sheet: Sheet, head: Head) -> None:
    """Collect the head texts of each column and the columns that the head covers."""
    width = sheet.grid.width
    found: dict[int, list[str]] = {}
    for row in range(head.top, head.bottom + 1):
        spread = row < head.bottom
        last = ""
        for column in range(width):
            text = sheet.text(row, column)
            if text:
                last = text
            elif (
                spread
                and last
                and not sheet.down.get(column)
                and any(sheet.grid.rows[lower][column] for lower in range(row + 1, head.bottom + 1))
                and not sheet.wide.get(row)
            ):
                text = last
            if text and len(text) <= 400:
                texts = found.setdefault(column, [])
                text = re.sub(r"\s+", "", text) if re.search("[\u4e00-\u9fff]", text) else text.strip()
                if not texts or texts[-1] != text:
                    texts.append(text)
        for top, left, bottom, right in sheet.wide.get(row, ()):
            if top >= head.top and bottom == head.bottom:
                for column in range(left, right + 1):
                    head.wide[column] = left
    if not found:
        return
    head.paths = [(column, tuple(found.get(column, ()))) for column in range(min(found), max(found) + 1)]


#: 填报单位：县水利局
_LABELLED: Final = re.compile(r"^[（(\s]*([\u4e00-\u9fff]{2,8})\s*[:：]\s*(\S.{0,40})$")
#: What differs from page to page and begins no other list.
_PASSING: Final = re.compile(r"日期|时间|页|序号|编号|注|说明|备注|合计|小计|总计|人$|电话|审核|负责")


def _labels(sheet: Sheet, top: int, floor: int) -> dict[str, str]:
    """Return label → value of the lines right above a head."""
    found: dict[str, str] = {}
    for row in range(top - 1, max(floor, top - 5), -1):
        texts = [text.strip() for text in sheet.grid.rows[row] if text]
        labelled = [match for text in texts if (match := _LABELLED.match(text))]
        if not texts:
            continue
        if not labelled:
            break
        found.update((match[1], match[2].strip()) for match in labelled if not _PASSING.search(match[1]))
    return found


def is_labelled(text: str) -> bool:
    """Return whether a line gives a value to a label: 填报单位：县水利局."""
    return bool(_LABELLED.match(text.strip()))


def another_unit(sheet: Sheet, head: Head, other: Head) -> bool:
    """Return whether the lines above a head printed again name another unit: 填报单位：县林业局 begins its own list."""
    mine = _labels(sheet, head.top, -1)
    theirs = _labels(sheet, other.top, head.bottom)
    return any(mine[label] != value for label, value in theirs.items() if label in mine)


def repeats_head(sheet: Sheet, head: Head, other: Head) -> bool:
    """Return whether a later head is the same one printed again inside the list."""
    mine, theirs = head.keys(), other.keys()
    if not mine or not theirs:
        return False
    same = sum(1 for column, text in theirs.items() if mine.get(column) == text)
    if same < 0.7 * max(len(mine), len(theirs)) or another_unit(sheet, head, other):
        return False
    for row in range(other.top - 1, head.bottom, -1):
        texts = [text for text in sheet.grid.rows[row] if text]
        if not texts:
            continue
        if len(texts) > 2:
            return True
        kind = line_kind(texts[0])
        if kind == "title":
            return False
        if kind not in ("section", "unit"):
            return True
    return True
