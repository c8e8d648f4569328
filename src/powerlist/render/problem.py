"""One fault of a template."""

from __future__ import annotations

from dataclasses import dataclass

from powerlist.messages import tell


class Spot(str):
    """A place in a template as a Chinese reader finds it (表2 第3行第1格), which knows its English too."""

    __slots__ = ("english",)
    english: str

    def __new__(cls, chinese: str, english: str) -> Spot:
        """Make a place from its two wordings."""
        made = super().__new__(cls, chinese)
        made.english = english
        return made

    def within(self, part: str) -> Spot:
        """Return the same place in a part of the file."""
        return Spot(f"{part} {self}", f"{part} {self.english}") if part else self


def line_spot(number: int) -> Spot:
    """Return a line of a text file."""
    return Spot(f"第{number}行", f"line {number}")


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """One fault of a template.

    Attributes:
        kind: key of the message, below ``render.lint.``.
        file: the template.
        place: paragraph, cell, line or part; "" for the whole file.
        found: what was found there.
        severity: ``error`` keeps the template from being used, ``warning`` does not.
    """

    kind: str
    file: str
    place: str = ""
    found: str = ""
    severity: str = "error"

    def tell(self, language: str = "zh") -> str:
        """Return it as one sentence."""
        place = self.place.english if language == "en" and isinstance(self.place, Spot) else self.place
        where = f" {place}" if place else ""
        return tell(f"render.lint.{self.kind}", language, file=self.file, place=where, found=self.found[:160])

    def __str__(self) -> str:
        """Return it in Chinese."""
        return self.tell()
