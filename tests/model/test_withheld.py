"""In how many words a list leaves detention with the police, and what only sounds so."""

from __future__ import annotations

import pytest

from powerlist.model.withheld import lists_lighter, name_withholds_liberty, withholds_liberty


@pytest.mark.parametrize(
    "text",
    [
        "不含拘留",
        "吊销许可证、行政拘留除外",
        "除拘留外，其余处罚委托石桥镇实施",
        "委托拘留以外的处罚",
        "不包括限制人身自由的行政处罚",
        "不得作出行政拘留决定",
        "不委托拘留",
        "拘留不下放",
        "拘留处罚不在委托范围内",
        "行政拘留权保留在县公安局",
        "县公安局保留行政拘留权",
        "行政拘留等限制人身自由的处罚仍由县公安局行使",
        "拘留由安岳县公安局负责",
        "应当给予行政拘留的，移送县公安局",
        "拘留报县公安局决定",
        "仅限警告、二百元以下罚款",
        "限警告和500元以下罚款",
        "只委托石桥镇实施警告、罚款",
        "处罚种类：警告、罚款",
        "委托权限为罚款",
    ],
)
def test_what_is_left_with_the_police(text):
    assert withholds_liberty(text)
    assert withholds_liberty("", f"按程序办理；{text}。")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "拘留由石桥镇实施",
        "可以处五日以下拘留",
        "警告、罚款、拘留一并委托",
        "拘留由县公安局委托石桥镇实施",
        "拘留报公安局批准后由石桥镇执行",
        "五日以下拘留由石桥镇决定，五日以上由县公安局决定",
        "不得以罚款代替行政拘留",
        "不得超期拘留",
        "不限于警告、罚款",
        "不仅委托警告、罚款",
        "仅限警告、罚款等",
        "仅限警告，罚款，拘留",
        "仅对拒不改正的处罚款",
        "仅罚款一万元以上的报县局",
        "仅限石桥镇",
        "限期改正，罚款",
        "罚款上限为500元",
        "罚款由县公安局收缴",
    ],
)
def test_what_only_sounds_so(text):
    assert not withholds_liberty(text)


def test_a_bracket_of_the_name_and_the_authority_of_a_deed():
    assert name_withholds_liberty("对盗窃行为的处罚（拘留由公安机关实施）")
    assert not name_withholds_liberty("对盗窃行为的处罚（城区）", "对非法拘留他人的处罚")
    assert lists_lighter("警告、罚款")
    assert not lists_lighter("警告、罚款、行政拘留")
    assert not lists_lighter("处罚")
