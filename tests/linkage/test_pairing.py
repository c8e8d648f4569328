from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.made import pool
from powerlist.linkage import LinkageOptions, Pairs, Relation, clusters, pair_fingerprint, pairs

EVERYTHING = LinkageOptions(everything=True)


def relation(*rows):
    """The relation of two items, everything kept; None where they were not even compared."""
    found = pairs(*pool(*rows), options=EVERYTHING)
    return found.relation[0] if len(found) else None


SEED = {"basis": "《种子法》第七十五条"}
SIGNS = "未在有较大危险因素的生产经营场所设置明显的安全警示标志的，责令限期改正，处五万元以下的罚款。"
TWO_SENTENCES = "《示例法》第三条：转让检疫证明的，处以罚款。使用假冒畜禽标识运输动物的，处以警告。"
FOREST, FARM = {"department": "县林业和草原局"}, {"department": "县农业农村局"}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(
            {"name": "对擅自取水的处罚", "basis": "《水法》第六十九条"},
            {"name": "对未经批准擅自取水行为的行政处罚", "basis": "《水法》第六十九条"},
            Relation.DUPLICATE,
            id="other words for the same",
        ),
        pytest.param(
            {"name": "对生产经营假种子的处罚", **SEED, **FOREST},
            {"name": "对生产经营农作物假种子的处罚", **SEED, **FARM},
            Relation.OVERLAP,
            id="only one of two departments is limited",
        ),
        pytest.param(
            {"name": "对生产经营林木假种子的处罚", **SEED, **FOREST},
            {"name": "对生产经营农作物假种子的处罚", **SEED, **FARM},
            Relation.SAME_BASIS,
            id="both are limited and exclude each other",
        ),
        pytest.param(
            {"name": "对生产经营假种子的处罚", **SEED, **FARM},
            {"name": "对生产经营劣种子的处罚", **SEED, **FARM},
            Relation.SAME_BASIS,
            id="false and inferior",
        ),
        pytest.param(
            {"name": "对违反《水法》有关规定的处罚", "basis": "《水法》第六十九条、第七十条"},
            {"name": "对未经批准擅自取水的处罚", "basis": "《水法》第六十九条"},
            Relation.OVERLAP,
            id="a name that is only the law",
        ),
        pytest.param(
            {"name": "对违反《示例条例》第二十条禁止行为的处罚", "basis": "《示例条例》第二十条", **FARM},
            {"name": "对焚烧秸秆的处罚", "basis": "《示例条例》第二十条", **FOREST},
            Relation.OVERLAP,
            id="a name that is only an article",
        ),
        pytest.param(
            {
                "name": "对娱乐场所实施《娱乐场所管理条例》第十四条禁止行为的处罚",
                "basis": "《娱乐场所管理条例》第四十三条",
                "department": "县文化和旅游局",
            },
            {
                "name": "对娱乐场所组织、强迫、教唆他人吸食毒品的处罚",
                "basis": "《娱乐场所管理条例》第四十三条",
                "department": "县公安局",
            },
            Relation.OVERLAP,
            id="a name that is only the forbidden acts of an article holds whoever does them",
        ),
        pytest.param(
            {
                "name": "对露天烧烤食品或者为露天烧烤食品提供场地的处罚",
                "basis": "《大气污染防治法》第一百一十八条第三款",
                "department": "县城市管理局",
            },
            {
                "name": "对在禁止时段和区域内露天烧烤的处罚",
                "basis": "《大气污染防治法》第一百一十八条第三款",
                "department": "县市场监督管理局",
            },
            Relation.OVERLAP,
            id="a name of whoever does it and of whoever gives the place",
        ),
        pytest.param(
            {
                "name": "对为露天烧烤食品提供场地的处罚",
                "basis": "《大气污染防治法》第一百一十八条第三款",
                "department": "县城市管理局",
            },
            {
                "name": "对在禁止时段和区域内露天烧烤的处罚",
                "basis": "《大气污染防治法》第一百一十八条第三款",
                "department": "县市场监督管理局",
            },
            Relation.SAME_BASIS,
            id="a name of whoever gives the place alone",
        ),
        pytest.param(
            {"name": "对违法取水设施的处罚", "basis": "《水法》第六十九条"},
            {"name": "对违法取水设施的强制拆除", "type": "行政强制", "basis": "《水法》第六十九条"},
            Relation.SAME_BASIS,
            id="penalty and coercion",
        ),
        pytest.param(
            {"name": "对取水许可的监督检查", "type": "行政检查", "basis": "《水法》第四十八条"},
            {"name": "取水许可", "type": "行政许可", "basis": "《水法》第四十八条"},
            Relation.SAME_BASIS,
            id="inspection and licence",
        ),
        pytest.param(
            {"name": "对未按规定安装计量设施的处罚", "basis": "《取水条例》第五十三条第一款"},
            {"name": "对计量设施不合格的处罚", "basis": "《取水条例》第五十三条第二款"},
            Relation.SAME_BASIS,
            id="other paragraphs",
        ),
        pytest.param(
            {"name": "渔业费征收", "type": "行政征收", "level": "市级", "department": "市农业农村局"},
            {"name": "渔业费征收", "type": "行政征收", "level": "县级", "department": "县农业农村局"},
            Relation.LEVEL_SPLIT,
            id="one row a level",
        ),
        pytest.param(
            {"name": "渔业费征收", "type": "行政征收", "department": "甲县农业农村局"},
            {"name": "渔业费征收", "type": "行政征收", "department": "乙县农业农村局"},
            Relation.LEVEL_SPLIT,
            id="two counties",
        ),
        pytest.param(
            {"name": "对擅自搭建的处罚", "department": "甲镇人民政府", "basis": "《城乡规划法》第六十五条"},
            {"name": "对擅自搭建的处罚", "department": "乙镇人民政府", "basis": "《城乡规划法》第六十五条"},
            Relation.LEVEL_SPLIT,
            id="two townships",
        ),
        pytest.param(
            {
                "name": "对噪声扰民的处罚",
                "department": "市生态环境局示例分局",
                "basis": "《示例法》第八十二条",
            },
            {"name": "对噪声扰民的处罚", "department": "县公安局", "basis": "《示例法》第八十二条"},
            Relation.OVERLAP,
            id="a branch of the city's organ acts in the county",
        ),
        pytest.param(
            {"name": "特种设备使用登记", "type": "行政许可", "basis": "《特种设备安全法》第三十三条"},
            {
                "name": "压力管道使用登记",
                "type": "行政许可",
                "basis": "《特种设备安全法》第三十三条",
                "department": "县住房和城乡建设局",
            },
            Relation.OVERLAP,
            id="two departments, of which one has the whole of the other's kind",
        ),
        pytest.param(
            {"name": "对压力管道未经检验投入使用的处罚", "basis": "《特种设备安全法》第八十三条"},
            {"name": "对起重机械未经检验投入使用的处罚", "basis": "《特种设备安全法》第八十三条"},
            Relation.SIMILAR_NAME,
            id="other equipment",
        ),
        pytest.param(
            {"name": "对违法收购蚕茧行为的处罚", "basis": "《示例条例》第八条", **FARM},
            {
                "name": "对违法收购棉花行为的处罚",
                "basis": "《示例条例》第八条",
                "department": "县发展和改革局",
            },
            Relation.SAME_BASIS,
            id="two departments, each with its own object",
        ),
        pytest.param(
            {"name": "对转让检疫证明的处罚", "basis": TWO_SENTENCES, **FARM},
            {
                "name": "对使用假冒畜禽标识运输动物的处罚",
                "basis": TWO_SENTENCES,
                "department": "县交通运输局",
            },
            Relation.SAME_BASIS,
            id="two departments, each with its own sentence of the article",
        ),
        pytest.param(
            {
                "name": "对未在有较大危险因素的场所设置安全警示标志的处罚",
                "basis": f"《安全生产法》第九十六条：{SIGNS}",
            },
            {
                "name": "对未在有较大危险因素的生产经营场所设置明显警示标志行为的处罚",
                "basis": f"《安全生产法》第九十九条：{SIGNS}",
            },
            Relation.OVERLAP,
            id="one article under its old and its new number",
        ),
        pytest.param(
            {
                "name": "对屠宰注水的生猪的处罚",
                "basis": "《生猪条例》第二十八条：屠宰注水的生猪的，责令改正。",
                **FARM,
            },
            {
                "name": "对屠宰注水畜禽的处罚",
                "basis": "《某省畜禽条例》第三条：屠宰注水的畜禽的，处罚款。",
                **FARM,
            },
            Relation.OVERLAP,
            id="two laws punish one act",
        ),
        pytest.param(
            {"name": "社会保险基金监督检查", "type": "行政检查", "basis": "《社会保险法》第七十九条", **FARM},
            {
                "name": "医疗保险基金监督检查",
                "type": "行政检查",
                "basis": "《社会保险法》第七十九条",
                **FOREST,
            },
            Relation.OVERLAP,
            id="the wider word holds the other",
        ),
        pytest.param(
            {
                "name": "对外国人擅自考察重点保护野生动物的处罚",
                "basis": "《陆生野生动物保护实施条例》第三十九条",
                **FOREST,
            },
            {
                "name": "对外国人擅自考察重点保护野生动物的处罚",
                "basis": "《水生野生动物保护实施条例》第三十一条",
                **FARM,
            },
            Relation.SIMILAR_NAME,
            id="the laws exclude each other",
        ),
        pytest.param(
            {"name": "取水许可证延续", "type": "行政许可"},
            {"name": "取水许可证变更", "type": "行政许可"},
            Relation.SIMILAR_NAME,
            id="steps of one licence",
        ),
        pytest.param(
            {"name": "取水许可证核发", "type": "行政许可"},
            {"name": "取水许可证注销", "type": "行政许可"},
            Relation.SIMILAR_NAME,
            id="the licence itself and a later step",
        ),
        pytest.param(
            {"name": "对采集国家重点保护野生植物的处罚", **FOREST},
            {"name": "对采集自治区重点保护野生植物的处罚", **FOREST},
            Relation.SIMILAR_NAME,
            id="other species",
        ),
        pytest.param(
            {"name": "第一类医疗器械经营企业检查", "type": "行政检查"},
            {"name": "第二类医疗器械经营企业检查", "type": "行政检查"},
            Relation.SIMILAR_NAME,
            id="other grades",
        ),
    ],
)
def test_relation(left, right, expected):
    assert relation(left, right) == expected
    assert relation(right, left) == expected


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("残疾人证办理", "残疾人证核发", True),
        ("高龄津贴发放", "高龄老人津贴申领", True),
        ("老年人优待证办理", "老年优待证发放", True),
        # what else is done with the card is another service
        ("社会保障卡申领", "社会保障卡挂失", False),
        ("就业见习申请", "就业见习补贴申领", False),
    ],
)
def test_a_service_is_one_whatever_says_that_it_is_to_be_had(left, right, same):
    rows = ({"name": name, "type": "公共服务", "department": "县民政局"} for name in (left, right))
    assert bool(len(pairs(*pool(*rows)))) is same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("对销售假种子的处罚", "对生产、销售假种子的处罚"),
        ("对经营劣质农药的处罚", "对生产、经营劣质农药的处罚"),
    ],
)
def test_a_row_of_one_act_overlaps_a_row_of_more(left, right):
    rows = ({"name": name, **SEED, **FARM} for name in (left, right))
    assert [str(one) for one in pairs(*pool(*rows)).relation] == [Relation.OVERLAP]


