"""``provenance/``: where every value came from, what was changed on the way, and what was built.

``sources.csv`` (item → sheet rows), ``tables.json`` (columns of each source table), ``ledger.csv``
(changed cells), ``evidence.csv`` (why an item has its mode), ``notes.jsonl`` and ``build.lock``.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from powerlist.messages.errors import UserError
from powerlist.model.catalogue import EVIDENCE_COLUMNS, LEDGER_COLUMNS, SOURCE_COLUMNS, columns_frame
from powerlist.model.normalised import TablePlace
from powerlist.model.sheet import Line, Note
from powerlist.store.escape import escape, unescape

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

    from powerlist.model.catalogue import Catalogue

FOLDER = "provenance"
_FRAMES = {"sources": SOURCE_COLUMNS, "ledger": LEDGER_COLUMNS, "evidence": EVIDENCE_COLUMNS}
#: The files of provenance beside build.lock, relative to the catalogue's folder.
FILES = tuple(
    f"{FOLDER}/{name}" for name in ("sources.csv", "ledger.csv", "evidence.csv", "tables.json", "notes.jsonl")
)
_NUMBERS = ("table", "position", "row", "last_row")
_BY_POSITION = ("anchors", "elsewhere", "pieces")


def encode_provenance(catalogue: Catalogue) -> dict[str, bytes]:
    """Return ``{relative path: bytes}`` of the provenance files that have something to say."""
    files: dict[str, bytes] = {}
    for name, columns in _FRAMES.items():
        frame: pd.DataFrame = getattr(catalogue, name)
        if len(frame):
            files[f"{FOLDER}/{name}.csv"] = _encode_frame(frame, columns)
    if catalogue.tables:
        files[f"{FOLDER}/tables.json"] = _json_lines([_table_json(table) for table in catalogue.tables])
    if catalogue.notes:
        lines = [{key: value for key, value in asdict(note).items() if value} for note in catalogue.notes]
        files[f"{FOLDER}/notes.jsonl"] = _json_lines(lines)
    return files


def read_provenance(catalogue: Catalogue, folder: Path, shown: str) -> None:
    """Fill a loaded catalogue's sources, tables, ledger, evidence and notes from its folder.

    A catalogue without provenance is complete; what is not there stays empty.

    Raises:
        UserError: a file is damaged.
    """
    base = folder / FOLDER
    if not base.is_dir():
        return
    try:
        for name, columns in _FRAMES.items():
            path = base / f"{name}.csv"
            if path.is_file():
                frame = _decode_frame(path.read_bytes(), columns)
                for number in _NUMBERS:
                    if number in frame:
                        frame[number] = frame[number].replace("", "0").astype("int64")
                setattr(catalogue, name, frame)
        path = base / "tables.json"
        if path.is_file():
            catalogue.tables = [_table_of(json.loads(line)) for line in path.read_text("utf-8").splitlines()]
        path = base / "notes.jsonl"
        if path.is_file():
            catalogue.notes = [Note(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]
    except (ValueError, KeyError, TypeError, AttributeError, csv.Error, RecursionError) as error:
        raise UserError("store.bad_provenance", file=f"{shown}/{FOLDER}", reason=str(error)) from error


def _encode_frame(frame: pd.DataFrame, columns: Sequence[str]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for record in zip(*(frame[name].tolist() for name in columns), strict=True):
        writer.writerow([escape(str(value)) for value in record])
    return out.getvalue().encode("utf-8", errors="backslashreplace")


def _decode_frame(content: bytes, columns: Sequence[str]) -> pd.DataFrame:
    reader = csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
    place = {head: at for at, head in enumerate(next(reader, []))}
    rows = [row for row in reader if row]
    found = {
        name: [unescape(row[at]) if at < len(row) else "" for row in rows]
        for name in columns
        if (at := place.get(name)) is not None
    }
    return columns_frame(found, columns, len(rows))


def _json_lines(rows: Sequence[dict[str, Any]]) -> bytes:
    lines = (json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows)
    return "".join(lines).encode("utf-8", errors="backslashreplace")


def _table_json(table: TablePlace) -> dict[str, Any]:
    data = asdict(table)
    for name in _BY_POSITION:
        # JSON has no numbers as keys.
        data[name] = {field: sorted(cells.items()) for field, cells in data[name].items()}
    if not data["pieces"]:
        del data["pieces"]  # few tables have any
    return data


def _table_of(data: dict[str, Any]) -> TablePlace:
    for name in _BY_POSITION:
        found = data.get(name, {})
        data[name] = {field: {int(at): cell for at, cell in cells} for field, cells in found.items()}
    for cells in data["pieces"].values():
        cells.update({at: [(start, cell) for start, cell in pieces] for at, pieces in cells.items()})
    for name in ("captions", "lines"):
        data[name] = [Line(**line) for line in data[name]]
    return TablePlace(**data)
