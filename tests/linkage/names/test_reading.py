from __future__ import annotations

import pytest

from powerlist.linkage.arrays.chars import Joined
from powerlist.linkage.names.cores import _undoubled
from powerlist.linkage.names.limits import GROUPS, NO_TYPE, TYPES
from powerlist.linkage.names.reading import read


def reading(*names, subs=None, types=None):
    count = len(names)
    return read(list(names), subs or [""] * count, types or ["行政处罚"] * count, 600)


def same_core(one, other, **more):
    whole = reading(one, other, **more).whole
    return whole[0] == whole[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("对擅自取水的处罚", "擅自取水的行政处罚"),
        ("对擅自取水行为的行政处罚处罚", "对擅自取水的处罚"),
        ("对未经批准擅自取水的处罚", "对擅自取水的处罚"),
        ("对未经水行政主管部门许可取水的处罚", "对擅自取水的处罚"),
        ("对违法违规排污的处罚", "对违反有关法律、法规规定排污的处罚"),
        ("对未按照规定报送报表的处罚", "对不按规定报送报表的处罚"),
        ("对生产、销售假药的处罚", "对生产，销售假药行为的处罚"),
        ("１．对擅自取水的处罚", "对擅自取水的处罚"),
        ("（一）对擅自取水的处罚", "对擅自取水的处罚"),
        ("取水许可（县级）", "取水许可"),
        ("取水许可（市级/县级权限）", "取水许可"),
        ("对使用\n用于灌溉的水的处罚", "对使用用于灌溉的水的处罚"),
    ],
)
def test_read_as_the_same(one, other):
    assert same_core(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("对未取得许可证取水的处罚", "对取得许可证后取水的处罚"),
        ("对压力管道的处罚", "对电梯的处罚"),
        ("对拒不停止取水的处罚", "对停止取水的处罚"),
    ],
)
def test_read_as_different(one, other):
    assert not same_core(one, other)


@pytest.mark.parametrize("nothing", ["无", "/", "-", "——", "", "0"])
def test_a_cell_that_says_there_is_no_sub_item_is_none(nothing):
    assert reading("取水许可", subs=[nothing]).sub[0] == 0


def test_the_type_comes_from_the_column_else_from_the_name():
    found = reading(
        "对擅自取水的处罚",
        "对取水的监督检查",
        "取水许可",
        "某某工作",
        "对违法取水设施的查封",
        types=["", "行政 检查", "行政\n许可", "", ""],
    ).types.tolist()
    terms = [TYPES[code] if code != NO_TYPE else None for code in found]
    assert terms == ["行政处罚", "行政检查", "行政许可", None, "行政强制"]


def limit(group, name, kind="行政许可"):
    return int(reading(name, types=[kind]).limits[GROUPS.index(group)][0])


@pytest.mark.parametrize(
    ("group", "one", "other", "disjoint"),
    [
        ("sector", "农作物种子许可", "林木种子许可", True),
        ("sector", "林草种子许可", "草种许可", False),
        ("stage", "取水许可", "取水许可证变更", True),
        ("stage", "取水许可证核发", "取水许可", False),
        ("rank", "猎捕非国家重点保护动物许可", "猎捕国家重点保护动物许可", True),
        ("grade", "第一类器械备案", "第三类器械备案", True),
        ("industry", "煤矿安全审查", "非煤矿山安全审查", True),
        ("animal", "生猪屠宰许可", "畜禽屠宰许可", False),
        ("branch", "公司设立登记", "分公司设立登记", True),
        ("exception", "节能审查（技改项目除外）", "节能审查（技改项目）", True),
        ("number", "第30条许可", "第33条许可", True),
        ("tier", "省级许可企业检查", "县级许可企业检查", True),
    ],
)
def test_limits_exclude_each_other_or_not(group, one, other, disjoint):
    first, second = limit(group, one), limit(group, other)
    assert first and second
    assert (first & second == 0) is disjoint


def test_a_penalty_has_no_stage():
    assert limit("stage", "对未办理变更登记的处罚", "行政处罚") == 0


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("profession", "对伪造会计凭证骗取医疗保障基金支出的处罚"),
        ("school", "对农民办理有关手续收费的处罚"),
        ("venue", "对餐饮具集中消毒服务单位的处罚"),
        ("grade", "对未进行三级教育的处罚"),
        ("industry", "对非道路移动机械超标排放的处罚"),
        ("utility", "对提供电子游戏设备的处罚"),
    ],
)
def test_a_word_inside_another_limits_nothing(group, name):
    assert limit(group, name, "行政处罚") == 0


def test_a_body_named_with_its_staff_is_about_both():
    both = limit("profession", "对医疗机构及其医务人员未按规定告知患者病情的处罚", "行政处罚")
    assert both & limit("profession", "对医师未按规定告知的处罚", "行政处罚")
    assert both & limit("profession", "对医疗机构未按规定告知的处罚", "行政处罚")


