"""Whether a row says of itself that its power is no more: 事项状态 取消, 调整类型 删除."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import compact

if TYPE_CHECKING:
    import pandas as pd

_ENDED: Final = r"(?:取消|删除|删去|废止|撤销|剔除|移除|注销|停用|失效|调出|核减)"
#: 已于2024年3月取消, 2024年已取消; what is cancelled from a day on (起) may still be in force.
_DATE: Final = r"\d{4}年(?:度|底|初|末|(?:\d{1,2}月(?:\d{1,2}日|底|份)?))?"
_WHEN: Final = rf"(?:已经?|现)?于{_DATE}|{_DATE}(?=已)"
#: 已取消, 予以删除, 该事项已废止, 取消（某府发〔2023〕5号）; not 拟取消 (nobody has decided), 取消委托 (the power
#: stays), 不取消 and 是否取消; 取消（部分） may be said of a part.
_CANCELLED: Final = lazy_pattern(
    rf"(?:[该本此](?:项|事项|职权|权力|项目|行政权力))?(?:{_WHEN})?(?:已|已经|予以|现|现已|全部)?(?:{_ENDED}|(?:停止|不再|终止)(?:实施|行使|执行|保留))(?:了)?"
    r"(?:该|本|此)?(?:项|事项|职权|权力|项目|行政权力)?"
    r"(?:[（(][^（）()拟]{0,24}[〔\[【]\d{4}[〕\]】]\d{1,5}号[）)])?[。.]?"
)
#: What is longer says more than that.
_LONGEST: Final = 60


@lru_cache(maxsize=4096)
def says_cancelled(text: str) -> bool:
    """Return whether the cell of a state or an adjustment says that the item is cancelled.

    Args:
        text: the cell.
    """
    return len(text) <= _LONGEST and _CANCELLED.fullmatch(compact(text)) is not None


def cancelled(items: pd.DataFrame) -> set[str]:
    """Return the ids of the items that are cancelled by their own ``status`` or ``adjustment``.

    Args:
        items: the frame of items.
    """
    columns = (items[name].tolist() for name in ("id", "status", "adjustment"))
    return {
        item
        for item, status, adjustment in zip(*columns, strict=True)
        if (status or adjustment) and (says_cancelled(status) or says_cancelled(adjustment))
    }
