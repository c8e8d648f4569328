"""What a cell shows is what is read: errors, leading noughts, rows under filters, deleted rows, open quotes."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
import xlwt
from docx import Document
from docx.oxml import OxmlElement

from powerlist.model import noted as kinds
from powerlist.model.enums import HiddenBy, How, Problem
from powerlist.model.sheet import SourceFile, Table
from powerlist.model.typeterms import canonical_type
from powerlist.normalise import NormaliseOptions, normalise
from powerlist.read import ReadOptions, read_file
from powerlist.read.formats.looks import Shape, shape_of
from powerlist.read.formats.sheetexact import scan_exactly
from powerlist.read.formats.sheetfacts import Looks
from powerlist.read.grid import text_of
from powerlist.report.read_json import render

from . import books

NAMES = [row[1] for row in books.ROWS]
HEAD = ["序号", "事项名称", "职权类型", "实施依据", "赋权方式", "承接主体"]


@pytest.fixture
def read(tmp_path: Path):
    def run(name: str, data: bytes) -> SourceFile:
        path = tmp_path / name
        path.write_bytes(data)
        return read_file(path, name, ReadOptions())

    return run


def texts(table: Table, field: str) -> list[str]:
    return [text for column in table.columns_of(field) for text in table.text[column.index]]


def cells(source: SourceFile, kind: str) -> list[tuple[str | None, str | None, str]]:
    return [(note.cell, note.field, note.value) for note in source.notes if note.kind == kind]


def changed(data: bytes, part: str, *edits: tuple[str, str]) -> bytes:
    """A package with words of one part replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts[part].decode()
    for pattern, by in edits:
        text, count = re.subn(pattern, by, text)
        assert count
    parts[part] = text.encode()
    return books.package(parts)


SHEET = "xl/worksheets/sheet1.xml"


