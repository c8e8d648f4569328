"""The columns of one table while it is decided what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from powerlist.model.enums import How

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from powerlist.model.sheet import Column

#: Head texts of a column from top to bottom; none where it has no head.
HeadPath: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of the columns, and what has been decided of them so far.

    Attributes:
        columns: as they stand on the sheet.
        paths: the head of each of them.
        samples: column → some of its values, blanks left out.
        known: compared names of the place's townships.
        short: the same without their endings, as heads over marks have them.
        wide: column → first column of a head that spans several columns.
        pinned: columns whose field a person has given.
    """

    columns: list[Column]
    paths: Sequence[HeadPath]
    samples: dict[int, list[str]]
    known: frozenset[str]
    short: frozenset[str]
    wide: dict[int, int]
    pinned: set[int]

    def values(self, column: Column) -> list[str]:
        """Return some of a column's values."""
        return self.samples.get(column.index, [])

    def free(self) -> Iterator[tuple[Column, HeadPath]]:
        """Yield the columns that nobody has pinned, each with its head."""
        for column, path in zip(self.columns, self.paths, strict=True):
            if column.index not in self.pinned:
                yield column, path

    def of(self, field: str) -> list[Column]:
        """Return the columns that hold a field and that nobody has pinned."""
        return [column for column, _ in self.free() if column.field == field]

    def has(self, field: str) -> bool:
        """Return whether any column holds a field."""
        return any(column.field == field for column in self.columns)

    def one_head(self, left: Column, right: Column) -> bool:
        """Return whether one wide head spans two columns."""
        wide = self.wide.get(left.index)
        return wide is not None and wide == self.wide.get(right.index)


def take(column: Column, field: str, sure: float) -> None:
    """Decide that a column holds a field, which its head alone does not say."""
    column.field, column.how, column.sure = field, How.INFERRED, sure


def release(column: Column) -> None:
    """Decide that a column holds no field that is known."""
    column.field, column.how, column.sure = None, How.UNMAPPED, 0.0
