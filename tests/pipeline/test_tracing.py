"""Where an item is published, and why it is not."""

from __future__ import annotations

from powerlist.audit.sample import sample
from powerlist.config.settings import Settings
from powerlist.pipeline.tracing import fates

PENALTY = {"type": "行政处罚", "department": "县水利局", "basis": "《水法》第六十九条"}


def test_only_what_stands_in_a_directory_is_published() -> None:
    catalogue = sample(
        {
            "items": [
                {"id": "0-00000001", "name": "对擅自取水行为的处罚", **PENALTY},
                {"id": "0-00000002", "name": "查封违法经营场所", **PENALTY, "type": "行政强制"},
                {"id": "0-00000003", "name": "对擅自采砂行为的处罚", **PENALTY},
                {"id": "0-00000004", "name": "对擅自打井行为的处罚", **PENALTY, "status": "取消"},
            ],
            "grants": [
                {"item": "0-00000001", "receiver": "甲镇", "mode": "下放"},
                {"item": "0-00000001", "receiver": "乙镇", "mode": ""},
                {"item": "0-00000001", "receiver": "丙镇", "mode": "上级收回"},
                {"item": "0-00000001", "receiver": "各乡镇", "mode": "下放"},
                {"item": "0-00000002", "receiver": "甲镇", "mode": "委托"},
                {"item": "0-00000004", "receiver": "甲镇", "mode": "委托"},
            ],
            "townships": [{"township_name": name} for name in ("甲镇", "乙镇", "丙镇")],
        }
    )[0]
    assert fates(catalogue, Settings(), "0-00000001") == {
        "甲镇": "published",
        "乙镇": "undecided",
        "丙镇": "stays",
        "各乡镇": "nowhere",
    }
    assert fates(catalogue, Settings(), "0-00000002") == {"甲镇": "withheld"}
    assert fates(catalogue, Settings(), "0-00000003") == {"": "undecided"}
    assert fates(catalogue, Settings(), "0-00000004") == {"甲镇": "cancelled"}


def test_an_item_of_the_county_s_list_needs_no_grant() -> None:
    items = [
        {"id": "0-00000001", "name": "对擅自取水行为的处罚", **PENALTY},
        {"id": "0-00000002", "name": "对擅自打井行为的处罚", **PENALTY, "adjustment": "取消"},
    ]
    catalogue = sample({"items": items})[0]
    assert fates(catalogue, Settings(), "0-00000001") == {}
    assert fates(catalogue, Settings(), "0-00000002") == {"": "cancelled"}
