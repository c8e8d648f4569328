from __future__ import annotations

import pytest

from powerlist.classify.statements import statement
from powerlist.model.enums import Mode
from powerlist.model.modes.masks import modes_of

D, E, X, R, K = Mode.DELEGATED, Mode.ENTRUSTED, Mode.EXTENDED, Mode.RECALLED, Mode.RETAINED


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("委托乡镇实施", [E]),
        ("由派驻市场监管所实施", [X]),
        ("已下放", [D]),
        ("下放给乡镇（街道）", [D]),
        ("经省政府批准下放乡镇", [D]),
        ("不再下放乡镇", [R]),
        ("已由县级收回", [R]),
        ("保留在县级", [K]),
        ("原由乡镇实施，现收回", [R]),
        ("由乡镇派驻机构实施，不委托", [X]),
        ("由县水利局委托乡镇人民政府行使", [E]),
        ("以镇人民政府名义实施", [D]),
        ("以委托方式下放乡镇", [E]),
        ("全部下放", [D]),
        ("首批下放", [D]),
        ("2022年首批委托", [E]),
        ("窗口前移至便民服务中心", [X]),
        ("下放后县级不再实施", [D]),
        ("由县级保留", [K]),
        ("赋权乡镇", [D]),
        ("省政府批准下放", [D]),
        ("省政府决定下放县级行政处罚权", [D]),
        ("省政府决定委托乡镇实施", [E]),
        ("2024年已收回县级", [R]),
        ("收回由县局行使", [R]),
        ("收回发证权", [R]),
        ("收回取水权审批事项", [R]),
        ("收回原因：承接能力不足", [R]),
        ("收回条件成熟，已收回县级", [R]),
        ("2024年评估不合格的，已收回县级", [R]),
        ("承接能力不足，收回县级", [R]),
        ("委托乡镇实施，违法行使职权的，取消委托", [E]),
        ("服务窗口延伸至乡镇便民中心", [X]),
        ("根据处罚法第二十四条，交由乡镇人民政府、街道办事处行使", [D]),
    ],
)
def test_a_remark_that_states_a_transfer(text: str, modes: list[Mode]) -> None:
    assert modes_of(statement(text).modes) == modes


@pytest.mark.parametrize(
    "text",
    [
        "受委托的检测机构出具报告",
        "委托第三方机构检测",
        "委托市农业综合执法支队实施",
        "对委托未取得资质的企业",
        "根据国发〔2014〕5号下放至市级",
        "省级下放事项",
        "国务院下放省级行政许可事项",
        "市级委托县级实施",
        "收回许可证",
        "收回土地使用权",
        "延伸检查",
        "派驻监督员",
        "委托代理人应当提交委托书",
        "委托有资质的机构评估",
        "保留原件",
        "法律法规规定的其他情形",
        "与乡镇共同做好宣传",
        "涉及乡镇企业的，按规定办理",
        "符合条件的乡镇可申请下放",
        "下放城乡规划管理权限",
        "交由企业承接",
        "委托新乡市农业局实施",
        "委托西乡县水利局实施",
        "建议下放",
        "待条件成熟后下放乡镇",
        "驻村工作队负责走访",
        "重大案件由县级保留",
        "详见委托协议",
        "委托期限至2025年12月31日",
        "根据省政府令第349号下放",
        # what a province decides may end at the county
        "省政府决定下放至县级",
        "根据省政府决定下放至县级",
        "省政府决定委托县级实施",
        "省政府决定委托县水利局实施",
        "省政府决定交由县级实施",
        "经省人民政府批准下放至县（市、区）",
        "省政府已决定将该项权限下放给县级人民政府",
        "市政府下放至县",
        "由市级下放至县级行使",
        "省级下放至市县",
        # a paper or a holder's right is taken back, and not the power
        "收回旧证",
        "收回原证后换发",
        "收回林权证",
        "收回旧版营业执照后换发新照",
        "许可证到期收回",
        "逾期未开工的，收回取水权",
        "收回采矿权",
        "收回土地承包经营权",
        # when a window is open, and where it is on the net
        "窗口延伸至周末",
        "乡镇窗口延伸至周末",
        "窗口延伸服务至法定节假日",
        "服务时间延伸至20时",
        "服务延伸至八小时外",
        "窗口延伸至线上",
        # on which terms it may end, and in which case it would
        "收回委托须提前30日通知",
        "终止委托应提前书面通知",
        "收回条件：连续两年评估不合格",
        "收回时应当公告",
        "连续两年评估不合格的，收回",
        "如承接能力不足，由县局收回",
    ],
)
def test_a_remark_that_speaks_of_something_else_states_nothing(text: str) -> None:
    assert not statement(text)


