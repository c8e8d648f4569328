"""Whatever a file is: one clear refusal, in bounded time and memory, and never an exception."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from pathlib import Path

import pytest

from powerlist.files.opening import FREE_INFLATION, Limits
from powerlist.model.enums import HiddenBy, Problem
from powerlist.model.sheet import SourceFile
from powerlist.read import ReadOptions, read_file
from powerlist.read.formats.sheetexact import scan_exactly
from powerlist.read.formats.sheetfacts import Looks
from powerlist.read.lines import line_kind
from powerlist.text.pages import is_continued

from . import books

#: Nothing here needs more than a few seconds: more is work that grows with the square of the file.
pytestmark = pytest.mark.timeout(60)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(sheet: str | bytes, **more: bytes) -> bytes:
    """A minimal package round a sheet's XML."""
    return books.package(
        {
            "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": (
                f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{RELATIONS}/officeDocument" '
                'Target="xl/workbook.xml"/></Relationships>'
            ).encode(),
            "xl/workbook.xml": (
                f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="甲" sheetId="1" r:id="r1"/>'
                "</sheets></workbook>"
            ).encode(),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/worksheet" '
                'Target="worksheets/sheet1.xml"/></Relationships>'
            ).encode(),
            "xl/worksheets/sheet1.xml": sheet if isinstance(sheet, bytes) else sheet.encode(),
            **more,
        }
    )


def sheet(rows: str, root: str = "worksheet", prefix: str = "") -> str:
    """A sheet's XML."""
    space = f'xmlns:{prefix[:-1]}="{MAIN}"' if prefix else f'xmlns="{MAIN}"'
    return f"<{prefix}{root} {space}><{prefix}sheetData>{rows}</{prefix}sheetData></{prefix}{root}>"


def cell(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


LIST = (
    f'<row r="1">{cell("A1", "序号")}{cell("B1", "事项名称")}</row>'
    f'<row r="2">{cell("A2", "1")}{cell("B2", "取水许可")}</row>'
)


def container(stream: str) -> bytes:
    """The head of an OLE file that names one stream."""
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2552)
    struct.pack_into("<H", head, 30, 9)
    return bytes(head) + stream.encode("utf-16-le")


@pytest.fixture
def read(tmp_path: Path):
    def run(data: bytes, name: str = "a.xlsx", limits: Limits | None = None) -> SourceFile:
        path = tmp_path / name
        path.write_bytes(data)
        return read_file(path, name, ReadOptions(limits=limits or Limits()))

    return run


def kind(source: SourceFile) -> str | None:
    return source.error.kind.value if source.error else None


@pytest.mark.parametrize(
    ("data", "name", "wanted"),
    [
        (b"", "a.xlsx", "empty_workbook"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 50, "a.xlsx", "not_a_spreadsheet"),
        (b"\xff\xd8\xff\xe0" + b"0" * 50, "a.xls", "not_a_spreadsheet"),
        (b"%PDF-1.7\n...", "a.xls", "not_a_spreadsheet"),
        (b"Rar!\x1a\x07\x00", "a.xlsx", "not_a_spreadsheet"),
        (b"just a sentence", "a.xlsx", "not_a_spreadsheet"),
        (b"\x00\x01\x02\x03" * 100, "a.xlsx", "corrupt_file"),
        (b"\x00\x01\x02\x03" * 100, "a.et", "unsupported_format"),
        (books.xlsx()[:2000], "a.xlsx", "corrupt_file"),
        (books.xls()[:3000], "a.xls", "corrupt_file"),
        (books.package({"a.txt": b"x"}), "a.xlsx", "not_a_spreadsheet"),
        (
            books.package({"[Content_Types].xml": b"<Types/>", "ppt/x.xml": b""}),
            "a.pptx",
            "not_a_spreadsheet",
        ),
        (
            books.package({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}),
            "a.odt",
            "unsupported_format",
        ),
        (b"<html><body><p>no table</p></body></html>", "a.xls", "not_a_spreadsheet"),
        (books.docx([]), "a.docx", "not_a_spreadsheet"),
        (container("EncryptedPackage"), "a.xlsx", "encrypted"),
        (container("WordDocument"), "a.xls", "unsupported_format"),
        # an old document: its directory says so, whatever words it holds
        (container("WordDocument\0") + "Book".encode("utf-16-le"), "a.doc", "unsupported_format"),
        (container("PowerPoint Document"), "a.xls", "not_a_spreadsheet"),
        (container("Workbook"), "a.xls", "corrupt_file"),
        ("只有一句话\n".encode(), "a.csv", "no_table"),
        ("序号,事项名称\n1,取水许可\n2,河道采砂许可\n".encode("utf-16-le"), "a.csv", "undecodable"),
        ("序号,事项名称\n1,取水许可\n2,河道采砂许可\n".encode("utf-16-be"), "a.xlsx", "undecodable"),
        (
            b"From: x\r\nMIME-Version: 1.0\r\n\r\n<html><table><tr><td>a</td></tr></table></html>",
            "a.xls",
            "unsupported_format",
        ),
        (b"a:\r\n" * 1000, "a.csv", "no_table"),
    ],
)
def test_one_clear_refusal(read, data: bytes, name: str, wanted: str) -> None:
    source = read(data, name)
    assert kind(source) == wanted
    assert source.tables == []


