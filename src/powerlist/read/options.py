"""What a caller may tell the reader."""

from __future__ import annotations

import fnmatch
from dataclasses import dataclass, field

from powerlist.files.opening import Limits


@dataclass(frozen=True, slots=True)
class PinnedMapping:
    """What a person knows of a layout; it wins over everything that is inferred.

    Attributes:
        file: glob over the file's name (its last part or the path as given).
        sheet: glob over the sheet's name; a text file has the name "".
        header_rows: 1-based rows of the head; empty leaves them to the reader.
        columns: column letter (``C``) or head → code name of a field, or "" for "none".
    """

    file: str = "*"
    sheet: str = "*"
    header_rows: tuple[int, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()

    def fits(self, file: str, sheet: str | None) -> bool:
        """Return whether this pin speaks about that sheet."""
        return self.fits_file(file) and fnmatch.fnmatchcase(sheet or "", self.sheet)

    def fits_file(self, file: str) -> bool:
        """Return whether this pin speaks about that file."""
        file = file.removeprefix("./")
        name = file.rsplit("/", 1)[-1]
        return fnmatch.fnmatchcase(name, self.file) or fnmatch.fnmatchcase(file, self.file)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Options of reading.

    Attributes:
        encoding: encoding of text files; None means BOM, then strict UTF-8, then GB18030.
        limits: what one file may cost.
        pins: pinned mappings; the first that fits a sheet is used.
        townships: names of the county's townships and streets, so that a column headed by one is a
            receiver column.
        profile: name of the type profile (see ``model.typeterms``).
    """

    encoding: str | None = None
    limits: Limits = field(default_factory=Limits)
    pins: tuple[PinnedMapping, ...] = ()
    townships: tuple[str, ...] = ()
    profile: str = "national"

    def pin_for(self, file: str, sheet: str | None) -> PinnedMapping | None:
        """Return the first pin that fits."""
        return next((pin for pin in self.pins if pin.fits(file, sheet)), None)
