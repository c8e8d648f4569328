"""A matrix of layouts, each a workbook as an office lays it out: what is stated is found, what is not stays open."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

import yamls
from classify.lists import townships
from powerlist.classify import ClassifyOptions, classify
from powerlist.normalise import NormaliseOptions, normalise
from powerlist.read import ReadOptions, read_files

HEAD = ["序号", "事项名称", "职权类型", "原实施部门", "实施依据"]
#: Mode words stand in names and bases: they must decide nothing.
ITEMS = [
    ("对擅自取水行为的处罚", "行政处罚", "《中华人民共和国水法》第六十九条"),
    ("对占用消防通道行为的处罚", "行政处罚", "《中华人民共和国消防法》第六十条"),
    (
        "对委托未取得资质的单位施工的处罚",
        "行政处罚",
        "《建设工程质量管理条例》第五十四条：将工程委托给不具有资质的单位的",
    ),
    ("对延伸服务收费行为的检查", "行政检查", "《中华人民共和国价格法》第三十三条"),
    ("对非法采砂的处罚", "行政处罚", "《中华人民共和国水法》第七十二条"),
    ("对未经批准下放生产计划的处罚", "行政处罚", "《农药管理条例》第五十五条"),
    ("对派驻监理人员未到岗的处罚", "行政处罚", "《建设工程监理条例》第五十五条"),
    ("对擅自设置户外广告的处罚", "行政处罚", "《城市市容和环境卫生管理条例》第三十六条"),
    ("林木采伐许可", "行政许可", "《中华人民共和国森林法》第五十七条"),
    ("对未依法收回过期药品的处罚", "行政处罚", "《药品管理法》第一百三十五条"),
]

PLACES = townships("三家镇", "拦江镇", "清河街道", "白马乡", 一类乡镇=("三家镇", "拦江镇"))


@cache
def cases() -> dict[str, dict[str, Any]]:
    """Return the matrix by the names of its cases."""
    return {case["case"]: case for case in yamls.read(Path(__file__).with_name("matrix.yml"))}


def item(at: int) -> list[str]:
    """Return the base columns of a row."""
    name, kind, basis = ITEMS[at % len(ITEMS)]
    return [str(at + 1), name, kind, "县水利局", basis]


def expanded(row: list[Any]) -> list[Any]:
    """Return a row with its base columns in place of ``HEAD`` and ``{item: n}``."""
    cells: list[Any] = []
    for cell in row:
        cells += HEAD if cell == "HEAD" else item(cell["item"]) if isinstance(cell, dict) else [cell]
    return cells


def sheets_of(case: dict[str, Any]) -> dict[str, list[list[Any]]]:
    """Return the rows of every sheet of a case."""
    if "sheets" in case:
        return {name: [expanded(row) for row in rows] for name, rows in case["sheets"].items()}
    rows = [[text] for text in (case.get("title"), *case.get("before", ())) if text]
    rows.append([*HEAD, *case["heads"]])
    rows += [[*item(at), *cells] for at, cells in enumerate(case["rows"])]
    return {"Sheet1": [*rows, *([text] for text in case.get("after", ()))]}


@pytest.mark.parametrize("name", cases())
def test_layout(tmp_path: Path, name: str) -> None:
    case = cases()[name]
    file = case.get("file", "报送.xlsx")
    with xlsxwriter.Workbook(tmp_path / file, {"in_memory": True}) as book:
        for title, rows in sheets_of(case).items():
            sheet = book.add_worksheet(title)
            for at, row in enumerate(rows):
                if len(row) == 1:
                    sheet.merge_range(at, 0, at, 6, row[0])
                    continue
                for column, cell in enumerate(row):
                    if isinstance(cell, list) and cell[1] > 1:
                        sheet.merge_range(at, column, at + cell[1] - 1, column, cell[0])
                    elif cell:
                        sheet.write_string(at, column, cell[0] if isinstance(cell, list) else cell)
    known = PLACES if case.get("places") else None
    options = ReadOptions(townships=tuple(known["township_name"]) if known is not None else ())
    found = normalise(read_files([(tmp_path / file, file)], options), NormaliseOptions())
    result = classify(found, ClassifyOptions(townships=known))
    assert len(result) == len(case["want"])
    for at, want in enumerate(case["want"]):
        expected = want if isinstance(want, dict) else {"mode": want}
        given = {
            "mode": result.mode[at],
            "by": result.by_receiver[at] or {},
            "conflict": result.conflict[at],
            "receivers": result.receivers[at],
            "resolved": result.receivers_resolved[at],
        }
        free = {name: given[name] for name in ("receivers", "resolved")}
        wanted = {"by": {}, "conflict": False, "mode": "", **free, **expected}
        assert given == wanted, f"item {at + 1}"
