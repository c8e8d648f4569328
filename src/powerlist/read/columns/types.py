"""Columns of marks that say of which type a power is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.read.columns.draft import Draft, take
from powerlist.read.heads import exact, guessed, plain
from powerlist.read.values import is_mark, is_type, types_among
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import key

if TYPE_CHECKING:
    from powerlist.model.sheet import Column

#: What a head adds to the term: 行政许可类, 行政处罚（√）.
_ADDED: Final = lazy_pattern(r"(?:类|权|事项)*+\(.*\)(?:类|权|事项)*+$|(?:类|权|事项)++$")


def find_types(draft: Draft) -> None:
    """Let √ under 行政许可 and 行政处罚 say of which type a power is: below 职权类型, or side by side."""
    found: list[tuple[Column, str]] = []
    told = False
    for column, path in draft.free():
        term = _ADDED.sub("", key(plain(path[-1]))) if path else ""
        if not is_type(term) or term.isdecimal() or not all(map(is_mark, draft.values(column))):
            continue
        above = [meaning.field for part in path[:-1] if (meaning := exact(part) or guessed(part))]
        if above and above[-1] != "type":
            continue
        told = told or bool(above)
        found.append((column, term))
    taken = {column.index for column, _ in found}
    worded = any(
        column.field == "type" and column.index not in taken and types_among(draft.values(column))
        for column in draft.columns
    )
    ticked = any(any(map(str.strip, draft.values(column))) for column, _ in found)
    if ticked and not worded and (told or len(found) > 1):
        for column, term in found:
            take(column, "type", 0.85)
            column.stands_for = term
