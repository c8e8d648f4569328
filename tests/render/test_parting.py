"""How rows are sorted and grouped."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerlist.render.layout import sections
from powerlist.render.parting import in_order, runs
from render.samples import publication


@given(st.lists(st.sampled_from("甲乙丙"), max_size=12))
def test_runs_cover_all_values_and_are_equal_inside(values: list[str]):
    found = runs(values)
    assert [place for start, stop in found for place in range(start, stop)] == list(range(len(values)))
    assert all(len(set(values[start:stop])) == 1 for start, stop in found)
    assert all(values[stop] != values[stop - 1] for _, stop in found if stop < len(values))


def test_the_group_leads_then_the_fields_asked_for_then_the_given_order():
    rows = publication(12).rows
    got = in_order(rows, ("department",), "type")
    assert sorted(got["id"]) == sorted(rows["id"])
    pairs = list(zip(got["type"], got["department"], strict=True))
    assert len(runs([f"{kind}|{organ}" for kind, organ in pairs])) == len(set(pairs))


@pytest.mark.parametrize(
    ("serials", "order", "expected"),
    [
        (["9", "10", "11"], (), ["新办", "变更", "注销"]),
        (["1", "1", "1"], (), ["变更", "新办", "注销"]),
        (["9", "", "11"], (), ["变更", "新办", "注销"]),
        (["9", "10", "11"], ("sub_name",), ["变更", "新办", "注销"]),
    ],
)
def test_sub_items_stand_as_their_list_numbers_them(
    serials: list[str], order: tuple[str, ...], expected: list[str]
):
    rows = pd.DataFrame(
        {
            "type": "行政许可",
            "department": "县水利局",
            "name": "取水许可",
            "sub_name": ["新办", "变更", "注销"],
            "serial": serials,
        }
    )
    assert in_order(rows.iloc[::-1].reset_index(drop=True), order, "type")["sub_name"].tolist() == expected


@pytest.mark.parametrize(
    ("serials", "expected"),
    [
        (["3", "1", "2", "9", "8"], "丁戊甲丙乙"),
        (["3", "1", "2", "8", "9"], "戊丁甲丙乙"),
        (["3", "1", "1", "8", "9"], "戊丁丙甲乙"),
        (["3", "一", "2", "", "9"], "丁戊丙甲乙"),
    ],
)
def test_the_powers_of_a_department_stand_as_its_list_has_them(serials: list[str], expected: str):
    owners = ["县水利局"] * 3 + ["县民政局"] * 2
    rows = pd.DataFrame(
        {
            "type": "行政处罚",
            "department": owners,
            "name": list("乙甲丙戊丁"),
            "sub_name": "",
            "serial": serials,
        }
    )
    assert "".join(in_order(rows, (), "department")["name"]) == expected


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("serial", ["1", "2", "9", "10", "11", ""]),
        ("serial", ["1.2", "1.10", "2.1"]),
        ("serial", ["一", "二", "九", "十", "十一"]),
        ("batch", ["第一批", "第二批", "第三批", "第十批"]),
        ("deed", ["示委〔2024〕30号", "示委〔2025〕9号", "示委〔2025〕10号"]),
        ("code", ["05100100200300400500", "05100100200300400510"]),
        ("effective", ["2024-07-01", "2025-01-01", ""]),
        ("department", ["县交通局", "县水利局", "县自然资源局"]),
        ("name", ["第一类医疗器械备案", "第二类医疗器械备案", "第三类医疗器械备案"]),
        ("name", ["对违反第9项的处罚", "对违反第10项的处罚", "对违反第104项的处罚"]),
    ],
)
def test_numbers_are_counted_and_words_stand_by_pinyin(field: str, values: list[str]):
    rows = pd.DataFrame({field: values[::-1]})
    assert in_order(rows, (field,), "")[field].tolist() == values


def test_nobody_measures_columns_who_only_asks_what_is_printed():
    part = sections(publication(4))[0]
    assert "columns" not in part.__dict__
    assert all(column.fit is not None for column in part.columns)
