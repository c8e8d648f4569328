from __future__ import annotations

import pytest

from linkage.made import pool
from powerlist.linkage import LinkageOptions, pairs
from powerlist.linkage.pool import pool_of
from powerlist.linkage.relation import Relation

BUREAU = {"type": "行政处罚", "department": "县示例局"}
CHECK = {"type": "行政检查", "department": "县示例局"}


def held(left, right):
    made = pool_of(*pool(left, right), LinkageOptions())
    return len(made.wholes.keys) > 0


def inspection(name, basis="", **other):
    return {**CHECK, "name": name, "basis": basis, **other}


LABOUR = inspection("对用人单位遵守劳动法律、法规情况的监督检查", "《劳动法》第八十五条")
GRAIN = inspection("对粮食收购、储存、销售等经营活动的监督检查", "《粮食流通管理条例》第三十八条")


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        (LABOUR, inspection("对工资支付情况的检查", "《劳动法》第五十条")),
        (LABOUR, inspection("对劳动合同订立情况的检查", "《劳动合同法》第七十四条")),
        (
            inspection("对安全生产法律法规执行情况的监督检查", "《安全生产法》第六十五条"),
            inspection("对矿山企业安全生产的检查"),
        ),
        (
            inspection("对执行《企业年金办法》情况的检查", "《企业年金办法》第二十九条"),
            inspection("对企业年金基金的检查"),
        ),
        (
            inspection("对遵守就业促进法情况的监督检查", "《就业促进法》第六十条"),
            inspection("对公共就业服务机构的检查"),
        ),
        (
            inspection("对实施劳动合同制度的情况进行监督检查", "《劳动合同法》第七十四条"),
            inspection("对劳务派遣的检查", "《劳动合同法》第九十二条"),
        ),
        (
            inspection("对遵守有关法律、法规情况的检查", "《种子法》第四十九条"),
            inspection("对种子标签的抽查", "《种子法》第四十条"),
        ),
        (GRAIN, inspection("对运输粮食违反规定的检查", "《粮食流通管理条例》第二十条")),
        (
            inspection("对农药生产、经营的监督检查", "《农药管理条例》第四十一条"),
            inspection("对农药经营台账的检查", "《农药管理条例》第二十六条"),
        ),
        # two bodies, where the name of the part says the field
        (LABOUR, inspection("对劳动合同订立情况的检查", "《劳动合同法》第七十四条", department="县其他局")),
        (
            inspection("对遵守社会保险法律、法规情况的监督检查", "《社会保险法》第七十七条"),
            inspection("对社会保险费缴纳情况的检查", "《劳动合同法》第七十四条", department="县其他局"),
        ),
        # all of its law, whoever rests on that
        (
            inspection("对植物检疫的监督检查", "《植物检疫条例》第三条"),
            inspection("对调运行为的现场复检", "《植物检疫条例》第九条", department="县其他局"),
        ),
        # what belongs to the field, by the name and by the law
        (LABOUR, inspection("对集体合同履行情况的检查")),
        (LABOUR, inspection("对用工备案的检查", "《就业促进法》第六十条")),
        (inspection("安全生产监督检查"), inspection("对尾矿库的检查")),
        (inspection("旅游市场监督检查"), inspection("对旅行社经营活动的检查")),
        (inspection("特种行业治安检查"), inspection("对旅馆业的检查")),
        (
            inspection("对公共卫生工作的监督检查"),
            inspection("对游泳场所的检查", "《公共场所卫生管理条例》第十条"),
        ),
        (inspection("文化市场行政执法检查"), inspection("对歌舞娱乐场所的检查")),
        (
            inspection(
                "开展执法专项行动，对重点企业、重点产品进行检查", "《计量法》第十八条、《产品质量法》第十五条"
            ),
            inspection("对计量器具制造的检查", "《计量法》第十五条"),
        ),
        # the rules of a thing, and no article that says which
        (
            {"name": "对违反公共场所卫生管理规定的处罚", "basis": "《公共场所卫生管理条例》", **BUREAU},
            {
                "name": "对未取得卫生许可证擅自营业的处罚",
                "basis": "《公共场所卫生管理条例》第十四条",
                **BUREAU,
            },
        ),
        (
            {"name": "对违反娱乐场所治安管理规定的处罚", **BUREAU},
            {"name": "对娱乐场所未安装监控设备的处罚", "basis": "《娱乐场所管理条例》第四十四条", **BUREAU},
        ),
        (
            {"name": "违法用地行为的处罚", "basis": "《土地管理法》", **BUREAU},
            {"name": "超过批准的数量占用土地的处罚", "basis": "《土地管理法》第七十七条第二款", **BUREAU},
        ),
        # all that is done with a thing under another law about it, or one aspect of that
        (
            inspection("对粮食收购、储存、销售等经营活动的监督检查", "《粮食流通管理条例》第三十八条"),
            inspection("对粮食出库的检查", "《粮食质量安全监管办法》第九条"),
        ),
        (
            inspection("对粮食收购、储存等经营活动不符合质量标准的检查", "《粮食流通管理条例》第三十八条"),
            inspection("对粮食入库质量检验的检查", "《粮食质量安全监管办法》第九条"),
        ),
        # whose names are compared by a wider word
        (inspection("对执行生猪屠宰法律、法规情况的检查"), inspection("对生猪屠宰厂的检查")),
        (
            {"name": "对检举、揭发各类违法案件有功人员的奖励", "type": "行政奖励"},
            {"name": "食品安全举报奖励", "type": "行政奖励"},
        ),
    ],
)
def test_what_means_a_whole_field_holds_its_parts(whole, part):
    assert held(whole, part)
    assert held(part, whole)
    found = pairs(*pool(whole, part))
    assert [str(one) for one in found.relation] == [Relation.OVERLAP]
    notes = {why.field: why.values for why in found.why(0)}["name"]["notes"]
    assert "whole_and_part" in notes


