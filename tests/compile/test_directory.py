from __future__ import annotations

import pytest

from powerlist.audit.sample import sample
from powerlist.compile.directory import directories

ITEMS = [
    {"name": "乙", "type": "行政处罚", "department": "县水利局"},
    {"name": "甲", "type": "行政许可", "department": "县水利局"},
    {"name": "丙", "type": "行政检查", "department": "县林业局"},
    {"name": "丁", "type": "行政处罚", "department": "县林业局", "mode": "县级保留"},
]
GRANTS = [
    {"item": 1, "receiver": "三家镇", "mode": "委托", "deed": "委1"},
    {"item": 2, "receiver": "三家镇", "mode": "委托"},
    {"item": 3, "receiver": "三家镇", "mode": "下放"},
    {"item": 1, "receiver": "外地镇", "mode": "下放"},
    {"item": 3, "receiver": "拦江镇", "mode": ""},
    {"item": 3, "receiver": "磨溪镇", "mode": "上级收回"},
]
TOWNSHIPS = [
    {"township_name": name, "county": "安县", "kind": "镇", "township_code": code, "group": "一类"}
    for name, code in (("拦江镇", "510904101"), ("三家镇", "510904102"), ("磨溪镇", ""))
]


def found(**more):
    return directories(sample({"items": ITEMS, "grants": GRANTS, "townships": TOWNSHIPS, **more})[0])


def test_one_directory_a_township_in_the_order_of_the_register():
    assert [(one.township, len(one), one.undecided) for one in found()] == [
        ("拦江镇", 0, 1),
        ("三家镇", 3, 0),
        ("磨溪镇", 0, 0),
    ]


def test_without_a_register_every_township_that_is_named_has_one():
    grants = [
        *GRANTS,
        {"item": 1, "receiver": "13个乡镇", "mode": "下放"},
        {"item": 2, "receiver": "中心镇", "mode": "下放"},
    ]
    made = found(townships=[], grants=grants)
    assert [(one.township, len(one), one.unresolved) for one in made] == [
        ("三家镇", 3, 2),
        ("外地镇", 1, 2),
        ("拦江镇", 0, 2),
        ("磨溪镇", 0, 2),
    ]


def test_a_body_that_is_no_township_of_the_register_has_none():
    grants = [*GRANTS, {"item": 1, "receiver": "三家镇便民服务中心", "mode": "下放"}]
    assert [one.township for one in found(grants=grants)] == ["拦江镇", "三家镇", "磨溪镇"]


@pytest.mark.parametrize(
    "receiver",
    ["综合执法大队", "三家镇便民服务中心", "县城管局", "经开区管理委员会", "经开区管委会", "县人民政府"],
)
def test_without_a_register_another_body_has_none(receiver):
    grants = [*GRANTS, {"item": 1, "receiver": receiver, "mode": "下放"}]
    assert [one.township for one in found(townships=[], grants=grants)] == [
        "三家镇",
        "外地镇",
        "拦江镇",
        "磨溪镇",
    ]
    named = [*GRANTS, {"item": 1, "receiver": receiver, "mode": "下放", "acts_in_name": "三家镇人民政府"}]
    assert receiver in [one.township for one in found(townships=[], grants=named)]


@pytest.mark.parametrize(
    "receiver",
    ["石桥", "红光农场", "城关街道办事处", "石桥镇人民政府", "巴彦苏木", "石桥镇（试点）", "东部新区"],
)
def test_without_a_register_what_is_no_body_by_its_name_has_one(receiver):
    grants = [*GRANTS, {"item": 1, "receiver": receiver, "mode": "下放"}]
    assert receiver in [one.township for one in found(townships=[], grants=grants)]


def test_a_body_that_acts_in_a_township_s_name_has_one():
    bureau = {"item": 1, "receiver": "三家镇综合执法局", "mode": "下放", "acts_in_name": "三家镇人民政府"}
    outside = {"item": 1, "receiver": "外地镇", "mode": "下放", "acts_in_name": "外地镇"}
    made = found(grants=[*GRANTS, bureau, outside])
    assert [(one.township, len(one)) for one in made][3:] == [("三家镇综合执法局", 1)]


def test_rows_stand_by_mode_then_type_then_order_of_the_list():
    rows = found()[1].rows
    assert rows[["name", "mode", "deed"]].values.tolist() == [
        ["丙", "delegated", ""],
        ["甲", "entrusted", ""],
        ["乙", "entrusted", "委1"],
    ]
    assert rows["position"].tolist() == [2, 1, 0]


def test_facts_of_the_township_are_there():
    one = found()[1]
    assert (one.county, one.kind, one.code, one.group) == ("安县", "镇", "510904102", "一类")


def test_counts_by_any_column():
    one = found()[1]
    assert one.counts("mode") == {"delegated": 1, "entrusted": 2}
    assert one.counts("department") == {"县林业局": 1, "县水利局": 2}


def test_statutory_and_handed_over_is_one_power():
    items = [
        {
            "name": "乡村建设规划许可",
            "type": "行政许可",
            "department": "三家镇",
            "mode": "法定本级",
            "receivers": "三家镇",
        },
        {
            "name": "乡村建设规划许可",
            "type": "行政许可",
            "department": "县自然资源局",
            "mode": "委托",
            "receivers": "三家镇、拦江镇",
        },
    ]
    three, other = directories(sample({"items": items})[0])
    assert [(one.township, len(one)) for one in (three, other)] == [("三家镇", 1), ("拦江镇", 1)]
    assert [(one.kept, one.dropped) for one in three.merged] == [("0-00000001", "0-00000002")]
    assert other.merged == []


def test_a_catalogue_without_grants_has_empty_directories():
    assert [
        len(one) for one in directories(sample({"items": ITEMS, "grants": [], "townships": TOWNSHIPS})[0])
    ] == [0, 0, 0]
    assert directories(sample({"items": []})[0]) == []


def test_one_department_has_one_name_in_a_directory() -> None:
    one = sample(
        {
            "meta": {"place": "青溪县"},
            "items": [
                {"name": "甲", "type": "行政处罚", "department": name, "mode": "下放", "receivers": "三家镇"}
                for name in ("县水利局", "青溪县水利局", "青溪县水利局", "市水利局")
            ],
        }
    )[0]
    before = one.items["department"].tolist()
    (directory,) = directories(one)
    assert sorted(set(directory.rows["department"])) == ["市水利局", "青溪县水利局"]
    assert one.items["department"].tolist() == before
