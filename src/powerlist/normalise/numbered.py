"""What lines say of some items by their numbers or signs: 第1—31项直接下放, 带*号的为委托."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from powerlist.model import noted as kinds
from powerlist.model.sheet import Note
from powerlist.text.ranges import is_sign, item_ranges, without_circled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.normalised import TablePlace
    from powerlist.model.sheet import Line, Table
    from powerlist.text.ranges import Meant

_SIGNS: Final = 3
#: So many clauses an item of a table may have on average, and so many more a table: a list has a few, and every
#: clause of every item is weighed. What is beyond is told and left out.
_CLAUSES: Final = 12
_MORE: Final = 500


class _Items:
    """The items of a table by number and by sign."""

    def __init__(self, numbers: Sequence[int], marks: Sequence[str]) -> None:
        known = sorted((number, at) for at, number in enumerate(numbers) if number)
        self._numbers = [number for number, _ in known]
        self._at = [at for _, at in known]
        self._signed: dict[str, list[int]] = {}
        for at, mark in enumerate(marks):
            for sign in filter(is_sign, set(mark)):
                self._signed.setdefault(sign, []).append(at)

    def named(self, meant: Meant) -> set[int]:
        """Return the positions of the items that a clause names, those that it leaves out where it means the rest."""
        found: set[int] = set()
        end = 0
        for first, last in sorted(meant.ranges):
            start = bisect_left(self._numbers, first, end)
            end = max(start, bisect_right(self._numbers, last, start))
            found.update(self._at[start:end])
        for sign in set(meant.signs):
            found.update(self._signed.get(sign, ()))
        return found


def with_ranges(
    sections: list[str], values: dict[str, list[str]], place: TablePlace, table: Table, notes: list[Note]
) -> list[str]:
    """Add what a line says about some items to the sections of these items.

    Args:
        sections: the section of each item; changed.
        values: the fields of the items.
        place: the table's place with its lines.
        table: the table.
        notes: gets one note a clause, and one a line that was left out because there are too many.

    Returns:
        The sections.
    """
    lines: list[tuple[Line, list[Meant]]] = []
    before: list[Meant] = []
    for line in (*place.captions, *place.lines):
        if line.kind not in ("total", "header", "signature", "blank"):
            told = item_ranges(line.text, before)
            before += told
            lines += [(line, told)] if told else []
    if not lines:
        return sections
    numbers, marks = _known_by(values, table)
    items = _Items(numbers, marks)
    left = _CLAUSES * len(numbers) + _MORE
    for line, told in lines:
        if left <= 0:
            notes.append(Note(kinds.NOTES_LEFT, place.file, table.sheet, line.row or None, line.cell or None,
                              None, line.text))  # fmt: skip
            continue
        named = [items.named(each) for each in told]
        if not any(named):
            # none of the items that it names is in this table
            continue
        for each, some in zip(told, named, strict=True):
            meant = [at for at in range(len(numbers)) if at not in some] if each.rest else sorted(some)
            if not meant:
                continue
            left -= len(meant)
            for at in meant:
                sections[at] = f"{sections[at]}\n{each.clause}" if sections[at] else each.clause
            bounds = [number for at in meant if (number := numbers[at])]
            notes.append(
                Note(
                    kinds.ITEM_RANGE,
                    place.file,
                    table.sheet,
                    line.row or None,
                    line.cell or None,
                    None,
                    each.clause,
                    detail={
                        "first": min(bounds, default=0),
                        "last": max(bounds, default=0),
                        "count": len(meant),
                    },
                )
            )
    return sections


def _known_by(values: dict[str, list[str]], table: Table) -> tuple[list[int], list[str]]:
    """Return the number of each item, 0 where it has none, and the text that may hold its sign."""
    serials = values["serial"]
    numbers = [int(serial) if serial.isdecimal() and len(serial) < 7 else 0 for serial in serials]
    marks = [
        # a sign stands at the number, at either end of the name, alone in the remark, or in a column of signs
        "".join(
            (
                without_circled(serial + name[:1] + sub[:1]),
                name[-1:],
                sub[-1:],
                remark if len(remark) <= _SIGNS else "",
                own,
            )
        )
        .replace("＊", "*")
        .replace("＃", "#")
        for serial, name, sub, remark, own in zip(
            serials, values["name"], values["sub_name"], values["remark"], _signs(table), strict=True
        )
    ]
    return numbers, marks


def _signs(table: Table) -> list[str]:
    """Return what each item has in columns that nobody could name and that hold nothing but signs: 标识 ★▲."""
    found = [""] * len(table)
    for column in table.columns:
        texts = table.text.get(column.index, []) if column.field is None else []
        if any(texts) and all(len(text.strip()) <= _SIGNS and is_sign(text) for text in texts if text):
            found = [own + text.strip() for own, text in zip(found, texts, strict=True)]
    return found
