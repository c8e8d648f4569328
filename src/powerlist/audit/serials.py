"""What a serial says: 4, （四）、 or 2,3 where one row is two items."""

from __future__ import annotations

import re

from powerlist.text.numerals import number_of
from powerlist.text.patterns import lazy_pattern

_NUMBER = lazy_pattern(r"[（(]?(\d{1,6}|[一二三四五六七八九十百千零〇]+)(?:\.0)?[)）]?[、.．]?")
#: One row for two items; 1-1 and 1-2 are numbers of sub-items.
_SEVERAL = lazy_pattern(r"[0-9]{1,6}(?:\s*[,，、;；和及]\s*[0-9]{1,6}){1,9}")


def span(text: str) -> tuple[int, int] | None:
    """Return the first and the last number of a serial: 4; of 2,3, a row for two items, both ends.

    None where it is no number, or several that do not follow each other.
    """
    match = _NUMBER.fullmatch(text.strip())
    if match:
        number = number_of(match[1])
        return None if number is None else (number, number)
    if _SEVERAL.fullmatch(text.strip()) is None:
        return None
    found = [int(number) for number in re.findall(r"[0-9]+", text)]
    return (found[0], found[-1]) if found == list(range(found[0], found[-1] + 1)) else None


def items_of(text: str) -> int:
    """Return how many items the row of a serial is by it: two of 2,3, else one."""
    found = span(text)
    return found[1] - found[0] + 1 if found else 1
