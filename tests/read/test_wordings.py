"""Heads, sections and neighbours in the wordings of many offices; one fixture a phenomenon."""

from __future__ import annotations

import pytest

from powerlist.model import noted as kinds
from powerlist.model.sheet import Line, SourceFile
from powerlist.normalise import NormaliseOptions, normalise
from powerlist.read import ReadOptions
from powerlist.read.grid import Grid, squared
from powerlist.read.heads import exact, guessed
from powerlist.read.tables import find_tables

from .test_phenomena import LAW_A, LAW_B, PENALTY, A, B, C, D, read, values

FREE = "在禁止吸烟场所吸烟的", "携带犬只进入公园的", "临街工地不设置围挡的"


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("事项主项名称", "name"),
        ("权力事项（主项）", "name"),
        ("权力事项（子项）", "sub_name"),
        ("业务办理项名称", "sub_name"),
        ("执法主体（法定）", "department"),
        ("赋权单位", "department"),
        ("委托单位", "department"),
        ("受委托单位", "receivers"),
        ("被委托机关", "receivers"),
        ("行政行为类别", "type"),
        ("执法种类", "type"),
        ("违法行为种类", "name"),
        ("实施依据名称及条款", "basis"),
        ("罚则", "basis"),
        ("违则", "basis"),
        ("委托方式", "mode"),
        ("其他说明", "remark"),
        ("项次", "serial"),
        ("项目序号", "serial"),
        ("项目编码", "code"),
        ("拟下放管理权限", "name"),
        ("一级事项", "name"),
        ("有关法律法规规定", "basis"),
        ("第一责任层级建议", "level"),
        ("内设机构或责任单位", "handler"),
        ("实施机构（股室）", "handler"),
        ("业务股室", "handler"),
        ("承办机构名称", "handler"),
        ("受委托乡镇政府", "receivers"),
        ("业务项", "sub_name"),
        ("现执法主体", "enforcer"),
        ("现行使部门", "enforcer"),
        ("派驻机构名称", "outpost"),
        ("基层站所", "outpost"),
        ("以何种名义执法", "acts_in_name"),
        ("行政处罚种类", "penalty_kinds"),
        ("处罚方式", "penalty_kinds"),
        ("赋权文件依据", "decision"),
        ("赋权决定文号", "decision"),
        ("派驻乡镇机构", "outpost"),
        ("承办股（室）名称", "handler"),
        ("下放文件名称及文号", "decision"),
        ("承诺办结时限", "time_limit"),
        ("委托起始日期", "effective"),
        ("委托开始时间", "effective"),
        ("镇街配合职责", "township_duty"),
        ("县乡职责边界", "boundary"),
        ("承接权限范围", "partition"),
        ("所属批次", "batch"),
        ("委托书文号", "deed"),
        ("服务对象类型", "counterparty"),
        ("实施清单事项名称", "sub_name"),
        ("办理情形", "sub_name"),
        ("细分事项", "sub_name"),
        ("最小颗粒度事项", "sub_name"),
        ("主办单位", "department"),
        ("行业类别", "sector"),
        ("职权统一编码", "code"),
        ("需要说明的问题", "remark"),
        ("备考", "remark"),
    ],
)
def test_a_head_in_another_wording(head: str, field: str) -> None:
    meaning = exact(head) or guessed(head)
    assert meaning is not None
    assert meaning.field == field


@pytest.mark.parametrize(
    "head", ["内部备注", "备注（内部）", "备注（不公开）", "涉密说明", "承接情况说明（内部掌握）"]
)
def test_what_is_not_for_the_public_is_no_field_that_may_be_published(head: str) -> None:
    assert exact(head) is None
    assert guessed(head) is None
    assert exact("事项名称（不公开）") is not None


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("追责依据", "basis"),
        ("法律责任", "basis"),
        ("法律位阶", "basis"),
        ("依据文号", "basis"),
        ("受理部门", "department"),
        ("监督主体", "department"),
        ("委托权限", "until"),
        ("法律责任承担主体", "basis"),
    ],
)
def test_one_letter_off_is_no_typo_where_it_says_something_else(head: str, field: str) -> None:
    meaning = exact(head) or guessed(head)
    assert meaning is None or meaning.field != field


