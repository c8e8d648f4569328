"""Rows at the end of a list that are prepared for items to come: a number, and the body and type that all have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model.sheet import Line
from powerlist.text.letters import column_letters
from powerlist.text.width import key

if TYPE_CHECKING:
    from powerlist.read.state import Walk

#: One row without a name may be an item that lacks it; several alike are a form's.
_FEWEST: Final = 2


def leave_prepared(walk: Walk) -> None:
    """Take rows without a name that all say the same, at the end of a list with names, for prepared ones.

    Args:
        walk: the items found; their rows are cut.
    """
    named = len(walk.starts)
    said = _said(walk, named - 1)
    while named and said and _said(walk, named - 1) == said:
        named -= 1
    if named == 0 or not walk.name or len(walk.starts) - named < _FEWEST:
        return
    for at in walk.starts[named:]:
        column = next(c for c in walk.columns if walk.sheet.grid.rows[at][c])
        texts = [text for c in walk.columns if (text := walk.sheet.grid.rows[at][c])]
        walk.lines.append(Line(at + 1, f"{column_letters(column)}{at + 1}", " ".join(texts), "blank"))
    del walk.starts[named:], walk.ends[named:], walk.section_of[named:]
    walk.lines.sort(key=lambda line: line.row)


def _said(walk: Walk, index: int) -> dict[int, str]:
    """Return what a row without a name says beside its number, nothing for an item."""
    at = walk.starts[index] if walk.starts else 0
    if not walk.starts or walk.ends[index] > at:
        return {}
    if any(at in walk.covered.get(column, ()) for column in walk.columns):
        return {}
    row = walk.sheet.grid.rows[at]
    if any(row[column] or (at, column) in walk.sheet.grid.uncached for column in (*walk.name, *walk.sub)):
        return {}
    telling = {c.index for c in walk.table.columns if c.field in ("basis", "code", "remark")}
    if any(row[column] for column in telling):
        return {}
    return {column: key(row[column]) for column in walk.columns if row[column] and column not in walk.serial}
