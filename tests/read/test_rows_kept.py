"""No row of a list is lost without a word: above a head printed again, below a head, beside what looks like one."""

from __future__ import annotations

import pytest
from tests.read.test_phenomena import read

from powerlist.model import noted as kinds
from powerlist.model.fields import SHEET, fields_of

HEAD = ["序号", "职权名称", "职权类型", "行使主体", "实施依据", "备注"]
BODY, PERMIT, CHECK = "县水利局", "行政许可", "行政检查"
LAW = "《中华人民共和国水法》第七条"
WORDS = sorted({word for field in fields_of(SHEET) for word in (field.head, *field.synonyms)})


def item(number: object, name: str, remark: str = "") -> list[object]:
    """A row of ``HEAD``."""
    return [number, name, PERMIT, BODY, LAW, remark]


def rows_of(sheet: list[list[object]], **look: object) -> list[int]:
    """The rows that were read as items."""
    tables, _ = read(sheet, **look)
    return [row for table in tables for row in table.rows]


@pytest.mark.parametrize("number", ["{}", "{}.", "{}、", "（{}）", "第{}项", "A{}", ""])
@pytest.mark.parametrize("remark", ["审核转报", "委托", "公共服务", "收费标准"])
def test_rows_above_a_head_printed_again_are_items(number: str, remark: str) -> None:
    first = [item(number.format(n), f"水工程{n}号审批", remark) for n in (1, 2, 3)]
    second = [item(number.format(n), f"水工程{n}号审批") for n in (4, 5)]
    assert rows_of([HEAD, *first, HEAD, *second]) == [2, 3, 4, 6, 7]


@pytest.mark.parametrize("part", range(8))
def test_a_sub_item_called_as_a_head_is_an_item_above_a_head_printed_again(part: int) -> None:
    head = ["序号", "职权名称", "子项", "职权类型", "行使主体", "实施依据"]
    for word in WORDS[part::8]:
        sheet = [
            head,
            [1, "河道采砂许可证核发", "", PERMIT, BODY, LAW],
            [2, "医师执业注册", "首次注册", PERMIT, BODY, LAW],
            ["", "", word, "", "", LAW],
            head,
            [3, "取水许可", "", PERMIT, BODY, LAW],
        ]
        assert rows_of(sheet) == [2, 3, 4, 6], word


def test_the_group_rows_of_a_head_are_printed_again_with_it() -> None:
    group, lower = (
        ["基本信息", "", "", "赋权情况", ""],
        ["序号", "事项名称", "职权类型", "赋权方式", "承接乡镇"],
    )
    merges = ((0, 0, 0, 2), (0, 3, 0, 4), (4, 0, 4, 2), (4, 3, 4, 4))
    rows = [[n, f"水工程{n}号审批", PERMIT, "委托", "三家镇"] for n in (1, 2, 3, 4)]
    sheet = [group, lower, *rows[:2], group, lower, *rows[2:]]
    tables, _ = read(sheet, merges)
    assert [(table.header_rows, table.rows) for table in tables] == [([1, 2], [3, 4, 7, 8])]


def test_another_list_below_has_group_rows_of_its_own() -> None:
    group, lower = ["基本信息", "", "赋权情况", ""], ["事项名称", "职权类型", "赋权方式", "承接乡镇"]
    sheet = [HEAD, item(1, "取水许可"), [], ["附表"], group, lower, ["采砂许可", PERMIT, "委托", "三家镇"]]
    tables, _ = read(sheet, ((4, 0, 4, 1), (4, 2, 4, 3)))
    assert [(table.header_rows, table.rows) for table in tables] == [([1], [2]), ([5, 6], [7])]


def test_a_head_of_odd_words_printed_again_takes_no_row_below_it() -> None:
    head = [["干什么", "凭什么"], ["主要内容甲", "主要内容乙"]]
    rows = [[f"对擅自取水{n}号行为的处罚", "《水法》第六十九条"] for n in range(6)]
    tables, _ = read([head[0], *rows[:3], head[0], *rows[3:]])
    assert [row for table in tables for row in table.rows] == [2, 3, 4, 6, 7, 8]


def test_a_cell_merged_over_the_first_item_makes_no_head_of_it() -> None:
    sheet = [HEAD, item("1.", "取水许可"), item("2.", "采砂许可")]
    assert rows_of(sheet, merges=((0, 5, 1, 5),)) == [2, 3]


@pytest.mark.parametrize(
    "row",
    [
        ["（1）", "按比例安排残疾人就业年审", "行政确认", ""],
        ["（1）", "填埋场关闭核准", "", ""],
        ["", "例行检查", "", "按月"],
        ["", "填埋场关闭核准", "", "参照省厅目录"],
        ["", "（撤销）", CHECK, "（按季）"],
        ["", "（备案）", "", "（《水法》第七条）"],
    ],
)
def test_a_first_item_that_begins_as_a_hint_is_an_item(row: list[str]) -> None:
    sheet = [["序号", "事项名称", "职权类型", "备注"], row, ["（2）", "取水许可", PERMIT, ""]]
    assert rows_of(sheet) == [2, 3]


@pytest.mark.parametrize(
    "row",
    [
        ["", "（全称）", "（如：行政处罚）", "（《法律名称》第几条）"],
        ["必填", "必填，写全称", "从十类中选择", "选填"],
        ["填写数字", "请填写规范名称", "例：行政许可", "如：《水法》第七条"],
    ],
)
def test_a_row_of_hints_is_told(row: list[str]) -> None:
    sheet = [["序号", "事项名称", "职权类型", "实施依据"], row, [1, "取水许可", PERMIT, LAW]]
    tables, notes = read(sheet)
    assert [table.rows for table in tables] == [[3]]
    assert [note.row for note in notes if note.kind == kinds.HINT_ROW] == [2]
