"""What is known of a table while its rows are walked down."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from powerlist.model.sheet import Line, Note, Table
    from powerlist.read.merges import Sheet


@dataclass(slots=True)
class Walk:
    """State while walking down the rows of one table.

    Attributes:
        sheet: the grid with its merges indexed.
        table: columns mapped; its rows are what the walk finds.
        columns: the table's columns, 0-based.
        name: those that name the items.
        sub: those of the sub-items.
        serial: those that number the items.
        covered: column → {row: anchor row} for rows under a merge from above.
        starts: first row of each item.
        ends: last row of each item.
        section_of: index of each item's section row, or -1.
        section: index of the section row that is open.
        sparse: many rows hold a name and nothing else.
        chinese: the items are numbered 一 二 三.
        named: only rows with a name are items.
        stated: column → (row, text) of cells that stand alone in a row.
        lines: rows that are no item.
        notes: what was noticed.
    """

    sheet: Sheet
    table: Table
    columns: list[int]
    name: list[int]
    sub: list[int]
    serial: list[int]
    covered: dict[int, dict[int, int]]
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    section_of: list[int] = field(default_factory=list)
    section: int = -1
    sparse: bool = False
    chinese: bool = False
    named: bool = False
    stated: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
