"""Excel: text stays text, every sheet prints, the links lead where they say."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest

from powerlist.files.zips import unpack
from powerlist.model.publication import Upload
from powerlist.render import RenderError, TemplateFolders, prove, render
from powerlist.render.excel.reading import read_xlsx
from render.samples import TOWN, publication

NAME = f"{TOWN}/{TOWN}事项目录.xlsx"


def made(count: int = 20, folders: TemplateFolders | None = None, **changes: object) -> bytes:
    return render([publication(count, **changes)], ("xlsx",), folders)[NAME]


def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_one_sheet_a_mode_between_summary_and_laws():
    assert book(made()).sheetnames == ["汇总", "法定本级", "下放", "委托", "延伸", "法律依据"]


@pytest.mark.parametrize(
    "value", ["=1+1", "+1", "-1", "@SUM(A1)", "001", "1e5", "http://x.invalid", "true", "'x"]
)
def test_text_stays_text(value):
    base = publication(3)
    rows = base.rows.copy()
    rows.loc[0, ["name", "basis"]] = value
    cells = [
        cell for row in book(made(rows=rows))["法定本级"].iter_rows() for cell in row if cell.value == value
    ]
    assert len(cells) == 2
    assert {(cell.data_type, cell.hyperlink) for cell in cells} == {("s", None)}


def test_control_characters_do_not_damage_the_file():
    rows = publication(3).rows.copy()
    rows.loc[1, "name"] = "甲\x00\x1b\x0b乙\ufffe\ud800"
    hard = publication(3, rows=rows)
    files = render([hard])
    assert prove(files, [hard]) == []
    assert any(cell.value == "甲乙" for row in book(files[NAME])["法定本级"].iter_rows() for cell in row)


def test_a_text_that_no_cell_can_hold_is_one_clear_error():
    rows = publication(3).rows.copy()
    rows.loc[1, ["name", "basis"]] = "字" * 32768
    with pytest.raises(RenderError) as caught:
        made(rows=rows)
    assert caught.value.kind == "cell_too_long"
    assert len(caught.value.place) < 100, "a console need not show the text as well"


def test_every_sheet_of_items_prints():
    for name in ("法定本级", "下放", "委托", "延伸"):
        sheet = book(made())[name]
        assert sheet.freeze_panes == "D5"
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.fitToHeight == 0
        assert sheet.auto_filter.ref.startswith("A4:")
        assert sheet.print_area


def test_a_long_line_is_wrapped_and_its_row_as_high_as_it():
    many = "、".join(f"示政发〔2025〕{number}号" for number in range(60))
    sheet = book(made(notes=(f"依据{many}。", "短的一句。")))["汇总"]
    found = {str(row[0].value): row[0] for row in sheet.iter_rows(max_col=1) if row[0].value}
    long, short = (
        next(cell for text, cell in found.items() if text.startswith(word)) for word in ("依据", "短的")
    )
    assert long.alignment.wrap_text and short.alignment.wrap_text
    assert sheet.row_dimensions[long.row].height > 5 * sheet.row_dimensions[short.row].height


def test_numbers_that_are_text_on_purpose_carry_no_warning():
    for name, content in unpack(made()).items():
        if name.startswith("xl/worksheets/sheet") and name != "xl/worksheets/sheet1.xml":
            assert b'numberStoredAsText="1"' in content, name


def test_rows_are_as_high_as_their_text():
    rows = publication(5).rows.copy()
    rows.loc[0, "basis"] = "一" * 600
    sheet = book(made(rows=rows))["法定本级"]
    heights = [sheet.row_dimensions[number].height for number in range(5, 10)]
    assert max(heights) > 4 * min(heights)


def test_what_a_row_cannot_show_is_told():
    rows = publication(5).rows.copy()
    rows.loc[0, "basis"] = "一" * 3000
    text = book(made(rows=rows))["法定本级"]["A3"].value
    assert re.search(r"第 \d+ 项", text)
    assert "第" not in book(made())["法定本级"]["A3"].value


def test_links_lead_to_the_row_of_the_law():
    opened = book(made())
    laws = opened["法律依据"]
    for name in ("法定本级", "委托"):
        sheet = opened[name]
        column = [cell.value for cell in sheet[4]].index("依据索引") + 1
        for number in range(5, 10):
            cell = sheet.cell(number, column)
            target = cell.hyperlink.location.split("!")[1]
            assert laws[target].value == cell.value


def test_names_are_defined_for_every_list():
    names = dict(book(made()).defined_names.items())
    assert {"事项_下放", "事项_委托", "法律依据索引", "统计_方式与类型"} <= set(names)
    assert names["事项_下放"].attr_text == "下放!$A$5:$I$9" or names["事项_下放"].attr_text.startswith(
        "'下放'!$A$5:"
    )


def test_the_summary_has_native_charts():
    assert len(book(made())["汇总"]._charts) == 2


def test_the_departments_of_the_summary_add_up_and_its_axes_begin_at_nothing():
    rows = publication(20).rows.copy()
    rows.loc[:3, "department"] = ""
    opened = book(made(rows=rows))["汇总"]
    cells = [[cell.value for cell in row] for row in opened.iter_rows(max_col=5)]
    start = next(place for place, row in enumerate(cells) if row[0] == "原实施部门") + 1
    table = [(row[0], row[4]) for row in cells[start:] if row[0]]
    assert sum(count for _, count in table) == 20 and table[-1] == ("未注明", 4)
    assert [chart.y_axis.scaling.min for chart in opened._charts] == [0, 0]


def test_an_office_s_style_is_used_and_checked(tmp_path):
    (tmp_path / "excel").mkdir()
    path = tmp_path / "excel" / "style.toml"
    path.write_text('[font]\nbody = "楷体"\n[column]\nbasis = 77\n', encoding="utf-8")
    sheet = book(made(folders=TemplateFolders((tmp_path,))))["下放"]
    assert sheet["A5"].font.name == "楷体"
    assert any(dimension.width > 76 for dimension in sheet.column_dimensions.values())
    path.write_text("[font]\nbody = 3\n", encoding="utf-8")
    with pytest.raises(RenderError) as caught:
        made(folders=TemplateFolders((tmp_path,)))
    assert (caught.value.kind, caught.value.place) == ("bad_style", "font.body")


def test_far_cells_cost_nothing_when_read_back():
    import zipfile

    parts = {}
    with zipfile.ZipFile(io.BytesIO(made())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    parts["xl/worksheets/sheet2.xml"] = parts["xl/worksheets/sheet2.xml"].replace(b"</sheetData>", far)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    sheets, _ = read_xlsx("x.xlsx", out.getvalue())
    assert len(sheets["法定本级"]) < 20


@pytest.mark.parametrize("content", [b"", b"PK", b"\x00" * 100])
def test_what_is_no_workbook_is_damaged(content):
    with pytest.raises(RenderError) as caught:
        read_xlsx("x.xlsx", content)
    assert caught.value.kind == "damaged"


UPLOAD = Upload(
    "省平台上传表", "事项", (("编号", "serial"), ("职权名称*", "name"), ("层级", "=乡级"), ("方式", "mode"))
)


def test_a_sheet_for_another_platform_has_its_heads_and_nothing_else():
    one = publication(8, uploads=(UPLOAD,))
    files = render([one], ("xlsx",))
    path = f"{TOWN}/{TOWN}省平台上传表.xlsx"
    sheet = book(files[path])["事项"]
    assert [cell.value for cell in sheet[1]] == ["编号", "职权名称*", "层级", "方式"]
    assert sheet.max_row == 9 and {row[2].value for row in sheet.iter_rows(min_row=2)} == {"乡级"}
    assert {row[3].value for row in sheet.iter_rows(min_row=2)} == {"法定本级", "下放"}
    assert prove(files, [one]) == []
    files[path] = render([publication(7, uploads=(UPLOAD,))], ("xlsx",))[path]
    assert [found.kind for found in prove(files, [one])] == ["count"]


def upload(name: str, sheet: str = "x", field: str = "name") -> Upload:
    return Upload(name, sheet, (("甲", field),))


@pytest.mark.parametrize(
    ("changes", "kind", "detail"),
    [
        ({"uploads": (upload("表", field="nmae"),)}, "bad_column", "nmae"),
        ({"uploads": (upload("表", "a:b"),)}, "bad_sheet", "a:b"),
        ({"uploads": (upload("表", "History"),)}, "bad_sheet", "History"),
        ({"uploads": (upload("表"), upload("表", "y"))}, "same_file", "upload"),
        ({"uploads": (upload("事项目录"),)}, "same_file", "upload"),
        ({"order": ("nope",)}, "bad_order", "nope"),
        ({"columns": ("serial", "department")}, "no_name", "serial、department"),
        ({"date": "2025-02-30"}, "bad_date", "2025-02-30"),
        ({"date": "三月一日"}, "bad_date", "三月一日"),
    ],
)
def test_a_setting_that_nobody_means_is_one_clear_error(changes, kind, detail):
    with pytest.raises(RenderError) as caught:
        render([publication(2, **changes)], ("xlsx",))
    assert (caught.value.kind, caught.value.detail) == (kind, detail)


@pytest.mark.parametrize("date", ["2025-03-01", "2025年　月　日", "二〇二五年三月"])
def test_a_day_may_be_left_to_be_filled_in(date):
    assert render([publication(2, date=date)], ("xlsx",))
