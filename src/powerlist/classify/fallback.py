"""What speaks for a whole table where nothing else in it or above it names a mode."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from powerlist.classify.headings import grants, heading, pieces_of
from powerlist.classify.piece import Piece
from powerlist.model.enums import Mode
from powerlist.model.modes.masks import BIT, single
from powerlist.model.modes.texts import heading_modes

if TYPE_CHECKING:
    from powerlist.model.normalised import TablePlace

#: Columns whose heads may tell how all rows are handed over.
_TELLING: Final = ("name", "receivers", "deed", "legal_ground")
#: Of these a row must have something to be spoken of.
_OF_ROWS: Final = ("deed", "legal_ground")
_AGENT: Final = re.compile(r"受托|[受被]委托")
_PROPOSED: Final = re.compile(r"建议|意见|申请|意向")
_PLAIN: Final = (Mode.ENTRUSTED, Mode.EXTENDED)


def by_grant(place: TablePlace, known: tuple[str, ...]) -> Piece | None:
    """Return what 赋予各镇的县级行政执法权限清单 above a table says where no row in it tells another way.

    Args:
        place: the table.
        known: full names of the place's townships.
    """
    for line in (*reversed(place.captions), None):
        text = line.text if line is not None else PurePosixPath(place.file).name.rsplit(".", 1)[0]
        found = heading(text, line.cell if line is not None else "", known)
        if found.soft == BIT[Mode.DELEGATED] and not found.hard and grants(text):
            kind = "file" if line is None else "title" if line.kind == "title" else "caption"
            return pieces_of(kind, found, found.soft)[0]
    return None


def by_heads(place: TablePlace) -> Piece | None:
    """Return what the heads of a table's columns say of all its rows: 委托事项, 受委托机关, 延伸乡镇.

    下放 is the word for all modes and 委托部门 the usual head of the department: they say nothing here.

    Args:
        place: the table.
    """
    mask, text, cell, field = 0, "", "", ""
    for name in _TELLING:
        head, at = place.heads.get(name, ("", ""))
        hard = BIT[Mode.ENTRUSTED] if _AGENT.search(head) else heading_modes(head)[0]
        hard = 0 if _PROPOSED.search(head) else hard
        if hard & ~mask:
            mask |= hard
            text, cell = head, at
            field = name if name in _OF_ROWS else ""
    return Piece("caption", text, cell, field, mask) if single(mask) in _PLAIN else None
