"""The pieces of evidence that an item's own row gives: column, code, marks, receivers, remark.

Each function turns one text into a piece or None, and is cached: a list has few different texts.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from powerlist.classify.piece import Piece
from powerlist.classify.receivers import is_township, split
from powerlist.classify.statements import statement
from powerlist.model import marks
from powerlist.model.enums import Mode
from powerlist.model.modes import scan
from powerlist.model.modes.heads import head_mode
from powerlist.model.modes.masks import BIT, HANDED_MASK, modes_of, single
from powerlist.model.modes.texts import cell_modes, in_force, is_firm, rest_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOTHING: Final = frozenset({"", "无", "/", "—", "-", "–", "——", "--", "暂无", "待定", "未定", "空"})
#: Not settled yet: neither yes nor no.
OPEN_STILL: Final = re.compile(
    r"待|未定|研究|暂缓|缓议|缓办|[另再]议|协商|未上会|(?:暂)?无意见|不涉及|不适用|未明确"
)


def is_open(cell: str) -> bool:
    """Return whether a cell only says that nothing is settled yet: 待定, 缓议, 另行研究."""
    cleaned = scan.clean(cell)
    return (
        len(cleaned) <= _LONGEST_TERM and OPEN_STILL.search(cleaned) is not None and not cell_modes(cleaned)
    )


_LABEL: Final = re.compile(r"^0?([1-9])$")
_BRACKET: Final = re.compile(r"^(.*?)[（(\[【:：]([^（）()\[\]【】]+)[）)\]】]?$")
TOWNSHIP: Final = re.compile(r"乡|镇|街道")
#: A term of a mode is no longer than this.
_TERM: Final = 6
_LONGEST_TERM: Final = 16
#: 省级下放 brought the power to the county, 同级授权 to an organisation of the county.
_FROM_ABOVE: Final = re.compile(
    r"同级授权|(?:国家|国务院|中央|省|自治区|市|州)级?(?:政府)?(?:下放|授权|委托)"
)

#: 承接市级下放: the county takes over from above.
_TAKES_FROM_ABOVE: Final = re.compile(
    r"(?:新增)?(?:承接|衔接|落实)(?:国家|国务院|中央|省|自治区|设区的?市|市|州|地)(?:级|直)?(?:政府|部门)*(?:新)?(?:下放|委托|授权|赋权|放权)"
)

#: 权力来源 of the national platform: 2 上级下放, 3 上级授权, 5 上级委托, 6 同级委托. Code 1 (法定本级行使)
#: is the township's own power only in a township's list; 4 (同级授权) says nothing about a township.
POWER_SOURCE: Final[dict[str, Mode]] = {
    "1": Mode.STATUTORY,
    "2": Mode.DELEGATED,
    "3": Mode.DELEGATED,
    "5": Mode.ENTRUSTED,
    "6": Mode.ENTRUSTED,
}


@lru_cache(maxsize=65536)
def from_column(text: str, known: tuple[str, ...]) -> tuple[Piece | None, str]:
    """Return the piece of a mode column's cell, and ``unknown`` or ``ambiguous`` where it decides nothing."""
    cleaned = scan.clean(text)
    if cleaned in _NOTHING:
        return None, ""
    if TOWNSHIP.search(cleaned) or any(name in cleaned for name in known):
        said = statement(text, known, cell=True)
        modes = {mode for _, mode in said.per}
        if said.per and (len(modes) > 1 or said.excluded):
            # townships named one by one: 三家镇下放、拦江镇委托
            return (
                Piece("column", text, "", "mode", said.modes, 0, said.per, said.excluded, said.receivers),
                "",
            )
        mask = cell_modes(text)
        named = said.receivers
    else:
        mask = cell_modes(text)
        named = ()
    if not mask:
        return None, "unknown"
    if single(mask) is None:
        return Piece("column", text, "", "mode", mask, receivers=named, decides=False), "ambiguous"
    return Piece("column", text, "", "mode", mask, receivers=named), ""


@lru_cache(maxsize=4096)
def from_term(text: str, field: str) -> Piece | None:
    """Return the piece of a cell that says something else and may name the mode beside: 第二批委托, 新增下放.

    保留 in a column of adjustments keeps the item in the list, so that only words that name a mode anywhere count.

    Args:
        text: the cell.
        field: code name of its field.
    """
    cleaned = in_force(scan.clean(text))
    if _TAKES_FROM_ABOVE.match(cleaned) and not TOWNSHIP.search(cleaned):
        return None
    hard = {hit.mode for hit in scan.hits(cleaned) if hit.kind == "hard"}
    if len(hard) != 1 or len(cleaned) > _LONGEST_TERM or len(rest_of(cleaned)) > _TERM:
        return None
    return Piece("column", text, "", field, BIT[hard.pop()])


