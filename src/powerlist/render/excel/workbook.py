"""Write the workbook. All text stays text: no value becomes a formula, a link or a number."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from powerlist import __version__
from powerlist.files.workbooks import FIXED, LONGEST_CELL
from powerlist.messages import quote
from powerlist.render.errors import RenderError
from powerlist.render.excel.looks import looks_of
from powerlist.render.excel.sizes import column_widths, head_height, row_heights, text_height
from powerlist.render.excel.style import load
from powerlist.render.layout import Column, Section, sections
from powerlist.render.legal import LAW_HEADS, LAW_SHEET, LawRow, legal_rows
from powerlist.render.stamp import stamp
from powerlist.render.words import clean, file_name
from powerlist.text.letters import column_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

    from powerlist.model.publication import Publication
    from powerlist.render.excel.style import Style
    from powerlist.render.folders import TemplateFolders

SUMMARY = "汇总"
LAWS = LAW_SHEET
LINK_HEAD = "依据索引"

#: Excel keeps at most this many links in a sheet.
_MOST_LINKS = 65_000
_PAPER = {"A4": 9, "A3": 8}
_CM = 1 / 2.54
_HEAD_ROW = 3
_MOST_TOLD = 12
_LAW_WIDTHS = (9, 44, 30, 9, 40)


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
        {"title": clean(publication.title), "comments": stamp(__version__), "author": "", "created": FIXED}
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
        self.looks = looks_of(book, style)

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
        made = column_widths(sheet, columns, self.style)
        cut = row_heights(sheet, section, made, self.style, first=_HEAD_ROW + 1)
        self._heading(sheet, heading, f"共 {section.count} 项{_told(section, cut)}", made)
        for position, column in enumerate(columns):
            sheet.write_string(_HEAD_ROW, position, column.head, self.looks.head)
        sheet.set_row(_HEAD_ROW, head_height(columns, made, self.style))
        self._rows(section, sheet, index)
        end = _HEAD_ROW + section.count
        sheet.freeze_panes(_HEAD_ROW + 1, min(3, last))
        sheet.autofilter(_HEAD_ROW, 0, end, last)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.print_area(0, 0, end, last)
        self.page(sheet, landscape=True)
        letters = column_letters(last)
        # Numbers and codes are text on purpose: Excel need not put a green mark into each of their cells.
        sheet.ignore_errors({"number_stored_as_text": f"A{_HEAD_ROW + 2}:{letters}{end + 1}"})
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
                        f"{quote(item)} {column.head}",
                        f"{len(text)} > {LONGEST_CELL}",
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
        self._heading(sheet, "法律依据索引", "按实施依据所引条文汇总；编号与各表“依据索引”一致", _LAW_WIDTHS)
        for position, head in enumerate(heads):
            sheet.write_string(_HEAD_ROW, position, head, self.looks.head)
        for row, law in enumerate(self.laws, _HEAD_ROW + 1):
            sheet.write_string(row, 0, law.key, self.looks.middle)
            sheet.write_string(row, 1, law.law, self.looks.left)
            sheet.write_string(row, 2, law.label, self.looks.middle)
            sheet.write_number(row, 3, law.count, self.looks.number)
            sheet.write_string(row, 4, law.serials, self.looks.left)
        end = _HEAD_ROW + len(self.laws)
        sheet.ignore_errors({"number_stored_as_text": f"A{_HEAD_ROW + 2}:E{end + 1}"})
        for position, width in enumerate(_LAW_WIDTHS):
            sheet.set_column(position, position, width)
        sheet.freeze_panes(_HEAD_ROW + 1, 0)
        sheet.autofilter(_HEAD_ROW, 0, end, len(heads) - 1)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.print_area(0, 0, end, len(heads) - 1)
        self.page(sheet, landscape=True)
        self.book.define_name("法律依据索引", f"='{LAWS}'!$A${_HEAD_ROW + 2}:$E${end + 1}")

    # --- shared ------------------------------------------------------------------------------

    def _heading(self, sheet: Worksheet, title: str, under: str, widths: Sequence[float]) -> None:
        looks, size = self.looks, self.style.size
        english = clean(self.publication.english) if self.publication.bilingual else ""
        for row, text, look, points, least in (
            (0, title, looks.title, size.title, 34.0),
            (1, english, looks.english, size.summary, 16.0),
            (2, clean(under), looks.summary, size.summary, 18.0),
        ):
            if len(widths) > 1:
                sheet.merge_range(row, 0, row, len(widths) - 1, "", look)
            sheet.write_string(row, 0, text, look)
            sheet.set_row(row, text_height(text, sum(widths), points, least) if text else 4)

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


def _told(section: Section, cut: list[int]) -> str:
    """Return what a reader of the print must know: which texts it cannot show whole."""
    if not cut:
        return ""
    numbers = section.cells.get("serial") or [str(row + 1) for row in range(section.count)]
    listed = "、".join(numbers[row] for row in cut[:_MOST_TOLD]) + ("等" if len(cut) > _MOST_TOLD else "")
    return f"。第 {listed} 项文字超出行高上限，打印不全，全文见 Word 或网页版"


_LINK_COLUMN = Column("law_index", LINK_HEAD, short=True)