def test_only_duplicates_and_overlaps_are_reported_unless_everything_is_asked_for():
    rows = (
        {"name": "取水许可证延续", "type": "行政许可"},
        {"name": "取水许可证变更", "type": "行政许可"},
        {"name": "对擅自取水的处罚", "basis": "《水法》第六十九条"},
        {"name": "对擅自取水的处罚", "basis": "《水法》第六十九条"},
    )
    found = pairs(*pool(*rows))
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(2, 3)]
    assert len(pairs(*pool(*rows), options=EVERYTHING)) > 1


def test_the_reasons_add_up_to_the_score():
    found = pairs(
        *pool(
            {"name": "对生产经营假种子的处罚", **SEED, **FOREST},
            {"name": "对生产经营农作物假种子的处罚", **SEED, **FARM},
        )
    )
    reasons = found.why(0)
    total = sum(one.weight for one in reasons)
    assert abs(1 / (1 + np.exp(-total)) - found.score[0]) < 0.02
    by_field = {one.field: one.detail for one in reasons}
    assert "第75条" in by_field["basis"]
    assert "农作物" in by_field["name"]
    assert set(by_field) >= {"base", "basis", "name", "department", "limit"}


def test_an_article_that_very_many_bodies_rest_on_makes_no_overlap():
    things = ("河道", "林地", "药店", "学校", "矿山", "旅馆", "殡仪馆", "渡口")
    bureaus = ("水利", "林业", "药监", "教育", "应急", "公安", "民政", "交通")
    rows = [
        {
            "name": f"对{thing}的监督检查",
            "type": "行政检查",
            "department": f"县{bureau}局",
            "basis": "《行政许可法》第六十一条",
        }
        for thing, bureau in zip(things, bureaus, strict=True)
    ]
    assert len(pairs(*pool(*rows))) == 0


