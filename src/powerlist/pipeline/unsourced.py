"""Rulings on items that no source holds any more: what people decide counts for them as for all others."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from powerlist.compile.ruledgrants import NOT_TAKEN, ruled_grants, ruled_mode
from powerlist.model.enums import Mode
from powerlist.model.fields import COMPILED, GRANTS, ITEMS
from powerlist.model.rowkey import row_key
from powerlist.store.lock import Lock, row_hashes

if TYPE_CHECKING:
    from collections.abc import Collection

    from powerlist.model.catalogue import Catalogue


def ruled_again(stored: Catalogue, compiled: Collection[str], lock: Lock) -> tuple[Catalogue, Lock]:
    """Return the stored catalogue and its lock with new rulings on the items that stay without a source.

    The others are compiled anew, rulings included. Rows that somebody edited stay as they are, but for a grant
    that was refused; what is changed here is no edit by hand at the next build.

    Args:
        stored: the catalogue as it stands.
        compiled: ids of the items that the sources hold.
        lock: what the last build compiled.
    """
    from powerlist.classify import classified_from

    items, grants = stored.items, stored.grants
    asked = set(stored.rulings["item"].tolist()) - set(compiled)
    some = items[items["id"].isin(asked)].reset_index(drop=True)
    if not len(some):
        return stored, lock
    part = dataclasses.replace(stored, items=some, grants=grants[grants["item"].isin(asked)], notes=[])
    result = classified_from(part)
    said = result.evidence
    ruled = set(said.loc[said["kind"] == "ruling", "item"].tolist())
    decided = ruled_grants(said)
    modes, shared = _modes(part, result.by_receiver, result.receivers_resolved, result.receivers, result.mode)
    free = {
        table: {
            key
            for key, digest in row_hashes(stored.table(table), table).items()
            if digest == lock.rows.get(table, {}).get(key)
        }
        for table in COMPILED
    }
    own = [
        shared[item] if item in ruled and item in free[ITEMS] else mode
        for item, mode in zip(items["id"].tolist(), items["mode"].tolist(), strict=True)
    ]
    keep, granted = [], []
    for item, receiver, mode in zip(
        grants["item"].tolist(), grants["receiver"].tolist(), grants["mode"].tolist(), strict=True
    ):
        mine = item in ruled and row_key(item, receiver) in free[GRANTS]
        now = modes[item].get(receiver, Mode.RETAINED.value) if mine else mode
        keep.append((now if mine else ruled_mode(decided, item, receiver)) not in NOT_TAKEN)
        granted.append(now)
    changed = dataclasses.replace(
        stored,
        items=items.assign(mode=own).astype({"mode": "str"}),
        grants=grants.assign(mode=granted).astype({"mode": "str"})[keep].reset_index(drop=True),
    )
    rows = {}
    for table in COMPILED:
        hashes = row_hashes(changed.table(table), table)
        rows[table] = {
            row: hashes[row] if row in free[table] and row in hashes else digest
            for row, digest in lock.rows.get(table, {}).items()
        }
    return changed, dataclasses.replace(lock, rows={**lock.rows, **rows})


def _modes(
    part: Catalogue,
    by_receiver: list[dict[str, str] | None],
    resolved: list[list[str] | None],
    written: list[list[str]],
    mode: list[str],
) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """Return the mode of each receiver of each item, and the one that they share."""
    modes: dict[str, dict[str, str]] = {}
    shared: dict[str, str] = {}
    for at, item in enumerate(part.items["id"].tolist()):
        known = resolved[at]
        names = written[at] if known is None else known
        modes[item] = by_receiver[at] or dict.fromkeys(names or [""], mode[at])
        shared[item] = mode[at]
    return modes, shared
