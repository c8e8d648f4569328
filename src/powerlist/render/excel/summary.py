"""The summary sheet: what the list holds, in numbers and two native charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist.render.excel.sizes import text_height
from powerlist.render.facts import facts
from powerlist.render.words import clean
from powerlist.text.letters import column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

    from powerlist.model.publication import Publication
    from powerlist.render.excel.looks import Looks
    from powerlist.render.excel.style import Style
    from powerlist.render.layout import Section

_MOST_BARS = 16
#: Widths of the first column and of the others, and the height of a line of facts.
_FIRST, _OTHER, _LINE = 16.0, 9.5, 16.5
#: Up to so many, an axis counts one by one.
_SINGLE = 8


def write_summary(
    book: xlsxwriter.Workbook,
    sheet: Worksheet,
    publication: Publication,
    sections: Sequence[Section],
    names: Sequence[str],
    style: Style,
    looks: Looks,
) -> None:
    """Write title, facts, the table mode × type, the table of departments, and the charts."""
    _Summary(book, sheet, publication, sections, style, looks).write(names)


class _Summary:
    """The sheet being written."""

    def __init__(
        self,
        book: xlsxwriter.Workbook,
        sheet: Worksheet,
        publication: Publication,
        sections: Sequence[Section],
        style: Style,
        looks: Looks,
    ) -> None:
        self.book, self.sheet, self.style, self.looks = book, sheet, style, looks
        self.publication, self.sections = publication, sections
        self.types = list(publication.counts.by_type)
        self.by_list = publication.plain or publication.in_three_lists

    def write(self, names: Sequence[str]) -> None:
        """Write it all; ``names`` are those of the sections' sheets."""
        self.sheet.set_column(0, 0, _FIRST)
        self.sheet.set_column(1, 12, _OTHER)
        end = self._by_type(self._facts(), names)
        if self.sections:
            self._chart_of_modes(end)
        counts = self.publication.counts
        if _publishes(self.sections, "department") and counts.by_department:
            named = sum(counts.by_department.values())
            rest = {"未注明": counts.total - named} if named < counts.total else {}
            self._departments(end + 20, {**counts.by_department, **rest})

    def _facts(self) -> int:
        """Write the heading; return the first free row behind a blank one."""
        looks, publication = self.looks, self.publication
        last = max(7, len(self.types) + 1)
        size = self.style.size
        lines = [(clean(publication.title), looks.title, size.title, 38.0)]
        if publication.bilingual and publication.english:
            lines.append((clean(publication.english), looks.english, size.summary, _LINE))
        lines += [(line, looks.summary, size.summary, _LINE) for line in facts(publication)]
        for row, (text, look, points, least) in enumerate(lines):
            self.sheet.merge_range(row, 0, row, last, "", look)
            self.sheet.write_string(row, 0, text, look)
            self.sheet.set_row(row, text_height(text, _FIRST + _OTHER * last, points, least))
        return len(lines) + 1

    def _by_type(self, row: int, names: Sequence[str]) -> int:
        """Write the table mode × type from a row on; return the row of its totals."""
        sheet, looks, total = self.sheet, self.looks, len(self.types) + 1
        for column, head in enumerate(("清单" if self.by_list else "赋权方式", *self.types, "合计")):
            sheet.write_string(row, column, clean(head) or "未注明", looks.head)
        sheet.set_row(row, 30)
        for number, (section, name) in enumerate(zip(self.sections, names, strict=True), row + 1):
            shown = section.title if self.publication.plain else section.term
            sheet.write_url(number, 0, f"internal:'{name}'!A1", looks.link, shown)
            counted = section.rows["type"].value_counts().to_dict()
            for column, kind in enumerate(self.types, 1):
                sheet.write_number(number, column, int(counted.get(kind, 0)), looks.number)
            sheet.write_number(number, total, section.count, looks.number)
        end = row + 1 + len(self.sections)
        sheet.write_string(end, 0, "合计", looks.head)
        for column, kind in enumerate(self.types, 1):
            sheet.write_number(end, column, self.publication.counts.by_type[kind], looks.number)
        sheet.write_number(end, total, self.publication.counts.total, looks.number)
        return end

    def _chart_of_modes(self, end: int) -> None:
        first, total = end - len(self.sections), len(self.types) + 1
        area = f"='{self.sheet.get_name()}'!$A${first}:${column_letters(total)}${end + 1}"
        self.book.define_name("统计_方式与类型", area)
        title = "各类事项数" if self.by_list else "各类赋权方式事项数"
        rows = (first, 0, end - 1, 0)
        most = max(section.count for section in self.sections)
        chart = _chart(self.book, title, self.sheet, rows, total, most, self.style, "column")
        self.sheet.insert_chart(end + 2, 0, chart, {"object_position": 1})

    def _departments(self, row: int, departments: Mapping[str, int]) -> None:
        """Write the table of departments on a page of its own, and its chart."""
        sheet, looks = self.sheet, self.looks
        sheet.set_h_pagebreaks([row])
        for column, head in enumerate(("原实施部门", "事项数")):
            sheet.write_string(row, column * 4, head, looks.head)
        sheet.merge_range(row, 0, row, 3, "", looks.head)
        sheet.write_string(row, 0, "原实施部门", looks.head)
        for number, (name, count) in enumerate(departments.items(), row + 1):
            sheet.merge_range(number, 0, number, 3, "", looks.left)
            sheet.write_string(number, 0, clean(name), looks.left)
            sheet.write_number(number, 4, count, looks.number)
            height = text_height(clean(name), _FIRST + 3 * _OTHER, self.style.size.body, _LINE)
            sheet.set_row(number, height)
        shown = min(len(departments), _MOST_BARS)
        title = "各部门事项数" if shown == len(departments) else f"各部门事项数（前{shown}个）"
        rows, most = (row + 1, 0, row + shown, 0), max(departments.values())
        chart = _chart(self.book, title, sheet, rows, 4, most, self.style, "bar")
        sheet.insert_chart(row + len(departments) + 2, 0, chart, {"object_position": 1})