@pytest.mark.parametrize("head", ["赋权项目", "项目", "承接内容", "行政处罚权"])
def test_a_head_row_of_which_only_the_number_is_sure(head: str) -> None:
    (table,), _ = read([["清单"], ["序号", head, "抽查的依据"], ["1", A, LAW_A], ["2", C, LAW_B]])
    assert values(table, "name") == [A, C]
    assert values(table, "basis") == [LAW_A, LAW_B]


def test_a_second_list_whose_heads_only_end_like_known_ones() -> None:
    tables, _ = read(
        [
            ["序号", "事项名称", "实施依据"],
            ["1", A, LAW_A],
            ["附件2：委托清单"],
            ["序号", "县级委托事项", "主要法律依据"],
            ["1", B, LAW_B],
        ]
    )
    assert [values(table, "name") for table in tables] == [[A], [B]]


def test_powers_name_the_items_where_no_other_column_does() -> None:
    rows = [
        ["序号", "权限", "部门", "赋权形式"],
        ["1", A, "甲县水务局", "委托"],
        ["2", B, "甲县水务局", "下放"],
    ]
    (table,), _ = read(rows)
    assert values(table, "name") == [A, B]


def test_items_under_a_head_that_nobody_knows() -> None:
    rows = [["序号", "情况", "依据"], *([str(n + 1), text, LAW_A] for n, text in enumerate(FREE))]
    (table,), _ = read(rows)
    assert values(table, "name") == list(FREE)


@pytest.mark.parametrize(
    "rows",
    [
        [["序号", "责任事项", "追责情形", "依据"], ["1", "受理责任：一次性告知", "不履行", LAW_A]],
        [["序号", "姓名", "单位", "职务"], ["1", "某某", "甲县水务局", "股长"]],
        [["序号", "部门", "行政许可", "合计"], ["1", "甲县水务局", "3", "3"], ["2", "甲县民政局", "1", "1"]],
        [["序号", "法律名称", "施行日期"], ["1", "《水法》", "2002"], ["2", "《农药管理条例》", "2017"]],
        [["序号", "收费项目", "收费标准", "收费依据"], ["1", "水资源费", "0.1元", LAW_B]],
    ],
)
def test_a_table_of_something_else_is_no_list(rows: list[list[str]]) -> None:
    tables, _ = read(rows)
    assert tables == []


def test_a_name_that_ends_like_a_body_stays_an_item() -> None:
    rows = [["序号", "事项名称", "依据"], ["1", A, LAW_A], ["2", B, LAW_B], ["", "撤销养老服务中心", ""]]
    (table,), _ = read(rows)
    assert values(table, "name") == [A, B, "撤销养老服务中心"]


def test_lists_side_by_side_under_guessed_heads() -> None:
    tables, _ = read(
        [
            ["下放事项", "", "", "委托事项", "", ""],
            ["项号", "监管的事项", "职权依据", "项号", "监管的事项", "职权依据"],
            ["1", A, LAW_A, "1", B, LAW_B],
        ],
        ((0, 0, 0, 2), (0, 3, 0, 5)),
    )
    assert [values(table, "name") for table in tables] == [[A], [B]]


def test_the_basis_over_a_name_an_article_and_a_text() -> None:
    (table,), _ = read(
        [
            ["序号", "事项名称", "设定依据", "", ""],
            ["", "", "依据名称", "条款", "内容"],
            ["1", A, "《农药管理条例》", "第五十五条", "责令停止经营。"],
        ],
        ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 4)),
    )
    assert values(table, "basis") == ["《农药管理条例》|第五十五条|责令停止经营。"]
    assert values(table, "name") == [A]