def tabled(filtered: bool) -> bytes:
    """A list in a table of its own (套用表格格式) with one row hidden; the filter stands in the table's part."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("权责清单")
    sheet.add_table(0, 0, 3, 5, {"columns": [{"header": h} for h in books.HEAD], "data": books.ROWS})
    sheet.set_row(2, None, None, {"hidden": True})
    book.close()
    made = out.getvalue()
    if filtered:
        criterion = '\\1><filterColumn colId="2"><filters><filter val="行政处罚"/></filters></filterColumn></autoFilter>'
        made = changed(made, "xl/tables/table1.xml", (r'(<autoFilter ref="[^"]*")/>', criterion))
    return made


@pytest.mark.parametrize(("filtered", "by"), [(True, HiddenBy.FILTER), (False, HiddenBy.HAND)])
def test_rows_under_the_filter_of_a_table(read, filtered: bool, by: HiddenBy) -> None:
    (table,) = read("a.xlsx", tabled(filtered)).tables
    assert table.hidden_by == [None, by, None]


def test_rows_outside_of_the_tables_range_are_hidden_by_hand(read) -> None:
    made = changed(tabled(filtered=True), "xl/tables/table1.xml", (r'(<autoFilter ref=")A1:F4"', '\\1A1:F2"'))
    assert read("a.xlsx", made).tables[0].hidden_by[1] is HiddenBy.HAND


def test_a_filter_column_that_only_hides_its_button_filters_nothing(read) -> None:
    made = changed(
        tabled(filtered=False),
        "xl/tables/table1.xml",
        (r'(<autoFilter ref="[^"]*")/>', '\\1><filterColumn colId="2" hiddenButton="1"/></autoFilter>'),
    )
    assert read("a.xlsx", made).tables[0].hidden_by[1] is HiddenBy.HAND


def test_an_advanced_filter_hides_by_filter(read) -> None:
    made = changed(books.xlsx(hidden=(3,)), SHEET, (r"(<worksheet[^>]*>)", '\\1<sheetPr filterMode="1"/>'))
    assert HiddenBy.FILTER in read("a.xlsx", made).tables[0].hidden_by


def failing(utf16: bool = False) -> bytes:
    """A list with errors in the name, the mode and the receivers, of a lookup that failed and as plain values."""

    def extra(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        other = book.add_worksheet("下放清单")
        rows = [
            [1, NAMES[0], "行政处罚", "《农药管理条例》第五十五条", "下放", ""],
            [2, NAMES[1], "行政许可", "《水法》第四十八条", "", "石桥镇"],
            [3, "", "行政检查", "《兽药管理条例》第四十四条", "下放", "石桥镇"],
        ]
        for at, row in enumerate([HEAD, *rows]):
            other.write_row(at, 0, row)
        other.write_formula(1, 5, "=VLOOKUP(B2,X:Y,2,0)", None, "#N/A")
        other.write_formula(2, 4, "=#REF!", None, "#REF!")
        other.write_formula(3, 1, "=1/0", None, "#DIV/0!")
        sheet.hide()
        other.activate()
        other.set_first_sheet()

    made = books.xlsx(extra=extra)
    if utf16:
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        part = "xl/worksheets/sheet2.xml"
        parts[part] = (
            parts[part].decode().replace('encoding="UTF-8"', 'encoding="GB18030"', 1).encode("gb18030")
        )
        made = books.package(parts)
    return made


@pytest.mark.parametrize("other_encoding", [False, True])
def test_error_values_are_read_as_they_show_and_told(read, other_encoding: bool) -> None:
    source = read("a.xlsx", failing(other_encoding))
    assert source.error is None
    (table,) = source.tables
    assert texts(table, "receivers") == ["#N/A", "石桥镇", "石桥镇"]
    assert texts(table, "mode") == ["下放", "#REF!", "下放"]
    assert texts(table, "name")[2] == "#DIV/0!"
    assert cells(source, kinds.ERROR_VALUE) == [
        ("F2", "receivers", "#N/A"),
        ("E3", "mode", "#REF!"),
        ("B4", "name", "#DIV/0!"),
    ]
    assert not cells(source, kinds.FORMULA_WITHOUT_VALUE)


def test_error_values_of_an_old_workbook(read) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("清单")
    for column, text in enumerate(HEAD):
        sheet.write(0, column, text)
    for column, text in enumerate(["1", NAMES[0], "行政处罚", "《农药管理条例》第五十五条", "下放"]):
        sheet.write(1, column, text)
    sheet.row(1).set_cell_error(5, 42)
    out = io.BytesIO()
    book.save(out)
    source = read("a.xls", out.getvalue())
    assert texts(source.tables[0], "receivers") == ["#N/A"]
    assert cells(source, kinds.ERROR_VALUE) == [("F2", "receivers", "#N/A")]


def test_error_values_of_other_formats(read) -> None:
    rows = [[*books.ROWS[0][:5], "#VALUE!"]]
    for name, make in (("a.ods", books.ods), ("a.csv", books.csv), ("a.html", books.html)):
        source = read(name, make(rows))
        assert texts(source.tables[0], "remark") == ["#VALUE!"], name
        assert [value for _, _, value in cells(source, kinds.ERROR_VALUE)] == ["#VALUE!"], name


def test_a_value_does_not_flow_past_an_error(read) -> None:
    rows = [
        ["1", NAMES[0], "行政处罚", "甲县农业农村局", "《农药管理条例》第五十五条", ""],
        ["2", NAMES[1], "行政许可", "", "《水法》第四十八条", ""],
        ["3", NAMES[2], "行政检查", "#N/A", "《兽药管理条例》第四十四条", ""],
        ["4", "船舶登记", "行政许可", "", "《船舶登记条例》第八条", ""],
    ]
    (table,) = read("a.csv", books.csv(rows)).tables
    assert texts(table, "department") == ["甲县农业农村局", "甲县农业农村局", "#N/A", ""]


def marked(*rows: list[str]) -> bytes:
    head = ["序号", "事项名称", "职权类型", "实施依据", "下放", "石桥镇", "白马镇"]
    return "\n".join(",".join(row) for row in (head, *rows)).encode()


def test_a_mark_that_failed_is_neither_yes_nor_every_township(read) -> None:
    law = "《农药管理条例》第五十五条"
    source = read(
        "a.csv",
        marked(
            ["1", NAMES[0], "行政处罚", law, "√", "√", "#N/A"],
            ["2", NAMES[1], "行政许可", law, "#N/A", "√", ""],
            ["3", NAMES[2], "行政检查", law, "√", "#N/A", ""],
        ),
    )
    items = normalise([source], NormaliseOptions()).items
    assert [json.loads(text) for text in items["receiver_marks"]] == [
        {"石桥镇": "√", "白马镇": ""},
        {"石桥镇": "√", "白马镇": ""},
        {"石桥镇": "", "白马镇": ""},
    ]
    assert [json.loads(text)["下放"] for text in items["mode_marks"]] == ["√", "", "√"]
    assert items["receivers"].tolist() == ["", "", "#N/A"]


def test_a_receiver_that_was_not_computed_is_not_every_township(read) -> None:
    def extra(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write(1, 5, "承接主体")
        sheet.write(2, 5, "石桥镇")

    made = books.xlsx(extra=extra, formulas={(3, 5): "=Z9"})
    source = read("a.xlsx", made)
    assert texts(source.tables[0], "receivers") == ["石桥镇", "", ""]
    done = normalise([source], NormaliseOptions())
    assert done.items["receivers"].tolist() == ["石桥镇", "#N/A", ""]
    assert ("F4", "formula") in set(zip(done.ledger["cell"], done.ledger["step"], strict=True))


def numbered(xls: bool) -> bytes:
    head = ["序号", "事项编码", "事项名称", "职权类型", "实施依据"]
    codes = [1, 42, 123456789012345678, 510107002011000, 12345]
    out = io.BytesIO()
    if xls:
        old = xlwt.Workbook(encoding="utf-8")
        page = old.add_sheet("清单")
        for column, text in enumerate(head):
            page.write(0, column, text)
        for at, code in enumerate(codes, start=1):
            page.write(at, 0, at)
            page.write(at, 1, code, xlwt.easyxf(num_format_str="000"))
            for column, text in enumerate(
                [NAMES[0] + str(at), "行政处罚", "《农药管理条例》第五十五条"], start=2
            ):
                page.write(at, column, text)
        old.save(out)
        return out.getvalue()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("清单")
    noughts = book.add_format({"num_format": "000"})
    sheet.write_row(0, 0, head)
    for at, code in enumerate(codes, start=1):
        sheet.write_row(at, 0, [at, "", NAMES[0] + str(at), "行政处罚", "《农药管理条例》第五十五条"])
        sheet.write_number(at, 1, code, noughts)
    book.close()
    return out.getvalue()


@pytest.mark.parametrize("xls", [False, True])
def test_numbers_show_their_noughts_and_invent_no_digits(read, xls: bool) -> None:
    (table,) = read("a.xls" if xls else "a.xlsx", numbered(xls)).tables
    assert texts(table, "code") == ["001", "042", "123456789012346000", "510107002011000", "12345"]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("000", "007"),
        ('"SL"000', "SL007"),
        ("\\S\\L000_ ", "SL007"),
        ('0"个工作日"', "7个工作日"),
        ('"〔2024〕"00"号";@', "〔2024〕07号"),
        ("0", None),
        ("0_ ", None),
        ("0;[Red]0", None),
        ("0.00", None),
        ("yyyy-mm-dd", None),
        ("#,##0", None),
    ],
)
def test_a_format_of_noughts_and_words_is_read_as_it_shows(code: str, shown: str | None) -> None:
    shape = shape_of(code)
    assert (shape.show("7") if shape else None) == shown


@pytest.mark.parametrize("xls", [False, True])
def test_letters_in_a_font_of_symbols_are_read_as_they_show(read, xls: bool) -> None:
    head = ["序号", "事项名称", "下放", "委托"]
    out = io.BytesIO()
    if xls:
        old = xlwt.Workbook()
        page = old.add_sheet("清单")
        ticked = xlwt.easyxf("font: name Wingdings 2")
        for column, text in enumerate(head):
            page.write(0, column, text)
        for at, name in enumerate(NAMES, start=1):
            for column, text in enumerate([at, name, "P", "O"]):
                page.write(at, column, text, *([ticked] if column > 1 else []))
        old.save(out)
    else:
        book = xlsxwriter.Workbook(out)
        sheet = book.add_worksheet("清单")
        look = book.add_format({"font_name": "Wingdings 2"})
        sheet.write_row(0, 0, head)
        for at, name in enumerate(NAMES, start=1):
            sheet.write_row(at, 0, [at, name])
            sheet.write_row(at, 2, ["P", "O"], look)
        book.close()
    (table,) = read("a.xls" if xls else "a.xlsx", out.getvalue()).tables
    assert [table.text[2], table.text[3]] == [["√"] * len(NAMES), ["×"] * len(NAMES)]


def test_cells_without_an_address_keep_their_row_whatever_their_style() -> None:
    row = '<row r="2"><c s="5"><v>7</v></c><c s="5"><v>8</v></c></row>'
    facts = scan_exactly(
        f"<worksheet><sheetData>{row}</sheetData></worksheet>".encode(), Looks(padded={5: Shape(3)})
    )
    assert facts.shown == {(1, 0): "007", (1, 1): "008"}
    assert (facts.rows, facts.columns) == (2, 2)


def test_noughts_of_a_sheet_in_xml_of_2003(read) -> None:
    made = books.xml2003().decode()
    made = made.replace(
        '<Worksheet ss:Name="权责清单">',
        '<Styles><Style ss:ID="s1"><NumberFormat ss:Format="0000"/></Style></Styles><Worksheet ss:Name="权责清单">',
    ).replace('<Cell><Data ss:Type="Number">2<', '<Cell ss:StyleID="s1"><Data ss:Type="Number">2<')
    assert texts(read("a.xml", made.encode()).tables[0], "serial") == ["1", "0002", "3"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (9007199254740991.0, "9007199254740991"),
        (123456789012345678.0, "123456789012346000"),
        (-1e17, "-100000000000000000"),
        (3.30275e30, "3.30275e+30"),
        (0.5, "0.5"),
        (0.30000000000000004, "0.3"),
        (1.2000000000000002, "1.2"),
    ],
)
def test_a_number_has_the_digits_that_a_double_holds(value: float, text: str) -> None:
    assert text_of(value) == text


def test_a_row_deleted_with_track_changes_is_left_out_and_told(read) -> None:
    document = Document(io.BytesIO(books.docx()))
    row = document.tables[0].rows[2]._tr
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:del"))
    out = io.BytesIO()
    document.save(out)
    source = read("a.docx", out.getvalue())
    (table,) = source.tables
    assert texts(table, "name") == [NAMES[0], NAMES[2]]
    assert table.rows == [2, 4]
    (note,) = [note for note in source.notes if note.kind == kinds.TRACKED_DELETION]
    assert note.row == 3
    assert NAMES[1] in note.value


GOOD = ["序号,事项名称,职权类型,实施依据", "1,对甲的处罚,行政处罚,《森林法》第七十六条"]


@pytest.mark.parametrize(
    ("lines", "record"),
    [
        ([*GOOD, '2,"对乙的处罚,行政处罚,《森林法》第七十六条', "3,对丙的处罚,行政处罚,《森林法》"], 3),
        ([*GOOD, '2,"对乙的处罚,行政处罚,《森林法》第七十六条'], 3),
        ([GOOD[0], '1,"对甲的处罚,行政处罚,甲', *GOOD[1:], '3,"对丙的处罚",行政处罚,《森林法》'], 2),
    ],
)
def test_a_quote_that_does_not_close_is_told_with_its_record(read, lines: list[str], record: int) -> None:
    source = read("a.csv", "\n".join(lines).encode())
    assert source.error is not None
    assert source.error.kind is Problem.CORRUPT_FILE
    assert source.error.detail["record"] == record
    assert not source.tables


@pytest.mark.parametrize(
    "line",
    [
        '2,"对乙的\n处罚",行政处罚,《森林法》第七十六条',
        '2,"对""乙""的处罚",行政处罚,《森林法》第七十六条',
        '2,"对"乙"的处罚",行政处罚,《森林法》第七十六条',
        '2,对"乙的处罚,行政处罚,《森林法》第七十六条',
    ],
)
def test_quotes_that_close_and_quotes_inside_a_text_are_read(read, line: str) -> None:
    source = read("a.csv", "\n".join([*GOOD, line, GOOD[1]]).encode())
    assert source.error is None
    assert len(source.tables[0]) == 3


@pytest.mark.parametrize("text", ["依申请公共服务", "公共服务（依申请）", "依申请公共服务事项"])
def test_services_on_application_are_services(text: str) -> None:
    assert canonical_type(text) == ("公共服务", "")


@pytest.mark.parametrize("head", ["实施清单名称", "子项名称"])
def test_a_lone_column_of_sub_items_names_the_items(read, head: str) -> None:
    source = read(
        "a.csv", f"序号,{head},权力类别,权力依据\n1,对甲的处罚,行政处罚,《森林法》第七十六条\n".encode()
    )
    (table,) = source.tables
    assert texts(table, "name") == ["对甲的处罚"]
    assert not table.columns_of("sub_name")


def test_sub_items_beside_main_items_stay_sub_items(read) -> None:
    made = "序号,事项名称,子项名称,职权类型\n1,船舶登记,船舶变更登记,行政许可\n".encode()
    (table,) = read("a.csv", made).tables
    assert texts(table, "sub_name") == ["船舶变更登记"]


ACROSS = [
    ["事项名称", "对甲的处罚", "对乙的处罚"],
    ["职权类型", "行政处罚", "行政处罚"],
    ["实施依据", "《森林法》第七十六条", "《森林法》第七十七条"],
    ["实施部门", "县林业局", "县林业局"],
]


@pytest.mark.parametrize("rows", [ACROSS, ACROSS[:3]])
def test_a_list_that_lies_across_is_told_and_not_read(read, rows: list[list[str]]) -> None:
    source = read("a.csv", "\n".join(",".join(row) for row in rows).encode())
    assert source.error is not None
    assert (source.error.kind, source.error.detail["reason"]) == (Problem.NO_TABLE, "transposed")
    assert [note.detail.get("transposed") for note in source.notes if note.kind == kinds.NO_TABLE] == [True]


def test_a_form_is_still_one_item(read) -> None:
    source = read("a.csv", "\n".join(",".join(row[:2]) for row in ACROSS).encode())
    assert texts(source.tables[0], "name") == ["对甲的处罚"]


def test_a_sheet_of_sentences_is_known_from_a_list_without_a_head(read) -> None:
    def extra(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        notes = book.add_worksheet("填表说明")
        notes.write_column(0, 0, ["一、事项名称按照法律写", "二、不得改动表头", "三、月底前报送"])
        names = book.add_worksheet("名单")
        names.write_column(0, 0, ["对甲的处罚", "对乙的处罚", "对丙的处罚"])

    source = read("a.xlsx", books.xlsx(extra=extra))
    told = {note.sheet: note.detail.get("sentences") for note in source.notes if note.kind == kinds.NO_TABLE}
    assert told == {"填表说明": True, "名单": None}


def test_the_head_of_the_mode_names_no_mode(read) -> None:
    for cell in ("", "√"):
        made = f"序号,事项名称,职权类型,赋权方式\n1,对甲的处罚,行政处罚,{cell}\n".encode()
        (column,) = read("a.csv", made).tables[0].columns_of("mode")
        assert (column.how, column.sure, column.mode) == (How.EXACT, 1.0, None)


def test_placeholders_are_blank_in_the_items_and_stay_in_what_was_read(read) -> None:
    signs = ["无", "/", "-", "——", "无子项", "暂无", "船舶变更登记"]
    lines = ["序号,事项名称,子项名称,职权类型,实施依据,备注"]
    lines += [f"{at},对{at}的处罚,{sign},行政处罚,{sign},{sign}" for at, sign in enumerate(signs, start=1)]
    source = read("a.csv", "\n".join(lines).encode())
    done = normalise([source], NormaliseOptions())
    assert done.items["sub_name"].tolist() == [""] * 6 + ["船舶变更登记"]
    assert done.items["remark"].tolist() == [""] * 6 + ["船舶变更登记"]
    assert done.items["basis"].tolist() == signs
    emptied = done.ledger[done.ledger["step"] == "placeholder"]
    assert sorted(emptied["cell"]) == sorted(f"{letter}{row}" for letter in "CF" for row in range(2, 8))
    (file,) = json.loads(render([source], done))["files"]
    assert [item["values"]["sub_name"] for item in file["tables"][0]["items"]] == signs
    assert [item["values"]["remark"] for item in file["tables"][0]["items"]] == signs


def test_an_encrypted_workbook_of_the_new_kind_is_told_as_such(read) -> None:
    data = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\x00" * 512
        + "EncryptedPackage".encode("utf-16-le")
        + b"\x00" * 600
    )
    source = read("a.xlsx", data)
    assert source.error is not None
    assert (source.format, source.error.kind) == ("xlsx", Problem.ENCRYPTED)


def test_a_file_in_big5_is_told_with_the_option_that_helps(read) -> None:
    made = "序號,事項名稱,職權類型,實施依據\n1,對甲的處罰,行政處罰,《森林法》第七十六條\n".encode("big5")
    source = read("a.csv", made)
    assert source.error is not None
    assert source.error.detail == {"reason": "encoding", "encoding": "gb18030"}


def test_a_list_on_a_hidden_sheet_only_is_named(read) -> None:
    def extra(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        shown = book.add_worksheet("说明")
        shown.write(0, 0, "请填写")
        shown.activate()
        shown.set_first_sheet()
        sheet.hide()

    source = read("a.xlsx", books.xlsx(extra=extra))
    assert source.error is not None
    assert source.error.detail["hidden_sheets"] == "权责清单"