@pytest.mark.parametrize(
    ("name", "general"),
    [
        ("对违反《会计法》有关行为的处罚", True),
        ("对违反会计法有关行为的处罚", True),
        ("对违反《示例条例》第二十条禁止行为的处罚", True),
        ("对违反《会计法》规定私设会计账簿的处罚", False),
        ("对违反安全设备管理规定的处罚", False),
        ("对违法取水的处罚", False),
    ],
)
def test_a_name_that_is_only_a_law(name, general):
    assert bool(reading(name).general[0]) is general


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("对无照经营的处罚", "对未取得营业执照经营的处罚"),
        ("对未取得生产许可证生产兽药的处罚", "对无生产许可证生产兽药的处罚"),
        ("对检举揭发违法行为的奖励", "对举报违法行为的奖励"),
        ("对植物检疫工作作出显著成绩的单位和个人的奖励", "对植物检疫中贡献突出的单位和个人的奖励"),
        ("对用人单位非法招用童工的处罚", "对用人单位违法招用未成年工的处罚"),
        ("自然灾害救助紧急征用", "自然灾害应急救援征用"),
        ("对粮食出入库管理的检查", "对粮食出库、入库管理的检查"),
    ],
)
def test_other_words_of_the_domain_are_one_core(one, other):
    found = read([one, other], ["", ""], ["行政处罚", "行政处罚"], 600)
    assert found.main[0] == found.main[1]


def test_what_is_done_and_which_names_are_open():
    names = [
        "对伪造检疫证明的处罚",
        "对使用登记证等行为的处罚",
        "对违反培训管理规定的处罚",
        "对擅自取水的处罚",
    ]
    found = read(names, [""] * 4, ["行政处罚"] * 4, 600)
    assert (found.done > 0).tolist() == [True, True, True, False]
    assert found.open.tolist() == [False, True, True, False]
    assert found.rules.tolist() == [False, False, True, False]


def test_the_same_characters_in_any_order_have_one_number():
    names = [
        "对生产、销售假药的处罚",
        "对销售、生产假药的处罚",
        "对生产假药的处罚",
        "",
        "对销售假药的处罚",
        "",
    ]
    found = read(names, [""] * 6, ["行政处罚"] * 6, 600).letters.tolist()
    assert found[0] == found[1]
    assert found[3] == found[5]
    assert len(set(found)) == 4


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("许可许可证证管理", "许可证证管理"),
        ("水土保持水土保持方案", "水土保持方案"),
        ("甲乙丙甲乙丙丁", "甲乙丙丁"),
        ("甲甲", "甲甲"),
    ],
)
def test_a_word_that_is_written_twice_stands_once(name, core):
    found = _undoubled(Joined(f"\x1e{name}\x1e甲乙\x1e甲乙", 4)).split()
    assert found == ["", core, "甲乙", "甲乙"]


def test_a_name_is_open_where_it_says_and_so_on_and_not_where_the_sign_is_part_of_a_word():
    names = {
        "对扣押证件等侵害劳动者权益行为的处罚": True,
        "对破坏渔业资源等扰乱捕捞秩序活动的处罚": True,
        "对高等学校违规招生行为的处罚": False,
        "对妨碍平等竞争行为的处罚": False,
        "对超越资质等级承揽工程行为的处罚": False,
        "对未取得相应等级资质从事监理活动的处罚": False,
    }
    assert dict(zip(names, reading(*names).open.tolist(), strict=True)) == names


@pytest.mark.parametrize(
    ("note", "read_over"),
    [
        ("（其中：采砂由水行政主管部门负责）", True),
        ("(已列入综合行政执法目录)", True),
        ("（由城市管理部门行使）", True),
        # what is left out, or is all that is meant, says more than whose it is
        ("（不含由水行政主管部门负责的）", False),
        ("（仅水行政主管部门委托的）", False),
        ("（采砂）", False),
        # a part that it is about
        ("（城市规划区内由城市管理部门负责）", False),
        ("（保健食品目录）", False),
        ("（限于砂石黏土，由县级部门负责）", False),
        ("（烟草由烟草部门负责）", False),
    ],
)
def test_a_note_behind_the_act_that_says_whose_it_is_is_read_over(note, read_over):
    name = "对在自然保护区砍伐、放牧、采药等活动的处罚"
    found = reading(name, name + note)
    assert bool(found.open[0]) is True
    assert bool(found.open[1]) is read_over
    assert bool(found.whole[0] == found.whole[1]) is read_over


def test_the_limits_in_a_note_are_kept():
    plain, noted = "对违法经营种子的处罚", "对违法经营种子的处罚（由林业部门负责）"
    found = reading(plain, noted)
    assert found.whole[0] == found.whole[1]
    assert (found.limits[:, 0] != found.limits[:, 1]).any()


def test_a_title_keeps_its_note():
    name = "商品房预售登记"
    found = reading(
        f"{name}（由房产管理部门负责）", f"{name}（委托乡镇行使）", types=["行政许可", "行政检查"]
    )
    assert found.title[0] != found.title[1]
    assert found.bare[0] != found.bare[1]


def test_sub_names_that_are_only_a_word_for_the_first_step_of_a_licence_are_one():
    steps = ["新办", "设立", "首次申请", "变更", "新办企业"]
    found = reading(*["食品经营许可"] * 5, subs=steps, types=["行政许可"] * 5)
    first, second, third, changed, thing = found.sub.tolist()
    assert first == second == third
    assert len({first, changed, thing}) == 3
    assert len(set(found.title.tolist())) == 5
