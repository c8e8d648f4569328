"""Groups of doubles: what is told of each comes from its own pairs."""

from __future__ import annotations

import numpy as np

from powerlist.audit import paired, registry
from powerlist.audit.engine import audit
from powerlist.audit.sample import sample
from powerlist.linkage import Pairs, Relation
from powerlist.model.enums import Confidence


def test_a_surer_pair_that_another_group_tells_does_not_speak_for_this_one() -> None:
    catalogue, _ = sample({"items": [{"name": f"对第{number}类示例行为的处罚"} for number in range(5)]})
    ends = ((0, 1), (0, 2), (0, 3), (3, 4))
    found = Pairs(
        np.array([left for left, _ in ends]),
        np.array([right for _, right in ends]),
        np.full(len(ends), Relation.OVERLAP, dtype=object),
        np.array([0.5, 0.5, 0.5, 0.99], dtype=np.float32),
    )
    told = [(one.members, one.confidence) for one in paired._grouped(catalogue, found)]
    assert told == [([0, 1, 2, 3], Confidence.LOW), ([3, 4], Confidence.HIGH)]


def told(*rows):
    """Return severity, variant and number of rows of what PLD01 tells of items of one name and department."""
    power = {"name": "水事矛盾调处", "department": "县水利局", "basis": "《水法》第五十七条"}
    catalogue, context = sample({"items": [{**power, **row} for row in rows]})
    result = audit(catalogue, context, rules=[registry.rules()["PLD01"]])
    return sorted((one.severity.value, one.variant, one.count) for one in result.findings)


def test_rows_whose_types_differ_are_not_told_to_have_one() -> None:
    confirmed, served = {"type": "行政确认"}, {"type": "公共服务"}
    assert told(confirmed, confirmed) == [("error", "", 2)]
    assert told(confirmed, served) == [("warning", "types", 2)]
    assert told(confirmed, confirmed, served) == [("error", "", 2), ("warning", "types-many", 3)]


def test_a_type_that_is_missing_or_less_exact_does_not_differ() -> None:
    measure = {"type": "行政强制", "subtype": "行政强制措施"}
    assert told(measure, {"type": "行政强制"}) == [("error", "", 2)]
    assert told(measure, {"type": ""}) == [("error", "", 2)]
    assert told(measure, {"type": "强制措施"}) == [("error", "", 2)]
    assert told(measure, {"type": "行政强制", "subtype": "行政强制执行"}) == [("warning", "types", 2)]
