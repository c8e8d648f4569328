from __future__ import annotations

import pytest

from linkage.made import pool
from powerlist.linkage import LinkageOptions, pairs
from powerlist.linkage.pool import pool_of
from powerlist.linkage.relation import Relation


def share(left, right):
    made = pool_of(*pool(left, right), LinkageOptions())
    return float(made.narrower.share.max(initial=0.0))


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("对销售不符合安全标准的食品的处罚", "对销售不符合安全标准的乳制品的处罚"),
        ("对擅自使用兽药的处罚", "对擅自使用兽用生物制品的处罚"),
        ("对擅自拆除特种设备的处罚", "对擅自拆除电梯的处罚"),
    ],
)
def test_a_kind_read_as_what_it_is_a_kind_of_stands_inside(wide, narrow):
    assert share({"name": wide}, {"name": narrow}) == 1.0
    assert share({"name": narrow}, {"name": wide}) == 1.0
    found = pairs(*pool({"name": wide}, {"name": narrow}))
    assert [str(one) for one in found.relation] == [Relation.OVERLAP]
    notes = {why.field: why.values for why in found.why(0)}["name"]
    assert notes["words"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("对擅自拆除起重机械的处罚", "对擅自拆除电梯的处罚"),
        ("对生产不合格食品的处罚", "对运输乳制品的处罚"),
        ("对销售不合格食品的处罚", "对销售不合格食品的处罚"),
    ],
)
def test_two_kinds_of_one_thing_other_acts_and_equal_words_are_none(left, right):
    assert share({"name": left}, {"name": right}) == 0.0


def test_only_one_body_and_one_type_is_compared():
    wide = {"name": "对销售不合格食品的处罚"}
    narrow = {"name": "对销售不合格乳制品的处罚"}
    assert share(wide, {**narrow, "department": "县商务局"}) == 0.0
    assert share(wide, {**narrow, "type": "行政检查"}) == 0.0
    assert share(wide, narrow) == 1.0
