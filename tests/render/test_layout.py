"""Columns, sections, groups, numbers: what every format prints."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerlist.render import RenderError, crowded, render
from powerlist.render.deeds import term_of
from powerlist.render.layout import sections
from powerlist.render.words import (
    balanced,
    chinese_date,
    clean,
    file_name,
    is_date,
    level_of,
    organ_of,
    stacked,
    syllables,
)
from render.samples import publication


def test_sections_stand_in_the_order_of_the_modes():
    assert [part.mode for part in sections(publication(20))] == [
        "statutory",
        "delegated",
        "entrusted",
        "extended",
    ]


def test_numbers_run_on_or_begin_anew():
    on = [part.cells["serial"][0] for part in sections(publication(20))]
    anew = [part.cells["serial"][0] for part in sections(publication(20, numbering="section"))]
    assert (on, anew) == (["1", "6", "11", "16"], ["1", "1", "1", "1"])


def test_each_mode_has_the_columns_that_it_needs():
    names = {part.mode: [column.name for column in part.columns] for part in sections(publication(20))}
    assert "deed" in names["entrusted"] and "until" in names["entrusted"]
    assert names["extended"][-2:] == ["outpost", "boundary"]
    assert all("remark" not in found for found in names.values())


def test_configured_columns_are_all_there_is():
    parts = sections(publication(20, columns=("serial", "name", "deed")))
    assert {tuple(column.name for column in part.columns) for part in parts} == {("serial", "name", "deed")}
    assert [part.groups[0].title for part in parts] == ["", "", "", ""]


def test_an_unknown_column_is_one_clear_error():
    with pytest.raises(RenderError) as caught:
        render([publication(3, columns=("name", "nmae"))])
    assert (caught.value.kind, caught.value.detail) == ("bad_column", "nmae")


def test_order_by_a_field():
    part = sections(publication(20, columns=("name", "code"), order=("code",)))[0]
    assert part.cells["code"] == sorted(part.cells["code"])


def test_groups_cover_all_rows():
    for part in sections(publication(43)):
        assert [group.start for group in part.groups] == [0, *(group.stop for group in part.groups[:-1])]
        assert part.groups[-1].stop == part.count


def test_what_is_empty_is_left_out_but_never_a_sub_item():
    names = [column.name for column in sections(publication(5))[0].columns]
    assert "enforcer" not in names and "sub_name" in names


@given(st.text(max_size=200))
def test_cleaned_text_fits_every_format(text):
    got = clean(text)
    assert clean(got) == got
    assert not any(ord(character) < 32 and character != "\n" for character in got)
    got.encode("utf-8")


@given(st.text(max_size=120), st.sampled_from([".docx", ".xlsx", ""]))
def test_file_names_are_safe_on_windows(text, suffix):
    name = file_name(text, suffix)
    assert 0 < len(name) <= 80 and name.endswith(suffix)
    assert not set(name) & set('<>:"/\\|?*\n')
    assert not name.removesuffix(suffix).endswith((".", " "))
    assert file_name(name.removesuffix(suffix), suffix) == name


@pytest.mark.parametrize("name", ["CON", "nul", "com1.x"])
def test_reserved_names_are_changed(name):
    assert file_name(name, ".docx").startswith("_")


WIDE = (
    "serial", "name", "type", "basis", "duties", "accountability", "remedy", "post", "risk", "supervision",
    "time_limit", "fee", "counterparty", "penalty_kinds", "authority", "handler", "flowchart", "remark",
)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("2025-07-01", "2025年7月1日"),
        ("2025/7/1", "2025年7月1日"),
        ("2025.07.01", "2025年7月1日"),
        ("20250701", "2025年7月1日"),
        ("2025-07-01 00:00:00", "2025年7月1日"),
        ("2025-07/01", "2025-07/01"),
        ("2025-13-01", "2025-13-01"),
        ("45839", "45839"),
        ("三年", "三年"),
    ],
)
def test_a_day_in_figures_is_printed_as_the_standard_has_it(written, printed):
    assert chinese_date(written) == printed
    assert is_date(written) == (written != printed)


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ("双江拉祜族佤族布朗族傣族自治县", ["双江拉祜族佤族布朗族", "傣族自治县石桥镇事项目录"]),
        ("某某省某某市某某某某某某某区", ["某某省某某市", "某某某某某某某区", "石桥镇事项目录"]),
        ("示例县", ["示例县石桥镇事项目录"]),
    ],
)
def test_a_place_that_no_line_holds_breaks_where_a_word_ends(place, lines):
    assert balanced([*syllables(place, 13), "石桥镇", "事项目录"], 13).split("\n") == lines


@pytest.mark.parametrize(
    ("organ", "lines"),
    [
        ("中共示例县委办公室、示例县人民政府办公室", 2),
        ("示例县农业农村局；示例县水利局；示例县林业局", 3),
        ("示例县人民政府", 1),
        ("县委、县政府", 1),
        ("", 1),
    ],
)
def test_organs_that_issue_together_stand_below_each_other(organ, lines):
    assert len(stacked(organ).split("\n")) == lines


@pytest.mark.parametrize(("columns", "count"), [((), 0), (WIDE[:9], 0), (WIDE, len(WIDE))])
def test_columns_that_no_page_holds_are_told(columns, count):
    rows = publication(4).rows.copy()
    rows[list(WIDE[4:])] = "按照规定的程序和时限办理并告知当事人"
    assert crowded([publication(4, rows=rows, columns=columns)]) == count


def test_words():
    assert [level_of(place) for place in ("示例县", "安居区", "乐山市", "")] == [
        "县级",
        "区级",
        "市级",
        "县级",
    ]


@pytest.mark.parametrize(
    ("township", "kind", "organ"),
    [
        ("石桥镇", "镇", "石桥镇人民政府"),
        ("石桥镇", "街道", "石桥镇人民政府"),
        ("城关街道", "", "城关街道办事处"),
        ("城关街道办事处", "街道", "城关街道办事处"),
        ("白音苏木", "", "白音苏木人民政府"),
        ("城关", "街道", "城关办事处"),
        ("河口地区", "", "河口地区办事处"),
        ("城北经济技术开发区", "镇", "城北经济技术开发区管理委员会"),
        ("河口工业园区", "", "河口工业园区管理委员会"),
        ("河口新区管委会", "", "河口新区管委会"),
        ("红星农场", "镇", "红星农场"),
        ("石桥", "镇", "石桥人民政府"),
        ("石桥", "", "石桥"),
    ],
)
def test_the_organ_of_a_township_a_zone_or_a_farm(township, kind, organ):
    assert organ_of(township, kind) == organ


def test_a_term_with_one_end_says_which():
    assert [term_of(*ends) for ends in (("甲日", "乙日"), ("甲日", ""), ("", "乙日"), ("", ""))] == [
        "甲日至乙日",
        "自甲日起",
        "至乙日",
        "",
    ]
