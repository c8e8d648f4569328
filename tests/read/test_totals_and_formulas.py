"""Rows of totals under mark columns are no items; a formula without its value is not filled from above."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from powerlist.model.enums import Mode
from powerlist.read import ReadOptions, read_file


def book(path: Path, rows: list[list[object]]) -> Path:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    return path


def test_a_total_under_every_mark_is_no_item(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        [
            ["序号", "事项名称", "类型", "依据", "下放", "委托", "延伸"],
            [1, "对甲行为的处罚", "行政处罚", "《水法》第六十五条", "√", "", ""],
            [2, "对乙行为的处罚", "行政处罚", "《水法》第六十六条", "√", "", ""],
            [3, "对丙行为的处罚", "行政处罚", "《水法》第六十七条", "", "√", "√"],
            ["小计", 3, "", "", 2, 1, 1],
            ["合计", 3, "", "", 2, 1, 1],
        ],
    )
    table = read_file(path, "a.xlsx", ReadOptions()).tables[0]
    assert table.rows == [2, 3, 4]
    assert [(line.row, line.kind) for line in table.lines] == [(5, "total"), (6, "total")]
    assert [column.mode for column in table.columns if column.mode] == [
        Mode.DELEGATED,
        Mode.ENTRUSTED,
        Mode.EXTENDED,
    ]


def test_a_formula_without_its_value_takes_no_name_from_above(tmp_path: Path) -> None:
    path = book(
        tmp_path / "b.xlsx",
        [
            ["编码", "名称", "类别", "实施依据"],
            ["510000001", "对甲行为的处罚", "行政处罚", "《水法》第六十五条"],
            ["510000002", "=B2", "行政处罚", "《水法》第六十六条"],
        ],
    )
    table = read_file(path, "b.xlsx", ReadOptions()).tables[0]
    name = table.columns_of("name")[0]
    assert table.text[name.index] == ["对甲行为的处罚", ""]


def test_a_township_in_brackets_has_a_column_of_its_own(tmp_path: Path) -> None:
    path = book(
        tmp_path / "c.xlsx",
        [
            [
                "序号",
                "事项名称",
                "职权类型",
                "实施依据",
                "承接主体（江口镇）",
                "承接主体（云岭乡）",
                "调整后方式",
            ],
            [1, "对甲行为的处罚", "行政处罚", "《水法》第六十五条", "√", "", "下放"],
            [2, "对乙行为的处罚", "行政处罚", "《水法》第六十六条", "", "√", "委托"],
        ],
    )
    columns = read_file(path, "c.xlsx", ReadOptions()).tables[0].columns
    assert [column.receiver for column in columns if column.receiver] == ["江口镇", "云岭乡"]
    assert columns[-1].field == "mode"


def test_a_numbered_section_in_two_cells_is_no_head(tmp_path: Path) -> None:
    path = book(
        tmp_path / "d.xlsx",
        [
            ["序号", "事项名称", "职权类型", "实施依据"],
            ["一", "法定事项"],
            [1, "对甲行为的处罚", "行政处罚", "《水法》第六十五条"],
            ["二", "赋权事项"],
            [1, "对乙行为的处罚", "行政处罚", "《水法》第六十六条"],
        ],
    )
    (table,) = read_file(path, "d.xlsx", ReadOptions()).tables
    assert table.rows == [3, 5]
    assert [line.row for line in table.sections] == [2, 4]
