"""One fixture a phenomenon that county offices produce; each says what must come out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from powerlist.model.enums import How, Mode
from powerlist.model.sheet import Note, Table
from powerlist.read import PinnedMapping, ReadOptions
from powerlist.read.grid import Grid, squared
from powerlist.read.tables import find_tables

A, B, C, D = "对未取得农药经营许可证经营农药的处罚", "对生产劣质种子的处罚", "动物诊疗许可证核发", "取水许可"
LAW_A, LAW_B, LAW_C, LAW_D = (
    "《农药管理条例》第五十五条",
    "《种子法》第七十五条",
    "《动物防疫法》第六十一条",
    "《水法》第四十八条",
)
PENALTY, PERMIT = "行政处罚", "行政许可"


def read(
    rows: list[list[Any]],
    merges: tuple[tuple[int, int, int, int], ...] = (),
    options: ReadOptions | None = None,
    pin: PinnedMapping | None = None,
    **look: Any,
) -> tuple[list[Table], list[Note]]:
    """Read a sheet given as texts."""
    grid = Grid("S", squared([[str(cell) for cell in row] for row in rows]), list(merges), **look)
    tables, notes, _ = find_tables(grid, options or ReadOptions(), pin)
    return tables, notes


def values(table: Table, field: str) -> list[str]:
    """A field's values, several columns joined."""
    return [
        "|".join(
            table.text[c.index][at]
            for c in table.columns_of(field)
            if not c.receiver and not c.mode and table.text[c.index][at]
        )
        for at in range(len(table))
    ]


def cells(table: Table, field: str) -> list[str]:
    """The addresses of a field's first column."""
    return [table.cell(at, table.columns_of(field)[0]) for at in range(len(table))]


def fields(table: Table) -> dict[str, str | None]:
    """Column letter → field."""
    return {column.letter: column.field for column in table.columns}


# --- what stands round the list --------------------------------------------------------------------


def test_title_unit_date_total_note_and_signature_are_kept_apart() -> None:
    (table,), notes = read(
        [
            ["甲县下放乡镇行政权力事项清单"],
            ["填报单位：县农业农村局", "", "", "", "日期：2025年3月"],
            ["序号", "事项名称", "权力类型", "实施依据", "备注"],
            [1, A, PENALTY, LAW_A],
            [2, B, PENALTY, LAW_B],
            ["合计", "2项"],
            ["注：本清单自公布之日起施行。"],
            ["审核人：", "", "填表人："],
        ],
        ((0, 0, 0, 4), (6, 0, 6, 4)),
    )
    assert values(table, "name") == [A, B]
    assert [line.kind for line in table.captions] == ["title", "unit", "unit"]
    assert [line.kind for line in table.lines] == ["total", "note", "signature"]
    assert [note.cell for note in notes if note.kind == "read.total-row"] == ["A6"]


def test_a_table_starts_at_any_cell() -> None:
    (table,), _ = read([[], [], ["", "", "序号", "事项名称", "类型"], ["", "", 1, A, PENALTY]])
    assert table.range == "C3:E4"
    assert cells(table, "name") == ["D4"]


@pytest.mark.parametrize("word", ["合计", "合  计", "总计", "小计", "共计", "县人力资源和社会保障局小计"])
def test_totals_are_no_items(word: str) -> None:
    (table,), _ = read(
        [["序号", "事项名称", "类型"], [1, A, PENALTY], [word, "", "1项"], [2, B, PENALTY]], ((2, 0, 2, 1),)
    )
    assert values(table, "name") == [A, B]


def test_rows_that_say_nothing_and_prepared_rows_are_no_items() -> None:
    (table,), _ = read([["序号", "事项名称", "类型"], [1, A, PENALTY], ["", "无"], [2], [3], ["以下空白"]])
    assert values(table, "name") == [A]


def test_an_example_row_and_hints_are_no_items() -> None:
    (table,), _ = read(
        [
            ["序号", "事项名称", "类型", "依据"],
            ["", "（全称）", "（如：行政处罚）", "（法律名称及条款）"],
            ["XH", "SXMC", "item_type", "SSYJ"],
            ["例", B, PENALTY, LAW_B],
            [1, A, PENALTY, LAW_A],
        ]
    )
    assert values(table, "name") == [A]
    assert table.header_rows == [1, 2, 3]


def test_a_table_of_counts_beside_the_list_is_no_part_of_it() -> None:
    (table,), notes = read(
        [
            ["序号", "事项名称", "类型", "", "类型统计", "数量"],
            [1, A, PENALTY, "", PENALTY, 2],
            [2, C, PERMIT, "", PERMIT, 1],
        ]
    )
    assert fields(table) == {"A": "serial", "B": "name", "C": "type"}
    assert {note.cell for note in notes if note.kind == "read.beside-table"} == {"E1", "F1"}


def test_sentences_between_the_rows_are_no_items() -> None:
    (table,), _ = read(
        [
            ["序号", "事项名称", "类型", "依据"],
            [1, A, PENALTY, LAW_A],
            ["", "以上为农业农村部门事项，以下为水利部门事项。"],
            ["", "", "水利领域"],
            [2, D, PERMIT, LAW_D],
            ["本清单由县委编办负责解释。"],
        ],
        ((5, 0, 5, 3),),
    )
    assert values(table, "name") == [A, D]
    assert [line.kind for line in table.lines] == ["note", "note"]
    assert table.sections[table.section_of[1]].text == "水利领域"


def test_page_numbers_between_the_rows_are_no_items() -> None:
    (table,), _ = read(
        [["序号", "事项名称", "类型"], [1, A, PENALTY], ["第1页，共2页"], [2, B, PENALTY], ["", "— 2 —"]],
        ((2, 0, 2, 2),),
    )
    assert values(table, "name") == [A, B]


# --- heads -------------------------------------------------------------------------------------------


def test_heads_of_four_rows() -> None:
    (table,), _ = read(
        [
            ["序号", "事项名称", "类型", "赋权情况", "", "", ""],
            ["", "", "", "赋权方式", "承接主体", "", ""],
            ["", "", "", "", "镇", "", "街道"],
            ["", "", "", "", "三桥镇", "龙门镇", "城东街道"],
            [1, A, PENALTY, "下放", "√", "√", ""],
        ],
        ((0, 0, 3, 0), (0, 1, 3, 1), (0, 2, 3, 2), (0, 3, 0, 6), (1, 3, 3, 3), (1, 4, 1, 6), (2, 4, 2, 5)),
    )
    assert table.header_rows == [1, 2, 3, 4]
    assert [column.receiver for column in table.columns if column.receiver] == [
        "三桥镇",
        "龙门镇",
        "城东街道",
    ]
    assert values(table, "mode") == ["下放"]


def test_group_heads_above_the_heads() -> None:
    (table,), _ = read(
        [
            ["基本信息", "", "", "赋权情况", ""],
            ["序号", "事项名称", "类型", "赋权方式", "承接主体"],
            [1, A, PENALTY, "下放", "三桥镇"],
        ],
        ((0, 0, 0, 2), (0, 3, 0, 4)),
    )
    assert table.header_rows == [1, 2]
    assert table.columns[1].head == "基本信息/事项名称"
    assert fields(table) == {"A": "serial", "B": "name", "C": "type", "D": "mode", "E": "receivers"}


