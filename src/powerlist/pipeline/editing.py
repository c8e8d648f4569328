"""``edit``: a catalogue as a workbook for an analyst with Excel or WPS, and back as a diff to confirm."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.files.workbooks import LONGEST_CELL
from powerlist.messages.errors import NothingHere, UserError
from powerlist.model.edited import Edited, ValueChange
from powerlist.model.enums import Mode, mode_code
from powerlist.model.fields import COMPILED, GRANTS, ITEMS, fields_of, names_of
from powerlist.model.lostheads import lost_head
from powerlist.model.origin import mark_of, origin_of
from powerlist.model.rowkey import row_key
from powerlist.pipeline.agreeing import agreed
from powerlist.text.digits import damage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    """Return the catalogue and what somebody changed in a workbook that ``edit`` wrote.

    Rows are known by their keys, whatever their order; only columns that the workbook has are compared. What the
    list alone has changed since the workbook was made stays; what both have changed is told and taken from neither.
    A mode that was changed in one sheet is changed in the other. Columns that an analyst added for himself are not
    read, which is told. A cell merged over rows stands for all of them.

    Raises:
        UserError: the workbook cannot be read, a sheet or key column is missing, a column was called otherwise, a
            key stands twice, an id was made up, a formula was saved without its value, a cell is merged over columns.
    """
    from powerlist.messages import LANGUAGES, tell
    from powerlist.read.forms import no_formula, read_grids, unmerged

    catalogue = _load(folder)
    sheets = read_grids(path, path.as_posix())
    made_from = origin_of(grid.rows for grid in sheets.values())
    changes: list[ValueChange] = []
    torn: list[ValueChange] = []
    kept = 0
    unread: list[str] = []
    rows: dict[str, Sequence[dict[str, str]]] = {}
    for table, key in COMPILED.items():
        titles = [tell(f"edit.sheet.{table}", language) for language in LANGUAGES]
        name = next((title for title in titles if title in sheets), None)
        if name is None:
            raise UserError("edit.no_sheet", file=path.as_posix(), sheet=titles[0])
        shown = f"{path.as_posix()} {name}"
        no_formula(sheets[name], shown)
        if made_from is None:
            raise UserError("edit.no_origin", file=path.as_posix(), sheet=tell("edit.sheet.about", "zh"))
        heads = {field.head for field in fields_of(table) if field.name in key}
        first = sheets[name].rows[0] if sheets[name].rows else []
        keys = [at for at, cell in enumerate(first) if cell.strip() in heads]
        told = _told(unmerged(sheets[name], shown, keys), table, key, shown)
        unread += _unread(sheets[name].rows, table, made_from.get(table, {}), shown)
        found = _Differences(catalogue, table, made_from.get(table, {}), path.as_posix())
        rows[table] = found.merged(key, told)
        changes += found.changes
        torn += found.torn
        kept += found.kept
    return catalogue, agreed(Edited(tuple(changes), rows, tuple(torn), kept, tuple(unread)))


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
        unknown = unknown_of(catalogue, table)
        # a table without rows has nothing to say; of grants that are all deleted the head says that they are
        emptied = table == GRANTS and (catalogue.folder / f"{table}.csv").is_file()
        if rows or unknown or table == ITEMS or emptied:
            files[f"{table}.csv"] = encode(text_frame(rows, columns), table, unknown)
    return write_folder(catalogue.folder, files, owned=[f"{table}.csv" for table in edited.rows])


def _load(folder: Path) -> Catalogue:
    from powerlist.store.folder import is_catalogue, load

    if not is_catalogue(folder):
        raise NothingHere("store.no_catalogue", file=folder.as_posix())
    return load(folder)


def _told(
    grid: Sequence[Sequence[str]], table: str, key: tuple[str, ...], shown: str
) -> dict[str, dict[str, str]]:
    """Return ``{key: {field: text}}`` of a sheet; a row without any text is none."""
    by_head = {field.head: field.name for field in fields_of(table)}
    heads = [by_head.get(cell.strip()) for cell in (grid[0] if grid else ())]
    lost = lost_head(table, [name for name in heads if name], (), key)
    if lost is not None:
        raise UserError("edit.no_column", place=shown, head=lost.head)
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
        identity = row_key(*(row.get(name, "") for name in key))
        if not row.get(key[0]):
            raise UserError("edit.no_key", place=f"{shown}!{number}")
        if identity in found:
            raise UserError("edit.doubled_key", place=f"{shown}!{number}", key=identity)
        found[identity] = row
    return found


def _unread(
    grid: Sequence[Sequence[str]], table: str, made_from: Mapping[str, Mapping[str, str]], shown: str
) -> list[str]:
    """Return the heads of columns that the table does not have although somebody wrote in them.

    Raises:
        UserError: a column that the workbook was made with is gone besides: its head was changed, and what was edited
            below it would be lost without a word.
    """
    heads = [cell.strip() for cell in (grid[0] if grid else ())]
    known = {field.head: field.name for field in fields_of(table)}
    found = [
        head
        for at, head in enumerate(heads)
        if head and head not in known and any(len(row) > at and row[at].strip() for row in grid[1:])
    ]
    nothing = mark_of("")
    made = {name for marks in made_from.values() for name, mark in marks.items() if mark != nothing}
    there = [known[head] for head in heads if head in known]
    lost = lost_head(table, there, found, made - {"receivers"})
    if lost is not None and lost.found:
        raise UserError("edit.other_head", place=shown, found=lost.found[0], head=lost.head)
    return found


def _doubtful(name: str, value: str) -> str:
    """Return what is odd about a value whoever wrote it: no mode that there is, an item without a name."""
    if name == "mode" and value and value not in set(Mode):
        return "mode"
    return "name" if name == "name" and not value else ""


class _Differences:
    """One table of the list beside that of the workbook, and what both were when the workbook was made.

    Attributes:
        changes: what the workbook alone has changed.
        torn: what both have changed.
        kept: how many values the list alone has changed.
    """

    def __init__(
        self, catalogue: Catalogue, table: str, made_from: Mapping[str, Mapping[str, str]], shown: str
    ) -> None:
        self.changes: list[ValueChange] = []
        self.torn: list[ValueChange] = []
        self.kept = 0
        self._catalogue = catalogue
        self._table = table
        self._made_from = made_from
        self._shown = shown

    def merged(self, key: tuple[str, ...], told: dict[str, dict[str, str]]) -> list[dict[str, str]]:
        """Return the rows as they are to be stored.

        Args:
            key: the fields that identify a row.
            told: the workbook's rows.

        Raises:
            UserError: an id was made up.
        """
        frame = self._catalogue.table(self._table)
        stored = {
            row_key(*(str(row[name]) for name in key)): {str(name): str(value) for name, value in row.items()}
            for row in frame.to_dict("records")
        }
        rows: list[dict[str, str]] = []
        for identity, old in stored.items():
            new = told.get(identity)
            if new is not None:
                rows.append(self._row(identity, old, new))
            elif not self._deleted(identity, old):
                rows.append(old)
        known = set(self._catalogue.items["id"].tolist())
        for identity, new in told.items():
            if identity in stored:
                continue
            if identity in self._made_from:
                # gone from the list since
                if self._is_as_made(identity, new):
                    self.kept += 1
                else:
                    self.torn.append(ValueChange(self._table, identity, "torn-gone", after=_title(new)))
                continue
            if self._table == ITEMS or new[key[0]] not in known:
                # An id is given by a build and never by hand; a grant needs its item.
                raise UserError("edit.unknown_id", file=self._shown, id=new[key[0]])
            mode = new.get("mode", "")
            odd = _doubtful("mode", mode)
            self.changes.append(ValueChange(self._table, identity, "added", after=mode, damage=odd))
            rows.append(new)
        return rows

    def _row(self, identity: str, old: dict[str, str], new: dict[str, str]) -> dict[str, str]:
        """Return one row that both have."""
        made_from = self._made_from.get(identity, {})
        row = dict(old)
        for name, value in new.items():
            now = old[name].strip()
            # a workbook cuts what is longer than a cell; what it still shows was not edited
            if value == now or (len(now) > LONGEST_CELL and value == now[:LONGEST_CELL].strip()):
                continue
            before = made_from.get(name, "")
            if mark_of(value) == before:
                self.kept += 1
            elif mark_of(now) == before:
                done = damage(now, value) or _doubtful(name, value)
                change = ValueChange(self._table, identity, "changed", name, old[name], value, done)
                self.changes.append(change)
                row[name] = value
            else:
                self.torn.append(ValueChange(self._table, identity, "torn", name, old[name], value))
        return row

    def _deleted(self, identity: str, old: dict[str, str]) -> bool:
        """Return whether the analyst took out a row that the workbook does not have; it may be newer than that."""
        if identity not in self._made_from:
            self.kept += 1
            return False
        if self._is_as_made(identity, old):
            self.changes.append(ValueChange(self._table, identity, "deleted", before=_title(old)))
            return True
        self.torn.append(ValueChange(self._table, identity, "torn-deleted", before=_title(old)))
        return False

    def _is_as_made(self, identity: str, row: Mapping[str, str]) -> bool:
        """Return whether a row says what it said when the workbook was made."""
        made_from = self._made_from[identity]
        return all(mark_of(row[name]) == mark for name, mark in made_from.items() if name in row)


def _title(row: Mapping[str, str]) -> str:
    """Return what a person knows a row by: an item's name, a grant's mode."""
    return row.get("name") or row.get("mode", "")
