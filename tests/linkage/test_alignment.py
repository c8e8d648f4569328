from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkage.made import pool
from powerlist.linkage import align

ROWS = (
    {"name": "对擅自取水的处罚", "basis": "《水法》第六十九条", "code": "511B0001000000"},
    {"name": "对拒不缴纳水资源费的处罚", "basis": "《水法》第七十条", "code": "511B0002000000"},
    {"name": "取水许可", "type": "行政许可", "basis": "《水法》第七条"},
    {"name": "取水许可证变更", "type": "行政许可", "basis": "《水法》第七条"},
    {"name": "河道采砂许可", "type": "行政许可", "basis": "《水法》第三十九条"},
    {"name": "对河道管理的检查", "type": "行政检查", "basis": "《河道管理条例》第七条"},
)


def aligned(left, right):
    found = align(*pool(*left), *pool(*right))
    return dict(zip(found.left.tolist(), found.right.tolist(), strict=True)), found


@given(st.permutations(range(len(ROWS))))
@settings(max_examples=25, deadline=None)
def test_a_list_aligns_with_itself_in_any_order(order):
    found, alignment = aligned(ROWS, [ROWS[n] for n in order])
    assert found == {n: order.index(n) for n in range(len(ROWS))}
    assert set(alignment.how) == {"exact"}
    assert not len(alignment.left_only) and not len(alignment.right_only)


def test_each_item_is_used_once_and_the_rest_is_named():
    found, alignment = aligned([ROWS[0]], [ROWS[0], ROWS[0], ROWS[4]])
    assert found == {0: 0}
    assert alignment.right_only.tolist() == [1, 2]


def test_what_is_worded_anew_on_the_point_of_an_act_is_the_same_row():
    row = {
        "name": "对违反动物防疫规定的处罚",
        "sub_name": "未按规定免疫",
        "basis": "《动物防疫法》第九十二条第一项",
    }
    anew = {**row, "sub_name": "饲养的动物未按强制免疫计划实施接种"}
    assert aligned([row], [anew])[0] == {0: 0}
    # not on another point, not as checks, and not where nothing is left of the words
    checks = [[{**one, "name": "对动物防疫的检查", "type": "行政检查"}] for one in (row, anew)]
    assert aligned(*checks)[0] == {}
    assert aligned([row], [{**anew, "basis": "《动物防疫法》第九十二条第二项"}])[0] == {}
    assert aligned([row], [{**row, "name": "对伪造证章者罚款", "sub_name": ""}])[0] == {}


@pytest.mark.parametrize(
    ("row", "changed", "how"),
    [
        ({**ROWS[0]}, {**ROWS[0], "name": "关于水量分配的决定", "basis": ""}, "code"),
        ({**ROWS[4]}, {**ROWS[4], "name": "河道采砂审批"}, "scored"),
        ({**ROWS[4]}, {**ROWS[4], "department": "省水利厅"}, "scored"),
        ({**ROWS[5]}, {**ROWS[5], "basis": "《河道管理条例》第七条、第四十四条"}, "exact"),
    ],
)
def test_an_item_is_found_again_after_a_change(row, changed, how):
    found, alignment = aligned([row], [changed])
    assert found == {0: 0}
    assert alignment.how.tolist() == [how]
    assert 0.5 <= alignment.score[0] <= 1
    assert alignment.why(0)


def test_another_level_of_the_same_power_is_the_same_item_across_two_lists():
    row = {**ROWS[0], "code": ""}
    county = {**row, "department": "县水利局", "level": "县级"}
    city = {**row, "department": "市水务局", "level": "市级"}
    assert aligned([county], [city])[0] == {0: 0}


def test_a_step_of_a_licence_is_another_item():
    found, alignment = aligned([ROWS[2]], [ROWS[3]])
    assert found == {}
    assert alignment.left_only.tolist() == [0]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("对违法取水的处罚", "行政处罚"), ("对违法取水的检查", "行政检查"), False),
        (("对盗伐林木的处罚", "行政处罚"), ("扣押盗伐的林木", "行政强制"), False),
        (("对违法取水的检查", "行政处罚"), ("对违法取水的检查", "行政检查"), True),
        (("对水资源的监督检查", "行政检查"), ("水资源监督检查", "其他行政权力"), True),
        (("取水许可", "行政许可"), ("取水许可审批", "行政确认"), True),
    ],
)
def test_a_penalty_a_check_and_a_coercive_measure_are_three_acts(one, other, same):
    left, right = ({**ROWS[0], "code": "", "name": name, "type": kind} for name, kind in (one, other))
    assert aligned([left], [right])[0] == ({0: 0} if same else {})


def test_another_sub_item_is_another_item():
    one = {
        "name": "安全检查",
        "sub_name": "对矿山的检查",
        "type": "行政检查",
        "basis": "《安全生产法》第六十二条",
    }
    other = {**one, "sub_name": "对化工企业的检查"}
    assert aligned([one], [other])[0] == {}


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({"name": "对违法占用耕地建窑的处罚", "basis": "《土地管理法》第七十五条"}, False),
        (
            {"name": "防洪工程规划同意书审核", "basis": "", "type": "行政许可", "department": "县应急管理局"},
            False,
        ),
        ({"name": "对未经批准取用水资源行为的处罚", "basis": "《取水条例》第四十八条"}, True),
        ({"name": "关于水量分配的决定"}, True),
    ],
)
def test_a_code_given_out_again_does_not_make_another_power_the_same_item(changed, same):
    rows = [{**ROWS[0], "department": "县水利局"}, {**ROWS[1], "department": "县水利局"}]
    found, _ = aligned(rows, [{**rows[1], "name": "对拖欠水资源费的处罚"}, {**rows[0], **changed}])
    assert found == ({0: 1, 1: 0} if same else {1: 0})


def test_a_code_that_is_not_unique_decides_nothing():
    code = "511B0003000000"
    left = [{"name": "对甲行为的处罚", "code": code}, {"name": "取水许可", "type": "行政许可", "code": code}]
    right = [{"name": "河道采砂许可", "type": "行政许可", "code": code}]
    assert aligned(left, right)[0] == {}


def test_sub_items_that_carry_the_code_of_their_main_item_are_told_apart():
    code = "511A0004000000"
    rows = [
        {"name": "取水许可", "sub_name": name, "type": "行政许可", "code": code}
        for name in ("取水许可设立", "取水许可变更")
    ]
    renamed = [{**rows[1], "name": "取用水许可"}, {**rows[0], "name": "取用水许可"}]
    found, alignment = aligned(rows, renamed)
    assert found == {0: 1, 1: 0}
    assert set(alignment.how) == {"code"}


def test_empty_sides():
    items, citations = pool(*ROWS)
    nothing = items.iloc[:0], citations.iloc[:0]
    assert len(align(items, citations, *nothing)) == 0
    assert align(*nothing, items, citations).right_only.tolist() == list(range(len(ROWS)))


def test_the_first_step_of_a_licence_is_one_row_in_whatever_word_and_other_steps_are_not():
    row = {"name": "食品经营许可", "type": "行政许可", "basis": "《食品安全法》第三十五条"}
    mine = [{**row, "sub_name": "新办"}, {**row, "sub_name": "变更"}]
    theirs = [{**row, "sub_name": "注销"}, {**row, "sub_name": "设立"}]
    assert aligned(mine, theirs)[0] == {0: 1}