@pytest.mark.parametrize(
    "numbers",
    [
        "1 2 3", "（1） （2） （3）", "① ② ③", "⑴ ⑵ ⑶", "⒈ ⒉ ⒊", "¹ ² ³", "Ⅰ Ⅱ Ⅲ", "㈠ ㈡ ㈢", "一 二 三", "1栏 2栏 3栏",
        "第1列 第2列 第3列", "栏1 栏2 栏3", "甲 乙 丙", "甲 乙 1", "a b c", "栏次 1 2", "1 2 3=1+2",
    ],
)  # fmt: skip
def test_a_row_that_numbers_the_columns_belongs_to_the_head(numbers: str) -> None:
    (table,), _ = read([["序号", "事项名称", "类型"], numbers.split(), [1, A, PENALTY]])
    assert table.header_rows == [1, 2]
    assert values(table, "name") == [A]


def test_items_numbered_with_signs_are_items() -> None:
    (table,), _ = read([["", "事项名称", "类型"], ["①", A, PENALTY], ["②", B, PENALTY], ["③", D, PERMIT]])
    assert values(table, "name") == [A, B, D]
    assert table.columns[0].field == "serial"


def test_heads_printed_again_inside_the_list() -> None:
    head = ["序号", "事项名称", "类型"]
    (table,), _ = read([head, [1, A, PENALTY], head, [2, B, PENALTY], ["二、水利"], head, [3, D, PERMIT]])
    assert values(table, "name") == [A, B, D]
    assert table.sections[table.section_of[2]].text == "二、水利"


def test_typos_and_qualifiers() -> None:
    (table,), _ = read(
        [
            ["序号", "权利名称", "行驶主体", "权力类形", "处罚设定依据", "抽查事项类别"],
            [1, A, "县农业农村局", PENALTY, LAW_A, "x"],
        ]
    )
    assert [column.field for column in table.columns[:5]] == ["serial", "name", "department", "type", "basis"]
    assert table.columns[3].how is How.INFERRED
    assert table.columns[3].sure < 1


def test_content_speaks_where_the_head_does_not() -> None:
    (table,), _ = read([["序号", "事项名称", "", "栏A"], [1, A, LAW_A, PENALTY], [2, B, LAW_B, PENALTY]])
    assert fields(table) == {"A": "serial", "B": "name", "C": "basis", "D": "type"}


def test_a_list_without_heads() -> None:
    (table,), _ = read([["清单"], [1, A, PENALTY, LAW_A], [2, B, PENALTY, LAW_B], [3, C, PERMIT, LAW_C]])
    assert values(table, "name") == [A, B, C]
    assert table.header_rows == []


def test_pinned_mapping_wins() -> None:
    pin = PinnedMapping(header_rows=(2,), columns=(("B", "name"), ("说明", "basis"), ("D", "")))
    (table,), _ = read([["x"], ["序号", "栏目", "说明", "类型"], [1, "甲", "乙", PENALTY]], pin=pin)
    assert fields(table) == {"A": "serial", "B": "name", "C": "basis", "D": None}
    assert table.columns[1].how is How.PINNED


def test_one_head_over_two_columns_and_two_heads_alike() -> None:
    (table,), notes = read(
        [
            ["序号", "事项名称", "实施依据", "", "备注", "备注"],
            [1, A, "《农药管理条例》", "第五十五条", "甲", "乙"],
        ],
        ((0, 2, 0, 3),),
    )
    assert values(table, "basis") == ["《农药管理条例》|第五十五条"]
    assert values(table, "remark") == ["甲|乙"]
    assert {note.field for note in notes if note.kind == "read.joined-columns"} == {"basis", "remark"}


def test_numbers_of_main_and_sub_items_below_one_head() -> None:
    rows = [
        ["序号", "", "项目名称", ""],
        ["大项", "小项", "大项", "小项"],
        ["1", "1", D, "首次申请"],
        ["", "2", "", "延续"],
        ["2", "", C, ""],
    ]
    (table,), _ = read(rows, ((0, 0, 0, 1), (0, 2, 0, 3), (2, 0, 3, 0), (2, 2, 3, 2)))
    assert values(table, "name") == [D, D, C]
    assert values(table, "sub_name") == ["首次申请", "延续", ""]


def test_a_name_head_over_main_and_sub_items() -> None:
    (table,), _ = read(
        [
            ["序号", "事项名称", "", "类型"],
            [1, "农药管理", A, PENALTY],
            ["", "", B, PENALTY],
            [2, "水利管理", D, PERMIT],
        ],
        ((0, 1, 0, 2), (1, 1, 2, 1), (1, 0, 2, 0)),
    )
    assert values(table, "name") == ["农药管理", "农药管理", "水利管理"]
    assert values(table, "sub_name") == [A, B, D]


# --- who acts ----------------------------------------------------------------------------------------


def test_the_acting_body_is_the_department_unless_the_table_says_otherwise() -> None:
    (alone,), _ = read([["序号", "事项名称", "行使主体"], [1, A, "县农业农村局"]])
    assert fields(alone)["C"] == "department"
    (beside,), _ = read(
        [["序号", "事项名称", "原实施部门", "行使主体"], [1, A, "县农业农村局", "县综合行政执法局"]]
    )
    assert fields(beside)["C"] == "department"
    assert fields(beside)["D"] == "enforcer"
    (towns,), _ = read([["序号", "事项名称", "行使主体"], [1, A, "三桥镇、龙门镇"], [2, B, "三桥镇"]])
    assert fields(towns)["C"] == "receivers"


def test_known_townships_of_any_name_head_receiver_columns() -> None:
    options = ReadOptions(townships=("甲地", "乙地"))
    (table,), _ = read([["序号", "事项名称", "甲地", "乙地"], [1, A, "是", "否"]], options=options)
    assert [column.receiver for column in table.columns] == [None, None, "甲地", "乙地"]


def test_short_names_of_known_townships_head_receiver_columns_over_marks() -> None:
    rows = [
        ["序号", "事项名称", "类型", "石桥", "白马", "柳林", "公示"],
        [1, A, PENALTY, "√", "", "×", "县政府网站"],
        [2, B, PENALTY, "√", "√", "委托", "县政府网站"],
    ]
    (table,), _ = read(
        rows, options=ReadOptions(townships=("石桥镇", "白马乡", "柳林镇", "公示镇", "城东街道"))
    )
    assert [column.receiver for column in table.columns if column.receiver] == ["石桥", "白马", "柳林"]
    (table,), _ = read(rows, options=ReadOptions(townships=("石桥镇", "石桥乡", "白马乡")))
    assert [column.receiver for column in table.columns if column.receiver] == ["白马"]


def test_columns_of_ticks_that_nobody_knows_are_told_as_such() -> None:
    def ticked(*heads: str) -> list[str]:
        cells = ["√" if len(head) < 5 else "三桥镇" for head in heads]
        _, notes = read([["序号", "事项名称", "类型", *heads], [1, A, PENALTY, *cells]])
        return [note.value for note in notes if note.detail.get("ticked")]

    assert ticked("石桥", "白马") == ["石桥", "白马"]
    assert ticked("石桥") == []
    assert ticked("听证", "公示", "承接主体名称") == []


@pytest.mark.parametrize("lower", [("受理", "审查", "决定"), ("申请阶段", "追责情形", "办结阶段")])
def test_the_lower_level_of_a_head_without_merges(lower: tuple[str, ...]) -> None:
    rows = [
        ["序号", "事项名称", "责任事项", "", "", "实施依据"],
        ["", "", *lower, ""],
        [1, A, "甲", "乙", "丙", LAW_A],
        [2, B, "甲", "乙", "丙", LAW_B],
    ]
    (table,), _ = read(rows)
    assert table.header_rows == [1, 2]
    assert values(table, "name") == [A, B]
    # the first item of a list, its number forgotten, says more than the next one leaves out
    (table,), _ = read([rows[0], ["", A, "甲", "乙", "丙", LAW_A], rows[3]])
    assert table.header_rows == [1]
    assert values(table, "name") == [A, B]


