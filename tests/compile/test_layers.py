from __future__ import annotations

from powerlist.audit.sample import sample
from powerlist.compile.directory import directories
from powerlist.compile.layers import counterparts, fill_boundaries, three_lists
from powerlist.model.enums import Layer


def one(*items, **more):
    return sample({"items": list(items), **more})[0]


def power(name, **more):
    return {"name": name, "type": "行政处罚", "department": "区市场监管局", **more}


SUPPORT = one(
    {
        "name": "对无照经营行为的查处",
        "department_duty": "立案、处罚。",
        "township_duty": "日常巡查、发现报告",
    },
    {
        "name": "对无照经营行为的处罚",
        "type": "行政处罚",
        "department_duty": "立案、处罚。",
        "township_duty": "日常巡查、发现报告",
    },
)


def test_the_same_power_is_found_in_another_list():
    assert counterparts(one(power("对短斤少两行为的处罚"), power("对无照经营行为的行政处罚")), SUPPORT) == {
        1: 1
    }


def test_the_boundary_of_an_extended_item_comes_from_its_support_duty():
    catalogue = one(
        power("对无照经营行为的处罚", mode="延伸", receivers="三家镇、拦江镇"),
        power("对短斤少两行为的处罚", mode="延伸", receivers="三家镇"),
    )
    (note,) = fill_boundaries(catalogue, SUPPORT)
    assert note.detail == {"count": 1}
    assert catalogue.grants["boundary"].tolist() == ["部门：立案、处罚；乡镇：日常巡查、发现报告"] * 2 + [""]


def test_a_boundary_that_is_there_stays():
    catalogue = one(power("对无照经营行为的处罚", mode="延伸", receivers="三家镇", boundary="原有"))
    assert fill_boundaries(catalogue, SUPPORT) == []
    assert catalogue.grants["boundary"].tolist() == ["原有"]


def test_the_three_lists_of_a_township():
    catalogue = one(
        power("对乱倒垃圾行为的处罚", mode="下放", receivers="三家镇"),
        power("对乱贴广告行为的处罚", mode="委托", receivers="三家镇"),
        power("对无照经营行为的处罚", mode="延伸", receivers="三家镇"),
    )
    layers = {
        Layer.BASIC_DUTY: one(power("对乱倒垃圾行为的处罚")),
        Layer.SUPPORT_DUTY: SUPPORT,
        Layer.RECALL: one({"name": "对无证养犬行为的处罚"}),
    }
    (lists,) = three_lists(catalogue, directories(catalogue), layers)
    assert lists.basic[["name", "duty"]].values.tolist() == [
        ["对乱倒垃圾行为的处罚", "对乱倒垃圾行为的处罚"],
        ["对乱贴广告行为的处罚", ""],
    ]
    assert lists.support["duty"].tolist() == ["对无照经营行为的处罚"]
    assert lists.recalled["name"].tolist() == ["对无证养犬行为的处罚"]
    assert lists.unassigned == ["0-00000002"]


def test_without_the_lists_the_directory_is_only_split():
    catalogue = one(power("对乱倒垃圾行为的处罚", mode="下放", receivers="三家镇"))
    (lists,) = three_lists(catalogue, directories(catalogue), {})
    assert (len(lists.basic), len(lists.support), len(lists.recalled)) == (1, 0, 0)


def test_without_a_recall_list_what_the_catalogue_marks_was_taken_back():
    catalogue = one(
        power("对乱倒垃圾行为的处罚", mode="下放", receivers="三家镇、拦江镇"),
        power("对乱贴广告行为的处罚", mode="上级收回", receivers="三家镇"),
        power("对无证养犬行为的处罚", mode="上级收回"),
    )
    lists = three_lists(catalogue, directories(catalogue), {})
    assert {one.township: one.recalled["name"].tolist() for one in lists} == {
        "三家镇": ["对乱贴广告行为的处罚", "对无证养犬行为的处罚"],
        "拦江镇": ["对无证养犬行为的处罚"],
    }
    assert lists[0].recalled["position"].tolist() == [1, 2]
    assert all(one.recall is catalogue for one in lists)
