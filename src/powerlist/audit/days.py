"""Days and terms as lists and their papers write them."""

from __future__ import annotations

from datetime import MAXYEAR, date, timedelta
from typing import Final

from powerlist.text.dates import days_in, latest_day
from powerlist.text.numerals import number_of
from powerlist.text.patterns import lazy_pattern

#: 三年, 期限为3年, 自签订之日起三年, 36个月, 2年（自2024年7月1日起）.
_TERM: Final = lazy_pattern(
    r"^(?:有效期限?|委托期限?|期限)?(?:为|：|:)?(?:自[^，。；]{1,16}?[起后])?(?:计算?)?[，,]?(?:有效期?)?(?:为)?"
    r"(?:([一二两三四五六七八九十]|\d{1,2})年|([一二三四五六七八九十]{1,3}|\d{1,3})个月)(?:期|内)?(?:有效)?"
    r"(?:[，,（(]*(?:自|从)[^，。；）)]{1,16}?[起后](?:计?算)?[）)]?)?[。.]?$"
)


def years_after(day: date, years: float) -> date:
    """Return the day some years later; 29 February becomes 28 February, and the calendar ends with the year 9999."""
    whole, rest = divmod(min(years, MAXYEAR), 1)
    year = day.year + int(whole)
    if year >= MAXYEAR:
        return date.max
    try:
        moved = day.replace(year=year)
    except ValueError:
        moved = day.replace(year=year, day=28)
    return moved + timedelta(days=round(rest * 365))


def day_of(text: str) -> date | None:
    """Return the last date that stands in a text (2025-03-01, 2025年3月1日, 20250301), None where there is none."""
    found = days_in(text)
    return found[-1] if found else None


def shown_day(text: str) -> str:
    """Return the date that stands in a text as 2025-03-01, the text itself where there is none."""
    day = day_of(text)
    return text if day is None else day.isoformat()


def first_day_of(text: str) -> date | None:
    """Return the day on which a span begins (2024-07-01至2026-06-30), None where a text is no span."""
    found = days_in(text)
    return found[0] if len(found) > 1 else None


def term_of(text: str) -> float | None:
    """Return the years of a term such as 三年, 36个月 or 自签订之日起三年, None where it is none."""
    match = _TERM.match("".join(text.split()))
    if not match:
        return None
    years, months = match.groups()
    return float(number_of(years) or 0) if years else (number_of(months) or 0) / 12


def span_of(begin: str, until: str) -> tuple[date | None, date | None]:
    """Return the first and the last day of a term whose end may be told as a span (至) or in years (三年).

    Args:
        begin: the cell of its beginning, "" where there is none.
        until: the cell of its end.
    """
    years = term_of(until)
    if years:  # a day in it is that on which the term begins: 自2024年7月1日起两年
        first = day_of(until) or day_of(begin)
        return first, years_after(first, years) if first is not None else None
    return day_of(begin) or first_day_of(until), day_of(until) or latest_day(until)
