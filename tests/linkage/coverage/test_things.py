"""Inspections and seizures of one body that meet on one thing."""

from __future__ import annotations

import pytest

from linkage.made import pool
from powerlist.linkage import LinkageOptions, Relation, pairs
from powerlist.linkage.pool import pool_of

BUREAU = "某县农业农村局"


def meets(one, other, type_, bodies=(BUREAU, BUREAU)):
    rows = (
        {"name": name, "type": type_, "department": body}
        for name, body in zip((one, other), bodies, strict=True)
    )
    return len(pool_of(*pool(*rows), LinkageOptions()).things.keys) == 1


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("对粮油出入库、储存管理的检查", "对粮食销售出库质量安全检验制度的检查", True),
        ("对饲料生产、经营的监督检查", "对饲料生产质量管理规范的检查", True),
        ("对农业机械维修的监督检查", "对拖拉机维修质量的检查", True),
        # the quality of a thing, whatever is done with it; 储粮 is to store grain
        ("对农产品质量安全的监督检查", "对生鲜乳生产、收购环节的监督检查", True),
        ("对安全储粮工作的检查", "对粮油出入库、储存管理的检查", True),
        ("对农产品质量安全的监督检查", "对生鲜乳价格的监督检查", False),
        ("对农产品质量安全档案的检查", "对生鲜乳收购的检查", False),
        ("对可能影响农产品质量安全的农药经营的检查", "对农产品收购的检查", False),
        ("对农产品质量检验机构的检查", "对农产品收购的检查", False),
        ("对农产品质量安全标准宣传的检查", "对生鲜乳收购的检查", False),
        ("对环境影响报告书使用的检查", "对环境影响评价文件使用情况的检查", True),
        # another stage, another side of the thing, another thing, no stage, two kinds of one thing
        ("对粮食入库的检查", "对粮食出库的检查", False),
        ("对粮食收购质量的检查", "对粮食收购价格的检查", False),
        ("对农药经营的监督检查", "对兽药经营的监督检查", False),
        ("对粮食的检查", "对粮食收购的检查", False),
        ("对小麦收购的检查", "对稻谷收购的检查", False),
        # 经营者 are people; 设备 may be any
        ("对粮食经营者仓储设施的检查", "对粮食经营者资格的检查", False),
        ("对生产设备的检查", "对经营、生产设备的检查", False),
    ],
)
def test_inspections_meet_on_a_thing_and_what_is_done_with_it(one, other, expected):
    assert meets(one, other, "行政检查") is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("查封、扣押违法使用的农业投入品", "扣押用于违法生产饲料的饲料添加剂、饲料", True),
        ("查封、扣押违法经营的种子和用于违法经营的工具", "封存与案件有关的农作物种子", True),
        # a place, another measure, tools that may be any
        ("查封、扣押违法经营的种子", "查封违法从事种子经营的场所", False),
        ("扣押存在隐患的拖拉机", "对拒不停止使用的拖拉机的强制", False),
        ("扣押用于违法经营农药的工具", "扣押用于违法经营兽药的工具", False),
    ],
)
def test_measures_meet_on_what_they_take_hold_of(one, other, expected):
    assert meets(one, other, "行政强制") is expected


def test_only_rows_of_one_body_and_of_these_types_meet():
    names = ("对粮食收购的检查", "对政策性粮食收购的检查")
    assert meets(*names, "行政检查")
    assert not meets(*names, "行政检查", (BUREAU, "某县市场监督管理局"))
    assert not meets(*names, "行政检查", ("", ""))
    assert not meets(*names, "行政确认")


def test_such_a_pair_is_an_overlap_and_says_why():
    rows = (
        {"name": "对粮油出入库、储存管理的检查", "type": "行政检查", "department": BUREAU},
        {"name": "对粮食销售出库质量安全检验制度的检查", "type": "行政检查", "department": BUREAU},
    )
    found = pairs(*pool(*rows))
    assert found.relation.tolist() == [Relation.OVERLAP]
    assert any("one_thing" in why.values.get("notes", ()) for why in found.why(0))


def test_a_word_that_joins_very_many_rows_tells_nothing():
    rows = [
        {"name": f"对粮食收购第{number}号检查", "type": "行政检查", "department": BUREAU}
        for number in range(120)
    ]
    assert not len(pool_of(*pool(*rows), LinkageOptions()).things.keys)


def test_what_was_not_compared_is_told():
    rows = [{"name": f"对第{n}库粮食储存的检查", "type": "行政检查", "department": BUREAU} for n in range(80)]
    kinds = [(one.kind, one.size) for one in pairs(*pool(*rows)).capped]
    assert ("many-things", 80) in kinds
    assert not pairs(*pool(*rows[:40])).capped


def test_a_very_long_name_is_cut():
    names = ["扣押" + "场所" * 50_000 + "、", "扣押饲料"]
    assert (
        len(pool_of(*pool(*({"name": n, "type": "行政强制"} for n in names)), LinkageOptions()).things.keys)
        == 0
    )


def test_signs_are_read_alike_in_what_is_seized():
    assert meets("查封违法场所，扣押饲料", "扣押农业投入品", "行政强制")
    assert meets("查封违法场所、扣押饲料", "扣押农业投入品", "行政强制")


def test_who_looks_at_the_quality_of_a_thing_takes_no_pair_from_the_others():
    rows = [
        {"name": f"对农药经营第{number}号检查", "type": "行政检查", "department": BUREAU}
        for number in range(50)
    ]
    staged = pool_of(*pool(*rows), LinkageOptions()).things
    assert len(staged.keys) == 50 * 49 // 2
    quality = [
        {"name": f"对第{number}号农药质量的检查", "type": "行政检查", "department": BUREAU}
        for number in range(60)
    ]
    both = pool_of(*pool(*rows, *quality), LinkageOptions()).things
    assert set(staged.keys // len(rows) * 110 + staged.keys % len(rows)) <= set(both.keys.tolist())
    assert both.missed
