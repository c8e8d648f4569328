"""Powers that the law keeps from a township: not published, told, and back when a person says so."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from powerlist.audit.sample import sample
from powerlist.config.settings import Settings
from powerlist.pipeline.rendering import render_catalogue
from powerlist.pipeline.withholding import published_part, withheld
from powerlist.render.readback import read_back

if TYPE_CHECKING:
    from pathlib import Path

    from program import Program

LIBERTY = {
    "name": "对扰乱单位秩序行为的行政拘留",
    "type": "行政处罚",
    "department": "县公安局",
    "mode": "委托",
}
MEASURE = {
    "name": "查封违法取水设施", "type": "行政强制", "subtype": "行政强制措施", "department": "县水利局",
    "mode": "委托",
}  # fmt: skip
LAWFUL = {"name": "对擅自取水行为的处罚", "type": "行政处罚", "department": "县水利局", "mode": "委托"}
REASON = {"reason": "省政府已有专门决定，文件待归档", "owner": "县司法局", "expires": "2026-03-01"}


def catalogue(*items, **tables):
    """Return a catalogue and its context; every item goes to 甲镇."""
    data = {"items": [{"receivers": "甲镇", **item} for item in items], **tables}
    return sample(data)[0]


def names(found):
    return [(one.name, one.rules) for one in found]


def test_what_the_law_forbids_is_held_back():
    found = withheld(catalogue(LIBERTY, MEASURE, LAWFUL), Settings())
    assert names(found) == [(LIBERTY["name"], ("PLM03",)), (MEASURE["name"], ("PLM04",))]


@pytest.mark.parametrize(
    "item",
    [
        LAWFUL,
        {**LIBERTY, "mode": "县级保留"},
        {**LIBERTY, "partition": "拘留除外"},
        {**MEASURE, "mode": "下放"},
        {**MEASURE, "subtype": "行政强制执行", "name": "代履行"},
    ],
)
def test_what_it_allows_is_not(item):
    assert withheld(catalogue(item), Settings()) == []


def test_missing_papers_hold_nothing_back():
    made = catalogue({**LAWFUL, "mode": "下放"}, {**LAWFUL, "name": "对乱倒垃圾的处罚"})
    assert withheld(made, Settings()) == []


@pytest.mark.parametrize("expires", ["2026-03-01", "1999-01-01"])
def test_a_waiver_with_reason_and_owner_puts_it_back(expires):
    made = catalogue(LIBERTY)
    item = made.items["id"].iloc[0]
    waived = catalogue(LIBERTY, waivers=[{"rule": "PLM03", "item": item, **REASON, "expires": expires}])
    assert withheld(waived, Settings()) == []
    nobody = catalogue(LIBERTY, waivers=[{"rule": "PLM03", "item": item, **REASON, "owner": ""}])
    assert names(withheld(nobody, Settings())) == [(LIBERTY["name"], ("PLM03",))]


def test_a_waiver_ends_as_of_the_catalogue_s_date():
    made = catalogue(LIBERTY)
    item = made.items["id"].iloc[0]
    made = catalogue(LIBERTY, waivers=[{"rule": "PLM03", "item": item, **REASON}])
    for as_of, left in (("2025-12-31", 0), ("2026-03-02", 1)):
        made.meta = dataclasses.replace(made.meta, as_of=as_of)
        assert len(withheld(made, Settings())) == left


def test_the_legal_review_decides():
    made = catalogue(LIBERTY, LAWFUL)
    first, second = made.items["id"].tolist()
    rulings = [
        {"item": first, "question": "legal", "answer": "通过", "who": "县司法局"},
        {"item": second, "question": "legal", "answer": "不通过", "who": "县司法局"},
    ]
    found = withheld(catalogue(LIBERTY, LAWFUL, rulings=rulings), Settings())
    assert names(found) == [(LAWFUL["name"], ("legal",))]
    old = [{**rulings[0], "fingerprint": "0123456789abcdef"}]
    assert names(withheld(catalogue(LIBERTY, rulings=old), Settings())) == [(LIBERTY["name"], ("PLM03",))]


def test_a_rule_that_the_configuration_ignores_or_lowers_holds_nothing_back():
    for audit in ({"ignore": ["PLM03"]}, {"severity": {"PLM03": "warning"}}):
        assert withheld(catalogue(LIBERTY), Settings.model_validate({"audit": audit})) == []


def test_only_the_forbidden_grants_go():
    made = catalogue(LIBERTY, {**MEASURE, "receivers": "甲镇、乙镇"}, LAWFUL)
    rest, lacking = published_part(made, withheld(made, Settings()))
    assert lacking == {"甲镇": 2, "乙镇": 1}
    assert rest.grants["item"].tolist() == [made.items["id"].iloc[2]]
    assert len(made.grants) == 4


def test_publications_leave_it_out_and_say_so(tmp_path):
    made = catalogue(LIBERTY, LAWFUL)
    rendered = render_catalogue(made, Settings(), tmp_path)
    assert not rendered.mismatches
    assert names(rendered.withheld) == [(LIBERTY["name"], ("PLM03",))]
    assert [note for one in rendered.publications for note in one.notes if "1项" in note]
    lists = [name for name in rendered.files if "事项目录" in name]
    assert {name.rsplit(".", 1)[1] for name in lists} == {"docx", "xlsx", "html"}
    for name in rendered.files:
        found = [item["name"] for item in read_back(name, rendered.files[name]).items]
        assert LIBERTY["name"] not in found
        if name in lists:
            assert found == [LAWFUL["name"]]


def test_a_place_with_nothing_else_publishes_no_forbidden_power(tmp_path):
    rendered = render_catalogue(catalogue(LIBERTY, {**LAWFUL, "mode": "县级保留"}), Settings(), tmp_path)
    assert not rendered.mismatches
    for name, content in rendered.files.items():
        assert LIBERTY["name"] not in [item["name"] for item in read_back(name, content).items]


def test_build_and_render_agree(tmp_path: Path, powerlist: Program):
    folder = tmp_path / "县"
    assert powerlist("init", folder, "--place", "示例县", "--code", "510900").code == 0
    for file, name in (("公安.xlsx", LIBERTY["name"]), ("水利.xlsx", LAWFUL["name"])):
        book = xlsxwriter.Workbook(folder / "sources" / file)
        sheet = book.add_worksheet()
        sheet.write_row(
            0, 0, ["序号", "事项名称", "职权类型", "原实施部门", "实施依据", "赋权方式", "承接主体"]
        )
        sheet.write_row(1, 0, ["1", name, "行政处罚", "县公安局", "《水法》第六十九条", "委托", "甲镇"])
        book.close()
    built = powerlist("build", folder)
    assert built.code == 1
    assert LIBERTY["name"] in built.err and "PLM03" in built.err
    checked = powerlist("render", folder, "--check")
    assert checked.code == 0, checked.out
    assert LIBERTY["name"] in checked.err


def test_render_knows_what_a_build_left_out_on_purpose(tmp_path: Path, powerlist: Program):
    folder = tmp_path / "县"
    assert powerlist("init", folder, "--place", "示例县", "--code", "510900").code == 0
    for file in ("一.xlsx", "二.xlsx"):
        book = xlsxwriter.Workbook(folder / "sources" / file)
        sheet = book.add_worksheet()
        sheet.write_row(
            0, 0, ["序号", "事项名称", "职权类型", "原实施部门", "实施依据", "赋权方式", "承接主体"]
        )
        row = [
            "1",
            f"对擅自取水行为{file[0]}的处罚",
            "行政处罚",
            "县水利局",
            "《水法》第六十九条",
            "下放",
            "甲镇",
        ]
        sheet.write_row(1, 0, row)
        book.close()
    assert powerlist("build", folder, "--without", "二.xlsx", "--fail-on", "never").code == 0
    checked = powerlist("render", folder, "--check")
    assert checked.code == 0, checked.out
