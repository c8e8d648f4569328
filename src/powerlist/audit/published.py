"""The publications that a rule may look at, read back from their files."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from powerlist.audit.rule import Skip
from powerlist.model.readback import ReadBack, ReadTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_SOUND = "sound"
_TABLE_FIELDS = {field.name for field in dataclasses.fields(ReadTable)}


def published(context: Context) -> list[tuple[str, list[ReadBack]]]:
    """Return ``(township, its files)`` in the order of names.

    Raises:
        Skip: there are no publications to look at.
    """
    if context.publications is None and context.committed is not None:
        context.publications = context.committed.read() or {}
    if not context.publications:
        raise Skip("没有已生成的公布件", "there are no rendered publications")
    return [
        (township, [_read_back(one) for one in files])
        for township, files in sorted(context.publications.items())
    ]


def unless_sound(code: str, context: Context, look: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings on publications; nothing where an earlier run found these very files sound.

    Args:
        code: of the rule.
        context: names the files, and keeps what was found sound.
        look: what the rule finds, from nothing but the files; not asked where they are sound.
    """
    kept, committed = context.kept, context.committed
    name = ("publications", code, committed.state()) if kept is not None and committed is not None else None
    if kept is not None and name is not None and kept.get(*name) == _SOUND:
        return
    sound = True
    for finding in look:
        sound = False
        yield finding
    if kept is not None and name is not None and sound:
        kept.put(_SOUND, *name)


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
