"""Deeds of entrustment, beside the grants that rest on them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from powerlist.audit.frames import says_nothing
from powerlist.audit.handed import ENTRUSTMENT_TYPES, handed, records
from powerlist.model.enums import Mode

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context

_BLANKET: Final = re.compile(r"全部|所有|权责清单|权力清单|相关事项|以清单为准|详见")
_SPLIT: Final = re.compile(r"[；;、，,\s]+")


@dataclass(frozen=True, slots=True)
class Deed:
    """One row of deeds.csv.

    Attributes:
        row: 0-based row of the frame.
        values: its fields.
    """

    row: int
    values: dict[str, str]

    @property
    def number(self) -> str:
        """Its number."""
        return self.values["number"]

    @property
    def statute(self) -> str:
        """The provision that allows it, "" where the deed names none or says 无."""
        named = self.values["statute"]
        return "" if says_nothing(named) else named

    @property
    def blanket(self) -> bool:
        """It does not enumerate its items but refers to a list."""
        return bool(_BLANKET.search(self.values["items_covered"]))

    @property
    def items(self) -> list[str]:
        """The ids that it enumerates."""
        if self.blanket:
            return []
        return [identity for identity in _SPLIT.split(self.values["items_covered"]) if identity]


def deeds_of(catalogue: Catalogue) -> dict[str, Deed]:
    """Return the deeds by number; of two with one number the first."""
    found: dict[str, Deed] = {}
    for row, values in enumerate(records(catalogue.deeds)):
        found.setdefault(values["number"], Deed(row, values))
    return found


def entrusted(
    catalogue: Catalogue, context: Context, types: Iterable[str] = ENTRUSTMENT_TYPES
) -> pd.DataFrame:
    """Return the entrusted grants of the types to which the papers of entrustment apply."""
    rows = handed(catalogue, context, Mode.ENTRUSTED)
    return rows[rows["type"].isin(list(types))]


def used(rows: pd.DataFrame, deeds: dict[str, Deed]) -> list[tuple[Deed, pd.DataFrame]]:
    """Return the registered deeds that grants rest on, in the order of deeds.csv, each with its grants."""
    groups = {str(number): group for number, group in rows.groupby("deed", sort=False)}
    return [
        (deed, groups[number])
        for number, deed in sorted(deeds.items(), key=lambda one: one[1].row)
        if number in groups
    ]