@lru_cache(maxsize=4096)
def from_code(text: str, table: tuple[tuple[str, Mode], ...], township_list: bool) -> Piece | None:
    """Return the piece of 权力来源: its words where it has some, else its code.

    Args:
        text: such as ``2``, ``上级下放``, ``2-上级下放``.
        table: meaning of the codes.
        township_list: the table lists a township's powers, so that 1 means the township's own.
    """
    cleaned = scan.clean(text)
    if cleaned in _NOTHING:
        return None
    match = _LABEL.match(cleaned)
    if match:
        mode = dict(table).get(match.group(1))
    else:
        words = re.sub(r"^\d+[-—_.、:：]?", "", cleaned)
        mode = None if _FROM_ABOVE.match(words) else single(cell_modes(words))
    if mode is None or (mode is Mode.STATUTORY and not township_list):
        return None
    return Piece("code", text, "", "power_source", BIT[mode])


#: A head that asks for yes or no, and the cell that says no; a dash may only mean that nothing is said.
_ASKS: Final = re.compile(r"[是能可]否|[（(]是[/、或]?否[）)]")
_SAYS_NO: Final = re.compile(
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
    shown: list[str] = []
    first = ""
    for key, cell in marks.parsed(text):
        mode = single(cell_modes(key))
        if mode is None:
            continue
        meaning = marks.meaning(cell)
        answer, more = marks.answered(cell) if meaning == marks.TEXT else ("", "")
        if answer and marks.meaning(answer) == marks.NO:
            continue
        if answer:
            # 是（三家镇） says yes and for whom
            said = statement(more)
            names = list(said.receivers) or [name for name in split(more) if is_township(name)]
            receivers += names
            meaning = marks.YES
        if meaning == "circle":
            meaning = marks.NO if dots else marks.YES
        if meaning == marks.YES:
            mask |= BIT[mode]
            shown.append(f"{key} {cell}")
            first = first or key
        elif meaning == marks.TEXT:
            if single(cell_modes(cell)) is Mode.RETAINED:
                continue
            names = split(cell) if TOWNSHIP.search(cell) or _are_short(cell, known) else []
            if names:
                per += [(name, mode) for name in names]
                receivers += names
            else:
                mask |= BIT[mode]
            shown.append(f"{key} {cell}")
            first = first or key
    if not (mask or per):
        return _refused(text)
    if per and not mask and len({mode for _, mode in per}) == 1:
        mask, per = BIT[per[0][1]], []
    return Piece(
        "mark",
        "；".join(shown),
        "",
        f"mode_marks/{first}",
        mask,
        per=tuple(per),
        receivers=tuple(dict.fromkeys(receivers)),
    )


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
            or not _SAYS_NO.match(marks.answered(cell)[0] or scan.clean(cell))
        ):
            continue
        soft = all(hit.kind == "soft" for hit in scan.hits(scan.clean(key)))
        denied |= HANDED_MASK if soft else BIT[mode]
        shown.append(f"{key} {cell}")
        first = first or key
    return Piece("mark", "；".join(shown), "", f"mode_marks/{first}", 0, denied) if shown else None


def is_umbrella(piece: Piece | None) -> bool:
    """Return whether marks stand only under a head that is the word for all modes: 是否赋权, 是否承接, 是否下放."""
    if piece is None or piece.per:
        return False
    if piece.modes == BIT[Mode.DELEGATED] and "；" not in piece.text and _ASKS.search(piece.text):
        return True
    found = [hit.kind for hit in scan.hits(scan.clean(piece.text))]
    return bool(found) and all(kind == "soft" for kind in found)


def explained(cell: str, legend: Mapping[str, str]) -> str:
    """Return a cell with the terms of modes in place of the symbols that the table's note explains: A, ①②.

    Args:
        cell: as written.
        legend: symbol → term.

    Returns:
        Of a cell that offers a choice (☑下放 □委托) what is ticked.
    """
    cell = marks.ticked(cell)
    bare = cell.strip()
    if not legend or not bare or len(bare) > _LONGEST_TERM:
        return cell
    for sign in (bare, bare.swapcase(), scan.clean(bare)):
        if sign in legend:
            return legend[sign]
    symbols = [sign for sign in bare.removesuffix("类") if sign not in "、，,/ "]
    return "、".join(legend[sign] for sign in symbols) if all(sign in legend for sign in symbols) else cell