def test_a_failure_of_the_program_is_no_damaged_file(read, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ValueError("x")

    monkeypatch.setattr("powerlist.read.reader.find_tables", fails)
    source = read(books.xlsx())
    assert kind(source) == "internal"
    assert source.tables == []


def test_missing_files_folders_and_the_limit_of_bytes(read, tmp_path: Path) -> None:
    assert kind(read_file(tmp_path / "none.xlsx", "none.xlsx", ReadOptions())) == "missing"
    assert kind(read_file(tmp_path, "folder", ReadOptions())) == "missing"
    assert kind(read(books.xlsx(), limits=Limits(bytes=100))) == "too_large"


def test_an_empty_workbook_and_a_sheet_without_a_list(read) -> None:
    assert kind(read(workbook(sheet("")))) == "empty_workbook"
    assert kind(read(workbook(sheet(f'<row r="1">{cell("A1", "工作总结")}</row>')))) == "no_table"
    source = read(
        workbook(sheet(f'<row r="1">{cell("A1", "序号")}{cell("B1", "职权类型")}{cell("C1", "数量")}</row>'))
    )
    assert kind(source) == "no_table"
    assert any(note.kind == "read.no-name-column" for note in source.notes)


@pytest.mark.parametrize(
    "far",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="2"><c\tr="XFD1048576"><v>1</v></c></row>',
        '<row r="2"><c s="0" r="XFD1048576"><v>1</v></c></row>',
        "<row r='2'><c r='XFD1048576'><v>1</v></c></row>",
        '<row r="2"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>',
    ],
)
def test_two_cells_far_apart_are_refused_before_anybody_allocates(read, far: str) -> None:
    source = read(workbook(sheet('<row r="1"><c r="A1"><v>1</v></c></row>' + far)))
    assert kind(source) == "too_large"
    assert source.error is not None
    assert source.error.detail["cell"] == "XFD1048576"


def test_a_row_or_column_without_extent_is_hidden(read) -> None:
    rows = (
        '<row r="2" ht="0" customHeight="1">' + cell("A2", "1") + cell("B2", "取水许可") + "</row>"
        '<row r="3" ht="20.0" customHeight="0">' + cell("A3", "2") + cell("B3", "对非法采砂的处罚") + "</row>"
    )
    head = f'<row r="1">{cell("A1", "序号")}{cell("B1", "事项名称")}{cell("C1", "备注")}</row>'
    text = sheet(head + rows).replace(
        "<sheetData>", '<cols><col min="3" max="3" width="0"/></cols><sheetData>'
    )
    (table,) = read(workbook(text)).tables
    assert table.hidden_by == [HiddenBy.HAND, None]
    assert [column.hidden for column in table.columns] == [False, False, True]
    exact = scan_exactly(text.encode(), Looks())
    assert (exact.hidden_rows, exact.hidden_columns) == ({1: HiddenBy.HAND}, {2})


def test_rows_that_repeat_are_bounded(read) -> None:
    assert kind(read(books.ods(copies=1_000_000), "a.ods")) == "suspicious_compression"
    (table,) = read(books.ods(copies=3), "a.ods").tables
    assert len(table) == 9


def test_a_prefix_hides_no_cell(read) -> None:
    rows = "".join(
        f'<x:row r="{row}"><x:c r="{at}"><x:v>1</x:v></x:c></x:row>'
        for row, at in ((1, "A1"), (2, "XFD1048576"))
    )
    assert kind(read(workbook(sheet(rows, prefix="x:")))) == "too_large"


