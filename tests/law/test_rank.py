from __future__ import annotations

import pytest

from powerlist.law import rank
from powerlist.law.rank import Rank
from powerlist.law.register import load


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("中华人民共和国水法", Rank.LAW),
        ("农药管理条例", Rank.REGULATION),
        ("城市市容和环境卫生管理条例", Rank.REGULATION),
        ("某省水资源管理条例", Rank.LOCAL_REGULATION),
        ("新疆维吾尔自治区湿地保护条例", Rank.LOCAL_REGULATION),
        ("国务院关于取消一批行政许可事项的决定", Rank.STATE_COUNCIL_DECISION),
        ("某省水利厅关于加强河道管理的通知", Rank.DOCUMENT),
        ("关于印发〈某办法〉的通知", Rank.DOCUMENT),
        ("某某管理办法", Rank.UNKNOWN),
        ("某省实施〈水法〉办法", Rank.UNKNOWN),
        ("青溪县城区犬类管理办法", Rank.DOCUMENT),
        ("某市青溪县农村垃圾治理规定", Rank.DOCUMENT),
        ("青溪左旗草原管理办法", Rank.DOCUMENT),
        ("青溪自治县城乡规划管理办法", Rank.UNKNOWN),
        ("县级储备粮管理办法", Rank.UNKNOWN),
        ("某省县道管理办法", Rank.UNKNOWN),
        ("国旗升挂规定", Rank.UNKNOWN),
        ("某市区县财政管理办法", Rank.UNKNOWN),
        ("某省边境县建设管理规定", Rank.UNKNOWN),
        ("某市度假区管理办法", Rank.UNKNOWN),
        ("中国共产党某某工作条例", Rank.PARTY),
        ("党政机关办公用房管理办法", Rank.PARTY),
        ("", Rank.UNKNOWN),
    ],
)
def test_of_title(title, expected):
    assert rank.of_title(title) is expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("法律", Rank.LAW),
        ("行政法规", Rank.REGULATION),
        ("地方性法规", Rank.LOCAL_REGULATION),
        ("法规", Rank.STATUTE),
        ("部门规章", Rank.MINISTRY_RULE),
        ("政府规章", Rank.LOCAL_RULE),
        ("规范性文件", Rank.DOCUMENT),
        ("国务院决定", Rank.STATE_COUNCIL_DECISION),
        ("党内法规", Rank.PARTY),
        ("法律法规", Rank.UNKNOWN),
        ("法律、法规、规章", Rank.UNKNOWN),
        ("地方性法规", Rank.LOCAL_REGULATION),
        (None, Rank.UNKNOWN),
    ],
)
def test_of_tag(tag, expected):
    assert rank.of_tag(tag) is expected


@pytest.mark.parametrize(
    ("law", "tag", "expected"),
    [
        ("户口登记条例", None, Rank.LAW),
        ("水法", "法规", Rank.LAW),
        ("某某管理办法", "规章", Rank.MINISTRY_RULE),
        ("某省某某管理办法", "规章", Rank.LOCAL_RULE),
        ("某省某某管理条例", "规章", Rank.LOCAL_RULE),
        ("某某管理办法", None, Rank.UNKNOWN),
        ("某通知", "法律", Rank.DOCUMENT),
        (None, "法律", Rank.UNKNOWN),
    ],
)
def test_of_citation(law, tag, expected):
    assert rank.of_citation(law, tag, load()) is expected


def test_heights_go_down_from_law_to_nothing():
    order = [
        Rank.LAW,
        Rank.REGULATION,
        Rank.STATE_COUNCIL_DECISION,
        Rank.LOCAL_REGULATION,
        Rank.RULE,
        Rank.DOCUMENT,
        Rank.UNKNOWN,
    ]
    heights = [rank.height(one) for one in order]
    assert heights == sorted(heights, reverse=True)
    assert rank.height("没有") == 0
