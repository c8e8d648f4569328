"""Receivers that name no township."""

from __future__ import annotations

import pytest

from powerlist.model.receiver import (
    is_collective,
    is_pending,
    is_township,
    names_all,
    names_townships,
    of_another_county,
    own_name,
    own_names,
)


@pytest.mark.parametrize(
    "text",
    [
        "各乡镇",
        "全县各镇",
        "各乡镇人民政府",
        "乡镇",
        "各镇街",
        "各乡镇（街道）",
        "全区各街道办事处",
        "乡镇、街道",
        "乡镇人民政府",
        "所有乡镇",
        "13个乡镇",
        "五个镇",
        "等3个乡镇",
        "中心镇",
        "各中心镇",
        "各镇（不含城关镇）",
        "除龙潭乡外各乡镇",
        "所在地乡镇人民政府",
        "有条件的乡镇",
        "辖区内各镇街",
        "全州各乡镇",
        "部分乡镇",
    ],
)
def test_words_for_all(text: str) -> None:
    assert is_collective(text)


@pytest.mark.parametrize(
    "text",
    [
        "三家镇",
        "全胜乡",
        "城关街道",
        "各莫镇",
        "镇安镇",
        "乡城镇",
        "街道口街道办事处",
        "拦江镇人民政府",
        "试点镇甲",
        "中心店镇",
        "全州镇",
        "各庄镇",
        "西乡镇",
        "新乡镇人民政府",
        "八一街道",
        "石桥镇（试点）",
        "（",
        "、",
        "",
    ],
)
def test_names_of_townships(text: str) -> None:
    assert not is_collective(text)


@pytest.mark.parametrize(
    ("text", "one", "several"),
    [
        ("三家镇", True, False),
        ("大过口乡", True, False),
        ("城东街道办事处", True, False),
        ("㵲阳镇", True, False),
        ("𬒈山街道办事处", True, False),
        ("巴彦苏木人民政府", True, False),
        ("各乡镇", False, True),
        ("全县各镇（街道）", False, True),
        ("乡（镇）", False, True),
        ("13个乡镇", False, True),
        ("县水利局", False, False),
        ("城镇", False, False),
        ("城乡", False, False),
        ("综合行政执法大队", False, False),
    ],
)
def test_one_township_or_all_of_them(text: str, one: bool, several: bool) -> None:
    assert (is_township(text), names_all(text)) == (one, several)
    assert names_townships(text) is (one or several)


@pytest.mark.parametrize("text", ["委托三家镇", "承接乡镇", "一类乡镇"])
def test_words_before_a_name_make_no_name_of_their_own(text: str) -> None:
    assert not is_township(text)
    assert names_townships(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("石桥镇人民政府", "石桥镇"),
        ("石桥镇政府", "石桥镇"),
        ("石桥镇（试点）", "石桥镇"),
        ("临江县石桥镇人民政府", "石桥镇"),
        ("城东街道办事处", "城东街道"),
        ("石桥镇", "石桥镇"),
        ("新市镇", "新市镇"),
        ("镇远县㵲阳镇人民政府", "㵲阳镇"),
        ("县综合行政执法局", "县综合行政执法局"),
        ("各镇（不含城关镇）", "各镇（不含城关镇）"),
        ("", ""),
    ],
)
def test_one_township_has_one_name(text: str, name: str) -> None:
    assert own_name(text) == name
    assert own_name(own_name(text)) == own_name(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("石桥镇和白马乡", ("石桥镇", "白马乡")),
        ("石桥镇人民政府以及临江县白马乡", ("石桥镇", "白马乡")),
        ("①石桥镇②白马乡", ("石桥镇", "白马乡")),
        ("石桥镇|白马乡·城东街道", ("石桥镇", "白马乡", "城东街道")),
        ("太和镇", ("太和镇",)),
        ("城镇和乡镇", ("城镇和乡镇",)),
        ("石桥镇和县水利局", ("石桥镇和县水利局",)),
        ("各乡镇", ("各乡镇",)),
    ],
)
def test_two_names_in_one_receiver_are_two_townships(text: str, names: tuple[str, ...]) -> None:
    assert own_names(text) == names


@pytest.mark.parametrize(
    "cell", ["待定", "无", "/", "——", " 暂无 ", "尚未明确", "暂未确定", "（待定）", "－", "#N/A", "#REF!"]
)
def test_a_cell_may_say_that_nobody_takes_it_yet(cell: str) -> None:
    assert is_pending(cell)


@pytest.mark.parametrize("cell", ["", " ", "各乡镇", "石桥镇", "下放", "无极镇", "全部"])
def test_an_empty_cell_and_names_do_not(cell: str) -> None:
    assert not is_pending(cell)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("unit", ["一", "1", "各", "除", "全县", "（", "镇", "有关", "苏木乡镇、", "镇街镇"])
def test_a_full_cell_of_one_word_is_no_township_and_says_what_the_word_says(unit: str) -> None:
    cell = (unit * 30_000)[:30_000]
    assert is_collective(cell) is is_collective(unit)
    assert own_name(cell) == cell
    assert not is_pending(cell)
    assert not is_township(cell)
    assert not names_townships(cell)


@pytest.mark.parametrize(
    ("receiver", "another"),
    [
        ("乙县东山镇", True),
        ("甲县东山镇", False),
        ("红旗街道办事处", False),
        ("城区街道", False),
        ("红旗岭镇人民政府", False),
    ],
)
def test_a_name_is_of_another_county_only_where_one_stands_before_it(receiver, another) -> None:
    assert of_another_county(receiver, "甲县") is another
