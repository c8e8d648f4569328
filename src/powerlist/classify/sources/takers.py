"""Who takes over: marks and modes under townships, and cells that name them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from powerlist.classify.piece import Piece
from powerlist.classify.receivers import speaks_of_townships, split
from powerlist.classify.sources.silent import NOTHING
from powerlist.model import marks
from powerlist.model.enums import Mode
from powerlist.model.modes.heads import head_mode
from powerlist.model.modes.masks import BIT, HANDED_MASK, modes_of, single
from powerlist.model.modes.scan import clean, hits
from powerlist.model.modes.settled import is_not_yet, leaves_open
from powerlist.model.modes.texts import cell_modes, is_firm
from powerlist.model.receiver import names_townships
from powerlist.model.townwords import END, OFFICE
from powerlist.text.patterns import lazy_pattern

_BRACKET: Final = lazy_pattern(r"^(.*?)[（(\[【:：]([^（）()\[\]【】]+)[）)\]】]?$")
#: A mode said in place of a receiver is no longer.
_TERM: Final = 6
#: Words for those whom nothing else names.
REST: Final = ("其他", "其余")
#: 下放：三家镇、拦江镇 or 委托三家镇: the mode stands before the names.
_LABELLED: Final = lazy_pattern(r"^(?P<term>[^：:（()）、，]{2,8})[：:]\s*(?P<names>.+)$", re.DOTALL)
#: 三家镇下放 or 三家镇：下放: it stands behind the name.
_TRAILED: Final = lazy_pattern(
    rf"^(?P<name>[\u4e00-\u9fff]{{1,10}}?(?:{END}|{OFFICE}))(?:为|是|[：:])?(?P<term>[\u4e00-\u9fff]{{2,6}})$"
)
_GROUPS: Final = lazy_pattern(r"[；;\n]")


#: 委托三家镇: it stands before the name.
_LED: Final = lazy_pattern(
    rf"^(?P<term>[\u4e00-\u9fff]{{2,4}}?)(?:给|至|到|由)?(?P<name>[\u4e00-\u9fff]{{1,10}}(?:{END}|{OFFICE}))$"
)


def _holding(cell: str) -> Mode | None:
    """Return the mode that a cell under a township says; of √ under 收回 beside 下放 that it went back."""
    mask = cell_modes(cell)
    return Mode.RECALLED if mask & HANDED_MASK and mask & BIT[Mode.RECALLED] else single(mask)


@lru_cache(maxsize=65536)
def from_receiver_marks(text: str, dots: bool) -> Piece | None:
    """Return the piece of the receiver columns (√ or 委托 under 三家镇).

    Args:
        text: JSON ``{"三家镇": "√", …}``.
        dots: the table also has ●, so that ○ means no.
    """
    receivers: list[str] = []
    excluded: list[str] = []
    per: list[tuple[str, Mode]] = []
    kept: list[tuple[str, Mode]] = []
    for name, cell in marks.parsed(text):
        meaning = marks.meaning(cell)
        if meaning == marks.CIRCLE:
            meaning = marks.NO if dots else marks.YES
        if meaning == marks.YES:
            receivers.append(name)
        elif meaning == marks.NO or marks.takes_over(cell) is False or is_not_yet(cell):
            excluded.append(name)
        elif meaning == marks.TEXT:
            mode = _holding(cell)
            if mode is None and leaves_open(cell):
                continue
            if mode is None and len(both := modes_of(cell_modes(cell) & HANDED_MASK)) > 1:
                # √ under 下放 and under 委托 for one township
                per += [(name, each) for each in both]
                receivers.append(name)
                continue
            denied = any(hit.kind == "deny" for hit in hits(clean(cell)))
            if denied and mode is Mode.RETAINED:
                excluded.append(name)
            elif mode in (Mode.RETAINED, Mode.RECALLED):
                kept.append((name, mode))
            else:
                # 承接 under a township says that it takes over, not how
                per += [(name, mode)] if mode is not None and is_firm(clean(cell)) else []
                receivers.append(name)
    if any(name.startswith(REST) for name in receivers):
        # √ under 其他乡镇 and none under 城关镇: the others are not 城关镇
        told = {*receivers, *excluded, *(name for name, _ in kept)}
        excluded += [name for name, _ in marks.parsed(text) if name not in told]
    if not (receivers or kept or excluded):
        return None
    return Piece("receiver", "", "", "receiver_marks", 0, 0, (*per, *kept), tuple(excluded), tuple(receivers))


def _part(part: str) -> tuple[str, Mode | None]:
    """Return the name and the mode of one receiver: 三家镇（委托）, 三家镇委托, 委托三家镇."""
    match = _BRACKET.match(part)
    if match and not speaks_of_townships(match.group(2)):
        inside = match.group(2)
        mode = single(cell_modes(inside)) if hits(clean(inside)) else None
        if mode is not None:
            return match.group(1).strip(), mode
    match = _TRAILED.match(part)
    if match and names_townships(match["name"]) and (mode := head_mode(match["term"])):
        return match["name"], mode
    match = _LED.match(part)
    if match and names_townships(match["name"]) and (mode := head_mode(match["term"])):
        return match["name"], mode
    return part, None


@lru_cache(maxsize=65536)
def from_receivers(text: str) -> Piece | None:
    """Return the piece of the receiver column.

    A mode may be said of each (三家镇（委托）、拦江镇下放), or of a group: 下放：三家镇、拦江镇；委托：清河街道 and
    三家镇、拦江镇（下放）；清河街道（延伸）.
    """
    if clean(text) in NOTHING:
        return None
    per: list[tuple[str, Mode]] = []
    excluded: list[str] = []
    names: list[str] = []
    mask = 0
    groups = [group for group in _GROUPS.split(text) if group.strip()]
    for group in groups:
        label = _LABELLED.match(group.strip())
        shared = head_mode(label["term"]) if label else None
        parts = split(label["names"]) if label and shared else split(group)
        told = [_part(part) for part in parts]
        if (
            shared is None
            and told
            and len(groups) > 1
            and [mode for _, mode in told if mode] == [told[-1][1]]
        ):
            shared = told[-1][1]
        if shared is None and told and told[0][1] and _LED.match(parts[0]):
            # 委托三家镇、拦江镇: the list goes on
            shared = told[0][1]
        for part, (name, own) in zip(parts, told, strict=True):
            bare = single(cell_modes(part)) if len(part) <= _TERM and not speaks_of_townships(part) else None
            if bare is not None and hits(clean(part)):
                # 委托 where a receiver is expected says how, not who
                mask |= BIT[bare]
                continue
            mode = own or shared
            if mode is Mode.RETAINED:
                excluded.append(name)
                continue
            names.append(name)
            if mode is not None:
                per.append((name, mode))
    unique = tuple(dict.fromkeys(names))
    return Piece("receiver", text, "", "receivers", mask, 0, tuple(per), tuple(excluded), unique)


@lru_cache(maxsize=65536)
def before(piece: Piece | None) -> Piece | None:
    """Return the piece of a column that tells who acted before a change: the townships it names, and no mode.

    Who had the item goes on with it (继续下放, 改为委托); the county's own bodies take nothing over.

    Args:
        piece: the piece of the column, read as one that says who takes over.
    """
    names = tuple(name for name in piece.receivers if names_townships(name)) if piece is not None else ()
    if piece is None or not names:
        return None
    return Piece("receiver", piece.text, "", piece.field, receivers=names)
