from __future__ import annotations

from linkage.made import pool
from powerlist.linkage import LinkageOptions, pairs
from powerlist.linkage.explain import _FIELD, _GROUP_NAMES
from powerlist.linkage.names import GROUPS
from powerlist.linkage.weights import ALIGN_WEIGHTS, WEIGHTS


def test_every_weight_and_every_limit_has_words():
    assert set(GROUPS) == set(_GROUP_NAMES)
    assert (set(WEIGHTS) | set(ALIGN_WEIGHTS)) - set(_FIELD) == {"bias"}


def test_what_is_printed_fits_a_gbk_console():
    found = pairs(
        *pool(
            {"name": "培训审批", "sub_name": "培训设立审批", "type": "行政许可", "level": "市级"},
            {"name": "培训审批", "type": "其他行政权力", "department": "", "level": "县级"},
            {"name": "培训机构变更", "type": "行政许可", "basis": "《示例法》第三条第一款"},
            {"name": "农作物种子审批", "basis": "《示例法》第三条（二）甲；（四）乙"},
        ),
        options=LinkageOptions(everything=True),
    )
    for place in range(len(found)):
        for reason in found.why(place):
            reason.detail.encode("gbk")
