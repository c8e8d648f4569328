from __future__ import annotations

import pytest

from linkage.made import pool
from powerlist.linkage import LinkageOptions, pairs
from powerlist.linkage.comparison.weights import ALIGN_WEIGHTS, WEIGHTS
from powerlist.linkage.names.limits import GROUPS, TYPES
from powerlist.linkage.telling.explain import _FIELD, _NOTES, LEVELS
from powerlist.linkage.telling.wording import worded
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
        words = {"one": "甲", "other": "乙", "narrow": "丙", "wide": "丁", "here": "戊", "there": "己"}
        assert tell(f"pairs.why.{kind}.{one}", language, **words)


def test_what_a_reader_found_names_both_places_that_of_the_left_item_first():
    rows = (
        {"name": "对未取得特种作业操作证上岗作业的处罚", "basis": "《安全生产法》第九十七条第七项"},
        {"name": "对使用未取得特种作业操作证的特种作业人员上岗作业的处罚"},
    )
    for order in (rows, rows[::-1]):
        found = pairs(*pool(*order))
        (basis,) = (why for why in found.why(0) if why.field == "basis")
        places = basis.values["places"]
        mine = 0 if order is rows else 1
        assert places[mine] == ["安全生产法", 97, 0, 0, 7]
        assert places[1 - mine][0] == "特种作业人员安全技术培训考核管理规定"
        assert all(place[0] in basis.detail for place in places)


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


def test_two_types_of_one_title_are_told():
    row = {"name": "工伤认定", "basis": "《工伤保险条例》第十七条"}
    found = pairs(*pool({**row, "type": "行政确认"}, {**row, "type": "其他行政权力"}))
    assert [one.values for one in found.why(0) if one.field == "type"] == [
        {"left": "行政确认", "right": "其他行政权力", "notes": []}
    ]
    same = pairs(*pool({**row, "type": "行政确认"}, {**row, "type": "行政确认"}))
    assert not [one for one in same.why(0) if one.field == "type"]
