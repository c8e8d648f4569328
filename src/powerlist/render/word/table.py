"""Tables for Word: the data, and the XML built from it in the look that a template shows.

A table of ten thousand rows is too much for the template engine or a tree of elements. A template
therefore shows the table once, small, and its XML is built as text and put into the finished document.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from powerlist.render.errors import RenderError
from powerlist.render.widths import fits_a_page, shares
from powerlist.render.word.pattern import WHOLE
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from powerlist.render.layout import Column
    from powerlist.render.word.pattern import Look, Pattern

_MARKUP = lazy_pattern("[&<>\n]")
#: What stands above a table on its first page (附件1, a blank line, a title in 2号, a group's heading), in twips.
_TITLE = 2_400
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


@dataclass(frozen=True, slots=True)
class Block:
    """Rows under one heading; ``title`` is "" for none, ``anchor`` the bookmark it gets."""

    title: str
    rows: Sequence[Sequence[str]]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and blocks of rows, every cell text.

    Attributes:
        columns: the columns of the rows.
        blocks: the rows.
        more: gives other fields of the same rows, for templates that name their own columns.
    """

    columns: tuple[Column, ...]
    blocks: tuple[Block, ...] = field(default=())
    more: Callable[[str], list[str] | None] | None = None

    def other(self, name: str) -> list[str] | None:
        """Return the texts of a field that only a template's own columns name, one a row; None for none."""
        return self.more(name) if self.more is not None else None

    @property
    def count(self) -> int:
        """The number of body rows."""
        return sum(len(block.rows) for block in self.blocks)


def markup(text: str) -> str:
    """Return text as the content of a ``w:t``; line breaks become ``w:br``."""
    if not _MARKUP.search(text):
        return text
    return escape(text).replace("\n", _BREAK)


def widths(columns: Sequence[Column], pattern: Pattern) -> list[int]:
    """Share the table's width (twips) among the columns; the sum is exact."""
    total = pattern.width
    made = [int(width) for width in shares(columns, total, pattern.character, pattern.around)]
    widest = max(range(len(made)), key=lambda position: made[position])
    made[widest] += total - sum(made)
    return made


def build(table: Table, pattern: Pattern, bookmark_id: int) -> str:
    """Return the ``w:tbl`` of a table as text.

    Args:
        table: the data.
        pattern: the look that the template shows.
        bookmark_id: first free number for bookmarks of block headings.

    Raises:
        RenderError: the template names a column that is not published.
    """
    columns = pattern.fixed_columns(table.columns) or table.columns
    picked = [_position(table.columns, column.name) for column in columns]
    others = {
        place: table.other(column.name)
        for place, (column, position) in enumerate(zip(columns, picked, strict=True))
        if position < 0
    }
    for place, texts in others.items():
        if texts is None:
            raise RenderError("unpublished", "", detail=f"row.{columns[place].name}")
    spans = pattern.fixed_widths if pattern.fixed else widths(columns, pattern)
    looks = [pattern.look_of(position, column.short) for position, column in enumerate(columns)]
    opens = [_open(look, width) for look, width in zip(looks, spans, strict=True)]
    closes = ["</w:t></w:r></w:p></w:tc>"] * len(columns)
    out: list[str] = [
        "<w:tbl>",
        pattern.properties,
        "<w:tblGrid>",
        *(f'<w:gridCol w:w="{width}"/>' for width in spans),
        "</w:tblGrid>",
        _header(columns, spans, pattern),
    ]
    row_open = f"<w:tr>{pattern.body_row}"
    broken_open = row_open.replace(WHOLE, "", 1)
    number = 0
    for block in table.blocks:
        if block.title:
            out.append(_heading(block, len(columns), sum(spans), pattern, bookmark_id))
            bookmark_id += 1
        for row in block.rows:
            texts = [
                row[position] if position >= 0 else (others[place] or [])[number]
                for place, position in enumerate(picked)
            ]
            # The first row shares its page with the title: kept whole, a high one would leave that alone there.
            room = pattern.room if number else pattern.room - _TITLE
            whole = fits_a_page(texts, spans, pattern.character, pattern.around, room)
            out.append(row_open if whole else broken_open)
            for start, text, end in zip(opens, texts, closes, strict=True):
                out.append(start)
                out.append(markup(text))
                out.append(end)
            out.append("</w:tr>")
            number += 1
    out.append("</w:tbl>")
    return "".join(out)


def _position(columns: Sequence[Column], name: str) -> int:
    return next((place for place, column in enumerate(columns) if column.name == name), -1)


def _open(look: Look, width: int) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look.cell}</w:tcPr>'
        f'<w:p>{look.paragraph}<w:r>{look.run}<w:t xml:space="preserve">'
    )


def _header(columns: Sequence[Column], spans: Sequence[int], pattern: Pattern) -> str:
    cells = []
    for position, (column, width) in enumerate(zip(columns, spans, strict=True)):
        look = pattern.heads[min(position, len(pattern.heads) - 1)]
        cells.append(f"{_open(look, width)}{markup(column.head)}</w:t></w:r></w:p></w:tc>")
    return f"<w:tr>{pattern.head_row}{''.join(cells)}</w:tr>"


def _heading(block: Block, columns: int, width: int, pattern: Pattern, number: int) -> str:
    look = pattern.group
    start = end = ""
    if block.anchor:
        start = f'<w:bookmarkStart w:id="{number}" w:name="{block.anchor}"/>'
        end = f'<w:bookmarkEnd w:id="{number}"/>'
    return (
        f'<w:tr>{pattern.group_row}<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{columns}"/>{look.cell}</w:tcPr><w:p>{look.paragraph}{start}<w:r>{look.run}'
        f'<w:t xml:space="preserve">{markup(block.title)}</w:t></w:r>{end}</w:p></w:tc></w:tr>'
    )
