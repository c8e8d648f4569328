"""``edit``: a catalogue as a workbook for an analyst with Excel or WPS, and back as a diff to confirm."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.messages.errors import UserError
from powerlist.model.edited import Edited, ValueChange
from powerlist.model.enums import mode_code
from powerlist.model.fields import fields_of, names_of
from powerlist.text.digits import damage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.catalogue import Catalogue


def workbook(folder: Path, language: str) -> bytes:
    """Return the workbook of a stored catalogue.

    Raises:
        UserError: the folder holds none.
    """
    from powerlist.report.edit_workbook import edit_workbook

    return edit_workbook(_load(folder), language)


def make(folder: Path, target: Path, language: str) -> None:
    """Write the workbook of a stored catalogue; one that somebody has edited is never replaced.

    Raises:
        UserError: the folder holds no catalogue, or the workbook there was saved by somebody.
    """
    from powerlist.files.atomic import write_bytes
    from powerlist.files.workbooks import is_unsaved

    content = workbook(folder, language)
    if target.is_file():
        there = target.read_bytes()
        if there not in (content, b"") and not is_unsaved(there):
            raise UserError("edit.edited", file=target.as_posix())
    write_bytes(target, content)


def compare(folder: Path, path: Path) -> tuple[Catalogue, Edited]:
    """Return the catalogue and what differs from it in a workbook that ``edit`` wrote.

    Rows are known by their keys, whatever their order; only columns that the workbook has are compared.

    Raises:
        UserError: the workbook cannot be read, a sheet or key column is missing, a key stands twice, an
            id was made up.
    """
    from powerlist.messages import LANGUAGES, tell
    from powerlist.read.forms import read_form
    from powerlist.report.edit_workbook import TABLES

    catalogue = _load(folder)
    sheets = read_form(path, path.as_posix())
    changes: list[ValueChange] = []
    rows: dict[str, Sequence[dict[str, str]]] = {}
    for table, key in TABLES.items():
        titles = [tell(f"edit.sheet.{table}", language) for language in LANGUAGES]
        name = next((title for title in titles if title in sheets), None)
        if name is None:
            raise UserError("edit.no_sheet", file=path.as_posix(), sheet=titles[0])
        told = _told(sheets[name], table, key, f"{path.as_posix()} {name}")
        found, new = _differences(catalogue, table, key, told, path.as_posix())
        changes += found
        rows[table] = new
    return catalogue, Edited(tuple(changes), rows)


def store(catalogue: Catalogue, edited: Edited) -> list[str]:
    """Write the edited tables; return the files that changed.

    The edit is one by hand: the next build knows it and keeps it.
    """
    from powerlist.files.atomic import write_folder
    from powerlist.model.catalogue import text_frame
    from powerlist.store.folder import unknown_of
    from powerlist.store.tables import encode

    if catalogue.folder is None:
        return []
    files = {}
    for table, rows in edited.rows.items():
        columns = [*names_of(table), *(["extra"] if "extra" in catalogue.table(table) else [])]
        files[f"{table}.csv"] = encode(text_frame(rows, columns), table, unknown_of(catalogue, table))
    return write_folder(catalogue.folder, files)


def _load(folder: Path) -> Catalogue:
    from powerlist.store.folder import is_catalogue, load

    if not is_catalogue(folder):
        raise UserError("store.no_catalogue", file=folder.as_posix())
    return load(folder)


def _told(
    grid: Sequence[Sequence[str]], table: str, key: tuple[str, ...], shown: str
) -> dict[str, dict[str, str]]:
    """Return ``{key: {field: text}}`` of a sheet; a row without any text is none."""
    by_head = {field.head: field.name for field in fields_of(table)}
    heads = [by_head.get(cell.strip()) for cell in (grid[0] if grid else ())]
    for name in key:
        if name not in heads:
            head = next(field.head for field in fields_of(table) if field.name == name)
            raise UserError("edit.no_column", place=shown, head=head)
    found: dict[str, dict[str, str]] = {}
    for number, cells in enumerate(grid[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        row = {
            name: value.replace("\r\n", "\n").strip()
            for name, value in zip(heads, cells, strict=False)
            if name
        }
        if "mode" in row:
            row["mode"] = mode_code(row["mode"])
        identity = "|".join(row.get(name, "") for name in key)
        if not row.get(key[0]):
            raise UserError("edit.no_key", place=f"{shown}!{number}")
        if identity in found:
            raise UserError("edit.doubled_key", place=f"{shown}!{number}", key=identity)
        found[identity] = row
    return found


def _differences(
    catalogue: Catalogue, table: str, key: tuple[str, ...], told: dict[str, dict[str, str]], shown: str
) -> tuple[list[ValueChange], list[dict[str, str]]]:
    frame = catalogue.table(table)
    stored = {"|".join(str(row[name]) for name in key): row for row in frame.to_dict("records")}
    known = set(catalogue.items["id"].tolist())
    changes: list[ValueChange] = []
    rows: list[dict[str, str]] = []
    for identity, record in stored.items():
        old = {str(name): str(value) for name, value in record.items()}
        new = told.get(identity)
        if new is None:
            changes.append(ValueChange(table, identity, "deleted", before=old.get("name", "")))
            continue
        for name, value in new.items():
            if value != old[name].strip():
                done = damage(old[name].strip(), value)
                changes.append(ValueChange(table, identity, "changed", name, old[name], value, done))
        rows.append({**old, **{name: value for name, value in new.items() if value != old[name].strip()}})
    for identity, new in told.items():
        if identity in stored:
            continue
        if table == "items" or new[key[0]] not in known:
            # An id is given by a build and never by hand; a grant needs its item.
            raise UserError("edit.unknown_id", file=shown, id=new[key[0]])
        changes.append(ValueChange(table, identity, "added", after=new.get("mode", "")))
        rows.append(new)
    return changes, rows
