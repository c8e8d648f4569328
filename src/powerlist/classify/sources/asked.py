"""Cells under a head that asks how, whence or in whose name the township acts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from powerlist.classify.piece import Piece
from powerlist.classify.receivers import speaks_of_townships
from powerlist.classify.sources.silent import NOTHING
from powerlist.classify.statements import statement
from powerlist.model.enums import Mode
from powerlist.model.modes.heads import LONGEST_TERM
from powerlist.model.modes.masks import BIT, single
from powerlist.model.modes.scan import clean, hits
from powerlist.model.modes.texts import cell_modes, in_force, rest_of
from powerlist.model.modes.words import GIVES
from powerlist.text.patterns import lazy_pattern

_LABEL: Final = lazy_pattern(r"^0?([1-9])$")
#: A term of a mode is no longer than this.
_TERM: Final = 6
#: 省级下放 brought the power to the county, 同级授权 to an organisation of the county.
_FROM_ABOVE: Final = lazy_pattern(rf"同级授权|(?:国家|国务院|中央|省|自治区|市|州)级?(?:政府)?{GIVES}")

#: 承接市级下放: the county takes over from above.
_TAKES_FROM_ABOVE: Final = lazy_pattern(
    rf"(?:新增)?(?:承接|衔接|落实)(?:国家|国务院|中央|省|自治区|设区的?市|市|州|地)(?:级|直)?(?:政府|部门)*(?:新)?{GIVES}"
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
    cleaned = clean(text)
    if cleaned in NOTHING:
        return None, ""
    if speaks_of_townships(cleaned) or any(name in cleaned for name in known):
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
    cleaned = in_force(clean(text))
    if _TAKES_FROM_ABOVE.match(cleaned) and not speaks_of_townships(cleaned):
        return None
    hard = {hit.mode for hit in hits(cleaned) if hit.kind == "hard"}
    if len(hard) != 1 or len(cleaned) > LONGEST_TERM or len(rest_of(cleaned)) > _TERM:
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
    cleaned = clean(text)
    if cleaned in NOTHING:
        return None
    match = _LABEL.match(cleaned)
    if match:
        mode = dict(table).get(match.group(1))
    else:
        words = re.sub(r"^\d+[-—_.、:：]?", "", cleaned)
        # 省政府赋权 in a township's list came to the township (处罚法 第二十四条), in a county's to the county
        above = _FROM_ABOVE.match(words) and not (township_list and words.endswith("赋权"))
        mode = None if above else single(cell_modes(words))
    if mode is None or (mode is Mode.STATUTORY and not township_list):
        return None
    return Piece("code", text, "", "power_source", BIT[mode])


@lru_cache(maxsize=4096)
def in_name_of(text: str, field: str) -> Piece | None:
    """Return the piece of a cell that says in whose name the township acts: 镇人民政府, 以县水利局名义.

    Args:
        text: the cell, with or without 名义.
        field: code name of its field.
    """
    bare = clean(text).removeprefix("以")
    said = statement(f"以{bare}" if "名义" in bare else f"以{bare}名义")
    mode = single(said.mask)
    return Piece("column", text, "", field, BIT[mode]) if mode in (Mode.DELEGATED, Mode.ENTRUSTED) else None
