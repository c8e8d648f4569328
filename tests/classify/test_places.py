from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classify.lists import townships
from powerlist.classify.places import Places

PLACES = Places.of(
    townships("龙川镇", "东华镇", "大过口乡", "雨露乡", "城东街道", 一类乡镇=("东华镇", "大过口乡"))
)
ALL = ["龙川镇", "东华镇", "大过口乡", "雨露乡"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("龙川镇", ["龙川镇"]),
        ("龙川镇人民政府", ["龙川镇"]),
        ("龙川", ["龙川镇"]),
        ("城东街道办事处", ["城东街道"]),
        ("城东街道办", ["城东街道"]),
        ("各乡镇", ALL),
        ("全县各乡镇", ALL),
        ("5个乡镇（街道）", [*ALL, "城东街道"]),
        ("所有乡镇（街道）", [*ALL, "城东街道"]),
        ("各镇", ["龙川镇", "东华镇"]),
        ("各街道", ["城东街道"]),
        ("一类乡镇", ["东华镇", "大过口乡"]),
        ("各乡镇（除龙川镇外）", ["东华镇", "大过口乡", "雨露乡"]),
        ("除龙川镇、雨露乡以外的各乡镇", ["东华镇", "大过口乡"]),
        ("龙川镇和雨露乡", ["龙川镇", "雨露乡"]),
        ("龙川镇|雨露乡", ["龙川镇", "雨露乡"]),
        ("龙川镇-雨露乡", ["龙川镇", "雨露乡"]),
        ("龙川东华两镇", ["龙川镇", "东华镇"]),
        ("龙川 东华 雨露", ["龙川镇", "东华镇", "雨露乡"]),
        ("两镇一乡（龙川镇、东华镇、雨露乡）", ["龙川镇", "东华镇", "雨露乡"]),
        ("2镇2乡1街道", [*ALL, "城东街道"]),
        ("全县2个镇2个乡", ALL),
        ("全部区镇", ALL),
        ("城东街道以外的乡镇", ALL),
        ("1、龙川镇 2、东华镇", ["龙川镇", "东华镇"]),
        ("全县范围", [*ALL, "城东街道"]),
        ("龙川镇以及雨露乡", ["龙川镇", "雨露乡"]),
        ("安县龙川镇", ["龙川镇"]),
        ("安县各乡镇", ALL),
        ("龙川镇、其他乡镇", ALL),
        ("龙川镇、雨露乡除外的乡镇", ["东华镇", "大过口乡"]),
        ("除一类乡镇外", ["龙川镇", "雨露乡", "城东街道"]),
        ("建制镇", ["龙川镇", "东华镇"]),
        ("城东街办", ["城东街道"]),
        ("东华镇等一类乡镇", ["东华镇", "大过口乡"]),
        ("东华镇等2个一类乡镇", ["东华镇", "大过口乡"]),
        ("东华片区（东华镇、大过口乡）", ["东华镇", "大过口乡"]),
        ("第一批（龙川镇、城东街道）", ["龙川镇", "城东街道"]),
        ("龙川、东华二镇", ["龙川镇", "东华镇"]),
        ("“龙川镇”“东华镇”", ["龙川镇", "东华镇"]),
        ("龙川鎮", ["龙川镇"]),
        ("龙川镇等5个乡镇（街道）", [*ALL, "城东街道"]),
    ],
)
def test_resolve(text: str, names: list[str]) -> None:
    assert PLACES.resolve(text) == (names, [])


