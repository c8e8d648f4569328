"""What an edited workbook was made from: a mark of every value, kept in the workbook itself.

The list goes on while somebody works in Excel. With the marks a value that only the list has changed since is known
from one that the analyst has changed, and one that both have changed is never taken silently.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from powerlist.model.fields import names_of
from powerlist.model.rowkey import row_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd

#: Stands above the marks.
HEAD: Final = "powerlist/edit/v1"
#: The mark of an empty value.
_EMPTY: Final = "-"

#: ``{table: {key: {field: mark}}}``
Origin = dict[str, dict[str, dict[str, str]]]


def mark_of(value: str) -> str:
    """Return 8 hex digits of a value as a workbook gives it back: without blanks at its ends."""
    plain = value.strip()
    if not plain:
        return _EMPTY
    return hashlib.sha256(plain.encode("utf-8", errors="backslashreplace")).hexdigest()[:8]


def rows_of(tables: Mapping[str, tuple[pd.DataFrame, Sequence[str]]]) -> Iterator[tuple[str, str, str]]:
    """Yield the rows that keep the marks: table, key, marks; the first of each table names the fields.

    Args:
        tables: of each table its frame and the fields of its key.
    """
    yield HEAD, "", ""
    for table, (frame, key) in tables.items():
        names = [name for name in names_of(table) if name in frame]
        yield table, "", " ".join(names)
        columns = [frame[name].tolist() for name in names]
        keys = zip(*(frame[name].tolist() for name in key), strict=True)
        for parts, values in zip(keys, zip(*columns, strict=True), strict=True):
            yield table, row_key(*parts), " ".join(map(mark_of, values))


def origin_of(grids: Iterable[Sequence[Sequence[str]]]) -> Origin | None:
    """Return the marks that one of these sheets keeps, None where none does or they are cut off."""
    for rows in grids:
        for at, cell in enumerate(rows[0] if rows else ()):
            if cell == HEAD:
                return _parsed(row[at : at + 3] for row in rows[1:])
    return None


def _parsed(rows: Iterable[Sequence[str]]) -> Origin | None:
    found: Origin = {}
    names: dict[str, list[str]] = {}
    for row in rows:
        if len(row) < 3 or not row[0]:
            continue
        table, key, marks = row
        parts = marks.split(" ")
        if not key:
            names[table], found[table] = parts, {}
        elif len(parts) != len(names.get(table, ())):
            return None
        else:
            found[table][key] = dict(zip(names[table], parts, strict=True))
    return found or None
