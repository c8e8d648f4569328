"""A new compilation beside what is stored: edits by hand stay, nothing goes silently.

Which row is which item is known by now (``compile.alignment``). Each row has one of these fates:

=================  ==============  ==========================================================
edited by hand     source changed  fate
=================  ==============  ==========================================================
no                 either          the new row is taken
yes                no              the edited row is kept (note ``build.edited``)
yes                yes             the edited row is kept, finding ``build.edited-and-changed``
no partner         (gone)          the row is kept with its grants, finding ``build.unsupported``
(a ruling)         either          a grant that was refused goes, edited or not (``compile.ruledgrants``)
added by hand      (never any)     the row is kept (note ``build.added``)
deleted by hand    either          the row stays out, finding ``build.deleted``
=================  ==============  ==========================================================

An item's mode is the one that its grants share, whichever of the two tables it was changed in
(``compile.agreement``).
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from powerlist.compile.agreement import ruled_since, share_modes
from powerlist.compile.origins import origins_of
from powerlist.compile.ruledgrants import follow_rulings
from powerlist.model.fields import COMPILED, GRANTS, ITEMS, names_of
from powerlist.model.rowkey import item_of, row_key
from powerlist.model.sheet import Note
from powerlist.store.lock import Lock, row_hashes

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pandas as pd

    from powerlist.model.catalogue import Catalogue


def rebuild(compiled: Catalogue, stored: Catalogue, lock: Lock) -> tuple[Catalogue, Lock]:
    """Return the catalogue to store and its lock.

    Args:
        compiled: what the sources make now; the ids of its items are those of the stored ones.
        stored: the catalogue as it stands.
        lock: what the last build compiled.
    """
    merged = dataclasses.replace(compiled)
    stored = follow_rulings(stored, compiled, lock.rows.get(GRANTS, {}))
    rows: dict[str, dict[str, str]] = {}
    gone: set[str] = set()
    for table, key in COMPILED.items():
        standing, fresh = stored.table(table), compiled.table(table)
        hashes = row_hashes(standing, table), row_hashes(fresh, table)
        locked = lock.rows.get(table, {})
        edited = {row: digest for row, digest in locked.items() if hashes[0].get(row, digest) != digest}
        locked = {**locked, **ruled_since(compiled, table, edited, hashes[1])}
        kept = set(merged.items["id"].tolist()) - set(compiled.items["id"].tolist())
        frame, notes = merge(
            standing, fresh, table, (locked, *hashes), kept, gone, there=_stands(stored, table)
        )
        if table == ITEMS:
            gone = {note.value for note in notes if note.kind == "build.deleted"}
        frame = frame.sort_values(list(key), kind="stable", ignore_index=True)
        setattr(merged, table, frame)
        merged.notes = [*merged.notes, *notes]
        # A row that was kept remembers what it was last compiled from, so that its edit is still known; one
        # whose source changed as well waits for a decision, and is told at every build until both agree.
        waiting = {note.value for note in notes if note.kind == "build.edited-and-changed"}
        there = row_hashes(frame, table)
        rows[table] = {
            **{key: digest for key, digest in locked.items() if key in there},
            **{key: digest for key, digest in hashes[1].items() if key not in waiting},
        }
    share_modes(merged, compiled, rows)
    merged.notes = [one for one in merged.notes if one.item not in gone or one.kind == "build.deleted"]
    _keep_sources(merged, stored, gone)
    merged.folder, merged.shown = stored.folder, stored.shown
    merged.__dict__.pop("citations", None)
    stays = set(merged.items["id"].tolist())
    kept_origins = {item: origin for item, origin in lock.origins.items() if item in stays}
    return merged, Lock(rows=rows, origins=origins_of(compiled, kept_origins, gone))


def merge(
    stored: pd.DataFrame,
    compiled: pd.DataFrame,
    table: str,
    hashes: tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]],
    kept_items: Collection[str] = (),
    gone_items: Collection[str] = (),
    *,
    there: bool = False,
) -> tuple[pd.DataFrame, list[Note]]:
    """Return the rows to store and what there is to say about them.

    Args:
        stored: the table as it stands.
        compiled: the table as compiled now.
        table: its name.
        hashes: of the rows as last compiled, as stored now, as compiled now, by key joined with ``|``.
        kept_items: ids of items that stay though no source holds them; their grants stay too.
        gone_items: ids of items that somebody deleted; their grants go with them.
        there: the table is stored, if only its head. Who deletes a file wants it built anew; who deletes its rows, be
            it all of them, wants them gone.
    """
    import pandas as pd

    locked, standing, fresh = hashes
    stored_keys = _keys(stored, table)
    compiled_keys = _keys(compiled, table)
    known = set(stored_keys)
    there = there or bool(known)
    deleted = {row for row in compiled_keys if there and row in locked and row not in known}
    place_of = dict(zip(compiled_keys, range(len(compiled_keys)), strict=True))
    notes: list[Note] = []
    kept: list[int] = []
    for position, row in enumerate(stored_keys):
        item = item_of(row)
        edited = row in locked and standing[row] != locked[row]
        if item in gone_items and not edited:
            continue
        if row not in fresh:
            kind = _without_source(row, table, locked, edited=edited, item_stays=item in kept_items)
            if kind != "gone":
                kept.append(position)
            if kind.startswith("build."):
                notes.append(Note(kind, item=item, value=row, detail={"table": table}))
            continue
        if standing[row] == fresh[row] or (row in locked and not edited):
            continue
        detail: dict[str, object] = {"table": table}
        changed = row not in locked or fresh[row] != locked[row]
        if changed:
            detail["differing"] = _differing(stored, position, compiled, place_of[row], table)
        kind = "build.edited-and-changed" if changed else "build.edited"
        notes.append(Note(kind, item=item, value=row, detail=detail))
        kept.append(position)
    kept_keys = {stored_keys[position] for position in kept}
    out = {row for row in compiled_keys if item_of(row) in gone_items}
    notes += [_deleted(compiled, place_of[row], row, table) for row in compiled_keys if row in deleted - out]
    taken = [
        position
        for position, row in enumerate(compiled_keys)
        if row not in kept_keys and row not in deleted and row not in out
    ]
    notes += [
        Note("build.new", item=item_of(row), value=row, detail={"table": table})
        for row in compiled_keys
        if there and row not in known and row not in deleted and row not in out
    ]
    merged = pd.concat([compiled.iloc[taken], stored.iloc[kept]], ignore_index=True)
    columns = list(compiled.columns)
    if "extra" in stored and "extra" not in columns:
        # a column that somebody added by hand: rows that have a value in it were edited, so they are among the kept
        columns.append("extra")
        merged["extra"] = merged["extra"].fillna("").astype("str")
    return merged[columns], notes


def _stands(stored: Catalogue, table: str) -> bool:
    return stored.folder is not None and (stored.folder / f"{table}.csv").is_file()


def _without_source(
    row: str, table: str, locked: Mapping[str, str], *, edited: bool, item_stays: bool
) -> str:
    """Return what becomes of a stored row that no source holds: the kind of its note, ``kept`` or ``gone``.

    A grant that nobody edited goes with its ground; an item never goes silently, nor do the grants of one that
    no source holds now: it would be in no directory any more, and nothing would say so.
    """
    if row not in locked:
        return "build.added"
    if table != GRANTS or edited:
        return "build.unsupported"
    return "kept" if item_stays else "gone"


def _deleted(compiled: pd.DataFrame, at: int, row: str, table: str) -> Note:
    """Return the note of a row that somebody deleted and its source still has."""
    if table != "items":
        return Note("build.deleted", item=item_of(row), value=row, detail={"table": table})
    file, sheet, number, name, sub_name = (
        str(compiled[column].iat[at]) for column in ("file", "sheet", "row", "name", "sub_name")
    )
    return Note(
        "build.deleted",
        file=file or None,
        sheet=sheet or None,
        row=int(number) or None,
        item=row,
        value=row,
        detail={"table": table, "name": sub_name or name},
    )


def _differing(
    stored: pd.DataFrame, position: int, compiled: pd.DataFrame, at: int, table: str
) -> list[list[str]]:
    """Return field, stored value and compiled value of everything in which two rows differ."""
    found = []
    for name in names_of(table):
        mine, theirs = (
            str(frame[name].iat[place]) if name in frame else ""
            for frame, place in ((stored, position), (compiled, at))
        )
        if mine != theirs:
            found.append([name, mine, theirs])
    return found


def _keys(frame: pd.DataFrame, table: str) -> list[str]:
    return [
        row_key(*parts) for parts in zip(*(frame[name].tolist() for name in COMPILED[table]), strict=True)
    ]


def _keep_sources(merged: Catalogue, stored: Catalogue, gone: set[str]) -> None:
    """Give rows that no source holds any more the sources and evidence that they had; deleted ones lose theirs."""
    import pandas as pd

    known = set(merged.sources["item"].tolist())
    kept = set(merged.items["id"].tolist()) - known
    old = stored.sources[stored.sources["item"].isin(kept)].copy()
    if len(old):
        # a workbook that was read again holds other rows where these stood
        again = old["file"].isin({place.file for place in merged.tables} | set(merged.sources["file"]))
        old.loc[again, ["row", "last_row"]] = 0
        old.loc[again, "table"] = -1
        old["table"] = [_table_again(merged, stored, table) for table in old["table"].tolist()]
        merged.sources = pd.concat([merged.sources, old], ignore_index=True)
    said = stored.evidence[stored.evidence["item"].isin(kept)]
    if len(said):
        merged.evidence = pd.concat([merged.evidence, said], ignore_index=True)
    # Rows stay in the order of the items, so that the files do not depend on the order of the sources.
    order = {item: at for at, item in enumerate(merged.items["id"].tolist())}
    if gone:
        for name in ("sources", "evidence"):
            frame = getattr(merged, name)
            setattr(merged, name, frame[~frame["item"].isin(gone)].reset_index(drop=True))
    merged.sources = merged.sources.sort_values(
        "item", key=lambda column: column.map(order), kind="stable", ignore_index=True
    )


def _table_again(merged: Catalogue, stored: Catalogue, number: int) -> int:
    """Return the number of a stored source table among the merged ones, added where it is not there."""
    if not 0 <= number < len(stored.tables):
        return -1
    place = stored.tables[number]
    if place not in merged.tables:
        merged.tables = [*merged.tables, place]
    return merged.tables.index(place)
