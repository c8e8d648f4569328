"""Every format reads to the same items; what a look at the sheet shows is marked."""

from __future__ import annotations

import io
import multiprocessing
import os
import zipfile
from pathlib import Path

import pytest
from docx import Document

from powerlist.model.enums import HiddenBy, Problem
from powerlist.model.sheet import SourceFile
from powerlist.read import PinnedMapping, ReadOptions, read_file, read_files, reader

from . import books

NAMES = [row[1] for row in books.ROWS]


@pytest.fixture
def read(tmp_path: Path):
    def run(name: str, data: bytes, options: ReadOptions | None = None) -> SourceFile:
        path = tmp_path / name
        path.write_bytes(data)
        return read_file(path, name, options or ReadOptions())

    return run


def names(source: SourceFile) -> list[str]:
    return [
        text
        for table in source.tables
        for column in table.columns_of("name")
        for text in table.text[column.index]
    ]


def noted(source: SourceFile, kind: str) -> list[str | None]:
    return [note.cell for note in source.notes if note.kind == kind]


FORMATS = {
    "a.xlsx": (books.xlsx, "xlsx"),
    "a.xls": (books.xls, "xls"),
    "a.xlsb": (books.xlsb, "xlsb"),
    "a.ods": (books.ods, "ods"),
    "a.docx": (books.docx, "docx"),
    "a.html": (books.html, "html"),
    "a.xml": (books.xml2003, "xml2003"),
    "a.csv": (books.csv, "csv"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_items(read, name: str) -> None:
    make, kind = FORMATS[name]
    source = read(name, make())
    assert (source.error, source.format) == (None, kind)
    assert names(source) == NAMES
    (table,) = source.tables
    assert [table.text[column.index] for column in table.columns] == [
        list(column) for column in zip(*books.ROWS, strict=True)
    ]
    assert len(source.sha256) == 64


@pytest.mark.parametrize("made", FORMATS)
@pytest.mark.parametrize("name", ["a.xls", "a.xlsx", "a.et"])
def test_the_content_decides_and_not_the_name(read, made: str, name: str) -> None:
    make, kind = FORMATS[made]
    source = read(name, make())
    assert source.format == kind
    assert names(source) == NAMES


def test_the_table_of_a_document_is_named_and_counted(read) -> None:
    source = read(
        "a.docx", books.docx([[books.HEAD, *books.ROWS[:1]], [books.HEAD, *books.ROWS[1:2]], books.ROWS[2:]])
    )
    assert [table.sheet for table in source.tables] == ["表1", "表2", "表3"]
    assert names(source) == NAMES
    assert [table.rows for table in source.tables] == [[2], [2], [1]]


@pytest.fixture
def rewritten(read):
    """Read a document whose XML was changed."""

    def run(data: bytes, change) -> SourceFile:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        parts["word/document.xml"] = change(parts["word/document.xml"].decode()).encode()
        return read("a.docx", books.package(parts))

    return run


@pytest.mark.parametrize(
    ("run", "mark"),
    [
        ('<w:sym w:font="Wingdings 2" w:char="F050"/>', "√"),
        ('<w:sym w:font="Wingdings 2" w:char="F04F"/>', "×"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "√"),
        ('<w:sym w:font="Wingdings" w:char="F0FB"/>', "×"),
        ('<w:sym w:font="Symbol" w:char="00D6"/>', "√"),
        ('<w:sym w:font="Wingdings 2" w:char="nought"/>', ""),
        ('<w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>P</w:t>', "√"),
        ('<w:rPr><w:rFonts w:ascii="Arial"/></w:rPr><w:t>P</w:t>', "P"),
    ],
)
def test_a_tick_in_a_font_of_symbols_is_a_tick(rewritten, run: str, mark: str) -> None:
    rows = [[*books.HEAD, "委托"], *([*row, "MARK"] for row in books.ROWS)]
    source = rewritten(
        books.docx([rows]), lambda text: text.replace("<w:r><w:t>MARK</w:t></w:r>", f"<w:r>{run}</w:r>")
    )
    (table,) = source.tables
    assert table.text[6] == [mark] * 3


def _framed(text: str) -> str:
    start, end = text.index("<w:tbl>"), text.rindex("</w:tbl>") + len("</w:tbl>")
    return f"{text[:start]}<w:tbl><w:tblGrid/><w:tr><w:tc><w:p/>{text[start:end]}<w:p/></w:tc></w:tr></w:tbl>{text[end:]}"


def _boxed(text: str) -> str:
    start, end = text.index("<w:tbl>"), text.rindex("</w:tbl>") + len("</w:tbl>")
    box = f"<w:txbxContent>{text[start:end]}<w:p/></w:txbxContent>"
    return (
        f"{text[:start]}<w:p><w:r><w:drawing>{box}</w:drawing><w:pict>{box}</w:pict></w:r></w:p>{text[end:]}"
    )


def _boxed_apart(text: str) -> str:
    """Put each of its tables into a box of its own, all boxes and a line of its own in one paragraph."""
    start, end = text.index("<w:tbl>"), text.rindex("</w:tbl>") + len("</w:tbl>")
    title = "<w:txbxContent><w:p><w:r><w:t>一张表</w:t></w:r></w:p></w:txbxContent>"
    boxes = [
        title,
        *(
            f"<w:txbxContent>{table}</w:tbl><w:p/></w:txbxContent>"
            for table in text[start:end].split("</w:tbl>")[:-1]
        ),
    ]
    runs = "".join(f"<w:r><w:pict>{box}</w:pict></w:r>" for box in boxes)
    return f"{text[:start]}<w:p><w:r><w:t>县水利局</w:t></w:r>{runs}</w:p>{text[end:]}"


def _strict(text: str) -> str:
    return text.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )


@pytest.mark.parametrize("change", [_framed, _boxed, _boxed_apart, _strict])
def test_a_list_in_a_frame_in_a_box_and_in_a_strict_document(rewritten, change) -> None:
    source = rewritten(books.docx(), change)
    assert names(source) == NAMES
    assert [table.sheet for table in source.tables] == ["表1"]


def test_a_document_that_declares_entities_is_refused(rewritten) -> None:
    source = rewritten(
        books.docx(), lambda text: text.replace("?>", '?><!DOCTYPE x [<!ENTITY a "县水务局">]>', 1)
    )
    assert source.error is not None
    assert source.error.kind is Problem.CORRUPT_FILE


def test_a_body_merged_over_a_page_goes_on_in_the_next_table(read) -> None:
    document = Document()
    for rows, last in (
        ([["序号", "原实施部门", "事项名称"], ["1", "甲县水务局", "取水许可"], ["2", "", "河道采砂许可"]], 2),
        ([["3", "", "水事纠纷裁决"], ["4", "", "水资源费征收"], ["5", "甲县林业局", "林木采伐许可"]], 1),
    ):
        table = document.add_table(3, 3)
        for r, cells in enumerate(rows):
            for c, text in enumerate(cells):
                table.cell(r, c).text = text
        table.cell(last - 1, 1).merge(table.cell(last, 1))
        document.add_paragraph("")
    out = io.BytesIO()
    document.save(out)
    first, second = read("a.docx", out.getvalue()).tables
    assert first.text[1] == ["甲县水务局"] * 2
    assert second.text[1] == ["甲县水务局", "甲县水务局", "甲县林业局"]


def test_a_table_of_contents_holds_no_items_of_its_own(read) -> None:
    contents = [
        ["序号", "事项名称", "页码"],
        *([row[0], row[1], str(at)] for at, row in enumerate(books.ROWS)),
    ]
    source = read("a.docx", books.docx([contents, [books.HEAD, *books.ROWS]]))
    assert [table.sheet for table in source.tables] == ["表2"]
    assert noted(source, "read.no-table") == [None]
    assert [table.sheet for table in read("a.docx", books.docx([contents])).tables] == ["表1"]
    # one that names an item which stands nowhere else is kept: nothing is lost
    source = read("a.docx", books.docx([contents, [books.HEAD, *books.ROWS[:-1]]]))
    assert [table.sheet for table in source.tables] == ["表1", "表2"]


def test_merged_cells_of_a_document(read) -> None:
    document = Document()
    table = document.add_table(4, 4)
    for r, cells in enumerate(
        [
            ["序号", "事项名称", "原实施部门", ""],
            ["1", "取水许可", "县水务局", "√"],
            ["2", "河道采砂许可", "", "√"],
            ["3", "种子许可", "", ""],
        ]
    ):
        for c, text in enumerate(cells):
            table.cell(r, c).text = text
    table.cell(0, 3).text = "三桥镇"
    table.cell(1, 2).merge(table.cell(3, 2))
    table.cell(1, 1).paragraphs[0].add_run("（内部掌握）").font.hidden = True
    out = io.BytesIO()
    document.save(out)
    (found,) = read("a.docx", out.getvalue()).tables
    assert [text.strip() for text in found.text[2]] == ["县水务局"] * 3
    assert [found.cell(at, found.columns[2]) for at in range(3)] == ["C2", "C2", "C2"]
    assert found.columns[3].receiver == "三桥镇"
    assert found.text[1] == ["取水许可", "河道采砂许可", "种子许可"]


def test_hidden_sheets_and_unknown_rows_of_a_binary_workbook(read) -> None:
    source = read("a.xlsb", books.xlsb(hidden_sheet=True))
    assert [note.sheet for note in source.notes if note.kind == "read.hidden-sheet"] == ["草稿"]
    assert any(note.kind == "read.hidden-unknown" for note in source.notes)


def test_pages_saved_as_workbooks_in_gbk(read) -> None:
    source = read("a.xls", books.html(encoding="gb18030", declared="gb2312"))
    assert (source.format, source.encoding) == ("html", "gb18030")
    assert names(source) == NAMES


@pytest.mark.parametrize(
    "lines",
    [
        ["事项名称,实施依据", "取水许可,<div>《水法》第四十八条</div>"],
        ['"事项名称", "实施依据"', '"取水许可", "《水法》第四十八条"'],
    ],
)
def test_a_text_file_with_tags_or_blanks_beside_its_quotes(read, lines: list[str]) -> None:
    source = read("a.csv", "\n".join(lines).encode())
    assert (source.format, names(source)) == ("csv", ["取水许可"])


def test_a_cell_that_an_export_protects_shows_what_is_inside(read) -> None:
    lines = ["事项编码,事项名称,实施依据", '="000123",取水许可,《水法》第四十八条', '="",种子许可,="甲"']
    (table,) = read("a.csv", "\n".join(lines).encode()).tables
    assert [table.text[at] for at in (0, 2)] == [["000123", ""], ["《水法》第四十八条", "甲"]]


def test_spans_in_a_page(read) -> None:
    page = (
        "<table><tr><th rowspan=2>序号</th><th rowspan=2>事项名称</th><th colspan=2>承接主体</th></tr>"
        "<tr><th>三桥镇</th><th>龙门镇</th></tr>"
        "<tr><td>1</td><td>取水<br>许可</td><td>√</td><td></td></tr></table>"
    )
    source = read("a.html", page.encode())
    assert names(source) == ["取水\n许可"]
    assert [column.receiver for column in source.tables[0].columns] == [None, None, "三桥镇", "龙门镇"]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (books.csv(), "utf-8"),
        (books.csv(encoding="utf-8"), "utf-8"),
        (books.csv(encoding="gb18030"), "gb18030"),
        (books.csv(encoding="utf-16"), "utf-16"),
        (books.csv(encoding="gb18030", delimiter="\t"), "gb18030"),
    ],
)
def test_encodings_in_their_order(read, data: bytes, encoding: str) -> None:
    source = read("a.csv", data)
    assert source.encoding == encoding
    assert names(source) == NAMES


