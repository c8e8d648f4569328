"""The changes between two versions of a catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.diff.fields import changed, versions
from powerlist.diff.identity import Twins, twins
from powerlist.diff.regrouping import regrouped
from powerlist.model.change import Change, ChangeKind

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue

#: What a split or a merger says anyway of the item that goes on under one of its parts.
_IMPLIED = frozenset({ChangeKind.RENAMED, ChangeKind.REBASED, ChangeKind.EDITED})


def changes(old: Catalogue, new: Catalogue) -> list[Change]:
    """Return what changed from one version to the next, in the new list's order, removed items last.

    Items are the same by their lasting id, else by the linkage engine (text, code, score), one-to-one. An
    item with two changes has two entries. What only moved to another row, or was written with other
    blanks, is no change.

    Args:
        old: the earlier version.
        new: the later one; both may be bare workbooks.
    """
    same = twins(old, new)
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


def _rest(same: Twins, groups: list[Change], *, old: bool) -> list[int]:
    """Return the positions that have no twin and stand in no group."""
    grouped = {position for group in groups for position in (group.old if old else group.new)}
    alone = same.old_only if old else same.new_only
    return [position for position in alone if position not in grouped]
