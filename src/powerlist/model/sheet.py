"""What reading a file yields: tables with mapped columns, kept column by column.

The cells stay columns of plain strings (not one object per row), so that 200,000 rows fit in memory
and every value still knows its address: column letter of the column, row of its anchor.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from powerlist.model.enums import HiddenBy, How, Mode, Problem


@dataclass(slots=True)
class Column:
    """One column of a table.

    Attributes:
        index: 0-based column of the sheet.
        letter: the same as a person sees it (``C``).
        head: the joined head text (levels of a merged head joined by ``/``).
        field: code name of the field it was taken for, or None.
        how: how that was decided.
        sure: 0-1.
        receiver: the township that a receiver column stands for (√ under 三家镇), or None.
        mode: the mode that a mark column stands for (√ under 下放), or None.
        hidden: the column is hidden in the workbook.
        stands_for: the level, type or answer that a mark below stands for (√ under 县级, 行政许可, 否), or None.
        lowest: the lowest level of its head; "" where that is the whole head.
    """

    index: int
    letter: str
    head: str
    field: str | None
    how: How
    sure: float
    receiver: str | None = None
    mode: Mode | None = None
    hidden: bool = False
    stands_for: str | None = None
    lowest: str = ""

    @property
    def own_head(self) -> str:
        """The lowest level of its head: 下放 under 赋权方式."""
        return self.lowest or self.head


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is no item: a title, a unit line, a note, a total, a section.

    Attributes:
        row: 1-based sheet row.
        cell: address of the text (``A3``).
        text: its text.
        kind: ``title section note unit signature total header blank``.
    """

    row: int
    cell: str
    text: str
    kind: str


@dataclass(slots=True)
class Table:
    """One list found on a sheet. The sequences ``rows … sections_of`` have one entry an item.

    Attributes:
        sheet: the sheet's name, ``表1`` … for .docx and .html, None for .csv.
        range: ``A2:M155``, header included.
        header_rows: 1-based rows of the head.
        columns: its columns, left to right.
        rows: first sheet row of each item.
        last_rows: last sheet row of each item (the same unless it spans several).
        hidden_by: why an item's row is hidden, or None.
        text: 0-based sheet column → one raw cell text an item, filled down where the sheet means it.
        anchors: 0-based sheet column → sheet row of the cell that holds each value; a column without
            an entry holds all its values in ``rows``.
        sections: section rows of the table, in order.
        section_of: for each item the index of its section, or -1.
        captions: titles and paragraphs above the table that describe it.
        lines: every other row of the table that is no item.
    """

    sheet: str | None
    range: str
    header_rows: list[int]
    columns: list[Column]
    rows: list[int] = dataclasses.field(default_factory=list)
    last_rows: list[int] = dataclasses.field(default_factory=list)
    hidden_by: list[HiddenBy | None] = dataclasses.field(default_factory=list)
    text: dict[int, list[str]] = dataclasses.field(default_factory=dict)
    anchors: dict[int, list[int]] = dataclasses.field(default_factory=dict)
    sections: list[Line] = dataclasses.field(default_factory=list)
    section_of: list[int] = dataclasses.field(default_factory=list)
    captions: list[Line] = dataclasses.field(default_factory=list)
    lines: list[Line] = dataclasses.field(default_factory=list)

    def __len__(self) -> int:
        """Return the number of items."""
        return len(self.rows)

    def columns_of(self, name: str) -> list[Column]:
        """Return the columns that were taken for this field, left to right."""
        return [column for column in self.columns if column.field == name]

    def cell(self, position: int, column: Column) -> str:
        """Return the address of an item's value in a column, such as ``B5``."""
        anchors = self.anchors.get(column.index)
        row = anchors[position] if anchors else self.rows[position]
        return f"{column.letter}{row}"


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a stage noticed; a rule turns it into a finding.

    Attributes:
        kind: dotted name, stage first: ``read.hidden-row``, ``normalise.unknown-type``.
        file: as given on the command line, with ``/``; None when it is about no file.
        sheet: sheet name or None.
        row: 1-based or None.
        cell: address or None.
        field: code name of the field or None.
        value: what was found there.
        item: id of the item, once there is one.
        detail: further named values, JSON types only.
    """

    kind: str
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    cell: str | None = None
    field: str | None = None
    value: str = ""
    item: str | None = None
    detail: dict[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileProblem:
    """Why a file gave nothing: one kind and the values that its message needs."""

    kind: Problem
    detail: dict[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pinned:
    """What a pin of the settings found on a sheet.

    Attributes:
        pin: which of the pins, from 0.
        sheet: the sheet, "" for a text file.
        rows: how many rows the sheet has, where the pin's head lies outside of it; else 0.
        missing: columns that the pin names and the sheet has not; None where no list was found on it.
    """

    pin: int
    sheet: str
    rows: int = 0
    missing: tuple[str, ...] | None = None


@dataclass(slots=True)
class SourceFile:
    """One file that was read.

    Attributes:
        file: the path as given, with ``/``.
        format: ``xlsx xls xlsb ods csv tsv docx html xml2003`` or None when it could not be told.
        encoding: of a text file, else None.
        sha256: of the content; files are ordered by it where names must not matter.
        error: why it gave nothing, or None.
        tables: what was found in it.
        notes: what was noticed.
        sheets: the names of its visible sheets.
        pinned: what the pins found that spoke for one of its sheets.
        unused_pins: those that speak for the file and for none of its sheets.
    """

    file: str
    format: str | None = None
    encoding: str | None = None
    sha256: str = ""
    error: FileProblem | None = None
    tables: list[Table] = dataclasses.field(default_factory=list)
    notes: list[Note] = dataclasses.field(default_factory=list)
    sheets: list[str] = dataclasses.field(default_factory=list)
    pinned: list[Pinned] = dataclasses.field(default_factory=list)
    unused_pins: list[int] = dataclasses.field(default_factory=list)
