"""Sub-items that stand below their main item in the column of names: 取水许可, then （1）首次申请, （2）延续."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.text.numerals import counting_number

if TYPE_CHECKING:
    from powerlist.model.normalised import TablePlace
    from powerlist.model.sheet import Table
    from powerlist.normalise.cleaner import Cleaner

_PART: Final = re.compile(r"(?P<number>[（(]\d{1,2}[)）]|\d{1,2}[.、．](?!\d)|[①-⑳⑴-⒇])\s*(?=\S)")


def _number(name: str) -> int:
    """Return by which number a name opens, 0 where it opens by none."""
    match = _PART.match(name)
    return (counting_number(match["number"]) or 0) if match else 0


def nest_parts(values: dict[str, list[str]], cleaner: Cleaner, place: TablePlace, table: Table) -> None:
    """Give rows without a number of their own, whose names count from 1, the numbered item above as main item.

    Only in a list that numbers its items, has no column of sub-items, and says of the item above what it rests on
    (or says it nowhere): a heading above （1）, （2） is no item.

    Args:
        values: the cleaned columns of the table, changed in place.
        cleaner: writes the ledger.
        place: gets the addresses.
        table: where they stand.
    """
    column = next(iter(table.columns_of("name")), None)
    if column is None or any(values["sub_name"]) or not any(values["serial"]):
        return
    names, serials, bases = values["name"], values["serial"], values["basis"]
    main = counted = -1
    for position, name in enumerate(list(names)):
        # a merged number stands for the rows of its item
        if serials[position] and not (main >= 0 and serials[position] == serials[main]):
            main, counted = (position if not _number(name) else -1), 0
            continue
        if main < 0 or _number(name) != counted + 1 or (bases[position] and not bases[main]):
            main = -1
            continue
        counted += 1
        cell = table.cell(position, column)
        names[position], values["sub_name"][position] = names[main], name
        place.anchors.setdefault("name", {})[position] = place.anchors.get("name", {}).get(
            main, table.rows[main]
        )
        place.elsewhere.setdefault("sub_name", {})[position] = cell
        cleaner.add("name", cell, name, names[main], "nested")
        cleaner.add("sub_name", cell, "", name, "nested")
