"""Notes below or inside a list that speak of all its items: 注：以上事项均委托乡镇实施."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.classify.noterules import MOST, left_out
from powerlist.classify.piece import Piece
from powerlist.classify.receivers import split
from powerlist.classify.statements import Statement, statement
from powerlist.model.modes.masks import single
from powerlist.model.modes.scan import clean
from powerlist.model.modes.texts import heading_modes
from powerlist.model.receiver import names_townships
from powerlist.model.townwords import OFFICE
from powerlist.text.patterns import lazy_pattern
from powerlist.text.ranges import item_ranges

if TYPE_CHECKING:
    from powerlist.model.normalised import TablePlace
    from powerlist.model.sheet import Line, Note

#: A note that speaks of the whole list.
_WHOLE: Final = lazy_pattern(
    r"^[（(【]?(?:注|说明|备注|附注)?\d*+[】]?[:：.、]?\d*+[.、]?(?P<scope>以上|上述|上[表列](?:[内中])?(?:所列)?|本(?:清单|表|目录|附件|页)|(?:清单|目录|表)[内中]?所列|所列|全部事项|表[内中])"
)


#: 以上3项, 本表所列事项: what the scope goes on with.
_ITEMS: Final = lazy_pattern(
    r"^(?:中|内|里)?(?:所列|各|全部|的|共)*(?:\d{1,5}项|各项)?(?:的)?(?:行政)?(?:执法|处罚)?(?:事项|职权|权力|权限)?"
)


def _said(text: str, scope: re.Match[str], known: tuple[str, ...]) -> Statement:
    """Return what a note states of all items: the whole of it, else what follows the words for them."""
    whole = statement(text, known)
    # 以上事项石桥镇下放: what the names are is plainer without the words for the items
    rest = statement(_ITEMS.sub("", clean(text)[scope.end() :]), known)
    return rest if not whole or (rest.per and rest.mask == whole.mask) else whole


#: 本清单仅适用于城北街道: for whom it is.
_APPLIES: Final = lazy_pattern(
    r"^的?(?:仅|只|均|统一)*(?P<no>不)?适用(?:于|范围[为是:：]+|对象[为是:：]+)(?P<names>[^。；;]{2,80}?)(?:使用|执行|实施)?[。；;)）]*$"
)
#: 乡镇 alone is said of streets as well.
_TOWNSHIPS: Final = lazy_pattern(rf"(?:(?:全|本)[县区市旗州])?(?:各|所有|全部)?乡镇{OFFICE}?")


def _applies(line: Line) -> Piece | None:
    """Return whom a line says that the list is for: 本清单适用于石桥镇、白马镇.

    Args:
        line: a note, or a line above the list.
    """
    cleaned = clean(line.text)
    whole = _WHOLE.match(cleaned)
    match = _APPLIES.match(cleaned[whole.end() :]) if whole else None
    names = tuple(split(match["names"])) if match else ()
    if not match or not names or not all(map(names_townships, names)):
        return None
    if match["no"]:
        return Piece("caption", line.text, line.cell, excluded=names)
    if any(map(_TOWNSHIPS.fullmatch, names)):
        return None
    return Piece("caption", line.text, line.cell, receivers=names)


def notes_of_all(
    table: TablePlace, known: tuple[str, ...], apart: frozenset[str], notes: list[Note]
) -> list[tuple[int, int, Piece]]:
    """Return ``(first row, last row, piece)`` of notes that speak of all items: 注：以上事项均委托乡镇实施.

    以上 means the rows since the note before, 本清单 the whole table.

    Args:
        table: the table.
        known: full names of the place's townships.
        apart: lines that speak of some rows only.
        notes: gets one for each line that is left out because there are very many.
    """
    told = [*table.captions, *(line for line in table.lines if line.kind in ("note", "other"))]
    found = [(0, 1 << 30, piece) for line in told[:MOST] if (piece := _applies(line)) is not None]
    above = 0
    for line in table.lines:
        spoken = line.kind in ("note", "other") and line.text not in apart
        if spoken and any(each.signs for each in item_ranges(line.text)):
            # 本表由县委编办解释。※为委托镇街实施: the sign tells which
            continue
        if spoken and _applies(line) is not None:
            continue
        match = _WHOLE.match(clean(line.text)) if spoken else None
        said = _said(line.text, match, known) if match else None
        named = heading_modes(line.text)[0] if match else 0
        # 以上事项石桥镇下放，白马乡委托: a way for each
        apart_by = said is not None and not said.modes and len({name for name, _ in said.per}) > 1
        if (
            match is None
            or said is None
            or said.excluded
            or (single(said.mask) is None and not apart_by)
            or named & ~said.mask
        ):
            # a note that names two modes tells them apart, it gives none
            continue
        if len(found) >= MOST:
            notes.append(left_out(table, line))
            continue
        modes, per = (said.mask, ()) if single(said.mask) is not None else (0, said.per)
        piece = Piece("caption", line.text, line.cell, "", modes, per=per, receivers=said.receivers)
        upward = match["scope"].startswith("上") or match["scope"] == "以上"
        found.append((above, line.row if upward else 1 << 30, piece))
        above = line.row if upward else above
    return found
