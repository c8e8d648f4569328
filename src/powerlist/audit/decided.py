"""What a row of decisions.csv says of its decision, however the office wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.model import marks

if TYPE_CHECKING:
    from collections.abc import Mapping

_PROVINCE: Final = "province"
#: 省级, 自治区, 直辖市政府, in place of the code.
_OF_PROVINCE: Final = re.compile(
    r"(?:省|自治区|直辖市)(?:级|政府|人民政府|本级|人大(?:常委会)?)*", re.IGNORECASE
)
#: Who is a province without a word for it: 四川省人民政府办公厅, 内蒙古自治区人民政府, 重庆市人民政府.
_ORGAN: Final = re.compile(
    r"^(?:中共)?(?:[\u4e00-\u9fff]{2,8}(?:省|自治区)|(?:北京|天津|上海|重庆)市)(?:委|人民政府|政府|人民代表大会|人大)"
)
_BRINGS: Final = re.compile(r"^(?:已)?(?:含|包含|包括|一并|同时)")


def level_of(decision: Mapping[str, str]) -> str:
    """Return the level of the organ that decided: ``province`` also for 省级 and 自治区, else as written.

    An empty one is that of the organ where its name is a province's.

    Args:
        decision: a row of decisions.csv.
    """
    said = "".join(decision["organ_level"].split())
    if said.lower() in (_PROVINCE, "provincial") or _OF_PROVINCE.fullmatch(said):
        return _PROVINCE
    return _PROVINCE if not said and _ORGAN.match("".join(decision["organ"].split())) else said


def brings_coercion(said: str) -> bool:
    """Return whether the cell on coercive powers says that the decision hands them over as well: 是, √, 一并集中.

    Args:
        said: the cell.
    """
    text = said.strip()
    return marks.meaning(text) == marks.YES or text.lower() in ("yes", "true") or bool(_BRINGS.match(text))
