"""``stats`` as text, JSON and an .xlsx with charts."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from powerlist.files.workbooks import new_workbook, print_wide
from powerlist.messages import cut, tell
from powerlist.messages import template as template_of
from powerlist.model.audit import field_title
from powerlist.model.enums import mode_term
from powerlist.model.shared import APART
from powerlist.report.jsonbytes import json_bytes
from powerlist.report.lines import columns as width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.statistics import Statistics, StatTable

#: A column of words gets no narrower.
_NARROWEST = 8
#: No cell is longer.
_LONGEST = 40
SCHEMA = "powerlist/statistics/v1"


def render_json(found: Sequence[Statistics]) -> bytes:
    """Return the JSON of ``stats``: codes and numbers, no words."""
    return json_bytes(
        {
            "schema": SCHEMA,
            "catalogues": [
                {
                    "title": one.title,
                    "tables": [
                        {
                            "key": table.key,
                            "columns": list(table.columns),
                            "rows": [[_number(value) for value in row] for row in table.rows],
                            "total": [_number(value) for value in table.total] or None,
                        }
                        for table in one.tables
                    ],
                    "skipped": [{"name": name, "lacking": lacking} for name, lacking in one.skipped],
                }
                for one in found
            ],
        }
    )


def _number(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value


def render_text(found: Sequence[Statistics], language: str, width: int = 80) -> str:
    """Return tables that line up in a console, no wider than it where their words can be broken.

    Args:
        found: of each catalogue.
        language: ``zh`` or ``en``.
        width: columns of the console.
    """
    lines: list[str] = []
    for one in found:
        if one.title:
            lines += [one.title, ""]
        for table in one.tables:
            lines += [tell(f"stats.table.{table.key}", language), *_aligned(table, language, width), ""]
        lines += [
            tell(
                "stats.skipped",
                language,
                name=tell(f"stats.measure.{name}", language),
                lacking=field_title(lacking, language),
            )
            for name, lacking in one.skipped
        ]
    return "\n".join(lines).rstrip("\n")


def _aligned(table: StatTable, language: str, width: int) -> list[str]:
    heads = [_head(name, language) for name in table.columns]
    rows = _rows(table, language)
    empty = tell("stats.empty", language)
    # a column in which no row says anything takes room from those that do; JSON and .xlsx have it
    shown = [
        at for at in range(len(heads)) if not rows or any(row[at][0] not in ("", empty) for row in rows)
    ] or list(range(len(heads)))
    # the whole of a cell stands in JSON and .xlsx
    cells = [[heads[at] for at in shown], *([cut(row[at][0], _LONGEST) for at in shown] for row in rows)]
    wide = [max(width_of(row[at]) for row in cells) for at in range(len(shown))]
    words = [any(not isinstance(row[at][1], (int, float)) for row in rows) for at in shown]
    while sum(wide) + 2 * len(wide) > width:
        most = max((at for at in range(len(wide)) if words[at]), key=wide.__getitem__, default=None)
        if most is None or wide[most] <= _NARROWEST:
            break
        wide[most] -= 1
    out = []
    for row in cells:
        parts = [_broken(text, wide[at]) for at, text in enumerate(row)]
        for line in zip_longest(*parts, fillvalue=""):
            told = "  ".join(text + " " * (wide[at] - width_of(text)) for at, text in enumerate(line))
            out.append("  " + told.rstrip())
    return out


def _broken(text: str, width: int) -> list[str]:
    """Return a cell in lines of at most so many columns."""
    lines, line, used = [], "", 0
    for char in text:
        size = width_of(char)
        if line and used + size > width:
            lines.append(line)
            line, used = "", 0
        line += char
        used += size
    return [*lines, line]


def _rows(table: StatTable, language: str) -> list[list[tuple[str, Any]]]:
    """Return text and value of every cell, the total last."""
    found = [
        [(_shown(value, name, language), value) for value, name in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]
    if table.total:
        words = [tell("stats.total", language), *[""] * len(table.columns)]
        found.append(
            [
                (words[at], "") if value is None else (_shown(value, name, language), value)
                for at, (value, name) in enumerate(zip(table.total, table.columns, strict=True))
            ]
        )
    return found


def _head(name: str, language: str) -> str:
    if name in ("", APART):
        return _mode(name, language)
    try:
        return tell(f"stats.column.{name}", language)
    except KeyError:
        return mode_term(field_title(name, language))


def _shown(value: Any, name: str, language: str) -> str:
    if isinstance(value, bool):
        return tell("stats.yes" if value else "stats.no", language)
    if name in ("value", "target") and isinstance(value, float) and value <= 1:
        return f"{value:.1%}"
    if name in ("name", "action"):
        try:
            return template_of(f"stats.measure.{value}", language)
        except KeyError:
            return str(value)
    if name == "mode" and value in ("", APART):
        return _mode(value, language)
    text = str(value) if value not in ("", None) else tell("stats.empty", language)
    return mode_term(text) if language == "zh" else text


def _mode(value: str, language: str) -> str:
    return tell("classify.by_receiver" if value else "build.undecided", language)


def render_xlsx(found: Sequence[Statistics], language: str) -> bytes:
    """Return a workbook: one sheet a table, native charts where a table has a number to show."""
    book, out = new_workbook()
    head = book.add_format({"bold": True, "bg_color": "#E7E6E6", "border": 1})
    cell = book.add_format({"border": 1, "valign": "top", "text_wrap": True})
    number = 0
    for one in found:
        for table in one.tables:
            number += 1
            _sheet(
                book,
                f"{number}.{tell(f'stats.table.{table.key}', language)}"[:31],
                table,
                language,
                (head, cell),
            )
    if not number:
        book.add_worksheet()
    book.close()
    return out.getvalue()


def _sheet(book: Any, name: str, table: StatTable, language: str, formats: tuple[Any, Any]) -> None:
    head, cell = formats
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    print_wide(sheet)
    told = _rows(table, language)
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, _head(column, language), head)
        sheet.set_column(at, at, min(max([6, *(width_of(row[at][0]) for row in told)]) + 3, 60))
        for row, cells in enumerate(told, start=1):
            text, value = cells[at][0], _number(cells[at][1])
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                sheet.write_number(row, at, value, cell)
            else:
                sheet.write_string(row, at, text, cell)
    if table.chart in table.columns and len(table.columns) > 1 and table.rows:
        at, last = table.columns.index(table.chart), len(table.rows)
        chart = book.add_chart({"type": "bar"})
        chart.add_series(
            {
                "categories": [name, 1, 0, last, 0],
                "values": [name, 1, at, last, at],
                "data_labels": {"value": True},
            }
        )
        chart.set_title({"name": _head(table.chart, language), "name_font": {"size": 11, "bold": False}})
        chart.set_legend({"none": True})
        # Bars that do not begin at nothing would make 219 look like three times 215.
        chart.set_x_axis({"min": 0})
        chart.set_y_axis({"reverse": True})
        chart.set_size({"width": 640, "height": max(240, 26 * last + 60)})
        sheet.insert_chart(1, len(table.columns) + 1, chart)
