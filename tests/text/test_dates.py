"""Days as offices write them."""

from __future__ import annotations

from datetime import date

import pytest

from powerlist.text.dates import days_in, first_day, iso_day, latest_day, serial_day


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-01",
        "2025-3-1",
        "2025.3.1",
        "2025/3/1",
        "2025年3月1日",
        "2025 年 3 月 1 日",
        "２０２５.3.1",
        "20250301",
        "二〇二五年三月一日",
    ],
)
def test_a_day_in_any_form(text: str) -> None:
    assert iso_day(text) == "2025-03-01"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025年3月",
        "2025",
        "长期",
        "三年",
        "2025-02-30",
        "2025.3.1至2026.3.1",
        "20251301",
        "10012025",
        "45292",
        "2025.3.1起",
    ],
)
def test_what_is_no_single_day(text: str) -> None:
    assert iso_day(text) == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024.7.1", "2024-07-01"),
        ("2024年7月1日起", "2024-07-01"),
        ("自2024年7月1日起施行", "2024-07-01"),
        ("自 2024-07-01 开始", "2024-07-01"),
        ("二○二四年十一月二十日起生效", "2024-11-20"),
        ("2024年7月起", "2024-07-01"),
        ("自2024年7月份起", "2024-07-01"),
        ("2024年7月", ""),
        ("2024年起", ""),
        ("自公布之日起", ""),
        ("2024年13月起", ""),
        ("2024年7月1日至2026年6月30日起", ""),
    ],
)
def test_the_day_on_which_something_begins(text: str, day: str) -> None:
    assert first_day(text) == day


def test_days_inside_a_text() -> None:
    assert days_in("自2024年7月1日至2026-06-30") == [date(2024, 7, 1), date(2026, 6, 30)]
    assert days_in("2025 年 3 月 1 日，20250302；2025-02-30") == [date(2025, 3, 1), date(2025, 3, 2), None]
    assert days_in("三年") == days_in("120250301") == []


def test_a_day_as_a_spreadsheet_keeps_it() -> None:
    assert serial_day("45717") == serial_day("45717.0") == date(2025, 3, 1)
    assert serial_day("2025") is serial_day("45717人") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年5月", date(2024, 5, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2024年", date(2024, 12, 31)),
        ("2024年12月底", date(2024, 12, 31)),
        ("截至 2024 年底前", date(2024, 12, 31)),
        ("至2026年6月止。", date(2026, 6, 30)),
        ("2024年12月底前", date(2024, 12, 31)),
        ("2024年12月前", date(2024, 11, 30)),
        ("2024年1月之前", date(2023, 12, 31)),
        ("2024年前", date(2023, 12, 31)),
        ("2024年13月", None),
        ("长期", None),
        ("2024年5月1日", None),
    ],
)
def test_the_last_day_of_a_month_or_year(text: str, day: date | None) -> None:
    assert latest_day(text) == day
