"""Columns for the state of a hand-over, and cells that say it is still to come: 待下放, 未承接."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from powerlist.model.modes.scan import clean, denies, hits
from powerlist.model.modes.settled import is_not_yet
from powerlist.text.patterns import lazy_pattern

#: How far the hand-over has come; how far a township has come with taking it over is no matter of the way.
_STATE: Final = lazy_pattern(r"^(?!.*承接).*(?:状态|进度|进展)$")
#: It was handed over, or what is planned is its end or its renewal: 已委托，正在移交档案, 拟取消委托, 待续签委托协议.
_GOES_ON: Final = lazy_pattern(
    r"已(?:经|全部|均|部分)*(?:下放|委托|赋权|授权|移交|承接)|取消|终止|收回|解除|续签|续期"
)


@lru_cache(maxsize=4096)
def is_of_state(head: str) -> bool:
    """Return whether a column tells how far the hand-over has come: 下放状态, 移交进度.

    Args:
        head: the head of the column as written.
    """
    return bool(_STATE.search(clean(head)))


@lru_cache(maxsize=16384)
def is_to_come(text: str) -> bool:
    """Return whether a cell says that the hand-over is still to come.

    Args:
        text: the cell as written.
    """
    told = clean(text)
    return bool(hits(told)) and (is_not_yet(text) or denies(text)) and not _GOES_ON.search(told)
