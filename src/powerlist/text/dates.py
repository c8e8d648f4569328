"""A day as offices write it."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_DAY: Final = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?|(\d{4})(\d\d)(\d\d)")
#: No date of a list lies outside; 20251301 and 10012025 are numbers.
_YEARS: Final = range(1900, 2101)


def iso_day(text: str) -> str:
    """Return YYYY-MM-DD of a text that is one day and nothing else, "" for every other text.

    2025年3月1日, 2025.3.1, 2025/3/1, 2025-3-1 and 20250301 are one; 2025年3月, 长期, a span and 2025年2月30日 are none.

    Args:
        text: a cell.
    """
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return ""
    year, month, day = (int(part) for part in match.groups() if part)
    if year not in _YEARS:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
