"""By which words a township hands on what it received, and what only sounds so."""

from __future__ import annotations

import pytest

from powerlist.model.modes.onward import handed_on
from powerlist.model.modes.scan import hits


@pytest.mark.parametrize(
    "clause",
    [
        "石桥镇可以再委托给村委会",
        "可由镇委托村（社区）实施",
        "乡镇可转委托下属事业单位实施",
        "由石桥镇转授权村委会",
        "镇人民政府可将该权力再次下放至村级",
        "允许乡镇二次委托",
        "石桥镇委托镇综合执法队实施",
        "由街道办事处委托社区实施",
        "受委托方可另行委托其他组织",
        "石桥镇委托村委会协助巡查并实施处罚",
        "允许再委托",
    ],
)
def test_a_township_hands_on(clause):
    assert handed_on(clause) == clause
    assert handed_on(f"承接后做好交接，{clause}；期限三年。") == clause
    assert not [hit for hit in hits(clause) if hit.kind != "cell"], "that is no mode of the county's"


@pytest.mark.parametrize(
    "text",
    [
        "承接后不得再委托其他组织或者个人",
        "不得由石桥镇委托村委会实施",
        "禁止任何形式的二次委托",
        "石桥镇再委托村委会的，收回委托",
        "由下放转委托",
        "培训合格后再委托",
        "先下放石桥镇，其余镇再下放",
        "由县局收回，再委托三家镇",
        "县水利局委托石桥镇综合执法队实施",
        "由石桥镇综合执法队实施",
        "石桥镇可委托第三方检测机构开展检测",
        "石桥镇委托物业公司清运垃圾",
        "由镇委托村镇建设办公室",
        "三家镇下放，拦江镇委托",
        "2023年不再委托",
        "向石桥镇下放物业管理处罚权",
        "2024年将各街道下放社区物业管理权限",
        "县局向各乡镇下放企业登记权限",
        "2024年向各镇下放个人建房审批权",
        "继续委托各镇综合行政执法队实施",
        "由县水利局再次下放",
        "第二批再下放",
        "委托期满可再次委托",
        "石桥镇可委托综合执法队送达",
    ],
)
def test_what_only_sounds_so(text):
    assert handed_on(text) == ""


def test_the_countys_own_hand_over_is_heard():
    for text in (
        "向石桥镇下放物业管理处罚权",
        "向乡镇下放综合行政执法事项",
        "2024年将各街道下放社区物业管理权限",
    ):
        assert [str(hit.mode) for hit in hits(text) if hit.kind == "hard"] == ["delegated"]