def test_types_below_a_head_without_merges() -> None:
    head = [["序号", "事项名称", "职权类型", "", "", "实施依据"], ["", "", "许可", "处罚", "检查", ""]]
    (table,), _ = read([*head, [1, A, "", "√", "", LAW_A], [2, B, "√", "", "", LAW_B]])
    assert table.header_rows == [1, 2]
    assert [column.stands_for for column in table.columns][2:5] == ["许可", "处罚", "检查"]
    # one type is an item's
    (table,), _ = read([head[0], ["", A, "许可", "", "", LAW_A], [2, B, "处罚", "", "", LAW_B]])
    assert table.header_rows == [1]


def test_receivers_without_merges_as_in_a_text_file() -> None:
    (table,), _ = read(
        [
            ["序号", "事项名称", "承接主体", "", ""],
            ["", "", "三桥镇", "经开区", "城东街道"],
            [1, A, "√", "", "√"],
        ]
    )
    assert [column.receiver for column in table.columns if column.receiver] == [
        "三桥镇",
        "经开区",
        "城东街道",
    ]


def test_modes_as_mark_columns() -> None:
    (table,), _ = read(
        [
            ["序号", "事项名称", "赋权方式", "", ""],
            ["", "", "下放", "委托", "延伸"],
            [1, A, "√", "", ""],
            [2, B, "", "●", ""],
        ],
        ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 4)),
    )
    assert [column.mode for column in table.columns if column.mode] == [
        Mode.DELEGATED,
        Mode.ENTRUSTED,
        Mode.EXTENDED,
    ]


# --- sections, blocks --------------------------------------------------------------------------------


def test_nested_sections() -> None:
    (table,), _ = read(
        [
            ["序号", "事项名称", "依据"],
            ["一、县农业农村局（共2项）"],
            ["（一）行政处罚（2项）"],
            [1, A, LAW_A],
            ["（二）行政许可"],
            [2, C, LAW_C],
        ],
        ((1, 0, 1, 2), (2, 0, 2, 2), (4, 0, 4, 2)),
    )
    assert [line.text for line in table.sections] == [
        "一、县农业农村局（共2项）",
        "（一）行政处罚（2项）",
        "（二）行政许可",
    ]
    assert table.section_of == [1, 2]


def test_a_section_split_over_two_cells() -> None:
    (table,), _ = read(
        [
            ["序号", "事项名称", "类型"],
            ["一", "农业农村领域"],
            [1, A, PENALTY],
            ["二", "水利领域"],
            [2, D, PERMIT],
        ]
    )
    assert values(table, "name") == [A, D]
    assert [line.text for line in table.sections] == ["一、农业农村领域", "二、水利领域"]


def test_items_numbered_in_chinese_are_no_sections() -> None:
    (table,), _ = read([["序号", "事项名称"], ["一", A], ["二", B], ["三", D]])
    assert values(table, "name") == [A, B, D]
    assert table.sections == []


def test_a_body_alone_in_its_column_stands_for_the_rows_below() -> None:
    (table,), _ = read(
        [["部门", "序号", "事项名称"], ["县农业农村局"], ["", 1, A], ["", 2, B], ["县水务局"], ["", 3, D]]
    )
    assert values(table, "department") == ["县农业农村局", "县农业农村局", "县水务局"]
    assert cells(table, "department") == ["A2", "A2", "A5"]


@pytest.mark.parametrize("gap", [0, 1, 2])
def test_lists_side_by_side(gap: int) -> None:
    blank = [""] * gap
    left, right = read(
        [
            ["序号", "事项名称", "类型", *blank, "序号", "事项名称", "类型"],
            [1, A, PENALTY, *blank, 3, C, PERMIT],
            [2, B, PENALTY],
        ]
    )[0]
    assert values(left, "name") == [A, B]
    assert values(right, "name") == [C]


def test_lists_below_each_other_keep_their_titles() -> None:
    head = ["序号", "事项名称", "类型"]
    first, second = read(
        [["附件1：下放清单"], head, [1, A, PENALTY], [], ["附件2：委托清单"], head, [1, C, PERMIT]]
    )[0]
    assert [line.text for line in first.captions] == ["附件1：下放清单"]
    assert [line.text for line in second.captions] == ["附件2：委托清单"]


def test_forms_one_item_each() -> None:
    (table,), _ = read(
        [
            ["权责事项表"],
            ["事项名称", A],
            ["职权类型", PENALTY],
            ["实施依据", LAW_A],
            ["实施主体", "县农业农村局"],
            [],
            ["事项名称", D],
            ["职权类型", PERMIT],
            ["实施依据", LAW_D],
            ["实施主体", "县水务局"],
        ]
    )
    assert values(table, "name") == [A, D]
    assert cells(table, "basis") == ["B4", "B9"]


def test_a_form_of_three_rows_and_one_with_a_table_inside() -> None:
    (table,), _ = read(
        [
            ["行政职权登记表"],
            ["职权名称", A, "", ""],
            ["职权类别", PENALTY, "实施机关", "县农业农村局"],
            ["职权依据", LAW_A, "", ""],
        ],
        ((0, 0, 0, 3), (1, 1, 1, 3), (3, 1, 3, 3)),
    )
    assert [values(table, field) for field in ("name", "type", "department", "basis")] == [
        [A],
        [PENALTY],
        ["县农业农村局"],
        [LAW_A],
    ]
    (table,), _ = read(
        [
            ["权力名称", A, "权力类型", PENALTY],
            ["实施依据", LAW_A, "", ""],
            ["实施主体", "县农业农村局", "", ""],
            ["环节", "责任", "时限", "责任人"],
            ["受理", "审查材料", "5日", "股室"],
            ["决定", "作出决定", "10日", "局长"],
        ]
    )
    assert [values(table, field) for field in ("name", "basis")] == [[A], [LAW_A]]
    assert not table.columns_of("time_limit")


@pytest.mark.parametrize(
    "rows",
    [
        [["事项名称", D], ["实施主体", "县水务局"], ["办理时限", "20日"], ["申请材料", "申请书"]],
        [["项目", "内容"], ["事项名称", D], ["实施主体", "县水务局"], ["设定依据", LAW_D]],
        [["办事指南"], ["事项名称", D], ["实施主体", "县水务局"], ["联系电话", "0830-1"], ["填表人", "张三"]],
        [
            ["事项名称", D],
            ["法律依据", LAW_D],
            ["执法主体", "县水务局"],
            ["违法情形", "未经批准"],
            ["处罚标准", "二万元以上十万元以下"],
        ],
    ],
)
def test_a_form_of_few_fields_is_one_item(rows: list[list[str]]) -> None:
    (table,), _ = read(rows)
    assert values(table, "name") == [D]
    assert values(table, "department") == ["县水务局"]