def test_a_byte_that_fits_no_encoding_is_told_with_its_offset(read) -> None:
    data = books.csv(encoding="gb18030")
    source = read("a.csv", data + b"\xff\xff")
    assert source.error is not None
    assert source.error.kind is Problem.UNDECODABLE
    assert source.error.detail["offset"] == len(data)


def test_a_given_encoding_wins(read) -> None:
    data = "編號,事項\r\n1,取水\r\n2,種子".encode("big5")
    assert names(read("a.csv", data, ReadOptions(encoding="big5"))) == ["取水", "種子"]
    source = read("a.csv", books.csv(), ReadOptions(encoding="no-such-code"))
    assert source.error is not None
    assert source.error.kind is Problem.UNDECODABLE


def test_rows_hidden_by_hand_and_by_a_filter(read) -> None:
    by_hand = read("a.xlsx", books.xlsx(hidden=(2,)))
    assert by_hand.tables[0].hidden_by == [HiddenBy.HAND, None, None]
    by_filter = read("a.xlsx", books.xlsx(hidden=(2, 4), filtered=True))
    assert by_filter.tables[0].hidden_by == [HiddenBy.FILTER, None, HiddenBy.FILTER]
    assert noted(by_filter, "read.hidden-row") == ["B3", "B5"]
    old = read("a.xls", books.xls(hidden=(3,)))
    assert old.tables[0].hidden_by == [None, HiddenBy.HAND, None]
    open_document = read("a.ods", books.ods(collapse=(3,), filtered=(2,)))
    assert open_document.tables[0].hidden_by == [HiddenBy.FILTER, HiddenBy.HAND, None]
    saved = read("a.xls", books.xml2003(hidden=(2,)))
    assert saved.tables[0].hidden_by == [HiddenBy.HAND, None, None]


