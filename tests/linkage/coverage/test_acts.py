from __future__ import annotations

import pytest

from linkage.made import pool
from powerlist.linkage import LinkageOptions, pairs
from powerlist.linkage.coverage.acts import acts_of
from powerlist.linkage.pool import pool_of
from powerlist.linkage.relation import Relation

RULES = {
    "name": "对违反农机管理规定的处罚",
    "basis": "《示例省农机条例》第三十条：违反本条例规定，有下列行为之一的，责令改正，处五百元以下罚款："
    "（一）驾驶未经检验的农业机械的；（二）拼装、改装农业机械的；（三）涂改、伪造牌证的。"
    "造成损失的，依法承担赔偿责任；构成犯罪的，依法追究刑事责任。",
}
OTHER_RULES = {
    "name": "对未取得维修合格证书承揽维修业务等行为的处罚",
    "basis": "《示例市维修办法》第九条：未取得维修合格证书承揽维修业务，或者拼装、改装农业机械整机的，没收违法所得，"
    "没有违法所得的，处二千元罚款。",
}


def acts(*rows):
    made = pool_of(*pool(*rows), LinkageOptions())
    found = acts_of(made.reading, made.articles, made.bodies.organs, made.names, made.bases)
    return list(zip(found.owners.tolist(), found.named.tolist(), found.texts, strict=True))


def test_an_open_name_is_about_the_points_that_its_basis_quotes_and_not_about_consequences():
    assert [text for _, named, text in acts(RULES) if not named] == [
        "驾驶未经检验的农业机械的",
        "拼装、改装农业机械的",
        "涂改、伪造牌证的",
    ]


def test_a_closed_name_is_about_what_it_says_part_by_part():
    row = {"name": "对擅自取水的，未按批准条件取水的处罚", "basis": RULES["basis"]}
    assert acts(row) == [(0, True, "对擅自取水的"), (0, True, "未按批准条件取水的处罚")]


@pytest.mark.parametrize(
    "text",
    [
        "没有违法所得的",
        "对直接负责的主管人员处一万元以下罚款",
        "属于国家工作人员的",
        "根据2015年5月27日国家安全监管总局令第79号修正）",
        "违反本条例第十二条、第十三条第一款规定的",
        "拒绝、阻碍监督检查的",
    ],
)
def test_what_says_no_act_is_left_out(text):
    basis = (
        f"《示例条例》第八条：违反本条例规定，有下列行为之一的，责令改正：（一）擅自采砂的；（二）{text}。"
    )
    found = acts({"name": "对违反采砂管理规定的处罚", "basis": basis})
    assert [act for _, _, act in found] == ["擅自采砂的"]


def test_what_very_many_items_quote_is_no_act_of_any():
    basis = "《示例法》第{}条：未按规定建立台账的，责令改正。《示例法》第一百条：拒不接受处理决定继续生产的，按日连续处罚。"
    rows = [
        {"name": "对违反台账管理规定的处罚", "basis": basis.format("二十" + n)} for n in "一二三四五六七八"
    ]
    assert not [text for _, _, text in acts(*rows) if "继续生产" in text]


def test_the_quote_stands_behind_the_last_of_several_points():
    basis = "《示例法》第九十七条第三项、第四项：有下列行为之一的，处十万元以下的罚款：（三）未按照规定进行培训的；（四）未如实记录培训情况的。"
    found = acts({"name": "对违反培训管理规定的处罚", "basis": basis})
    assert [text for _, _, text in found] == ["未按照规定进行培训的", "未如实记录培训情况的"]


def test_two_open_names_whose_bases_quote_one_act_overlap_and_the_act_is_told():
    found = pairs(*pool(RULES, OTHER_RULES))
    assert [str(one) for one in found.relation] == [Relation.OVERLAP]
    said = {why.field: why.values for why in found.why(0)}["basis"]["acts"]
    assert all("拼装、改装农业机械" in act for act in said)


def test_quoted_acts_of_another_party_are_no_overlap():
    one = dict(RULES, basis="《甲条例》第三条：施工单位使用不合格的建筑材料的，责令改正。")
    other = dict(RULES, basis="《乙条例》第四条：监理单位使用不合格的建筑材料的，责令改正。")
    assert len(pairs(*pool(one, other | {"name": "对违反监理管理规定的处罚"}))) == 0


def test_the_only_act_that_a_basis_quotes_says_what_a_name_in_other_words_means():
    rows = [
        {
            "name": "对非法行医的处罚",
            "basis": "《示例机构条例》第四十三条：未取得机构执业许可证擅自执业的，责令停止执业活动。",
        },
        {"name": "对未取得机构执业许可证擅自执业的处罚", "basis": "《示例促进法》第九十九条"},
    ]
    assert [text for _, named, text in acts(*rows) if not named] == ["未取得机构执业许可证擅自执业的"]
    assert [str(one) for one in pairs(*pool(*rows)).relation] == [Relation.OVERLAP]