@pytest.mark.parametrize(
    "rows",
    [
        [["事项名称", "办理地点"], [A, "政务大厅"], [C, "政务大厅"], [D, "办理标准"]],
        [["事项名称", "内容"], ["事项名称变更", "登记"], [A, "罚款"], [C, "核发"]],
        [["事项名称", "石桥镇"], [A, "√"], ["法律依据", "√"], [D, "√"]],
    ],
)
def test_a_list_of_two_columns_is_no_form_of_few_fields(rows: list[list[str]]) -> None:
    (table,), _ = read(rows)
    assert values(table, "name") == [row[0] for row in rows[1:]]


@pytest.mark.parametrize(
    ("note", "items"),
    [
        (["注", "1.本清单依据某办法编制。"], 2),
        (["备注", "以上事项由县水务局负责解释"], 2),
        (["说明：", "职权类型按照国家标准分类。"], 2),
        (["3", "说明书备案"], 3),
        (["", "备注登记"], 3),
    ],
)
def test_a_note_beside_its_word_is_no_item(note: list[str], items: int) -> None:
    head = ["序号", "事项名称", "类型", "依据"]
    (table,), _ = read([head, [1, A, PENALTY, LAW_A], [2, C, PERMIT, LAW_B], note])
    assert len(table) == items


def test_rows_prepared_with_what_all_have_are_no_items() -> None:
    head = ["序号", "事项名称", "类型", "部门", "依据"]
    rows = [head, [1, A, PENALTY, "县水务局", LAW_A]]
    empty = [[at, "", PENALTY, "县水务局", ""] for at in (2, 3, 4)]
    assert len(read([*rows, *empty])[0][0]) == 1
    assert len(read([*rows, empty[0]])[0][0]) == 2
    assert len(read([*rows, *empty[:2], [5, "", PENALTY, "县水务局", LAW_B]])[0][0]) == 4
    assert len(read([*rows, *empty, [5, C, PERMIT, "县水务局", LAW_B]])[0][0]) == 5


def test_a_cell_under_a_wide_merge_is_not_filled_from_above() -> None:
    rows = [["序号", "事项名称", "类型"], [1, A, PENALTY], [2, C, ""], [3, B, PERMIT]]
    assert values(read(rows)[0][0], "type") == [PENALTY, PENALTY, PERMIT]
    assert values(read(rows, ((2, 1, 2, 2),))[0][0], "type") == [PENALTY, "", PERMIT]


@pytest.mark.parametrize("between", [[["续表"]], [["（续表）"]], []])
def test_the_next_page_with_its_columns_in_another_order_goes_on(between: list[list[Any]]) -> None:
    _, second = read(
        [
            ["县水务局行政处罚清单"],
            ["序号", "事项名称", "依据"],
            ["一、水资源"],
            [1, A, LAW_A],
            *between,
            ["序号", "依据", "事项名称"],
            [2, LAW_B, B],
        ]
    )[0]
    assert values(second, "name") == [B]
    assert [line.text for line in second.captions if line.kind == "title"] == ["县水务局行政处罚清单"]
    assert [second.sections[at].text for at in second.section_of] == ["一、水资源"]
    # a list of its own counts from 1
    assert not read(
        [["甲清单"], ["序号", "事项名称"], [1, A], [], ["序号", "依据", "事项名称"], [1, LAW_B, B]]
    )[0][1].captions


@pytest.mark.parametrize(
    ("rows", "goes"),
    [
        ([["序号", "事项名称", "依据"], [2, B, LAW_B]], True),
        ([[2, B, LAW_B]], True),
        ([["序号", "事项名称", "依据"], [1, B, LAW_B]], False),
        ([["县林业局清单"], ["序号", "事项名称", "依据"], [2, B, LAW_B]], False),
        ([["序号", "项目名称", "金额", "电话"], [2, B, "", ""]], False),
    ],
)
def test_a_list_goes_on_on_the_next_sheet_where_its_numbers_do(rows: list[list[Any]], goes: bool) -> None:
    first = [["县水务局行政处罚清单"], ["序号", "事项名称", "依据"], [1, A, LAW_A]]
    grids = [
        Grid(name, squared([[str(cell) for cell in row] for row in each]))
        for name, each in (("1", first), ("2", rows))
    ]
    _, _, carried = find_tables(grids[0], ReadOptions(), None)
    assert carried is not None
    tables, _, _ = find_tables(grids[1], ReadOptions(), None, replace(carried, paged=False))
    titles = [line.text for table in tables for line in table.captions]
    assert ("县水务局行政处罚清单" in titles) is goes


@pytest.mark.parametrize(("name", "kept"), [("县林业局", False), ("2", True), ("县水务局（续）", True)])
def test_a_headless_sheet_called_after_a_body_takes_no_other_bodys_title(name: str, kept: bool) -> None:
    first = [["县水务局行政处罚清单"], ["序号", "事项名称", "依据"], [1, A, LAW_A]]
    grids = [
        Grid(each, squared([[str(cell) for cell in row] for row in rows]))
        for each, rows in (("1", first), (name, [[2, B, LAW_B]]))
    ]
    _, _, carried = find_tables(grids[0], ReadOptions(), None)
    assert carried is not None
    (table,), _, _ = find_tables(grids[1], ReadOptions(), None, replace(carried, paged=False))
    assert values(table, "name") == [B]
    assert (table.captions != []) is kept


def test_a_groups_head_written_over_each_of_its_columns() -> None:
    head = ["序号", "事项名称", "行使主体", "行使主体", "备注"]
    (table,), _ = read(
        [head, ["", "", "县级", "乡镇", ""], [1, A, "县水务局", "", "x"], [2, B, "", "甲镇", ""]]
    )
    assert table.header_rows == [1, 2]
    assert values(table, "name") == [A, B]


def test_what_a_penalty_holds_is_no_name_beside_the_act() -> None:
    (table,), _ = read([["序号", "违法行为", "处罚依据", "处罚内容"], [1, A, LAW_A, "处五千元以下罚款"]])
    assert values(table, "name") == [A]


def test_who_prints_a_paper_and_when_is_no_item() -> None:
    head = ["序号", "事项名称", "类型", "实施部门", "依据"]
    foot = [["抄送：县委办公室。"], ["甲县水务局办公室", "", "", "", "2024年5月10日印发"]]
    (table,), _ = read([head, [1, A, PENALTY, "县水务局", LAW_A], *foot])
    assert values(table, "name") == [A]
    assert [line.kind for line in table.lines] == ["note", "signature"]


def test_a_list_of_duties_names_them_by_its_own_head() -> None:
    (table,), _ = read([["序号", "职责事项", "责任部门", "履职依据"], [1, A, "县水务局", LAW_A]])
    assert values(table, "name") == [A]
    assert values(table, "duties") == [""]
    # beside a name they are what goes with each power
    (table,), _ = read([["序号", "事项名称", "职责事项", "责任部门"], [1, A, "立案", "县水务局"]])
    assert values(table, "name") == [A]
    assert values(table, "duties") == ["立案"]


def test_dots_between_the_items_are_no_item() -> None:
    (table,), notes = read([["序号", "事项名称", "类型"], [1, A, PENALTY], ["…", "……", ""], [9, B, PERMIT]])
    assert values(table, "name") == [A, B]
    assert [note.kind for note in notes if note.kind == "read.stray-row"]


