"""Several columns for a field that an item has once: the best of them is kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from powerlist.model.fields import SHEET, Kind, fields_of
from powerlist.model.modes.heads import is_past
from powerlist.read.columns.draft import release
from powerlist.read.values import types_among
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import key

if TYPE_CHECKING:
    from powerlist.model.sheet import Column
    from powerlist.read.columns.draft import Draft

_SINGLE: Final = frozenset(
    field.name for field in fields_of(SHEET) if field.kind in (Kind.CODE, Kind.TYPE, Kind.MODE, Kind.ENUM)
) | {"serial", "sub_name", "name", "department", "enforcer", "level", "sector"}


_CHINESE: Final = lazy_pattern("[\u4e00-\u9fff]")
#: A body that held a power before is its department all the same.
_LASTING: Final = ("department", "enforcer", "receivers")


def keep_what_holds(draft: Draft) -> None:
    """Let go of what was before a change where a field has a column for what holds since: 调整前 | 调整后."""
    held = {column.field for column in draft.columns if column.field and not is_past(column.head)}
    for column, path in draft.free():
        if column.field in held and column.field not in _LASTING and is_past("/".join(path)):
            release(column)


def leave_hidden_copies(draft: Draft) -> None:
    """Of two columns of the same head take the one that people see: the hidden one is an older copy of it."""
    seen: dict[tuple[str | None, str], list[Column]] = {}
    for column in draft.columns:
        if not column.hidden and column.field and draft.values(column):
            seen.setdefault((column.field, key(column.head)), []).append(column)
    for column in draft.columns:
        same = seen.get((column.field, key(column.head)), []) if column.hidden and column.field else []
        fixed = column.receiver or column.mode or column.stands_for or column.index in draft.pinned
        # one head over a hidden and a visible column means both
        if same and not fixed and not any(draft.one_head(column, other) for other in same):
            release(column)


def keep_the_best(draft: Draft) -> None:
    """Of several different heads for one single-valued field, keep the best; alike heads stay together."""
    for field, count in Counter(column.field for column in draft.columns if column.field).items():
        if count < 2 or field not in _SINGLE:
            continue
        rivals = [
            c
            for c in draft.columns
            if c.field == field and not c.receiver and not c.mode and not c.stands_for
        ]
        if len(rivals) < 2:
            continue
        best = _best(draft, field, rivals)
        for column in rivals:
            alike = key(column.head) == key(best.head) or draft.one_head(column, best)
            if column is not best and column.index not in draft.pinned and not alike:
                release(column)


def _best(draft: Draft, field: str, rivals: list[Column]) -> Column:
    """Return the column that most likely holds a field; a table of counts beside the list also has a column 类型."""
    types = {column.index: types_among(draft.values(column)) for column in rivals} if field == "type" else {}
    most = max(types.values(), default=0)

    def rank(column: Column) -> tuple[bool, bool, bool, bool, float, bool, bool, int]:
        return (
            column.index in draft.pinned,
            # beside names in another writing the Chinese ones are the list's
            field != "name" or any(map(_CHINESE.search, draft.values(column))),
            field != "type" or 2 * types[column.index] >= most,
            field != "mode" or not is_past(column.head),
            round(column.sure, 2),
            bool(draft.values(column)),
            not column.hidden,
            -column.index,
        )

    return max(rivals, key=rank)
