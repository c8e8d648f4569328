from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerlist.classify.receivers import split
from powerlist.model.receiver import plain


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("三家镇、拦江镇", ["三家镇", "拦江镇"]),
        (
            "三家镇，拦江镇,磨溪镇；白马镇;东禅镇/分水镇",
            ["三家镇", "拦江镇", "磨溪镇", "白马镇", "东禅镇", "分水镇"],
        ),
        ("三家镇\n拦江镇", ["三家镇", "拦江镇"]),
        ("各乡镇（除三家镇、拦江镇外）", ["各乡镇（除三家镇、拦江镇外）"]),
        ("", []),
        ("三家镇、三家镇", ["三家镇"]),
        ("三家镇、拦江镇等", ["三家镇", "拦江镇", "等"]),
        ("三家镇等乡镇。", ["三家镇", "等乡镇"]),
        ("三家镇、拦江镇等2个镇", ["三家镇", "拦江镇"]),
        ("各乡镇等", ["各乡镇等"]),
        ("等", ["等"]),
        ("#N/A", []),
        ("#REF!", []),
        ("三家镇拦江镇", ["三家镇", "拦江镇"]),
        ("三家镇人民政府拦江镇人民政府", ["三家镇人民政府", "拦江镇人民政府"]),
        ("新乡镇", ["新乡镇"]),
        ("镇江镇", ["镇江镇"]),
        ("㵲阳镇蕉溪镇", ["㵲阳镇", "蕉溪镇"]),
        ("1.㵲阳镇", ["㵲阳镇"]),
        ("三家镇综合行政执法队", ["三家镇综合行政执法队"]),
        ("1.三家镇\n2.拦江镇", ["三家镇", "拦江镇"]),
        ("三家镇、拦江镇除外的镇", ["三家镇、拦江镇除外的镇"]),
        ("一、二类乡镇", ["一、二类乡镇"]),
    ],
)
def test_split(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@given(st.text(max_size=40))
def test_any_text_is_survived(text: str) -> None:
    plain(text)
    assert all(part.strip() for part in split(text))
