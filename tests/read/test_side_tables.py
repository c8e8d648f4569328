"""Indexes of lists, tables of contents, of changes and of laws hold no items; lists that look like them do."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from powerlist.read import ReadOptions, read_file

from .test_phenomena import LAW_A, LAW_B, PENALTY, A, B, read, values

if TYPE_CHECKING:
    from pathlib import Path

    from powerlist.model.sheet import SourceFile

LIST: list[list[Any]] = [
    ["序号", "事项名称", "职权类型", "行使主体", "实施依据"],
    [1, A, PENALTY, "县农业农村局", LAW_A],
    [2, B, PENALTY, "县农业农村局", LAW_B],
]
ASIDE: list[list[list[Any]]] = [
    [["序号", "清单名称", "页码"], [1, "行政处罚", 1], [2, "行政许可", 5]],
    [["目录"], ["序号", "名称", "页码"], [1, "行政处罚事项", 1], [2, "行政许可事项", 5]],
    [
        ["序号", "清单名称", "责任单位", "页码"],
        [1, "行政处罚事项清单", "县水务局", 1],
        [2, "行政许可事项清单", "县水务局", 5],
    ],
    [["附件", "名称"], ["附件1", "县水务局权责清单"], ["附件2", "县林业局权责清单"]],
    [
        ["序号", "修订日期", "修订内容", "修订人"],
        [1, "2024-01-01", f"新增{A}", "张三"],
        [2, "2024-02-01", f"删除{B}", "李四"],
    ],
    [
        ["序号", "法律法规名称", "条款", "内容"],
        [1, "水法", "第六十九条", "有下列行为之一的"],
        [2, "水法", "第六十六条", "在江河湖泊"],
    ],
    [
        ["编号", "法律法规规章名称", "条款", "事项数", "事项序号"],
        ["依1", "水法", "第六十九条", "2", "1、2"],
        ["依2", "森林法", "第七十六条", "1", "4"],
    ],
    [
        ["序号", "协议编号", "委托机关", "受委托机关", "委托权限", "起始日期"],
        [1, "委〔2025〕1号", "县农业农村局", "石桥镇人民政府", "以委托机关的名义实施所列事项", "2025-01-01"],
        [2, "委〔2025〕2号", "县水务局", "石桥镇人民政府", "罚款数额不超过三千元", "2025-01-01"],
    ],
    [
        ["序号", "法律法规名称", "发布日期"],
        [1, "《中华人民共和国水法》", "2016年7月2日"],
        [2, "《农药管理条例》（2022年修订）", "2022年3月29日"],
    ],
    [
        ["序号", "文件名称", "发布机关", "最新修订情况"],
        [1, "中华人民共和国水法", "全国人大常委会", "2016年第二次修正"],
        [2, "农药管理条例", "国务院", "2022年第二次修订"],
    ],
]


def workbook(tmp_path: Path, sheets: dict[str, list[list[Any]]]) -> SourceFile:
    """Read a workbook of these sheets."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, cells in enumerate(rows):
            sheet.write_row(at, 0, cells)
    book.close()
    path = tmp_path / "a.xlsx"
    path.write_bytes(out.getvalue())
    return read_file(path, "a.xlsx", ReadOptions())


@pytest.mark.parametrize("rows", ASIDE)
def test_a_table_that_goes_with_a_list_holds_no_items(rows: list[list[Any]], tmp_path: Path) -> None:
    source = workbook(tmp_path, {"附表": rows, "明细": LIST})
    assert [(table.sheet, values(table, "name")) for table in source.tables] == [("明细", [A, B])]
    assert [note.sheet for note in source.notes if note.kind == "read.no-table"] == ["附表"]


def test_a_table_of_contents_with_bodies_holds_no_items(tmp_path: Path) -> None:
    rows = [["序号", "部门", "事项名称", "页码"], [1, "县农业农村局", A, 1], [2, "县农业农村局", B, 5]]
    source = workbook(tmp_path, {"目录": rows, "明细": LIST})
    assert [table.sheet for table in source.tables] == ["明细"]
    # alone it is all that the file has
    source = workbook(tmp_path, {"目录": rows})
    assert [values(table, "name") for table in source.tables] == [[A, B]]