def test_a_far_cell_that_only_carries_a_style_is_no_extent(read) -> None:
    source = read(workbook(sheet(LIST + '<row r="1048576"><c r="XFD1048576" s="0"/></row>')))
    assert kind(source) is None
    assert [len(table) for table in source.tables] == [1]


def test_a_million_declared_rows(read) -> None:
    rows = "".join(f'<row r="{row}"/>' for row in range(3, 300_000))
    source = read(workbook(sheet(LIST + rows + '<row r="1048576" hidden="1"/>')))
    assert [len(table) for table in source.tables] == [1]


def test_zip_bombs(read) -> None:
    blanks = b" " * (2 * FREE_INFLATION)
    assert kind(read(workbook(b"<worksheet>" + blanks))) == "suspicious_compression"
    assert kind(read(workbook(sheet(LIST), **{"xl/styles.xml": blanks}))) == "suspicious_compression"
    assert kind(read(books.package({"word/document.xml": blanks}), "a.docx")) == "suspicious_compression"
    assert (
        kind(
            read(
                books.package(
                    {
                        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                        "content.xml": blanks,
                    }
                ),
                "a.ods",
            )
        )
        == "suspicious_compression"
    )
    many = {f"a{number}": b"" for number in range(25_000)}
    assert kind(read(books.package(many))) == "suspicious_compression"


def test_a_member_that_lies_about_its_size(read) -> None:
    data = bytearray(workbook(sheet(LIST)))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"xl/worksheets/sheet1.xml"))
    struct.pack_into("<I", data, at + 24, 10)
    assert kind(read(bytes(data))) == "corrupt_file"


def test_entities_are_not_expanded(read) -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 8))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "{"x" * 1000}">{levels}]>'
    for name, data in (
        ("a.xlsx", workbook(bomb + sheet(LIST.replace("取水许可", "&a7;")))),
        (
            "a.ods",
            books.package(
                {
                    "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                    "content.xml": (bomb + "<x>&a7;</x>").encode(),
                }
            ),
        ),
        ("a.docx", books.package({"word/document.xml": (bomb + "<x>&a7;</x>").encode()})),
        ("a.xml", (bomb + books.xml2003().decode().split("?>", 1)[1].replace("取水许可", "&a7;")).encode()),
    ):
        source = read(data, name)
        assert all(
            len(text) < 10_000 for table in source.tables for texts in table.text.values() for text in texts
        )


