"""What the law forbids for a type is never proposed.

Only proposals (policy, guidance) are screened; a list's own statement stands and the audit tells what is
wrong with it. 行政强制法 17(1): a coercive measure is not entrusted. 行政处罚法 18(3): a penalty that
restricts liberty goes nowhere. 行政处罚法 24(1) speaks of penalties only, yet a provincial reply may cover
other types, so 下放 of a permit is no prohibition (PLM02 asks for the reply).
"""

from __future__ import annotations

import re
from typing import Final

from powerlist.model.enums import CoercionKind, Mode, PowerType

_LIBERTY: Final = re.compile(r"行政拘留|拘留|限制人身自由|收容教育|强制隔离戒毒|强制戒毒")
_ENFORCEMENT: Final = re.compile(
    r"加处罚款|滞纳金|划拨|拍卖|代履行|强制拆除|强行拆除|强制执行|排除妨碍|恢复原状|强制清除|强制铲除"
    r"|代为(?:履行|清除|清理|清运|处置|处理|治理|恢复|修复|补种|补植|拆除|改正|采取)|代(?:治理|清除|清运|拆除)"
)
_NO_ENFORCEMENT: Final = re.compile(r"查封|扣押|冻结|扣留|暂扣|先行登记|责令")


def is_liberty(*texts: str) -> bool:
    """Return whether any text names a penalty or measure that restricts liberty."""
    return any(_LIBERTY.search(text) for text in texts)


def is_measure(kind: str, subtype: str, name: str) -> bool:
    """Return whether an item is a coercive measure, not coercive enforcement.

    Args:
        kind: its type.
        subtype: 行政强制措施, 行政强制执行 or "".
        name: its name, which tells where the list has no sub-type.
    """
    if kind != PowerType.COERCION.value:
        return False
    if subtype:
        return subtype == CoercionKind.MEASURE.value
    return not _ENFORCEMENT.search(name)


def is_enforcement(kind: str, subtype: str, name: str) -> bool:
    """Return whether an item is plainly coercive enforcement and no measure as well.

    Args:
        kind: its type.
        subtype: 行政强制措施, 行政强制执行 or "".
        name: its name, which tells where the list has no sub-type; one that names both kinds is none, nor is an
            order (责令恢复原状), which is not enforced yet.
    """
    if kind != PowerType.COERCION.value:
        return False
    if subtype:
        return subtype == CoercionKind.ENFORCEMENT.value
    return _ENFORCEMENT.search(name) is not None and _NO_ENFORCEMENT.search(name) is None


def forbidden(mode: Mode, kind: str, subtype: str, name: str, penalty_kinds: str = "") -> str:
    """Return the article that forbids a mode for an item, "" where none does.

    Args:
        mode: the mode that is proposed.
        kind: type of the item.
        subtype: its kind of coercion.
        name: its name and sub-name.
        penalty_kinds: the penalties it allows.
    """
    if mode not in (Mode.DELEGATED, Mode.ENTRUSTED):
        return ""
    if kind == PowerType.PENALTY.value and is_liberty(name, penalty_kinds):
        return "行政处罚法 第十八条第三款"
    if mode is Mode.ENTRUSTED and is_measure(kind, subtype, name):
        return "行政强制法 第十七条第一款"
    if kind == PowerType.COERCION.value and is_liberty(name):
        return "行政强制法 第十条"
    return ""
