"""build.lock knows every row as it was compiled."""

from __future__ import annotations

import pytest

from powerlist.messages.errors import UserError
from powerlist.model.catalogue import items_frame
from powerlist.store.lock import Lock, decode_lock, encode_lock, row_hashes


def test_a_lock_comes_back_as_it_was() -> None:
    lock = Lock(
        sources={"sources/某 局.xls": "ab" * 32},
        without=("sources/坏.xls",),
        published=("三家镇/三家镇事项目录.docx",),
        rows={"items": {"0-1": "0" * 16}, "grants": {"0-1|三家镇": "1" * 16}},
    )
    assert decode_lock(encode_lock(lock), "build.lock") == lock


def test_a_hash_depends_on_stored_values_only() -> None:
    one = items_frame([{"id": "0-1", "name": "甲", "file": "a.xls", "row": 3}])
    moved = items_frame([{"id": "0-1", "name": "甲", "file": "b.xls", "row": 9}])
    edited = items_frame([{"id": "0-1", "name": "乙", "file": "a.xls", "row": 3}])
    first = row_hashes(one, "items")
    assert first == row_hashes(moved, "items")
    assert first != row_hashes(edited, "items")


@pytest.mark.parametrize(("content", "line"), [(b"", 1), (b"powerlist/build.lock/v1\nnonsense\n", 2)])
def test_a_damaged_lock_names_its_line(content: bytes, line: int) -> None:
    with pytest.raises(UserError) as caught:
        decode_lock(content, "build.lock")
    assert caught.value.values["line"] == line
