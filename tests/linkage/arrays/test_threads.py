"""Work of which some is done at once."""

from __future__ import annotations

import time

import pytest

from powerlist.linkage.arrays.threads import at_once


def test_what_is_found_comes_in_the_order_of_what_was_given():
    def slow_first(number: int, other: int) -> int:
        time.sleep(0.02 * (number == 0))
        return number * 10 + other

    assert at_once(slow_first, range(4), range(4)) == [0, 11, 22, 33]
    assert at_once(slow_first, [], []) == []


def test_an_error_of_one_is_raised():
    def divide(number: int) -> float:
        return 1 / number

    with pytest.raises(ZeroDivisionError):
        at_once(divide, [2, 0, 1])