def test_two_sides_give_only_pairs_across_them():
    one = {"name": "对擅自取水的处罚", "basis": "《水法》第六十九条"}
    found = pairs(*pool(one, one), against=pool(one))
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(0, 0), (1, 0)]


def test_sub_items_of_one_item_are_distinct_and_a_parent_overlaps_its_sub_item():
    rows = [
        {
            "name": "培训学校审批",
            "sub_name": "1.培训学校设立审批",
            "type": "行政许可",
            "basis": "《示例法》第十二条",
        },
        {
            "name": "培训学校审批",
            "sub_name": "2.培训学校变更审批",
            "type": "行政许可",
            "basis": "《示例法》第十二条",
        },
    ]
    assert len(pairs(*pool(*rows))) == 0
    parent = {"name": "培训学校审批", "type": "行政许可", "basis": "《示例法》第十二条"}
    assert [p.value for p in pairs(*pool(*rows, parent)).relation] == ["overlap", "overlap"]


@pytest.mark.parametrize(
    ("name", "again", "part", "type_", "relations"),
    [
        (
            "安全生产监督检查",
            "1.对生产经营单位的安全生产监督检查",
            "2.对矿山企业的安全监督检查",
            "行政检查",
            ["overlap"],
        ),
        # neither says its main item again
        ("安全生产监督检查", "1.对危险化学品安全的监督检查", "2.对矿山企业的安全监督检查", "行政检查", []),
        ("技工学校审批", "1.对技工学校的审批", "2.技工学校变更审批", "行政许可", []),
    ],
)
def test_a_sub_item_that_says_its_main_item_again_is_all_of_it(name, again, part, type_, relations):
    rows = [{"name": name, "sub_name": sub, "type": type_} for sub in (again, part)]
    assert [p.value for p in pairs(*pool(*rows)).relation] == relations


