"""Rows that cite a whole article are about the point that their names tell."""

from __future__ import annotations

import pytest

from linkage.made import pool
from powerlist.linkage import LinkageOptions, Relation, pairs
from powerlist.linkage.pool import pool_of

ARTICLE = "《固体废物污染环境防治法》第一百一十一条"
SPILLED = "对随意倾倒、抛撒、堆放或者焚烧生活垃圾的处罚"
DROPPED = "对在运输过程中沿途丢弃、遗撒生活垃圾的处罚"


def points(row):
    made = pool_of(*pool(row), LinkageOptions())
    return [bin(mask).count("1") * mask.bit_length() for mask in made.pinned.points.tolist()]


@pytest.mark.parametrize(
    ("row", "bits"),
    [
        ({"name": SPILLED, "basis": ARTICLE}, [2]),
        ({"name": DROPPED, "basis": ARTICLE}, [8]),
        # what is cited goes before what the name tells
        ({"name": SPILLED, "basis": f"{ARTICLE}第一款第七项"}, [8]),
        # a name that means more, one that tells nothing, another article
        ({"name": "对随意倾倒生活垃圾等行为的处罚", "basis": ARTICLE}, [0]),
        ({"name": "对违反固体废物管理规定的处罚", "basis": ARTICLE}, [0]),
        ({"name": SPILLED, "basis": "《固体废物污染环境防治法》第一百零二条"}, [0]),
    ],
)
def test_a_name_pins_its_row_to_the_point_that_it_tells(row, bits):
    assert points(row) == bits


def test_rows_of_one_article_that_tell_two_points_are_distinct():
    found = pairs(*pool({"name": SPILLED, "basis": ARTICLE}, {"name": DROPPED, "basis": ARTICLE}))
    assert not len(found)


def test_two_names_of_one_point_are_one_power_without_a_basis():
    rows = (
        {"name": "对未取得机动车驾驶证、机动车驾驶证被吊销或者机动车驾驶证被暂扣期间驾驶机动车的处罚"},
        {"name": "对无证驾驶机动车的处罚"},
    )
    (relation,) = pairs(*pool(*rows)).relation
    assert relation in (Relation.DUPLICATE, Relation.OVERLAP)
