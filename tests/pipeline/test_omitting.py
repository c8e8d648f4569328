"""Every row of a catalogue is in a directory, or somebody is told why it is in none."""

from __future__ import annotations

import pytest

from powerlist.audit.sample import sample
from powerlist.config.settings import Settings
from powerlist.pipeline.omitting import CANCELLED, NOWHERE, UNDECIDED
from powerlist.pipeline.rendering import render_catalogue

PUBLISHED = {"name": "对擅自取水行为的处罚", "type": "行政处罚", "department": "县水利局", "mode": "下放",
             "receivers": "甲镇"}  # fmt: skip
TOWNSHIPS = [{"township_name": "甲镇"}, {"township_name": "乙乡"}]


@pytest.mark.parametrize(
    ("mode", "receivers", "told"),
    [
        ("下放", "甲镇、乙乡", []),
        ("县级保留", "", []),
        ("上级收回", "甲镇", []),
        ("", "甲镇", [(UNDECIDED, ())]),
        ("下放", "", [(NOWHERE, ())]),
        ("延伸", "各乡镇", [(NOWHERE, ("各乡镇",))]),
        ("委托", "甲镇、县城管局", [(NOWHERE, ("县城管局",))]),
    ],
)
def test_what_directories_lack_is_told(tmp_path, mode, receivers, told):
    item = {**PUBLISHED, "name": "对乱倒垃圾的处罚", "mode": mode, "receivers": receivers}
    catalogue, _ = sample({"items": [PUBLISHED, item], "townships": TOWNSHIPS})
    made = render_catalogue(catalogue, Settings(), tmp_path, formats=("html",))
    assert [(one.reason, one.receivers) for one in made.omitted] == told
    assert all(one.name == "对乱倒垃圾的处罚" for one in made.omitted)


@pytest.mark.parametrize("others", [[PUBLISHED], []])
def test_what_goes_to_another_body_is_told_without_a_register(tmp_path, others):
    item = {**PUBLISHED, "name": "对乱倒垃圾的处罚", "receivers": "综合执法大队"}
    catalogue, _ = sample({"items": [*others, item]})
    made = render_catalogue(catalogue, Settings(), tmp_path, formats=("docx",))
    assert [(one.name, one.reason, one.receivers) for one in made.omitted] == [
        ("对乱倒垃圾的处罚", NOWHERE, ("综合执法大队",))
    ]
    assert {one.township for one in made.publications} == ({"甲镇"} if others else {""})
    assert not [name for name in made.files if "综合执法大队" in name]


@pytest.mark.parametrize(
    ("field", "text", "gone"),
    [
        ("status", "取消", True),
        ("status", "已停用", True),
        ("status", "在用", False),
        ("status", "暂停", False),
        ("adjustment", "取消", True),
        ("adjustment", "予以删除", True),
        ("adjustment", "不再实施该事项", True),
        ("adjustment", "取消（某府发〔2023〕5号）", True),
        ("adjustment", "取消（部分）", False),
        ("adjustment", "取消（拟按某府发〔2023〕5号）", False),
        ("adjustment", "拟取消", False),
        ("adjustment", "取消委托", False),
        ("adjustment", "不取消", False),
        ("adjustment", "取消、新增", False),
    ],
)
def test_what_says_that_it_is_cancelled_is_not_published(tmp_path, field, text, gone):
    item = {**PUBLISHED, "name": "对乱倒垃圾的处罚", field: text}
    for townships, receivers in ((TOWNSHIPS, "甲镇"), ([], "")):
        data = [{**one, "receivers": receivers} for one in (PUBLISHED, item)]
        catalogue, _ = sample({"items": data, "townships": townships})
        made = render_catalogue(catalogue, Settings(), tmp_path, formats=("html",))
        assert [one.reason for one in made.omitted] == [CANCELLED] * gone
        assert [len(one.rows) for one in made.publications] == [2 - gone]
        assert made.mismatches == []


def test_the_list_of_a_whole_place_lacks_nothing(tmp_path):
    catalogue, _ = sample({"items": [{**PUBLISHED, "mode": "", "receivers": ""}]})
    assert render_catalogue(catalogue, Settings(), tmp_path, formats=("html",)).omitted == []


@pytest.mark.parametrize(
    ("receivers", "form", "idle"),
    [
        ("甲镇", "modes", ["乙乡"]),
        ("甲镇", "three-lists", ["乙乡"]),
        ("甲镇、乙乡", "modes", []),
        ("", "modes", ["甲镇", "乙乡"]),
    ],
)
def test_a_township_without_a_directory_is_told(tmp_path, receivers, form, idle):
    catalogue, _ = sample({"items": [{**PUBLISHED, "receivers": receivers}], "townships": TOWNSHIPS})
    settings = Settings.model_validate({"render": {"form": form}})
    assert render_catalogue(catalogue, settings, tmp_path, formats=("html",)).idle == idle


def test_townships_of_counties_of_a_prefecture_have_their_directories(tmp_path):
    townships = [{**one, "county": f"{one['township_name'][0]}县"} for one in TOWNSHIPS]
    catalogue, _ = sample({"items": [{**PUBLISHED, "receivers": "甲镇"}], "townships": townships})
    assert render_catalogue(catalogue, Settings(), tmp_path, formats=("html",)).idle == ["乙乡"]


@pytest.mark.parametrize(
    ("mode", "told", "notes"), [("", [UNDECIDED], 1), ("下放", [NOWHERE], 1), ("县级保留", [], 0)]
)
def test_where_no_township_has_a_directory_what_they_wait_for_is_told(tmp_path, mode, told, notes):
    item = {**PUBLISHED, "mode": mode, "receivers": ""}
    catalogue, _ = sample({"items": [item], "townships": TOWNSHIPS})
    made = render_catalogue(catalogue, Settings(), tmp_path, formats=("html",))
    assert [one.reason for one in made.omitted] == told
    assert made.idle == ["甲镇", "乙乡"]
    (publication,) = made.publications
    assert (len(publication.rows), len(publication.notes)) == (1, notes)
