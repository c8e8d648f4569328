"""What classification yields: the mode of every item, its receivers, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pandas as pd

    from powerlist.model.sheet import Note

#: What a policy rule or a ruling may give beside the mode; columns of ``Classified.given``.
GIVEN_COLUMNS: Final = (
    "batch",
    "decision",
    "legal_ground",
    "deed",
    "outpost",
    "boundary",
    "partition",
    "county_keeps",
    "acts_in_name",
    "effective",
    "until",
)

#: What a statement denies: before a mode; and that a township takes the item over at all.
NOT: Final = "not-"
NOT_GRANTED: Final = "not-granted"

#: How a person calls the kinds of evidence, in the order of their weight.
KIND_TERMS: Final[dict[str, str]] = {
    "column": "方式列",
    "code": "权力来源",
    "mark": "勾选",
    "receiver": "承接列",
    "section": "分节",
    "caption": "表上文字",
    "sheet": "表名",
    "title": "标题",
    "file": "文件名",
    "remark": "备注",
    "layer": "其他清单",
    "policy": "赋权规则",
    "ruling": "裁定",
    "law": "法律",
}


@dataclass(slots=True)
class Classified:
    """The answer to "how does the township come to act", item by item.

    All sequences have one entry an item, in the order of the items frame.

    Attributes:
        mode: code of the mode that all receivers share, "" while it is undecided or differs.
        receivers: the receivers as the list writes them.
        receivers_resolved: the townships that they mean; None where the townships are not known.
        by_receiver: ``{township: mode}`` where townships differ, else None; "" where it is undecided in one.
        confidence: ``high``, ``medium`` or ``low``.
        conflict: two statements contradict each other.
        evidence: columns ``EVIDENCE_COLUMNS``; ``item`` is the item's id, or its row position where the
            items have no ids yet.
        given: columns ``GIVEN_COLUMNS``, one row an item: what the policy or a ruling gives beside the mode.
        notes: what was noticed (``classify.*``).
        unresolved: by position, what in the receivers names no township of the place (外地镇, 等3个乡镇).
    """

    mode: list[str]
    receivers: list[list[str]]
    receivers_resolved: list[list[str] | None]
    by_receiver: list[dict[str, str] | None]
    confidence: list[str]
    conflict: list[bool]
    evidence: pd.DataFrame
    given: pd.DataFrame
    notes: list[Note] = field(default_factory=list)
    unresolved: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return the number of items."""
        return len(self.mode)
