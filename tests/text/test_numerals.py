"""Chinese numerals, enumerators and ranges of items."""

from __future__ import annotations

import pytest

from powerlist.text.numerals import chinese, counting_number, enumerator, number_of, whole_number
from powerlist.text.ranges import Meant, item_ranges


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零八", 108),
        ("一百一十八", 118),
        ("二百五", 205),
        ("一千二百", 1200),
        ("二〇二四", 2024),
        ("17", 17),
        ("三万五千", 35_000),
        ("壹拾贰", 12),
        ("", None),
        ("条", None),
        ("一条", None),
    ],
)
def test_numerals(text: str, number: int | None) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1260, "一千二百六十"),
    ],
)
def test_numerals_are_written_as_statutes_do(value: int, text: str) -> None:
    assert chinese(value) == text


@pytest.mark.parametrize(
    ("text", "whole", "counted"),
    [
        ("3", 3, 3),
        ("３", 3, 3),
        ("（3）", None, 3),
        ("③", None, 3),
        ("⑿", None, 12),
        ("⒊", None, 3),
        ("³", None, 3),
        ("Ⅲ", None, 3),
        ("㈢", None, 3),
        ("十二", None, 12),
        ("½", None, None),
        ("甲", None, None),
        ("", None, None),
        ("1" * 5000, None, None),
    ],
)
def test_what_is_a_digit_and_what_counts(text: str, whole: int | None, counted: int | None) -> None:
    assert whole_number(text) == whole
    assert counting_number(text) == counted


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("第一部分 农业农村", "part"),
        ("附件2", "annex"),
        ("一、农业农村领域", "first"),
        ("（一）行政处罚", "second"),
        ("1.设立", "third"),
        ("（1）变更", "fourth"),
        ("1.5倍罚款", None),
        ("农业农村领域", None),
    ],
)
def test_enumerators(text: str, kind: str | None) -> None:
    assert enumerator(text) == kind


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("第1—31项直接下放，第32至40项委托", [(1, 31), (32, 40)]),
        ("第三项、第五项由派驻所实施", [(3, 3), (5, 5)]),
        ("序号1-5为委托事项", [(1, 5)]),
        ("依据第三十条第一项", []),
        ("共12项", []),
        ("第9—3项", []),
    ],
)
def test_item_ranges(text: str, ranges: list[tuple[int, int]]) -> None:
    assert [each for meant in item_ranges(text) for each in meant.ranges] == ranges


def means(meant: Meant, number: int, mark: str) -> bool:
    """Return whether a clause speaks of the item of this number and mark."""
    named = any(first <= number <= last for first, last in meant.ranges)
    return (named or any(sign in mark for sign in meant.signs)) is not meant.rest


def test_signs_are_told_apart_and_what_bears_none_is_the_rest() -> None:
    told = item_ranges("注：带★的为下放事项，标▲者委托实施，未带标识的为法定事项。")
    assert [(meant.signs, meant.rest) for meant in told] == [
        (("★",), False),
        (("▲",), False),
        (("★", "▲"), True),
    ]
    assert [means(meant, 0, "▲") for meant in told] == [False, True, False]
    assert [means(meant, 0, "") for meant in told] == [False, False, True]


def test_a_range_has_the_clause_that_speaks_about_it() -> None:
    assert [meant.clause for meant in item_ranges("第1—31项直接下放，第32至40项委托。")] == [
        "第1—31项直接下放",
        "第32至40项委托",
    ]


@pytest.mark.parametrize(
    ("text", "named", "others"),
    [
        ("第2、4项委托，其余下放", {"第2、4项委托": [2, 4]}, {"其余下放": [1, 3, 5]}),
        ("序号1、3-4为委托", {"序号1、3-4为委托": [1, 3, 4]}, {}),
        ("除第3项外均下放", {"除第3项外均下放": [1, 2, 4, 5]}, {}),
        ("带*号的为委托事项，其他为下放", {"带*号的为委托事项": [5]}, {"其他为下放": [1, 2, 3, 4]}),
        ("其余下放", {}, {}),
    ],
)
def test_which_items_a_clause_means(
    text: str, named: dict[str, list[int]], others: dict[str, list[int]]
) -> None:
    marks = {1: "1对", 2: "2对", 3: "3对", 4: "4对", 5: "5*"}
    found = {
        meant.clause: [number for number, mark in marks.items() if means(meant, number, mark)]
        for meant in item_ranges(text)
    }
    assert found == {**named, **others}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("part", ["第 1 项、", "1 至 ", "1 项 - 2 、", "一 到 二 及 ", "序号 ", "第1—"])
def test_numbers_that_go_on_and_on_are_read_once(part: str) -> None:
    told = item_ranges(f"（其中{part * 60}甲；3—5项下放")
    assert told[-1].ranges == ((3, 5),)
