"""Small files of every format, made by the tests themselves."""

from __future__ import annotations

import io
import struct
import zipfile
from xml.sax.saxutils import escape

import xlsxwriter
import xlwt
from docx import Document

HEAD = ["序号", "事项名称", "职权类型", "原实施部门", "实施依据", "备注"]
ROWS = [
    [
        "1",
        "对未取得农药经营许可证经营农药的处罚",
        "行政处罚",
        "甲县农业农村局",
        "《农药管理条例》第五十五条",
        "",
    ],
    ["2", "取水许可", "行政许可", "甲县水务局", "《中华人民共和国水法》第四十八条", "涉河"],
    ["3", "对兽药经营的监督检查", "行政检查", "甲县农业农村局", "《兽药管理条例》第四十四条", ""],
]
TITLE = "甲县权责清单"


def xlsx(
    rows=None,
    *,
    title=True,
    hidden=(),
    filtered=False,
    columns_hidden=(),
    struck=(),
    formulas=None,
    sheets=None,
    extra=None,
) -> bytes:
    """A workbook with one list; ``hidden`` are 0-based rows, ``struck`` cells, ``formulas`` cells without a value."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    strike = book.add_format({"font_strikeout": True})
    sheet = book.add_worksheet("权责清单")
    at = 0
    if title:
        sheet.merge_range(0, 0, 0, len(HEAD) - 1, TITLE)
        at = 1
    table = [HEAD, *(ROWS if rows is None else rows)]
    for r, cells in enumerate(table):
        for c, text in enumerate(cells):
            style = strike if (at + r, c) in struck else None
            if text.isdigit():
                sheet.write_number(at + r, c, int(text), style)
            elif text:
                sheet.write_string(at + r, c, text, style)
    for (r, c), formula in (formulas or {}).items():
        sheet.write_formula(r, c, formula, None, "")
    if filtered:
        sheet.autofilter(at, 0, at + len(table) - 1, len(HEAD) - 1)
        sheet.filter_column(2, "x == 行政许可")
    for row in hidden:
        sheet.set_row(row, None, None, {"hidden": True})
    for column in columns_hidden:
        sheet.set_column(column, column, 8, None, {"hidden": True})
    for name, visible in sheets or ():
        other = book.add_worksheet(name)
        for r, cells in enumerate(table):
            other.write_row(r, 0, cells)
        if not visible:
            other.hide()
    if extra is not None:
        extra(book, sheet)
    book.close()
    return out.getvalue()


def xls(rows=None, *, hidden=(), struck=(), merge=None, hide_sheet=False) -> bytes:
    """The same as BIFF8."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("权责清单")
    strike = xlwt.easyxf("font: struck_out on")
    plain = xlwt.easyxf("")
    table = [[TITLE], HEAD, *(ROWS if rows is None else rows)]
    for r, cells in enumerate(table):
        for c, text in enumerate(cells):
            if text:
                sheet.write(
                    r, c, float(text) if text.isdigit() else text, strike if (r, c) in struck else plain
                )
    for row in hidden:
        sheet.row(row).hidden = True
    if merge:
        sheet.merge(*merge)
    if hide_sheet:
        other = book.add_sheet("草稿")
        other.write(0, 0, "x")
        other.visibility = 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(rows=None, *, collapse=(), filtered=(), repeat=1, copies=1) -> bytes:
    """The same as OpenDocument, written by hand."""
    lines = []
    for r, cells in enumerate([[TITLE], HEAD, *(ROWS if rows is None else rows)]):
        state = (
            ' table:visibility="collapse"'
            if r in collapse
            else ' table:visibility="filter"'
            if r in filtered
            else ""
        )
        inner = "".join(
            f'<table:table-cell office:value-type="float" office:value="{c}"><text:p>{c}</text:p></table:table-cell>'
            if c.isdigit()
            else f'<table:table-cell office:value-type="string"><text:p>{escape(c)}</text:p></table:table-cell>'
            if c
            else "<table:table-cell/>"
            for c in cells
        )
        if copies > 1 and r > 1:
            state += f' table:number-rows-repeated="{copies}"'
        lines.append(f"<table:table-row{state}>{inner}</table:table-row>")
    lines.append(
        f'<table:table-row table:number-rows-repeated="{repeat}">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="权责清单">{"".join(lines)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return package(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode()}
    )


