"""What a heading, a unit line, a sheet's or a file's name tells of the items below it."""

from __future__ import annotations

from typing import Any

import pytest

from powerlist.model.sheet import Line
from powerlist.normalise.departments import department_of
from powerlist.normalise.sections import bare

from .test_build import A, B, C, run

HEAD = ["序号", "事项名称", "实施主体", "实施依据"]
ONE, TWO = [1, B, "县水利局", ""], [2, A, "县农业农村局", ""]


@pytest.mark.parametrize(
    "heading",
    [
        "表一：行政处罚",
        "附表1 行政处罚事项",
        "（二）行政处罚（3大项、5小项）",
        "行政处罚(3)",
        "权力类型：行政处罚    共3项",
        "类型:处罚",
        "★行政处罚",
        "二、行政处罚（共3项，其中：简易程序1项）",
        "水行政处罚事项（3项）",
    ],
)
@pytest.mark.parametrize("again", [[], [HEAD]])
def test_a_heading_tells_the_type_of_what_is_below_and_ends_the_one_above(
    heading: str, again: list[Any]
) -> None:
    rows = [["县权责清单"], ["一、行政许可（1项）"], HEAD, ONE, [heading], *again, TWO]
    assert run(rows).items["type"].tolist() == ["行政许可", "行政处罚"]
    assert run([["县权责清单"], [heading], HEAD, TWO]).items["type"].tolist() == ["行政处罚"]


@pytest.mark.parametrize(
    ("head", "type_"), [("行政处罚事项", "行政处罚"), ("行政检查事项名称", ""), ("权力事项", "")]
)
def test_the_type_that_the_head_over_the_names_tells(head: str, type_: str) -> None:
    assert run([["序号", head, "执法主体"], TWO[:3]]).items.loc[0, "type"] == type_
    # a section among the items knows better
    rows = [["序号", head, "执法主体"], ["一、行政许可（1项）"], ONE[:3]]
    assert run(rows).items.loc[0, "type"] == "行政许可"


def test_sections_speak_where_nobody_has_filled_in_the_column() -> None:
    head = ["序号", "事项名称", "职权类型", "实施主体"]
    rows = [
        head,
        ["", "（一）行政许可"],
        [1, B, "", "县水利局"],
        ["", "（二）行政处罚"],
        [2, A, "", "县水利局"],
    ]
    assert run(rows).items["type"].tolist() == ["行政许可", "行政处罚"]
    rows[2] = [1, B, "", "县水利局"]
    rows[4] = [2, A, "检查", "县水利局"]
    assert run(rows).items["type"].tolist() == ["", "行政检查"]


@pytest.mark.parametrize(
    ("sheet", "type_"),
    [
        ("行政许可1", "行政许可"),
        ("处罚2", "行政处罚"),
        ("行政处罚（120）", "行政处罚"),
        ("县水利局-处罚", "行政处罚"),
        ("附件2处罚", "行政处罚"),
        ("处罚清单", "行政处罚"),
        ("行政检查汇总", "行政检查"),
        ("征收、给付", ""),
        ("行政许可和行政处罚", ""),
        ("Sheet1", ""),
    ],
)
def test_the_type_that_a_sheet_is_called_by(sheet: str, type_: str) -> None:
    assert run([HEAD, TWO], sheet=sheet).items.loc[0, "type"] == type_