def test_forms_with_other_words_merged_labels_and_side_by_side() -> None:
    (table,), _ = read(
        [
            ["拟下放事项名称", A],
            ["事项所属类别", PENALTY],
            ["法律法规依据", LAW_A],
            ["", LAW_B],
            ["现实施部门", "县水务局"],
        ],
        ((2, 0, 3, 0),),
    )
    assert [values(table, field) for field in ("name", "type", "basis")] == [
        [A],
        [PENALTY],
        [f"{LAW_A}\n{LAW_B}"],
    ]
    (table,), _ = read(
        [
            ["一、基本情况"],
            ["事项名称", A],
            ["职权类型", PENALTY],
            ["二、依据"],
            ["设定依据", LAW_A],
            ["实施部门", "县水务局"],
        ]
    )
    assert [values(table, field) for field in ("name", "basis", "department")] == [[A], [LAW_A], ["县水务局"]]
    labels = "事项名称", "职权类型", "实施依据", "实施主体"
    first, second = (A, PENALTY, LAW_A, "县水务局"), (D, PERMIT, LAW_D, "县林业局")
    rows = [[label, one, "", label, two] for label, one, two in zip(labels, first, second, strict=True)]
    tables, _ = read(rows)
    assert [values(table, field)[0] for table in tables for field in ("name", "basis")] == [
        A,
        LAW_A,
        D,
        LAW_D,
    ]


@pytest.mark.parametrize(
    "told",
    [
        ("填写法律法规规定的规范名称", "按十类填写", "填写部门全称", "写到条款项"),
        ("规范名称", "从十类中选择", "指行使权力的部门", "法律名称及条款"),
    ],
)
@pytest.mark.parametrize("number", [False, True])
def test_a_table_that_tells_how_to_fill_in_the_fields_is_no_form(told: tuple[str, ...], number: bool) -> None:
    labels = "事项名称", "职权类型", "实施主体", "实施依据"
    rows = [
        [str(at), label, text][0 if number else 1 :]
        for at, (label, text) in enumerate(zip(labels, told, strict=True), 1)
    ]
    tables, notes = read(rows)
    assert tables == []
    assert [note.detail.get("sentences") for note in notes if note.kind == "read.no-table"] == [True]


# --- filling down ------------------------------------------------------------------------------------


def test_merged_cells_are_filled_down_from_their_anchor() -> None:
    (table,), notes = read(
        [["原实施部门", "事项名称"], ["县农业农村局", A], ["", B], ["县水务局", D]], ((1, 0, 2, 0),)
    )
    assert values(table, "department") == ["县农业农村局", "县农业农村局", "县水务局"]
    assert cells(table, "department") == ["A2", "A2", "A4"]
    assert [note.detail for note in notes if note.kind == "read.filled-down"] == [{"count": 1, "by": "merge"}]


def test_a_blank_is_a_missing_value_where_the_list_repeats_itself() -> None:
    rows = [["序号", "事项名称", "类型"], *([number, f"{A}{number}", PENALTY] for number in range(1, 9))]
    rows[4][2] = ""
    (table,), _ = read(rows)
    assert values(table, "type")[3] == ""


def test_a_value_written_again_below_its_own_blank_is_no_habit_of_leaving_out() -> None:
    head = ["序号", "事项名称", "原实施部门", "类型"]
    bureau, other = "县水利局", "县林业局"
    again = [[1, A, bureau, PENALTY], [2, B, "", PENALTY], [3, D, bureau, PENALTY]]
    (table,), _ = read([head, *again])
    assert values(table, "department") == [bureau, "", bureau]
    # where something else starts anew, all is said again, and blanks go on as ever
    blocks = [
        [1, A, bureau, PENALTY],
        [2, B, "", ""],
        [3, D, bureau, PERMIT],
        [4, C, "", ""],
        [5, f"{A}甲", other, PENALTY],
    ]
    (table,), _ = read([head, *blocks])
    assert values(table, "department") == [bureau, bureau, bureau, bureau, other]
    # one slip in a long list that leaves out by habit changes nothing
    long = [
        [n, f"{A}{n}", bureau if n in (1, 13) else other if n == 14 else "", PENALTY] for n in range(1, 26)
    ]
    (table,), _ = read([head, *long])
    assert values(table, "department") == [bureau] * 13 + [other] * 12


def test_who_hands_over_is_blank_where_nothing_is_handed_over() -> None:
    head = ["序号", "事项名称", "实施主体", "是否委托", "委托部门"]
    bureau, other, town = "县水利局", "县林业局", "石桥镇人民政府"
    asked = [(town, "否", ""), (town, "是", bureau), (town, "否", ""), (town, "是", other), (town, "否", "")]
    rows = [[at, f"{A}{at}", *cells] for at, cells in enumerate(asked, 1)]
    (table,), _ = read([head, *rows])
    assert values(table, "department") == ["", bureau, "", other, ""]
    # written once for a run of rows that are handed over, it goes on as ever
    rows[2][3] = "是"
    (table,), _ = read([head, *rows[1:]])
    assert values(table, "department") == [bureau, bureau, other, other]


def test_a_numbered_sub_item_without_its_main_item_is_read_and_told() -> None:
    head = ["序号", "主项名称", "子项名称"]
    rows = [[1, "采伐许可", "采伐"], [2, "运输许可", "新办"], [3, "", "变更"], [4, "种子许可", "新办"]]
    (table,), notes = read([head, *rows])
    assert values(table, "name") == ["采伐许可", "运输许可", "运输许可", "种子许可"]
    told = [note for note in notes if note.kind == "read.orphan-sub-item"]
    assert [(note.cell, note.value, note.detail["main_cell"]) for note in told] == [("C4", "变更", "B3")]
    # a list that numbers them all and leaves the names out means it
    rows = [
        [1, "采伐许可", "采伐"],
        [2, "", "延续"],
        [3, "", "变更"],
        [4, "种子许可", "新办"],
        [5, "", "变更"],
    ]
    (table,), notes = read([head, *rows])
    assert values(table, "name") == ["采伐许可"] * 3 + ["种子许可"] * 2
    assert not [note for note in notes if note.kind == "read.orphan-sub-item"]


def test_text_under_a_merge_is_invisible_and_not_used() -> None:
    (table,), notes = read([["序号", "事项名称", "备注"], [1, A, "可见"], [2, B, "看不见"]], ((1, 2, 2, 2),))
    assert values(table, "remark") == ["可见", "可见"]
    assert any(note.kind == "read.text-under-merge" for note in notes) or table.text[2] == ["可见", "可见"]


def test_an_item_over_several_rows_has_its_values_joined() -> None:
    (table,), notes = read(
        [
            ["序号", "事项名称", "类型", "实施依据"],
            [1, A, PENALTY, LAW_A],
            ["", "", "", LAW_B],
            [2, D, PERMIT, LAW_D],
        ],
        ((1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2)),
    )
    assert values(table, "basis") == [f"{LAW_A}\n{LAW_B}", LAW_D]
    assert (table.rows, table.last_rows) == ([2, 4], [3, 4])
    assert any(note.kind == "read.several-rows" for note in notes)


def test_a_row_a_level_under_one_name_is_an_item_of_its_own() -> None:
    (table,), _ = read(
        [
            ["序号", "事项名称", "行使主体", "行使层级"],
            [1, A, "省农业农村厅", "省级"],
            ["", "", "县农业农村局", "县级"],
        ],
        ((1, 0, 2, 0), (1, 1, 2, 1)),
    )
    assert values(table, "name") == [A, A]
    assert values(table, "department") == ["省农业农村厅", "县农业农村局"]


def test_sub_items_under_merged_and_blank_main_items() -> None:
    rows = [["序号", "主项名称", "子项名称"], [1, "农药管理", "1.设立"], ["", "", "2.变更"], [2, D, ""]]
    for merges in ((), ((1, 0, 2, 0), (1, 1, 2, 1))):
        (table,), _ = read(rows, merges)
        assert values(table, "name") == ["农药管理", "农药管理", D]
        assert cells(table, "name") == ["B2", "B2", "B4"]


