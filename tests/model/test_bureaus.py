"""Short and full names of one bureau."""

from __future__ import annotations

import pytest

from powerlist.model import bureaus
from powerlist.model.bureaus import full_name, is_shortened


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("市监局", "市场监督管理局"),
        ("市场监管局", "市场监督管理局"),
        ("住建局", "住房和城乡建设局"),
        ("城管局", "城市管理局"),
        ("城管执法局", "城市管理综合行政执法局"),
        ("综合执法局", "综合行政执法局"),
        ("人社局", "人力资源和社会保障局"),
        ("发改局", "发展和改革局"),
        ("发改委", "发展和改革局"),
        ("发改科技局", "发展改革和科学技术局"),
        ("教体局", "教育和体育局"),
        ("教科体局", "教育科技和体育局"),
        ("教委", "教育委员会"),
        ("文旅局", "文化和旅游局"),
        ("文旅局", "文化广电和旅游局"),
        ("文广旅体局", "文化体育广播电视和旅游局"),
        ("卫健委", "卫生健康局"),
        ("卫健局", "卫生健康委员会"),
        ("自规局", "自然资源和规划局"),
        ("规资局", "自然资源局"),
        ("农业局", "农业农村局"),
        ("医保局", "医疗保障局"),
        ("退役军人局", "退役军人事务局"),
        ("民宗委", "民族宗教事务局"),
        ("林草局", "林业和草原局"),
        ("交通局", "交通运输局"),
        ("应急局", "应急管理局"),
        ("审批局", "行政审批服务局"),
        ("人防办", "人民防空办公室"),
        ("编办", "机构编制委员会办公室"),
        ("市监局石桥所", "市场监督管理局石桥所"),
    ],
)
def test_short_and_full_names_of_one_bureau(short: str, full: str) -> None:
    assert full_name(short) == full_name(full)
    assert is_shortened(short)
    assert not is_shortened(full)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("教育局", "教育和体育局"),
        ("教育局", "教体局"),
        ("体育局", "教体局"),
        ("水利局", "水务局"),
        ("农业农村局", "农业农村和水利局"),
        ("林业局", "林草局"),
        ("卫生局", "卫健局"),
        ("卫计局", "卫健局"),
        ("城管局", "综合执法局"),
        ("城管局", "城管执法局"),
        ("城管局", "住建局"),
        ("应急局", "应急委"),
        ("国土资源局", "自规局"),
        ("城乡规划局", "自规局"),
        ("文旅局", "文物局"),
        ("工信局", "经信局"),
        ("民政局", "民宗局"),
        ("教局", "教育局"),
        ("市监局", "市场监督管理局石桥所"),
        ("发改委", "发改委办公室"),
    ],
)
def test_bureaus_of_other_fields_are_two(one: str, other: str) -> None:
    assert full_name(one) != full_name(other)


@pytest.mark.parametrize("name", ["", "水利局", "文化馆", "三家镇人民政府", "城市管理", "市场监管部门"])
def test_what_the_table_does_not_know_stands(name: str) -> None:
    assert full_name(name) == name
    assert not is_shortened(name)


def test_a_name_that_stands_for_a_bureau_stands_for_itself() -> None:
    table = bureaus._table()
    names = {full_name(word + ending) for word, field in table.fields.items() for ending in field.endings}
    assert {full_name(name) for name in names} == names
    assert all(full_name(first) == first for first in table.whole.values())


@pytest.mark.parametrize("word", ["文", "教育", "和", "农业农村", "市监局", "委"])
def test_a_cell_of_any_length_is_read_once(word: str) -> None:
    assert full_name(word * 20_000 + "局")