def package(parts: dict[str, bytes]) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(tables=None, paragraphs=(TITLE,)) -> bytes:
    """A Word document with these tables."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    for rows in tables if tables is not None else [[HEAD, *ROWS]]:
        table = document.add_table(len(rows), len(rows[0]))
        for r, cells in enumerate(rows):
            for c, text in enumerate(cells):
                table.cell(r, c).text = text
        document.add_paragraph("")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def html(rows=None, encoding="utf-8", declared=None) -> bytes:
    """A page with one table, as portals save it."""
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(c)}</td>" for c in cells) + "</tr>"
        for cells in [HEAD, *(ROWS if rows is None else rows)]
    )
    head = f'<head><meta charset="{declared or encoding}"></head>'
    return f"<html>{head}<body><p>{TITLE}</p><table border=1>{body}</table></body></html>".encode(encoding)


def xml2003(rows=None, hidden=()) -> bytes:
    """SpreadsheetML 2003."""
    lines = []
    for r, cells in enumerate([[TITLE], HEAD, *(ROWS if rows is None else rows)]):
        inner = "".join(
            f'<Cell><Data ss:Type="{"Number" if c.isdigit() else "String"}">{escape(c)}</Data></Cell>'
            if c
            else "<Cell/>"
            for c in cells
        )
        lines.append(f"<Row{' ss:Hidden=' + chr(34) + '1' + chr(34) if r in hidden else ''}>{inner}</Row>")
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="权责清单"><Table>{"".join(lines)}</Table></Worksheet></Workbook>'
    ).encode()


def csv(rows=None, encoding="utf-8-sig", delimiter=",") -> bytes:
    """A text file."""
    return "\r\n".join(delimiter.join(cells) for cells in [HEAD, *(ROWS if rows is None else rows)]).encode(
        encoding
    )


#: Error values and their bytes in a binary workbook; ``=#N/A`` is the value of a formula.
ERRORS = {"#N/A": 0x2A, "#REF!": 0x17}


def xlsb(rows=None, hidden_sheet=False, merges=()) -> bytes:
    """The same as a binary workbook (BIFF12), written by hand."""

    def record(number: int, data: bytes = b"") -> bytes:
        head = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
        size, length = len(data), b""
        while True:
            length += bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
            size >>= 7
            if not size:
                return head + length + data

    def wide(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    def sheet(table: list[list[str]]) -> bytes:
        body = (
            record(129) + record(148, struct.pack("<IIII", 0, len(table) - 1, 0, len(HEAD) - 1)) + record(145)
        )
        for r, cells in enumerate(table):
            body += record(0, struct.pack("<IIHBBBI", r, 0, 300, 0, 0, 0, 0))
            for c, text in enumerate(cells):
                at = struct.pack("<II", c, 0)
                if text in ERRORS:
                    body += record(3, at + bytes([ERRORS[text]]))
                elif text.startswith("=") and text[1:] in ERRORS:
                    body += record(11, at + bytes([ERRORS[text[1:]]]) + b"\0" * 14)
                elif text.isdigit():
                    body += record(5, at + struct.pack("<d", float(text)))
                elif text:
                    body += record(6, at + wide(text))
        body += record(146)
        if merges:
            body += record(177, struct.pack("<I", len(merges)))
            for top, left, bottom, right in merges:
                body += record(176, struct.pack("<IIII", top, bottom, left, right))
            body += record(178)
        return body + record(130)

    names = [("权责清单", 0), *([("草稿", 1)] if hidden_sheet else [])]
    bundle = b"".join(
        record(156, struct.pack("<II", state, index + 1) + wide(f"rId{index + 1}") + wide(name))
        for index, (name, state) in enumerate(names)
    )
    relations = "".join(
        f'<Relationship Id="rId{index + 1}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{index + 1}.bin"/>'
        for index in range(len(names))
    )
    parts = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" Type="{_OFFICE}/officeDocument" '
        f'Target="xl/workbook.bin"/></Relationships>'.encode(),
        "xl/workbook.bin": record(131) + record(143) + bundle + record(144) + record(132),
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>'.encode(),
    }
    for index in range(len(names)):
        parts[f"xl/worksheets/sheet{index + 1}.bin"] = sheet(
            [[TITLE], HEAD, *(ROWS if rows is None else rows)]
        )
    return package(parts)


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
