"""How high a row must be."""

from __future__ import annotations

import pytest

from powerlist.text.heights import HIGHEST, height_of, length, lines_of, row_height


@pytest.mark.parametrize(("text", "expected"), [("", 0.0), ("处罚", 2.0), ("ab", 1.2), ("第1条", 2.6 + 0.5)])
def test_a_latin_letter_is_shorter_and_stands_a_little_off(text: str, expected: float) -> None:
    assert length(text) == pytest.approx(expected)


@pytest.mark.parametrize(("text", "lines"), [("处" * 10, 1), ("处" * 11, 2), ("处\n罚", 2), ("", 1)])
def test_lines_in_a_cell(text: str, lines: int) -> None:
    assert lines_of(text, 20.4, 10.5) == lines


def test_the_fullest_cell_makes_the_row_high_and_an_empty_one_does_not() -> None:
    assert row_height(["处" * 11, "处", ""], [20.4, 20.4, 2], 10.5) == round(height_of(2, 10.5), 1)
    assert row_height(["处", ""], [20.4, 2], 10.5) == row_height([], [], 10.5)
    assert row_height(["处" * 9999], [20.4], 10.5) == HIGHEST