def test_a_column_of_citations_under_the_power_s_source_is_the_basis() -> None:
    (table,), _ = read([["序号", "事项名称", "权力来源"], ["1", A, LAW_A], ["2", B, LAW_B]])
    assert values(table, "basis") == [LAW_A, LAW_B]
    (table,), _ = read([["序号", "事项名称", "权力来源"], ["1", A, "法定本级行使"], ["2", B, "法定本级行使"]])
    assert values(table, "power_source") == ["法定本级行使"] * 2


def test_the_county_s_department_beside_the_city_s() -> None:
    (table,), _ = read(
        [["序号", "事项名称", "市级主管部门", "县级主管部门"], ["1", A, "市农业农村局", "甲县农业农村局"]]
    )
    assert values(table, "department") == ["甲县农业农村局"]
    (table,), _ = read(
        [["序号", "事项名称", "实施机关", "上级主管部门"], ["1", A, "甲县农业农村局", "省农业农村厅"]]
    )
    assert values(table, "department") == ["甲县农业农村局"]
    (table,), _ = read([["序号", "事项名称", "实施主体", "单位"], ["1", A, "甲县农业农村局", "项"]])
    assert values(table, "department") == ["甲县农业农村局"]
    (table,), _ = read([["序号", "事项名称", "对应上级部门"], ["1", A, "甲县农业农村局"]])
    assert values(table, "department") == ["甲县农业农村局"]


@pytest.mark.parametrize(
    ("group", "heads", "told"),
    [
        ("责任", ("事项", "依据"), ("duties", "duties_basis")),
        ("责任事项", ("内容", "依据"), ("duties", "duties_basis")),
        ("追责", ("情形", "依据"), ("accountability", None)),
        ("追责情形", ("情形", "依据"), ("accountability", None)),
        ("问责", ("情形", "对象"), ("accountability", "accountable")),
        ("权力", ("情形", "依据"), ("sub_name", "basis")),
    ],
)
@pytest.mark.parametrize("own", ["设定依据", "备注"])
def test_a_group_of_what_follows_from_a_power_holds_none_of_its_grounds(
    own: str, group: str, heads: tuple[str, ...], told: tuple[str | None, ...]
) -> None:
    merges = ((0, 3, 0, 4), *((0, at, 1, at) for at in range(3)))
    rows = [["序号", "事项名称", own, group, ""], ["", "", "", *heads]]
    rows += [
        [str(at + 1), name, "《水法》第一条", "甲情形", "《监察法》第三条"] for at, name in enumerate((A, B))
    ]
    (table,), _ = read(rows, merges)
    assert tuple(column.field for column in table.columns)[3:] == told
    basis = {"设定依据": ["《水法》第一条"] * 2, "备注": [""] * 2}[own]
    if told[1] != "basis":
        assert values(table, "basis") == basis


@pytest.mark.parametrize("head", ["责任单位", "实施部门", "责任主体"])
def test_units_inside_of_a_body_are_no_department(head: str) -> None:
    rows = [["序号", "事项名称", head], ["1", A, "法规股"], ["2", B, "审批科（窗口）、水政水资源科"]]
    (table,), _ = read(rows)
    assert [column.field for column in table.columns] == ["serial", "name", "handler"]
    rows[2][2] = "甲县农业农村局"
    (table,), _ = read(rows)
    assert values(table, "department") == ["法规股", "甲县农业农村局"]
    (table,), _ = read([[*rows[0], "承办机构"], ["1", A, "甲县水务局", "法规股"]])
    assert values(table, "department") == ["甲县水务局"]


@pytest.mark.parametrize("levels", [("省级", "市级", "县级"), ("乡镇", "县（市、区）", "市级")])
@pytest.mark.parametrize("head", ["实施机关", "行使主体"])
def test_of_a_head_of_bodies_over_levels_the_county_s_is_the_department(
    head: str, levels: tuple[str, ...]
) -> None:
    bodies = {"省级": "省农业农村厅", "市级": "市农业农村局", "乡镇": "乡镇人民政府"}
    row = [bodies.get(level, "甲县农业农村局") for level in levels]
    merges = ((0, 2, 0, 4), (0, 0, 1, 0), (0, 1, 1, 1))
    (table,), _ = read(
        [["序号", "事项名称", head, "", ""], ["", "", *levels], ["1", A, *row], ["2", B, *row]], merges
    )
    assert values(table, "department") == ["甲县农业农村局"] * 2
    # ticks name no body
    (table,), _ = read(
        [
            ["序号", "事项名称", head, "", ""],
            ["", "", *levels],
            ["1", A, "√", "", "√"],
            ["2", B, "", "√", ""],
        ],
        merges,
    )
    assert [column.field for column in table.columns][2:] == ["level"] * 3


