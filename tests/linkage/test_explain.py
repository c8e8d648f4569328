from __future__ import annotations

import pytest

from linkage.made import pool
from powerlist.linkage import LinkageOptions, pairs
from powerlist.linkage.explain import _FIELD, _NOTES, LEVELS
from powerlist.linkage.limits import GROUPS, TYPES
from powerlist.linkage.weights import ALIGN_WEIGHTS, WEIGHTS
from powerlist.linkage.wording import worded
from powerlist.messages import tell


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_weight_limit_and_level_has_words(language):
    assert (set(WEIGHTS) | set(ALIGN_WEIGHTS)) - set(_FIELD) == {"bias"}
    assert set(_NOTES) <= set(WEIGHTS)
    for field in {*_FIELD.values(), "base"}:
        tell(f"pairs.field.{field}", language)
    said = [("group", one) for one in GROUPS] + [("level", one) for one in LEVELS]
    said += [("note", note) for _, note in _NOTES.values()]
    for kind, one in said:
        assert tell(f"pairs.why.{kind}.{one}", language, one="甲", other="乙", narrow="丙", wide="丁")


def some_pairs():
    return pairs(
        *pool(
            {"name": "培训审批", "sub_name": "培训设立审批", "type": "行政许可", "level": "市级"},
            {"name": "培训审批", "type": "其他行政权力", "department": "", "level": "县级"},
            {"name": "培训机构变更", "type": "行政许可", "basis": "《示例法》第三条第一款"},
            {"name": "农作物种子审批", "basis": "《示例法》第三条（二）甲；（四）乙"},
        ),
        options=LinkageOptions(everything=True),
    )


def test_what_is_printed_fits_a_gbk_console_in_both_languages():
    found = some_pairs()
    for place in range(len(found)):
        for reason in found.why(place):
            reason.detail.encode("gbk")
            assert worded(reason.key, reason.values, "zh") == reason.detail
            worded(reason.key, reason.values, "en").encode("gbk")


def test_an_english_reason_has_no_chinese_words_but_those_of_the_list():
    found = some_pairs()
    own = set(
        "".join([*found.pool.names, *found.pool.subs, *found.pool.departments, *found.pool.bases, *TYPES])
    )
    for place in range(len(found)):
        for reason in found.why(place):
            told = worded(reason.key, reason.values, "en")
            assert not {char for char in told if "一" <= char <= "鿿"} - own
