"""Names that leave out what another name is about: 河道管理范围内有关活动（不含河道采砂）审批 beside 河道采砂许可."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

#: What is left out: behind 不含, before 除外, or between 除 and 外.
_LEFT_OUT: Final = re.compile(
    r"(?:不含|不包括|不包含)([^()（）；，]{2,30})"
    r"|[(（]([^()（）；，]{2,30})除外[)）]"
    r"|除([^()（）；，]{2,30}?)(?:以外|之外)"
    # not 拆除建筑物外墙, 清除车辆外部, 除草剂外包装
    r"|(?<![拆清解消排免铲扣破废根切])除(?![草尘])([^()（）；，]{2,30}?)外(?![国商资籍来墙部立包观围侧])"
)
#: What is ruled otherwise, 除国家另有规定外, is no thing.
_RULED: Final = "规定"
_BETWEEN: Final = re.compile("[、和及与或]")
#: What says behind a thing that it is not meant.
_NOT_IT: Final = ("以外", "之外", "除外")
_SHORTEST: Final = 2
#: Longer names are cut.
_LONGEST: Final = 400


def left_out(
    names: Sequence[str], subs: Sequence[str], left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return where one name leaves out what the other one is about.

    Args:
        names: the main names, as they stand.
        subs: the sub-names.
        left: positions of pairs.
        right: positions.
    """
    ends = np.unique(np.concatenate((left, right))).tolist()
    texts = {place: f"{names[place][:_LONGEST]}\n{subs[place][:_LONGEST]}" for place in ends}
    without = {place: things for place, text in texts.items() if (things := _without(text))}
    texts |= {place: _LEFT_OUT.sub("", texts[place]) for place in without}
    return np.fromiter(
        (
            _is_about(texts[other], without.get(one, ())) or _is_about(texts[one], without.get(other, ()))
            for one, other in zip(left.tolist(), right.tolist(), strict=True)
        ),
        dtype=bool,
        count=len(left),
    )


def _without(text: str) -> tuple[str, ...]:
    """Return what a name leaves out."""
    said = (next(filter(None, match.groups())) for match in _LEFT_OUT.finditer(text))
    return tuple(
        thing
        for one in said
        for thing in _BETWEEN.split(one)
        if len(thing) >= _SHORTEST and not thing.endswith(_RULED)
    )


def _is_about(text: str, things: tuple[str, ...]) -> bool:
    """Return whether a name says one of the things; 非煤矿山 and 煤矿以外的矿山 do not say 煤矿."""
    return any(thing in text and thing in _without_denied(text, thing) for thing in things)


def _without_denied(text: str, thing: str) -> str:
    for denied in (f"非{thing}", *(thing + behind for behind in _NOT_IT)):
        text = text.replace(denied, "")
    return text
