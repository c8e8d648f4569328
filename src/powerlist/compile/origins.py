"""Which row of its source an item was compiled from, so that items that look alike never swap their ids.

Two rows of one key (department, type, name, sub-item, first citation) are told apart by where they stand and by
what else they say. For an item that stands in the list alone with its key and still has the key that its id was
made of, the list and ``provenance/sources.csv`` say all of it. Of the others build.lock keeps an origin: of those
that share their key, of those whose id is an older key's, and of those that somebody deleted, whose rows must
stay out without taking their twin along.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from powerlist.compile.identity import fresh_id, keys_of
from powerlist.model.fields import ITEMS, names_of
from powerlist.text.numerals import whole_number
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    import pandas as pd

    from powerlist.model.catalogue import Catalogue
    from powerlist.store.lock import Lock

_MADE_OF: Final = lazy_pattern(r"-([0-9a-f]{8})(?:-\d{1,7})?$")
_ORIGIN: Final = lazy_pattern(r"([0-9a-f]{8})\.([0-9a-f]{8})\.([0-9a-f]{8})?\.(\d{1,7})$")
#: What a row says for itself: not what was made of it since, as its id and the mode that was decided are.
_SAID: Final = (
    *(name for name in names_of(ITEMS) if name not in ("id", "mode")),
    "receiver_marks",
    "mode_marks",
)


@dataclass(slots=True)
class _Row:
    """A row as it is told from others of its key.

    Attributes:
        owner: id of the item, "" for a newly compiled one.
        at: its position in its frame, -1 where it is in none.
        said: digest of all that the row says; "" where that is not known.
        place: digest of its file and sheet; "" where that is not known.
        row: its row there.
        alive: False for an item that somebody deleted from the list.
    """

    owner: str
    at: int
    said: str = ""
    place: str = ""
    row: int = 0
    alive: bool = True


def same_rows(
    items: pd.DataFrame,
    keys: Sequence[Sequence[str]],
    order: Sequence[int],
    stored: Catalogue,
    lock: Lock,
    hashes: Mapping[str, str],
) -> dict[int, str]:
    """Return ``{position: id}`` of the compiled rows that have the key that a stored item was compiled with.

    A deleted item's row gets its id as well: it is that row which stays out, and no other.

    Args:
        items: newly compiled, with the columns of places.
        keys: exact keys, aligned with it.
        order: positions in source order.
        stored: the list as it stands, with its sources.
        lock: what the last build compiled.
        hashes: ``{id: hash of the item's row as it stands}``.
    """
    theirs: dict[str, list[_Row]] = defaultdict(list)
    for at in order:
        theirs[_key(keys[at])].append(_Row("", at))
    mine = _standing(stored, lock, hashes)
    found: dict[int, str] = {}
    contested = [key for key in theirs if key in mine and len(mine[key]) + len(theirs[key]) > 2]
    _tell_apart([row for key in contested for row in theirs[key]], items)
    unknown = [row for key in contested for row in mine[key] if not row.place]
    _tell_apart([row for row in unknown if row.at >= 0], stored.items)
    _find_deleted([row for row in unknown if row.at < 0], stored)
    locked = lock.rows.get(ITEMS, {})
    for row in unknown:
        if hashes.get(row.owner) != locked.get(row.owner):
            # what somebody wrote there is not what its row said
            row.said = ""
    for key, rows in theirs.items():
        for one, other in _paired(mine.get(key, []), rows):
            found[other.at] = one.owner
    return found


def _standing(stored: Catalogue, lock: Lock, hashes: Mapping[str, str]) -> dict[str, list[_Row]]:
    """Return the rows that the items of a stored list were compiled from by their key, deleted ones included."""
    locked = lock.rows.get(ITEMS, {})
    found: dict[str, list[_Row]] = defaultdict(list)
    known = stored.items["id"].tolist()
    for at, (identity, key) in enumerate(zip(known, keys_of(stored.items, stored.citations), strict=True)):
        record = _ORIGIN.match(lock.origins.get(identity, ""))
        edited = identity in locked and hashes[identity] != locked[identity]
        own = _MADE_OF.search(identity) if edited else None
        made_of = record[1] if record else own[1] if own else _key(key)
        found[made_of].append(_recorded(record, _Row(identity, at)))
    for identity in sorted(set(locked).difference(known)):
        record, own = _ORIGIN.match(lock.origins.get(identity, "")), _MADE_OF.search(identity)
        if record or own:
            made_of = record[1] if record else own[1] if own else ""
            found[made_of].append(_recorded(record, _Row(identity, -1, alive=False)))
    for rows in found.values():
        rows.sort(key=lambda row: tie_number(row.owner))
    return found


def _recorded(record: re.Match[str] | None, row: _Row) -> _Row:
    if record:
        row.said, row.place, row.row = record[2], record[3] or "", int(record[4])
    return row


def _tell_apart(rows: Sequence[_Row], frame: pd.DataFrame) -> None:
    """Say of rows of a frame what they say and where they stand."""
    if not rows:
        return
    some = frame.iloc[[row.at for row in rows]]
    for row, said, place, number in zip(rows, _said(some), _places(some), some["row"].tolist(), strict=True):
        row.said, row.place, row.row = said, place, number


def _find_deleted(rows: Sequence[_Row], stored: Catalogue) -> None:
    """Say of deleted items where their rows stood: the first build after it still finds that in the sources."""
    if not rows:
        return
    sources = stored.sources[stored.sources["item"].isin({row.owner for row in rows})].drop_duplicates("item")
    facts = zip(sources["item"].tolist(), _places(sources), sources["row"].tolist(), strict=True)
    where = {item: (place, number) for item, place, number in facts}
    for row in rows:
        row.place, row.row = where.get(row.owner, ("", 0))


def tie_number(identity: str) -> tuple[int, str]:
    """Return what sorts equal items in the order in which they got their ids: bare, ``-2``, ``-3`` …"""
    head, *tail = identity.rsplit("-", 1)
    tie = whole_number(tail[0], longest=7) if "-" in head and tail else None
    return (1 if tie is None else tie, identity)


def origins_of(compiled: Catalogue, kept: Mapping[str, str], deleted: Collection[str]) -> dict[str, str]:
    """Return ``{id: origin}`` for build.lock, of the items that need one.

    Args:
        compiled: what the sources make, with ids.
        kept: origins of the last build whose items stand without a source.
        deleted: ids of rows that somebody deleted and their sources still have.
    """
    items = compiled.items
    identities = items["id"].tolist()
    keys = [_key(key) for key in keys_of(items, compiled.citations)]
    uses = Counter(keys)
    wanted = []
    for at, (identity, key) in enumerate(zip(identities, keys, strict=True)):
        own = _MADE_OF.search(identity)
        if uses[key] > 1 or identity in deleted or not own or own[0] != f"-{key}":
            wanted.append(at)
    some = items.iloc[wanted]
    facts = zip(wanted, _said(some), _places(some), some["row"].tolist(), strict=True)
    found = {identities[at]: f"{keys[at]}.{said}.{place}.{row}" for at, said, place, row in facts}
    there = set(identities)
    return {**{identity: text for identity, text in kept.items() if identity not in there}, **found}


def _paired(standing: Sequence[_Row], compiled: Sequence[_Row]) -> Iterable[tuple[_Row, _Row]]:
    """Yield pairs of rows of one key: same sheet and same words first, then the sheet, then the words, then any."""
    if len(standing) == len(compiled) == 1:
        yield standing[0], compiled[0]
        return
    levels: tuple[Callable[[_Row], str], ...] = (
        lambda row: f"{row.place}.{row.said}" if row.place and row.said else "",
        lambda row: row.place,
        lambda row: row.said,
        lambda _: "any",
    )
    mine, theirs = list(standing), list(compiled)
    for number, level in enumerate(levels):
        ours, others = _grouped(mine, level), _grouped(theirs, level)
        both = [name for name in others if name and name in ours]
        pairs = [pair for name in both for pair in _in_order(ours[name], others[name], in_sheet=number < 2)]
        yield from pairs
        done = {id(row) for pair in pairs for row in pair}
        mine = [row for row in mine if id(row) not in done]
        theirs = [row for row in theirs if id(row) not in done]


def _in_order(
    standing: Sequence[_Row], compiled: Sequence[_Row], *, in_sheet: bool
) -> list[tuple[_Row, _Row]]:
    """Return pairs in the order of the rows: a row keeps its turn when others are put in above it.

    Where some are gone, a row that stands where it stood is that one, and what is left goes to items that still
    are in the list before it goes to deleted ones.
    """
    mine = sorted(standing, key=lambda row: row.row) if in_sheet else list(standing)
    theirs = list(compiled)
    pairs: list[tuple[_Row, _Row]] = []
    if in_sheet and len(mine) != len(theirs):
        at = {row.row: row for row in theirs}
        pairs = [(row, at.pop(row.row)) for row in mine if row.row in at]
        done = {id(row) for pair in pairs for row in pair}
        mine = [row for row in mine if id(row) not in done]
        theirs = [row for row in theirs if id(row) not in done]
    if len(theirs) < len(mine):
        first = {id(row) for row in sorted(mine, key=lambda row: not row.alive)[: len(theirs)]}
        mine = [row for row in mine if id(row) in first]
    return [*pairs, *zip(mine, theirs, strict=False)]


def _grouped(rows: Iterable[_Row], of: Callable[[_Row], str]) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        found[of(row)].append(row)
    return found


def _key(key: Sequence[str]) -> str:
    return fresh_id(key, "0").removeprefix("0-")


def _said(items: pd.DataFrame) -> list[str]:
    """Return the digest of what each row says."""
    columns = [items[name].tolist() for name in _SAID if name in items]
    return [_digest(*values) for values in zip(*columns, strict=True)]


def _places(frame: pd.DataFrame) -> list[str]:
    """Return the digest of the file and sheet of each row, "" where it has none."""
    known: dict[tuple[str, str], str] = {}
    found = []
    for place in zip(frame["file"].tolist(), frame["sheet"].tolist(), strict=True):
        if place not in known:
            known[place] = _digest(*place) if place[0] else ""
        found.append(known[place])
    return found


def _digest(*texts: str) -> str:
    return hashlib.sha256("\x1f".join(texts).encode("utf-8", errors="backslashreplace")).hexdigest()[:8]
