"""A table of counts holds no items, on its own sheet, above a list or below it; a list with numbers keeps its items."""

from __future__ import annotations

from typing import Any

import pytest

from .test_phenomena import LAW_A, LAW_B, PENALTY, A, B, C, D, read, values

LIST = [
    ["序号", "事项名称", "职权类型", "行使主体", "实施依据"],
    [1, A, PENALTY, "县农业农村局", LAW_A],
    [2, B, PENALTY, "县农业农村局", LAW_B],
]
COUNTS: list[list[list[Any]]] = [
    [["乡镇", "下放事项", "委托事项", "延伸事项", "合计"], ["石桥镇", 10, 5, 2, 17], ["白沙镇", 9, 5, 2, 16]],
    [["序号", "部门名称", "主项", "子项", "备注"], [1, "县水利局", 2, 5, ""], [2, "县林业局", 1, 1, ""]],
    [
        ["部门", "行政许可", "行政处罚", "其他权力", "总计"],
        ["县水利局", 2, 5, 0, 7],
        ["县林业局", 1, 1, 0, 2],
    ],
    [["序号", "单位", "权力事项", "责任事项"], [1, "县水利局", 25, 200], [2, "县林业局", 18, 144]],
    [["单位名称", "权力事项总数", "其中行政许可"], ["县水利局", 25, 5], ["县林业局", 18, 3]],
    [["单位", "原有事项", "新增事项", "取消事项"], ["县水利局", 25, 2, 1], ["县林业局", 18, 0, 0]],
    [["部门", "赋权事项（项）", "承接乡镇（个）"], ["县水利局", 25, 3], ["县林业局", 18, 4]],
    [["", "行政处罚", "行政检查"], ["石桥镇", 25, 3], ["白沙镇", 18, 4]],
    [["类型", "处罚", "许可", "合计"], ["数量", 2, 0, 2]],
    [["序号", "项目", "数量"], [1, "行政处罚", 2], [2, "行政许可", 5]],
    [["项目", "行政处罚", "行政许可"], ["下放", 3, 0], ["委托", 0, 1]],
    [["职权类型", "事项", "占比"], ["行政处罚", "25项", "80%"], ["行政许可", "5项", "20%"]],
    [["类型", "事项名称", "数量"], ["行政处罚", "农业类", 25], ["行政许可", "水利类", 5]],
]
BELOW: list[list[list[Any]]] = [
    [["统计", "行政处罚2项", "行政许可0项", "合计2项"]],
    [["", "行政处罚", 2], ["", "行政许可", 0], ["", "合计", 2]],
]


@pytest.mark.parametrize("rows", COUNTS)
def test_a_table_of_counts_alone_holds_no_items(rows: list[list[Any]]) -> None:
    tables, notes = read([["事项统计表"], *rows])
    assert tables == []
    assert [note.kind for note in notes] in (["read.no-table"], ["read.no-name-column"])


@pytest.mark.parametrize("rows", COUNTS)
def test_a_table_of_counts_above_a_list_holds_no_items(rows: list[list[Any]]) -> None:
    (table,), _ = read([*rows, [], *LIST])
    assert values(table, "name") == [A, B]


@pytest.mark.parametrize("gap", [False, True])
@pytest.mark.parametrize("rows", [*COUNTS, *BELOW])
def test_a_table_of_counts_below_a_list_holds_no_items(rows: list[list[Any]], gap: bool) -> None:
    (table,), _ = read([*LIST, *([[]] if gap else []), *rows])
    assert values(table, "name") == [A, B]


@pytest.mark.parametrize(
    "rows",
    [
        # a number typed for a name, where the row says what else belongs to an item
        [*LIST, [3, "12", PENALTY, "县水务局", LAW_B]],
        # townships with 1 and 0 in place of marks, the last rows of which lack them
        [
            ["事项名称", "职权类型", "石桥镇", "白沙镇"],
            [A, PENALTY, 1, 0],
            [C, "", "", ""],
            [D, PENALTY, 1, 1],
        ],
        # marks of another kind in the last rows
        [["事项名称", "职权类型", "石桥镇", "白沙镇"], [A, PENALTY, "√", "√"], [C, "", 1, 1], [D, "", 1, 1]],
        # kinds of powers that 1 and 0 hand down
        [
            ["序号", "事项名称", "石桥镇", "白沙镇"],
            [1, "城市管理类", 1, 0],
            [2, "农业农村类", 1, 1],
            [3, "水利类", 0, 1],
        ],
        # the last of them without a number
        [
            ["职权名称", "石桥镇", "白沙镇"],
            ["城市管理类", 1, 0],
            ["农业农村领域", 1, 0],
            ["市场监管领域", 0, 1],
        ],
        # codes, telephones and counted parts beside names
        [["事项名称", "事项编码", "流程图"], [A, "SL001", "图1"], [B, "SL002", "图2"], [D, "LY001", "图3"]],
        [
            ["事项名称", "子项", "材料"],
            [A, "子项2个", "材料3件"],
            [B, "子项1个", "材料4件"],
            [D, "子项3个", "材料2件"],
        ],
        # numbers beside names: of these nothing is known
        [["序号", "事项名称", "办件量"], [1, A, 3], [2, B, 5], [3, D, 0]],
    ],
)
def test_numbers_beside_names_leave_the_items(rows: list[list[Any]]) -> None:
    (table,), _ = read(rows)
    assert len(table) == 3


def test_a_row_that_counts_without_a_head_is_no_item_and_told() -> None:
    (table,), notes = read([*LIST, ["石桥镇", 25, "", 3], [3, C, PENALTY, "县水务局", LAW_B]])
    assert values(table, "name") == [A, B, C]
    assert [note.row for note in notes if note.kind == "read.stray-row"] == [4]
