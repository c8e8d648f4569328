"""A process beside: what it returns, and that nothing is lost where it returns nothing."""

from __future__ import annotations

import operator
import os

import pytest

from powerlist.pipeline.beside import Beside, processors


def test_it_calls_a_function_that_receives_what_is_given() -> None:
    beside = Beside(operator.call)
    beside.give(["甲县", 1])
    assert beside.result() == ["甲县", 1]
    beside.close()


@pytest.mark.parametrize("how", ["raises", "cannot be sent", "is killed"])
def test_without_a_result_there_is_none(how: str) -> None:
    beside = Beside(len if how == "raises" else operator.call)
    if how == "cannot be sent":
        beside.give(lambda: None)
    if how == "is killed":
        beside._process.kill()
    assert beside.result() is None
    beside.close()


def test_it_ends_whatever_it_is_doing() -> None:
    beside = Beside(operator.call)
    beside.close()
    assert not beside._process.is_alive()
    assert beside.result() is None


def test_processors_are_counted() -> None:
    assert 1 <= processors() <= (os.cpu_count() or 1)
