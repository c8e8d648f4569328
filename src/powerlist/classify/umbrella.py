"""下放 as the word for all modes together: where a heading with it names the whole and decides nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from powerlist.classify.headings import INCLUDED, is_part
from powerlist.model.enums import Mode
from powerlist.model.modes.masks import BIT, HANDED, HANDED_MASK, single
from powerlist.model.modes.scan import clean
from powerlist.model.modes.texts import ended_mode, heading_modes
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from powerlist.classify.piece import Piece

#: How many rows, and which share of them, must say otherwise before 下放 in a title is read as the word for
#: all modes together.
UMBRELLA_ROWS: Final = 3
UMBRELLA_SHARE: Final = 0.2
#: So many different modes in the rows make a title with 下放 a word for all of them, however few rows there are.
UMBRELLA_MODES: Final = 3
#: What 不下放 denies, in the wide sense.
NARROW: Final = BIT[Mode.DELEGATED] | BIT[Mode.ENTRUSTED]
_NOT_DOWN: Final = lazy_pattern(
    r"[^，。；委托授权]{0,4}(?:不|未|尚未|暂不)[^，。；委托授权]{0,4}下放(?:条件|权限)?[^，。；委托]{0,4}"
)
_TURNED: Final = lazy_pattern(r"(?:由[^，。；]{2,8}?)?(?:转|改|调整|变更|变)(?:为|成|由)")
#: 通用赋权事项, 个性赋权事项: kinds of what is given, in whatever way.
_KINDS: Final = lazy_pattern(r"(?:通用|个性|特色|自选|共性|可选|首批)(?:化|类|性)?(?=赋权)")
#: A table that reports how things stand.
_REPORT: Final = lazy_pattern(r"情况|统计|一览|汇总|台账|摸底|梳理|调查|排查|登记|对照")


def is_report(kind: str, text: str) -> bool:
    """Return whether a piece is the heading of a report: 委托情况统计表, no list of what is entrusted.

    Args:
        kind: kind of the piece.
        text: its text.
    """
    return kind in ("sheet", "title", "caption", "file") and _REPORT.search(text) is not None


def names_all_modes(piece: Piece) -> bool:
    """Return whether a cell uses 下放 as the word for all modes: 委托下放, 下放（派驻）."""
    return (
        single(piece.modes) in (Mode.ENTRUSTED, Mode.EXTENDED) and "下放" in piece.text and not piece.denied
    )


def _agreeing(own: tuple[Piece, ...], headings: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces of a row; a remark that only looks like another mode says none.

    An outpost acts in its department's name as well (延伸, 以县市场监管局名义实施), and 不再委托 agrees with 下放.
    """
    stated = {single(piece.modes) for piece in (*own, *headings) if piece.decides and piece.kind != "remark"}
    found = []
    for piece in own:
        if piece.kind == "remark" and piece.modes:
            in_name = piece.modes == BIT[Mode.ENTRUSTED] and "名义" in piece.text and "委托" not in piece.text
            ended = ended_mode(piece.text) if piece.modes == BIT[Mode.RECALLED] else None
            other = ended in (Mode.ENTRUSTED, Mode.EXTENDED) and any(
                mode in HANDED and mode is not ended for mode in stated
            )
            if (in_name and Mode.EXTENDED in stated) or (other and ended not in stated):
                found.append(replace(piece, modes=0, per=()))
                continue
        found.append(piece)
    return tuple(found)


@lru_cache(maxsize=4096)
def included(text: str) -> int:
    """Return the mask of the modes that a heading says it holds besides: 下放事项目录（含委托）.

    Args:
        text: its text.
    """
    mask = 0
    for found in INCLUDED.findall(text):
        mask |= heading_modes(found)[0]
    return mask


