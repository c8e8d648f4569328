"""Names that are limited to amounts: what excludes each other, and what does not."""

from __future__ import annotations

import numpy as np
import pytest

from powerlist.linkage.names.amounts import amounts_apart


def apart(one: str, other: str) -> list[bool]:
    ends = np.array([0, 1])
    return amounts_apart([one, other], ["", ""], ends, ends[::-1]).tolist()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("取水许可（年取水量10万立方米以下）", "取水许可（年取水量10万立方米以上100万立方米以下）"),
        ("取水许可（10万以上、不足100万立方米）", "取水许可（一百万立方米以上）"),
        ("对超过一百人的单位", "对100人以下的单位"),
        ("对未满十八周岁的", "对年满18岁的"),
        ("面积300-500平方米的", "面积500平方米（含）以上的"),
        ("总投资5000万元（不含）以下", "总投资1亿元以上"),
    ],
)
def test_ranges_that_have_nothing_in_common_part_two_names(one, other):
    assert apart(one, other) == [True, True]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("取水许可（年取水量10万立方米以上）", "取水许可（年取水量50万立方米以上）"),
        ("取水许可（年取水量10万立方米以下）", "取水许可"),
        ("对超过一百人的单位", "对100平方米以下的单位"),
        ("对不超过3年的", "对3年的"),
        ("三级以上医院", "二级以下医院"),
        ("第十条以上", "第五条以下"),
        ("10万立方米以下和100万立方米以上", "10万立方米以上50万立方米以下和5万立方米以下"),
    ],
)
def test_what_may_be_one_case_is_not_parted(one, other):
    assert apart(one, other) == [False, False]


def test_the_sub_item_says_the_amount_as_well():
    subs = ["10万立方米以下", "10万立方米以上"]
    assert amounts_apart(["取水许可"] * 2, subs, np.array([0]), np.array([1])).tolist() == [True]