def test_a_level_below_the_head_of_bodies_is_no_body() -> None:
    rows = [
        ["序号", "事项名称", "实施主体", ""],
        ["", "", "责任部门", "第一责任层级建议"],
        ["1", A, "农业农村主管部门", "设区的市或县级"],
    ]
    (table,), _ = read(rows, ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3)))
    assert values(table, "department") == ["农业农村主管部门"]
    assert values(table, "level") == ["设区的市或县级"]


def test_what_holds_since_a_change_is_read_and_what_was_cancelled_is_told() -> None:
    rows = [
        ["序号", "调整前", "", "调整后", "", "调整类型"],
        ["", "事项名称", "实施依据", "事项名称", "实施依据", ""],
        ["1", D, LAW_A, A, LAW_B, "更名"],
        ["2", B, LAW_A, "", "", "取消"],
        ["3", "", "", C, LAW_B, "新增"],
    ]
    (table,), notes = read(rows, ((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4), (0, 5, 1, 5)))
    assert values(table, "name") == [A, C]
    assert values(table, "basis") == [LAW_B, LAW_B]
    assert [note.row for note in notes if note.kind == kinds.STRAY_ROW] == [4]


def test_two_items_that_became_one_are_one() -> None:
    rows = [
        ["序号", "调整前事项名称", "调整后事项名称", "实施依据"],
        ["1", D, A, LAW_A],
        ["", B, "", LAW_B],
        ["2", C, C, LAW_B],
    ]
    (table,), _ = read(rows, ((1, 0, 2, 0), (1, 2, 2, 2)))
    assert values(table, "name") == [A, C]
    assert values(table, "basis") == [f"{LAW_A}\n{LAW_B}", LAW_B]


def test_counts_beside_a_list_do_not_take_its_type() -> None:
    rows = [["序号", "事项名称", "事项的种类", "实施依据", "类型", "数量"]]
    names = [A, B, C, D]
    rows += [[str(n + 1), name, PENALTY, LAW_A, "", ""] for n, name in enumerate(names)]
    rows[1][4:] = ["行政许可", "4"]
    (table,), _ = read(rows)
    assert values(table, "type") == [PENALTY] * 4


def test_sub_items_under_a_blank_head() -> None:
    (table,), _ = read(
        [
            ["序号", "事项名称", "", "实施依据"],
            ["1", C, "（1）首次申请", LAW_A],
            ["", "", "（2）变更", LAW_B],
            ["2", D, "", LAW_A],
        ]
    )
    assert values(table, "name") == [C, C, D]
    assert values(table, "sub_name") == ["（1）首次申请", "（2）变更", ""]


@pytest.mark.parametrize(
    ("main", "sub"),
    [
        ("事项大类", "事项小类"),
        ("权力事项", "具体事项"),
        ("基本目录", "办理项"),
        ("权力名称（大项）", "权力名称（子项）"),
    ],
)
def test_two_heads_of_names_are_main_and_sub_items(main: str, sub: str) -> None:
    (table,), _ = read(
        [["序号", main, sub, "实施依据"], ["1", C, "首次申请许可", LAW_A], ["2", D, "变更取水用途", LAW_B]]
    )
    assert values(table, "name") == [C, D]
    assert values(table, "sub_name") == ["首次申请许可", "变更取水用途"]


