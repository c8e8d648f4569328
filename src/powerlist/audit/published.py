"""The publications that a rule may look at, read back from their files."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from powerlist.audit.rule import Skip
from powerlist.model.readback import ReadBack, ReadTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from powerlist.model.context import Context

_TABLE_FIELDS = {field.name for field in dataclasses.fields(ReadTable)}


def published(context: Context) -> list[tuple[str, list[ReadBack]]]:
    """Return ``(township, its files)`` in the order of names.

    Raises:
        Skip: there are no publications to look at.
    """
    if not context.publications:
        raise Skip("没有已生成的公布件", "there are no rendered publications")
    return [
        (township, [_read_back(one) for one in files])
        for township, files in sorted(context.publications.items())
    ]


def _read_back(given: ReadBack | Mapping[str, Any]) -> ReadBack:
    """Return a file as it was read back; a sample's mapping is turned into one."""
    if isinstance(given, ReadBack):
        return given
    tables = tuple(
        ReadTable(
            **{
                "place": "表1",
                **{key: value for key, value in table.items() if key in _TABLE_FIELDS},
                "heads": tuple(table.get("heads", ())),
                "rows": tuple(tuple(row) for row in table.get("rows", ())),
            }
        )
        for table in given.get("tables", ())
    )
    items = tuple({str(key): str(value) for key, value in item.items()} for item in given.get("items", ()))
    file = str(given["file"])
    return ReadBack(file, str(given.get("format") or file.rsplit(".", 1)[-1]), tables, items)
