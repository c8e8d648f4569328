"""Parts of a list that are numbered with its items: 1 | 城市管理领域, below it 1.1 and 1.2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.read.apart import COUNTED
from powerlist.read.lines import is_page_line, line_kind
from powerlist.read.values import ITEM, ORGAN, is_type
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import without_invisible

if TYPE_CHECKING:
    from powerlist.read.state import Walk

#: The number of the first item of part 1: 1.1, 1-1, （1）, ①.
_FIRST: Final = lazy_pattern(r"(?P<part>\d{1,3})[.．\-—–]0?1|[（(]1[)）]|①")
_ENDS: Final = ("1", ")", "）", "①")
_PART: Final = lazy_pattern(r"(\d{1,3})[.．、]?")
#: A row of fewer columns says too little for its blanks to tell something.
_COLUMNS: Final = 4
#: So many rows above its first item are looked at.
_NEAR: Final = 4


def numbered_parts(walk: Walk, start: int, end: int) -> frozenset[int]:
    """Return the rows that open such a part: a number and a sector, a type or a body, above its first item.

    Args:
        walk: the columns of the table, no rows yet.
        start: first row below the head.
        end: row behind the last one.
    """
    if not walk.serial or not walk.name or len(walk.columns) < _COLUMNS:
        return frozenset()
    rows, serial, name = walk.sheet.grid.rows, walk.serial[0], walk.name[0]
    found: set[int] = set()
    below = rows[start + 1 : end]
    for at in [at for at, row in enumerate(below, start + 1) if row[serial].endswith(_ENDS)]:
        first = _FIRST.fullmatch(rows[at][serial].strip())
        if first is None:
            continue
        top = next((row for row in range(at - 1, max(start, at - _NEAR) - 1, -1) if _is_told(rows[row])), at)
        part = _PART.fullmatch(without_invisible(rows[top][serial]).strip())
        if top == at or part is None or first["part"] not in (None, part[1]):
            continue
        above = {column: rows[top][column].strip() for column in walk.columns if rows[top][column]}
        text = above.get(name, "")
        alone = all(
            column in (serial, name) or COUNTED.fullmatch(value) is not None
            for column, value in above.items()
        )
        more = any(
            rows[at][column] for column in walk.columns if column not in (serial, *walk.name, *walk.sub)
        )
        if alone and more and _names_a_part(text):
            found.add(top)
    return frozenset(found)


def _is_told(row: list[str]) -> bool:
    """Return whether a row says something: it is not blank and no number of a page."""
    told = [text for text in row if text]
    return bool(told) and not (len(told) == 1 and is_page_line(told[0]))


def _names_a_part(text: str) -> bool:
    """Return whether a name is a sector's, a type or a body; a power above its parts is an item."""
    return (line_kind(text) == "section" or is_type(text) or bool(ORGAN.search(text))) and not ITEM.search(
        text
    )
