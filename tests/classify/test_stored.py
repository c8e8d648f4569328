from __future__ import annotations

from powerlist.audit.sample import sample
from powerlist.classify import as_written, classified_from, parse_policy
from powerlist.model.catalogue import EVIDENCE_COLUMNS, text_frame
from powerlist.model.sheet import Note

ITEMS = [
    {"name": "甲", "type": "行政处罚", "department": "县水利局"},
    {"name": "乙", "type": "行政处罚", "department": "县水利局"},
    {"name": "丙", "type": "行政处罚", "department": "县水利局", "mode": "县级保留"},
    {"name": "丁", "type": "行政处罚", "department": "县林业局"},
]
GRANTS = [
    {"item": 1, "receiver": "三家镇", "mode": "下放"},
    {"item": 1, "receiver": "拦江镇", "mode": "下放"},
    {"item": 2, "receiver": "三家镇", "mode": "下放"},
    {"item": 2, "receiver": "拦江镇", "mode": "委托"},
]
TOWNSHIPS = [{"township_name": "三家镇"}, {"township_name": "拦江镇"}]


def stored():
    return sample({"items": ITEMS, "grants": GRANTS, "townships": TOWNSHIPS})[0]


def test_grants_are_what_was_decided():
    result = classified_from(stored())
    assert result.mode == ["delegated", "", "retained", ""]
    assert result.by_receiver == [None, {"三家镇": "delegated", "拦江镇": "entrusted"}, None, None]
    assert result.receivers[:2] == [["三家镇", "拦江镇"]] * 2
    assert result.receivers_resolved[0] == ["三家镇", "拦江镇"]
    assert not any(result.conflict)


def test_receivers_are_told_as_the_list_has_them_while_they_are_those_of_the_grants():
    items = [
        {**ITEMS[0], "receivers": "拦江镇人民政府、三家镇"},
        {**ITEMS[1], "receivers": "各乡镇"},
        {**ITEMS[2], "receivers": "三家镇", "mode": "下放"},
    ]
    grants = [*GRANTS, {"item": 3, "receiver": "拦江镇", "mode": "下放"}]
    for townships, second in ((TOWNSHIPS, ["各乡镇"]), ([], ["三家镇", "拦江镇"])):
        catalogue = sample({"items": items, "grants": grants, "townships": townships})[0]
        result = as_written(catalogue, classified_from(catalogue))
        assert result.receivers == [["拦江镇人民政府", "三家镇"], second, ["拦江镇"]]


def test_the_stored_evidence_comes_first():
    catalogue = stored()
    catalogue.evidence = text_frame(
        [{"item": "0-00000001", "kind": "sheet", "text": "下放事项", "says": "delegated", "weight": "45"}],
        EVIDENCE_COLUMNS,
    )
    found = classified_from(catalogue).evidence
    assert found[found["item"] == "0-00000001"][["kind", "text"]].values.tolist() == [["sheet", "下放事项"]]
    assert found[found["item"] == "0-00000003"]["kind"].tolist() == ["column"]


def test_what_is_undecided_is_put_to_the_policy_and_conflicts_stay():
    catalogue = stored()
    policy = parse_policy('[[rule]]\nname = "林业"\ndepartment = "林业局"\nmode = "委托"\n')
    assert classified_from(catalogue, {}, policy).mode[3] == "entrusted"
    catalogue.notes = [Note("classify.conflict", item="0-00000004")]
    torn = classified_from(catalogue, {}, policy)
    assert (torn.mode[3], torn.conflict) == ("", [False, False, False, True])
