"""What the head of a column that the reader could not name asks: an opinion, a duty, a remark."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from powerlist.model.modes.heads import is_past
from powerlist.model.modes.scan import clean
from powerlist.model.modes.settled import SETTLES
from powerlist.text.patterns import lazy_pattern

#: Who is asked for an opinion has not decided.
_OPINION: Final = lazy_pattern(
    r"(?:乡|镇|街道|部门|单位|征求|反馈|修改|专家|审核|审查)[^意]{0,4}意见|建议|申请|申报|诉求|(?<!审)拟|理由|原因|填[报写表]|意向"
)
_PROPOSES: Final = lazy_pattern(r"建议|申请|征求|意向|理由|原因")
#: Why something was changed.
REASON: Final = lazy_pattern(r"理由|原因")
#: Heads under which remarks stand.
_REMARKS: Final = lazy_pattern(r"说明|情况|备注|备考|注释|附注|其他|其它|摘要|去向")
#: Duties, procedure, grounds and what the item is: a transfer mentioned there is not the item's own.
_DUTY: Final = lazy_pattern(
    r"职责|责任|流程|程序|材料|条件|依据|标准|裁量|风险|收费|问责|追责|监督|时限|性质"
)
_OTHER_MATTER: Final = lazy_pattern(_DUTY.pattern + r"|内容|情形|名称|事项|对象|格式|文书|层级|来源")


#: 未承接镇街及原因, 不下放乡镇: those who do not take over.
_DECLINED: Final = lazy_pattern(r"^(?:未|不|暂[不未]|尚未)(?:承接|认领|下放|委托|赋权)")


def is_duty(head: str) -> bool:
    """Return whether a head speaks of duties, procedure or grounds; 责任部门及方式 asks something else."""
    return (
        _DUTY.search(
            re.sub(r"责任(?=部门|单位|主体|机关)|职责(?=归属)|(?:事项|权力|职权|权责|权限)性质", "", head)
        )
        is not None
    )


def is_opinion(head: str) -> bool:
    """Return whether a cleaned head asks those who do not decide; 县委编办审核意见 does decide."""
    return _OPINION.search(head) is not None and not (
        SETTLES.search(head) and not _PROPOSES.search(head) and "乡镇" not in head
    )


@lru_cache(maxsize=4096)
def heads_a_remark(head: str) -> bool:
    """Return whether a head is that of remarks: 承接说明, 情况说明, 其他; no opinion, duty or ground."""
    cleaned = clean(head)
    return bool(_REMARKS.search(cleaned)) and may_state(head)


@lru_cache(maxsize=4096)
def may_state(head: str) -> bool:
    """Return whether the text under a head may state what is done with the item: no opinion, duty or ground."""
    cleaned = clean(head)
    if _DECLINED.search(cleaned):
        return False
    return not (is_opinion(cleaned) or _OTHER_MATTER.search(cleaned) or is_past(head))