def test_hidden_sheets_are_named_and_not_read(read) -> None:
    source = read("a.xlsx", books.xlsx(sheets=[("草稿", False), ("其二", True)]))
    assert [table.sheet for table in source.tables] == ["权责清单", "其二"]
    (note,) = [note for note in source.notes if note.kind == "read.hidden-sheet"]
    assert (note.sheet, note.detail) == ("草稿", {"rows": 4})
    old = read("a.xls", books.xls(hide_sheet=True))
    assert [note.detail for note in old.notes if note.kind == "read.hidden-sheet"] == [{"rows": 1}]


def test_hidden_columns_struck_text_and_formulas_without_a_value(read) -> None:
    source = read(
        "a.xlsx", books.xlsx(columns_hidden=(4,), struck={(2, 1), (3, 3)}, formulas={(3, 5): "=A1"})
    )
    assert noted(source, "read.hidden-column") == ["E2"]
    assert [column.letter for column in source.tables[0].columns if column.hidden] == ["E"]
    assert noted(source, "read.struck-through") == ["B3", "D4"]
    assert noted(source, "read.formula-without-value") == ["F4"]
    assert noted(read("a.xls", books.xls(struck={(2, 1)})), "read.struck-through") == ["B3"]


def test_text_struck_in_part(read) -> None:
    def extra(book, sheet) -> None:
        strike = book.add_format({"font_strikeout": True})
        sheet.write_rich_string(2, 5, "保留", strike, "删去", "保留")

    source = read("a.xlsx", books.xlsx(extra=extra))
    (note,) = [note for note in source.notes if note.kind == "read.struck-through"]
    assert (note.cell, note.detail) == ("F3", {"part": True})


