"""Ranges of items in running text: 第1—31项, 第三至第五项, 第7项."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.text.numerals import NUMERAL, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER: Final = rf"(\d{{1,5}}|[{NUMERAL}]{{1,7}})"
#: 条, 款 and 《 before it mean a part of a law, not of the list.
_RANGE: Final = re.compile(
    rf"(?<![条款])第\s*{_NUMBER}\s*项?\s*(?:[—\-－–~～至到]+)\s*第?\s*{_NUMBER}\s*项|(?<![条款])第\s*{_NUMBER}\s*项|"
    rf"(?:序号|编号)\s*(?:为)?\s*{_NUMBER}\s*(?:[—\-－–~～至到]+)\s*{_NUMBER}"
)
_CLAUSE: Final = re.compile(r"[；;。\n]|，(?=第)")


def item_ranges(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield ``(first, last, clause)`` for each range of items that a text names.

    The clause is the part of the text that speaks about the range, up to the next stop or the next
    range behind a comma.
    """
    if "第" not in text and "号" not in text:
        return
    for clause in _CLAUSE.split(text):
        for match in _RANGE.finditer(clause):
            numbers = [number_of(group) for group in match.groups() if group]
            if any(number is None for number in numbers):
                continue
            first, last = numbers[0] or 0, numbers[-1] or 0
            if 0 < first <= last:
                yield first, last, clause.strip("，, \t")