@pytest.mark.parametrize("step", ["演出团体营业性演出变更许可", "演出团体申请延续", "演出团体注销", "补证"])
def test_a_main_item_is_no_duplicate_of_its_own_steps_and_limits_are_no_reason(step):
    name = "演出团体申请从事营业性演出许可"
    rows = [{"name": name, "type": "行政许可"}, {"name": name, "sub_name": step, "type": "行政许可"}]
    found = pairs(*pool(*rows))
    assert [p.value for p in found.relation] == ["overlap"]
    assert "limit" not in {why.field for why in found.why(0)}


@pytest.mark.parametrize(
    ("name", "sub", "type_", "relations"),
    [
        ("制定公用事业价格", "公共浴室收费标准", "其他行政权力", ["overlap"]),
        # the first step of a licence stands beside its other steps
        ("演出团体营业性演出许可", "延续", "行政许可", []),
        ("演出团体营业性演出许可", "演出经纪附证许可", "行政许可", []),
        ("合作社设立登记", "合作社变更登记", "其他行政权力", []),
    ],
)
def test_a_sub_item_that_repeats_its_main_items_name_means_all_of_it(name, sub, type_, relations):
    rows = [{"name": name, "sub_name": one, "type": type_} for one in (name, sub)]
    assert [p.value for p in pairs(*pool(*rows)).relation] == relations


@pytest.mark.parametrize(
    "name",
    [
        "对违反《食品安全法》第一百二十四条规定生产经营食品等行为的处罚",
        "民办作坊违反食品安全法第一百二十四条规定行为的处罚",
    ],
)
def test_a_name_of_acts_against_an_article_means_each_of_them(name):
    one = {"name": name, "basis": "《食品安全法》第一百二十四条"}
    other = {"name": "对经营超过保质期的食品的处罚", "basis": "《食品安全法》第一百二十四条第一款第五项"}
    assert relation(one, other) == Relation.OVERLAP
    elsewhere = {"name": "对生产经营无标签的预包装食品的处罚", "basis": "《食品安全法》第一百二十五条"}
    assert relation(one, elsewhere) not in (Relation.OVERLAP, Relation.DUPLICATE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("对用人单位扣押居民身份证等证件的处罚", "对职业中介机构扣押居民身份证等证件的处罚"),
        ("对医疗机构未按规定报告疫情的处罚", "对疾病预防控制机构未按规定报告疫情的处罚"),
        ("对出租旅行社业务经营许可证的处罚", "对受让旅行社业务经营许可证的处罚"),
        ("对吸食毒品的处罚", "对容留他人吸食毒品的处罚"),
    ],
)
def test_who_does_it_parts_names_of_one_act(one, other):
    assert relation({"name": one}, {"name": other}) == Relation.SIMILAR_NAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # 经营者 beside 旅客 or 客运: two words that limit in other respects
        ("对道路运输经营者未取得道路运输经营许可擅自从事道路运输经营的处罚", "对无证从事道路客运经营的处罚"),
        # a name of benefits and payments of a fund is about both
        ("对以欺诈手段骗取工伤保险待遇的处罚", "对骗取工伤保险待遇、工伤保险基金支出的处罚"),
    ],
)
def test_limits_in_other_respects_do_not_exclude_each_other(one, other):
    assert relation({"name": one}, {"name": other}) == Relation.OVERLAP


def test_a_name_of_acts_against_a_law_means_what_its_articles_punish():
    one = {"name": "对供应商违反《汽车销售管理办法》的处罚", "basis": "《汽车销售管理办法》第三十二条"}
    other = {"name": "对未明示服务价格的处罚", "basis": "《汽车销售管理办法》第三十二条"}
    assert relation(one, other) == Relation.OVERLAP


def test_that_nothing_was_mended_is_no_act_of_its_own():
    one = {"name": "对擅自设置大型户外广告，经责令改正后逾期不改正的处罚"}
    other = {"name": "对擅自设置大型户外广告的处罚"}
    assert relation(one, other) == Relation.DUPLICATE


def test_who_acts_without_leave_does_not_go_beyond_it():
    basis = "《城市道路管理条例》第四十二条"
    without = {"name": "对擅自占用或者挖掘城市道路的处罚", "basis": basis}
    beyond = {"name": "对未按照批准的位置、面积、期限占用或者挖掘城市道路的处罚", "basis": f"{basis}第六项"}
    assert relation(without, beyond) == Relation.SAME_BASIS
    # a name of both is about either
    both = {**without, "name": "对擅自或者未按照批准的位置、面积、期限占用、挖掘城市道路的处罚"}
    assert {relation(both, one) for one in (without, beyond)} <= {Relation.OVERLAP, Relation.DUPLICATE}


