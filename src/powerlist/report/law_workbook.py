"""Worksheets on the law: what a list leaves out, to work through; drafts, as the start of a new sector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.files.workbooks import new_workbook, print_wide
from powerlist.law.labels import article_shown
from powerlist.messages import tell
from powerlist.model.fields import heads_of
from powerlist.text.heights import row_height

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from powerlist.law.draft import Draft
    from powerlist.law.gaps import Gap, Hollow
    from powerlist.model.finding import ItemRef

#: The columns of both sheets; the last two are filled in by people.
_GAP = (
    "department", "title", "version", "article", "chapter", "actors", "kinds", "township", "checked",
    "answer", "reason",
)  # fmt: skip
#: The type that a workbook has where nothing else is said, in points.
_SIZE = 11
_HOLLOW = ("department", "id", "name", "title", "version", "article", "before", "answer", "reason")


def gaps(found: Sequence[Gap], hollow: Sequence[tuple[Hollow, ItemRef, str]], language: str) -> bytes:
    """Return an .xlsx: one sheet of missing articles, one of items without a penalty, with a column to answer."""
    missing = [
        {
            "department": one.department,
            "title": one.title,
            "version": one.version.isoformat(),
            "article": article_shown(one.article, one.suffix),
            "chapter": one.chapter,
            "actors": "、".join(one.actors),
            "kinds": "、".join(one.penalties),
            "township": tell("law.yes", language) if one.township else "",
            "checked": one.checked_until.isoformat(),
        }
        for one in found
    ]
    empty = [
        {
            "department": department,
            "id": item.id,
            "name": item.name,
            "title": one.title,
            "version": one.version.isoformat(),
            "article": article_shown(one.article, one.suffix),
            "before": one.before.isoformat() if one.before else "",
        }
        for one, item, department in hollow
    ]
    answers = [tell(f"law.answer.{name}", language) for name in ("add", "other", "none")]
    return _book(
        [
            (
                tell("law.sheet.gaps", language),
                *_asked(missing, _GAP, language),
                (_GAP.index("answer"), answers),
            ),
            (tell("law.sheet.hollow", language), *_asked(empty, _HOLLOW, language), None),
        ]
    )


def _asked(
    rows: Sequence[Mapping[str, str]], names: Sequence[str], language: str
) -> tuple[list[str], list[list[str]]]:
    """Return the heads of columns and the rows under them; answers are left to people."""
    heads = [tell(f"law.column.{name}", language) for name in names]
    return heads, [[row.get(name, "") for name in names] for row in rows]


def drafts(found: Sequence[Draft], language: str) -> bytes:
    """Return an .xlsx of proposed items under the canonical heads, so that ``read`` takes it as it is."""
    heads = heads_of("sheet")
    names = ("serial", "name", "type", "basis", "penalty_kinds", "remark")
    rows = [
        [
            str(number),
            one.name,
            one.type,
            one.basis,
            "、".join(one.penalties),
            tell("law.draft_remark" if one.from_text else "law.draft_name_missing", language),
        ]
        for number, one in enumerate(found, start=1)
    ]
    return _book(
        [(tell("law.sheet.drafts", language), [heads[name] for name in names], rows, None)], paper=False
    )


def _book(
    sheets: Sequence[tuple[str, list[str], list[list[str]], tuple[int, list[str]] | None]],
    *,
    paper: bool = True,
) -> bytes:
    book, out = new_workbook(paper=paper)
    head = book.add_format(
        {"bold": True, "bg_color": "#E7E6E6", "border": 1, "text_wrap": True, "valign": "vcenter"}
    )
    cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top", "num_format": "@"})
    for name, heads, rows, choice in sheets:
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        widths = []
        for at, title in enumerate(heads):
            longest = max([len(title), *(len(row[at]) for row in rows)], default=6)
            widths.append(min(max(8, longest * 2 + 2), 50))
            sheet.set_column(at, at, widths[at])
            sheet.write_string(0, at, title, head)
        for number, row in enumerate(rows, start=1):
            sheet.set_row(number, row_height(row, widths, _SIZE))
            for at, value in enumerate(row):
                sheet.write_string(number, at, value, cell)
        print_wide(sheet)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(heads) - 1)
            if choice is not None:
                sheet.data_validation(
                    1, choice[0], len(rows), choice[0], {"validate": "list", "source": choice[1]}
                )
    book.close()
    return out.getvalue()
