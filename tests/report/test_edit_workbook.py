"""The workbook of ``edit``: a place for all that the audit asks to fill in, rows as high as their texts."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from powerlist.model.catalogue import Catalogue, Meta, items_frame, text_frame
from powerlist.model.fields import heads_of, names_of
from powerlist.report.edit_workbook import edit_workbook
from powerlist.store.tables import encode

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LONG = "对未经批准擅自在河道管理范围内建设妨碍行洪的建筑物、构筑物，或者从事影响河势稳定、危害河岸堤防安全和其他妨碍河道行洪的活动的处罚"
ITEMS = [
    {"id": "0-a", "name": LONG, "type": "行政处罚", "department": "县水利局", "basis": "《水法》第六十五条"},
    {"id": "0-b", "name": "取水许可", "type": "行政许可", "department": "县水利局", "basis": "《水法》"},
]
GRANTS = [{"item": "0-a", "receiver": "甲镇", "mode": "delegated"}]
SHEETS = {"items": "事项", "grants": "赋权记录"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(Meta(place="示例县"), items_frame(ITEMS), text_frame(GRANTS, names_of("grants")))


@pytest.fixture(scope="module")
def book(catalogue: Catalogue) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(edit_workbook(catalogue, "zh")))


def heads(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[1]]


@pytest.mark.parametrize("table", SHEETS)
def test_every_column_that_the_file_shows_stands_in_the_sheet(
    catalogue: Catalogue, book: openpyxl.Workbook, table: str
) -> None:
    (head, *_) = encode(catalogue.table(table), table).decode("utf-8-sig").splitlines()
    assert set(head.split(",")) <= set(heads(book[SHEETS[table]]))


def test_what_the_audit_asks_for_has_a_column_though_nobody_has_filled_it(book: openpyxl.Workbook) -> None:
    known = heads_of("grants")
    assert {
        known[name] for name in ("decision", "legal_ground", "deed", "outpost", "until", "boundary")
    } <= set(heads(book["赋权记录"]))
    assert {"强制种类", "处罚种类"} <= set(heads(book["事项"]))
    # what no finding asks for stays away as long as it is empty
    assert not {"廉政风险点", "流程图"} & set(heads(book["事项"]))


def test_keys_stand_first_and_a_new_grant_can_be_written(book: openpyxl.Workbook) -> None:
    grants, items = book["赋权记录"], book["事项"]
    assert heads(grants)[:2] == ["事项标识", "承接主体"]
    assert heads(items)[0] == "事项标识"
    assert grants["A2"].protection.locked and items["A2"].protection.locked
    assert not grants.column_dimensions["A"].protection.locked
    assert items.column_dimensions["A"].protection.locked


def test_a_row_is_as_high_as_its_longest_text(book: openpyxl.Workbook) -> None:
    sheet = book["事项"]
    long, short = sheet.row_dimensions[2].height, sheet.row_dimensions[3].height
    assert long > short > 0
    assert sheet.column_dimensions["A"].width >= len("0-a")


def test_it_prints_across_with_the_heads_on_each_page(book: openpyxl.Workbook) -> None:
    for sheet in (book["事项"], book["赋权记录"]):
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$1:$1"
