"""Rules that look at deeds and at nothing else say so where there is no deeds.csv; they never pass silently."""

from __future__ import annotations

import pytest

from powerlist.audit import registry
from powerlist.audit.engine import audit
from powerlist.audit.sample import sample

#: Each looks at what deeds.csv says of the deeds.
CODES = ("PLE03", "PLE06", "PLE07", "PLE08")
ENTRUSTED = {
    "name": "对擅自取水行为的处罚",
    "type": "行政处罚",
    "department": "县水利局",
    "mode": "委托",
    "receivers": "甲镇",
    "deed": "水委〔2019〕1号",
}


def skipped(data):
    catalogue, context = sample(data)
    result = audit(catalogue, context, rules=[registry.rules()[code] for code in CODES])
    assert not result.errors
    assert all(one.reason(language) for one in result.skipped for language in ("zh", "en"))
    return tuple(one.rule for one in result.skipped)


@pytest.mark.parametrize("stored", [False, True], ids=["workbook", "catalogue"])
def test_without_deeds_the_rules_are_skipped(stored):
    assert skipped({"items": [ENTRUSTED], "stored": stored}) == CODES


def test_with_a_deed_they_run():
    assert skipped({"items": [ENTRUSTED], "deeds": [{"number": "水委〔2019〕1号"}]}) == ()


def test_where_nothing_is_entrusted_nothing_lacks():
    assert skipped({"items": [{**ENTRUSTED, "mode": "下放", "deed": ""}]}) == ()


def test_a_permit_alone_leaves_the_penalties_of_the_old_act_out():
    assert skipped({"items": [{**ENTRUSTED, "type": "行政许可"}]}) == ("PLE03", "PLE07", "PLE08")
