from __future__ import annotations

import numpy as np
import pytest

from linkage.made import pool
from powerlist.linkage import LinkageOptions, pairs
from powerlist.linkage.citations.keys import articles_of
from powerlist.linkage.comparison.score import features, judge
from powerlist.linkage.pool import pool_of
from powerlist.linkage.statutes.topics import family


@pytest.mark.parametrize(
    ("law", "other"),
    [
        ("中华人民共和国动物防疫法", "示例省实施〈中华人民共和国动物防疫法〉办法"),
        ("农业机械安全监督管理条例", "示例自治区农业机械安全监督管理条例"),
        ("植物检疫条例", "植物检疫条例实施细则（林业部分）"),
        ("社会保险法", "实施《中华人民共和国社会保险法》若干规定"),
        ("人民防空法", "示例市人民防空管理规定"),
    ],
)
def test_a_law_and_what_implements_it_are_one_family(law, other):
    assert family(law) == family(other)


@pytest.mark.parametrize(
    ("law", "other"),
    [("草原法", "森林法"), ("农药管理条例", "兽药管理条例"), ("渔业法", "渔港水域交通安全管理条例")],
)
def test_other_laws_are_other_families(law, other):
    assert family(law) != family(other)


def test_only_families_of_which_two_laws_are_named_count_and_one_law_alone_makes_no_pair():
    rows = [
        {"name": "对甲的处罚", "basis": "《动物防疫法》第二十条"},
        {"name": "对乙的处罚", "basis": "《示例省实施〈动物防疫法〉办法》第四条"},
        {"name": "对丙的处罚", "basis": "《草原法》第三条"},
    ]
    made = pool_of(*pool(*rows), LinkageOptions())
    assert made.families.indptr.tolist() == [0, 1, 2, 2]


def test_likeness_of_names_means_more_under_two_laws_of_one_family():
    name = (
        {"name": "对擅自采集、出售野生植物的处罚"},
        {"name": "对违规采集、收购、出售天然野生植物果实的处罚"},
    )
    kin = ["《野生植物保护条例》第二十条", "《示例省野生植物保护条例》第十条"]
    strange = ["《野生植物保护条例》第二十条", "《示例省湿地条例》第十条"]
    scores = []
    for bases in (kin, strange):
        rows = [{**one, "basis": basis} for one, basis in zip(name, bases, strict=True)]
        scores.append(float(pairs(*pool(*rows), options=LinkageOptions(everything=True)).score[0]))
    assert scores[0] > scores[1]


def test_articles_that_the_statutes_tell_to_be_one_under_two_numbers_are_near():
    rows = [
        {"name": "对销售不合格农产品的处罚", "basis": "《农产品质量安全法》第三十一条"},
        {"name": "对市场开办者未查验农产品的处罚", "basis": "《农产品质量安全法》第四十四条"},
        {"name": "对冒用标志的处罚", "basis": "《农产品质量安全法》第三十九条"},
    ]
    made = pool_of(*pool(*rows), LinkageOptions())
    left, right = np.array([0, 0, 1]), np.array([1, 2, 2])
    assert made.families.corresponding(left, right).tolist() == [True, False, False]


def test_items_on_places_that_a_reader_found_to_rule_one_act_overlap():
    rows = [
        {
            "name": "对未依法取得排污许可证的处罚",
            "basis": "《水污染防治法》第八十三条第一项",
            "type": "行政处罚",
        },
        {
            "name": "对排污单位无证排污的处罚",
            "basis": "《排污许可管理条例》第三十三条第一项",
            "type": "行政处罚",
        },
        {
            "name": "对擅自拆除自动监测设备的处罚",
            "basis": "《水污染防治法》第八十三条第二项",
            "type": "行政处罚",
        },
    ]
    made = pool_of(*pool(*rows), LinkageOptions())
    left, right = np.array([0, 0, 1]), np.array([1, 2, 2])
    assert made.families.one_act(left, right).tolist() == [True, False, False]
    found = pairs(*pool(*rows))
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(0, 1)]


def test_brackets_of_other_shapes_inside_a_title_are_one_law():
    _, citations = pool(
        {"basis": "《示例省实施<种子法>办法》第四条"}, {"basis": "《示例省实施〈种子法〉办法》第四条"}
    )
    assert len(articles_of(citations, ["", ""], 24).seen) == 1


def test_acts_of_two_statutes_that_meet_count_though_both_rows_name_a_law_in_common():
    regulation, rules = "《粮食流通管理条例》", "《粮油仓储管理办法》"
    stored = {"name": "对违反粮油储存管理规定的处罚", "basis": f"{regulation}第四十六条；{rules}第三十一条"}
    bought = {
        "name": "对未按照规定进行粮食收购入库质量安全检验的处罚",
        "basis": f"{regulation}第四十五条第四项",
    }
    used = {"name": "对未按照规定使用粮食仓储设施、运输工具的处罚", "basis": f"{regulation}第四十六条"}
    made = pool_of(*pool(stored, bought, used), LinkageOptions())
    one, other = np.array([0, 1]), np.array([1, 2])
    assert made.families.of_two_statutes(one, other).tolist() == [True, False]
    # one statute does not punish one case twice
    assert features(judge(made, one, other)[0])["in part one act, read"].tolist() == [1, 0]
