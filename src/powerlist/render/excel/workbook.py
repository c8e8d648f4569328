"""Write the workbook. All text stays text: no value becomes a formula, a link or a number."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil
from typing import TYPE_CHECKING, Any

from powerlist import __version__
from powerlist.render.errors import RenderError
from powerlist.render.excel.style import load
from powerlist.render.layout import Column, Section, sections
from powerlist.render.legal import LAW_HEADS, LAW_SHEET, LawRow, legal_rows
from powerlist.render.stamp import stamp
from powerlist.render.widths import length, shares
from powerlist.render.words import clean, file_name

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from powerlist.model.publication import Publication
    from powerlist.render.excel.style import Style
    from powerlist.render.folders import TemplateFolders

SUMMARY = "汇总"
LAWS = LAW_SHEET
LINK_HEAD = "依据索引"

_FIXED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_LONGEST_CELL = 32_767
#: Excel keeps at most this many links in a sheet.
_MOST_LINKS = 65_000
_PAPER = {"A4": 9, "A3": 8}
_CM = 1 / 2.54
#: Width of the printed sheet, of a Chinese character and of a cell's margins, in Excel's units.
_SHEET_WIDTH = 128.0
_CHARACTER = 2.1
_AROUND = 1.6
_HEAD_ROW = 3
_HIGHEST = 409.0
_MOST_TOLD = 12


@dataclass
class _Looks:
    """The formats of one workbook."""

    title: Format
    english: Format
    summary: Format
    head: Format
    group: Format
    middle: Format
    left: Format
    link: Format
    number: Format


def render_xlsx(publication: Publication, folders: TemplateFolders) -> bytes:
    """Return the workbook of one publication.

    Raises:
        RenderError: a text is longer than a cell can hold, or the style file is wrong.
    """
    import xlsxwriter

    style = load(folders)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": style.font.body, "font_size": style.size.body},
        },
    )
    book.set_properties(
        {"title": clean(publication.title), "comments": stamp(__version__), "author": "", "created": _FIXED}
    )
    _Writer(book, publication, style, folders).write()
    book.close()
    return out.getvalue()


class _Writer:
    """One workbook being written."""

    def __init__(
        self, book: xlsxwriter.Workbook, publication: Publication, style: Style, folders: TemplateFolders
    ) -> None:
        self.book = book
        self.publication = publication
        self.style = style
        self.folders = folders
        self.sections = sections(publication)
        self.laws = legal_rows(publication, self.sections)
        self.looks = self._looks()

    def write(self) -> None:
        from powerlist.render.excel.summary import write_summary

        summary = self.book.add_worksheet(SUMMARY)
        names = [self._sheet_name(section) for section in self.sections]
        sheets = [self.book.add_worksheet(name) for name in names]
        laws = self.book.add_worksheet(LAWS) if self.laws else None
        write_summary(self.book, summary, self.publication, self.sections, names, self.style, self.looks)
        self.page(summary, landscape=False)
        for section, sheet, name in zip(self.sections, sheets, names, strict=True):
            self._section(section, sheet, name)
        if laws is not None:
            self._laws(laws)

    def _sheet_name(self, section: Section) -> str:
        name = section.title if self.publication.plain else file_name(section.term)
        return name.replace("[", "_").replace("]", "_").replace("'", "_")[:31]

    # --- one sheet per mode ------------------------------------------------------------------

    def _section(self, section: Section, sheet: Worksheet, name: str) -> None:
        index = self._law_links(section)
        columns = [*section.columns, *([_LINK_COLUMN] if index else [])]
        last = len(columns) - 1
        heading = clean(f"{self.publication.title}（{section.title}）")
        made = self._widths(sheet, columns)
        cut = self._heights(section, sheet, made)
        self._heading(sheet, heading, f"共 {section.count} 项{_told(section, cut)}", last)
        for position, column in enumerate(columns):
            sheet.write_string(_HEAD_ROW, position, column.head, self.looks.head)
        sheet.set_row(_HEAD_ROW, self._head_height(columns, made))
        self._rows(section, sheet, index)
        end = _HEAD_ROW + section.count
        sheet.freeze_panes(_HEAD_ROW + 1, min(3, last))
        sheet.autofilter(_HEAD_ROW, 0, end, last)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.print_area(0, 0, end, last)
        self.page(sheet, landscape=True)
        letters = _letters(last)
        self.book.define_name(
            f"事项_{name}".replace(" ", "_"), f"='{name}'!$A${_HEAD_ROW + 2}:${letters}${end + 1}"
        )

    def _rows(self, section: Section, sheet: Worksheet, index: list[LawRow | None]) -> None:
        write = sheet.write_string
        first = _HEAD_ROW + 1
        for position, column in enumerate(section.columns):
            look = self.looks.middle if column.short else self.looks.left
            for row, text in enumerate(section.cells[column.name], first):
                if write(row, position, text, look) != 0:
                    item = section.rows["name"].iat[row - first]
                    raise RenderError(
                        "cell_too_long",
                        self.publication.title,
                        f"{item} {column.head}",
                        f"{len(text)} > {_LONGEST_CELL}",
                    )
        place = len(section.columns)
        for row, law in enumerate(index, first):
            if law is None:
                write(row, place, "", self.looks.middle)
            elif row < _MOST_LINKS:
                sheet.write_url(
                    row, place, f"internal:'{LAWS}'!A{law.number + _HEAD_ROW + 1}", self.looks.link, law.key
                )
            else:
                write(row, place, law.key, self.looks.middle)

    def _law_links(self, section: Section) -> list[LawRow | None]:
        if not self.laws or "basis" not in section.names:
            return []
        first: dict[str, LawRow] = {}
        for law in self.laws:
            for item in law.founds:
                first.setdefault(item, law)
        return [first.get(item) for item in section.rows["id"].tolist()]

    # --- legal bases -------------------------------------------------------------------------

    def _laws(self, sheet: Worksheet) -> None:
        heads = LAW_HEADS
        self._heading(
            sheet, "法律依据索引", "按实施依据所引条文汇总；编号与各表“依据索引”一致", len(heads) - 1
        )
        for position, head in enumerate(heads):
            sheet.write_string(_HEAD_ROW, position, head, self.looks.head)
        for row, law in enumerate(self.laws, _HEAD_ROW + 1):
            sheet.write_string(row, 0, law.key, self.looks.middle)
            sheet.write_string(row, 1, law.law, self.looks.left)
            sheet.write_string(row, 2, law.label, self.looks.middle)
            sheet.write_number(row, 3, law.count, self.looks.number)
            sheet.write_string(row, 4, law.serials, self.looks.left)
        end = _HEAD_ROW + len(self.laws)
        for position, width in enumerate((9, 44, 30, 9, 40)):
            sheet.set_column(position, position, width)
        sheet.freeze_panes(_HEAD_ROW + 1, 0)
        sheet.autofilter(_HEAD_ROW, 0, end, len(heads) - 1)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.print_area(0, 0, end, len(heads) - 1)
        self.page(sheet, landscape=True)
        self.book.define_name("法律依据索引", f"='{LAWS}'!$A${_HEAD_ROW + 2}:$E${end + 1}")

    # --- shared ------------------------------------------------------------------------------

    def _heading(self, sheet: Worksheet, title: str, under: str, last: int) -> None:
        looks = self.looks
        for row, text, look, height in (
            (0, title, looks.title, 34),
            (1, clean(self.publication.english) if self.publication.bilingual else "", looks.english, 16),
            (2, clean(under), looks.summary, 18),
        ):
            if last:
                sheet.merge_range(row, 0, row, last, "", look)
            sheet.write_string(row, 0, text, look)
            sheet.set_row(row, height if text else 4)

    def _widths(self, sheet: Worksheet, columns: list[Column]) -> list[float]:
        shared = shares(columns, _SHEET_WIDTH, _CHARACTER, _AROUND)
        made = [
            self.style.column.get(column.name, round(width, 1))
            for column, width in zip(columns, shared, strict=True)
        ]
        for position, width in enumerate(made):
            sheet.set_column(position, position, width)
        return made

    def _head_height(self, columns: list[Column], made: list[float]) -> float:
        """Return the height that the fullest head needs."""
        size = self.style.size.head
        rooms = [max(1.0, (width - 0.4) / 2 * 10.5 / size) for width in made]
        lines = max(ceil(length(column.head) / room) for column, room in zip(columns, rooms, strict=True))
        return float(max(24.0, round(lines * size * 1.36 + 8, 1)))

    def _heights(self, section: Section, sheet: Worksheet, made: list[float]) -> list[int]:
        """Set every row as high as its fullest cell: not every program fits rows when it opens a file.

        Returns:
            The rows (from 0) whose text is longer than the highest row that Excel knows.
        """
        size = self.style.size.body
        lines = [1] * section.count
        for column, width in zip(section.columns, made, strict=False):
            room = max(1, int((width - 0.4) / 2 * 10.5 / size))
            for row, text in enumerate(section.cells[column.name]):
                if len(text) > room or "\n" in text:
                    needed = sum(1 + (len(line) - 1) // room if line else 1 for line in text.split("\n"))
                    lines[row] = max(lines[row], needed)
        for row, count in enumerate(lines, _HEAD_ROW + 1):
            sheet.set_row(row, min(_HIGHEST, round(count * size * 1.36 + 6, 1)))
        return [row for row, count in enumerate(lines) if count * size * 1.36 + 6 > _HIGHEST]

    def page(self, sheet: Worksheet, *, landscape: bool) -> None:
        """Set paper, margins, footer and the mark of an example."""
        page = self.style.page
        if landscape:
            sheet.set_landscape()
        sheet.set_paper(_PAPER[page.paper])
        sheet.set_margins(
            page.margin_left * _CM, page.margin_right * _CM, page.margin_top * _CM, page.margin_bottom * _CM
        )
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        footer = page.footer.replace("&", "&&").replace("{page}", "&P").replace("{pages}", "&N")
        sheet.set_footer(f"&C&10{footer}")
        if self.publication.example:
            name = "excel/example.png" if landscape else "excel/example-portrait.png"
            picture = io.BytesIO(self.folders.read(name))
            # The picture lies across the page; programs that know no pictures there show the word.
            sheet.set_header("&L&14示例&C&G", {"image_center": name, "image_data_center": picture})

    def _looks(self) -> _Looks:
        font, size, color = self.style.font, self.style.size, self.style.color
        cell: dict[str, Any] = {
            "border": 1,
            "border_color": color.line,
            "text_wrap": True,
            "valign": "vcenter",
        }
        add = self.book.add_format
        body = {"font_name": font.body, "font_size": size.body, "num_format": "@", **cell}
        return _Looks(
            title=add(
                {"font_name": font.title, "font_size": size.title, "align": "center", "valign": "vcenter"}
            ),
            english=add({"font_name": "Times New Roman", "font_size": 11, "align": "center"}),
            summary=add({"font_name": font.summary, "font_size": size.summary, "valign": "vcenter"}),
            head=add(
                {
                    "font_name": font.head,
                    "font_size": size.head,
                    "bg_color": color.head,
                    "font_color": color.head_text,
                    "align": "center",
                    **cell,
                }
            ),
            group=add({"font_name": font.head, "font_size": size.body, "bg_color": color.group, **cell}),
            middle=add({"align": "center", **body}),
            left=add({"align": "left", **body}),
            link=add({"align": "center", "font_color": color.link, "underline": 1, **body}),
            number=add({"font_name": font.body, "font_size": size.body, "align": "center", **cell}),
        )


def _told(section: Section, cut: list[int]) -> str:
    """Return what a reader of the print must know: which texts it cannot show whole."""
    if not cut:
        return ""
    numbers = section.cells.get("serial") or [str(row + 1) for row in range(section.count)]
    listed = "、".join(numbers[row] for row in cut[:_MOST_TOLD]) + ("等" if len(cut) > _MOST_TOLD else "")
    return f"。第 {listed} 项文字超出行高上限，打印不全，全文见 Word 或网页版"


_LINK_COLUMN = Column("law_index", LINK_HEAD, short=True)


def _letters(position: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(position))