@pytest.mark.parametrize(
    ("kind", "name", "wanted"),
    [
        ("unit", "实施主体：县水利局", "县水利局"),
        ("unit", "部门名称：县水利局（3项）", "县水利局"),
        ("unit", "实施部门　县水利局", "县水利局"),
        ("unit", "填报单位：县委宣传部（县新闻出版局）", "县委宣传部（县新闻出版局）"),
        ("unit", "填报单位：    （盖章）", ""),
        ("title", "1.县水利局行政处罚事项", "县水利局"),
        ("title", "县权责清单\n填报单位：县水利局   2024年5月", "县水利局"),
        ("title", "（县水利局）", "县水利局"),
        ("title", "某县权责清单（县水利局，3项）", "县水利局"),
        ("title", "某县权责清单——县水利局", "县水利局"),
        ("title", "2024年度某县水利局行政处罚事项清单", "某县水利局"),
        ("title", "某县权责清单（县编办汇总）", ""),
        ("title", "某县权责清单（2024年版）", ""),
        ("sheet", "县水利局3", "县水利局"),
        ("sheet", "01水利局", "水利局"),
        ("sheet", "1、水利局（12项）", "水利局"),
        ("sheet", "县水利局(已核)", "县水利局"),
        ("sheet", "水利局权责清单", "水利局"),
        ("sheet", "水利局-处罚", "水利局"),
        ("sheet", "县委宣传部（县新闻出版局）", "县委宣传部（县新闻出版局）"),
        ("title", "县残联权责清单（2024年本）", "县残联"),
        ("title", "县委保密办（县国家保密局）权责清单", "县委保密办（县国家保密局）"),
        ("unit", "填报单位：县档案馆", "县档案馆"),
        ("sheet", "县工业园区管委会", "县工业园区管委会"),
        ("title", "关于公布县政府承办事项清单", ""),
        ("sheet", "证照补办", ""),
        ("file", "3-水利局-权责清单(最终版)", "水利局"),
        ("file", "关于报送县水利局权责清单的函", "县水利局"),
        ("file", "2024.5.1县水利局", "县水利局"),
        ("file", "12.县水利局（已改）", "县水利局"),
        ("file", "【水利局】权责清单", "水利局"),
        ("file", "权责清单（县水利局）", "县水利局"),
        ("file", "权责清单（县委编办反馈县水利局）", ""),
        ("file", "县水利局-县林业局", ""),
        ("file", "03县水利局/权责清单", "县水利局"),
        ("file", "县委编办/权责清单", ""),
        ("file", "县司法局/权责清单", ""),
        ("file", "水利/权责清单", ""),
    ],
)
def test_the_body_that_a_line_a_sheet_or_a_file_is_called_by(kind: str, name: str, wanted: str) -> None:
    lines = [Line(1, "A1", name, kind)] if kind in ("unit", "title") else []
    file, sheet = (
        (f"甲/{name}.xlsx", None) if kind == "file" else ("a.xlsx", name if kind == "sheet" else "S")
    )
    assert department_of(file, sheet, lines, [])[0] == wanted


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["县取消事项清单"], HEAD, ONE], ["取消"]),
        ([["拟取消的行政权力事项清单"], HEAD, ONE], ["拟取消"]),
        ([["序号", "取消事项名称", "取消依据"], [1, B, ""]], ["取消"]),
        ([HEAD, ["二、已取消的行政许可事项"], ONE, ["三、保留事项"], TWO], ["取消", ""]),
        ([["县取消和下放事项清单"], HEAD, ONE], [""]),
        ([["县权责清单"], HEAD, [1, "对取消资格的处罚", "", ""]], [""]),
    ],
)
def test_what_stands_over_items_that_are_cancelled_tells_so(rows: list[Any], told: list[str]) -> None:
    assert run(rows).items["adjustment"].tolist() == told


WIDE = ["序号", "事项名称", "职权类型", "实施依据", "备注"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["一", "县水利局", "", "", "共1项"], ["二", "县林业局", "", "", "共1项"]),
        (["一", "县水利局", "小计", "", "1项"], ["二", "县林业局", "小计", "", "1项"]),
        (["县水利局", "共1项"], ["县林业局", "共1项"]),
        (["", "县水利局", "共1项"], ["", "县林业局", "共1项"]),
        (["Ⅰ", "县水利局"], ["Ⅱ", "县林业局"]),
        (["A", "县水利局", "", "", "1"], ["B", "县林业局", "", "", "1"]),
        (["壹", "县水利局"], ["贰", "县林业局"]),
        (["一、由县水利局下放的事项（1项）"], ["二、由县林业局下放的事项（1项）"]),
        (["一、从县水利局划转的事项"], ["二、自县林业局划入的事项"]),
        (["（一）原由县水利局行使的行政权力"], ["（二）原县林业局行使的行政权力"]),
        (["一、受县水利局委托实施的事项"], ["二、受县林业局委托实施的事项"]),
        (["一、水利领域（牵头部门：县水利局，1项）"], ["二、林业领域（牵头部门：县林业局，1项）"]),
        (["领域：水利  牵头单位：县水利局"], ["领域：林业  牵头单位：县林业局"]),
        (["部门：县水利局（盖章）", "", "数量：1"], ["部门：县林业局（盖章）", "", "数量：1"]),
        (["（县水利局，1项）"], ["（县林业局，1项）"]),
        (["县水利局（拟下放）"], ["县林业局（已下放）"]),
        (["一、县水利局（暂不委托）"], ["二、县林业局（收回）"]),
    ],
)
def test_the_row_that_opens_a_bodys_part(first: list[str], second: list[str]) -> None:
    items = run([WIDE, first, [1, A, "行政处罚"], second, [2, B, "行政许可"]]).items
    assert items["name"].tolist() == [A, B]
    assert items["department"].tolist() == ["县水利局", "县林业局"]


@pytest.mark.parametrize(
    "body",
    [
        "县残联",
        "县总工会",
        "县供销社",
        "县档案馆",
        "县地方海事处",
        "县委编办",
        "县园区管委会",
        "县公路养护处",
    ],
)
@pytest.mark.parametrize("opening", ["{}", "{}（1项）", "二、{}（1项）"])
def test_a_body_of_another_name_opens_its_own_part(body: str, opening: str) -> None:
    rows = [WIDE, ["县水利局（1项）"], [1, A, "行政处罚"], [opening.format(body)], [2, B, "行政许可"]]
    rows += [["县林业局（1项）"], [3, C, "行政检查"]]
    assert run(rows).items["department"].tolist() == ["县水利局", body, "县林业局"]


