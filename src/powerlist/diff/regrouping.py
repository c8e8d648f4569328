"""Items that were split into several, and items that were merged into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from powerlist.diff.composed import FRAME, Titles, told
from powerlist.diff.identity import part_of
from powerlist.linkage import LinkageOptions, pairs
from powerlist.model.change import Change, ChangeKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from powerlist.diff.identity import Twins
    from powerlist.model.catalogue import Catalogue

#: Two scores nearer than this are the same.
_SAME = 0.02


def regrouped(old: Catalogue, new: Catalogue, same: Twins) -> list[Change]:
    """Return splits and mergers.

    What the names alone tell comes first (``composed``). Else a new item without a twin belongs to the old item that
    it overlaps with most, where that one has no twin either, or goes on under another name and has left to it what
    both do; two or more parts make a split. A merger is the same the other way round. An item that only overlaps with
    one that went on unchanged is new, and one that was a double of what went on is removed.
    """
    if not same.new_only and not same.old_only:
        return []
    on = {twin.old: twin.new for twin in same.pairs if _renamed(old, new, twin.old, twin.new)}
    back = {b: a for a, b in on.items()}
    met = _met(old, new, {*same.old_only, *on}, {*same.new_only, *back})
    splits, mergers = _told(old, new, same, met, on)
    done_old = {whole for whole, _ in splits} | {part for _, parts in mergers for part in parts}
    done_new = {whole for whole, _ in mergers} | {part for _, parts in splits for part in parts}
    near = [(a, b, score) for a, b, score in met if score and not (a in done_old or b in done_new)]
    to_old = _near(new, same.new_only, ((b, a, score) for a, b, score in near), on)
    splits += _groups(to_old, alone=set(same.old_only), goes_on=on)
    used = {whole for whole, _ in splits}
    to_new = _near(old, same.old_only, near, back)
    mergers += _groups(to_new, alone=set(same.new_only), goes_on=back)
    taken = {part for _, parts in splits for part in parts}
    return [
        *(Change(ChangeKind.SPLIT, (whole,), tuple(parts)) for whole, parts in splits),
        *(
            Change(ChangeKind.MERGED, tuple(parts), (whole,))
            for whole, parts in mergers
            if whole not in taken and not used & set(parts)
        ),
    ]


def _met(
    old: Catalogue, new: Catalogue, olds: Collection[int], news: Collection[int]
) -> list[tuple[int, int, float]]:
    """Return ``(old, new, score)`` of the pairs that the engine compared; the score is 0 where they do not overlap.

    Args:
        old: the earlier version.
        new: the later one.
        olds: the old items that are asked about.
        news: the new ones.
    """
    found = pairs(
        old.items,
        old.citations,
        against=(new.items, new.citations),
        options=LinkageOptions(everything=True),
    )
    found = found.subset(np.isin(found.left, list(olds)) & np.isin(found.right, list(news)))
    return [
        (a, b, float(score) if relation.reported else 0.0)
        for a, b, score, relation in zip(
            found.left.tolist(), found.right.tolist(), found.score.tolist(), found.relation, strict=True
        )
    ]


def _told(
    old: Catalogue, new: Catalogue, same: Twins, met: list[tuple[int, int, float]], on: dict[int, int]
) -> tuple[list[tuple[int, list[int]]], list[tuple[int, list[int]]]]:
    """Return the splits and the mergers that the names alone tell, as ``(whole, parts)``."""
    before, after = Titles(old), Titles(new)
    added, gone = set(same.new_only), set(same.old_only)
    return (
        told(before, after, ((a, b) for a, b, _ in met if b in added), on),
        told(after, before, ((b, a) for a, b, _ in met if a in gone), {b: a for a, b in on.items()}),
    )


def _near(
    version: Catalogue, alone: Iterable[int], near: Iterable[tuple[int, int, float]], goes_on: dict[int, int]
) -> dict[int, list[tuple[float, int]]]:
    """Return for each part the wholes that it may belong to, with the score.

    Args:
        version: the catalogue of the parts.
        alone: the parts.
        near: ``(part, whole, score)`` of all that overlap across the versions.
        goes_on: wholes that go on, and the item of ``version`` as which. A part that overlaps with that one as
            well was no part of the whole: the list had both.
    """
    found: dict[int, list[tuple[float, int]]] = {part: [] for part in alone}
    for part, whole, score in near:
        if part in found:
            found[part].append((score, whole))
    asked = {
        (part, goes_on[whole]) for part, wholes in found.items() for _, whole in wholes if whole in goes_on
    }
    if not asked:
        return found
    positions = sorted({position for pair in asked for position in pair})
    inside = pairs(*part_of(version, positions))
    beside: dict[tuple[int, int], float] = {}
    for a, b, score in zip(inside.left.tolist(), inside.right.tolist(), inside.score.tolist(), strict=True):
        one, other = positions[a], positions[b]
        beside[one, other] = beside[other, one] = float(score)
    return {
        part: [
            (score, whole)
            for score, whole in wholes
            if whole not in goes_on or beside.get((part, goes_on[whole]), 0.0) < score - _SAME
        ]
        for part, wholes in found.items()
    }


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
        FRAME.sub("", str(old.items[name].iat[before])) != FRAME.sub("", str(new.items[name].iat[after]))
        for name in ("name", "sub_name")
    )