def test_a_sub_item_outside_of_the_merge_is_an_orphan() -> None:
    (table,), notes = read(
        [["序号", "主项名称", "子项名称"], [1, "农药管理", "1.设立"], ["", "", "2.变更"], ["", "", "3.注销"]],
        ((1, 0, 3, 0), (1, 1, 2, 1)),
    )
    assert values(table, "name") == ["农药管理", "农药管理", ""]
    (orphan,) = [note for note in notes if note.kind == "read.orphan-sub-item"]
    assert (orphan.cell, orphan.value, orphan.detail["main_cell"]) == ("C4", "3.注销", "B2")


def test_a_row_without_a_name_stays_an_item() -> None:
    (table,), _ = read(
        [
            ["序号", "事项名称", "类型", "依据"],
            [1, A, PENALTY, LAW_A],
            [2, "", PENALTY, LAW_B],
            [3, C, PERMIT, LAW_C],
        ]
    )
    assert values(table, "name") == [A, "", C]


def test_rows_of_names_only_are_items_whatever_they_end_with() -> None:
    (table,), _ = read(
        [["部门", "类型", "事项名称"], ["县农业农村局", PENALTY, A], ["", "", "种子管理类"]],
        ((1, 0, 2, 0), (1, 1, 2, 1)),
    )
    assert values(table, "name") == [A, "种子管理类"]


# --- scripts -----------------------------------------------------------------------------------------


def test_traditional_and_scraped_heads_are_understood() -> None:
    (table,), _ = read(
        [["序號", "事項名稱", "職權類型", "實施依據"], [1, "x許可", PENALTY, LAW_A], ["合計", "1項"]]
    )
    assert fields(table) == {"A": "serial", "B": "name", "C": "type", "D": "basis"}
    assert len(table) == 1
    (table,), _ = read([["序號(hào)", "事項(xiàng)名稱(chēng)", "三橋鎮(zhèn)"], [1, "x", "√"]])
    assert fields(table)["B"] == "name"
    assert table.columns[2].receiver == "三桥镇"


# --- levels and wrapped names ----------------------------------------------------------------------


def test_marks_under_levels_name_the_levels() -> None:
    head = ["序号", "事项名称", "类型", "实施依据"]
    for rows in (
        [[*head, "行使层级", ""], ["", "", "", "", "县级", "乡镇"]],
        [[*head, "县级", "乡级"]],
    ):
        merges = ((0, 4, 0, 5), *((0, c, 1, c) for c in range(4))) if len(rows) == 2 else ()
        (table,), notes = read(
            [
                *rows,
                [1, A, PENALTY, LAW_A, "√", "×"],
                [2, B, PENALTY, LAW_B, "", "√"],
                [3, C, PERMIT, LAW_C, "√", "√"],
            ],
            merges,
        )
        low = rows[-1][5]
        assert values(table, "level") == ["县级", low, f"县级|{low}"]
        assert not [note for note in notes if note.kind == "read.filled-down"]


@pytest.mark.parametrize("group", ["职权类型", ""])
def test_marks_under_types_name_the_types(group: str) -> None:
    heads = ["行政许可", "行政处罚类", "行政检查"]
    rows = [
        ["序号", "事项名称", *heads, "依据"],
        [1, A, "", "√", "", LAW_A],
        [2, D, "√", "×", "", LAW_D],
        [3, C, "√", "", "√", LAW_C],
    ]
    if group:
        rows.insert(0, ["序号", "事项名称", group, "", "", "依据"])
    merges = ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 4), (0, 5, 1, 5)) if group else ()
    (table,), notes = read(rows, merges)
    assert values(table, "type") == [PENALTY, PERMIT, "行政许可|行政检查"]
    assert not [note for note in notes if note.kind != "read.inferred-column"]


def test_a_column_of_types_beside_marks_keeps_the_types() -> None:
    (table,), _ = read(
        [["序号", "事项名称", "类型", "许可", "检查"], [1, A, PENALTY, "√", ""], [2, D, PERMIT, "", "√"]]
    )
    assert values(table, "type") == [PENALTY, PERMIT]


def test_kinds_of_receivers_side_by_side_are_no_levels() -> None:
    (table,), _ = read(
        [["序号", "事项名称", "依据", "镇", "街道"], [1, A, LAW_A, "√", ""], [2, B, LAW_B, "√", "√"]]
    )
    assert not [column for column in table.columns if column.stands_for]


WRAPPED = ["序号", "事项名称", "职权类型", "实施依据"]


@pytest.mark.parametrize(
    ("above", "below", "basis"),
    [
        ("对未取得农药经营许可证", "经营农药的处罚", ""),
        ("对擅自改变林地用途（含临时", "占用）的处罚", ""),
        ("对生产、", "销售劣质种子的处罚", "第一款"),
    ],
)
def test_the_rest_of_a_name_in_the_next_row_is_no_item(above: str, below: str, basis: str) -> None:
    for first, second, third in ((1, 2, 3), "①②③"):
        (table,), _ = read(
            [
                WRAPPED,
                [first, B, PENALTY, LAW_B],
                [second, above, PENALTY, LAW_A],
                ["", below, "", basis],
                [third, D, PERMIT, LAW_D],
            ]
        )
        names = ["".join(text.split()) for text in values(table, "name")]
        assert names == [B, above + below, D]


PAGE: list[Any] = ["第1页 共2页"]


@pytest.mark.parametrize(
    "furniture",
    [
        [PAGE],
        [WRAPPED],
        [PAGE, ["甲县权责清单（续）"], WRAPPED],
        [["续表"], WRAPPED],
        [[], PAGE, [], ["甲县权责清单"], WRAPPED],
        [["甲县权责清单（续一）"], [], WRAPPED],
    ],
)
def test_a_row_cut_by_a_page_is_one_item(furniture: list[list[Any]]) -> None:
    cut: list[list[Any]] = [
        [2, "对未按规定报告动物", PENALTY, "《动物防疫法》"],
        *furniture,
        ["", "疫情的处罚", "", "第八十一条"],
    ]
    (table,), _ = read([["甲县权责清单"], WRAPPED, [1, A, PENALTY, LAW_A], *cut, [3, D, PERMIT, LAW_D]])
    names = ["".join(text.split()) for text in values(table, "name")]
    assert names == [A, "对未按规定报告动物疫情的处罚", D]
    assert values(table, "basis")[1] == "《动物防疫法》\n第八十一条"
    assert table.rows == [3, 4, 6 + len(furniture)]


def test_the_rest_of_a_basis_on_the_next_page_is_no_item() -> None:
    (table,), _ = read(
        [
            WRAPPED,
            [1, A, PENALTY, "《农药管理条例》"],
            PAGE,
            WRAPPED,
            ["", "", "", "第五十五条"],
            [2, D, PERMIT, LAW_D],
        ]
    )
    assert values(table, "basis") == ["《农药管理条例》\n第五十五条", LAW_D]


def test_a_section_goes_on_on_the_next_page_and_a_title_of_its_own_begins_a_list() -> None:
    (table,), _ = read(
        [
            WRAPPED,
            ["一、水利领域"],
            [1, A, PENALTY, LAW_A],
            ["一、水利领域（续）"],
            WRAPPED,
            [2, B, PENALTY, LAW_B],
        ]
    )
    assert [table.sections[at].text for at in table.section_of] == ["一、水利领域"] * 2
    again, _ = read(
        [["甲县权责清单"], WRAPPED, [1, A, PENALTY, LAW_A], ["甲县权责清单"], WRAPPED, [1, D, PERMIT, LAW_D]]
    )
    assert len(again) == 2


