"""Marks under heads that name a mode: √ under 下放, 否 under 是否委托."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from powerlist.classify.piece import Piece
from powerlist.classify.receivers import speaks_of_townships, split
from powerlist.classify.statements import statement
from powerlist.model import marks
from powerlist.model.enums import Mode
from powerlist.model.modes.heads import is_umbrella
from powerlist.model.modes.masks import BIT, HANDED, HANDED_MASK, mask_of, single
from powerlist.model.modes.scan import clean, denies, hits
from powerlist.model.modes.settled import is_not_yet, leaves_open
from powerlist.model.modes.texts import cell_modes
from powerlist.model.receiver import names_townships
from powerlist.text.patterns import lazy_pattern

_BOTH_ACT: Final = BIT[Mode.DELEGATED] | BIT[Mode.RETAINED]
#: A head that asks for yes or no, and the cell that says no; a dash may only mean that nothing is said.
_ASKS: Final = lazy_pattern(r"[是能可]否|[（(]是[/、或]?否[）)]")
#: 可否委托, 能否下放: whether it could be, and not whether it was.
_COULD: Final = lazy_pattern(
    r"^(?:可否|能否|能不能|可不可以|是否(?:可以?|能够?|适合|适宜|宜于?|具备|有条件|愿意))"
)
_SAYS_NO: Final = lazy_pattern(
    r"^(?:否|不|不是|没有|未|不能|不可以?|不同意|无|N|NO|FALSE|F|0|×|✕|✖|✗|✘|X)$", re.IGNORECASE
)


@lru_cache(maxsize=16384)
def from_marks(text: str, dots: bool, known: tuple[str, ...] = ()) -> Piece | None:
    """Return the piece of the mark columns (√ under 下放).

    Args:
        text: JSON ``{"下放": "√", …}``; the keys are heads of columns, or codes of modes.
        dots: the table also has ●, so that ○ means no.
        known: full names of the place's townships.
    """
    mask = 0
    per: list[tuple[str, Mode]] = []
    receivers: list[str] = []
    shown: list[tuple[str, str]] = []
    alone = len(marks.parsed(text)) == 1
    for key, cell in marks.parsed(text):
        mode = single(cell_modes(key))
        # 能否下放 beside 能否委托 chooses between them
        asked = mode is not None and not (alone and _COULD.match(clean(key)))
        granted = _granted(cell, dots, known) if asked else None
        if mode is None or granted is None:
            continue
        names, only = granted
        mode = _own_way(cell) or mode
        receivers += names
        if only:
            per += [(name, mode) for name in names]
        else:
            mask |= BIT[mode]
        shown.append((key, cell))
    if not shown:
        return _refused(text)
    if all(is_umbrella(key) for key, _ in marks.parsed(text)):
        # √ under 赋权情况 and no other way beside it: handed over, however that may be
        mask, per = _answered_how(text), []
    if mask == _BOTH_ACT and all(hit.kind == "cell" for key, _ in shown for hit in hits(clean(key))):
        # 县级行使 √ and 乡镇行使 √: both do, and how the township came to it is not said
        mask = 0
    if per and not mask and len({mode for _, mode in per}) == 1:
        mask, per = BIT[per[0][1]], []
    return Piece(
        "mark",
        "；".join(f"{key} {cell}" for key, cell in shown),
        "",
        f"mode_marks/{shown[0][0]}",
        mask,
        per=tuple(per),
        receivers=tuple(dict.fromkeys(receivers)),
    )


def _own_way(cell: str) -> Mode | None:
    """Return the mode that an answer adds: of 是（委托） under 是否由乡镇行使 entrusting."""
    answer, more = marks.answered(cell)
    mode = single(cell_modes(more)) if answer and more and marks.meaning(answer) == marks.YES else None
    return mode if mode in HANDED else None


def _answered_how(text: str) -> int:
    """Return the mode that stands behind the answer to 是否赋权: 是（委托）, 是，由派驻机构实施; 0 where none does."""
    found = {
        mode
        for _, cell in marks.parsed(text)
        if (answer := marks.answered(cell))[0]
        and marks.meaning(answer[0]) == marks.YES
        and (mode := single(cell_modes(answer[1]))) is not None
    }
    return BIT[found.pop()] if len(found) == 1 else 0


def _granted(cell: str, dots: bool, known: tuple[str, ...]) -> tuple[list[str], bool] | None:
    """Return the townships that a cell under a mode names, and whether it means them only; None where it says no."""
    meaning = marks.meaning(cell)
    if meaning == marks.CIRCLE:
        meaning = marks.NO if dots else marks.YES
    if meaning != marks.TEXT:
        return ([], False) if meaning == marks.YES else None
    answer, more = marks.answered(cell)
    if answer:
        # 是（三家镇） says yes and for whom
        names = list(statement(more).receivers) or [name for name in split(more) if names_townships(name)]
        return (names, bool(names)) if marks.meaning(answer) != marks.NO else None
    if single(cell_modes(cell)) is Mode.RETAINED or leaves_open(cell) or is_not_yet(cell):
        return None
    names = split(cell) if speaks_of_townships(cell) or _are_short(cell, known) else []
    return names, bool(names)


def _are_short(cell: str, known: tuple[str, ...]) -> bool:
    """Return whether a cell names townships of the place without 镇 or 街道: 三家、拦江."""
    parts = split(cell) if known else []
    return bool(parts) and all(
        any(name[:-1] == part or name[:-2] == part for name in known) for part in parts
    )


def _refused(text: str) -> Piece | None:
    """Return the piece of 否 under 是否委托, which answers the question; a 是 beside it would say more."""
    denied = 0
    shown: list[str] = []
    first = ""
    for key, cell in marks.parsed(text):
        mode = single(cell_modes(key))
        if (
            mode is None
            or not _ASKS.search(key)
            or not (_SAYS_NO.match(marks.answered(cell)[0] or clean(cell)) or denies(cell))
        ):
            continue
        soft = all(hit.kind == "soft" for hit in hits(clean(key)))
        denied |= HANDED_MASK if soft else BIT[mode]
        shown.append(f"{key} {cell}")
        first = first or key
    return Piece("mark", "；".join(shown), "", f"mode_marks/{first}", 0, denied) if shown else None


def beside_remarks(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of a row; a mark decides nothing where the remark tells more of what it says.

    石桥镇下放，其他乡镇委托 beside √ under 下放 and under 委托 tells who has which, and 委托各乡镇实施 beside 是 under
    是否下放 in which way.

    Args:
        pieces: those of the row.
    """
    told = said = 0
    for piece in pieces:
        if piece.kind == "remark":
            told |= mask_of(mode for _, mode in piece.per)
            said |= piece.modes
    each = told if single(told) is None else 0
    way = single(said) in (Mode.ENTRUSTED, Mode.EXTENDED)
    if not (each or way):
        return pieces
    return [
        replace(piece, decides=False)
        if piece.kind == "mark"
        and ((each and piece.modes == each) or (way and piece.modes and asks_for_all_modes(piece)))
        else piece
        for piece in pieces
    ]


def asks_for_all_modes(piece: Piece | None) -> bool:
    """Return whether marks stand only under a head that is the word for all modes: 是否赋权, 是否下放, 下放情况."""
    if piece is None or piece.per:
        return False
    if "；" not in piece.text and is_umbrella(piece.field.partition("/")[2]):
        return True
    if piece.modes == BIT[Mode.DELEGATED] and "；" not in piece.text and _ASKS.search(piece.text):
        return True
    found = [hit.kind for hit in hits(clean(piece.text))]
    return bool(found) and all(kind == "soft" for kind in found)
