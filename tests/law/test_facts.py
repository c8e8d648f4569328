"""Who acts under an article, read from its wording."""

from __future__ import annotations

import pytest

from powerlist.law import facts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由县级以上人民政府市场监督管理部门责令改正，处一万元以下罚款。", {("market", "x")}),
        ("由省级以上人民政府药品监督管理部门没收违法所得，并处罚款。", {("drug", "p"), ("market", "p")}),
        ("由县级以上人民政府负责药品监督管理的部门处五万元以下罚款。", {("drug", "x"), ("market", "x")}),
        ("由县级人民政府农业农村主管部门监督管理。", {("agri", "x")}),
        ("罚款不得超过一万元。", set()),
        ("由省、自治区、直辖市人民政府农业主管部门没收违法所得。", {("agri", "p")}),
        ("由设区的市级或者直辖市的区人民政府司法行政部门给予警告。", {("justice", "c")}),
        ("由国务院交通主管部门或者其授权的地方人民政府交通主管部门责令改正。", {("transport", "n")}),
        ("公证机构及其公证员有下列行为之一的，由省级人民政府司法行政部门给予警告。", {("justice", "p")}),
        ("网信部门及其他有关部门应当依法查处，未成年人除外。", {("press", "")}),
        ("由国务院科学技术行政部门给予通报批评，并由有关部门依法给予处分。", {("science", "n")}),
        ("处罚款，没收违法所得；情节严重的，由工商行政管理机关吊销营业执照。", set()),
        ("没收违法所得，并处罚款，可以由公安机关处五日以上十五日以下的拘留。", set()),
        (
            "由财政部门处罚款；情节严重的，由工商行政管理机关吊销营业执照。",
            {("fin", ""), ("market", "")},
        ),
        ("由公安机关处五日以上十日以下拘留，并处罚款。", {("police", "")}),
        ("国务院对外贸易主管部门可以禁止违法行为人从事经营活动。", {("commerce", "n")}),
    ],
)
def test_actors(text: str, expected: set[tuple[str, str]]) -> None:
    """A department's own 监督管理 belongs to its name; 监督管理 after it is what it does."""
    found = facts.of_article(1, 0, text)
    assert {(actor.organ, actor.level) for actor in found.actors} == expected
