"""What a look at the XML of a sheet tells, and what its workbook says about its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from powerlist.read.grid import column_of

if TYPE_CHECKING:
    from powerlist.model.enums import HiddenBy
    from powerlist.read.formats.looks import Shape


@dataclass(slots=True)
class SheetFacts:
    """What a look at a sheet's XML tells.

    Attributes:
        rows: rows of a rectangle from A1 that holds all values.
        columns: its columns.
        claimed_rows: rows as declared or styled.
        claimed_columns: columns as declared.
        farthest: address of the cell that makes the rectangle large.
        hidden_rows: 0-based row → why.
        hidden_columns: 0-based.
        struck: struck cells → wholly.
        uncached: cells with a formula without a value.
        symbols: cells in a font of symbols → its name.
        shown: cells that show another text than their value: an error, a number with leading noughts.
    """

    rows: int = 0
    columns: int = 0
    claimed_rows: int = 0
    claimed_columns: int = 0
    farthest: str = ""
    hidden_rows: dict[int, HiddenBy] = field(default_factory=dict)
    hidden_columns: frozenset[int] = frozenset()
    struck: dict[tuple[int, int], bool] = field(default_factory=dict)
    uncached: frozenset[tuple[int, int]] = frozenset()
    symbols: dict[tuple[int, int], str] = field(default_factory=dict)
    shown: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Looks:
    """What a workbook's styles, strings and tables say about the cells of a sheet.

    Attributes:
        styles: cell styles that strike text through.
        strings: shared strings with struck runs → wholly struck.
        padded: cell styles that show whole numbers with noughts or words (000, "SL"000) → how.
        fonts: cell styles in a font of symbols → its name.
        filters: 1-based head row and last row of each table of the sheet whose filter has criteria.
    """

    styles: frozenset[int] = frozenset()
    strings: dict[int, bool] = field(default_factory=dict)
    padded: dict[int, Shape] = field(default_factory=dict)
    fonts: dict[int, str] = field(default_factory=dict)
    filters: tuple[tuple[int, int], ...] = ()


def address(text: str) -> tuple[int, int] | None:
    """Return the 0-based row and column of an address such as ``B12``, None for anything else."""
    match = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", text)
    return (int(match[2]) - 1, column_of(match[1])) if match else None


def filtered_rows(
    own: tuple[int, int] | None, filters: tuple[tuple[int, int], ...], mode: bool
) -> list[tuple[int, int]]:
    """Return the rows under filters at work; an advanced filter says only that there is one on the sheet."""
    spans = [*filters, own] if own is not None else list(filters)
    return spans if spans or not mode else [(0, 1 << 20)]


def is_flat(extent: str | None) -> bool:
    """Return whether a row's height or a column's width is nought: some exporters hide so."""
    return bool(extent) and not str(extent).strip("0.") and "0" in str(extent)
