"""``powerlist/read/v1``: what is in these files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist.messages import tell
from powerlist.messages.texts.read import MESSAGES
from powerlist.model.enums import Problem
from powerlist.model.fields import SHEET, names_of
from powerlist.report.jsonbytes import json_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from powerlist.model.normalised import Normalised, TablePlace
    from powerlist.model.sheet import FileProblem, Note, SourceFile, Table

SCHEMA = "powerlist/read/v1"
#: (cell, field) → what the cell says, where an item holds nothing for it.
_Said = dict[tuple[str, str], str]


def render(files: Sequence[SourceFile], normalised: Normalised, language: str = "zh") -> bytes:
    """Return the JSON of ``read``.

    Args:
        files: what was read, in the order given.
        normalised: the items of the same files; ``tables`` in the order of the files' tables.
        language: of the messages.
    """
    by_table = dict(iter(normalised.items.groupby("table", sort=False)))
    notes = _notes_by_file(normalised.notes)
    out = []
    said = _placeholders(normalised)
    number = 0
    for file in files:
        tables = []
        for table in file.tables:
            place = normalised.tables[number]
            tables.append(
                _table(table, by_table.get(number), place, said.get((file.file, table.sheet or ""), {}))
            )
            number += 1
        out.append(
            {
                "file": file.file,
                "format": file.format,
                "encoding": file.encoding,
                "error": problem_json(file.file, file.error, language),
                "tables": tables,
                "notes": [note_json(note) for note in notes.get(file.file, file.notes)],
            }
        )
    return json_bytes({"schema": SCHEMA, "files": out})


def _placeholders(normalised: Normalised) -> dict[tuple[str, str], _Said]:
    """Return by file and sheet what cells say that count as blank (无, /): here a cell keeps its words."""
    changes = normalised.ledger
    emptied = changes[changes["step"] == "placeholder"]
    found: dict[tuple[str, str], _Said] = {}
    for file, sheet, cell, field, before in zip(
        *(emptied[name].tolist() for name in ("file", "sheet", "cell", "field", "before")), strict=True
    ):
        found.setdefault((file, sheet), {})[cell, field] = before
    return found


def problem_json(file: str, problem: FileProblem | None, language: str) -> dict[str, Any] | None:
    """Return the JSON object of a file's error, or None."""
    if problem is None:
        return None
    return {"kind": problem.kind.value, "message": problem_message(file, problem, language)}


def problem_message(file: str, problem: FileProblem, language: str) -> str:
    """Return what a file's error says to a person."""
    own = f"read.problem.{problem.detail.get('reason')}"
    if own in MESSAGES:
        return tell(own, language, file=file, **{key: str(value) for key, value in problem.detail.items()})
    told = ((name, str(value)) for name, value in problem.detail.items() if value not in (None, ""))
    if problem.kind is Problem.CORRUPT_FILE:
        # what a library calls it says nothing to who sent the file
        told = ((name, _named(value) if name == "message" else value) for name, value in told)
    reason = ("，" if language == "zh" else ", ").join(
        _content(name, value, language) for name, value in told
    )
    return tell(f"file.{problem.kind.value}", language, file=file, reason=reason or problem.kind.value)


def _named(message: str) -> str:
    """Return the word for what a library reports, ``structure`` where there is none."""
    kind = message.partition(":")[0]
    return kind if f"read.content.{kind}" in MESSAGES else "structure"


def _content(name: str, value: str, language: str) -> str:
    """Return a detail as a person says it: what a file really is, a number with its unit; else as it stands."""
    key, measured = f"read.content.{value}", f"read.detail.{name}"
    if key in MESSAGES:
        return tell(key, language)
    return tell(measured, language, value=value) if measured in MESSAGES else value


def note_json(note: Note) -> dict[str, Any]:
    """Return the JSON object of a note."""
    return {
        "kind": note.kind,
        "sheet": note.sheet,
        "row": note.row,
        "cell": note.cell,
        "field": note.field,
        "value": note.value,
        "detail": note.detail,
    }


def _notes_by_file(notes: Sequence[Note]) -> dict[str, list[Note]]:
    found: dict[str, list[Note]] = {}
    for note in notes:
        found.setdefault(note.file or "", []).append(note)
    return found


def _table(table: Table, items: pd.DataFrame | None, place: TablePlace, said: _Said) -> dict[str, Any]:
    return {
        "sheet": table.sheet,
        "range": table.range,
        "header_rows": list(table.header_rows),
        "columns": [
            {
                "column": column.letter,
                "head": column.head,
                "field": column.field,
                "how": column.how.value,
                "sure": round(column.sure, 3),
            }
            for column in table.columns
        ],
        "items": [] if items is None else _items(items, place, said),
    }


def _items(items: pd.DataFrame, place: TablePlace, said: _Said) -> list[dict[str, Any]]:
    names = names_of(SHEET)
    present = [name for name in names if place.letters.get(name)]
    values = [items[name].tolist() for name in names]
    rows = zip(
        items["row"].tolist(),
        items["position"].tolist(),
        items["hidden_by"].tolist(),
        zip(*values, strict=True),
        strict=True,
    )
    out = []
    for row, position, hidden_by, texts in rows:
        cleaned: dict[str, Any] = dict(zip(names, texts, strict=True))
        cleaned["type"] = cleaned["type"] or None
        cells = {name: place.cell(name, row, position) for name in present}
        if said:
            cleaned.update(
                (name, said[cell, name])
                for name, cell in cells.items()
                if cell is not None and (cell, name) in said
            )
        out.append(
            {
                "row": row,
                "hidden": bool(hidden_by),
                "hidden_by": hidden_by or None,
                "cells": cells,
                "values": cleaned,
            }
        )
    return out
