"""The bodies of a pool: which organ, of which level, where."""

from __future__ import annotations

import pytest

from linkage.made import pool
from powerlist.linkage import DoubleKind, Relation, kinds, pairs
from powerlist.linkage.names.bodies import CITY, COUNTY, level_of_organ, place_of, stem


@pytest.mark.parametrize(
    ("department", "organ", "level", "place"),
    [
        ("县市监局", "市场监督管理局", COUNTY, ""),
        ("市监局", "市场监督管理局", 0, ""),
        ("市市场监管局", "市场监督管理局", CITY, ""),
        ("市场监督管理局", "市场监督管理局", 0, ""),
        ("青溪县市监局", "市场监督管理局", COUNTY, "青溪县"),
        ("青溪县住房和城乡建设局（县人防办）", "住房城乡建设局", COUNTY, "青溪县"),
        ("红河市青溪区城管局", "城市管理局", COUNTY, "红河市青溪区"),
        ("市民政局", "民政局", CITY, ""),
        ("市政务服务局", "政务服务管理局", CITY, ""),
        ("县市政管理局", "市政管理局", COUNTY, ""),
        ("区域合作局", "区域合作局", 0, ""),
        ("三家镇人民政府", "三家镇人民政府", 8, "三家镇"),
    ],
)
def test_a_department_tells_organ_level_and_place(department, organ, level, place):
    assert stem(department) == organ
    assert level_of_organ(department) == level
    assert place_of(department) == place


def both(left: str, right: str):
    row = {"name": "对擅自挖掘道路的处罚", "basis": "《城市道路管理条例》第四十二条"}
    return pairs(*pool({**row, "department": left}, {**row, "department": right}))


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("县住建局", "县住房和城乡建设局"),
        ("市监局", "县市场监督管理局"),
        ("青溪县卫健委", "青溪县卫生健康局"),
        ("县教体局", "县教育和体育局"),
    ],
)
def test_one_row_under_both_names_of_a_bureau_is_a_duplicate(short, full):
    found = both(short, full)
    assert list(found.relation) == [Relation.DUPLICATE]
    assert list(kinds(found)) == [DoubleKind.SAME]


@pytest.mark.parametrize(
    ("one", "other"),
    [("县教育局", "县教育和体育局"), ("县水利局", "县水务局"), ("县城管局", "县综合执法局")],
)
def test_one_row_of_two_bureaus_is_an_overlap(one, other):
    found = both(one, other)
    assert list(found.relation) == [Relation.OVERLAP]
    assert list(kinds(found)) == [DoubleKind.DEPARTMENT]


@pytest.mark.parametrize(
    ("one", "other"), [("县住建局", "市住房和城乡建设局"), ("青溪县住建局", "白水县住房和城乡建设局")]
)
def test_bureaus_of_two_levels_or_counties_are_never_double(one, other):
    assert len(both(one, other)) == 0
