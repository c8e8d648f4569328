"""Items and grants that say the same after a rebuild: an item's mode is the one that its grants share.

A build makes both from one source, but people change either table. What they change in items.csv comes to the
grants before these are compiled, where a source has the item; what is left is done here. Where both tables were
changed, and differently, neither is taken: the audit tells it (PLM14).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model.catalogue import set_text
from powerlist.model.enums import Mode
from powerlist.model.fields import GRANTS, ITEMS
from powerlist.model.rowkey import item_of, row_key
from powerlist.model.ruling import MODE
from powerlist.store.lock import row_hashes

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pandas as pd

    from powerlist.model.catalogue import Catalogue

_KEPT: Final = (
    "build.edited",
    "build.edited-and-changed",
    "build.added",
    "build.deleted",
    "build.unsupported",
)
_OTHERS: Final = ("build.added", "build.deleted", "build.unsupported")
_MODES: Final = frozenset(mode.value for mode in Mode)


def ruled_modes(compiled: Catalogue) -> set[str]:
    """Return the ids of the items whose mode a ruling decided."""
    evidence = compiled.evidence
    ruled = evidence[(evidence["kind"] == "ruling") & evidence["says"].isin(_MODES)]
    return set(ruled["item"].tolist())


def ruled_since(
    compiled: Catalogue, table: str, locked: Mapping[str, str], fresh: Mapping[str, str]
) -> dict[str, str]:
    """Return the hashes as now compiled of the rows that differ from the last build by a ruled mode alone.

    A ruling is no change of the source, nor is one that the edit itself has made to lapse (PLM15 tells it): who edited
    such a row need not be asked which side holds.

    Args:
        compiled: what the sources make now.
        table: items or grants.
        locked: hashes of its rows as last compiled.
        fresh: as compiled now.
    """
    frame, item = compiled.table(table), "id" if table == ITEMS else "item"
    asked = {item_of(row) for row, digest in locked.items() if digest not in ("", fresh.get(row))}
    rulings = compiled.rulings
    once = set(rulings.loc[rulings["question"] == MODE, "item"].tolist())
    some = frame[frame[item].isin(asked & (ruled_modes(compiled) | once))]
    found: dict[str, str] = {}
    for mode in ("", *sorted(_MODES)) if len(some) else ():
        before = row_hashes(some.assign(mode=mode).astype({"mode": "str"}), table)
        found |= {row: fresh[row] for row, digest in before.items() if digest == locked.get(row)}
    return found


def share_modes(merged: Catalogue, compiled: Catalogue, rows: dict[str, dict[str, str]]) -> None:
    """Give items the mode of grants that were changed by hand, and grants that of an edited item without source.

    Items whose grants were added or taken out by hand name those who are left as well.

    Args:
        merged: the tables as they are to be stored, with the notes of the rebuild; changed in place.
        compiled: what the sources make now.
        rows: the lock's hashes; what is changed here is no edit by hand at the next build.
    """
    of_grants = [note for note in merged.notes if note.kind in _KEPT and note.detail.get("table") == GRANTS]
    touched = {note.item for note in of_grants if note.item}
    items = {note.item for note in merged.notes if note.kind in _KEPT and note.detail.get("table") == ITEMS}
    _grants_follow(
        merged, items - set(compiled.items["id"].tolist()), {note.value for note in of_grants}, rows
    )
    edited = {item for item in ruled_modes(compiled) if item in items}
    wanted = (touched - items) | edited
    if not wanted:
        return
    some = merged.grants[merged.grants["item"].isin(wanted)]
    granted: dict[str, set[str]] = {}
    for item, mode in zip(some["item"].tolist(), some["mode"].tolist(), strict=True):
        granted.setdefault(item, set()).add(mode)
    if edited:
        settled = dict(zip(compiled.items["id"], compiled.items["mode"], strict=True))
        granted |= {item: {settled[item]} for item in edited - set(granted)}
    identities = merged.items["id"].tolist()
    modes = [
        (next(iter(granted[item])) if len(granted[item]) == 1 else "") if item in granted else mode
        for item, mode in zip(identities, merged.items["mode"].tolist(), strict=True)
    ]
    set_text(merged.items, "mode", modes)
    others = {note.item for note in of_grants if note.kind in _OTHERS} - items
    _name_receivers(merged, {item for item in others if item})
    _remember(merged.items, ITEMS, [item for item in granted if item not in items], rows)


def _name_receivers(merged: Catalogue, items: Collection[str]) -> None:
    """Let items whose grants were added or taken out by hand name who takes them over, where they named somebody."""
    some = merged.grants[merged.grants["item"].isin(items)]
    granted: dict[str, list[str]] = {}
    for item, receiver in zip(some["item"].tolist(), some["receiver"].tolist(), strict=True):
        if receiver:
            granted.setdefault(item, []).append(receiver)
    if granted:
        rows = zip(merged.items["id"].tolist(), merged.items["receivers"].tolist(), strict=True)
        set_text(
            merged.items,
            "receivers",
            ["、".join(granted.get(item, [])) if said and item in granted else said for item, said in rows],
        )


def _grants_follow(
    merged: Catalogue, items: set[str | None], told: set[str], rows: dict[str, dict[str, str]]
) -> None:
    """Give grants of items that no source holds the mode that somebody wrote into items.csv."""
    own = {
        item: mode
        for item, mode in zip(merged.items["id"].tolist(), merged.items["mode"].tolist(), strict=True)
        if item in items and mode in _MODES
    }
    grants = merged.grants
    if not own or not len(grants):
        return
    keys = list(zip(grants["item"].tolist(), grants["receiver"].tolist(), strict=True))
    names = [row_key(item, receiver) for item, receiver in keys]
    modes = [
        own[item] if item in own and name not in told else mode
        for (item, _), name, mode in zip(keys, names, grants["mode"].tolist(), strict=True)
    ]
    changed = [name for name, mode, was in zip(names, modes, grants["mode"], strict=True) if mode != was]
    if not changed:
        return
    set_text(grants, "mode", modes)
    _remember(grants, GRANTS, changed, rows)
    kept = [
        mode != Mode.RETAINED or name not in set(changed) for name, mode in zip(names, modes, strict=True)
    ]
    merged.grants = grants[kept].reset_index(drop=True)


def _remember(frame: pd.DataFrame, table: str, names: list[str], rows: dict[str, dict[str, str]]) -> None:
    """Note rows as compiled as they stand now."""
    hashes = row_hashes(frame, table)
    rows[table].update({name: hashes[name] for name in names if name in hashes and name in rows[table]})
