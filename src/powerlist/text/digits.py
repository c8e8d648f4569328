"""What a spreadsheet does to digits that it takes for a number or a date.

Leading noughts go, digits behind the 15th become noughts, long numbers turn into scientific notation, a
decimal point appears, and what looks like a date becomes one.
"""

from __future__ import annotations

from typing import Final

from powerlist.text.patterns import lazy_pattern

#: 1.23E+11 in place of a code.
SCIENTIFIC: Final = r"\s*-?\d(?:\.\d+)?[Ee][+]?\d{1,3}\s*"
#: A whole number with a decimal point.
POINT: Final = r"\d+\.0+"
#: More than 15 digits, all nought from the 16th on.
CUT: Final = r"\d{15}0+"

_DIGITS: Final = lazy_pattern(r"\d+")
_SCIENTIFIC: Final = lazy_pattern(SCIENTIFIC)
_POINT: Final = lazy_pattern(POINT)
_CUT: Final = lazy_pattern(CUT)
#: What a spreadsheet reads as a date: 1-2, 3/4, 2024.1, 2024-1-2.
_DATE_LIKE: Final = lazy_pattern(r"\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?")
#: A date as it is stored, or its number of days.
_DATE: Final = lazy_pattern(r"\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2})?|[34]\d{4}")


def damage(before: str, after: str) -> str:
    """Return what became of a text when a spreadsheet took it for a number, "" where a person may have typed it.

    Args:
        before: the text as it was.
        after: the text as it came back.

    Returns:
        ``noughts``, ``scientific``, ``cut``, ``point``, ``date`` or "".
    """
    if before == after or not after:
        return ""
    return next((kind for kind, happened in _KINDS.items() if happened(before, after)), "")


def _scientific(before: str, after: str) -> bool:
    # 1E5 is a code, 100000 is not
    came_of_one = _SCIENTIFIC.fullmatch(before) is not None and _DIGITS.fullmatch(after) is not None
    return came_of_one or _SCIENTIFIC.fullmatch(after) is not None


def _noughts(before: str, after: str) -> bool:
    return _DIGITS.fullmatch(before) is not None and before.startswith("0") and after == _number(before)


def _point(before: str, after: str) -> bool:
    return (
        _DIGITS.fullmatch(before) is not None
        and _POINT.fullmatch(after) is not None
        and after.partition(".")[0] == _number(before)
    )


def _cut(before: str, after: str) -> bool:
    if _CUT.fullmatch(after) is None:
        return False
    return not before or (_DIGITS.fullmatch(before) is not None and len(after) == len(_number(before)))


def _date(before: str, after: str) -> bool:
    return (
        _DATE_LIKE.fullmatch(before) is not None
        and _DATE.fullmatch(before) is None
        and _DATE.fullmatch(after) is not None
    )


def _number(digits: str) -> str:
    return digits.lstrip("0") or "0"


_KINDS: Final = {
    "scientific": _scientific,
    "noughts": _noughts,
    "point": _point,
    "cut": _cut,
    "date": _date,
}
