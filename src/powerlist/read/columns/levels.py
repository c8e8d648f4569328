"""Columns of marks that say at which levels a power is exercised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.model.townwords import KIND
from powerlist.read.columns.draft import Draft, take
from powerlist.read.heads import exact, guessed, plain
from powerlist.read.values import is_mark
from powerlist.text.width import key

if TYPE_CHECKING:
    from powerlist.model.sheet import Column

#: A level as the head of a column of marks.
_LEVEL: Final = re.compile(
    rf"^(?:国家|省|自治区|市|州|设区的?市|县|区|县[（(]?[、/]?市?[、/]?区[）)]?|{KIND})(?:级|本级)?$"
)
_LOWEST: Final = re.compile(r"^(?:乡|镇|街)")


def find_levels(draft: Draft) -> None:
    """Let √ under 县级 and 乡镇 say at which levels a power is exercised: below 行使层级, or side by side."""
    found: list[tuple[Column, str]] = []
    told = False
    for column, path in draft.free():
        marked = all(is_mark(value) for value in draft.values(column))
        if not path or not marked or not _LEVEL.match(key(path[-1])):
            continue
        above = [meaning.field for part in path[:-1] if (meaning := exact(part) or guessed(part))]
        if above and above[-1] != "level":
            continue
        told = told or bool(above)
        found.append((column, path[-1]))
    # 镇 beside 街道 are two kinds of receivers, no two levels
    if told or (len(found) > 1 and any(not _LOWEST.match(key(head)) for _, head in found)):
        for column, head in found:
            take(column, "level", 0.85)
            column.stands_for = plain(head).strip()
