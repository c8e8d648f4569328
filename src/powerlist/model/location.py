"""Where something stands: the catalogue's line, and the cell of the workbook it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Location:
    """The first place of a finding.

    Attributes:
        file: items.csv of a catalogue, or the workbook, with ``/``.
        line: 1-based physical line of a text file, else None.
        sheet: sheet name, else None.
        row: 1-based sheet row, else None.
        cell: address such as ``F43``, else None.
    """

    file: str | None = None
    line: int | None = None
    sheet: str | None = None
    row: int | None = None
    cell: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of the machine interface, every key present."""
        # dataclasses.asdict copies deeply, which thousands of findings feel.
        return {
            "file": self.file,
            "line": self.line,
            "sheet": self.sheet,
            "row": self.row,
            "cell": self.cell,
        }


@dataclass(frozen=True, slots=True)
class Source:
    """The cell of a department's workbook that a value came from."""

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    cell: str | None = None

    @property
    def location(self) -> Location:
        """The same as the first place of a finding."""
        return Location(file=self.file, sheet=self.sheet, row=self.row, cell=self.cell)

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of the machine interface, every key present."""
        return {"file": self.file, "sheet": self.sheet, "row": self.row, "cell": self.cell}

    def __str__(self) -> str:
        """Return ``某局.xls 权责清单!F43``."""
        place = self.cell or (f"第{self.row}行" if self.row else "")
        inside = "!".join(part for part in (self.sheet, place) if part)
        return " ".join(part for part in (self.file, inside) if part)
