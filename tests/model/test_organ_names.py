"""Organs compared without their place and level."""

from __future__ import annotations

import pytest

from powerlist.model import organs
from powerlist.model.organs import bare_organ, names_nobody, one_spelling


@pytest.mark.parametrize(
    ("name", "place", "bare"),
    [
        ("青溪县水利局", "青溪县", "水利局"),
        ("县水利局", "青溪县", "水利局"),
        ("水利局", "青溪县", "水利局"),
        ("遂宁市安居区水利局", "遂宁市安居区", "水利局"),
        ("安居区水利局", "遂宁市安居区", "水利局"),
        ("市场监督管理局", "青溪县", "市场监督管理局"),
        ("青溪县市场监督管理局", "青溪县", "市场监督管理局"),
        ("县市场监督管理局", "青溪县", "市场监督管理局"),
        ("红河市水利局", "青溪县", "红河市水利局"),
        ("", "青溪县", ""),
    ],
)
def test_bare_names(name: str, place: str, bare: str) -> None:
    assert bare_organ(name, place) == bare


@pytest.mark.parametrize(
    ("names", "place", "groups"),
    [
        (["县水利局", "青溪县水利局", "水利局", "青溪县水利局"], "青溪县", 1),
        (["县水利局", "市水利局", "水利局"], "青溪县", 2),
        (["市水利局", "县水利局"], "", 2),
        (["县水利局", "水利局"], "", 1),
        (["市水利局", "县水利局", "水利局"], "", 3),
        (["市水利局", "红河市水利局"], "红河市", 1),
        (["区水利局", "安居区水利局", "市水利局"], "遂宁市安居区", 2),
        (["市场监督管理局", "县市场监督管理局"], "青溪县", 1),
        ([], "青溪县", 0),
        (["", "县水利局"], "青溪县", 2),
        # the only county that is named
        (["县水利局", "青溪县水利局", "红河市青溪县水利局"], "", 1),
        (["县水利局", "青溪县水利局", "市水利局", "红河市水利局"], "", 3),
        (["市水利局", "红河市水利局"], "", 1),
        (["县水利局", "青溪县水利局", "白水县教育局"], "", 3),
        (["县水利局", "白水县水利局"], "青溪县", 2),
        (["县水利局", "青溪县水利局", "城市管理局", "县社区矫正管理局"], "", 3),
        # short and full names
        (["县住建局", "县住房和城乡建设局", "住建局"], "", 1),
        (["市监局", "县市场监督管理局", "青溪县市场监管局"], "青溪县", 1),
        (["县市监局", "市市监局"], "", 2),
        (["县教育局", "县教育和体育局", "县教体局"], "", 2),
        (["市民政局", "县民政局"], "", 2),
    ],
)
def test_spellings_of_one_department(names: list[str], place: str, groups: int) -> None:
    found = one_spelling(names, place)
    assert set(found) == set(names)
    assert len(set(found.values())) == groups
    assert one_spelling(reversed(names), place) == found


def test_the_commonest_spelling_is_shown() -> None:
    found = one_spelling(["县水利局", "青溪县水利局", "水利局", "水利局"], "青溪县")
    assert set(found.values()) == {"水利局"}


def test_a_full_name_is_shown_before_a_short_one() -> None:
    found = one_spelling(["县住建局", "县住建局", "县住房和城乡建设局"])
    assert set(found.values()) == {"县住房和城乡建设局"}


@pytest.mark.parametrize(
    "text",
    [
        "市级", "县级", "县", "各镇", "各乡镇（街道）", "有关部门", "县级有关部门", "市、县两级", "县直各单位", "区（县）级",
        "县级以上行政主管部门", "主管部门", "相关执法部门", "本局", "同上", "/", "无", "待定", "按职责分工负责", "见备注", "30",
    ],
)  # fmt: skip
def test_a_level_or_everybody_is_no_body(text):
    assert names_nobody(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "市市场监督管理局", "县人民政府", "乡镇人民政府", "各镇人民政府", "县级以上市场监管部门", "公安机关", "地州市农业农村局",
        "区委办", "区政府办", "县直属机关工委", "省、市、县、所公安管理部门", "县机关事务管理局", "三家镇", "税务部门", "市委宣传部",
        "各区绿化委员会", "街道办事处", "区残联",
    ],
)  # fmt: skip
def test_a_body_and_a_kind_of_bodies_is_one(text):
    assert not names_nobody(text)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "part", ["各", "市", "县、", "有关", "直属", "部门", "部门、", "、(", "单位及", "未明", "地方"]
)
def test_a_body_of_any_length_is_tried_once(part):
    assert organs._NOBODY.fullmatch(part * 4_000 + "科") is None


@pytest.mark.timeout(60)
@pytest.mark.parametrize("part", ["市", "县", "安岳县", "资阳市安", "城市", "局"])
def test_a_place_before_a_body_of_any_length_is_looked_for_once(part):
    for end in ("", "局", "科"):
        name = part * 8_000 + end
        assert one_spelling([name]) == {name: name}
