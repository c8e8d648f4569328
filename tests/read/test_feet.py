"""What stands at the foot of a list is no item, and an item that looks like it stays one."""

from __future__ import annotations

import pytest

from .test_phenomena import LAW_A, LAW_B, LAW_C, LAW_D, PENALTY, PERMIT, A, B, C, D, read, values

HEAD = ["序号", "事项名称", "职权类型", "行使主体", "实施依据", "备注"]
LIST = [
    HEAD,
    ["1", A, PENALTY, "县农业农村局", LAW_A, ""],
    ["2", B, PENALTY, "县农业农村局", LAW_B, ""],
    ["3", C, PERMIT, "县农业农村局", LAW_C, ""],
]
NEXT = ["4", D, PERMIT, "县水务局", LAW_D, ""]
SIGNED = [
    [["填表人", "张三", "", "审核人", "李四", ""]],
    [["填表人：", "张三", "审核人：", "李四", "日期：", "2024.5.6"]],
    [["填报人", "", "审核人", "", "负责人", ""]],
    [["制表：", "张三", "", "复核：", "李四", ""]],
    [["编办审核意见", "同意", "", "司法局审核意见", "同意", ""]],
    [
        ["单位负责人（签字）", "", "分管领导（签字）", "", "经办人（签字）", ""],
        ["张三", "", "李四", "", "王五", ""],
    ],
]
NOTED = [
    [["说明："], ["1", "本清单由县水务局负责解释"], ["2", "按程序办理"]],
    [["填表说明："], ["1", "“事项名称”应当规范"], ["2", "“实施依据”应当完整"]],
    [["注："], ["①", "下放指赋予乡镇行使"], ["②", "委托指以部门名义"]],
    [["1.", "本清单由县水务局负责解释"], ["2.", "本清单自发布之日起施行"]],
    [["承接乡镇名单"], ["石桥镇", "白沙镇", "清河街道"]],
    [["——", "——", "——", "——", "——"]],
    [["", "（此件公开发布）"]],
]
OTHER = [
    [["审核单位", "审核意见", "签字", "日期"], ["县委编办", "同意", "张三", "5月6日"]],
    [["代码", "含义"], ["A", "下放"], ["B", "委托"]],
    [["联系人", "联系电话", "邮箱"], ["张三", "0830-1234567", "a@b.cn"]],
    [["版本", "日期", "说明"], ["V1.0", "2024-01-01", "首次编制"]],
]


@pytest.mark.parametrize("gap", [False, True])
@pytest.mark.parametrize("foot", [*SIGNED, *NOTED, *OTHER])
def test_the_foot_of_a_list_is_no_item(foot: list[list[str]], gap: bool) -> None:
    (table,), _ = read([*LIST, *([[]] if gap else []), *foot])
    assert values(table, "name") == [A, B, C]


@pytest.mark.parametrize("foot", [*SIGNED, *NOTED])
def test_a_list_goes_on_below_the_foot_of_a_page(foot: list[list[str]]) -> None:
    (table,), _ = read([*LIST, *foot, NEXT])
    assert values(table, "name") == [A, B, C, D]


def test_a_list_whose_rows_cite_goes_on_below_what_looks_like_a_head() -> None:
    tables, _ = read([*LIST, *OTHER[0], NEXT])
    assert D in [name for table in tables for name in values(table, "name")]


@pytest.mark.parametrize(
    "rows",
    [
        # numbered from 1 again below a note, with all that items say
        [*LIST, ["说明："], ["1", D, PERMIT, "县水务局", LAW_D, ""]],
        # numbers count on
        [*LIST, ["说明："], ["4", D]],
        # items of this list say no more than number and name
        [["序号", "事项名称", "备注"], ["1", A], ["2", B], ["3", C], ["说明："], ["1", D]],
        # words that only sound like those of a foot
        [*LIST, ["4", "审核意见备案", PERMIT, "县水务局", LAW_D, ""]],
    ],
)
def test_an_item_below_a_note_stays_an_item(rows: list[list[str]]) -> None:
    (table,), _ = read(rows)
    assert len(values(table, "name")) == 4


@pytest.mark.parametrize("column", [1, 3, 4, 5])
def test_who_issued_a_list_and_when_says_nothing_of_its_last_item(column: int) -> None:
    organ, day = ["", "", "", "", "", ""], ["", "", "", "", "", ""]
    organ[column], day[column] = "甲县机构编制委员会办公室", "2024年6月1日"
    (table,), _ = read([*LIST, organ, day])
    assert values(table, "name") == [A, B, C]
    assert values(table, "basis")[-1] == LAW_C
    assert values(table, "department")[-1] == "县农业农村局"
    assert values(table, "remark")[-1] == ""
    # without a day it may be anything
    remark = ["", "", "", "", "", "甲县政务服务中心"]
    (table,), _ = read([*LIST, remark])
    assert values(table, "remark")[-1] == "甲县政务服务中心"
