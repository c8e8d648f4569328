"""One department's workbook of a workspace: what the tables say of the other departments' items is no fault."""

from __future__ import annotations

import pytest
import yaml

from powerlist.audit import registry
from powerlist.audit.engine import audit
from powerlist.audit.sample import companions, sample
from powerlist.model.manual import examples

ELSEWHERE = "0-000000ff"
DEED = {"number": "委1", "principal": "县水利局", "agent": "甲镇", "items_covered": ELSEWHERE}
WAIVER = {
    "rule": "PLS26",
    "reason": "备注原文如此，已经核对",
    "owner": "示例县委编办",
    "expires": "2026-06-30",
}
ITEM = {
    "name": "对擅自取水行为的处罚",
    "type": "行政处罚",
    "department": "县水利局",
    "basis": "《水法》第六十九条",
}


def findings(code: str, data: dict, part_of: frozenset[str]) -> int:
    rule = registry.rules()[code]
    catalogue, context = sample(data)
    catalogue.part_of = part_of
    found = audit(catalogue, context, rules=companions(rule, data))
    assert not found.errors
    return sum(finding.rule == code for finding in found.findings)


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("PLS30", {"items": [ITEM], "grants": [{"item": ELSEWHERE, "receiver": "甲镇"}]}),
        ("PLE07", {"items": [ITEM], "deeds": [DEED], "grants": []}),
        ("PLS90", {"items": [ITEM], "waivers": [{**WAIVER, "item": ELSEWHERE}]}),
        ("PLS92", {"items": [ITEM], "waivers": [WAIVER]}),
        ("PLM15", yaml.safe_load(examples(registry.rules()["PLM15"].manual(), "反例")[0])),
    ],
)
def test_the_items_of_others_are_no_fault(code: str, data: dict) -> None:
    assert findings(code, data, frozenset()) == 1
    assert findings(code, data, frozenset({"0-00000001", ELSEWHERE})) == 0


def test_a_whole_list_has_no_others() -> None:
    """Where all sources are there again, a dangling id is a fault as in the stored list."""
    data = {"items": [ITEM], "grants": [{"item": ELSEWHERE, "receiver": "甲镇"}]}
    assert findings("PLS30", data, frozenset({"0-00000001"})) == 1


@pytest.mark.parametrize("code", ["PLF05", "PLS26"])
def test_what_a_grant_of_a_workbook_says_stands_in_the_workbook(code: str) -> None:
    """A list that is not stored has no grants.csv in which anything could be repaired."""
    data = {
        "items": [ITEM],
        "grants": [{"item": 1, "receiver": "甲镇", "mode": "下放", "boundary": "=电话13900139000"}],
        "stored": False,
    }
    rule = registry.rules()[code]
    found = [one for one in audit(*sample(data), rules=companions(rule, data)).findings if one.rule == code]
    assert [".csv" in (one.location.file or "") for one in found] == [False]
