"""What is known of a table while its rows are walked down."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from powerlist.model import noted as kinds
from powerlist.model.sheet import Note

if TYPE_CHECKING:
    from powerlist.model.sheet import Line, Table
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
        counted: rows that count a part of the list stand above its items, as sums stand below them.
        third: columns of what sub-items fall into, which no field holds: 三级事项, 业务办理项.
        parts: rows that open a part numbered with the items: 1 above 1.1.
        before: columns of what the items were called before a change.
        noted: number of the last note below a line that opens notes, 0 right below it, -1 where none is open.
        page: rows that only belong to a page: its number, the head printed again, a title that says 续.
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
    counted: bool = False
    third: list[int] = field(default_factory=list)
    parts: frozenset[int] = frozenset()
    before: list[int] = field(default_factory=list)
    noted: int = -1
    page: set[int] = field(default_factory=set)
    stated: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def is_next(self, row: int) -> bool:
        """Return whether a row stands right below the last item, but for what belongs to a page."""
        between = range(self.ends[-1] + 1, row)
        if not between:
            return True
        rows = self.sheet.grid.rows
        # from below: of many stray rows under a list each looks at the one above it only
        blank = all(at in self.page or not any(rows[at]) for at in reversed(between))
        return blank and not self.page.isdisjoint(between)

    def fill(self, column: int, index: int, text: str, row: int) -> None:
        """Give an item the text of another cell of a column; it knows the row that holds it, 1-based."""
        anchors = self.table.anchors
        if column not in anchors:
            anchors[column] = list(self.table.rows)
        anchors[column][index] = row
        self.table.text[column][index] = text

    def note_filled(self, column: int, count: int, by: str) -> None:
        """Note how many items have a value of another cell: by ``merge`` or because they are ``blank``."""
        head = next(c for c in self.table.columns if c.index == column)
        row = self.table.header_rows[-1] if self.table.header_rows else self.table.rows[0]
        self.notes.append(
            Note(
                kinds.FILLED_DOWN,
                cell=f"{head.letter}{row}",
                field=head.field,
                value=head.head,
                detail={"count": count, "by": by},
            )
        )
