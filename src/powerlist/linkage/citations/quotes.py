"""Which points of an article a basis quotes.

A cell that cites 第三十六条 and quotes only （二）… of it is about that point, though its citation does not
say so. Two rows of one article that quote different points are two powers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.arrays.chars import MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_POINT = re.compile(r"[(（]([一二三四五六七八九十]{1,3}|[1-9]\d?)[)）]")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
_ITEMS = 20_000
_LONGEST = 20_000


def quoted_points(
    bases: Sequence[str],
    positions: NDArray[np.int64],
    ends: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return for each citation the mask of the points that stand behind it, before the next citation.

    Args:
        bases: the basis of each item.
        positions: item of each citation, rising; within an item the citations stand in text order.
        ends: offset behind each citation in its basis.
    """
    found = np.zeros(len(positions), dtype=np.int64)
    for start in range(0, len(bases), _ITEMS):
        part = [text[:_LONGEST] for text in bases[start : start + _ITEMS]]
        text = MARK.join(part)
        matches = [(match.start(), _number(match.group(1))) for match in _POINT.finditer(text)]
        if not matches:
            continue
        offsets = np.array([place for place, _ in matches], dtype=np.int64)
        bits = np.int64(1) << np.array([min(number, 62) for _, number in matches], dtype=np.int64)
        lengths = np.array([len(item) + 1 for item in part], dtype=np.int64)
        begins = np.cumsum(lengths) - lengths
        first, last = np.searchsorted(positions, [start, start + len(part)])
        places = begins[positions[first:last] - start] + ends[first:last]
        citation = np.searchsorted(places, offsets, side="right") - 1
        item = np.searchsorted(begins, offsets, side="right") - 1
        good = citation >= 0
        good[good] = positions[first:last][citation[good]] == item[good] + start
        np.bitwise_or.at(found, first + citation[good], bits[good])
    return found


def _number(text: str) -> int:
    if text.isascii():
        return int(text)
    if text.startswith("十"):
        return 10 + (_DIGITS.get(text[1], 0) if len(text) > 1 else 0)
    tens, _, units = text.partition("十")
    if not _:
        return _DIGITS.get(tens[0], 0)
    return _DIGITS.get(tens[0], 0) * 10 + (_DIGITS.get(units[0], 0) if units else 0)
