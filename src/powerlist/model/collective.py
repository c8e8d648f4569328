"""Receivers that name no township: 各乡镇, 全县各镇街, 乡镇人民政府."""

from __future__ import annotations

import re
from typing import Final

#: Only words that name a kind or all of a place; a township's own name has something else before 镇 or 乡.
_COLLECTIVE: Final = re.compile(
    r"(?:全[县区市域])?(?:范围内)?(?:的)?(?:各|所有|全部|全体|有关|相关|试点|其他|其余|各个|每个|所辖)*"
    r"(?:镇街|街镇|街道|乡镇|乡|镇|[、，和与及（）()]|人民政府|政府|办事处)+"
)


def is_collective(receiver: str) -> bool:
    """Return whether a receiver, as written, names no single township."""
    return _COLLECTIVE.fullmatch(receiver.strip()) is not None
