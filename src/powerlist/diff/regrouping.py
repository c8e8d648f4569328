"""Items that were split into several, and items that were merged into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.linkage import pairs
from powerlist.model.change import Change, ChangeKind

if TYPE_CHECKING:
    from powerlist.diff.identity import Twins
    from powerlist.model.catalogue import Catalogue


def regrouped(old: Catalogue, new: Catalogue, same: Twins) -> list[Change]:
    """Return splits and mergers.

    A new item without a twin belongs to the old item that it overlaps with most, where that one has no
    twin either, or goes on under another name; two or more parts make a split. A merger is the same the
    other way round. An item that only overlaps with one that went on unchanged is new.
    """
    if not same.new_only and not same.old_only:
        return []
    found = pairs(old.items, old.citations, against=(new.items, new.citations))
    near: dict[tuple[int, int], float] = {
        (a, b): float(score)
        for a, b, score in zip(found.left.tolist(), found.right.tolist(), found.score.tolist(), strict=True)
    }
    renamed_new = {twin.old: twin.new for twin in same.pairs if _renamed(old, new, twin.old, twin.new)}
    renamed_old = {b: a for a, b in renamed_new.items()}
    splits = _groups(
        {b: [(score, a) for (a, other), score in near.items() if other == b] for b in same.new_only},
        alone=set(same.old_only),
        goes_on=renamed_new,
    )
    used = {a for a, _ in splits}
    mergers = _groups(
        {a: [(score, b) for (other, b), score in near.items() if other == a] for a in same.old_only},
        alone=set(same.new_only),
        goes_on=renamed_old,
    )
    taken = {part for _, parts in splits for part in parts}
    return [
        *(Change(ChangeKind.SPLIT, (whole,), tuple(parts)) for whole, parts in splits),
        *(
            Change(ChangeKind.MERGED, tuple(parts), (whole,))
            for whole, parts in mergers
            if whole not in taken and not used & set(parts)
        ),
    ]


def _groups(
    candidates: dict[int, list[tuple[float, int]]], alone: set[int], goes_on: dict[int, int]
) -> list[tuple[int, list[int]]]:
    """Return ``(whole, parts)`` where at least two parts belong to one whole.

    Args:
        candidates: for each part the wholes that it overlaps with, with the score.
        alone: wholes that have no twin.
        goes_on: wholes whose twin has another name, and that twin, which is a part too.
    """
    parts_of: dict[int, list[int]] = {}
    for part, wholes in candidates.items():
        fitting = [(score, -whole) for score, whole in wholes if whole in alone or whole in goes_on]
        if fitting:
            parts_of.setdefault(-max(fitting)[1], []).append(part)
    found = []
    for whole, parts in sorted(parts_of.items()):
        together = sorted({*parts, *([goes_on[whole]] if whole in goes_on else [])})
        if len(together) > 1:
            found.append((whole, together))
    return found


def _renamed(old: Catalogue, new: Catalogue, before: int, after: int) -> bool:
    return any(
        "".join(str(old.items[name].iat[before]).split()) != "".join(str(new.items[name].iat[after]).split())
        for name in ("name", "sub_name")
    )
