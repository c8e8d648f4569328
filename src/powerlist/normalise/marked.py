"""Columns of marks: √ under a township or a mode, and formulas that should have told who receives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from powerlist.model.enums import MODE_TERMS
from powerlist.model.failed import FAILED
from powerlist.model.marks import says_no
from powerlist.model.modes.heads import taker_mode
from powerlist.text.width import without_controls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.normalised import TablePlace
    from powerlist.model.sheet import Column, Note, Table
    from powerlist.normalise.cleaner import Cleaner

#: What a formula that failed says in place of a receiver.
_UNKNOWN: Final = "#N/A"


def marks_of(table: Table, place: TablePlace, name: str, columns: list[Column]) -> list[str]:
    """Return one JSON object of marks an item.

    Where a township has a column for each mode, its mark is the term of the mode that is marked; two
    marked modes are two terms.
    """
    if not columns:
        return [""] * len(table)
    groups: dict[str, list[Column]] = {}
    # 承接情况（F下放 W委托） above the townships explains the symbols below them
    place.heads.setdefault(name, (columns[0].head, ""))
    for column in columns:
        groups.setdefault(column.receiver or _head(column), []).append(column)
    marks: dict[str, list[str]] = {}
    for head, group in groups.items():
        place.letters[f"{name}/{head}"] = [column.letter for column in group]
        lists = [[_mark(column, text) for text in table.text.get(column.index, [])] for column in group]
        marks[head] = ["、".join(dict.fromkeys(filter(None, parts))) for parts in zip(*lists, strict=True)]
    return [_json(dict(zip(marks, parts, strict=True))) for parts in zip(*marks.values(), strict=True)]


def failed_receivers(
    values: dict[str, list[str]], cleaner: Cleaner, place: TablePlace, table: Table, notes: Sequence[Note]
) -> None:
    """Let an item whose receivers a formula should have told say #N/A: silence would mean every township."""
    columns = {column.letter: column for column in table.columns if column.field == "receivers"}
    failed = [
        (position, column)
        for column in columns.values()
        if column.receiver and not FAILED.isdisjoint(texts := table.text.get(column.index, []))
        for position, text in enumerate(texts)
        if text in FAILED
    ]
    at = {row: position for position, row in enumerate(table.rows)} if notes else {}
    failed += [
        (at[note.row], column)
        for note in notes
        if note.row in at and (column := columns.get((note.cell or "").rstrip("0123456789"))) is not None
    ]
    for position, column in failed:
        marks = (table.text[other.index][position] for other in columns.values() if other.receiver)
        if not values["receivers"][position] and not any(map(_is_yes, marks)):
            cell = table.cell(position, column)
            values["receivers"][position] = _UNKNOWN
            place.elsewhere.setdefault("receivers", {})[position] = cell
            cleaner.add("receivers", cell, table.text[column.index][position], _UNKNOWN, "formula")


def _head(column: Column) -> str:
    """Return the head of a column of marks, what stands above it as well where only both together name its mode."""
    own = column.own_head
    if column.mode is not None and taker_mode(own) not in (None, column.mode):
        # 自行行使 below 乡镇级, （直接行使） below 县级部门
        return column.head.removesuffix(own).replace("/", "") + own.strip("（()）")
    return own


def _is_yes(text: str) -> bool:
    mark = plain(text)
    return bool(mark) and mark not in FAILED and not says_no(mark)


def _mark(column: Column, text: str) -> str:
    """Return what a mark says: itself, or under a township and a mode the mode's term."""
    mark = plain(text)
    if mark in FAILED:
        # a formula that failed is no mark: the cell is told, and nobody takes it for a yes
        return ""
    if column.receiver is None or column.mode is None or not mark:
        return mark
    return "" if says_no(mark) else MODE_TERMS[column.mode]


def plain(text: str) -> str:
    """Return a cell's text without characters that nobody sees."""
    return without_controls(text).strip() if text else ""


def _json(value: dict[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