@pytest.mark.parametrize(
    "how", ["以欺骗手段取得", "超越资质等级、", "允许他人以本单位名义使用", "取得测绘资质后超范围使用"]
)
def test_how_papers_are_got_and_used_parts_acts_of_one_article(how):
    basis = "《测绘法》第五十五条"
    one = {"name": "对未取得测绘资质证书从事测绘活动的处罚", "basis": basis}
    assert (
        relation(one, {"name": f"对{how}测绘资质证书从事测绘活动的处罚", "basis": basis})
        == Relation.SAME_BASIS
    )
    both = {"name": f"对未取得或者{how}测绘资质证书从事测绘活动的处罚", "basis": basis}
    assert relation(one, both) == Relation.OVERLAP


@pytest.mark.parametrize(
    ("name", "points"), [("隐瞒疫情", "第二项"), ("隐瞒疫情等行为", "第一项、第二项、第三项")]
)
def test_whose_duties_are_not_done_without_a_point_are_all_of_the_article(name, points):
    one = {"name": "对医疗机构未依法履行防控职责等行为的处罚", "basis": "《传染病防治法》第六十九条"}
    other = {"name": f"对医疗机构{name}的处罚", "basis": f"《传染病防治法》第六十九条{points}"}
    assert relation(one, other) == relation(other, one) == Relation.OVERLAP


@pytest.mark.parametrize(
    ("sub", "relation_"),
    [("", Relation.OVERLAP), ("其他", Relation.OVERLAP), ("对隐瞒疫情的处罚", Relation.SAME_BASIS)],
)
def test_what_a_sub_item_says_goes_before_its_main_items_open_name(sub, relation_):
    name = "对医疗机构未依法履行防控职责等行为的处罚"
    one = {"name": name, "sub_name": sub, "basis": "《传染病防治法》第六十九条"}
    other = {"name": "对未对感染病人采取隔离措施的处罚", "basis": "《传染病防治法》第六十九条第三项"}
    assert relation(one, other) == relation_


def test_who_answers_is_read_of_sub_items_as_well():
    name = "对授意他人处置危险废物的处罚"
    one = {"name": "对违反危险废物管理规定的处罚", "sub_name": name}
    assert relation(one, {"name": name}) in (Relation.OVERLAP, Relation.DUPLICATE)
    assert relation(one, {"name": "对处置危险废物的处罚"}) == Relation.SIMILAR_NAME


def test_a_sub_item_for_the_rest_repeats_nothing():
    rows = [
        {"name": "制定公用事业价格", "sub_name": one, "type": "其他行政权力"}
        for one in ("其他", "公共浴室收费标准")
    ]
    assert not len(pairs(*pool(*rows)))


@pytest.mark.parametrize(
    ("other", "excluded"),
    [
        ("对委托无资质者收集、处置危险废物的处罚", False),
        ("对授意他人处置危险废物的处罚", True),
        ("对处置危险废物不符合规定的处罚", False),
    ],
)
def test_who_does_a_thing_or_has_it_done_is_either(other, excluded):
    one = {"name": "对将危险废物提供或者委托给无许可证的单位处置的处罚"}
    found = pairs(*pool(one, {"name": other}), options=LinkageOptions(everything=True))
    limits = [why.values["excluded"] for why in found.why(0) if why.field == "limit"]
    assert any("role" in groups for groups in limits) is excluded


def test_a_ruling_silences_a_pair_while_both_texts_stand():
    import pandas as pd

    rows = [{"name": "对擅自取水的处罚"}, {"name": "对擅自取水的处罚"}]
    items, citations = pool(*rows)
    ruling = {
        "question": "pair",
        "item": items["id"].iat[1],
        "related": items["id"].iat[0],
        "answer": "不重复",
        "fingerprint": pair_fingerprint(items, 1, 0),
    }
    silent = pairs(items, citations, rulings=pd.DataFrame([ruling]))
    assert (len(silent), silent.ruled) == (0, 1)
    items.loc[0, "name"] = "对擅自取用地下水的处罚"
    assert pairs(items, citations, rulings=pd.DataFrame([ruling])).ruled == 0


def test_other_answers_and_questions_silence_nothing():
    import pandas as pd

    items, citations = pool({"name": "对擅自取水的处罚"}, {"name": "对擅自取水的处罚"})
    for change in ({"answer": "重复"}, {"question": "mode"}, {"fingerprint": ""}):
        ruling = {
            "question": "pair",
            "item": "0-00000001",
            "related": "0-00000002",
            "answer": "不重复",
            "fingerprint": pair_fingerprint(items, 0, 1),
            **change,
        }
        assert len(pairs(items, citations, rulings=pd.DataFrame([ruling]))) == 1


def test_rows_for_other_townships_are_no_pairs():
    items, citations = pool(
        {"name": "对擅自取水的处罚"}, {"name": "对擅自取水的处罚"}, {"name": "对擅自取水的处罚"}
    )
    items["receivers"] = ["甲镇、乙镇", "丙镇", "乙镇"]
    found = pairs(items, citations)
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(0, 2)]


