from __future__ import annotations

import pytest

from powerlist.law import organs
from powerlist.law.facts import of_article


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("县级以上人民政府水行政主管部门", {"water"}),
        ("某县农业农村局", {"agri"}),
        ("某县水利局", {"water"}),
        ("县级以上地方人民政府", {"gov"}),
        ("某县民政局", {"civil"}),
        ("", set()),
        ("某某单位", set()),
    ],
)
def test_classes(words, expected):
    assert organs.classes(words) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("某县文旅局", {"culture"}),
        ("某县市监局", {"market", "drug"}),
        ("某县卫健委", {"health"}),
        ("某旗农牧局", {"agri"}),
        ("某县住建局", {"housing"}),
        ("某县教科体局", {"edu", "science", "culture"}),
        ("某县发改科技局", {"dev", "science"}),
        ("某县交通运输局", {"transport"}),
        ("某县人民政府", {"gov"}),
        ("某某单位", set()),
    ],
)
def test_departments_by_their_short_names(name, expected):
    assert organs.of_department(name) == expected


@pytest.mark.parametrize(
    ("department", "actor", "joined"),
    [
        ("县自然资源局", "林业主管部门", True),
        ("县医疗保障局", "社会保险行政部门", True),
        ("县水利局", "教育行政部门", False),
        ("县教育局", "水行政主管部门", False),
    ],
)
def test_reforms_join_classes(department, actor, joined):
    assert organs.compatible(organs.classes(department), organs.classes(actor)) is joined


@pytest.mark.parametrize(
    ("department", "actor", "matter", "joined"),
    [
        ("县市场监督管理局", "卫生健康主管部门", "对非法行医的处罚医师法", False),
        ("县市场监督管理局", "卫生行政部门", "对食品安全事故的处罚食品安全法", True),
        ("县林业局", "农业农村主管部门", "对违反检疫规定的处罚动物防疫法", False),
        ("县林业局", "农业农村主管部门", "对违反检疫规定的处罚植物检疫条例", True),
        ("县林业局", "水行政主管部门", "对垦荒的处罚水土保持法", False),
        ("县公安局", "交通主管部门", "对超限的处罚公路法", False),
        ("县公安局", "交通主管部门", "对出租汽车客运的处罚道路运输条例", True),
        ("县消防救援大队", "公安机关", "对违反消防规定的处罚消防法", True),
        ("县应急管理局", "公安机关", "对扰乱秩序的处罚治安管理处罚法", False),
    ],
)
def test_a_reform_joins_classes_for_the_matters_that_it_moved(department, actor, matter, joined):
    assert organs.compatible(organs.classes(department), organs.classes(actor), matter) is joined
    # whether they ever share one bureau is asked of any matter
    assert organs.compatible(organs.classes(department), organs.classes(actor)) is True


@pytest.mark.parametrize(
    ("text", "actors", "penalties"),
    [
        ("违反规定的，由县级以上人民政府水行政主管部门责令改正，处一万元以下的罚款。", {("water", "x")}, "f"),
        ("由设区的市级以上人民政府生态环境主管部门给予警告。", {("env", "c")}, "w"),
        ("由国务院商务主管部门没收违法所得。", {("commerce", "n")}, "m"),
        ("由自治区人民政府草原行政主管部门处罚款。", {("forest", "p")}, "f"),
        ("由省气象主管机构责令改正，处罚款。", {("meteor", "p")}, "f"),
        ("由市（州）人民政府文物行政部门处罚款。", {("culture", "c")}, "f"),
        ("由州（市）水行政主管部门处罚款。", {("water", "c")}, "f"),
        ("由州、县（市）水行政主管部门处罚款。", {("water", "x")}, "f"),
        ("由区人民政府房产行政主管部门处罚款。", {("housing", "x")}, "f"),
        ("县级人民政府教育行政部门应当责令停止招生。", {("edu", "x")}, "t"),
        ("由公安机关处五日以下拘留。", {("police", "")}, "d"),
        ("应当节约用水。", set(), ""),
        (
            "未经批准擅自施工的，交通主管部门可以责令停止施工，并可以处五万元以下的罚款。",
            {("transport", "")},
            "f",
        ),
        (
            "拒绝、阻碍县级以上人民政府林业主管部门依法实施监督检查的，可以处五万元以下的罚款。",
            {("forest", "x")},
            "f",
        ),
        # who else stands in the article is not who acts by it
        ("由登记管理机关给予警告；造成损失的，税务机关可以责令补缴，并处罚款。", set(), "wf"),
        ("被文化主管部门吊销许可证，或者被市场监督管理部门责令停业的，五年内不得从事演出。", set(), "rte"),
    ],
)
def test_facts_of_an_article(text, actors, penalties):
    facts = of_article(1, 0, text)
    assert {(a.organ, a.level) for a in facts.actors} == actors
    assert facts.penalties == penalties


def test_the_public_order_clause_is_another_acts():
    facts = of_article(1, 0, "由应急管理部门处罚款；构成违反治安管理行为的，由公安机关依法给予治安管理处罚。")
    assert {a.organ for a in facts.actors} == {"emerg"}


def test_who_metes_out_all_penalties():
    assert of_article(1, 0, "本法规定的行政处罚，由应急管理部门决定。").general
    assert of_article(1, 0, "治安管理处罚由县级以上地方人民政府公安机关决定。").general
    lowered = (
        "本法规定的吊销资质证书的行政处罚，由颁发资质证书的机关决定；其他行政处罚，由建设行政主管部门决定。"
    )
    assert of_article(1, 0, lowered).general
    assert not of_article(1, 0, "由应急管理部门处罚款。").general
