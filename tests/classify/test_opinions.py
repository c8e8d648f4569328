"""What a department's opinion speaks against: another way, every way, or nothing."""

from __future__ import annotations

import pytest

from powerlist.classify.opinions import against
from powerlist.model.enums import Mode
from powerlist.model.modes.masks import BIT, HANDED_MASK


@pytest.mark.parametrize(
    "text",
    [
        "不同意", "否", "建议保留", "建议暂缓", "基层承接能力不足，建议暂不下放", "专业性强，乡镇无法承接", "不得下放",
        "法律规定由县级行使，不得委托", "专业性强，建议由县局继续实施", "有意见，见附件", "属垂直管理，建议不列入", "建议删除",
        "不同意委托，建议下放", "县级保留", "同意暂不下放", "同意保留", "同意县级保留", "可以不下放",
    ],
)  # fmt: skip
def test_a_refusal_is_against_every_way(text):
    assert against(text) == HANDED_MASK


@pytest.mark.parametrize(
    "text",
    [
        "", "无", "已报", "同意。", "拟同意", "同意下放", "建议下放", "原则同意，但需加强培训", "同意下放，重大案件由县级保留",
        "同意，建议保留县级监督检查权", "无不同意见", "不同意见：无", "情况复杂，委托更合适", "请编办定",
    ],
)  # fmt: skip
def test_agreement_and_what_is_no_answer_are_against_nothing(text):
    assert not against(text)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("建议改为委托", Mode.ENTRUSTED),
        ("同意委托，不同意下放", Mode.ENTRUSTED),
        ("不同意下放，同意委托", Mode.ENTRUSTED),
        ("不同意下放，建议委托", Mode.ENTRUSTED),
        ("原则同意，建议委托实施", Mode.ENTRUSTED),
        ("建议调整为延伸", Mode.EXTENDED),
    ],
)
def test_a_wish_for_one_way_is_against_the_others(text, mode):
    assert against(text) == HANDED_MASK & ~BIT[mode]


def test_who_keeps_it_from_going_back_is_against_that_alone():
    assert against("不同意收回") == BIT[Mode.RECALLED]
