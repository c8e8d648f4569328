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
        kind: ``changed``, ``added`` or ``deleted``; of what both have changed since the workbook was made
            ``torn`` (a value), ``torn-deleted`` (deleted here, changed in the list) or ``torn-gone`` (changed
            here, gone from the list).
        field: code name, "" for a whole row.
        before: value in the catalogue.
        after: value in the workbook.
        damage: what a spreadsheet did to the value (``text.digits.damage``), ``mode`` where there is no such mode,
            ``name`` where an item has none any more; else "".
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
        torn: what the workbook and the list have both changed, each in its way; nothing is stored while there is any.
        kept: how many values the list alone has changed since the workbook was made; they stay.
        unread: heads of columns that the list does not have; what stands below them is not taken.
    """

    changes: tuple[ValueChange, ...]
    rows: dict[str, Sequence[dict[str, str]]]
    torn: tuple[ValueChange, ...] = ()
    kept: int = 0
    unread: tuple[str, ...] = ()

    @property
    def damaged(self) -> int:
        """How many values look as if nobody had meant them: numbers and dates of a spreadsheet, no mode, no name."""
        return sum(1 for one in self.changes if one.damage)
