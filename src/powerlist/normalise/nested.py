"""Sub-items that stand below their main item in the column of names: 取水许可, then （1）首次申请, （2）延续."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.text.numerals import counting_number
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.model.normalised import TablePlace
    from powerlist.model.sheet import Table
    from powerlist.normalise.cleaner import Cleaner

_PART: Final = lazy_pattern(r"(?P<number>[（(]\d{1,2}[)）]|\d{1,2}[.、．](?!\d)|[①-⑳⑴-⒇])\s*(?=\S)")


#: 其中：首次申请 opens the parts of the item above.
_AMONG: Final = lazy_pattern(r"其中\s*[:：]")
_INDENT: Final = lazy_pattern(r"\u3000|[ \u00a0]{2}")


def _indented(texts: list[str], serials: list[str]) -> list[bool]:
    """Return which names are indented below a numbered one, in a list whose numbered names are not."""
    found = [bool(_INDENT.match(text)) for text in texts]
    if any(own and serial for own, serial in zip(found, serials, strict=True)):
        return [False] * len(texts)
    return found


def _number(name: str) -> int:
    """Return by which number a name opens, 0 where it opens by none."""
    match = _PART.match(name)
    return (counting_number(match["number"]) or 0) if match else 0


def nest_parts(values: dict[str, list[str]], cleaner: Cleaner, place: TablePlace, table: Table) -> None:
    """Give rows without a number of their own the numbered item above as main item.

    Their names count from 1, are indented where those of the numbered items are not, or open with 其中：.

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
    inside = _indented(table.text.get(column.index, []), serials)
    main = counted = -1
    among = False
    for position, name in enumerate(list(names)):
        # a merged number stands for the rows of its item
        if serials[position] and not (main >= 0 and serials[position] == serials[main]):
            main, counted, among = (position if not _number(name) else -1), 0, False
            continue
        among = among or bool(_AMONG.match(name))
        counts = _number(name) == counted + 1
        if main < 0 or not (counts or among or inside[position]) or (bases[position] and not bases[main]):
            main = -1
            continue
        counted += counts
        cell = table.cell(position, column)
        names[position], values["sub_name"][position] = names[main], name
        place.anchors.setdefault("name", {})[position] = place.anchors.get("name", {}).get(
            main, table.rows[main]
        )
        place.elsewhere.setdefault("sub_name", {})[position] = cell
        cleaner.add("name", cell, name, names[main], "nested")
        cleaner.add("sub_name", cell, "", name, "nested")
