"""Columns about which no head tells: what is in them does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from powerlist.read.columns.draft import take
from powerlist.read.heads import FOLLOWS
from powerlist.read.townships import all_townships
from powerlist.read.values import (
    ITEM,
    ORGAN,
    cites,
    counts,
    is_type,
    is_wordy,
    key_tail,
    share,
    types_among,
)
from powerlist.text.numerals import NUMERAL
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from powerlist.model.sheet import Column
    from powerlist.read.columns.draft import Draft

#: 一、行政许可（12项）: the number and the count of what stands left of a part of the list.
_TERM: Final = lazy_pattern(
    rf"(?:[{NUMERAL}]{{1,3}}[、.．]|[（(][{NUMERAL}]{{1,3}}[)）])?\s*(?P<term>[^（()）\d]{{2,20}}?)\s*(?:[（(]?共?\d{{1,5}}项[)）]?)?"
)


def _term(value: str) -> str:
    """Return what a value names without its number and its count."""
    found = _TERM.fullmatch(value.strip())
    return found["term"] if found else value.strip()


#: (field, what a value of it is, which share of the values must be so, how sure that makes)
_SHOWN: Final[tuple[tuple[str, Callable[[str], object], float, float], ...]] = (
    ("receivers", lambda value: all_townships(value, frozenset()), 0.8, 0.6),
    ("type", lambda value: is_type(_term(value)) and not value.strip().isdigit(), 0.8, 0.7),
    ("basis", cites, 0.7, 0.7),
    ("name", lambda value: len(value) <= 300 and ITEM.search(key_tail(value)), 0.5, 0.65),
    ("sector", lambda value: _term(value).endswith(("领域", "条线")), 0.6, 0.6),
    ("department", lambda value: len(value) <= 40 and ORGAN.search(value.strip()), 0.8, 0.6),
)
#: Fields that may have been taken for what names the items.
_NO_NAME: Final = (None, "duties", "authority")


def map_by_content(draft: Draft) -> None:
    """Let the content speak where the head says nothing and the field is still free."""
    free = [
        column
        for column, path in draft.free()
        if column.field is None and draft.values(column) and not (column.hidden and not path)
    ]
    _claim(draft, free, "serial", counts, 0.6)
    for field, test, least, sure in _SHOWN:
        if field != "department" or not draft.has("enforcer"):
            # 追责依据 cites as well
            among = [c for c in free if not FOLLOWS.search(c.head)] if field == "basis" else free
            _claim(draft, among, field, partial(_share_of_most, test, least), sure)


def _claim(
    draft: Draft, free: list[Column], field: str, score: Callable[[list[str]], float], sure: float
) -> None:
    """Give a field that no column holds to the column whose values score best, if any does."""
    if draft.has(field):
        return
    scored = [(score(draft.values(column)), -column.index, column) for column in free if column.field is None]
    best = max(scored, key=lambda entry: entry[:2], default=None)
    if best is not None and best[0] > 0:
        take(best[2], field, sure)


def _share_of_most(test: Callable[[str], object], least: float, values: list[str]) -> float:
    """Return the share of the values that pass a test, nothing where that is less than it must be."""
    found = share(values, test)
    return found if found >= least else 0.0


def name_what_is_left(draft: Draft) -> None:
    """Decide what is left to names: sub-items under no head, items under a head that nobody knows."""
    if draft.has("name"):
        _take_sub_items(draft)
    elif draft.has("sub_name"):
        _take_main_items(draft)
    else:
        if draft.has("basis") or draft.has("type"):
            _take_grounded(draft)
        _take_powers(draft)


def _take_powers(draft: Draft) -> None:
    """Take 权限 for the names where no other column holds them: 序号 | 权限 | 部门 | 赋权形式."""
    powers = draft.of("authority")
    if not draft.has("name") and len(powers) == 1 and share(draft.values(powers[0]), is_wordy) >= 0.8:
        take(powers[0], "name", 0.55)


def _take_sub_items(draft: Draft) -> None:
    """Take a column of words without a head right of the names for that of the sub-items."""
    name = next(column for column in draft.columns if column.field == "name")
    known = draft.has("sub_name")
    for column in draft.columns:
        beside = column.index == name.index + 1 and not column.head and column.field is None
        if beside and not known and share(draft.values(column), is_wordy) >= 0.9:
            take(column, "sub_name", 0.55)


def _take_main_items(draft: Draft) -> None:
    """Take the column left of the sub-items for that of the main items: 事项大类 | 事项小类."""
    sub = next(column for column in draft.columns if column.field == "sub_name")
    for column in draft.columns:
        values = draft.values(column)
        free = column.field is None or (column.field == "type" and not types_among(values))
        if column.index == sub.index - 1 and free and share(values, is_wordy) >= 0.8:
            take(column, "name", 0.55)


def _take_grounded(draft: Draft) -> None:
    """Take the words that differ from row to row for names where the rows are cited or typed.

    A list that cites or types its rows has items, whether a head names them or not.
    """
    if not any(
        share(draft.values(column), test) >= 0.5
        for column in draft.columns
        for field, test in (("basis", cites), ("type", is_type))
        if column.field == field
    ):
        return
    most = max(map(len, draft.samples.values()), default=0)
    for column, _ in draft.free():
        values = draft.values(column)
        if (
            column.field in _NO_NAME
            and "责任" not in column.head
            and len(values) >= max(2, 0.7 * most)
            and len(set(values)) >= 0.8 * len(values)
            and share(values, is_wordy) >= 0.8
        ):
            take(column, "name", 0.5)
            return
