"""What the cells of an item itself say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model import noted as kinds
from powerlist.model.failed import FAILED
from powerlist.model.marks import says_no
from powerlist.model.sheet import Note
from powerlist.read.lines import is_ditto

if TYPE_CHECKING:
    from powerlist.read.state import Walk

#: Where 同上 may stand; under a name it would make two items of one.
_REPEATED: Final = frozenset(
    {
        None, "department", "enforcer", "type", "sector", "level", "mode", "receivers", "handler", "outpost", "basis",
        "batch", "decision", "legal_ground", "power_source", "acts_in_name", "adjustment", "status",
    }
)  # fmt: skip


def take_texts(walk: Walk) -> None:
    """Take the texts of the items' rows; an item over several rows has its values joined."""
    rows, table = walk.sheet.grid.rows, walk.table
    starts, ends = walk.starts, walk.ends
    spans = [index for index, (a, b) in enumerate(zip(starts, ends, strict=True)) if b > a]
    for column in walk.columns:
        texts = [rows[at][column] for at in starts]
        anchors: list[int] | None = None
        for index in spans:
            own = [
                at for at in range(starts[index], ends[index] + 1) if rows[at][column] and at not in walk.page
            ]
            if not own or own == [starts[index]]:
                continue
            pieces = [rows[at][column] for at in own]
            texts[index] = pieces[0] if len(set(pieces)) == 1 else "\n".join(pieces)
            if own[0] != starts[index]:
                if anchors is None:
                    anchors = list(table.rows)
                anchors[index] = own[0] + 1
        table.text[column] = texts
        if anchors is not None:
            table.anchors[column] = anchors
    for index in spans:
        values = sum(
            1
            for at in range(starts[index], ends[index] + 1)
            if at not in walk.page and any(rows[at][c] for c in walk.columns)
        )
        if values > 1:
            walk.notes.append(
                Note(
                    kinds.SEVERAL_ROWS,
                    row=table.rows[index],
                    cell=None,
                    detail={"last_row": table.last_rows[index]},
                )
            )


def name_marked(walk: Walk) -> None:
    """Put the level or type in place of its mark where each has a column of its own."""
    for column in walk.table.columns:
        if column.stands_for:
            texts = walk.table.text[column.index]
            walk.table.text[column.index] = [
                column.stands_for if text and not says_no(text) and text not in FAILED else ""
                for text in texts
            ]


def fill_repeated(walk: Walk) -> None:
    """Give a cell that says 同上 the text above it; it knows the cell that holds it."""
    table = walk.table
    for column in table.columns:
        texts = table.text[column.index]
        said = {text for text in set(texts) if is_ditto(text)} if column.field in _REPEATED else None
        if not said:
            continue
        anchors = table.anchors.setdefault(column.index, list(table.rows))
        for index in range(1, len(texts)):
            if texts[index] in said and texts[index - 1] not in said:
                texts[index] = texts[index - 1]
                anchors[index] = anchors[index - 1]
