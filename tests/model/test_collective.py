"""Receivers that name no township."""

from __future__ import annotations

import pytest

from powerlist.model.collective import is_collective


@pytest.mark.parametrize(
    "text",
    [
        "各乡镇",
        "全县各镇",
        "各乡镇人民政府",
        "乡镇",
        "各镇街",
        "各乡镇（街道）",
        "全区各街道办事处",
        "乡镇、街道",
        "乡镇人民政府",
        "所有乡镇",
    ],
)
def test_words_for_all(text: str) -> None:
    assert is_collective(text)


@pytest.mark.parametrize(
    "text",
    [
        "三家镇",
        "全胜乡",
        "城关街道",
        "各莫镇",
        "镇安镇",
        "乡城镇",
        "街道口街道办事处",
        "拦江镇人民政府",
        "试点镇甲",
        "",
    ],
)
def test_names_of_townships(text: str) -> None:
    assert not is_collective(text)
