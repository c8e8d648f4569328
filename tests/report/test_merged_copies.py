"""Merged cells of a copy: the file's own cells, borders and texts, the ranges as they were."""

from __future__ import annotations

import io

import openpyxl
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from powerlist.report.originals import _merges_as_they_are


def book() -> bytes:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = made.add_worksheet("清单")
    framed = made.add_format({"border": 1})
    sheet.merge_range("A1:A4", "县水利局", framed)
    sheet.merge_range("B1:D1", "标题", framed)
    for row in range(1, 4):
        sheet.write(row, 1, f"事项{row}", framed)
    made.close()
    return out.getvalue()


def test_ranges_and_borders_stay() -> None:
    before = Worksheet._clean_merge_range
    with _merges_as_they_are():
        loaded = openpyxl.load_workbook(io.BytesIO(book()))
    assert Worksheet._clean_merge_range is before
    out = io.BytesIO()
    loaded.save(out)
    sheet = openpyxl.load_workbook(out)["清单"]
    assert sorted(map(str, sheet.merged_cells.ranges)) == ["A1:A4", "B1:D1"]
    assert sheet["A1"].value == "县水利局"
    for place in ("A1", "A2", "A3", "A4", "B1", "C1", "D1", "B2"):
        # of a cell under a merged range openpyxl tells the outer borders only
        assert (
            sheet[place].border.left.style or sheet[place].border.right.style or sheet[place].border.top.style
        )
    assert [sheet[f"B{row}"].value for row in (2, 3, 4)] == ["事项1", "事项2", "事项3"]


def test_a_fault_puts_the_library_back() -> None:
    before = Worksheet._clean_merge_range
    try:
        with _merges_as_they_are():
            raise ValueError
    except ValueError:
        pass
    assert Worksheet._clean_merge_range is before