@pytest.mark.parametrize(
    "rows",
    [
        # the wording of the law is headed like powers, and there are powers below it
        [
            ["序号", "法律法规名称", "条款", "内容"],
            [1, "水法", "第六十九条", A],
            [2, "水法", "第六十六条", B],
        ],
        [["事项名称", "修订日期", "修订内容"], [A, "2024-01-01", "改依据"], [B, "2024-02-01", "改名称"]],
        [["附件", "事项名称"], ["申请表", A], ["承诺书", B]],
        # entrusted powers, each with its deed
        [
            ["序号", "委托权限", "委托机关", "受委托机关", "协议编号"],
            [1, A, "县农业农村局", "石桥镇人民政府", "委〔2025〕1号"],
            [2, B, "县农业农村局", "石桥镇人民政府", "委〔2025〕1号"],
        ],
        [
            ["序号", "法律依据", "发布日期", "内容"],
            [1, "《水法》", "2016年", A],
            [2, "《种子法》", "2015年", B],
        ],
        [
            ["序号", "法律依据", "部门", "管什么"],
            [1, "《水法》", "县水务局", A],
            [2, "《种子法》", "县水务局", B],
        ],
    ],
)
def test_a_list_that_looks_like_one_keeps_its_items(rows: list[list[Any]]) -> None:
    (table,), _ = read(rows)
    assert values(table, "name") == [A, B]


SAYS_SO: dict[str, list[list[Any]]] = {
    "汇总": [
        ["单位", "行政处罚", "行政许可", "合计"],
        ["县水务局", 2, 1, 3],
        ["县林业局", 1, 0, 1],
        ["合计", 3, 1, 4],
    ],
    "统计": [["县水务局权责事项统计表"], ["序号", "职权类别", "事项数量", "备注"], [1, "行政处罚", 2, ""]],
    "目录": [["目录"], ["序号", "部门", "事项数", "页码"], [1, "县水务局", 2, 1], [2, "县林业局", 1, 3]],
    "字典": [["职权类型", "赋权方式"], ["行政处罚", "下放"], ["行政许可", "委托"]],
    "联系人": [["单位", "联系人", "电话"], ["县水务局", "张三", "0830-123"]],
    "乡镇": [["序号", "乡镇名称", "代码"], [1, "石桥镇", "512021101"], [2, "白沙镇", "512021102"]],
    "对照": [["部门", "原清单项数", "现清单项数", "增减"], ["县水务局", 10, 12, 2]],
    "法律法规目录": [["序号", "法律法规名称", "施行日期"], [1, "中华人民共和国水法", "2002-10-01"]],
}
MAY_BE: dict[str, list[list[Any]]] = {
    # heads that nobody knows, over what reads like powers or what they rest on
    "汇总": [["甲", "乙"], ["农药", f"{A}，见清单"], ["种子", f"{B}，见清单"]],
    "汇总2": [["序号", "甲", "乙"], [1, "农药管理", "每年一次"], [2, "种子管理", "每年两次"]],
    "附表": [["序号", "甲", "部门", "乙"], [1, "临街工地不设置围挡的", "县住建局", "罚"]],
    "字典": [["甲", "乙"], ["农药", "第五十五条"], ["种子", "第七十五条"]],
}


@pytest.mark.parametrize("name", SAYS_SO)
def test_a_sheet_that_says_that_it_is_no_list_is_told_as_such(name: str, tmp_path: Path) -> None:
    source = workbook(tmp_path, {name: SAYS_SO[name], "明细": LIST})
    assert [table.sheet for table in source.tables] == ["明细"]
    (note,) = [note for note in source.notes if note.kind in ("read.no-table", "read.no-name-column")]
    assert note.detail.get("aside")


@pytest.mark.parametrize("name", MAY_BE)
def test_a_sheet_that_may_hold_a_list_is_told_as_one(name: str, tmp_path: Path) -> None:
    source = workbook(tmp_path, {name: MAY_BE[name], "明细": LIST})
    told = [note for note in source.notes if note.kind in ("read.no-table", "read.no-name-column")]
    read_as_list = any(table.sheet == name for table in source.tables)
    assert read_as_list or [note.detail.get("aside") for note in told] == [None]


def test_the_lower_level_of_a_head_begins_no_other_table(tmp_path: Path) -> None:
    """联系人 | 联系电话 below 联系方式, where no cell is merged, and printed again in the middle of a list."""
    rows = [["序号", "事项名称", "实施部门", "联系方式", ""], ["", "", "", "联系人", "联系电话"]]
    items = [[1, A, "县水利局", "张三", "0830-1"], [2, B, "县林业局", "李四", "0830-2"]]
    text = "\n".join(",".join(map(str, row)) for row in [*rows, items[0], rows[1], items[1]])
    (tmp_path / "清单.csv").write_text(text, encoding="utf-8")
    (table,) = read_file(tmp_path / "清单.csv", "清单.csv", ReadOptions()).tables
    assert [name for name in values(table, "name") if name] == [A, B]
