"""What normalisation yields: one frame of items, the ledger of every changed cell, the notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from powerlist.model.sheet import Line, Note

if TYPE_CHECKING:
    import pandas as pd


@dataclass(slots=True)
class TablePlace:
    """Where one source table stands, enough to give every value its cell again.

    Attributes:
        file: as given, with ``/``.
        sheet: sheet name or None.
        letters: field → column letters, left to right; ``receiver_marks/三家镇`` and ``mode_marks/下放``
            name the columns of marks.
        heads: field → (head, cell of the head's lowest row) of its first column.
        anchors: field → {position of the item in its table: sheet row of the value's cell}, only where
            that row differs from the item's own.
        elsewhere: field → {position: whole address} for values that stand in another than the field's
            first column, or in a section row or title because the table has no such column.
        pieces: field → {position: where in the value the text of each column begins, and its cell}; of the
            basis only, and only where several columns of one item are filled.
        captions: titles and paragraphs above the table.
        lines: its other rows that are no item.
        sha256: of the file's content.
    """

    file: str
    sheet: str | None
    letters: dict[str, list[str]] = field(default_factory=dict)
    heads: dict[str, tuple[str, str]] = field(default_factory=dict)
    anchors: dict[str, dict[int, int]] = field(default_factory=dict)
    elsewhere: dict[str, dict[int, str]] = field(default_factory=dict)
    pieces: dict[str, dict[int, list[tuple[int, str]]]] = field(default_factory=dict)
    captions: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    sha256: str = ""

    def cell(self, name: str, row: int, position: int, offset: int = 0) -> str | None:
        """Return the address of a field's value, such as ``C12``; None where the table has no such column.

        Args:
            name: code name of the field.
            row: first sheet row of the item.
            position: the item's position in its table, from 0.
            offset: which sign of the value is meant, where its text stands in several columns.
        """
        pieces = self.pieces.get(name, {}).get(position) if offset else None
        if pieces:
            return next(cell for start, cell in reversed(pieces) if start <= offset)
        if position in self.elsewhere.get(name, ()):
            return self.elsewhere[name][position]
        letters = self.letters.get(name)
        if not letters:
            return None
        return f"{letters[0]}{self.anchors.get(name, {}).get(position, row)}"


@dataclass(slots=True)
class Normalised:
    """The result of normalising any number of read files.

    Attributes:
        items: one row an item, in source order. Columns: every field of ``fields_of("sheet")``, then
            ``file sheet table position row last_row hidden_by section receiver_marks mode_marks extra``.
        ledger: one row a changed cell: ``file sheet cell field before after step``.
        notes: what reading and normalising noticed.
        tables: the source tables that ``items["table"]`` points into.
    """

    items: pd.DataFrame
    ledger: pd.DataFrame
    notes: list[Note]
    tables: list[TablePlace]