@pytest.mark.parametrize(
    ("text", "names", "unknown"),
    [
        ("龙川镇①、东华镇②", ["龙川镇", "东华镇"], []),
        ("1.龙川镇 2.东华镇", ["龙川镇", "东华镇"], []),
        ("龙川镇2023年、东华镇自2024年7月起", ["龙川镇", "东华镇"], []),
        ("龙川镇（不含工业园区）", ["龙川镇"], []),
        ("龙川镇等3个乡镇", ["龙川镇"], ["等3个乡镇"]),
        ("龙川镇、东华镇等", ["龙川镇", "东华镇"], ["等"]),
        ("龙川镇、东华镇等2个镇", ["龙川镇", "东华镇"], []),
        ("龙川镇等乡镇", ["龙川镇"], ["等乡镇"]),
        ("龙川镇等一类乡镇", [], ["龙川镇等一类乡镇"]),
        ("东华镇等3个一类乡镇", [], ["东华镇等3个一类乡镇"]),
        ("东华片区（东华镇、工业园）", [], ["东华片区(东华镇、工业园)"]),
        ("龙川、东华两个镇", ["龙川镇", "东华镇"], []),
        ("龙川镇和东华镇共2个镇", ["龙川镇", "东华镇"], []),
        ("龙川、东华3个镇", ["龙川镇"], ["东华3个镇"]),
        ("13个乡镇", [], ["13个乡镇"]),
        ("龙川东华三镇", [], ["龙川东华三镇"]),
        ("县城以外乡镇", [], ["县城以外乡镇"]),
        ("安县十三个乡镇", [], ["安县十三个乡镇"]),
        ("4个乡镇", ALL, []),
        ("各镇（不含城关镇）", ["龙川镇", "东华镇"], ["各镇(不含城关镇)"]),
        ("中心镇", [], ["中心镇"]),
        ("有条件的乡镇", [], ["有条件的乡镇"]),
    ],
)
def test_a_number_or_an_exception_that_does_not_fit_is_told(
    text: str, names: list[str], unknown: list[str]
) -> None:
    assert PLACES.resolve(text) == (names, unknown)


OTHERS = Places.of(
    townships(
        "安县城关镇",
        "龙泉彝族乡",
        "国营红星农场",
        "石桥镇",
        "石桥乡",
        一类乡镇=("石桥镇",),
        二类乡镇=("石桥乡",),
    )
)


@pytest.mark.parametrize(
    ("text", "names", "unknown"),
    [
        ("城关镇", ["安县城关镇"], []),
        ("龙泉乡、龙泉民族乡", ["龙泉彝族乡"], []),
        ("红星农场", ["国营红星农场"], []),
        ("一、二类乡镇", ["石桥镇", "石桥乡"], []),
        ("石桥", [], ["石桥"]),
        ("乙县石桥镇", [], ["乙县石桥镇"]),
        ("安县石桥镇", ["石桥镇"], []),
    ],
)
def test_forms_of_names_that_lists_use(text: str, names: list[str], unknown: list[str]) -> None:
    assert OTHERS.resolve(text) == (names, unknown)


TWO = Places.of(
    townships("东华镇", "城关镇", "龙川镇", "雨露乡", 试点=("东华镇", "龙川镇")).assign(
        county=["楚州市", "楚州市", "南化县", "南化县"]
    )
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("楚州市、南化县试点乡镇", ["东华镇", "龙川镇"]),
        ("2个试点乡镇", ["东华镇", "龙川镇"]),
        ("除龙川镇外的试点乡镇", ["东华镇"]),
        ("南化县试点乡镇", ["龙川镇"]),
        ("楚州市、南化县雨露乡", ["东华镇", "城关镇", "雨露乡"]),
    ],
)
def test_townships_of_two_counties(text: str, names: list[str]) -> None:
    assert TWO.resolve(text) == (names, [])


def test_a_receiver_outside_the_place_is_told() -> None:
    assert PLACES.resolve("龙川镇、外地镇") == (["龙川镇"], ["外地镇"])


def test_nothing_is_resolved_without_townships() -> None:
    assert not Places.of(None)


@given(st.lists(st.sampled_from(PLACES.names), unique=True, min_size=1))
def test_names_resolve_to_themselves_in_the_places_order(names: list[str]) -> None:
    found, unknown = PLACES.resolve("、".join(names))
    assert found == [name for name in PLACES.names if name in names]
    assert not unknown


@given(st.text(max_size=40))
def test_any_text_is_survived(text: str) -> None:
    PLACES.resolve(text)


@pytest.mark.parametrize("text", ["等" * 2000, "龙川镇" + "等" * 2000, "除" * 2000 + "龙川镇", "不含" * 1000])
def test_words_that_go_on_and_on_mean_nobody_more(text: str) -> None:
    found, unknown = PLACES.resolve(text)
    assert found == [name for name in ["龙川镇"] if text.startswith(name)]
    assert len(unknown) == 1