def test_a_cluster_is_one_item_with_all_that_it_is_double_with():
    one = {"name": "对擅自取水的处罚", "basis": "《水法》第六十九条"}
    other = {"name": "求职补贴申领", "type": "公共服务", "department": "县人力资源和社会保障局"}
    found = pairs(*pool(one, other, one, other, one))
    assert clusters(found) == [[0, 2, 4], [1, 3]]


def test_what_is_double_only_by_way_of_another_is_told_apart():
    wide = {"name": "对遵守劳动法律、法规情况的监督检查", "basis": "《劳动法》第八十五条", "type": "行政检查"}
    parts = [
        {"name": f"对劳动合同{word}的检查", "basis": f"《劳动合同法》第{number}条", "type": "行政检查"}
        for word, number in (("订立", "七十四"), ("备案", "十六"))
    ]
    insured = {"name": "对遵守劳动合同备案法律、法规情况的监督检查", "type": "行政检查"}
    # the first holds two, and one of them is held by the last as well
    found = pairs(*pool(parts[0], wide, parts[1], insured))
    edges = set(zip(found.left.tolist(), found.right.tolist(), strict=True))
    groups = clusters(found)
    assert groups[0][0] == 1
    told = {tuple(sorted((a, b))) for group in groups for a in group for b in group if a < b}
    assert edges <= told
    assert all(tuple(sorted((group[0], one))) in edges for group in groups for one in group[1:])


@given(st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=30))
def test_every_pair_stands_in_a_cluster_around_one_item(edges):
    edges = sorted({(min(a, b), max(a, b)) for a, b in edges if a != b})
    left, right = (np.array([edge[side] for edge in edges], dtype=np.int64) for side in (0, 1))
    found = Pairs(
        left, right, np.full(len(edges), Relation.OVERLAP, dtype=object), np.ones(len(edges), np.float32)
    )
    groups = clusters(found)
    assert all((min(group[0], one), max(group[0], one)) in edges for group in groups for one in group[1:])
    assert all(any({a, b} <= set(group) for group in groups) for a, b in edges)


def test_an_empty_pool_and_a_pool_of_one_have_no_pairs():
    items, citations = pool({"name": "对擅自取水的处罚"})
    assert len(pairs(items, citations)) == 0
    assert len(pairs(items.iloc[:0], citations.iloc[:0])) == 0


def test_items_without_name_or_basis_are_no_pairs():
    assert len(pairs(*pool({"name": ""}, {"name": ""}, {"name": "  "}))) == 0


def test_a_name_that_is_only_its_act_is_no_duplicate_of_another():
    rows = [
        {"name": "监督检查", "type": "行政检查", "basis": "《水法》第六十条"},
        {"name": "监督检查", "type": "行政检查", "basis": "《防洪法》第四条"},
        {"name": "监督检查", "type": "行政检查", "basis": "《水法》第六十条"},
    ]
    found = pairs(*pool(*rows))
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(0, 2)]


def test_it_does_not_depend_on_the_order_of_the_rows():
    rows = [
        {"name": "对生产经营假种子的处罚", **SEED, **FOREST},
        {"name": "对生产经营农作物假种子的处罚", **SEED, **FARM},
        {"name": "对擅自取水的处罚", "basis": "《水法》第六十九条"},
        {"name": "对擅自取水行为的处罚", "basis": "《水法》第六十九条"},
    ]
    items, citations = pool(*rows)
    turned_items, turned_citations = pool(*rows[::-1])

    def seen(found, frame):
        names = frame["name"].tolist()
        ends = zip(found.left.tolist(), found.right.tolist(), strict=True)
        return {
            (frozenset((names[a], names[b])), relation, round(float(score), 5))
            for (a, b), relation, score in zip(ends, found.relation, found.score, strict=True)
        }

    assert seen(pairs(items, citations), items) == seen(pairs(turned_items, turned_citations), turned_items)


QUOTED = """《示例省农机条例》第二十条：违反本条例规定，有下列行为之一的，责令改正：
（一）未取得维修技术合格证书承揽维修业务的；
（二）拼装、改装农业机械整机的。"""


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(
            {"name": "对未取得维修技术合格证书承揽维修业务等行为的处罚", "basis": QUOTED},
            {"name": "对拼装、改装农业机械整机的处罚", "basis": "《农机监督条例》第四十九条"},
            Relation.OVERLAP,
            id="an open name whose quoted points name the other's act",
        ),
        pytest.param(
            {"name": "对未取得维修技术合格证书承揽维修业务的处罚", "basis": QUOTED},
            {"name": "对拼装、改装农业机械整机的处罚", "basis": "《农机监督条例》第四十九条"},
            Relation.SIMILAR_NAME,
            id="a name that says all it means",
        ),
        pytest.param(
            {"name": "对伪造会计凭证的处罚", "basis": "《示例法》第四十条"},
            {"name": "对授意、指使伪造会计凭证的处罚", "basis": "《示例法》第四十二条"},
            Relation.SIMILAR_NAME,
            id="who does it and who has it done",
        ),
        pytest.param(
            {"name": "对转让检疫证明的处罚", "basis": "《示例法》第三条"},
            {"name": "对使用检疫证明的处罚", "basis": "《示例法》第三条"},
            Relation.SAME_BASIS,
            id="other acts on one article",
        ),
        pytest.param(
            {"name": "对监理单位弄虚作假的处罚", "basis": "《示例法》第三条"},
            {"name": "对施工单位弄虚作假的处罚", "basis": "《示例法》第三条"},
            Relation.SAME_BASIS,
            id="two parties to the works",
        ),
    ],
)
def test_relation_in_one_department(left, right, expected):
    assert relation(left, right) == expected
    assert relation(right, left) == expected


