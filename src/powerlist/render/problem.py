"""One fault of a template."""

from __future__ import annotations

from dataclasses import dataclass

from powerlist.messages import tell


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
        where = f" {self.place}" if self.place else ""
        return tell(f"render.lint.{self.kind}", language, file=self.file, place=where, found=self.found[:160])

    def __str__(self) -> str:
        """Return it in Chinese."""
        return self.tell()