@pytest.mark.parametrize(
    "rows",
    [
        [[1, A, PENALTY, LAW_A], ["", B, "", ""], [2, D, PERMIT, LAW_D]],  # an item of its own
        [[1, "违法占地", PENALTY, LAW_A], ["", "违法取水", "", ""], [2, D, PERMIT, LAW_D]],
        [[1, "对甲", PENALTY, LAW_A], ["", "对乙", PENALTY, LAW_B], [2, D, PERMIT, LAW_D]],
        [
            [1, "未经许可", PENALTY, LAW_A],
            ["", "取水的处罚", "", LAW_B],
            [3, D, PERMIT, LAW_D],
        ],  # 2 is missing
    ],
)
def test_items_without_a_number_stay_items(rows: list[list[Any]]) -> None:
    (table,), _ = read([WRAPPED, *rows])
    assert len(table) == 3


def test_a_numbered_count_opens_a_section() -> None:
    (table,), _ = read(
        [
            ["序号", "事项名称", "职权类型", "实施依据"],
            [1, "农业农村领域（1项）", "", ""],
            ["1.1", A, PENALTY, LAW_A],
            [2, "水利领域（1项）", "", ""],
            ["2.1", D, PERMIT, LAW_D],
        ]
    )
    assert values(table, "name") == [A, D]
    assert [line.text for line in table.sections] == ["1、农业农村领域（1项）", "2、水利领域（1项）"]


def test_a_cell_that_says_as_above_has_the_text_above() -> None:
    head = ["序号", "事项名称", "职权类型", "实施依据", "赋权方式"]
    (table,), notes = read(
        [head, [1, A, PENALTY, LAW_A, "下放"], [2, B, "同上", "〃", "同上"], [3, D, PERMIT, LAW_D, "委托"]]
    )
    assert values(table, "type") == [PENALTY, PENALTY, PERMIT]
    assert values(table, "basis") == [LAW_A, LAW_A, LAW_D]
    assert cells(table, "mode") == ["E2", "E2", "E4"]
    assert not [note for note in notes if note.kind == "read.filled-down"]


def test_a_head_printed_again_below_another_unit_begins_its_list() -> None:
    head = ["序号", "事项名称", "职权类型", "实施依据"]

    def units(first: str, second: str) -> list[list[str]]:
        tables, _ = read(
            [
                ["某县下放事项清单"],
                [f"填报单位：{first}", "", "", "填报日期：2024年1月"],
                head,
                [1, A, PENALTY, LAW_A],
                [f"填报单位：{second}", "", "", "填报日期：2024年2月"],
                head,
                [2, D, PERMIT, LAW_D],
            ]
        )
        assert [name for table in tables for name in values(table, "name")] == [A, D]
        return [
            [line.text for line in table.captions if line.kind in ("title", "unit")][:2] for table in tables
        ]

    assert units("县水利局", "县林业局") == [
        ["某县下放事项清单", "填报单位：县水利局"],
        ["某县下放事项清单", "填报单位：县林业局"],
    ]
    assert units("县水利局", "县水利局") == [["某县下放事项清单", "填报单位：县水利局"]]


def test_codes_that_only_count_are_serial_numbers() -> None:
    rows = [[1, A, PENALTY, LAW_A], [2, B, PENALTY, LAW_B], [3, D, PERMIT, LAW_D]]
    (table,), _ = read([["编码", "事项名称", "职权类型", "实施依据"], *rows])
    assert fields(table)["A"] == "serial"
    (table,), _ = read(
        [["编码", "事项名称", "职权类型", "实施依据"], *([f"33020{n[0]}001", *n[1:]] for n in rows)]
    )
    assert fields(table)["A"] == "code"


@pytest.mark.parametrize("counts", [("2", "1"), ("2项", "1项"), (2, 1)])
@pytest.mark.parametrize("below", [[], [["", "小计", "", 2]]])
def test_sections_that_count_beside_their_names_each_open(
    counts: tuple[Any, Any], below: list[list[Any]]
) -> None:
    (table,), _ = read(
        [
            ["序号", "事项名称", "职权类型", "项数"],
            ["一、下放事项", "", "", counts[0]],
            [1, A, PENALTY, ""],
            [2, B, PENALTY, ""],
            *below,
            ["二、委托事项", "", "", counts[1]],
            [1, C, PERMIT, ""],
        ]
    )
    assert values(table, "name") == [A, B, C]
    assert [table.sections[at].text[:6] for at in table.section_of] == ["一、下放事项"] * 2 + ["二、委托事项"]


@pytest.mark.parametrize(
    "name",
    [
        "一、二级保护野生植物采集审批",
        "一、二级文物修缮审批",
        "三、四级古树名木移植审批",
        "（一）类易制毒化学品备案",
        "二、三类医疗器械经营备案（县级权限）",
    ],
)
def test_a_name_below_merged_cells_that_begins_as_a_section_does_is_an_item(name: str) -> None:
    rows = [["行使主体", "事项名称", "实施依据"], ["县林业局", A, LAW_A], ["", name, ""], ["", D, ""]]
    merges = ((1, 0, 3, 0), (1, 2, 3, 2))
    (table,), _ = read(rows, merges)
    assert values(table, "name") == [A, name, D]
    assert values(table, "department") == ["县林业局"] * 3


@pytest.mark.parametrize(
    "section",
    [
        "二、行政许可",
        "二、经济发展",
        "二、党的建设",
        "二、农业",
        "三、监督检查",
        "二、其他",
        "二、安全监管",
        "二、社会治理",
        "二、便民服务",
        "二、卫健",
        "二、安全生产监督检查",
        "（二）证照核发",
        "二、其他行政许可",
    ],
)
def test_a_short_heading_below_merged_cells_opens_a_section(section: str) -> None:
    rows = [["行使主体", "事项名称", "实施依据"], ["县林业局", A, LAW_A], ["", section, ""], ["", D, ""]]
    (table,), _ = read(rows, ((1, 0, 3, 0), (1, 2, 3, 2)))
    assert values(table, "name") == [A, D]
    assert table.sections[table.section_of[1]].text == section


def test_of_two_columns_of_one_head_the_hidden_one_is_kept_apart() -> None:
    rows = [
        ["序号", "事项名称", "实施依据", "责任事项依据", "备注", "责任事项依据", "备注"],
        [1, "取水许可", LAW_D, "旧的依据", "旧的备注", "新的依据", ""],
    ]
    (table,), notes = read(rows, hidden_columns=frozenset({3, 4}))
    assert {c.letter: c.field for c in table.columns if c.letter in "DEF"} == {
        "D": None,
        "E": "remark",
        "F": "duties_basis",
    }
    told = {note.cell: note.detail.get("instead") for note in notes if note.kind == "read.hidden-column"}
    assert told == {"D1": "F", "E1": None}
    (table,), _ = read(rows)
    assert [c.field for c in table.columns if c.letter in "DF"] == ["duties_basis", "duties_basis"]


# --- parts of a list -----------------------------------------------------------------------------------


