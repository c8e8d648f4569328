"""Cells that say nothing, or that nothing is settled yet."""

from __future__ import annotations

import re
from typing import Final

from powerlist.model.modes.heads import LONGEST_TERM
from powerlist.model.modes.scan import clean
from powerlist.model.modes.texts import cell_modes

NOTHING: Final = frozenset({"", "无", "/", "—", "-", "–", "——", "--", "暂无", "待定", "未定", "空"})
#: Not settled yet: neither yes nor no.
OPEN_STILL: Final = re.compile(
    r"待|未定|研究|暂缓|缓议|缓办|[另再]议|协商|未上会|(?:暂)?无意见|不涉及|不适用|未明确"
)


def is_open(cell: str) -> bool:
    """Return whether a cell only says that nothing is settled yet: 待定, 缓议, 另行研究."""
    cleaned = clean(cell)
    return len(cleaned) <= LONGEST_TERM and OPEN_STILL.search(cleaned) is not None and not cell_modes(cleaned)
