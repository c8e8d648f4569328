"""A newly compiled list beside the stored one: which row is which item, so that ids stay.

Rows are aligned by the exact key that a stored item was compiled with (``compile.origins`` tells those of one key
apart), then by the key that it has now, then by linkage, which also knows the code; only what is still without a
partner gets a new id.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from powerlist.compile.identity import assign, keys_of
from powerlist.compile.origins import same_rows, tie_number
from powerlist.model.fields import ITEMS
from powerlist.store.lock import Lock, row_hashes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    lock: Lock | None = None,
    hashes: Mapping[str, str] | None = None,
) -> list[str]:
    """Return the ids of newly compiled items, those of the stored catalogue where they are the same items.

    Args:
        items: the compiled items.
        citations: their citations.
        division_code: of the place.
        order: positions in source order (``source_order``).
        stored: the catalogue as it stands, or None for a first build.
        lock: what the last build compiled.
        hashes: ``{id: hash of the row as it stands}``.
    """
    keys = keys_of(items, citations)
    if stored is None or not len(stored.items):
        return assign(keys, division_code, order)
    ids: list[str] = [""] * len(keys)
    free = dict.fromkeys(stored.items["id"].tolist())
    lock = lock or Lock()
    hashes = row_hashes(stored.items, ITEMS) if hashes is None else hashes
    for position, identity in same_rows(items, keys, order, stored, lock, hashes).items():
        ids[position] = identity
        free.pop(identity, None)
    _by_key(ids, keys, order, stored, free)
    _by_linkage(ids, items, citations, stored, free)
    rest = [position for position in order if not ids[position]]
    fresh = assign(
        [keys[position] for position in rest],
        division_code,
        range(len(rest)),
        taken={*stored.items["id"].tolist(), *ids},
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
        if identity in free:
            waiting[key].append(identity)
    for partners in waiting.values():
        partners.sort(key=tie_number, reverse=True)
    for position in order:
        same = None if ids[position] else waiting.get(keys[position])
        if same:
            ids[position] = same.pop()
            del free[ids[position]]


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