def test_who_acts_now_is_the_department_where_no_other_body_is_told() -> None:
    (table,), _ = read([["序号", "事项名称", "现行实施主体"], ["1", A, "甲县农业农村局"]])
    assert values(table, "department") == ["甲县农业农村局"]
    (table,), _ = read(
        [["序号", "事项名称", "原主管部门", "现行实施主体"], ["1", A, "甲县农业农村局", "甲县综合行政执法局"]]
    )
    assert values(table, "department") == ["甲县农业农村局"]
    assert values(table, "enforcer") == ["甲县综合行政执法局"]


@pytest.mark.parametrize("label", ["示例", "例", "填写说明", "栏次", "示例1", "填表示例", "样表", "e.g."])
def test_a_row_that_shows_how_to_fill_in_is_no_item(label: str) -> None:
    second = ["1", "2", "3"] if label == "栏次" else ["取水许可", "行政许可", "《水法》第四十八条"]
    (table,), _ = read([["序号", "事项名称", "类型", "依据"], [label, *second], ["1", A, PENALTY, LAW_A]])
    assert values(table, "name") == [A]


@pytest.mark.parametrize(
    "below",
    [
        [["部门", "数量"], ["农业农村局", "8"], ["合计", "8"]],
        [["行政许可", "3项"], ["行政处罚", "9项"]],
        [["序号", "单位", "联系人", "电话"], ["1", "甲县水务局", "某某", "0000-1234567"]],
        [["甲县农业农村局（盖章）"]],
        [["信息公开选项：主动公开"]],
        [["抄送：县委办公室，县人大常委会办公室。"]],
        [["", "行政处罚小计", "1"]],
        [["", "以上共1项"]],
        [[], ["", "编制：县委编办  监制：县司法局"]],
        [[], ["", "县司法局审核意见：同意"]],
        [[], ["", "导出时间：2024-01-01 12:00:00"]],
        [[], ["", "“√”表示下放"]],
        [[], ["", "——以下无正文——"]],
        [["", "", "数据来源：政务服务网"]],
        [["", "", "校对："]],
    ],
)
def test_what_stands_below_a_list_is_no_item(below: list[list[str]]) -> None:
    tables, _ = read([["序号", "事项名称", "依据", "实施主体"], ["1", A, LAW_A, "甲县农业农村局"], *below])
    assert [name for table in tables for name in values(table, "name")] == [A]


@pytest.mark.parametrize(
    "section", ["行政处罚类", "【行政处罚】", "行政处罚（2项）", "一　行政处罚事项", "Ⅰ、行政处罚"]
)
def test_a_type_alone_in_a_list_of_two_columns_is_a_section(section: str) -> None:
    found = normalised([["事项名称", "实施依据"], [section, ""], [A, LAW_A], [B, LAW_B]])
    assert found == [(A, PENALTY, ""), (B, PENALTY, "")]


def test_more_sections_than_items_in_a_list_of_two_columns() -> None:
    sections = (
        ["甲县水务局（共1项）", "（一）行政处罚"],
        ["甲县林业局（共1项）", "行政处罚"],
        ["甲县教育局（1项）", "行政处罚类"],
    )
    rows = [["事项名称", "实施依据"]]
    for (body, kind), item, law in zip(sections, (A, B, C), (LAW_A, LAW_B, LAW_A), strict=True):
        rows += [[body, ""], [kind, ""], [item, law]]
    assert normalised(rows) == [
        (A, PENALTY, "甲县水务局"),
        (B, PENALTY, "甲县林业局"),
        (C, PENALTY, "甲县教育局"),
    ]


@pytest.mark.parametrize(
    "section",
    [
        "甲县水务局",
        "【甲县水务局】",
        "Ⅰ、甲县水务局",
        "一　甲县水务局事项",
        "甲县水务局类",
        "一、甲县水务局（2项）",
    ],
)
def test_a_body_alone_among_numbered_items_is_a_section(section: str) -> None:
    found = normalised(
        [["序号", "事项名称", "实施依据"], ["", section, ""], ["1", A, LAW_A], ["2", B, LAW_B]]
    )
    assert found == [(A, "", "甲县水务局"), (B, "", "甲县水务局")]


