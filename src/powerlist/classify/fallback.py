"""What speaks for a whole table where nothing else in it or above it names a mode."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from powerlist.classify.headings import grants, heading, is_given, pieces_of
from powerlist.classify.piece import Piece
from powerlist.classify.umbrella import UMBRELLA_ROWS, UMBRELLA_SHARE
from powerlist.model.enums import Mode
from powerlist.model.modes.masks import BIT, HANDED_MASK, STAYS_MASK, single
from powerlist.model.modes.scan import clean
from powerlist.model.modes.texts import heading_modes
from powerlist.model.receiver import is_collective, is_pending
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from powerlist.model.normalised import TablePlace

#: Columns whose heads may tell how all rows are handed over.
_TELLING: Final = ("name", "receivers", "deed", "legal_ground")
#: Of these a row must have something to be spoken of.
_OF_ROWS: Final = ("deed", "legal_ground")
_AGENT: Final = lazy_pattern(r"受托|[受被]委托")
#: 划出部门 over the department: the power has left it.
_MOVED: Final = lazy_pattern(r"划出|移出|划转|移交")
_OPEN_WAY: Final = lazy_pattern(
    r"(?:拟|计划|建议|考虑|准备|待)[^，。；]{0,6}?(?:委托|派驻|延伸|收回|上收)|委托(?:协议|期限)?(?:已经?)?(?:到期|期满|届满)"
)
_PROPOSED: Final = lazy_pattern(r"建议|意见|申请|意向")
_PLAIN: Final = (Mode.ENTRUSTED, Mode.EXTENDED)


def with_fallbacks(
    own: list[tuple[Piece, ...]],
    columns: Mapping[str, list[Any]],
    tables: Sequence[TablePlace],
    known: tuple[str, ...],
    headings: Callable[[int], tuple[Piece, ...]],
) -> list[tuple[Piece, ...]]:
    """Return the pieces of all rows, with what speaks for a whole table where nothing else in it does.

    Args:
        own: the pieces of each row.
        columns: ``table`` and the fields whose heads may tell, as lists.
        tables: the source tables.
        known: full names of the place's townships.
        headings: position of an item → the pieces of its headings.
    """
    silent, only_remarked = set(range(len(tables))), set(range(len(tables)))
    otherwise: Counter[int] = Counter()
    rows = Counter(columns["table"])
    for index, pieces in enumerate(own):
        table = columns["table"][index]
        if table in silent or table in only_remarked:
            said = [p for p in (*pieces, *headings(index)) if p.modes or p.per or p.denied]
            if said:
                silent.discard(table)
            if any(piece.kind != "remark" for piece in said):
                only_remarked.discard(table)
            otherwise[table] += any(p.modes & HANDED_MASK & ~BIT[Mode.DELEGATED] for p in pieces)
    by_head = {at: piece for at in silent if (piece := _by_heads(tables[at])) is not None}
    by_grant = {
        at: piece
        for at in only_remarked
        if at not in by_head
        # 委托 in so many remarks: 赋予 above them is the word for all modes
        and not (otherwise[at] >= UMBRELLA_ROWS and otherwise[at] >= UMBRELLA_SHARE * rows[at])
        and (piece := _by_grant(tables[at], known)) is not None
    }
    if not (by_head or by_grant):
        return own
    found = []
    for index, pieces in enumerate(own):
        table = columns["table"][index]
        piece = by_head.get(table) or by_grant.get(table)
        if piece is None or not _holds_for(piece, pieces, index, columns, granted=table in by_grant):
            found.append(pieces)
        else:
            found.append((*pieces, piece))
    return found


def _holds_for(
    piece: Piece, pieces: Sequence[Piece], index: int, columns: Mapping[str, list[Any]], *, granted: bool
) -> bool:
    """Return whether what is said of a table is said of one of its rows.

    委托协议 says nothing of a row without one, and a remark that says how is the row's own: 赋予 is the word for all
    modes as well.
    """
    if granted:
        if _OPEN_WAY.search(clean(columns["remark"][index])):
            # 拟委托石桥镇, 委托期满: which way, nobody has said
            return False
        told = {name for each in pieces for name, _ in each.per}
        takers = {name for each in pieces if each.kind == "receiver" for name in each.receivers}
        # 红岩镇延伸 beside 青石镇、红岩镇: of the others the title speaks
        others = told and takers - told and not any(name in told for name in takers if is_collective(name))
        return not any(each.modes & ~STAYS_MASK for each in pieces) and bool(not told or others)
    if piece.field == "receivers":
        # — under 受委托机关, or nothing, beside rows that name one
        cell = columns["receivers"][index]
        return bool(cell) and not is_pending(cell)
    return not piece.field or bool(columns[piece.field][index])


def _by_grant(place: TablePlace, known: tuple[str, ...]) -> Piece | None:
    """Return what 赋予各镇的县级行政执法权限清单 above a table says where no row in it tells another way.

    Args:
        place: the table.
        known: full names of the place's townships.
    """
    for line in (*reversed(place.captions), None):
        text = line.text if line is not None else PurePosixPath(place.file).name.rsplit(".", 1)[0]
        found = heading(text, line.cell if line is not None else "", known)
        given = grants(text) or (_MOVED.search(place.heads.get("department", ("", ""))[0]) and is_given(text))
        if found.soft == BIT[Mode.DELEGATED] and not found.hard and given:
            kind = "file" if line is None else "title" if line.kind == "title" else "caption"
            return pieces_of(kind, found, found.soft)[0]
    return None


def _by_heads(place: TablePlace) -> Piece | None:
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
            field = name if name in (*_OF_ROWS, "receivers") else ""
    return Piece("caption", text, cell, field, mask) if single(mask) in _PLAIN else None
