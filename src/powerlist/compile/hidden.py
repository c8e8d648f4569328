"""Which hidden rows of a workbook become items.

Rows under a filter are usually good rows that somebody did not want to see just then; rows hidden by hand
are rows that somebody took out. A list that states its own count settles the doubt: where the visible rows
alone make the number that the sheet's name, a caption or a section row states (征收（1项）), the filtered rows
are leftovers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.model.enums import HiddenBy
from powerlist.model.sheet import Note
from powerlist.text.numerals import number_of
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from powerlist.model.normalised import TablePlace

_COUNT = lazy_pattern(r"[（(]\s*共?\s*([0-9０-９〇零一二三四五六七八九十百千两]{1,7})\s*[项条]\s*[）)]")


def stated_count(place: TablePlace) -> int | None:
    """Return the number of items that a table's sheet name or caption states, or None.

    Captions that state different numbers state none.
    """
    texts = [place.sheet or "", *(line.text for line in place.captions)]
    numbers = {number_of(match) for text in texts for match in _COUNT.findall(text)} - {None}
    return numbers.pop() if len(numbers) == 1 else None


def leave_out(
    items: pd.DataFrame, tables: Sequence[TablePlace], choice: str = "auto"
) -> tuple[pd.DataFrame, list[Note]]:
    """Return the items that are taken, and a note of each that is not (``build.left-out``).

    A table of which nothing is taken has a note of its own (``build.all-left-out``): a whole department is gone.

    Args:
        items: as ``Normalised.items``.
        tables: as ``Normalised.tables``.
        choice: ``auto`` as above; ``take`` takes all hidden rows, ``leave`` none.
    """
    hidden = items["hidden_by"]
    if choice == "take" or not (hidden != "").any():
        return items, []
    if choice == "leave":
        left = hidden != ""
    else:
        filtered = hidden == HiddenBy.FILTER.value
        visible = items[hidden == ""].groupby("table").size()
        settled = {
            table
            for table in items.loc[filtered, "table"].unique().tolist()
            if table >= 0 and stated_count(tables[table]) == int(visible.get(table, 0))
        }
        left = (hidden == HiddenBy.HAND.value) | (filtered & items["table"].isin(settled))
    dropped = items[left]
    columns = (dropped[name].tolist() for name in ("file", "sheet", "row", "hidden_by", "name"))
    notes = [
        Note("build.left-out", file, sheet or None, row, field="name", value=name, detail={"by": by})
        for file, sheet, row, by, name in zip(*columns, strict=True)
    ]
    taken = set(items.loc[~left, "table"].tolist())
    for table, count in dropped["table"].value_counts(sort=False).items():
        if table not in taken:
            first = dropped[dropped["table"] == table].iloc[0]
            place = str(first["file"]), str(first["sheet"]) or None
            notes.append(Note("build.all-left-out", *place, detail={"count": int(count)}))
    return items[~left].reset_index(drop=True), notes
