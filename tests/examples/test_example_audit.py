"""What was planted in the example county is found, where it was planted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from powerlist.config.load import load
from powerlist.pipeline import auditing
from powerlist.pipeline.opening import open_paths
from powerlist.pipeline.options import Options
from powerlist.pipeline.requests import Requests

#: rule, beginning of the item's name ("" for a finding on more than one item), column letter or None.
PLANTED = [
    ("PLB01", "对未在限定的时间内进行室内装修", "D"),
    ("PLB03", "对农药经营者未将卫生用农药与其他商品分柜销售", "D"),
    ("PLC01", "对未按照规定核对、登记上网消费者有效身份证件", "F"),
    ("PLD01", "对经营未经审定的水产苗种的处罚", None),
    ("PLD04", "对违反建设工程规划许可规定进行建设的处罚", None),
    ("PLK01", "", None),
    ("PLM01", "", None),
    ("PLM03", "对扰乱公共场所秩序的行政拘留", None),
    ("PLM04", "对违法储存、使用、经营的危险物品的查封、扣押", None),
    ("PLM06", "对未依法取得乡村建设规划许可证进行建设的处罚", None),
    ("PLM14", "对未在指定的地点分类投放生活垃圾的处罚", None),
    ("PLR01", "", None),
    ("PLS01", "对损坏城市树木花草的处罚", "D"),
    ("PLS01", "对不按照有关技术规定施工或者使用不合格建筑材料", "C"),
    ("PLS02", "对水土保持情况的监督检查", "C"),
    ("PLS03", "对实施混淆行为的处罚", "A"),
    ("PLX01", "对拒绝接受森林防火检查或者逾期不消除火灾隐患", None),
    ("PLX03", "对拒绝接受森林防火检查或者逾期不消除火灾隐患", None),
    ("PLE01", "对扰乱公共场所秩序的行政拘留", None),
    ("PLE02", "对扰乱公共场所秩序的行政拘留", None),
    ("PLE04", "", None),
]


@pytest.fixture(scope="module")
def audited(anju, tmp_path_factory):
    """The findings of a copy of the example, compiled from its workbooks, and the catalogue."""
    folder = tmp_path_factory.mktemp("anju") / "示例"
    shutil.copytree(anju, folder)

    def find(path: Path):
        loaded = load(path)
        return loaded.settings, loaded.root

    options = Options()
    opened = open_paths([folder], find, options)
    result = auditing.run(opened, find, options, Requests())
    return result, opened.loaded[0].catalogue


def test_every_source_is_read_and_every_power_compiled(audited, county):
    _, catalogue = audited
    powers = sum(len(group) for group in county.powers.values())
    # one row is planted twice
    assert len(catalogue) == powers + 1
    assert len(catalogue) >= 120


def test_every_power_has_the_mode_that_was_meant(audited, county):
    _, catalogue = audited
    meant = {
        (power.department, power.name, power.sub): power.mode
        for group in county.powers.values()
        for power in group
    }
    items = catalogue.items
    wrong = {
        (department, name, sub): mode
        for department, name, sub, mode in zip(
            items["department"], items["name"], items["sub_name"], items["mode"], strict=True
        )
        if meant.get((department, name, sub)) != mode
    }
    # section and remark contradict each other: undecided
    assert wrong == {("区综合行政执法局", "对未在指定的地点分类投放生活垃圾的处罚", ""): ""}


def test_every_power_has_its_type_and_basis(audited, county):
    from powerlist.model.enums import PowerType

    _, catalogue = audited
    items = catalogue.items
    types = {power.value for power in PowerType}
    assert set(items["type"]) - types == {""}
    assert (items["type"] == "").sum() == 2
    assert (items["basis"] == "").sum() == 1


def test_receivers_are_the_two_townships(audited):
    _, catalogue = audited
    assert set(catalogue.grants["receiver"]) - {""} == {"三家镇", "拦江镇"}
    only = catalogue.grants.groupby("item")["receiver"].nunique()
    assert (only == 1).sum() >= 4


@pytest.mark.parametrize(("rule", "name", "column"), PLANTED)
def test_planted_fault_is_found(audited, rule, name, column):
    result, _ = audited
    found = [
        finding
        for finding in result.findings
        if finding.rule == rule
        and (
            not name
            or (finding.item is not None and finding.item.name.startswith(name))
            or any(other.item.name.startswith(name) for other in finding.related)
        )
    ]
    assert found
    if column:
        cells = {source.cell for finding in found for source in finding.sources}
        assert any((cell or "").rstrip("0123456789") == column for cell in cells), cells


def test_no_rule_crashes(audited):
    result, _ = audited
    assert not result.errors


def test_no_error_that_was_not_planted(audited):
    """A good row is left in peace: every error stands in the list above."""
    result, _ = audited
    planted = {rule for rule, _, _ in PLANTED}
    strange = [
        (finding.rule, finding.item.name if finding.item else "")
        for finding in result.findings
        if finding.severity == "error" and finding.rule not in planted
    ]
    assert strange == []
