"""An edited workbook beside the catalogue it was made from: which values a person changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value that differs, a row that was added, or one that was deleted.

    Attributes:
        table: ``items`` or ``grants``.
        key: the row's key, its parts joined by ``|``.
        kind: ``changed``, ``added`` or ``deleted``.
        field: code name, "" for a whole row.
        before: value in the catalogue.
        after: value in the workbook.
        damage: what a spreadsheet did to the value (``text.digits.damage``), "" where a person may have typed it.
    """

    table: str
    key: str
    kind: str
    field: str = ""
    before: str = ""
    after: str = ""
    damage: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """Everything that differs.

    Attributes:
        changes: by table and row.
        rows: ``{table: rows as they are to be stored}``.
    """

    changes: tuple[ValueChange, ...]
    rows: dict[str, Sequence[dict[str, str]]]

    @property
    def damaged(self) -> int:
        """How many values look as if a spreadsheet had taken them for numbers or dates."""
        return sum(1 for one in self.changes if one.damage)
