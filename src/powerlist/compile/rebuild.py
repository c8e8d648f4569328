"""A new compilation beside what is stored: ids stay, edits by hand stay, nothing goes silently.

Rows are aligned by exact key, then by the id that an edited row was compiled with, then by code, then by
linkage; only what is still without a partner gets a new id. Then each row has one of these fates:

=================  ==============  ==========================================================
edited by hand     source changed  fate
=================  ==============  ==========================================================
no                 either          the new row is taken
yes                no              the edited row is kept (note ``build.edited``)
yes                yes             the edited row is kept, finding ``build.edited-and-changed``
no partner         (gone)          the row is kept with its grants, finding ``build.unsupported``
added by hand      (never any)     the row is kept (note ``build.added``)
deleted by hand    either          the row stays out, finding ``build.deleted``
=================  ==============  ==========================================================
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from powerlist.compile.identity import assign, fresh_id, keys_of
from powerlist.model.fields import names_of
from powerlist.model.sheet import Note

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import pandas as pd

    from powerlist.model.catalogue import Catalogue

#: A scored counterpart below this is no certain one: the row gets an id of its own, and the old item is told.
_SURE = 0.8


def identify(
    items: pd.DataFrame,
    citations: pd.DataFrame,
    division_code: str,
    order: Sequence[int],
    stored: Catalogue | None = None,
    locked: Mapping[str, str] | None = None,
    hashes: Mapping[str, str] | None = None,
) -> list[str]:
    """Return the ids of newly compiled items, those of the stored catalogue where they are the same items.

    Args:
        items: the compiled items.
        citations: their citations.
        division_code: of the place.
        order: positions in source order (``source_order``).
        stored: the catalogue as it stands, or None for a first build.
        locked: ``{id: hash of the row as last compiled}``.
        hashes: ``{id: hash of the row as it stands}``.
    """
    keys = keys_of(items, citations)
    if stored is None or not len(stored.items):
        return assign(keys, division_code, order)
    ids: list[str] = [""] * len(keys)
    free = dict.fromkeys(stored.items["id"].tolist())
    _by_key(ids, keys, order, stored, free)
    _by_edited_id(ids, keys, order, division_code, free, locked or {}, hashes or {})
    _by_code(ids, items, order, stored, free)
    _by_linkage(ids, items, citations, stored, free)
    rest = [position for position in order if not ids[position]]
    fresh = assign(
        [keys[position] for position in rest],
        division_code,
        range(len(rest)),
        taken=stored.items["id"].tolist(),
    )
    for position, identity in zip(rest, fresh, strict=True):
        ids[position] = identity
    return ids


def _by_key(
    ids: list[str],
    keys: Sequence[tuple[str, ...]],
    order: Sequence[int],
    stored: Catalogue,
    free: dict[str, None],
) -> None:
    waiting: dict[tuple[str, ...], list[str]] = defaultdict(list)
    stored_keys = keys_of(stored.items, stored.citations)
    for identity, key in zip(stored.items["id"].tolist(), stored_keys, strict=True):
        waiting[key].append(identity)
    for partners in waiting.values():
        partners.sort(key=_tie_number, reverse=True)
    for position in order:
        same = waiting.get(keys[position])
        if same:
            ids[position] = same.pop()
            del free[ids[position]]


def _tie_number(identity: str) -> tuple[int, str]:
    head, *tail = identity.rsplit("-", 1)
    tied = "-" in head and tail and tail[0].isdigit() and len(tail[0]) < 8
    return (int(tail[0]) if tied else 1, identity)


def _by_edited_id(
    ids: list[str],
    keys: Sequence[tuple[str, ...]],
    order: Sequence[int],
    division_code: str,
    free: dict[str, None],
    locked: Mapping[str, str],
    hashes: Mapping[str, str],
) -> None:
    for position in order:
        if ids[position]:
            continue
        identity = fresh_id(keys[position], division_code)
        if identity in free and identity in locked and hashes.get(identity) != locked[identity]:
            ids[position] = identity
            del free[identity]


def _by_code(
    ids: list[str], items: pd.DataFrame, order: Sequence[int], stored: Catalogue, free: dict[str, None]
) -> None:
    new_codes = items["code"].tolist()
    uses = Counter(new_codes)
    old: dict[str, list[str]] = defaultdict(list)
    for identity, code in zip(stored.items["id"].tolist(), stored.items["code"].tolist(), strict=True):
        if code:
            old[code].append(identity)
    for position in order:
        code = new_codes[position]
        # A code that two rows share says nothing about which of them this is.
        if ids[position] or not code or uses[code] > 1:
            continue
        partners = old.get(code, [])
        if len(partners) == 1 and partners[0] in free:
            ids[position] = partners[0]
            del free[partners[0]]


def _by_linkage(
    ids: list[str], items: pd.DataFrame, citations: pd.DataFrame, stored: Catalogue, free: dict[str, None]
) -> None:
    left = [position for position, identity in enumerate(ids) if not identity]
    right = [position for position, identity in enumerate(stored.items["id"].tolist()) if identity in free]
    if not left or not right:
        return
    from powerlist.linkage import align

    alignment = align(
        items.iloc[left].reset_index(drop=True),
        _some(citations, left),
        stored.items.iloc[right].reset_index(drop=True),
        _some(stored.citations, right),
    )
    stored_ids = stored.items["id"].tolist()
    sure = (alignment.how == "exact") | (alignment.how == "code") | (alignment.score >= _SURE)
    for here, there in zip(alignment.left[sure].tolist(), alignment.right[sure].tolist(), strict=True):
        identity = stored_ids[right[there]]
        ids[left[here]] = identity
        del free[identity]


def _some(citations: pd.DataFrame, positions: Sequence[int]) -> pd.DataFrame:
    place = {position: at for at, position in enumerate(positions)}
    some = citations[citations["position"].isin(place)].copy()
    some["position"] = some["position"].map(place).astype("int64")
    return some.reset_index(drop=True)


def merge(
    stored: pd.DataFrame,
    compiled: pd.DataFrame,
    table: str,
    key: Sequence[str],
    hashes: tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]],
    kept_items: Collection[str] = (),
    gone_items: Collection[str] = (),
) -> tuple[pd.DataFrame, list[Note]]:
    """Return the rows to store and what there is to say about them.

    Args:
        stored: the table as it stands.
        compiled: the table as compiled now.
        table: its name.
        key: the columns that identify a row.
        hashes: of the rows as last compiled, as stored now, as compiled now, by key joined with ``|``.
        kept_items: ids of items that stay though no source holds them; their grants stay too.
        gone_items: ids of items that somebody deleted; their grants go with them.
    """
    import pandas as pd

    locked, standing, fresh = hashes
    stored_keys = _keys(stored, key)
    compiled_keys = _keys(compiled, key)
    known = set(stored_keys)
    # Who deletes a file wants it built anew; who deletes a row wants it gone.
    deleted = {row for row in compiled_keys if known and row in locked and row not in known}
    place_of = dict(zip(compiled_keys, range(len(compiled_keys)), strict=True))
    notes: list[Note] = []
    kept: list[int] = []
    for position, row in enumerate(stored_keys):
        edited = row in locked and standing[row] != locked[row]
        item = row.split("|")[0]
        if item in gone_items and not edited:
            continue
        if row not in fresh:
            # A grant that nobody edited goes with its ground; an item never goes silently, nor do the grants
            # of one that no source holds now: it would be in no directory any more, and nothing would say so.
            if row not in locked:
                notes.append(Note("build.added", item=item, value=row, detail={"table": table}))
            elif table == "grants" and not edited:
                if item not in kept_items:
                    continue
            else:
                notes.append(Note("build.unsupported", item=item, value=row, detail={"table": table}))
            kept.append(position)
            continue
        same = standing[row] == fresh[row]
        if same or (row in locked and not edited):
            continue
        changed = row not in locked or fresh[row] != locked[row]
        kind = "build.edited-and-changed" if changed else "build.edited"
        detail: dict[str, object] = {"table": table}
        if changed:
            detail["differing"] = _differing(stored, position, compiled, place_of[row], table)
        notes.append(Note(kind, item=item, value=row, detail=detail))
        kept.append(position)
    kept_keys = {stored_keys[position] for position in kept}
    out = {row for row in compiled_keys if row.split("|")[0] in gone_items}
    notes += [_deleted(compiled, place_of[row], row, table) for row in compiled_keys if row in deleted - out]
    taken = [
        position
        for position, row in enumerate(compiled_keys)
        if row not in kept_keys and row not in deleted and row not in out
    ]
    notes += [
        Note("build.new", item=row.split("|")[0], value=row, detail={"table": table})
        for row in compiled_keys
        if known and row not in known and row not in deleted and row not in out
    ]
    merged = pd.concat([compiled.iloc[taken], stored.iloc[kept]], ignore_index=True)
    columns = list(compiled.columns)
    if "extra" in stored and "extra" not in columns:
        # a column that somebody added by hand: rows that have a value in it were edited, so they are among the kept
        columns.append("extra")
        merged["extra"] = merged["extra"].fillna("").astype("str")
    return merged[columns], notes


def _deleted(compiled: pd.DataFrame, at: int, row: str, table: str) -> Note:
    """Return the note of a row that somebody deleted and its source still has."""
    if table != "items":
        return Note("build.deleted", item=row.partition("|")[0], value=row, detail={"table": table})
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


def _keys(frame: pd.DataFrame, key: Sequence[str]) -> list[str]:
    return ["|".join(parts) for parts in zip(*(frame[name].tolist() for name in key), strict=True)]
