"""The layer between formats and tables: a rectangle of texts that knows its addresses."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from powerlist.model.enums import HiddenBy
from powerlist.model.failed import FAILED
from powerlist.model.sheet import Line, Note

if TYPE_CHECKING:
    from collections.abc import Iterable


#: Whole numbers below are exact as doubles.
_EXACT: Final = 1 << 53


def column_of(letters: str) -> int:
    """Return the 0-based column of a letter.

    Raises:
        ValueError: these are no column letters.
    """
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(letters)
        number = number * 26 + ord(letter) - 64
    return number - 1


def text_of(value: Any) -> str:  # noqa: PLR0911 - one return a kind of value
    """Return a cell value as the text that stands for it: 1.0 → ``1``, dates ISO, blanks "".

    Numbers gain no digits: what a double cannot hold exactly is written with its 15 digits and noughts,
    as a spreadsheet shows it, and from 19 digits on with an exponent.
    """
    if isinstance(value, float):
        if -1e15 < value < 1e15 and value == int(value):
            return str(int(value))
        if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - NaN
            return ""
        if value.is_integer() and abs(value) < 1e18:
            # beyond 2**53 a double holds no digit behind the 15th or 16th: what it would print nobody typed
            exact = abs(value) < _EXACT
            return str(int(value)) if exact else f"{Decimal(f'{value:.15g}'):f}"
        # 1.2000000000000002 is shown, and was meant, as 1.2
        return repr(float(f"{value:.15g}"))
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if value.isspace() else value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if hasattr(value, "isoformat"):
        text = (
            str(value.isoformat(sep=" "))
            if hasattr(value, "hour") and hasattr(value, "year")
            else value.isoformat()
        )
        return text.removesuffix(" 00:00:00")
    return str(value)


@dataclass(slots=True)
class Grid:
    """One sheet: what is in its cells and what a look at it would show.

    Attributes:
        name: the sheet's name, or None for text files.
        rows: texts, ``rows[0][0]`` is A1; all rows equally long.
        merges: merged ranges as 0-based (first row, first column, last row, last column).
        hidden_rows: 0-based row → why it is not visible.
        hidden_columns: 0-based columns that are not visible.
        struck: 0-based cells that are struck through, wholly (True) or in part (False).
        uncached: 0-based cells with a formula but no value.
        lead: paragraphs that stand before the table in a document.
        below: paragraphs behind the table in a document that speak of it.
        hidden_known: whether the format tells what is hidden.
        notes: what was noticed while reading; file and sheet are filled in later.
        words: the distinct texts of the cells, where the format's reader has them.
    """

    name: str | None
    rows: list[list[str]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: dict[int, HiddenBy] = field(default_factory=dict)
    hidden_columns: frozenset[int] = frozenset()
    struck: dict[tuple[int, int], bool] = field(default_factory=dict)
    uncached: frozenset[tuple[int, int]] = frozenset()
    lead: list[Line] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)
    hidden_known: bool = True
    notes: list[Note] = field(default_factory=list)
    words: set[str] | None = None

    def errors(self) -> frozenset[str]:
        """Return the error values that stand in the cells."""
        if self.words is None:
            self.words = set(chain.from_iterable(self.rows))
        return FAILED & self.words

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return len(self.rows[0]) if self.rows else 0


@dataclass(slots=True)
class Book:
    """What a format reader returns: its grids and what concerns the whole file."""

    format: str
    grids: list[Grid] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    encoding: str | None = None


def squared(rows: Iterable[list[str]]) -> list[list[str]]:
    """Return the rows padded to one length, without trailing blank rows and columns."""
    kept = list(rows)
    while kept and not any(kept[-1]):
        kept.pop()
    width = 0
    for row in kept:
        for index in range(len(row) - 1, width - 1, -1):
            if row[index]:
                width = index + 1
                break
    return [row[:width] + [""] * (width - len(row)) for row in kept]
