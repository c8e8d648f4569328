"""The key of a row is taken apart as it was put together."""

from __future__ import annotations

import pytest

from powerlist.model.rowkey import item_of, receiver_of, row_key


@pytest.mark.parametrize(
    ("parts", "receiver"),
    [(("0-1",), ""), (("0-1", "三家镇"), "三家镇"), (("0-1", ""), ""), (("0-1", "甲|乙镇"), "甲|乙镇")],
)
def test_a_key_tells_item_and_receiver(parts: tuple[str, ...], receiver: str) -> None:
    assert (item_of(row_key(*parts)), receiver_of(row_key(*parts))) == ("0-1", receiver)
