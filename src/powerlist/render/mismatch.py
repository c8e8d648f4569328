"""One difference between a publication and a file made from it."""

from __future__ import annotations

from dataclasses import dataclass

from powerlist.messages import tell
from powerlist.model.fields import FIELDS

_HEADS = {field.name: field.head for field in reversed(FIELDS)}


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One difference between a publication and a file made from it.

    Attributes:
        kind: ``count``, ``missing``, ``extra``, ``field``, ``unreadable``, ``absent`` or ``unknown``.
        file: the file.
        item: name of the item, or "".
        field: code name of the field, or "".
        expected: what the publication says.
        found: what the file says.
    """

    kind: str
    file: str
    item: str = ""
    field: str = ""
    expected: str = ""
    found: str = ""

    def tell(self, language: str = "zh") -> str:
        """Return it as one sentence."""
        values = {name: getattr(self, name)[:80] for name in ("file", "item", "field", "expected", "found")}
        if language == "zh":
            values["field"] = _HEADS.get(self.field, self.field)
        return tell(f"render.mismatch.{self.kind}", language, **values)

    def __str__(self) -> str:
        """Return it in Chinese."""
        return self.tell()