def test_two_licences_of_one_body_on_the_very_same_text_are_one():
    basis = "《示例条例》第二十九条：在风景名胜区内设置广告、举办大型活动的，应当经管理机构审核后报有关主管部门批准，并提交保护方案和恢复方案，接受检查。"
    rows = [
        {"name": "风景名胜区设置广告许可", "type": "行政许可", "basis": basis},
        {"name": "自然遗产地内活动审批", "type": "行政许可", "basis": basis},
    ]
    assert relation(*rows) == Relation.OVERLAP
    rows[1]["basis"] = "《示例条例》第三十条"
    assert relation(*rows) in (Relation.SIMILAR_NAME, None)


def test_an_open_name_rests_on_the_very_point_of_the_other():
    rows = [
        {"name": "对违反培训管理规定的处罚", "basis": "《示例法》第九十七条第三项、第四项、第七项"},
        {"name": "对无证上岗的处罚", "basis": "《示例法》第九十七条第七项"},
    ]
    assert relation(*rows) == Relation.OVERLAP
    rows[0]["name"] = "对未组织培训的处罚"
    assert relation(*rows) == Relation.SAME_BASIS


def test_a_bodys_only_open_name_on_a_whole_article_means_each_point_of_it():
    whole = {"name": "对未安排领队等行为的处罚", "basis": "《示例法》第九十六条"}
    point = {"name": "对要求导游垫付费用的处罚", "basis": "《示例法》第九十六条第四项"}
    assert relation(whole, point) == relation(point, whole) == Relation.OVERLAP
    # of a closed name, and of two open ones, each has its own points
    assert relation({**whole, "name": "对未安排领队的处罚"}, point) == Relation.SAME_BASIS
    again = {**whole, "name": "对安排无证人员服务等行为的处罚"}
    assert not len(pairs(*pool(whole, point, again)))
    # nor does what is merely unfit mean every point, nor a row that rests on more than the duty and its penalty
    assert relation({**whole, "name": "对安排不合格领队的处罚"}, point) == Relation.SAME_BASIS
    many = "《示例法》第二十条、第三十条、第九十六条"
    assert relation({**whole, "basis": many}, point) == Relation.SAME_BASIS
    # another body's row is its own
    found = pairs(*pool(whole, point, {**again, "department": "县教育局"}))
    assert (0, 1) in zip(found.left.tolist(), found.right.tolist(), strict=True)


@pytest.mark.parametrize("name", ["网吧违规经营的处罚", "对违法经营、推广种子的处罚", "（二）违法推广种子"])
def test_so_does_a_name_that_says_only_that_it_is_forbidden(name):
    whole = {"name": name, "basis": "《示例法》第九十六条"}
    point = {"name": "对接纳未成年人的处罚", "basis": "《示例法》第九十六条第四项"}
    assert relation(whole, point) == Relation.OVERLAP
    # who says what is done means that
    closed = {**whole, "name": name.replace("违规", "深夜").replace("违法", "跨省")}
    assert relation(closed, point) == Relation.SAME_BASIS


def test_the_same_of_a_paragraph_and_of_the_article_that_the_name_tells_under_its_current_number():
    whole = {"name": "对未安排领队等行为的处罚", "basis": "《示例法》第九十六条第一款"}
    point = {"name": "对要求导游垫付费用的处罚", "basis": "《示例法》第九十六条第一款第四项"}
    assert relation(whole, point) == Relation.OVERLAP
    # of another paragraph it says nothing
    assert relation(whole, {**point, "basis": "《示例法》第九十六条第二款第四项"}) == Relation.SAME_BASIS
    # article 40 was 42 till 2024
    whole = {"name": "对不依法设置会计账簿等行为的处罚", "basis": "《会计法》第四十二条"}
    point = {
        "name": "对未按照规定填制、取得原始凭证或者填制、取得的原始凭证不符合规定的处罚",
        "basis": "《会计法》第四十条第一款第三项",
    }
    assert relation(whole, point) == Relation.OVERLAP
    assert relation({**whole, "name": "对不依法设置会计账簿的处罚"}, point) == Relation.SAME_BASIS


