"""Days as offices write them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from powerlist.text.numerals import number_of
from powerlist.text.patterns import lazy_pattern

_DAY: Final = lazy_pattern(
    r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?|(\d{4})(\d\d)(\d\d)"
)
#: 二〇二四年七月一日
_WRITTEN: Final = lazy_pattern(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]"
)
#: What says that a day or a month begins something: 自2024年7月1日起施行, 2024年7月起.
_FROM: Final = lazy_pattern(
    r"(?:自|从)?(?P<day>.{4,20}?)(?:之日)?(?:起|开始)(?:开始|正式)?(?:施行|实施|生效|执行|行使|承接|算)?[。.]?"
)
_WHOLE_MONTH: Final = lazy_pattern(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*月?份?")
#: A day inside a text: 2025-03-01, 2025年3月1日, 2025 年 3 月 1 日, 20250301.
_INSIDE: Final = lazy_pattern(
    r"(?<!\d)(\d{4})(?:\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?!\d)|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d))"
)
_MONTH: Final = lazy_pattern(
    r"(?:截?[至止]|到)?(?P<year>\d{4})(?:年(?:(?P<month>\d{1,2})月(?:份)?)?|年度|[./-](?P<short>\d{1,2}))"
    r"(?P<end>底|末)?(?:为?止|(?P<before>之?前))?[。.]?"
)
#: The number by which a spreadsheet keeps a day.
_SERIAL: Final = lazy_pattern(r"(\d{5})(?:\.0+)?")
#: No date of a list lies outside; 20251301 and 10012025 are numbers.
_YEARS: Final = range(1900, 2101)


def iso_day(text: str) -> str:
    """Return YYYY-MM-DD of a text that is one day and nothing else, "" for every other text.

    2025年3月1日, 2025.3.1, 2025/3/1, 2025-3-1, 20250301 and 二〇二五年三月一日 are one;
    2025年3月, 长期, a span and 2025年2月30日 are none.

    Args:
        text: a cell.
    """
    match = _DAY.fullmatch(text.strip())
    if match is not None:
        year, month, day = (int(part) for part in match.groups() if part)
    elif (written := _WRITTEN.fullmatch(text.strip())) is not None:
        year, month, day = (number_of(part) or 0 for part in written.groups())
    else:
        return ""
    if year not in _YEARS:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def first_day(text: str) -> str:
    """Return YYYY-MM-DD of a text that names the day on which something begins, "" for every other text.

    自2024年7月1日起施行 and 2024年7月1日起 are 2024-07-01, and 2024年7月起 is the first day of that month;
    2024年7月, which does not say when, is none.

    Args:
        text: a cell.
    """
    if day := iso_day(text):
        return day
    match = _FROM.fullmatch(text.strip())
    if match is None:
        return ""
    month = _WHOLE_MONTH.fullmatch(match["day"].strip())
    return iso_day(f"{month[1]}-{month[2]}-1") if month else iso_day(match["day"])


def days_in(text: str) -> list[date | None]:
    """Return the days that stand in a text in their order, None for one that the calendar does not have.

    Args:
        text: a cell or a clause.
    """
    found: list[date | None] = []
    for match in _INSIDE.finditer(text):
        year, month, day = (int(part) for part in match.groups() if part)
        try:
            found.append(date(year, month, day))
        except ValueError:
            found.append(None)
    return found


def latest_day(text: str) -> date | None:
    """Return the last day that a month or a year may mean (2024年5月, 2024-05, 2024年), None for every other text.

    至2026年底 is the last day of 2026, 2024年12月底前 that of the month; 2024年12月前 is over with November.

    Args:
        text: a cell.
    """
    match = _MONTH.fullmatch("".join(text.split()))
    if match is None or int(match["year"]) not in _YEARS:
        return None
    year, said = int(match["year"]), match["month"] or match["short"]
    month = int(said or 12)
    if month not in range(1, 13):
        return None
    if match["before"] and not match["end"]:
        return date(year, month if said else 1, 1) - timedelta(days=1)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def serial_day(text: str) -> date | None:
    """Return the day of a spreadsheet's serial number (45717), None for what is none.

    Args:
        text: a cell.
    """
    serial = _SERIAL.fullmatch(text.strip())
    return date(1899, 12, 30) + timedelta(days=int(serial.group(1))) if serial else None