def over_headings(own: tuple[Piece, ...], headings: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return all pieces of an item; headings yield to what its row says in two ways.

    下放 in the file's name is the word for all modes together where the row names one. 终止委托，收回 in the row
    ends what the headings say.

    Args:
        own: the pieces of its row.
        headings: the pieces of sections, captions, sheet, title and file.
    """
    own = _agreeing(own, headings) if any(piece.kind == "remark" and piece.modes for piece in own) else own
    said = 0
    ended = 0
    for piece in own:
        if not piece.decides:
            continue
        said |= piece.modes
        for _, mode in piece.per:
            said |= BIT[mode]
        if piece.kind in ("remark", "column") and piece.modes == BIT[Mode.RECALLED]:
            mode_ended = ended_mode(piece.text)
            ended |= BIT[mode_ended] if mode_ended is not None else 0
        if single(piece.modes) in HANDED and _TURNED.match(clean(piece.text)):
            # 转为下放 under a title 委托事项目录: what the list has said until now
            ended |= HANDED_MASK & ~piece.modes
    inner = 0
    for piece in headings:
        if piece.kind == "section" and piece.decides and not piece.denied:
            inner |= piece.modes
    if not (said or inner):
        return (*own, *headings)
    found = []
    for piece in headings:
        outer = piece.kind == "file" or (piece.kind in ("title", "caption") and not said)
        yields = outer and piece.modes & ~(said | inner) and is_umbrella(piece)
        # 二、赋权事项 beside 一、法定事项 is handed down in whatever way its rows say
        yields = yields or (
            piece.modes == BIT[Mode.DELEGATED]
            and said & HANDED_MASK & ~piece.modes
            and not heading_modes(_KINDS.sub("", piece.text))[0]
        )
        # 下放事项目录（含委托） holds what its rows say of that kind as well
        yields = yields or bool(said & ~piece.modes & included(piece.text))
        if piece.modes and (yields or piece.modes & ~ended == 0):
            found.append(replace(piece, decides=False))
        else:
            found.append(piece)
    return (*own, *found)


def narrowed(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces of an item, 暂不下放 in its remark meant in the narrow sense where its cell says 委托 or 延伸.

    Args:
        pieces: all pieces of the item.
    """
    other = (BIT[Mode.ENTRUSTED], BIT[Mode.EXTENDED])
    if not any(
        piece.kind in ("column", "mark") and piece.decides and piece.modes in other for piece in pieces
    ):
        return pieces
    return tuple(
        replace(piece, denied=piece.denied & ~NARROW)
        if piece.kind == "remark"
        and piece.denied & NARROW == NARROW
        and _NOT_DOWN.fullmatch(clean(piece.text))
        else piece
        for piece in pieces
    )


def inner_first(pieces: list[Piece]) -> list[Piece]:
    """Let 下放 in an outer title yield to the inner one that names another mode: 权力下放事项 above 委托事项."""
    inner = [single(piece.modes) if piece.decides else None for piece in pieces]
    found = []
    for at, piece in enumerate(pieces):
        below = {mode for mode in inner[at + 1 :] if mode is not None}
        yields = bool(below - {inner[at]}) and inner[at] in HANDED and is_umbrella(piece)
        found.append(replace(piece, decides=False) if yields else piece)
    return found


def is_umbrella(piece: Piece) -> bool:
    """Return whether a heading's mode may be meant as the word for all modes: 下放, 委托下放.

    表一：下放事项 stands beside 表二 and means its own table only.
    """
    if is_part(piece.text) and piece.kind in ("title", "caption"):
        return False
    return piece.modes == BIT[Mode.DELEGATED] or "下放" in piece.text or "下沉" in piece.text


def are_mixed(rows: Sequence[int], *, named: bool) -> bool:
    """Return whether the rows of a table state so many other modes that 下放 above them names the whole.

    Args:
        rows: masks of the single modes that the rows state by themselves.
        named: a row itself calls its way one of 下放 (委托下放).
    """
    counts = Counter(rows)
    other = len(rows) - counts.get(BIT[Mode.DELEGATED], 0)
    several = named or len(counts) >= UMBRELLA_MODES
    return len(counts) > 1 and (several or (other >= UMBRELLA_ROWS and other >= UMBRELLA_SHARE * len(rows)))


def settled(pieces: Iterable[Piece], yields: Callable[[Piece], bool]) -> list[Piece]:
    """Return pieces of headings, those deciding nothing that may be the word for all modes and yield.

    Args:
        pieces: the pieces.
        yields: which of them yield.
    """
    return [
        replace(piece, decides=False) if is_umbrella(piece) and yields(piece) else piece for piece in pieces
    ]