def test_an_article_that_very_many_bodies_rest_on_makes_no_pair_of_other_acts():
    acts = ["摆摊设点", "焚烧垃圾", "挖砂取土", "张贴广告", "饲养家禽", "堆放物料", "排放污水", "燃放爆竹"]
    rows = [
        {
            "name": f"对个体工商户擅自{act}行为的处罚",
            "basis": f"《示例条例》第四十条、《示例条例》第{number}条",
            "department": f"县{word}局",
        }
        for number, (act, word) in enumerate(zip(acts, "甲乙丙丁戊己庚辛", strict=True), start=50)
    ]
    assert len(pairs(*pool(*rows))) == 0


def test_the_thing_that_an_open_name_begins_with_does_not_limit_what_was_read():
    # both articles punish who does not take back packages; each name begins with another thing
    pesticide = {"name": "对不建立农药台账、不回收废弃物等行为的处罚", "basis": "《农药管理条例》第五十四条"}
    soil = {"name": "对不回收肥料包装废弃物等行为的处罚", "basis": "《土壤污染防治法》第八十八条"}
    closed = {"name": "对不回收肥料包装废弃物的处罚", "basis": "《土壤污染防治法》第八十八条"}
    assert [str(one) for one in pairs(*pool(pesticide, soil)).relation] == [Relation.OVERLAP]
    pesticide["name"] = "对不建立农药台账的处罚"
    assert not len(pairs(*pool(pesticide, closed)))


def test_one_point_is_one_act_in_whatever_words():
    one = {
        "name": "对安排患有有碍食品安全疾病的人员上岗的处罚",
        "basis": "《食品安全法》第一百二十六条第一款第六项",
    }
    other = {
        "name": "对聘用健康状况不符合要求的人员加工食品的处罚",
        "basis": "《食品安全法》第一百二十六条第一款第六项",
    }
    assert len(pairs(*pool(one, other))) == 1
    # of inspections, of two points, and of a whole article it is not
    checks = [{**row, "type": "行政检查"} for row in (one, other)]
    assert not len(pairs(*pool(*checks)))
    assert not len(pairs(*pool(one, {**other, "basis": "《食品安全法》第一百二十六条第一款第七项"})))
    whole = [{**row, "basis": "《食品安全法》第一百二十六条"} for row in (one, other)]
    assert not len(pairs(*pool(*whole)))


def test_an_article_that_punishes_one_act_is_one_power_in_whatever_words():
    one = {"name": "对非医师行医的处罚", "basis": "《医师法》第五十九条", "department": "某县卫生健康局"}
    other = {**one, "name": "对没有资格的人给人看病的处罚"}
    assert len(pairs(*pool(one, other))) == 1
    # neither are checks, nor do many rows on the article say so, nor an article of several acts
    assert not len(pairs(*pool(*({**row, "type": "行政检查"} for row in (one, other)))))
    many = [{**one, "name": f"对{words}的处罚"} for words in ("篡改水表读数", "转供园区", "冒领退款")]
    assert not len(pairs(*pool(one, other, *many)))
    assert not len(pairs(*pool(*({**row, "basis": "《医师法》第五十六条"} for row in (one, other)))))


def test_to_act_without_the_licence_and_without_leave_is_said_once():
    general = {"name": "对未取得道路运输经营许可擅自从事道路运输经营的处罚"}
    special = {"name": "对未取得道路货物运输经营许可，擅自从事道路普通货物运输经营的处罚"}
    assert [str(one) for one in pairs(*pool(general, special)).relation] == [Relation.OVERLAP]


def test_two_names_that_tell_one_act_are_one_power_and_two_acts_of_one_article_are_not():
    # article 119 punishes a single act; article 49 of the regulation several
    medicine = ["医疗机构使用假药、劣药的处罚", "对药品使用单位使用假药、劣药的处罚"]
    rows = [
        {"name": name, "department": body}
        for name, body in zip(medicine, ("县卫健局", "县市监局"), strict=True)
    ]
    assert [str(one) for one in pairs(*pool(*rows)).relation] == [Relation.OVERLAP]
    sales = ["对直销企业未建立换货和退货制度的处罚", "对直销员报酬超过销售收入30%的处罚"]
    assert not len(pairs(*pool(*({"name": name} for name in sales))))


def test_rows_without_a_name_are_nobodys_double():
    row = {"basis": "《水法》第六十九条"}
    unnamed = [{**row, "name": ""}, {**row, "name": ""}, {**row, "name": "", **FOREST}]
    for options in (LinkageOptions(), LinkageOptions(everything=True)):
        found = pairs(*pool(*unnamed, {**row, "name": "对擅自取水的处罚"}), options=options)
        assert not any(one.reported for one in found.relation)
    # a sub-name alone is a name
    subs = [{**one, "sub_name": "擅自取水"} for one in unnamed[:2]]
    assert list(pairs(*pool(*subs)).relation) == [Relation.DUPLICATE]
