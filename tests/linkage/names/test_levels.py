"""Rows of two levels: one power that each level has, or two departments on one power."""

from __future__ import annotations

import numpy as np
import pytest

from linkage.made import pool
from powerlist.linkage import LinkageOptions, pairs
from powerlist.linkage.names.bodies import CITY, COUNTY, bodies_of
from powerlist.linkage.names.levels import level_rows, one_row_a_level
from powerlist.linkage.relation import Relation

FIRE = "《森林防火条例》第二十四条"
CITYS = {
    "name": "森林防灭火检查",
    "type": "行政检查",
    "level": "市级",
    "department": "市应急管理局",
    "basis": FIRE,
}
COUNTYS = {
    "name": "对森林防火区内有关单位的森林防火组织建设、森林防火责任制落实、森林防火设施建设等情况进行检查",
    "type": "行政检查",
    "level": "县级",
    "department": "县自然资源局",
    "basis": FIRE,
}


def relations(*rows):
    """The relation of the first two rows, whatever else stands in the pool."""
    found = pairs(*pool(*rows), options=LinkageOptions(everything=True))
    return [
        kind for a, b, kind in zip(found.left, found.right, found.relation, strict=True) if {a, b} == {0, 1}
    ]


def test_two_departments_are_on_one_power_whatever_their_levels():
    assert relations(CITYS, COUNTYS) == [Relation.OVERLAP]


@pytest.mark.parametrize(
    "other",
    [
        # the county's bureau has the city's row at its own level, or the city's the county's
        ({"name": CITYS["name"], "level": "县级", "department": "县自然资源局"},),
        ({"name": COUNTYS["name"], "level": "市级", "department": "市应急管理局"},),
    ],
)
def test_what_the_other_body_has_at_its_own_level_is_said_of_that_row(other):
    rows = [{"type": "行政检查", "basis": FIRE, **row} for row in other]
    assert relations(CITYS, COUNTYS, *rows) == [Relation.LEVEL_SPLIT]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"department": "市自然资源和规划局"}, {}, id="bureaus of one line"),
        pytest.param({"name": COUNTYS["name"]}, {}, id="equal names"),
        pytest.param({}, {"level": "乡级", "department": "甲镇人民政府"}, id="a township"),
        pytest.param({"department": ""}, {}, id="an unknown body"),
    ],
)
def test_levels_of_one_power_are_no_overlap(one, other):
    assert relations({**CITYS, **one}, {**COUNTYS, **other}) == [Relation.LEVEL_SPLIT]


def test_what_only_one_limits_to_its_sector_is_another_power_at_another_level():
    seeds = {"name": "对种子质量的监督检查", "type": "行政检查", "basis": "《种子法》第四十六条"}
    assert relations(
        {**seeds, "name": "对农作物种子质量的监督检查", "level": "市级", "department": "市农业农村局"},
        {**seeds, "level": "县级", "department": "县林业局"},
    ) == [Relation.LEVEL_SPLIT]


def test_a_row_of_another_type_or_place_or_side_is_not_what_the_other_body_has():
    penalty = {"name": "对森林防灭火的处罚", "type": "行政处罚", "basis": FIRE, "level": "县级"}
    elsewhere = {**CITYS, "level": "县级", "department": "乙县自然资源局"}
    county = {**COUNTYS, "department": "甲县自然资源局"}
    assert relations(CITYS, COUNTYS, {**penalty, "department": "县自然资源局"}) == [Relation.OVERLAP]
    assert relations(CITYS, county, elsewhere) == [Relation.OVERLAP]
    found = pairs(
        *pool(CITYS), against=pool(COUNTYS, {**CITYS, **{k: COUNTYS[k] for k in ("level", "department")}})
    )
    assert (0, 0) in set(zip(found.left.tolist(), found.right.tolist(), strict=True))


def test_a_cell_of_several_levels_is_no_township_and_common_words_are_no_line():
    assert relations(CITYS, {**COUNTYS, "level": "县级、乡级"}) == [Relation.OVERLAP]
    bodies = bodies_of(["国家税务局", "国家保密局", "自然资源局", "自然资源和规划局"], [""] * 4, [""] * 4)
    assert bodies.lines[0] != bodies.lines[1]
    assert bodies.lines[2] == bodies.lines[3]


def test_a_body_is_asked_for_rows_of_a_name_at_a_level():
    bodies = bodies_of(
        ["市应急管理局", "县自然资源局", "县自然资源局"], ["市级", "县级", "市级"], ["", "", ""]
    )
    rows = level_rows(bodies, np.array([4, 7, 4]))
    every = np.arange(3)
    assert rows.of(every, every).tolist() == [CITY, COUNTY, CITY]
    assert rows.of(every[:1], np.array([1])).tolist() == [0]
    assert level_rows(bodies, np.array([4, 7, 4]), within=False).of(every, every).tolist() == [0, 0, 0]
    assert one_row_a_level(bodies, rows, np.array([0, 1]), np.array([1, 2])).tolist() == [False, True]
