"""What changed between two versions of a catalogue, in the list's own words."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class ChangeKind(StrEnum):
    """The kinds of adjustment that a list knows."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    RETYPED = "retyped"
    REBASED = "rebased"
    MOVED = "moved"
    MODE_CHANGED = "mode-changed"
    RECEIVER_CHANGED = "receiver-changed"
    RECALLED = "recalled"
    SPLIT = "split"
    MERGED = "merged"
    EDITED = "edited"


#: What a notice and an adjustment table call each kind.
CHANGE_TERMS: dict[ChangeKind, str] = {
    ChangeKind.ADDED: "新增",
    ChangeKind.REMOVED: "取消",
    ChangeKind.RENAMED: "名称变更",
    ChangeKind.RETYPED: "类型变更",
    ChangeKind.REBASED: "依据变更",
    ChangeKind.MOVED: "划转",
    ChangeKind.MODE_CHANGED: "赋权方式变更",
    ChangeKind.RECEIVER_CHANGED: "承接主体变更",
    ChangeKind.RECALLED: "收回",
    ChangeKind.SPLIT: "分设",
    ChangeKind.MERGED: "合并",
    ChangeKind.EDITED: "其他要素变更",
}


@dataclass(frozen=True, slots=True)
class ChangedField:
    """One field that differs.

    Attributes:
        field: code name.
        before: value in the old version, "" for none.
        after: value in the new version.
    """

    field: str
    before: str
    after: str

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of the machine interface."""
        return {"field": self.field, "before": self.before, "after": self.after}


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one item, or of the items that were split or merged.

    Attributes:
        kind: what happened.
        old: positions in the old catalogue's items; empty for an added item.
        new: positions in the new catalogue's items; empty for a removed one.
        fields: what differs; empty where whole items came, went, split or merged.
        how: how the two were found to be one item: ``id exact code scored``, "" where nothing was aligned.
        score: of the alignment, 0 to 1.
    """

    kind: ChangeKind
    old: tuple[int, ...] = ()
    new: tuple[int, ...] = ()
    fields: tuple[ChangedField, ...] = field(default=())
    how: str = ""
    score: float = 1.0
