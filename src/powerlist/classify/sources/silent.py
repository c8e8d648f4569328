"""Cells that say nothing, or that nothing is settled yet."""

from __future__ import annotations

from typing import Final

from powerlist.model.modes.heads import LONGEST_TERM
from powerlist.model.modes.scan import clean
from powerlist.model.modes.settled import leaves_open
from powerlist.model.modes.texts import cell_modes

NOTHING: Final = frozenset({"", "无", "/", "—", "-", "–", "——", "--", "暂无", "待定", "未定", "空"})


def is_open(cell: str) -> bool:
    """Return whether a cell only says that nothing is settled yet: 待定, 缓议, 另行研究."""
    cleaned = clean(cell)
    return len(cleaned) <= LONGEST_TERM and leaves_open(cleaned) and not cell_modes(cleaned)
