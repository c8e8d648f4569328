"""The annotated copy: notes on the faulty cells, the sheet in front, nothing lost silently."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from types import SimpleNamespace

import openpyxl
import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment

from powerlist.audit import registry
from powerlist.audit.engine import audit
from powerlist.audit.sample import FILE, SHEET, sample
from powerlist.read import ReadOptions
from powerlist.read.grid import Grid
from powerlist.read.merges import index_merges
from powerlist.read.reader import read_book
from powerlist.report import from_grid
from powerlist.report.annotated import AUTHOR, annotate, is_untouched

RULES = [registry.rules()[code] for code in ("PLS01", "PLS02", "PLS26")]
ITEM = {
    "name": "对擅自取水行为的处罚",
    "type": "行政处罚",
    "department": "县水利局",
    "basis": "《水法》第六十九条",
}


def result(*changes: dict[str, str]):
    catalogue, context = sample({"items": [{**ITEM, "remark": "无", **change} for change in changes]})
    return audit(catalogue, context, rules=RULES)


def rows(*changes: dict[str, str]) -> list[list[str]]:
    heads = ["name", "type", "department", "basis", "remark"]
    return [
        ["示例"],
        heads,
        *([{**ITEM, "remark": "无", **change}[head] for head in heads] for change in changes),
    ]


def xlsx(table: list[list[str]], *, note: str = "", picture: bool = False) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = SHEET
    for row in table:
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            cell.data_type = "s"
    if note:
        sheet["D3"].comment = Comment(note, "某人")
    sheet.merge_cells("C3:C4")
    out = io.BytesIO()
    book.save(out)
    content = out.getvalue()
    if picture:
        buffer = io.BytesIO(content)
        with zipfile.ZipFile(buffer, "a") as package:
            package.writestr("xl/media/image1.png", b"")
        content = buffer.getvalue()
    return content


def load(content: bytes):
    return openpyxl.load_workbook(io.BytesIO(content))


CHANGES = ({"basis": ""}, {"type": "行政许阿", "remark": "=A1"})


def test_each_fault_has_its_note_at_its_cell():
    made = annotate(xlsx(rows(*CHANGES)), FILE, result(*CHANGES))
    book = load(made.content)
    assert book.sheetnames == ["问题", SHEET]
    sheet = book[SHEET]
    noted = {cell.coordinate: cell.comment for row in sheet.iter_rows() for cell in row if cell.comment}
    assert set(noted) == {"D3", "B4", "E4"}
    assert made.noted == 3 and made.copied and not made.lost
    assert all(comment.author == AUTHOR for comment in noted.values())
    assert "PLS01" in noted["D3"].text
    assert sheet["D3"].fill.start_color.rgb != sheet["D4"].fill.start_color.rgb
    assert sheet["E4"].value == "=A1" and sheet["E4"].data_type in ("s", "f")


def test_the_sheet_in_front_links_to_the_cells():
    book = load(annotate(xlsx(rows(*CHANGES)), FILE, result(*CHANGES)).content)
    sheet = book["问题"]
    links = [
        sheet.cell(row, 3).hyperlink.location or sheet.cell(row, 3).hyperlink.target for row in (2, 3, 4)
    ]
    assert sorted(link.lstrip("#") for link in links) == [f"'{SHEET}'!B4", f"'{SHEET}'!D3", f"'{SHEET}'!E4"]
    assert sheet.auto_filter.ref == "A1:H4"


def test_both_halves_of_a_pair_are_noted_and_the_link_goes_to_the_first():
    catalogue, context = sample({"items": [{**ITEM, "remark": "无"}] * 2})
    found = audit(catalogue, context, rules=[registry.rules()["PLD01"]])
    book = load(annotate(xlsx(rows({}, {})), FILE, found).content)
    first, second = book[SHEET]["A3"].comment.text, book[SHEET]["A4"].comment.text
    assert f"{SHEET}!A3" in second and f"{SHEET}!A3" not in first
    link = book["问题"]["C2"].hyperlink
    assert (link.location or link.target).lstrip("#") == f"'{SHEET}'!A3"


@pytest.mark.parametrize(("other", "place"), [(FILE, f"{SHEET}!A3"), (f"{FILE}x", f"{SHEET}!A4")])
def test_a_place_is_the_cell_of_the_copy_s_own_file(other, place):
    catalogue, context = sample({"items": [{**ITEM, "remark": "无"}] * 2})
    found = audit(catalogue, context, rules=[registry.rules()["PLD01"]])
    (finding,) = found.findings
    moved = tuple(dataclasses.replace(source, file=other) for source in finding.sources)
    found = dataclasses.replace(found, findings=[dataclasses.replace(finding, sources=moved)])
    sheet = load(annotate(xlsx(rows({}, {})), FILE, found).content)["问题"]
    assert sheet["C2"].value == place
    listed = annotate(b"", f"{FILE}x", found).content if other != FILE else None
    assert listed is None or load(listed)["问题"]["C2"].value == f"{SHEET}!A3"


def test_a_copy_that_comes_back_repaired_has_only_what_is_left():
    out = io.BytesIO()
    book = load(annotate(xlsx(rows(*CHANGES), note="请核对"), FILE, result(*CHANGES)).content)
    book.save(out)
    repaired = (CHANGES[0], {})
    book = load(annotate(out.getvalue(), FILE, result(*repaired)).content)
    assert book.sheetnames == ["问题", SHEET]
    assert [cell.value for cell in book["问题"]["B"]][1:] == ["PLS01"]
    noted = {cell.coordinate: cell for row in book[SHEET].iter_rows() for cell in row if cell.comment}
    assert set(noted) == {"D3"}
    assert noted["D3"].comment.text.startswith("请核对") and noted["D3"].comment.text.count("PLS01") == 1
    assert book[SHEET]["E4"].fill.fill_type is None
    clean = load(annotate(out.getvalue(), FILE, result({}, {})).content)[SHEET]
    assert clean["D3"].comment.text == "请核对"


def test_what_is_about_no_item_is_noted_at_its_place():
    found = result(*CHANGES)
    bare = dataclasses.replace(
        found, findings=[dataclasses.replace(one, sources=()) for one in found.findings]
    )
    sheet = load(annotate(xlsx(rows(*CHANGES)), FILE, bare).content)[SHEET]
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment} == {
        "D3",
        "B4",
        "E4",
    }


def test_text_under_a_merge_is_told_at_the_cell_that_hides_it():
    grid = Grid(SHEET, [["a", "b", "c"], ["x", "", "y"], ["z", "", ""]], merges=[(1, 0, 2, 0), (1, 2, 2, 2)])
    (note,) = index_merges(grid).grid.notes
    detail = {"kind": note.kind, "file": FILE, "sheet": SHEET, "detail": note.detail}
    catalogue, context = sample({"items": [ITEM], "notes": [detail]})
    (finding,) = audit(catalogue, context, rules=[registry.rules()["PLS13"]]).findings
    assert [(one.cell, one.row) for one in finding.sources] == [("A2", 2)]


def test_a_copy_in_which_somebody_worked_is_not_replaced():
    content = annotate(xlsx(rows(*CHANGES)), FILE, result(*CHANGES)).content
    assert is_untouched(content)
    out = io.BytesIO()
    load(content).save(out)
    assert not is_untouched(out.getvalue())
    assert not is_untouched(b"")


def test_a_note_that_was_there_stays():
    made = annotate(xlsx(rows(*CHANGES), note="请核对"), FILE, result(*CHANGES))
    text = load(made.content)[SHEET]["D3"].comment.text
    assert text.startswith("请核对") and "PLS01" in text


def test_a_cell_inside_a_merged_range_is_noted_at_its_first_cell():
    changes = ({}, {"department": ""})
    sheet = load(annotate(xlsx(rows(*changes)), FILE, result(*changes)).content)[SHEET]
    assert sheet["C3"].comment is not None


def test_pictures_would_be_lost_so_only_the_list_is_made():
    made = annotate(xlsx(rows(*CHANGES), picture=True), FILE, result(*CHANGES))
    assert not made.copied and made.lost
    assert load(made.content).sheetnames == ["问题"]


def test_an_old_workbook_becomes_a_new_one():
    book = xlwt.Workbook()
    sheet = book.add_sheet(SHEET)
    for number, row in enumerate(rows(*CHANGES)):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    sheet.merge(0, 0, 0, 4)
    out = io.BytesIO()
    book.save(out)
    made = annotate(out.getvalue(), FILE, result(*CHANGES))
    copy = load(made.content)[SHEET]
    assert copy["D3"].comment is not None and copy["E4"].value == "=A1"
    assert "A1:E1" in [str(area) for area in copy.merged_cells.ranges]
    assert made.lost


@pytest.mark.parametrize(
    "content", [b"name,type\n", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1broken"]
)
def test_what_cannot_be_copied_gives_the_list(content):
    made = annotate(content, FILE, result(*CHANGES))
    assert not made.copied and load(made.content).sheetnames == ["问题"]


def test_a_merge_over_the_whole_sheet_is_not_loaded():
    content = xlsx(rows(*CHANGES))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for info in old.infolist():
            part = old.read(info)
            new.writestr(info.filename, part.replace(b'ref="C3:C4"', b'ref="A1:XFD1048576"'))
    assert not annotate(buffer.getvalue(), FILE, result(*CHANGES)).copied


def test_two_runs_give_the_same_bytes():
    content = xlsx(rows(*CHANGES))
    assert (
        annotate(content, FILE, result(*CHANGES)).content == annotate(content, FILE, result(*CHANGES)).content
    )


def test_a_text_file_becomes_a_workbook_that_lacks_nothing(tmp_path):
    found = result(*CHANGES)
    moved = [
        dataclasses.replace(
            one,
            location=dataclasses.replace(one.location, file="甲.csv", sheet=None),
            sources=tuple(dataclasses.replace(source, file="甲.csv", sheet=None) for source in one.sources),
        )
        for one in found.findings
    ]
    text = "\r\n".join(",".join(row) for row in [["示例", ""], *rows(*CHANGES)[1:]])
    for encoding in ("utf-8-sig", "gb18030"):
        path = tmp_path / "甲.csv"
        path.write_bytes(text.encode(encoding))
        made = annotate(
            path.read_bytes(),
            "甲.csv",
            dataclasses.replace(found, findings=moved),
            read=lambda: read_book(path, "甲.csv", ReadOptions()),  # noqa: B023 - used at once
        )
        assert made.copied and made.noted == 3 and not made.lost
        sheet = load(made.content)["清单"]
        assert sheet["D3"].comment is not None and sheet["E4"].value == "=A1"


class Grids(SimpleNamespace):
    """One sheet as reading gives it."""

    def __init__(self, rows: list[list[str]], **changes) -> None:
        shape = {"merges": [], "hidden_rows": {}, "hidden_columns": frozenset(), "struck": {}}
        grid = SimpleNamespace(name=SHEET, rows=rows, **{**shape, **changes})
        super().__init__(grids=[grid], notes=[])


def test_a_rebuilt_copy_has_every_cell_at_its_own_address():
    table = [["示例", "", "", "", ""], *rows(*CHANGES)[1:]]
    shape = Grids(
        table,
        merges=[(0, 0, 0, 4), (2, 2, 3, 2)],
        hidden_rows={3: "hand"},
        hidden_columns=frozenset({4}),
        struck={(2, 0): True, (2, 1): False},
    )
    made = annotate(b"<html>", FILE, result(*CHANGES), read=lambda: shape)
    sheet = load(made.content)[SHEET]
    for row, values in enumerate(table, 1):
        for column, value in enumerate(values, 1):
            assert (sheet.cell(row, column).value or "") == value or (row, column) == (4, 3)
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:E1", "C3:C4"}
    assert sheet.row_dimensions[4].hidden and sheet.column_dimensions["E"].hidden
    assert sheet["A3"].font.strike and not sheet["B3"].font.strike
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment} == {
        "D3",
        "B4",
        "E4",
    }
    assert made.copied and made.lost


def test_too_many_cells_give_the_list():
    huge = Grids([[""]], merges=[(0, 0, 1_000_000, 100)])
    assert not annotate(b"<html>", FILE, result(*CHANGES), read=lambda: huge).copied
    assert not annotate(b"<html>", FILE, result(*CHANGES), read=lambda: None).copied


@given(
    st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=3), min_size=1, max_size=8),
    st.sets(st.integers(0, 7), max_size=3),
)
def test_any_text_makes_a_copy(cells: list[list[str]], hidden: set[int]):
    book = from_grid.workbook(Grids(cells, hidden_rows=dict.fromkeys(hidden, "hand")))
    out = io.BytesIO()
    book.save(out)
    assert load(out.getvalue()).sheetnames == [SHEET]