@pytest.mark.parametrize("first", ["1.1", "1-1", "（1）"])
def test_a_part_numbered_with_its_items_is_no_item(first: str) -> None:
    second = first.replace("1）", "2）") if first.startswith("（") else first[:-1] + "2"
    rows = [
        ["序号", "事项名称", "类型", "依据"],
        ["1", "城市管理领域", "", ""],
        [first, A, PENALTY, LAW_A],
        [second, B, PERMIT, LAW_B],
    ]
    (table,), _ = read(rows)
    assert values(table, "name") == [A, B]
    assert [line.text for line in table.sections] == ["1、城市管理领域"]
    # a power above its parts, and an item that only lacks its type, stay items
    for name, number in (("取水许可", first), ("城市管理领域", "2")):
        (table,), _ = read([rows[0], ["1", name, "", ""], [number, A, PENALTY, LAW_A]])
        assert values(table, "name") == [name, A]


@pytest.mark.parametrize("merges", [(), ((1, 0, 1, 3), (1, 4, 4, 4))])
def test_a_section_with_the_body_of_its_items_beside_it(
    merges: tuple[tuple[int, int, int, int], ...],
) -> None:
    rows = [
        ["序号", "事项名称", "依据", "备注", "责任单位"],
        ["行政处罚（1项）", "", "", "", "县水务局"],
        [1, A, LAW_A, "", ""],
        ["行政许可（1项）", "", "", "", ""],
        [2, B, LAW_B, "", ""],
    ]
    (table,), _ = read(rows, merges)
    assert values(table, "name") == [A, B]
    assert values(table, "department") == ["县水务局"] * 2
    assert cells(table, "department") == ["E2", "E2"]
    assert [line.text for line in table.sections] == ["行政处罚（1项）", "行政许可（1项）"]


def test_a_column_of_types_with_numbers_and_counts_below_no_head() -> None:
    rows = [
        ["", "序号", "事项名称", "依据"],
        ["一、行政处罚（2项）", 1, A, LAW_A],
        ["", 2, B, LAW_B],
        ["二、行政许可（1项）", 3, C, LAW_C],
    ]
    (table,), _ = read(rows, ((1, 0, 2, 0),))
    assert fields(table)["A"] == "type"
    assert values(table, "type") == ["一、行政处罚（2项）"] * 2 + ["二、行政许可（1项）"]
    rows[1][0], rows[3][0] = "一、重点", "二、一般"
    (table,), _ = read(rows, ((1, 0, 2, 0),))
    assert fields(table)["A"] != "type"


def test_a_law_written_once_for_the_articles_below_it() -> None:
    rows = [
        ["序号", "法律依据", "事项名称", "处罚条款"],
        [1, "《农药管理条例》", A, "第五十五条"],
        [2, "", B, "第五十六条"],
        [3, "《水法》", C, "第六十九条"],
        [4, "", D, ""],
    ]
    (table,), _ = read(rows)
    assert values(table, "basis") == [
        "《农药管理条例》|第五十五条",
        "《农药管理条例》|第五十六条",
        "《水法》|第六十九条",
        "",
    ]
    assert cells(table, "basis") == ["B2", "B2", "B4", "B5"]
    # an article that names its own law needs none from above
    rows[2][3] = "《种子法》第七十五条"
    (table,), _ = read(rows)
    assert values(table, "basis")[1] == "《种子法》第七十五条"


@pytest.mark.parametrize("page", ["第1页 共3页", "— 2 —", "第 1 页\u200b"])
@pytest.mark.parametrize("column", [1, 2, 3, 4])
def test_a_page_number_in_any_column_tells_nothing(page: str, column: int) -> None:
    rows = [
        ["序号", "事项名称", "子项名称", "行政许可", "行政处罚", "依据"],
        [1, A, "首次", "√", "", LAW_A],
        [2, B, "", "", "√", LAW_B],
        [3, C, "延续", "√", "", LAW_C],
    ]
    printed = ["", "", "", "", "", ""]
    printed[column] = page
    rows.insert(3, printed)
    (table,), _ = read(rows)
    assert values(table, "name") == [A, B, C]
    assert values(table, "sub_name") == ["首次", "", "延续"]
    assert values(table, "type") == ["行政许可", "行政处罚", "行政许可"]
    # below merged cells a lone text in that column is a sub-item
    rows[3] = ["", "", "变更", "", "", ""]
    (table,), _ = read(rows, ((2, 1, 3, 1),))
    assert values(table, "sub_name") == ["首次", "", "变更", "延续"]


def test_what_nobody_sees_hides_neither_numbers_of_columns_nor_prepared_rows() -> None:
    rows = [
        ["序号", "事项名称", "依据", "部门"],
        ["1", "2\u200b", "3 ", "4"],
        [1, A, LAW_A, "县水务局"],
        [2, "", "", "县水务局"],
        [3, "", "", "县水务局\u200b"],
        [4, "", "", " 县水务局"],
    ]
    (table,), _ = read(rows)
    assert table.header_rows == [1, 2]
    assert values(table, "name") == [A]
    # another body is told by a row of its own
    rows[4][3] = "县林业局"
    (table,), _ = read(rows)
    assert len(table) > 1


def test_who_issued_a_list_tells_nothing_of_a_column_of_ticks() -> None:
    rows = [
        ["序号", "事项名称", "行政许可", "行政处罚"],
        [1, A, "", "√\u200b"],
        [2, C, "√", ""],
        ["", "", "甲县人民政府", ""],
        ["", "", "2024年6月18日", ""],
    ]
    (table,), _ = read(rows)
    assert values(table, "type") == ["行政处罚", "行政许可"]


@pytest.mark.parametrize("again", [[], [["序号", "事项名称", "依据", "部门"]]])
def test_a_part_with_its_count_beside_it_above_the_head(again: list[list[str]]) -> None:
    head = ["序号", "事项名称", "依据", "部门"]
    rows = [["行政处罚", "共1项"], head, [1, A, LAW_A, "县水务局"], ["行政许可", "共1项"], *again]
    (table,), _ = read([*rows, [2, C, LAW_C, "县水务局"]])
    assert values(table, "name") == [A, C]
    assert [line.text for line in table.sections] == ["行政处罚（1项）", "行政许可（1项）"]
    assert table.section_of == [0, 1]
    # a sum below the items opens nothing
    (table,), _ = read([head, rows[2], ["行政处罚", "共1项"], [2, C, LAW_C, "县水务局"]])
    assert table.section_of == [-1, -1]


@pytest.mark.parametrize("third", ["三级事项", "业务办理项名称"])
@pytest.mark.parametrize("merges", [(), ((1, 0, 3, 0), (1, 1, 2, 1))])
def test_the_parts_of_sub_items_are_items_of_their_own(
    third: str, merges: tuple[tuple[int, int, int, int], ...]
) -> None:
    rows = [
        ["主项名称", "子项名称", third, "类型", "依据"],
        [A, "甲类", "新办", PERMIT, LAW_A],
        ["", "", "变更", PERMIT, LAW_A],
        ["", "乙类", "新办", PERMIT, LAW_A],
        [B, "丙类", "新办", PERMIT, LAW_B],
    ]
    (table,), _ = read(rows, merges)
    assert values(table, "name") == [A, A, A, B]
    assert values(table, "sub_name") == ["甲类", "甲类", "乙类", "丙类"]
    assert cells(table, "sub_name") == ["B2", "B2", "B4", "B5"]
    # a further line of the basis begins none
    rows[2] = ["", "", "", "", LAW_C]
    (table,), _ = read(rows, merges)
    assert values(table, "sub_name") == ["甲类", "乙类", "丙类"]