@pytest.mark.parametrize(
    ("text", "denied"),
    [("暂不委托", [E]), ("不下放", [D]), ("暂不下放乡镇", [D]), ("目前不宜委托乡镇实施", [E])],
)
def test_a_negation_denies_and_states_no_mode(text: str, denied: list[Mode]) -> None:
    said = statement(text)
    assert (said.modes, modes_of(said.denied)) == (0, denied)


def test_receivers_of_a_remark() -> None:
    said = statement("下放至三家镇、拦江镇")
    assert said.receivers == ("三家镇", "拦江镇")
    assert dict(said.per) == {"三家镇": D, "拦江镇": D}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("委托太和镇、旧市镇实施", ("太和镇", "旧市镇")),
        ("由旧市镇和永和镇承接", ("旧市镇", "永和镇")),
        ("已下放石桥镇和仁和镇", ("石桥镇", "仁和镇")),
    ],
)
def test_what_joins_names_may_be_a_part_of_one(text: str, names: tuple[str, ...]) -> None:
    assert statement(text).receivers == names


def test_a_township_that_does_not_take_over_is_left_out() -> None:
    said = statement("委托三家镇实施，拦江镇不下放")
    assert said.receivers == ("三家镇",)
    assert said.excluded == ("拦江镇",)
    assert modes_of(said.mask) == [E]


@pytest.mark.parametrize(
    "text",
    [
        "三家镇下放、拦江镇委托",
        "下放至三家镇，委托拦江镇实施",
        "三家镇：下放；拦江镇：委托；其他乡镇：暂不下放",
    ],
)
def test_different_modes_for_different_townships(text: str) -> None:
    assert dict(statement(text).per) == {"三家镇": D, "拦江镇": E}


def test_a_county_and_the_townships_take_over_together() -> None:
    assert statement("省政府决定下放至县级和各乡镇").per == (("各乡镇", D),)


def test_who_without_how() -> None:
    said = statement("由三家镇、拦江镇承接")
    assert (said.modes, said.per, said.receivers) == (0, (), ("三家镇", "拦江镇"))


def test_all_but_one_in_brackets() -> None:
    said = statement("委托三家镇实施（拦江镇除外）")
    assert (said.receivers, said.excluded) == (("三家镇",), ("拦江镇",))


def test_receivers_are_given_as_written() -> None:
    assert statement("委托给三家镇人民政府行使").receivers == ("三家镇人民政府",)


def test_all_but_one() -> None:
    said = statement("除三家镇外，下放至各乡镇")
    assert (said.receivers, said.excluded) == (("各乡镇",), ("三家镇",))


def test_a_known_name_is_recognised_in_running_text() -> None:
    assert statement("市场监管所派驻三家镇", ("三家镇",)).receivers == ("三家镇",)
    assert statement("安居区三家镇、拦江镇委托实施").receivers == ("三家镇", "拦江镇")


@pytest.mark.parametrize("name", ["凡口镇", "如东街道", "若水乡", "若羌镇", "凡口镇人民政府"])
@pytest.mark.parametrize(
    "text", ["{}，收回", "{}、白马乡，收回", "{}2025年3月起，收回", "{}的委托事项，收回", "委托，{}，收回"]
)
def test_a_township_called_by_a_word_for_a_case_is_one_like_others(name: str, text: str) -> None:
    found, other = statement(text.format(name)), statement(text.format("石桥镇"))
    assert R in modes_of(found.mask)
    assert found.mask == other.mask
    assert len(found.receivers) == len(other.receivers)


@pytest.mark.parametrize(
    "text",
    [
        "凡连续两年评估不合格的，收回",
        "凡各乡镇，收回",
        "凡乡镇无力承接的，收回",
        "凡不合格乡镇，收回",
        "如石桥镇不能承接，收回",
        "如石桥镇、白马乡无力承接，收回",
        "若街道承接能力不足，收回",
    ],
)
def test_in_which_case_it_would_end_is_no_end(text: str) -> None:
    assert modes_of(statement(text).mask) == []
