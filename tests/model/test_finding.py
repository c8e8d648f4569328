"""A finding's identity: the same while the text stands, wherever the rows are."""

from __future__ import annotations

import pytest

from powerlist.audit import registry
from powerlist.audit.engine import audit
from powerlist.audit.sample import sample

ROW = {"type": "行政处罚", "basis": "《中华人民共和国森林法》第七十六条"}
FIRST = {"id": "0-1", "name": "对滥伐林木的处罚", "department": "县林业局", **ROW}
OTHER = {"id": "0-2", "name": "对滥伐林木行为的行政处罚", "department": "县自然资源局", **ROW}


def prints(*rows: dict[str, str]) -> set[str]:
    catalogue, context = sample({"items": list(rows)})
    found = audit(catalogue, context, rules=[registry.rules()["PLD04"]]).findings
    assert len(found) == 1
    return {one.fingerprint for one in found}


def test_the_order_of_the_rows_does_not_matter() -> None:
    assert prints(FIRST, OTHER) == prints(OTHER, FIRST)


@pytest.mark.parametrize("half", [0, 1])
def test_a_change_of_either_half_is_another_finding(half: int) -> None:
    rows = [dict(FIRST), dict(OTHER)]
    rows[half]["name"] += "（一）"
    assert prints(*rows) != prints(FIRST, OTHER)