def test_files_outside_are_not_fetched(read, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密内容")
    head = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    data = head + books.xml2003().decode().split("?>", 2)[2].replace("取水许可", "&e;")
    source = read(data.encode(), "a.xml")
    assert not any(
        "机密" in text for table in source.tables for texts in table.text.values() for text in texts
    )


def test_repeats_of_an_open_document_are_bounded(read) -> None:
    content = books.ods()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read("content.xml").decode()
    text = text.replace(
        '<table:table-row><table:table-cell office:value-type="float"',
        '<table:table-row table:number-rows-repeated="99999999"><table:table-cell office:value-type="float"',
        1,
    )
    source = read(
        books.package(
            {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": text.encode()}
        ),
        "a.ods",
    )
    assert kind(source) == "too_large"


def test_spans_of_a_page_are_bounded(read) -> None:
    page = "<table>" + "<tr>" + '<td rowspan="65000" colspan="1000">x</td>' * 30 + "</tr>" * 3 + "</table>"
    assert read(page.encode(), "a.html").format == "html"
    deep = "<table>" + "<tr><td>" * 5000 + "x" + "</td></tr>" * 5000 + "</table>"
    assert read(deep.encode(), "a.html").format == "html"


def test_merged_ranges_that_cover_everything_many_times(read) -> None:
    merges = "".join(f'<mergeCell ref="A{row}:XFD1048576"/>' for row in range(1, 3000))
    data = sheet(LIST).replace("</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>")
    assert read(workbook(data)).format == "xlsx"


@pytest.mark.parametrize(
    "unit",
    [
        '<c r="A1" ',
        '<c r="A1" t="e" ',
        '<c r="A1" t="e"><v ',
        '<c r="A1"><f ',
        '<row r="1" hidden="1" ',
        '<col hidden="1" ',
        '<autoFilter ref="A1:B2" ',
        "<filterColumn ",
        ' t="e"',
    ],
)
def test_tags_that_never_end_are_no_tags(read, unit: str) -> None:
    """In a comment all this is well-formed, and packs to a few kilobytes."""
    comment = f'<!-- <autoFilter <f t="e" hidden="1" {unit * (600_000 // len(unit))} -->'
    source = read(workbook(sheet(LIST).replace("<sheetData>", f"{comment}<sheetData>")))
    assert kind(source) is None
    assert source.tables[0].text == {0: ["1"], 1: ["取水许可"]}


def test_long_cells_control_characters_and_lone_surrogates(read) -> None:
    long = "长" * 32_767
    source = read(workbook(sheet(LIST.replace("取水许可", f"取水&#9;许可_x0007_{long}"))))
    assert source.error is None
    assert len(source.tables[0].text[1][0]) > 32_767
    page = "<table><tr><td>序号</td><td>事项名称</td></tr><tr><td>1</td><td>a&#xD800;b&#0;</td></tr></table>"
    assert read(page.encode(), "a.html").error is None


def test_sheets_in_another_encoding_or_without_addresses(read) -> None:
    wide = ('<?xml version="1.0" encoding="UTF-16"?>' + sheet(LIST)).encode("utf-16")
    assert [len(table) for table in read(workbook(wide)).tables] == [1]
    bare = re.sub(r'<(c|row) r="[A-Z0-9]+"', r"<\1", sheet(LIST))
    source = read(workbook(bare))
    assert [(table.range, table.rows) for table in source.tables] == [("A1:B2", [2])]


def test_a_workbook_that_names_itself(read) -> None:
    data = workbook(
        sheet(LIST),
        **{
            "xl/worksheets/_rels/sheet1.xml.rels": (
                f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="x" Target="sheet1.xml"/></Relationships>'
            ).encode()
        },
    )
    assert read(data).error is None


def test_a_binary_workbook_with_a_far_cell_costs_only_its_worker(read) -> None:
    data = books.xlsb()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    name = "xl/worksheets/sheet1.bin"
    row = struct.pack("<IIHBBBI", 1_048_575, 0, 300, 0, 0, 0, 0)
    far = bytes([0, len(row)]) + row + bytes([5, 16]) + struct.pack("<IId", 16_383, 0, 1.0)
    assert b"\x92\x01\x00" in parts[name]
    parts[name] = parts[name].replace(b"\x92\x01\x00", far + b"\x92\x01\x00")
    assert kind(read(books.package(parts), "a.xlsb")) in ("corrupt_file", "too_large")


def test_a_dying_worker_is_a_corrupt_file(monkeypatch: pytest.MonkeyPatch, read) -> None:
    data = books.package({"[Content_Types].xml": b"", "xl/workbook.bin": b"\x83\x01\x00" * 50})
    assert kind(read(data, "a.xlsb")) == "corrupt_file"
    monkeypatch.setattr("powerlist.read.formats.xlsb._MODULE", "os._exit")
    assert kind(read(data, "a.xlsb")) == Problem.CORRUPT_FILE.value


@pytest.mark.parametrize("part", [" ", "1", "1 ", "共 ", "项 ", "（共", "★ ", "填表人 ", "续表 "])
def test_a_line_of_repeats_is_looked_at_once(part):
    assert is_continued("甲" + part * 10_000) == part.startswith("续")
    assert line_kind("甲" + part * 10_000) == "other"
    assert line_kind(f"★ 下放类（共{part[-1:].strip()}1项）") == "section"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_one_byte_of_nought_in_a_text_is_told_with_its_place(read, encoding: str) -> None:
    text = "序号,事项名称\n1,取水许可\n2,河道\x00采砂许可\n"
    source = read(text.encode(encoding), "a.csv")
    assert kind(source) == "undecodable"
    assert source.error.detail["line"] == 3
    assert source.error.detail["offset"] == text.encode(encoding).index(0)
    assert kind(read(text.replace("\x00", "").encode(encoding), "a.csv")) is None


def test_noughts_in_what_is_no_text_are_binary(read) -> None:
    assert kind(read(b"\x00\x01\x02\x03" * 100, "a.csv")) == "not_a_spreadsheet"
    assert kind(read(b"\x01\x02\x03\x04\x05\x06\x07\x0e\x00ab\x11", "a.csv")) == "not_a_spreadsheet"


def test_a_cell_beyond_the_limit_is_told_with_its_record(read) -> None:
    source = read(f"序号,事项名称\n1,取水许可\n2,{'a' * 10_000_001}\n".encode(), "a.csv")
    assert kind(source) == "too_large"
    assert source.error.detail["record"] == 3
