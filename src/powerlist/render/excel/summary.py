"""The summary sheet: what the list holds, in numbers and two native charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist.render.facts import facts
from powerlist.render.words import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

    from powerlist.model.publication import Publication
    from powerlist.render.excel.style import Style
    from powerlist.render.layout import Section

_MOST_BARS = 16


def write_summary(
    book: xlsxwriter.Workbook,
    sheet: Worksheet,
    publication: Publication,
    sections: Sequence[Section],
    names: Sequence[str],
    style: Style,
    looks: Any,
) -> None:
    """Write title, facts, the table mode × type, the table of departments, and the charts."""
    for column, width in enumerate((16, *[9.5] * 12)):
        sheet.set_column(column, column, width)
    types = list(publication.counts.by_type)
    last = max(7, len(types) + 1)
    sheet.merge_range(0, 0, 0, last, "", looks.title)
    sheet.write_string(0, 0, clean(publication.title), looks.title)
    sheet.set_row(0, 38)
    row = 1
    if publication.bilingual and publication.english:
        sheet.merge_range(row, 0, row, last, "", looks.english)
        sheet.write_string(row, 0, clean(publication.english), looks.english)
        row += 1
    for line in facts(publication):
        sheet.merge_range(row, 0, row, last, "", looks.summary)
        sheet.write_string(row, 0, line, looks.summary)
        row += 1
    row += 1
    by_list = publication.plain or publication.in_three_lists
    heads = ["清单" if by_list else "赋权方式", *types, "合计"]
    for column, head in enumerate(heads):
        sheet.write_string(row, column, clean(head) or "未注明", looks.head)
    sheet.set_row(row, 30)
    first = row + 1
    for number, (section, name) in enumerate(zip(sections, names, strict=True), first):
        sheet.write_url(
            number,
            0,
            f"internal:'{name}'!A1",
            looks.link,
            section.title if publication.plain else section.term,
        )
        counted = section.rows["type"].value_counts().to_dict()
        for column, kind in enumerate(types, 1):
            sheet.write_number(number, column, int(counted.get(kind, 0)), looks.number)
        sheet.write_number(number, len(types) + 1, section.count, looks.number)
    end = first + len(sections)
    sheet.write_string(end, 0, "合计", looks.head)
    for column, kind in enumerate(types, 1):
        sheet.write_number(end, column, publication.counts.by_type[kind], looks.number)
    sheet.write_number(end, len(types) + 1, publication.counts.total, looks.number)
    if sections:
        book.define_name(
            "统计_方式与类型", f"='{sheet.get_name()}'!$A${first}:${_letter(len(types) + 1)}${end + 1}"
        )
        chart = _chart(
            book,
            "各类事项数" if by_list else "各类赋权方式事项数",
            sheet,
            (first, 0, end - 1, 0),
            len(types) + 1,
            style,
            "column",
        )
        sheet.insert_chart(end + 2, 0, chart, {"object_position": 1})
    departments = publication.counts.by_department if _publishes(sections, "department") else {}
    if not departments:
        return
    row = end + 20
    sheet.set_h_pagebreaks([row])
    for column, head in enumerate(("原实施部门", "事项数")):
        sheet.write_string(row, column * 4, head, looks.head)
    sheet.merge_range(row, 0, row, 3, "", looks.head)
    sheet.write_string(row, 0, "原实施部门", looks.head)
    for number, (name, count) in enumerate(departments.items(), row + 1):
        sheet.merge_range(number, 0, number, 3, "", looks.left)
        sheet.write_string(number, 0, clean(name), looks.left)
        sheet.write_number(number, 4, count, looks.number)
    shown = min(len(departments), _MOST_BARS)
    chart = _chart(book, "各部门事项数", sheet, (row + 1, 0, row + shown, 0), 4, style, "bar")
    sheet.insert_chart(row + len(departments) + 2, 0, chart, {"object_position": 1})


def _publishes(sections: Sequence[Section], name: str) -> bool:
    return any(name in section.names for section in sections)


def _letter(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


def _chart(
    book: xlsxwriter.Workbook,
    title: str,
    sheet: Worksheet,
    labels: tuple[int, int, int, int],
    values: int,
    style: Style,
    kind: str,
) -> Any:
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
    chart.set_x_axis({"num_font": font, "major_gridlines": {"visible": False}})
    chart.set_y_axis(
        {"num_font": font, "major_gridlines": {"visible": kind == "column"}, "reverse": kind == "bar"}
    )
    chart.set_size({"width": 640, "height": 300 if kind == "column" else 80 + 24 * (last - first + 1)})
    return chart
