"""Columns for the state of a hand-over, and cells that say it is still to come."""

from __future__ import annotations

import pytest

from powerlist.classify.awaited import is_of_state, is_to_come


@pytest.mark.parametrize("head", ["状态", "下放状态", "移交 进度", "委托进展"])
def test_heads_of_state(head: str) -> None:
    assert is_of_state(head)


@pytest.mark.parametrize("head", ["承接进度", "状态说明", "备注", ""])
def test_other_heads(head: str) -> None:
    assert not is_of_state(head)


@pytest.mark.parametrize("text", ["待下放", "未委托", "尚未下放"])
def test_cells_of_what_is_to_come(text: str) -> None:
    assert is_to_come(text)


@pytest.mark.parametrize(
    "text", ["已下放", "已委托，正在移交档案", "拟取消委托", "待续签委托协议", "待定", ""]
)
def test_other_cells(text: str) -> None:
    assert not is_to_come(text)
