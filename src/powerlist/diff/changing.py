"""The changes between two versions of a catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.diff.fields import changed, versions
from powerlist.diff.identity import Twins, twins
from powerlist.diff.regrouping import regrouped
from powerlist.model.cancelled import cancelled
from powerlist.model.change import Change, ChangeKind

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue

#: What a split or a merger says anyway of the item that goes on under one of its parts.
_IMPLIED = frozenset({ChangeKind.RENAMED, ChangeKind.REBASED, ChangeKind.EDITED})


def changes(old: Catalogue, new: Catalogue) -> list[Change]:
    """Return what changed from one version to the next, in the new list's order, removed items last.

    Items are the same by their lasting id, else by the linkage engine (text, code, score), one-to-one. An
    item with two changes has two entries. What only moved to another row, or was written with other
    blanks, is no change. An item that a version itself calls cancelled (事项状态 取消) is not on that version's
    list, as it is in no publication.

    Args:
        old: the earlier version.
        new: the later one; both may be bare workbooks.
    """
    same = _in_force(twins(old, new), _cancelled(old), _cancelled(new))
    found: list[Change] = []
    groups = regrouped(old, new, same)
    in_groups = {position for group in groups for position in group.old}
    before, after = versions(old, new)
    for twin in same.pairs:
        implied = _IMPLIED if twin.old in in_groups else frozenset()
        found += [one for one in changed(before, after, twin) if one.kind not in implied]
    found += groups
    found += [Change(ChangeKind.ADDED, new=(position,)) for position in _rest(same, groups, old=False)]
    found += [Change(ChangeKind.REMOVED, old=(position,)) for position in _rest(same, groups, old=True)]
    order = list(ChangeKind)
    return sorted(
        found,
        key=lambda one: (not one.new, (one.new or one.old)[0], order.index(one.kind), one.old, one.new),
    )


def _cancelled(catalogue: Catalogue) -> set[int]:
    """Return the positions of the items that say of themselves that they are cancelled."""
    gone = cancelled(catalogue.items)
    return {at for at, item in enumerate(catalogue.items["id"].tolist()) if item in gone} if gone else set()


def _in_force(same: Twins, gone_old: set[int], gone_new: set[int]) -> Twins:
    """Return the twins without the items that one version cancels: in force in the other, they are its alone."""
    if not gone_old and not gone_new:
        return same
    left = [twin.old for twin in same.pairs if twin.old not in gone_old and twin.new in gone_new]
    come = [twin.new for twin in same.pairs if twin.old in gone_old and twin.new not in gone_new]
    return Twins(
        pairs=[twin for twin in same.pairs if twin.old not in gone_old and twin.new not in gone_new],
        old_only=sorted({*left, *same.old_only} - gone_old),
        new_only=sorted({*come, *same.new_only} - gone_new),
    )


def _rest(same: Twins, groups: list[Change], *, old: bool) -> list[int]:
    """Return the positions that have no twin and stand in no group."""
    grouped = {position for group in groups for position in (group.old if old else group.new)}
    alone = same.old_only if old else same.new_only
    return [position for position in alone if position not in grouped]
