"""``provenance/``: where every value came from, what was changed on the way, and what was built.

``sources.csv`` (item → sheet rows), ``tables.json`` (columns of each source table), ``ledger.csv``
(changed cells), ``evidence.csv`` (why an item has its mode), ``notes.jsonl`` and ``build.lock``.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final, TypeVar

from powerlist.messages.errors import UserError
from powerlist.model.catalogue import EVIDENCE_COLUMNS, LEDGER_COLUMNS, SOURCE_COLUMNS, columns_frame
from powerlist.model.normalised import TablePlace
from powerlist.model.sheet import Line, Note
from powerlist.store.escape import escape, unescape
from powerlist.store.merges import refuse_conflict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pandas as pd

    from powerlist.model.catalogue import Catalogue

FOLDER = "provenance"
TABLES: Final = "tables.json"
NOTES: Final = "notes.jsonl"
_FRAMES = {"sources": SOURCE_COLUMNS, "ledger": LEDGER_COLUMNS, "evidence": EVIDENCE_COLUMNS}
#: The files of provenance beside build.lock, relative to the catalogue's folder.
FILES = tuple(f"{FOLDER}/{name}" for name in (*(f"{frame}.csv" for frame in _FRAMES), TABLES, NOTES))
_NUMBERS = ("table", "position", "row", "last_row")
_BY_POSITION = ("anchors", "elsewhere", "pieces")
_Read = TypeVar("_Read")


def encode_provenance(catalogue: Catalogue) -> dict[str, bytes]:
    """Return ``{relative path: bytes}`` of the provenance files that have something to say."""
    files: dict[str, bytes] = {}
    for name, columns in _FRAMES.items():
        frame: pd.DataFrame = getattr(catalogue, name)
        if len(frame):
            files[f"{FOLDER}/{name}.csv"] = _encode_frame(frame, columns)
    if catalogue.tables:
        files[f"{FOLDER}/{TABLES}"] = _json_lines([_table_json(table) for table in catalogue.tables])
    if catalogue.notes:
        lines = [{key: value for key, value in asdict(note).items() if value} for note in catalogue.notes]
        files[f"{FOLDER}/{NOTES}"] = _json_lines(lines)
    return files


def read_provenance(catalogue: Catalogue, folder: Path, shown: str) -> None:
    """Fill a loaded catalogue's sources, tables, ledger, evidence and notes from its folder.

    A catalogue without provenance is complete; what is not there stays empty.

    Raises:
        UserError: a file is damaged, or a merge is not done in it.
    """
    base = folder / FOLDER
    if not base.is_dir():
        return
    for name, columns in _FRAMES.items():
        if (base / f"{name}.csv").is_file():
            setattr(
                catalogue, name, _read_frame(base / f"{name}.csv", columns, f"{shown}/{FOLDER}/{name}.csv")
            )
    if (base / TABLES).is_file():
        catalogue.tables = _read_lines(base / TABLES, f"{shown}/{FOLDER}/{TABLES}", _table_of)
    if (base / NOTES).is_file():
        catalogue.notes = _read_lines(base / NOTES, f"{shown}/{FOLDER}/{NOTES}", lambda data: Note(**data))


def _read_frame(path: Path, columns: Sequence[str], shown: str) -> pd.DataFrame:
    text = _text(path, shown)
    try:
        frame = _decode_frame(text, columns)
        for number in _NUMBERS:
            if number in frame:
                frame[number] = frame[number].replace("", "0").astype("int64")
    except (ValueError, csv.Error) as error:
        raise UserError("store.bad_provenance", file=shown, reason=str(error)) from error
    return frame


def _read_lines(path: Path, shown: str, made: Callable[[Any], _Read]) -> list[_Read]:
    """Return what the lines of a file of JSON objects stand for."""
    found = []
    # only line feeds end a line: a sheet's name may hold U+2028
    for number, line in enumerate(_text(path, shown).split("\n"), 1):
        try:
            found += [made(json.loads(line))] if line else []
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise UserError("store.bad_provenance", file=f"{shown}:{number}", reason=str(error)) from error
    return found


def _text(path: Path, shown: str) -> str:
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UserError("store.bad_provenance", file=shown, reason=str(error)) from error
    refuse_conflict(text, shown)
    return text


def _encode_frame(frame: pd.DataFrame, columns: Sequence[str]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for record in zip(*(frame[name].tolist() for name in columns), strict=True):
        writer.writerow([escape(str(value)) for value in record])
    return out.getvalue().encode("utf-8", errors="backslashreplace")


def _decode_frame(text: str, columns: Sequence[str]) -> pd.DataFrame:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
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