def test_the_type_that_the_title_of_a_list_names() -> None:
    assert normalised([["甲县行政处罚事项清单"], ["序号", "事项名称", "依据"], ["1", A, LAW_A]]) == [
        (A, PENALTY, "")
    ]
    mixed = [["甲县行政处罚和行政检查事项清单"], ["序号", "事项名称", "依据"], ["1", A, LAW_A]]
    assert normalised(mixed) == [(A, "", "")]


def test_a_type_called_a_right() -> None:
    rows = [["序号", "事项名称", "类别"], ["1", A, "行政处罚权"], ["2", C, "行政许可类"]]
    assert normalised(rows) == [(A, PENALTY, ""), (C, "行政许可", "")]


def test_a_document_s_next_table_with_a_head_of_its_own_does_not_go_on_with_the_list() -> None:
    first, second = (
        Grid("表1", squared([["序号", "事项名称", "类型", "依据"], ["1", A, PENALTY, LAW_A]])),
        Grid("表2", squared([["序号", "姓名", "单位职务", "电话"], ["1", "某某", "股长", "0000-1234567"]])),
    )
    tables, _, carried = find_tables(first, ReadOptions(), None)
    after, notes, _ = find_tables(second, ReadOptions(), None, carried)
    assert after == []
    assert [values(table, "name") for table in tables] == [[A]]
    assert any(note.kind == kinds.NO_TABLE for note in notes)


@pytest.mark.parametrize(
    ("lead", "titles", "section"),
    [
        ([], ["甲县下放事项目录"], "一、水利领域"),
        (["（续表）"], ["甲县下放事项目录", "（续表）"], "一、水利领域"),
        (["填报单位：县林业局"], ["甲县下放事项目录", "填报单位：县林业局"], ""),
        (["甲县委托事项目录"], ["甲县委托事项目录"], ""),
        (
            ["二、林业领域（1项）"],
            ["甲县下放事项目录", "填报单位：县水利局", "二、林业领域（1项）"],
            "",
        ),
        (["注：以上事项由县水利局实施。"], ["甲县下放事项目录", "注：以上事项由县水利局实施。"], ""),
    ],
)
def test_a_document_s_next_table_that_prints_the_head_again_goes_on_with_the_list(
    lead: list[str], titles: list[str], section: str
) -> None:
    head = ["序号", "事项名称", "类型", "依据"]
    first = Grid("表1", squared([head, ["一、水利领域", "", "", ""], ["1", A, PENALTY, LAW_A]]))
    first.lead = [Line(0, "", "甲县下放事项目录", "title"), Line(0, "", "填报单位：县水利局", "title")]
    second = Grid("表2", squared([head, ["2", B, PENALTY, LAW_B]]))
    second.lead = [Line(0, "", text, "title") for text in lead]
    _, _, carried = find_tables(first, ReadOptions(), None)
    (table,), _, _ = find_tables(second, ReadOptions(), None, carried)
    assert [line.text for line in table.captions] == titles
    assert [table.sections[at].text for at in table.section_of if at >= 0] == [section][: bool(section)]


@pytest.mark.parametrize(
    ("lead", "row", "taken"),
    [
        (["附：联系方式"], ["单位", "电话"], False),
        ([], ["单位", "电话"], False),
        ([], ["2", B, LAW_B], True),
        (["附：其他事项"], ["2", B, LAW_B], True),
        ([], ["", "", "第五十条"], True),
    ],
)
def test_a_table_of_something_else_does_not_go_on_with_the_list(
    lead: list[str], row: list[str], taken: bool
) -> None:
    first = Grid("表1", squared([["序号", "事项名称", "依据"], ["1", A, LAW_A]]))
    second = Grid("表2", squared([row, ["3", C, LAW_B] if taken else ["甲县水务局", "0000"]]))
    second.lead = [Line(0, "", text, "title") for text in lead]
    _, _, carried = find_tables(first, ReadOptions(), None)
    tables, _, _ = find_tables(second, ReadOptions(), None, carried)
    assert bool(tables) is taken