def _publishes(sections: Sequence[Section], name: str) -> bool:
    return any(name in section.names for section in sections)


def _chart(
    book: xlsxwriter.Workbook,
    title: str,
    sheet: Worksheet,
    labels: tuple[int, int, int, int],
    values: int,
    most: int,
    style: Style,
    kind: str,
) -> Any:
    """Return a chart of one column of numbers.

    Args:
        book: the workbook.
        title: its title.
        sheet: where the numbers stand.
        labels: first row, column, last row, column of the labels.
        values: column of the numbers.
        most: the largest of them.
        style: fonts and colours.
        kind: ``column`` or ``bar``.
    """
    chart = book.add_chart({"type": kind})
    name = sheet.get_name()
    first, _, last, _ = labels
    chart.add_series(
        {
            "categories": [name, *labels],
            "values": [name, first, values, last, values],
            "fill": {"color": f"#{style.color.chart}"},
            "gap": 60,
            "data_labels": {"value": True, "font": {"name": style.font.body, "size": 9}},
        }
    )
    font = {"name": style.font.body, "size": 9}
    chart.set_title({"name": title, "name_font": {"name": style.font.head, "size": 12, "bold": False}})
    chart.set_legend({"none": True})
    # Bars that do not begin at nothing would make 19 look like the half of 20; there are no half items.
    numbers = {"num_font": font, "min": 0, **({"major_unit": 1} if most <= _SINGLE else {})}
    words = {"num_font": font, "major_gridlines": {"visible": False}}
    if kind == "bar":
        chart.set_x_axis({**numbers, "major_gridlines": {"visible": False}})
        chart.set_y_axis({**words, "reverse": True})
    else:
        chart.set_x_axis(words)
        chart.set_y_axis({**numbers, "major_gridlines": {"visible": True}})
    chart.set_size({"width": 640, "height": 300 if kind == "column" else 80 + 24 * (last - first + 1)})
    return chart
