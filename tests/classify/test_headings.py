from __future__ import annotations

import pytest

from powerlist.classify.headings import heading, is_intended, level_of, stacks
from powerlist.model.enums import Mode
from powerlist.model.modes.masks import modes_of
from powerlist.model.sheet import Line

D, E, X, R, S = Mode.DELEGATED, Mode.ENTRUSTED, Mode.EXTENDED, Mode.RECALLED, Mode.STATUTORY


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("一、下放事项（共12项）", [D]),
        ("（一）委托乡镇实施的行政处罚", [E]),
        ("遂宁市安居区乡镇综合行政执法首批委托事项目录", [E]),
        ("乡镇综合行政执法首批延伸事项目录", [X]),
        ("石泉县县直部门委托镇实施的行政处罚事项清单", [E]),
        ("上级部门收回事项清单", [R]),
        ("镇街法定执法事项清单", [S]),
        ("石泉县各镇负责的镇本级行政执法事项清单", [S]),
        ("承接赋权执法事项清单", [D]),
        ("某省下放乡镇政府和街道办事处行政执法事项指导目录", [D]),
        ("委托街道（不含纬七路街道）行政职权目录清单（委托事项目录）", [E]),
        ("区政务服务办委托下放各街镇事项", [E]),
        # two modes decide nothing, but are seen
        ("下放、委托事项目录", [D, E]),
        # umbrella words and other senses decide nothing
        ("乡镇赋权事项目录", []),
        ("乡镇综合行政执法承接事项清单（2025年）", []),
        ("省级下放事项", []),
        ("某市农业农村局2024年权责清单", []),
        ("委托评估机构名录", []),
        ("某县水利局行政执法委托协议事项清单", [E]),
        ("委托机关：县水利局 受委托机关：三家镇人民政府", [E]),
        ("委托代理人须知", []),
        ("以委托方式下放乡镇的事项目录", [E]),
        ("行政处罚", []),
        ("县农业农村局（12项）", []),
        # what is not on the list
        ("本清单不含委托事项", []),
        ("未提供上级部门收回事项清单，本目录未列收回事项。", []),
        ("下放事项（委托事项除外）", [D]),
        ("委托乡镇实施的事项，不含吊销许可证", [E]),
    ],
)
def test_modes(text: str, modes: list[Mode]) -> None:
    assert modes_of(heading(text).hard) == modes


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("三家镇", ("三家镇",)),
        ("（一）三家镇", ("三家镇",)),
        ("某区三家镇、拦江镇首批委托事项目录", ("三家镇", "拦江镇")),
        ("乡镇综合行政执法委托事项目录", ()),
        ("城镇建设", ()),
        ("各乡镇", ()),
        ("景德镇市农业农村局权责清单", ()),
        ("新乡市卫滨区委托事项目录", ()),
        ("宁波市镇海区委托事项目录", ()),
        ("西乡县城关镇委托事项目录", ("城关镇",)),
        ("清河县水利领域委托旧市镇、太和镇行使的行政检查事项表", ("旧市镇", "太和镇")),
        ("清河县下放永和镇和旧县镇事项", ("永和镇", "旧县镇")),
        ("县级部门和街道事项", ()),
        ("清河市镇（街道）权责清单", ()),
        ("城乡环境综合治理领域赋权事项", ()),
    ],
)
def test_receivers(text: str, names: tuple[str, ...]) -> None:
    assert heading(text).receivers == names


def test_a_paragraph_must_state_a_transfer() -> None:
    long = (
        "根据有关法律法规的规定和上级关于推进基层治理体系建设的要求，结合本县实际，现将各部门梳理的对委托检测机构的监管事项等内容"
        "汇总如下，请各单位核对后于月底前反馈"
    )
    assert heading(long).hard == 0
    assert modes_of(heading(long + "，下列事项委托乡镇实施。").hard) == [E]


def test_sections_nest_by_their_enumerators() -> None:
    lines = [
        Line(3, "A3", "一、下放事项", "section"),
        Line(4, "A4", "（一）农业农村局", "section"),
        Line(9, "A9", "（二）水利局", "section"),
        Line(14, "A14", "二、委托事项", "section"),
    ]
    assert [[line.row for line in stack] for _, stack in stacks(lines)] == [[3], [3, 4], [3, 9], [14]]
    assert level_of("第一部分 下放") < level_of("一、下放") < level_of("（一）下放") < level_of("1.下放")


