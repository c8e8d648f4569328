"""What one township publishes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from powerlist.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Merged:
    """Two rows of one township that are one power: the statutory row stays.

    Attributes:
        kept: id of the row that stays.
        dropped: id of the row that it stands for.
    """

    kept: str
    dropped: str


@dataclass(slots=True)
class Directory:
    """The directory of one township.

    Attributes:
        township: its full name.
        county: its county, "" where the place is the county.
        kind: 镇, 乡 or 街道, "" where it is not known.
        code: its division code, or "".
        group: the group whose members share one list, or "".
        rows: one row a power: the columns of items, then those of grants (``mode`` is the grant's; the
            grant's remark is ``grant_remark``); ``position`` points into the catalogue's items.
        merged: rows that are statutory and handed over at once; only the statutory one is in ``rows``.
        unresolved: number of grants to 各乡镇 and the like that could not be resolved; they may be this township's.
        undecided: number of grants of this township without a mode; they are not in ``rows``.
        withheld: number of its grants that the law forbids; they are not in ``rows``.
    """

    township: str
    rows: pd.DataFrame
    county: str = ""
    kind: str = ""
    code: str = ""
    group: str = ""
    merged: list[Merged] = field(default_factory=list)
    undecided: int = 0
    unresolved: int = 0
    withheld: int = 0

    def __len__(self) -> int:
        """Return the number of powers."""
        return len(self.rows)

    def counts(self, column: str) -> dict[str, int]:
        """Return how many powers each value of a column has, in the order of first appearance.

        Args:
            column: such as ``mode``, ``type``, ``department`` or ``sector``.
        """
        found: dict[str, int] = {}
        for value in self.rows[column].tolist():
            found[value] = found.get(value, 0) + 1
        return found


@dataclass(slots=True)
class ThreeLists:
    """A township's directory in the form of 2024–25: basic duties, support duties, what was taken back.

    Attributes:
        township: its name.
        basic: rows of the directory that the township answers for itself, with ``duty``: the basic duty that
            each belongs to, "" where the list has none.
        support: extended rows, with ``duty``: the support duty that each belongs to.
        recalled: rows of the recall list, ``position`` their places in it.
        unassigned: ids of handed-over rows that belong to no basic duty.
        recall: the recall list, or the catalogue itself where it marks what was taken back; None for neither.
    """

    township: str
    basic: pd.DataFrame
    support: pd.DataFrame
    recalled: pd.DataFrame
    unassigned: list[str] = field(default_factory=list)
    recall: Catalogue | None = None
