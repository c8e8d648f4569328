"""Days as offices write them."""

from __future__ import annotations

import pytest

from powerlist.text.dates import iso_day


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