@pytest.mark.parametrize(
    "text",
    [
        "临江县可委托乡镇实施事项指导目录",
        "临江县拟下放乡镇事项清单（征求意见稿）",
        "临江县可下放乡镇事项目录",
        "临江县拟委托乡镇实施事项清单",
        "临江县计划下放乡镇事项表",
        "临江县拟收回乡镇事项清单",
        "临江县待下放事项清单",
        "拟延伸乡镇事项目录",
        "三家镇拟承接下放事项清单",
        "附件2：拟于2026年委托乡镇实施的行政处罚事项清单",
        "依法可以由县局委托乡镇实施的行政许可事项清单",
        "行政许可可委托乡镇实施事项目录",
        "拟将县级执法权赋予乡镇事项清单",
        "拟由下放调整为委托乡镇实施事项清单",
        "适宜下放乡镇事项清单",
        "条件成熟后下放乡镇事项清单",
        "已下放和拟下放乡镇事项清单",
        # a bracket that speaks of the list itself
        "临江县下放乡镇事项（拟下放）",
        "临江县委托乡镇实施事项清单（拟委托）",
        "临江县委托事项目录（可委托石桥镇）",
        "临江县乡镇事项清单（拟下放）（征求意见稿）",
        "临江县下放乡镇事项清单（计划下放，待县政府审定）",
        "临江县委托乡镇实施事项清单（拟收回由县司法局行使）",
        "临江县委托乡镇实施事项清单（待移交县水利局）",
        # a plan in front, whatever stands behind
        "临江县可委托乡镇实施事项清单（可延伸到村）",
        "临江县拟下放乡镇事项目录（可移交司法机关）",
    ],
)
def test_a_list_of_what_is_planned_or_may_be_says_no_mode(text: str) -> None:
    found = heading(text)
    assert not found.hard
    assert not found.soft
    assert is_intended(text)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        # 拟 and 计划 of another verb, 可 of another word
        ("临江县拟定的下放乡镇事项清单", D),
        ("新拟订委托乡镇实施事项目录", E),
        ("草拟的下放乡镇事项清单", D),
        ("拟建项目审批委托乡镇实施事项清单", E),
        ("行政许可委托乡镇实施事项清单", E),
        ("用水计划委托乡镇核定事项清单", E),
        ("优待证办理委托乡镇实施事项目录", E),
        ("可选赋权事项目录", D),
        # what a list only includes or leaves out
        ("下放乡镇事项清单（不含拟下放事项）", D),
        ("下放乡镇事项清单（含拟委托事项）", D),
        # a draft is a list, and so is a guide to what is handed over
        ("临江县下放乡镇事项清单（征求意见稿）", D),
        ("某省下放乡镇政府和街道办事处行政执法事项指导目录", D),
        ("临江县已收回乡镇事项清单", R),
        # what may be done with it besides, by others than townships
        ("临江县委托乡镇实施事项清单（可延伸到村）", E),
        ("临江县委托乡镇实施事项清单（拟延伸至村（社区））", E),
        ("临江县委托乡镇实施事项清单（后续延伸至城乡社区）", E),
        ("临江县下放乡镇事项（可授权村级代办）", D),
        ("临江县委托乡镇实施事项清单（可移交司法机关）", E),
        ("临江县下放乡镇事项清单（2025年）（可移交县公安局）", D),
        ("临江县委托乡镇实施事项目录（可委托第三方检测）", E),
        ("临江县延伸乡镇事项清单（可延伸到便民服务点）", X),
        ("临江县下放乡镇事项清单（可委托他人办理）", D),
    ],
)
def test_a_list_of_what_was_done_says_its_mode(text: str, mode: Mode) -> None:
    assert modes_of(heading(text).hard) == [mode]
    assert not is_intended(text)


def test_a_list_of_what_is_not_handed_over_is_no_plan() -> None:
    for text in ("不可委托乡镇实施事项清单", "不宜下放事项清单", "不适宜下放事项清单"):
        assert modes_of(heading(text).hard) == [Mode.RETAINED]
