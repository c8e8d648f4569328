"""What a spreadsheet does to digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerlist.text.digits import damage


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("001275012000", "1275012000", "noughts"),
        ("000", "0", "noughts"),
        ("330275012000", "3.30275E+11", "scientific"),
        ("", "3.30275E+11", "scientific"),
        ("1E5", "100000", "scientific"),
        ("1234567890123456789", "1234567890123450000", "cut"),
        ("0012345678901234567", "12345678901234600", "cut"),
        ("", "123456789012345000", "cut"),
        ("12", "12.0", "point"),
        ("1-2", "2026-01-02", "date"),
        ("3/4", "46085", "date"),
        ("2024.1", "2024-01-01 00:00:00", "date"),
        ("001", "002", ""),
        ("001", "", ""),
        ("12", "120", ""),
        ("对盗伐林木的处罚", "12", ""),
        ("2024-01-02", "2024-01-03", ""),
        ("2024年1月", "2024-01-01", ""),
        ("", "001", ""),
    ],
)
def test_what_became_of_digits(before: str, after: str, told: str) -> None:
    assert damage(before, after) == told


@given(st.text(alphabet="0123456789", min_size=1, max_size=15))
def test_a_number_of_up_to_15_digits_loses_noughts_or_nothing(text: str) -> None:
    assert damage(text, str(int(text))) == ("noughts" if text.startswith("0") and text != "0" else "")


@given(st.text(max_size=30))
def test_what_did_not_change_is_not_damaged(text: str) -> None:
    assert damage(text, text) == ""
