"""Names that are the same but for one element, and say the opposite of each other, or do not."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.made import pool
from powerlist.linkage import LinkageOptions, Relation, align, pairs
from powerlist.linkage.comparison.opposites import opposite
from powerlist.linkage.comparison.score import judge, relate
from powerlist.linkage.names.contrasts import HEADER, contrast, read, words_of
from powerlist.linkage.pool import pool_of
from powerlist.linkage.relation import RELATIONS

EVERYTHING = LinkageOptions(everything=True)
ARTICLE = {"basis": "《示例法》第三十条"}

DISTINCT = """
处方药零售许可 非处方药零售许可
河道采砂许可 河道管理范围内有关活动（不含河道采砂）许可
固定资产投资项目节能审查（企业技术改造项目除外） 企业技术改造项目节能审查
对除生猪以外的畜禽屠宰的检查 对生猪屠宰的检查
危险化学品经营许可（不含剧毒化学品） 剧毒化学品经营许可（不含农药）
对机动车违规停放的处罚 对非机动车违规停放的处罚
对机动车违反规定停放的处罚 对非机动车违规停放行为的行政处罚
对符合标准的产品的检查 对不符合标准的产品的检查
营利性民办学校设立审批 非营利性民办学校设立审批
对经营性道路客运的检查 对非经营性道路客运的检查
对居民用水超计划的处罚 对非居民用水超计划的处罚
公有制企业职称评审 非公有制企业职称评审
对医疗机构的检查 对非医疗机构的检查
法定代表人登记 非法定代表人登记
法人组织登记 非法人组织登记
物质文化遗产认定 非物质文化遗产认定
对采暖期供热的检查 对非采暖期供热的检查
动产抵押登记 不动产抵押登记
对可回收物混合投放的处罚 对不可回收物混合投放的处罚
对已取得资质企业的检查 对未取得资质企业的检查
对已备案民宿的检查 对未备案民宿的检查
对具备条件企业的检查 对不具备条件企业的检查
对有偿使用的检查 对无偿使用的检查
对有证电动车上路的处罚 对无证电动车上路的处罚
应税商品认定 免税商品认定
对向未成年人出售烟草的处罚 对向成年人出售烟草的处罚
对盗伐林木的处罚 对滥伐林木的处罚
对使用炸鱼方法捕捞的处罚 对使用电鱼方法捕捞的处罚
对在禁渔区捕捞的处罚 对在禁渔期捕捞的处罚
对禁猎区猎捕的处罚 对禁猎期猎捕的处罚
建设项目开工许可 建设项目竣工许可
男职工退休审批 女职工退休审批
上岗培训补贴给付 转岗培训补贴给付
对左侧通行的处罚 对右侧通行的处罚
对室内吸烟的处罚 对室外吸烟的处罚
对在河道管理范围内采砂的处罚 对在湖泊管理范围内采砂的处罚
对超载货车的处罚 对超限货车的处罚
国有企业改制审批 集体企业改制审批
甲类传染病检查 乙类传染病检查
对一级医院的检查 对二级医院的检查
一期工程验收备案 二期工程验收备案
对上行列车晚点的检查 对下行列车晚点的检查
濒危物种进口审批 濒危物种出口审批
对收购珍贵树木的处罚 对销售珍贵树木的处罚
新建住宅小区绿化审批 改建住宅小区绿化审批
内资企业登记 外资企业登记
长期用工备案 临时用工备案
大型餐饮单位备案 小型餐饮单位备案
固定摊点设置审批 流动摊点设置审批
境内机构设立审批 境外机构设立审批
本市户籍儿童入学登记 外市户籍儿童入学登记
公开招标核准 邀请招标核准
城镇土地使用登记 农村土地使用登记
对白天施工噪声的检查 对夜间施工噪声的检查
公办幼儿园认定 民办幼儿园认定
对招标人泄露标底的处罚 对投标人泄露标底的处罚
一般事故调查 重大事故调查
成品油批发经营许可 成品油零售经营许可
烟花爆竹经营（批发）许可 烟花爆竹零售经营许可
对汽车未按规定维护的处罚 对摩托车未按规定维护的处罚
对渔船无证航行的处罚 对货船无证航行的处罚
对经营鸡未检疫的处罚 对经营鸭未检疫的处罚
对无证运输松木的处罚 对无证运输杉木的处罚
对侵占水库的处罚 对侵占水闸的处罚
对违规销售白酒的处罚 对违规销售啤酒的处罚
对伪造许可证的处罚 对涂改许可证的处罚
对生产假农药的处罚 对生产假兽药的处罚
对工伤保险欺诈的处罚 对失业保险欺诈的处罚
对检疫合格证明造假的处罚 对检验合格证明造假的处罚
对放射源违规使用的处罚 对射线装置违规使用的处罚
取水许可（年取水量10万立方米以下） 取水许可（年取水量10万立方米以上100万立方米以下）
"""

#: On one article both rows can be used on one case, or both say one thing.
ONE = """
对未经批准擅自取水的处罚 对擅自取水的处罚
对未取得营业执照从事经营的处罚 对无照经营的处罚
对未取得采矿许可证擅自采矿的处罚 对无证采矿的处罚
对不符合安全标准的处罚 对未符合安全标准的处罚
对未按照规定设置标志的处罚 对不按规定设置标志的处罚
对用人单位不签订劳动合同的处罚 对用人单位未签订劳动合同的处罚
对未建立健全台账的处罚 对没有建立健全台账的处罚
对拒不接受检查的处罚 对拒绝接受检查的处罚
对逾期不缴纳水资源费的处罚 对拒不缴纳水资源费的处罚
对制定应急预案不规范的处罚 对未按规定制定应急预案的处罚
对用人单位办理社会保险登记违规的处罚 对用人单位未办理社会保险登记的处罚
对用人单位签订劳动合同情况的检查 对用人单位不签订劳动合同的检查
对应当办理而未办理登记的处罚 对未办理登记的处罚
对无正当理由停止供水的处罚 对擅自停止供水的处罚
对非法占用耕地的处罚 对违法占用耕地的处罚
对不符合标准的产品的处罚 对生产不符合标准的产品的处罚
对机动车、非机动车违规停放的处罚 对机动车违规停放的处罚
对机动车和非机动车违规停放的处罚 对非机动车违规停放的处罚
对非机动车、行人违规通行的处罚 对机动车、行人违规通行的处罚
对机动车等违规停放的处罚 对非机动车违规停放的处罚
对居民、非居民用水超计划的处罚 对居民用水超计划的处罚
对盗伐、滥伐林木的处罚 对滥伐林木的处罚
对在禁渔区或者禁渔期内捕捞的处罚 对在禁渔区捕捞的处罚
对使用炸鱼等方法捕捞的处罚 对使用电鱼方法捕捞的处罚
新建、改建、扩建项目审批 新建项目审批
对新改扩建排污口的处罚 对扩建排污口的处罚
对非法进入保护区的处罚 对非法进出保护区的处罚
对城镇污水排放的处罚 对城乡污水排放的处罚
对上下水管道损坏的处罚 对下水管道损坏的处罚
对在水库内游泳的处罚 对在水库中游泳的处罚
对制定制度不落实的处罚 对制订制度不落实的处罚
对作业单位未做记录的处罚 对作业单位未作记录的处罚
对擅自移动标志的处罚 对擅自挪动标志的处罚
对擅自拆除文物建筑外墙的处罚 对擅自拆毁文物建筑外墙的处罚
对未清除车辆外部泥土上路的处罚 对车辆外部泥土未清洗上路的处罚
对除国家规定外存放爆竹的处罚 对违反国家规定存放爆竹的处罚
危险化学品经营许可（不含剧毒化学品） 剧毒化学品以外的危险化学品经营许可
对伪造、涂改许可证的处罚 对涂改许可证的处罚
对擅自举办民办学校的处罚 对擅自设立民办学校的处罚
对销售牛羊未检疫的处罚 对销售羊未检疫的处罚
对机动车未按规定维护的处罚 对汽车未按规定维护的处罚
对擅自设置公路标志以外的其他标志的处罚 对擅自设置非公路标志的处罚
"""

TYPES = {
    "处罚": "行政处罚",
    "检查": "行政检查",
    "给付": "行政给付",
    "认定": "行政确认",
    "备案": "其他行政权力",
}


FARM, FOREST = {"department": "县农业农村局"}, {"department": "县林业和草原局"}


def names(text):
    return [tuple(line.split()) for line in text.strip().splitlines()]


def row(name, **fields):
    return {"name": name, "type": TYPES.get(name[-2:], "行政许可"), **fields}


def relation(one, other):
    found = pairs(*pool(one, other), options=EVERYTHING)
    return found.relation[0] if len(found) else None


@cache
def relations(text, how):
    """The relation of each pair of names, in both orders; all stand in one list, each pair on its own article."""
    rows = []
    for number, (one, other) in enumerate(names(text), start=1):
        basis = {} if how == "no article" else {"basis": f"《示例法》第{number}条"}
        left, right = (FARM, FOREST) if how == "two bodies" else ({}, {})
        rows += [row(one, **basis, **left), row(other, **basis, **right)]
    found = pool_of(*pool(*rows), EVERYTHING)
    firsts = np.arange(0, len(rows), 2)
    both = [
        [RELATIONS[number] for number in relate(*judge(found, left, right)).tolist()]
        for left, right in ((firsts, firsts + 1), (firsts + 1, firsts))
    ]
    return list(zip(*both, strict=True))


def each(text):
    return [pytest.param(place, id="/".join(pair)) for place, pair in enumerate(names(text))]


@pytest.mark.parametrize("place", each(DISTINCT))
def test_opposites_are_no_finding_whatever_they_rest_on_and_whoever_has_them(place):
    for how in ("one body", "two bodies"):
        assert set(relations(DISTINCT, how)[place]) == {Relation.SAME_BASIS}
    assert set(relations(DISTINCT, "no article")[place]) == {Relation.SIMILAR_NAME}


@pytest.mark.parametrize("place", each(ONE))
def test_what_says_the_same_or_holds_the_other_is_found_on_one_article(place):
    assert all(one.reported for one in relations(ONE, "one body")[place])


def test_an_opposite_is_told_as_the_reason():
    found = pairs(*pool(row("处方药零售许可"), row("非处方药零售许可")), options=EVERYTHING)
    (limit,) = [one for one in found.why(0) if one.field == "limit"]
    assert limit.weight < 0
    assert limit.values["excluded"] == ["opposite"]


def test_two_licences_on_the_very_same_text_are_two_where_they_are_opposites():
    basis = "《示例条例》第二十九条：经营处方药、非处方药的，应当经所在地药品监督管理部门批准，取得药品经营许可证，并在经营场所的显著位置悬挂。"
    one, other = row("处方药零售许可", basis=basis), row("非处方药零售许可", basis=basis)
    assert relation(one, other) == Relation.SAME_BASIS


def test_an_item_is_not_aligned_with_its_opposite():
    mine = pool(row("处方药零售许可", **ARTICLE), row("取水许可", basis="《水法》第四十八条"))
    theirs = pool(row("非处方药零售许可", **ARTICLE), row("取水许可审批", basis="《水法》第四十八条"))
    found = align(*mine, *theirs)
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(1, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("医疗机构设立许可", "医疗机构变更许可"),
        ("医疗机构变更许可", "医疗机构注销许可"),
        ("医疗机构执业许可延续", "医疗机构注销许可"),
        ("电梯使用登记", "压力管道使用登记"),
        ("压力管道使用登记", "起重机械使用登记"),
    ],
)
def test_steps_of_one_licence_and_other_equipment_are_similar_names_on_one_article_as_well(one, other):
    assert relation(row(one, **ARTICLE), row(other, **ARTICLE)) == Relation.SIMILAR_NAME
    inspection = {"name": f"对{other}的监督检查", "type": "行政检查"}
    assert relation(row(one, **ARTICLE), {**inspection, **ARTICLE}) == Relation.SAME_BASIS


def test_names_that_differ_elsewhere_are_not_opposites_by_chance():
    one = "对外国人采集野生植物标本的处罚"
    other = "在中国境内出售野生植物及其制品的审批"
    found = pairs(*pool(row(one, **ARTICLE), row(other, **ARTICLE)), options=EVERYTHING)
    assert all("opposite" not in reason.values.get("excluded", ()) for reason in found.why(0))


@pytest.mark.parametrize(
    ("one", "other", "place", "expected"),
    [
        ("室内", "室外", 1, True),
        ("进口", "出口", 0, True),
        ("入境", "进境", 0, False),
        ("进入", "出入", 0, False),
        ("一级", "二级", 0, True),
        ("第一", "第二", 1, True),
        ("一月", "三月", 0, False),
        ("禁渔区", "禁渔期", 2, True),
        ("学区", "学期", 1, False),
        ("制定", "制订", 1, False),
    ],
)
def test_characters_exclude_each_other_where_they_stand(one, other, place, expected):
    assert contrast(one, place, other, place) is expected
    assert contrast(other, place, one, place) is expected


def test_a_family_tells_its_parts_by_their_place():
    (family,) = {
        number: found for number, found in words_of("国有和集体企业").items() if len(found) > 1
    }.values()
    assert [(begin, end) for _, begin, end in family] == [(0, 2), (3, 5)]
    assert len({part for part, _, _ in family}) == 2


def test_a_table_without_its_header_is_refused():
    assert read(f"{HEADER}\nset\t上\t下\n") == [("set", ["上", "下"])]
    with pytest.raises(ValueError, match="contrasts"):
        read("set\t上\t下\n")


@given(*[st.text("机动车非不未无已有内外国有集体等、的停放", max_size=12)] * 2)
def test_any_two_names_give_one_answer_in_both_orders(one, other):
    texts, none, ends = [one, other], ["", ""], np.array([0, 1])
    found = opposite(texts, none, texts, ends, ends[::-1])
    assert found[0] == found[1]
    assert not opposite(texts, none, texts, ends, ends).any()
