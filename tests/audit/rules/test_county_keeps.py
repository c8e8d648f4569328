"""What a list says of the county's part: clause by clause, and around the table for all its rows."""

from __future__ import annotations

import pytest

from powerlist.audit import registry
from powerlist.audit.engine import audit
from powerlist.audit.keeping import GIVEN_UP, KEEPS, SPLIT, kept
from powerlist.audit.sample import sample
from powerlist.model.normalised import TablePlace
from powerlist.model.sheet import Line

REMARKS = {
    KEEPS: "县局继续行使 县级仍然行使 县农业农村局同时行使 县镇两级共同行使 县乡共有 由县局行使 县局也可查处 下放后，县局仍可行使 与县局共同行使 "
    "县局与石桥镇共同行使 县、镇均可行使 县局和乡镇均有权查处 县局保留执法权 保留县局执法权 原实施部门继续行使 2024年1月起下放，县级部门继续行使 "
    "县级部门和乡镇（街道）共同行使 市、县、镇共同行使",
    GIVEN_UP: "县局不再行使 由石桥镇行使，县局不再实施 县局仅负责业务指导和监督 县级部门停止行使 原实施部门不再行使 不再由县局行使 县局不行使 "
    "自2024年1月1日起县局不再行使 不再共同行使 县级不再保留",
    SPLIT: "城区由县局行使，其余由镇行使 罚款5万元以上由县局行使 吊销许可证由县局实施 县局保留重大案件管辖权 5万元以下罚款由石桥镇实施 "
    "除吊销许可证外由石桥镇行使 吊销许可证除外 县局继续行使吊销许可证的权力 重大案件，由县局办理 情节严重的，由县局查处 "
    "罚款五万元以上的，由县局实施 跨乡镇的，由县局管辖 构成治安违法的，由县局查处",
    "": "县局保留监督检查权 原由县局行使 下放前由县局行使 县局继续加强监管 县局负责业务指导 是否由县局继续行使待定 未办结案件由县局继续办理 "
    "由公安机关依法处罚 由县级人民政府林业主管部门核发 市场监督管理部门不得核发营业执照 不再处罚 工商行政管理部门有权依法查处 "
    "负责组织听证 存在重大过错的除外 建议县局继续行使 县农业农村局实施 由石桥镇行使 县镇联合执法 保留 保留事项 由市级部门审批 法律另有规定的除外 由县司法局备案 "
    "下放前，由县局实施 此前，由县局实施 原权力清单中，由县局实施 法律另有规定的，由县局实施",
}
COLUMN = {
    KEEPS: "是 √ 保留 县级保留 部分保留 共同行使（以县为主） 两级行使",
    GIVEN_UP: "否 × 无 不保留 不再行使 停止行使",
    SPLIT: "重大案件由县局办理 保留重大案件",
    "": "/ — 待定 未明确 保留监督权",
}


@pytest.mark.parametrize(
    ("text", "asked", "says"),
    [
        *((text, False, says) for says, texts in REMARKS.items() for text in texts.split()),
        *((text, True, says) for says, texts in COLUMN.items() for text in texts.split()),
    ],
)
def test_what_is_said_of_the_county(text: str, asked: bool, says: str) -> None:
    assert kept(text, asked=asked).says == says


def test_another_body_than_the_row_s_is_no_matter_of_it() -> None:
    for text in ("构成治安违法的，由县公安局查处", "公安局也可处罚"):
        assert kept(text, ("县水利局", "")).says == ""
        assert kept(text, ("县公安局",)).says == (SPLIT if "构成" in text else KEEPS)
    assert kept("区水务局仍可行使", ("示范区水务局", "")).says == KEEPS
    assert kept("县局仍可行使", ("示范县水务局", "")).says == KEEPS


@pytest.mark.parametrize(
    ("note", "remark", "variants"),
    [
        ("注：1.上述事项下放后，县级有关部门不再行使", "", []),
        ("注：下放后县级部门继续行使", "", ["table"]),
        ("注：下放后县级部门继续行使", "县水利局不再行使", ["table"]),
        ("注：由县司法局解释", "", ["unsaid"]),
    ],
)
def test_a_note_speaks_of_all_rows_that_say_nothing_themselves(
    note: str, remark: str, variants: list[str]
) -> None:
    row = {
        "type": "行政处罚",
        "department": "县水利局",
        "mode": "下放",
        "receivers": "甲镇",
        "file": "甲.xlsx",
        "sheet": "清单",
    }
    catalogue, context = sample(
        {
            "stored": False,
            "items": [
                {**row, "name": "对擅自取水的处罚"},
                {**row, "name": "对擅自采砂的处罚", "remark": remark},
            ],
        }
    )
    catalogue.tables = [TablePlace("甲.xlsx", "清单", lines=[Line(9, "A9", note, "note")])]
    catalogue.items["table"] = 0
    found = audit(catalogue, context, rules=[registry.rules()["PLD05"]]).findings
    assert [one.variant for one in found] == variants
    assert [one.count for one in found] == [1 if remark else 2] * len(variants)