@lru_cache(maxsize=65536)
def explained_marks(text: str, legend: tuple[tuple[str, str], ...]) -> str:
    """Return receiver marks with the terms of modes in place of the symbols that the table's note explains."""
    terms = dict(legend)
    found = marks.parsed(text) if terms else ()
    told = {name: explained(cell, terms) for name, cell in found}
    return json.dumps(told, ensure_ascii=False) if told != dict(found) else text


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
        if meaning == "circle":
            meaning = marks.NO if dots else marks.YES
        if meaning == marks.YES:
            receivers.append(name)
        elif meaning == marks.NO:
            excluded.append(name)
        elif meaning == marks.TEXT:
            mode = single(cell_modes(cell))
            if mode is None and OPEN_STILL.search(cell):
                continue
            if mode is None and len(both := modes_of(cell_modes(cell) & HANDED_MASK)) > 1:
                # √ under 下放 and under 委托 for one township
                per += [(name, each) for each in both]
                receivers.append(name)
                continue
            denied = any(hit.kind == "deny" for hit in scan.hits(scan.clean(cell)))
            if denied and mode is Mode.RETAINED:
                excluded.append(name)
            elif mode in (Mode.RETAINED, Mode.RECALLED):
                kept.append((name, mode))
            else:
                # 承接 under a township says that it takes over, not how
                per += [(name, mode)] if mode is not None and is_firm(scan.clean(cell)) else []
                receivers.append(name)
    if not (receivers or kept or excluded):
        return None
    return Piece("receiver", "", "", "receiver_marks", 0, 0, (*per, *kept), tuple(excluded), tuple(receivers))


#: 下放：三家镇、拦江镇 or 委托三家镇: the mode stands before the names.
_LABELLED: Final = re.compile(r"^(?P<term>[^：:（()）、，]{2,8})[：:]\s*(?P<names>.+)$", re.DOTALL)
#: 三家镇下放 or 三家镇：下放: it stands behind the name.
_TRAILED: Final = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{1,10}?(?:镇|乡|街道|办事处|人民政府))(?:为|是|[：:])?(?P<term>[\u4e00-\u9fff]{2,6})$"
)
_GROUPS: Final = re.compile(r"[；;\n]")


#: 委托三家镇: it stands before the name.
_LED: Final = re.compile(
    r"^(?P<term>[\u4e00-\u9fff]{2,4}?)(?:给|至|到|由)?(?P<name>[\u4e00-\u9fff]{1,10}(?:镇|乡|街道|办事处|人民政府))$"
)


def _part(part: str) -> tuple[str, Mode | None]:
    """Return the name and the mode of one receiver: 三家镇（委托）, 三家镇委托, 委托三家镇."""
    match = _BRACKET.match(part)
    if match and not TOWNSHIP.search(match.group(2)):
        inside = match.group(2)
        mode = single(cell_modes(inside)) if scan.hits(scan.clean(inside)) else None
        if mode is not None:
            return match.group(1).strip(), mode
    match = _TRAILED.match(part)
    if match and is_township(match["name"]) and (mode := head_mode(match["term"])):
        return match["name"], mode
    match = _LED.match(part)
    if match and is_township(match["name"]) and (mode := head_mode(match["term"])):
        return match["name"], mode
    return part, None


@lru_cache(maxsize=65536)
def from_receivers(text: str) -> Piece | None:
    """Return the piece of the receiver column.

    A mode may be said of each (三家镇（委托）、拦江镇下放), or of a group: 下放：三家镇、拦江镇；委托：清河街道 and
    三家镇、拦江镇（下放）；清河街道（延伸）.
    """
    if scan.clean(text) in _NOTHING:
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
            bare = single(cell_modes(part)) if len(part) <= _TERM and not TOWNSHIP.search(part) else None
            if bare is not None and scan.hits(scan.clean(part)):
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
    names = tuple(name for name in piece.receivers if is_township(name)) if piece is not None else ()
    if piece is None or not names:
        return None
    return Piece("receiver", piece.text, "", piece.field, receivers=names)


@lru_cache(maxsize=65536)
def from_remark(text: str, known: tuple[str, ...]) -> Piece | None:
    """Return the piece of a remark that states a transfer, else None."""
    if not text:
        return None
    said = statement(text, known)
    if not said:
        return None
    denied = said.denied
    if denied & BIT[Mode.DELEGATED] and not said.modes & BIT[Mode.ENTRUSTED]:
        # 不下放 denies every hand-over, unless the remark itself says 委托
        denied |= BIT[Mode.ENTRUSTED]
    return Piece(
        "remark", text, "", "remark", said.modes, denied, said.per, said.excluded, said.receivers, weak=said.weak
    )  # fmt: skip


@lru_cache(maxsize=4096)
def yielding(piece: Piece) -> Piece:
    """Return what is left of a weak piece where something else says the mode: the receivers."""
    return replace(piece, modes=0, per=())


@lru_cache(maxsize=4096)
def in_name_of(text: str, field: str) -> Piece | None:
    """Return the piece of a cell that says in whose name the township acts: 镇人民政府, 以县水利局名义.

    Args:
        text: the cell, with or without 名义.
        field: code name of its field.
    """
    bare = scan.clean(text).removeprefix("以")
    said = statement(f"以{bare}" if "名义" in bare else f"以{bare}名义")
    mode = single(said.mask)
    return Piece("column", text, "", field, BIT[mode]) if mode in (Mode.DELEGATED, Mode.ENTRUSTED) else None