def test_a_part_of_a_document_goes_on_below_the_part_that_it_stands_in() -> None:
    head = ["序号", "事项名称", "依据"]
    leads = (
        ["甲县赋权事项目录", "一、甲县水务局", "（一）行政许可"],
        ["（二）行政处罚"],
        ["二、甲县林业局", "（一）行政许可"],
    )
    carried, captions = None, []
    for number, lead in enumerate(leads, 1):
        grid = Grid(f"表{number}", squared([head, ["1", A, LAW_A]]))
        grid.lead = [Line(0, "", text, "title") for text in lead]
        (table,), _, carried = find_tables(grid, ReadOptions(), None, carried)
        captions.append([line.text for line in table.captions])
    assert captions == [
        leads[0],
        ["甲县赋权事项目录", "一、甲县水务局", "（二）行政处罚"],
        ["甲县赋权事项目录", "二、甲县林业局", "（一）行政许可"],
    ]


#: Lines over the parts of a list: a body, types of its powers, the next body.
PARTS = (
    ("一、甲县水务局", "（一）行政许可", "（二）行政处罚", "二、甲县林业局", "（一）行政处罚"),
    ("甲县水务局", "行政许可", "行政处罚", "甲县林业局", "行政处罚"),
    ("甲县水务局（2项）", "（一）行政许可", "（二）行政处罚", "甲县林业局（1项）", "（一）行政处罚"),
    ("1.甲县水务局", "（1）行政许可", "（2）行政处罚", "2.甲县林业局", "（1）行政处罚"),
    ("（一）甲县水务局", "1.行政许可", "2.行政处罚", "（二）甲县林业局", "1.行政处罚"),
    ("【甲县水务局】", "行政许可类", "行政处罚类", "【甲县林业局】", "行政处罚类"),
    ("甲县水务局（2项）：", "许可类", "处罚类", "甲县林业局（1项）：", "处罚类"),
    ("承办部门：甲县水务局", "行政许可（1项）", "行政处罚（1项）", "承办部门：甲县林业局", "行政处罚（1项）"),
    ("第一部分 甲县水务局", "一、行政许可", "二、行政处罚", "第二部分 甲县林业局", "一、行政处罚"),
    ("甲县水务局权责清单", "一、行政许可", "二、行政处罚", "甲县林业局权责清单", "一、行政处罚"),
    ("填报单位：甲县水务局", "一、行政许可", "二、行政处罚", "填报单位：甲县林业局", "一、行政处罚"),
)


def test_a_column_of_names_for_each_type() -> None:
    rows = [["甲县水务局权责清单", ""], ["行政许可", "行政处罚"], [C, A], [D, ""]]
    assert normalised(rows) == [
        (C, "行政许可", "甲县水务局"),
        (D, "行政许可", "甲县水务局"),
        (A, PENALTY, "甲县水务局"),
    ]
    marked, _ = read([["事项名称", "行政许可", "行政处罚"], [C, "√", ""], [A, "", "√"]])
    assert [values(table, "name") for table in marked] == [[C, A]]


def test_a_row_that_says_that_it_goes_on() -> None:
    (table,), _ = read([["序号", "事项名称", "依据"], ["1", A, LAW_A], ["续", "", LAW_B], ["2", B, LAW_B]])
    assert values(table, "basis") == [f"{LAW_A}\n{LAW_B}", LAW_B]


@pytest.mark.parametrize("parts", PARTS)
@pytest.mark.parametrize("again", [True, False])
def test_bodies_over_types(parts: tuple[str, ...], again: bool) -> None:
    head = ["序号", "事项名称", "依据"]
    one, kind, other, two, last = ([text] for text in parts)
    items = ["1", D, LAW_A], ["1", A, LAW_A], ["1", B, LAW_A]
    rows = [["甲县赋权事项目录"], one, kind, head, items[0], other, head, items[1], two, last, head, items[2]]
    if not again:
        rows = [rows[0], head, *(row for row in rows[1:] if row != head)]
    assert normalised(rows) == [
        (D, "行政许可", "甲县水务局"),
        (A, PENALTY, "甲县水务局"),
        (B, PENALTY, "甲县林业局"),
    ]


