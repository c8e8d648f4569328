"""What a list does not say: the mode of what is handed over, a department, a whole column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.audit.frames import cells_noted, numbers, tables_of, texts
from powerlist.model.enums import Layer
from powerlist.model.location import Source
from powerlist.model.organs import names_nobody

if TYPE_CHECKING:
    import pandas as pd

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


def columns_of(catalogue: Catalogue, guilty: set[int]) -> list[list[int]]:
    """Return the items that miss a column together: all of a catalogue that has it nowhere, else table by table."""
    if catalogue.folder is not None and len(guilty) == len(catalogue.items):
        return [list(range(len(catalogue.items)))]
    return [rows for _, rows in tables_of(catalogue)]


def place_of(catalogue: Catalogue, rows: list[int]) -> str:
    """Return what tells a column of one table from that of another: file and sheet, of a second table its number."""
    if catalogue.folder is not None and len(rows) == len(catalogue.items):
        first = catalogue.location_of(rows[0])
        return f"{first.file or ''}|{first.sheet or ''}"
    items = catalogue.items
    place, table = source_of(catalogue, rows[0]), numbers(items, "table")[rows[0]]
    beside = {
        index
        for index, file, sheet in zip(
            numbers(items, "table"), texts(items, "file"), texts(items, "sheet"), strict=True
        )
        if (file, sheet) == (place.file or "", place.sheet or "")
    }
    number = sorted(beside).index(table)
    return f"{place.file or ''}|{place.sheet or ''}{f'#{number + 1}' if number else ''}"


def source_of(catalogue: Catalogue, position: int) -> Source:
    """Return file and sheet that an item came from."""
    items = catalogue.items
    return Source(texts(items, "file")[position] or None, texts(items, "sheet")[position] or None)


def told_elsewhere(catalogue: Catalogue, name: str) -> pd.Series[bool]:
    """Return where another rule says why the cell is empty: an unknown word, an uncalculated formula."""
    import pandas as pd

    items = catalogue.items
    told = {
        (file, sheet, row)
        for file, sheet, row, field in cells_noted(
            catalogue, "normalise.unknown-type", "read.formula-without-value"
        )
        if field == name
    }
    keys = zip(items["file"].tolist(), items["sheet"].tolist(), items["row"].tolist(), strict=True)
    return pd.Series([bool(told) and key in told for key in keys], index=items.index, dtype="bool")