def test_numbers_dates_and_text_keep_what_they_say(read) -> None:
    def extra(book, sheet) -> None:
        import datetime

        sheet.write_string(2, 0, "001")
        sheet.write_datetime(3, 5, datetime.datetime(2025, 3, 1), book.add_format({"num_format": "yyyy/m/d"}))
        sheet.write_number(4, 5, 510900123456789)

    (table,) = read("a.xlsx", books.xlsx(extra=extra)).tables
    assert table.text[0] == ["001", "2", "3"]
    assert table.text[5] == ["", "2025-03-01", "510900123456789"]


def test_a_styled_row_far_below_is_no_extent(read) -> None:
    def extra(book, sheet) -> None:
        sheet.write_blank(59_999, 20, None, book.add_format({"bold": True}))

    source = read("a.xlsx", books.xlsx(extra=extra))
    assert names(source) == NAMES
    (note,) = [note for note in source.notes if note.kind == "read.fake-extent"]
    assert note.detail["claimed"] == [60_000, 21]
    assert names(read("a.ods", books.ods(repeat=1_048_000))) == NAMES


def test_pins_are_found_by_file_and_sheet(read) -> None:
    pin = PinnedMapping(file="*.xlsx", sheet="权责*", columns=(("F", "authority"),))
    source = read("a.xlsx", books.xlsx(), ReadOptions(pins=(pin,)))
    assert source.tables[0].columns_of("authority")[0].letter == "F"
    assert read("b.csv", books.csv(), ReadOptions(pins=(pin,))).tables[0].columns_of("authority") == []


