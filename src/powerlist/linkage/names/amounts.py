"""Amounts that part names: 取水量10万立方米以下 and 10万立方米以上100万立方米以下, 未满18周岁 and 年满十八周岁."""

from __future__ import annotations

import re
from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING, Final

import numpy as np

from powerlist.text.numerals import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_NUMBER: Final = r"(?:\d{1,9}(?:\.\d{1,6})?|[一二两三四五六七八九十百千零〇]{1,9})[万亿]?"
#: What lists measure by. 级 is none: 三级以上 is more in one field and less in another.
_UNIT: Final = (
    r"(?:平方公里|平方米|立方米|公里|千米|厘米|毫米|米|千克|公斤|克|吨|升|千瓦|兆瓦|千伏|伏|元|公顷|亩|周?岁|个月|年|月|日|天|小时"
    r"|人|名|户|家|张|床|个|间|层|座|辆|艘|台|头|只|羽|次|倍|%)"
)
#: What says up to where, before a number or behind it: the longer words first, 不超过 is not 超过.
_AMOUNT: Final = re.compile(
    rf"(?P<before>不足|不满|未满|不超过|未超过|低于|小于|少于|超过|大于|高于|多于|达到|已满|年满)?"
    rf"(?<!第)(?<![\d.一二两三四五六七八九十百千零〇万亿])(?P<number>{_NUMBER})(?P<unit>{_UNIT}?)"
    rf"(?:[(（]不?含[^()（）]{{0,8}}[)）])?(?P<behind>以下|以内|之内|以上|(?:至|到|[-—~～]){{1,2}}(?=\d|[一二两三四五六七八九十百]))?"
)
_BELOW: Final = frozenset(
    {"不足", "不满", "未满", "不超过", "未超过", "低于", "小于", "少于", "以下", "以内", "之内"}
)
_ABOVE: Final = frozenset({"超过", "大于", "高于", "多于", "达到", "已满", "年满", "以上"})
_TIMES: Final = {"万": 10_000, "亿": 100_000_000}
#: So many characters may stand between the two ends of one range: 以上、不足.
_GAP: Final = 2
#: Longer names are cut.
_LONGEST: Final = 400

#: From where to where, by the unit.
_Ranges = dict[str, list[tuple[float, float]]]


def amounts_apart(
    names: Sequence[str], subs: Sequence[str], left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return where two names are limited to amounts of one unit that have nothing in common.

    Ranges that only touch (5以下, 5以上) have nothing in common: so lists write the parts of one whole.

    Args:
        names: the main names, as they stand.
        subs: the sub-names.
        left: positions of pairs.
        right: positions.
    """
    ends = np.unique(np.concatenate((left, right))).tolist()
    said = {
        place: ranges
        for place in ends
        if (ranges := _ranges(f"{names[place][:_LONGEST]}\n{subs[place][:_LONGEST]}"))
    }
    return np.fromiter(
        (
            a in said and b in said and _apart(said[a], said[b])
            for a, b in zip(left.tolist(), right.tolist(), strict=True)
        ),
        dtype=bool,
        count=len(left),
    )


def _apart(one: _Ranges, other: _Ranges) -> bool:
    return any(
        all(a >= d or c >= b for a, b in one[unit] for c, d in other[unit])
        for unit in one.keys() & other.keys()
    )


@lru_cache(maxsize=4096)
def _ranges(text: str) -> _Ranges:
    """Return the ranges that a text names."""
    found: _Ranges = {}
    start: tuple[float, str, int] | None = None
    for match in _AMOUNT.finditer(text):
        value, unit = _value(match["number"]), (match["unit"] or "").removeprefix("周")
        words = {match["before"], match["behind"]}
        behind = match["behind"] or ""
        follows = start is not None and match.start() - start[2] <= _GAP and start[1] in ("", unit)
        if value is None:
            start = None
        elif words & _BELOW or (follows and start is not None and start[0] < value and not words & _ABOVE):
            low = start[0] if follows and start is not None and start[0] < value else -inf
            found.setdefault(unit, []).append((low, value))
            if low > -inf and start is not None:
                _drop(found, start[1], (start[0], inf))
            start = None
        elif words & _ABOVE:
            found.setdefault(unit, []).append((value, inf))
            start = value, unit, match.end()
        elif behind:
            start = value, unit, match.end()
        else:
            start = None
    # a bare number counts nobody knows what
    return {unit: ranges for unit, ranges in found.items() if unit}


def _drop(found: _Ranges, unit: str, one: tuple[float, float]) -> None:
    """Take out what turned out to be the first end of a range."""
    ranges = found.get(unit, [])
    if one in ranges:
        ranges.remove(one)
    if not ranges:
        found.pop(unit, None)


def _value(text: str) -> float | None:
    """Return what a number is worth: 10万, 一百, 0.5; None for none."""
    times = _TIMES.get(text[-1], 1)
    bare = text[:-1] if times > 1 else text
    if bare[:1].isdecimal():
        return float(bare) * times
    number = number_of(bare)
    return None if number is None else float(number * times)
