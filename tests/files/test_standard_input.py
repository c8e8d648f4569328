"""Standard input is taken whole or refused, never cut off."""

from __future__ import annotations

import errno
import io
import sys
from collections.abc import Iterator

import pytest

from powerlist.files import standard_input


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    standard_input.spooled.cache_clear()
    yield
    standard_input.spooled.cache_clear()


def test_what_came_is_there_however_often_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a,b\n1,2\n")))
    assert standard_input.spooled().read_bytes() == b"a,b\n1,2\n"
    assert standard_input.spooled().read_bytes() == b"a,b\n1,2\n"


def test_more_than_any_list_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standard_input, "_MOST", 7)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"12345678")))
    with pytest.raises(OSError) as raised:
        standard_input.spooled()
    assert raised.value.errno == errno.EFBIG
