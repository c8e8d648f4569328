"""Rows that read like heads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model.modes.heads import head_mode
from powerlist.read.asides import is_foreign
from powerlist.read.headrows.extent import expand, is_alike, rows_of
from powerlist.read.headrows.head import LONGEST_HEAD, Head, set_paths
from powerlist.read.headrows.items import is_numbered
from powerlist.read.heads import exact, guessed, heads_among
from powerlist.read.lines import line_kind
from powerlist.read.tallies import opens_counts
from powerlist.read.values import cites
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.read.merges import Sheet
    from powerlist.read.options import PinnedMapping

#: So many rows below one show whether the list goes on there.
_BELOW: Final = 20
#: So many heads of tables that are no lists need no known head beside them.
_PLAINLY: Final = 2
#: So many known heads make one of a row in the middle of a list.
_CREDIBLE: Final = 3
#: A guess that is as good as a known head.
_CLEAR: Final = 0.75
#: Fields that make a row of heads credible.
_STRONG: Final = frozenset(
    {"name", "sub_name", "type", "basis", "department", "code", "receivers", "mode", "enforcer", "serial"}
)
#: 二, （三）, 第一部分, 3.: a number that stands alone begins a section or an item, never a head.
_ORDINAL: Final = lazy_pattern(
    r"^[（(第]?(?:\d{1,4}|[一二三四五六七八九十百]{1,4}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+)[）)、.．]?(?:部分|类|章|批)?$"
)

#: So many cells beside it are of another head.
_BESIDE: Final = 2


def pinned_heads(sheet: Sheet, pin: PinnedMapping) -> list[Head]:
    """Return the head whose rows a person has named."""
    rows = sorted(row - 1 for row in pin.header_rows if 0 < row <= len(sheet.grid.rows))
    if not rows:
        return []
    head = Head(rows[0], rows[-1])
    set_paths(sheet, head)
    return [head]


def find_heads(sheet: Sheet) -> list[Head]:
    """Return the heads that the vocabulary recognises, from top to bottom."""
    rows = sheet.grid.rows
    words = sheet.grid.words if sheet.grid.words is not None else set().union(*rows)
    short = heads_among(words)
    foreign = set(filter(is_foreign, words))
    found: list[Head] = []
    skip = -1
    for index, row in enumerate(rows):
        if index <= skip:
            continue
        worded = not short.isdisjoint(row)
        if not (worded and _is_head_row(row) and _breaks_in(sheet, index, found)) and not (
            found
            # what stands right below a head is its lower level, or the first item
            and index > skip + 1
            and (
                ((worded or not foreign.isdisjoint(row)) and _opens_another(rows, index))
                or opens_counts(rows, index)
            )
            and not is_numbered(row)
        ):
            continue
        head = expand(sheet, index, skip, found)
        if head is None:
            continue
        found.append(head)
        skip = head.bottom
    return found


def _is_head_row(row: list[str]) -> bool:
    """Return whether a row reads like a row of heads."""
    cells = [cell for cell in row if cell]
    if is_numbered(row):
        return False
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


def _breaks_in(sheet: Sheet, index: int, found: list[Head]) -> bool:
    """Return whether what reads like a head in the middle of a list is one, and no item (政务服务事项 | 委托).

    A head stands below a blank row or a title, or repeats one above, or known heads fill it.
    """
    rows = sheet.grid.rows
    if not found or sum(map(bool, rows[index - 1])) <= 1:
        return True
    cells = [cell for cell in rows[index] if cell]
    known = sum(1 for cell in cells if exact(cell) is not None and head_mode(cell) is None)
    if known >= _CREDIBLE or known == len(cells):
        return True
    return any(is_alike(rows[index], row) for row in rows_of(sheet, found))


def _opens_another(rows: list[list[str]], index: int) -> bool:
    """Return whether a row below a list is another's head: 序号 | 单位 | 电话, 部门 | 数量, 审核单位 | 签字."""
    cells = [cell.strip() for cell in rows[index] if cell]
    if len(cells) < 2 or any(len(cell) > 12 or cell.isdigit() for cell in cells):
        return False
    known = [exact(cell) for cell in cells]
    if any(
        m is not None and m.field == "serial" and len(cell) > 1 for m, cell in zip(known, cells, strict=True)
    ):
        return True
    foreign = sum(map(is_foreign, cells))
    return (
        foreign > 0
        and (any(known) or foreign >= _PLAINLY)
        and all(m or is_foreign(cell) for m, cell in zip(known, cells, strict=True))
        and not _goes_on(rows, index)
        and not _filled_beside(rows, index)
    )


def _goes_on(rows: list[list[str]], index: int) -> bool:
    """Return whether the list goes on below what only looks like another head: its rows cite what they rest on."""
    for row in rows[index + 1 : index + 1 + _BELOW]:
        if _is_head_row(row) or (any(row) and all(not cell or is_foreign(cell) for cell in row)):
            return False
        if any(cites(cell) for cell in row if cell):
            return True
    return False


def _filled_beside(rows: list[list[str]], index: int) -> bool:
    """Return whether the next row says more in columns that this one leaves blank: its head stands above."""
    below = next((row for row in rows[index + 1 : index + 1 + _BELOW] if any(row)), [])
    return sum(1 for here, there in zip(rows[index], below, strict=False) if there and not here) >= _BESIDE


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