@pytest.mark.parametrize(
    ("whole", "other"),
    [
        # another field, under another law
        (LABOUR, inspection("对社会组织的检查", "《社会团体登记管理条例》第二十七条")),
        # the name says which of its laws it is about
        (LABOUR, inspection("对工会经费的检查", "《工会法》第四十五条、《劳动法》第七条")),
        # a law of one part of what is cited beside, and one article of a law
        (
            inspection("对执行《劳动合同法》情况的检查", "《劳动法》第八十五条、《劳动合同法》第七十四条"),
            inspection("对劳动安全卫生设施的检查", "《劳动法》第九十二条"),
        ),
        (
            inspection("对违反《种子法》第四十条行为的检查", "《种子法》第四十条"),
            inspection("对种子储备的检查", "《种子法》第六条"),
        ),
        # what is none of the field
        (inspection("对遵守税收法律、法规情况的检查"), inspection("对政府非税收入管理情况的检查")),
        # a system that no law is named after
        (
            inspection("对实行粮食召回制度的检查", "《粮食质量安全监管办法》第二十五条"),
            inspection("对粮食仓储的检查", "《粮食质量安全监管办法》第三条"),
        ),
        # other regulations, other things, other acts
        (GRAIN, inspection("对粮食检验机构的检查", "《粮食质量安全监管办法》第二十六条")),
        (GRAIN, inspection("对食盐储备的检查", "《粮食流通管理条例》第三十八条")),
        (
            inspection("对农药生产、经营的监督检查", "《农药管理条例》第四十一条"),
            inspection("对农药使用的检查", "《农药管理条例》第四十一条"),
        ),
        # an article says which rules are broken
        (
            {
                "name": "对违反公共场所卫生管理规定的处罚",
                "basis": "《公共场所卫生管理条例》第十四条",
                **BUREAU,
            },
            {
                "name": "对公共场所未公示检测结果的处罚",
                "basis": "《公共场所卫生管理条例实施细则》第三十六条",
                **BUREAU,
            },
        ),
        # another aspect
        (
            inspection("对粮食收购、储存等经营活动不符合质量标准的检查", "《粮食流通管理条例》第三十八条"),
            inspection("对粮食收购价格的检查", "《粮食流通管理条例》第三十条"),
        ),
        # a field and something besides
        (inspection("对食品安全抽样检验机构的检查"), inspection("对乳制品生产的检查")),
        (inspection("对公共卫生工作的监督检查"), inspection("对学校收费的检查")),
        # another body whose inspection does not name the field; another type
        (LABOUR, inspection("对用工备案的检查", "《劳动法》第八十五条", department="县其他局")),
        (
            GRAIN,
            inspection("对运输粮食违反规定的检查", "《粮食流通管理条例》第二十条", department="县其他局"),
        ),
        (LABOUR, inspection("对违反劳动合同规定的处罚", "《劳动合同法》第七十四条", type="行政处罚")),
        # an aspect is no field: of what it is stands elsewhere
        (
            inspection("对煤矿工程执行质量法律、法规的监督检查", "《建设工程质量管理条例》第四条"),
            inspection("对会计信息质量的检查", "《会计法》第三十条"),
        ),
        # who takes samples, and who names more than what its law is about
        (
            inspection("植物检疫抽查", "《植物检疫条例》第三条"),
            inspection("对调运行为的检查", "《植物检疫条例》第三条"),
        ),
        (
            inspection("植物检疫证书的检查", "《植物检疫条例》第三条"),
            inspection("对调运行为的检查", "《植物检疫条例》第三条"),
        ),
        # an award for reports of one kind holds no other
        (
            {"name": "对举报食品安全违法行为的奖励", "type": "行政奖励"},
            {"name": "对举报统计违法行为的奖励", "type": "行政奖励"},
        ),
    ],
)
def test_what_is_no_part_of_it_stays_apart(whole, other):
    assert not held(whole, other)


def test_wholes_are_not_looked_for_without_end():
    whole = [
        inspection(f"对遵守有关法律、法规情况的检查{number}", "《劳动法》第八十五条") for number in range(600)
    ]
    found = pairs(*pool(*whole))
    # those of 200,000 / 600 wholes, each with all that stand behind it
    assert len(found.pool.wholes.keys) < 600 * 599 // 2
    assert ("many-wholes", 267) in [(one.kind, one.size) for one in found.capped]
    assert not pairs(*pool(*whole[:100])).capped


def test_of_very_many_laws_of_one_item_a_part_is_read():
    laws = [f"《河灯第{number}号条例》" for number in range(200)]
    whole = inspection("对遵守有关法律、法规情况的检查", "".join(laws))
    made = pool_of(*pool(whole, *(inspection("对设施的检查", law) for law in laws)), LinkageOptions())
    assert 0 < len(made.wholes.keys) < len(laws)


def test_a_whole_of_one_level_holds_no_part_of_another():
    whole = {**LABOUR, "level": "市级"}
    part = inspection("对劳动合同订立情况的检查", "《劳动合同法》第七十四条", level="县级")
    assert held(whole, part)
    assert not len(pairs(*pool(whole, part)))
