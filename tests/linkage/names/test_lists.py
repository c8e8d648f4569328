"""Lists within names: which of two names has a member more."""

from __future__ import annotations

import pytest

from linkage.made import pool
from powerlist.linkage import Relation, pairs

BASIS = {"basis": "《示例条例》第四十五条第一项"}


def relation(one, other):
    return pairs(*pool({"name": one, **BASIS}, {"name": other, **BASIS})).relation.tolist()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("对损毁堤防、护岸、闸坝、水工程建筑物的处罚", "对损毁堤防、护岸、水工程建筑物的处罚"),
        (
            "对在禁止燃放烟花爆竹的时间、地点燃放烟花爆竹的处罚",
            "对在禁止燃放烟花爆竹的地点燃放烟花爆竹的处罚",
        ),
        (
            "对社会团体涂改、出租、出借登记证书，或者出租、出借社会团体印章的处罚",
            "对社会团体涂改、出租、出借登记证书的处罚",
        ),
    ],
)
def test_a_list_with_a_member_more_holds_the_other(one, other):
    assert relation(one, other) == relation(other, one) == [Relation.OVERLAP]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("对损毁堤防、护岸、闸坝的处罚", "对损毁堤防、护岸、闸坝行为的行政处罚"),
        ("对损毁堤防、护岸、闸坝的处罚", "对损毁堤防、护岸及闸坝的处罚"),
        ("对未经批准，擅自损毁堤防、护岸的处罚", "对擅自损毁堤防、护岸的处罚"),
    ],
)
def test_the_same_list_is_the_same_row(one, other):
    assert relation(one, other) == relation(other, one) == [Relation.DUPLICATE]