def test_several_files_keep_their_order_and_their_failures(tmp_path: Path) -> None:
    files = {"b.xlsx": books.xlsx(), "a.xls": b"%PDF-1.4", "c.csv": books.csv()}
    paths = []
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        paths.append((tmp_path / name, name))
    paths.append((tmp_path / "none.xlsx", "none.xlsx"))
    seen: list[str] = []
    for jobs in (1, 2):
        sources = read_files(paths, ReadOptions(), jobs=jobs, progress=seen.append)
        assert [source.file for source in sources] == ["b.xlsx", "a.xls", "c.csv", "none.xlsx"]
        assert [source.error.kind if source.error else None for source in sources] == [
            None,
            Problem.NOT_A_SPREADSHEET,
            None,
            Problem.MISSING,
        ]
    assert seen == ["b.xlsx", "a.xls", "c.csv", "none.xlsx"] * 2


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="the worker must inherit the patch")
def test_a_file_that_kills_its_worker_takes_no_other_with_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real = reader._book

    def book(data, path, source, options):
        if path.name == "deadly.csv":
            os._exit(3)
        return real(data, path, source, options)

    monkeypatch.setattr(reader, "_book", book)
    paths = []
    for name in ("a.csv", "deadly.csv", "b.csv", "c.csv"):
        (tmp_path / name).write_bytes(books.csv())
        paths.append((tmp_path / name, name))
    sources = read_files(paths, ReadOptions(), jobs=2)
    assert [source.error.kind if source.error else None for source in sources] == [
        None,
        Problem.CORRUPT_FILE,
        None,
        None,
    ]


def test_breaks_that_our_own_tables_write_are_read_back(read) -> None:
    """items.csv keeps a record on one physical line; in a department's file the two characters are its own."""
    text = (
        "事项标识,事项名称,职权类型,实施依据\n0-1,对取水的处罚,行政处罚,《水法》第四十八条\\n第一款 C:\\\\a\n"
    )
    ours, theirs = (
        [table.text[column.index] for table in source.tables for column in table.columns_of("basis")]
        for source in (
            read("items.csv", text.encode("utf-8-sig")),
            read("a.csv", text.replace("事项标识", "编码").encode("utf-8-sig")),
        )
    )
    assert ours == [["《水法》第四十八条\n第一款 C:\\a"]]
    assert theirs == [["《水法》第四十八条\\n第一款 C:\\\\a"]]


@pytest.mark.parametrize("head", [[], [books.HEAD]])
def test_a_row_cut_across_two_tables_of_a_document_is_one_item(read, head: list[list[str]]) -> None:
    first, second, third = books.ROWS
    cut = [[*second[:4], "《中华人民共和国水法》", *second[5:]], ["", "", "", "", "第四十八条", ""]]
    source = read("a.docx", books.docx([[books.HEAD, first, cut[0]], [*head, cut[1], third]]))
    assert names(source) == NAMES
    assert source.tables[0].text[4] == [first[4], "《中华人民共和国水法》\n第四十八条"]
    assert [table.rows for table in source.tables] == [[2, 3], [2 + len(head)]]
    assert noted(source, "read.several-rows") == [None]
    name = "对未按规定报告动物疫情的处罚"
    wrapped = [[*second[:1], name[:9], *second[2:]], ["", name[9:], "", "", "", ""]]
    source = read("a.docx", books.docx([[books.HEAD, first, wrapped[0]], [*head, wrapped[1], third]]))
    assert ["".join(one.split()) for one in names(source)] == [NAMES[0], name, NAMES[2]]
    alone = read("a.docx", books.docx([[books.HEAD, first, cut[0]], [*head, cut[1]]]))
    assert names(alone) == NAMES[:2]
    assert alone.tables[0].text[4][1] == "《中华人民共和国水法》\n第四十八条"


@pytest.mark.parametrize(
    "row", [["", "（二）许可类", "", "", "", ""], ["", "渔业捕捞许可", "行政许可", "", "", ""]]
)
def test_a_section_or_an_item_in_the_next_table_is_no_rest(read, row: list[str]) -> None:
    source = read("a.docx", books.docx([[books.HEAD, *books.ROWS[:2]], [row, books.ROWS[2]]]))
    assert source.tables[0].text[1] == NAMES[:2]


@pytest.mark.parametrize(
    ("before", "behind", "hidden"),
    [
        ('<div style="display: none">', "</div>", True),
        ("<section hidden>", "</section>", True),
        ('<div style="display:block">', "</div>", False),
    ],
)
def test_rows_of_a_part_of_a_page_that_is_not_shown_are_hidden(
    read, before: str, behind: str, hidden: bool
) -> None:
    page = books.html().decode().replace("<table", f"{before}<table").replace("</table>", f"</table>{behind}")
    (table,) = read("a.html", page.encode()).tables
    assert [reason is not None for reason in table.hidden_by] == [hidden] * len(books.ROWS)
