"""What a list does not say: the mode of what is handed over, a department, a whole column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.audit.frames import numbers, texts
from powerlist.model.enums import Layer
from powerlist.model.organs import names_nobody

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue

#: What PLM14 and PLM10 tell of a mode.
_CONTRADICTIONS: Final = ("classify.conflict", "classify.ambiguous-mode")


def without_mode(catalogue: Catalogue) -> list[int]:
    """Return the items that a receiver takes over, without a mode and without a contradiction about it."""
    items, grants = catalogue.items, catalogue.grants
    open_ = set(grants.loc[(grants["mode"] == "") & (grants["receiver"] != ""), "item"].tolist())
    granted = set(grants["item"].tolist())
    told = {note.item for note in catalogue.notes if note.kind in _CONTRADICTIONS}
    return [
        position
        for position, (item, mode, receivers) in enumerate(
            zip(texts(items, "id"), texts(items, "mode"), texts(items, "receivers"), strict=True)
        )
        if not mode and item not in told and (item in open_ or (receivers and item not in granted))
    ]


def table_name(catalogue: Catalogue, position: int) -> str:
    """Return the file and sheet that an item came from, "" where it came from none."""
    items = catalogue.items
    return "|".join(
        part for part in (texts(items, "file")[position], texts(items, "sheet")[position]) if part
    )


def no_column(catalogue: Catalogue, position: int, name: str) -> bool:
    """Return whether the item's table has no column for the field."""
    index = numbers(catalogue.items, "table")[position]
    return 0 <= index < len(catalogue.tables) and not catalogue.tables[index].letters.get(name)


def nobody(catalogue: Catalogue) -> list[int]:
    """Return the items whose department is none; a province's list cannot name the bodies of each county."""
    if catalogue.meta.layer in (Layer.GUIDANCE, Layer.EXTENSION):
        return []
    values = texts(catalogue.items, "department")
    guilty = {value for value in set(values) if names_nobody(value)}
    return [position for position, value in enumerate(values) if value in guilty] if guilty else []
