"""A column that a table of a catalogue must have and whose head somebody took out or called otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from powerlist.model.fields import fields_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


@dataclass(frozen=True, slots=True)
class LostHead:
    """A field without its column.

    Attributes:
        head: the canonical head that is missing.
        found: heads of the file that no field has; first those that are other words for it.
    """

    head: str
    found: tuple[str, ...]


def lost_head(
    table: str, there: Collection[str], unknown: Sequence[str], needed: Collection[str]
) -> LostHead | None:
    """Return the first field of a table that has no column and should have one.

    Args:
        table: one of ``model.fields.STORED``.
        there: code names of the fields that have a column.
        unknown: the heads that no field has.
        needed: code names of the fields that must have one.
    """
    for field in fields_of(table):
        if field.name in needed and field.name not in there:
            words = {field.name, *field.synonyms}
            return LostHead(field.head, tuple(sorted(unknown, key=lambda head: head not in words)))
    return None


def renamed_fields(table: str, there: Collection[str], unknown: Collection[str]) -> set[str]:
    """Return the fields that have no column while another word for them stands among the unknown heads."""
    return {
        field.name
        for field in fields_of(table)
        if field.name not in there and not {field.name, *field.synonyms}.isdisjoint(unknown)
    }
