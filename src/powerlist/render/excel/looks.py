"""The formats of the cells of a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format

    from powerlist.render.excel.style import Style


@dataclass
class Looks:
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


def looks_of(book: xlsxwriter.Workbook, style: Style) -> Looks:
    """Return the formats of a workbook as the office's style wants them."""
    font, size, color = style.font, style.size, style.color
    cell: dict[str, Any] = {
        "border": 1,
        "border_color": color.line,
        "text_wrap": True,
        "valign": "vcenter",
    }
    add = book.add_format
    body = {"font_name": font.body, "font_size": size.body, "num_format": "@", **cell}
    # A line over merged cells: without wrapping, a long one makes the printed page as wide as itself.
    line: dict[str, Any] = {"text_wrap": True, "valign": "vcenter"}
    return Looks(
        title=add({"font_name": font.title, "font_size": size.title, "align": "center", **line}),
        english=add({"font_name": "Times New Roman", "font_size": 11, "align": "center"}),
        summary=add({"font_name": font.summary, "font_size": size.summary, **line}),
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
