from __future__ import annotations

import pytest

from linkage.made import pool
from powerlist.linkage.names.bodies import CITY, COUNTY, PROVINCE, TOWNSHIP, level_of, place_of, stem
from powerlist.linkage.pool import pool_of
from powerlist.linkage.relation import LinkageOptions


@pytest.mark.parametrize(
    ("text", "mask"),
    [
        ("地州市级\n依法查处本辖区重大案件", CITY),
        ("县市区级\n市级接收申请", COUNTY),
        ("地州\n市级", CITY),
        ("市级、县级", CITY | COUNTY),
        ("省、市、县级", PROVINCE | CITY | COUNTY),
        ("县（市、区）级", COUNTY),
        ("自治区级", PROVINCE),
        ("乡镇", TOWNSHIP),
        ("2,3", PROVINCE | CITY),
        ("4", COUNTY),
        ("县级以上", 0),
        ("负责本行政区域内的检查", 0),
        ("", 0),
    ],
)
def test_level_of(text, mask):
    assert level_of(text) == mask


@pytest.mark.parametrize(
    ("department", "short"),
    [
        ("县林业和草原局", "林业草原局"),
        ("地州市级农业农村局", "农业农村局"),
        ("示例市发展和改革委员会（粮食和物资储备局）", "发展改革局"),
        ("示例自治区农业农村厅", "农业农村厅"),
        ("示例市示例区民政局", "民政局"),
        ("区司法局", "司法局"),
    ],
)
def test_stem(department, short):
    assert stem(department) == short


def test_articles_know_paragraphs_points_and_quoted_points():
    items, citations = pool(
        {"basis": "《种子法》第七十三条第五款"},
        {"basis": "《种子法》第七十三条：有下列行为的：（二）假冒的；（四）侵权的。"},
        {"basis": "《种子法》第七十三条"},
    )
    articles = pool_of(items, citations, LinkageOptions()).articles
    assert articles.paragraphs.tolist() == [1 << 5, 0, 0]
    assert articles.points.tolist() == [0, 1 << 2 | 1 << 4, 0]
    assert articles.seen.tolist() == [3]
    assert articles.quoted.tolist() == [False, True, False]
    assert articles.name(0).endswith("种子法》第73条")


@pytest.mark.parametrize(
    ("department", "place"),
    [
        ("甲县水利局", "甲县"),
        ("示例县水利局", "示例县"),
        ("县水利局", ""),
        ("地州市农业农村局", ""),
        ("示例县城关镇人民政府", "城关镇"),
        ("城关街道办事处", "城关街道"),
        ("水利局", ""),
    ],
)
def test_place_of(department, place):
    assert place_of(department) == place


def test_a_basis_that_stands_in_the_name_counts_where_there_is_no_other():
    items, citations = pool(
        {"name": "对违反《示例市市容条例》第二十条禁止行为的处罚"},
        {"name": "对违反《示例市市容条例》第二十条禁止行为的处罚", "basis": "《示例市市容条例》第三十条"},
    )
    articles = pool_of(items, citations, LinkageOptions()).articles
    assert [articles.numbers[code][0] for code in articles.codes] == [20, 30]
