"""No row of a list is lost without a word: above a head printed again, below a head, beside what looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
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


POWERS = [
    "取水许可", "注销登记", "备案", "审批", "奖励", "合计量认定", "总体规划审批", "填埋场关闭核准", "例行检查", "审核转报",
    "按月检查", "附件审批", "备注登记", "注意事项公示", "（一）类设施审批", "第一类易制毒化学品备案", "说明书备案",
    "负责人变更登记", "单位用水计划核定", "续期审批", "社会救助目录", "县水利局行政检查事项", "农业类事项",
    "单位：审批", "完税证明", *WORDS[::9],
]  # fmt: skip
LISTS = st.tuples(
    st.sampled_from(["{}", "{}.", "{}、", "（{}）", "第{}项", "A{}", "00{}"]),
    st.sets(st.sampled_from(["职权类型", "行使主体", "实施依据", "备注"]), min_size=1),
    st.lists(
        st.tuples(
            st.sampled_from(POWERS),
            st.sampled_from([0, 1, 2]),
            st.sampled_from(["", "head", "blank", "section"]),
        ),
        min_size=2,
        max_size=9,
    ),
)


@settings(max_examples=80, deadline=None)
@given(LISTS)
def test_every_row_with_a_number_and_a_name_comes_out_or_is_told(made: tuple) -> None:
    number, columns, entries = made
    head = ["序号", "事项名称", *sorted(columns)]
    between = {"head": [head], "blank": [[""]], "section": [["一、行政许可"]], "": []}
    told = {"职权类型": PERMIT, "行使主体": BODY, "实施依据": LAW, "备注": "审核转报"}
    sheet, wanted = [head], []
    for at, (name, filled, above) in enumerate(entries, 1):
        sheet += between[above] if at > 1 else []
        rest = [told[column] if filled > place % 2 else "" for place, column in enumerate(head[2:])]
        sheet.append([number.format(at), name, *rest])
        wanted.append(len(sheet))
    tables, notes = read(sheet)
    if any(note.kind == kinds.NO_TABLE for note in notes):
        return  # all its names are heads: told of the whole sheet
    found = {row for table in tables for row in table.rows} | {note.row for note in notes}
    assert [row for row in wanted if row not in found] == []


@pytest.mark.parametrize("word", ["清单序号", "顺号", "No"])
def test_an_item_with_a_number_called_as_the_head_of_numbers_opens_no_other_table(word: str) -> None:
    rows = [["1、", "取水许可", BODY], ["2、", word, BODY], ["3、", "采砂许可", BODY]]
    assert rows_of([["序号", "事项名称", "行使主体"], *rows]) == [2, 3, 4]


def test_a_sub_item_with_a_mode_beside_it_is_no_head() -> None:
    head = ["事项名称", "子项", "备注"]
    sheet = [head, ["水工程管理", "取水许可", ""], ["", "政务服务事项", "委托"], ["", "采砂许可", ""]]
    assert rows_of(sheet) == [2, 3, 4]


def test_a_head_over_two_rows_is_no_form() -> None:
    head = [["基本信息", "", "行使主体", "实施依据", "备注"], ["事项名称", "子项", "", "", ""]]
    rows = [
        ["县水利局行政检查事项", "检查", BODY, LAW, ""],
        ["", "审核转报", "", "", ""],
        ["填表服务", "备注登记", BODY, "", ""],
    ]
    merges = ((0, 0, 0, 1), (0, 2, 1, 2), (0, 3, 1, 3), (0, 4, 1, 4))
    assert rows_of([*head, *rows], merges=merges) == [3, 4, 5]
