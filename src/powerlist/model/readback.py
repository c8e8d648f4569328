"""What a published file says, read back: for the proof, and for the audit of publications."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ReadTable:
    """One table of a file that was read back.

    Attributes:
        place: where it stands: a sheet's name or ``表3``.
        heads: the text of its header cells; () when it has no header row.
        rows: the text of the body rows, without rows that only carry a heading.
        numbers: the row number (in the sheet or table, from 1) of each row.
        header_repeats: whether the header row is repeated on every page; None where unknown.
        rows_split: how many body rows may be split by a page break; None where unknown.
        landscape: whether it stands on landscape pages; None where unknown.
        wide: whether it is wider than the text area of its page; None where unknown.
    """

    place: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    header_repeats: bool | None = None
    rows_split: int | None = None
    landscape: bool | None = None
    wide: bool | None = None


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A published file, read back.

    Attributes:
        file: its path as shown, with ``/``.
        format: ``xlsx``, ``docx`` or ``html``.
        tables: its tables that have a header row.
        items: one mapping an item: code name → text, for the columns whose head is a known field.
        version: the program's version that rendered it, or "".
        laws: the rows of a workbook's index of statutes.
    """

    file: str
    format: str
    tables: tuple[ReadTable, ...] = ()
    items: tuple[dict[str, str], ...] = field(default_factory=tuple)
    version: str = ""
    laws: tuple[tuple[str, ...], ...] = ()