def test_short_names_below_a_head_that_asks_who_was_entrusted() -> None:
    tables, _ = read(
        [
            ["序号", "事项名称", "依据", "受委托镇", "", "备注"],
            ["", "", "", "陈集", "柳河", ""],
            ["1", A, LAW_A, "√", "", ""],
            ["2", B, LAW_B, "√", "√", ""],
        ],
        ((0, 3, 0, 4), (0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 5, 1, 5)),
    )
    assert [column.receiver for column in tables[0].columns_of("receivers")] == ["陈集", "柳河"]


@pytest.mark.parametrize("head", ["对应乡镇", "受委托镇", "接收镇街", "承接各镇"])
def test_heads_over_names_that_end_like_kinds(head: str) -> None:
    tables, _ = read([["序号", "事项名称", head], ["1", A, "陈集镇、鹿城镇"], ["2", B, "各镇"]])
    assert values(tables[0], "receivers") == ["陈集镇、鹿城镇", "各镇"]


def test_the_foot_of_a_page_does_not_go_on_with_the_list() -> None:
    rows = [["序号", "事项名称", "依据"], ["1", A, LAW_A], ["2", B, LAW_B]]
    tables, _, carried = find_tables(Grid("表1", squared(rows)), ReadOptions(), None)
    foot = [["主办：甲县人民政府办公室", "网站标识码：0000000000"], ["技术支持：甲县大数据中心", "联系我们"]]
    after, _, kept = find_tables(Grid("表2", squared(foot)), ReadOptions(), None, carried)
    assert after == []
    assert kept == carried
    assert [values(table, "name") for table in tables] == [[A, B]]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["信息类别", "权责清单"],
            ["公开方式", "主动公开"],
            ["公开时限", "长期公开"],
            ["责任部门", "甲县水务局"],
        ],
        [
            ["索 引 号", "008/2024", "发布机构", "甲县水务局"],
            ["名 称", "甲县水务局权责清单", "发布日期", "2024-05-01"],
        ],
    ],
)
def test_what_a_page_tells_of_itself_is_no_list(rows: list[list[str]]) -> None:
    assert read(rows)[0] == []


def test_an_index_of_lists_holds_no_items() -> None:
    tables, notes = read([["清单名称", "项数"], ["下放事项清单", "12"], ["委托事项清单（乡镇）", "8"]])
    assert tables == []
    assert [note.kind for note in notes] == [kinds.NO_TABLE]


def normalised(rows: list[list[str]]) -> list[tuple[str, str, str]]:
    """Name, type and department of each item."""
    tables, _ = read(rows)
    source = SourceFile("x.xlsx", tables=tables)
    items = normalise([source], NormaliseOptions()).items
    return list(zip(items["name"], items["type"], items["department"], strict=True))


def test_a_second_column_of_names_far_right_begins_no_other_list() -> None:
    rows = [
        ["事项名称", "职权类型", "实施依据", "省级目录事项名称", "备注"],
        [A, "行政处罚", LAW_A, "农药经营处罚", ""],
        [B, "行政处罚", LAW_B, "种子生产处罚", "新增"],
    ]
    (table,), _ = read(rows)
    assert values(table, "name") == [A, B]
    assert values(table, "remark") == ["", "新增"]
    # the same heads again are another list
    half = ["事项名称", "职权类型"]
    tables, _ = read([[*half, *half], [A, "行政处罚", B, "行政处罚"], [A + "二", "行政处罚", "", ""]])
    assert [values(table, "name") for table in tables] == [[A, A + "二"], [B]]


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_of_names_in_two_writings_the_chinese_ones_are_taken(order: tuple[int, int]) -> None:
    rows = [
        ["序号", "权力名称（汉语）", "权力名称（维语）", "类型"],
        ["1", A, "ھوقۇق نامى", "行政处罚"],
        ["2", B, "ئىككىنچى ھوقۇق", "行政处罚"],
    ]
    (table,), _ = read([[row[0], row[order[0]], row[order[1]], row[3]] for row in rows])
    assert values(table, "name") == [A, B]