@pytest.mark.parametrize("part", ["证照补办（1项）", "许可证申办（1项）", "县级文物库馆（1项）"])
def test_a_part_of_a_bodys_list_is_no_body(part: str) -> None:
    rows = [WIDE, ["一、县水利局（1项）"], [f"（一）{part}"], [1, A, "行政处罚"]]
    assert run(rows).items["department"].tolist() == ["县水利局"]


def test_a_body_told_by_a_sheet_is_cleaned_as_one_in_a_cell() -> None:
    made = run([WIDE, [1, A, "行政处罚"]], sheet="县发改局(粮食局)").items
    assert made["department"].tolist() == ["县发改局（粮食局）"]


@pytest.mark.parametrize("body", ["从江县水利局", "自贡市水利局", "原平市水利局", "自流井区水利局"])
def test_a_place_is_not_cut_from_the_name_of_its_body(body: str) -> None:
    items = run([WIDE, [f"一、{body}下放的事项"], [1, A, "行政处罚"]]).items
    assert items["department"].tolist() == [body]


def test_a_sum_below_the_items_opens_nothing() -> None:
    rows = [
        WIDE,
        [1, A, "行政处罚"],
        ["", "县水利局", "小计", "", "1项"],
        [2, B, "行政许可"],
        ["合计", "2项"],
    ]
    found = run(rows)
    assert found.items["name"].tolist() == [A, B]
    assert found.items["section"].tolist() == ["", ""]


def test_a_count_beside_a_parts_name_belongs_to_it() -> None:
    rows = [WIDE, ["一", "县水利局", "", "", "共1项"], [1, A, "行政处罚"]]
    assert run(rows).items["section"].tolist() == ["一、县水利局（1项）"]


@pytest.mark.parametrize(
    "lines",
    [
        (
            ["填报单位：", "县水利局", "", "填报时间：", "2024年5月"],
            ["填报单位：", "县林业局", "", "填报时间：", "2024年5月"],
        ),
        (["填报单位", "县水利局"], ["填报单位", "县林业局"]),
        (["县权责清单——县水利局"], ["县权责清单——县林业局"]),
        (["县权责清单（县水利局）"], ["县权责清单（县林业局）"]),
    ],
)
@pytest.mark.parametrize("gap", [[], [[]]])
def test_each_of_several_lists_has_its_unit(lines: tuple[list[str], list[str]], gap: list[Any]) -> None:
    rows = [lines[0], WIDE, [1, A, "行政处罚"], *gap, lines[1], WIDE, [1, B, "行政许可"]]
    assert run(rows).items["department"].tolist() == ["县水利局", "县林业局"]


def test_the_nearest_line_tells_the_type() -> None:
    rows = [["县水利局行政处罚清单"], ["目录：行政处罚"], ["附：行政许可事项"], HEAD, ONE]
    assert run(rows).items["type"].tolist() == ["行政许可"]


def test_a_line_above_a_list_tells_the_sector() -> None:
    assert run([["县赋权目录"], ["一、农业农村领域（2项）"], ["单位：项"], HEAD, ONE]).items[
        "sector"
    ].tolist() == ["农业农村"]
    assert run([["县农业农村领域赋权目录"], HEAD, ONE]).items["sector"].tolist() == [""]


def test_a_numbered_section_tells_the_body_of_its_own_items_only() -> None:
    rows = [["序号", "事项名称"], ["一、县水利局下放事项（1项）"], [1, B], ["二、其他事项（1项）"], [2, A]]
    assert run(rows).items["department"].tolist() == ["县水利局", ""]
    rows = [
        ["序号", "事项名称"],
        ["县水利局（联系人：甲，电话：0000-000000）"],
        [1, B],
        ["县林业局（2项）"],
        [2, C],
    ]
    assert run(rows, merges=((1, 0, 1, 1),)).items["department"].tolist() == ["县水利局", "县林业局"]


@pytest.mark.parametrize("piece", ["（", "（1", "1）", "-", "★", "附件1", "表一："])
def test_the_words_of_a_long_heading_are_found_at_once(piece: str) -> None:
    assert len(bare(piece * 30_000)) <= 30_000 * len(piece)


def test_a_part_of_items_without_a_sector_names_none() -> None:
    rows = [WIDE, ["一、水利领域（1项）"], [1, A, "行政处罚"], ["二、未注明领域（1项）"], [2, B, "行政许可"]]
    assert run(rows).items["sector"].tolist() == ["水利", ""]
