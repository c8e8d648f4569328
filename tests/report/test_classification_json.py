from __future__ import annotations

import json

from classify.lists import normalised, row, run, townships
from powerlist.model.catalogue import Catalogue, Meta
from powerlist.report.classification_json import render


def items(*rows, **options):
    made = run(list(rows), **options)
    catalogue = Catalogue(Meta(), normalised(list(rows)).items)
    return json.loads(render([(catalogue, made)]))["items"]


def test_receivers_are_told_as_the_cell_has_them():
    (item,) = items(
        row(mode="下放", receivers="石桥镇等3个乡镇"),
        townships=townships("石桥镇", "白马镇", "红旗镇", "龙潭乡"),
    )
    assert (item["receivers"], item["receivers_resolved"]) == (["石桥镇等3个乡镇"], ["石桥镇"])


def test_receivers_are_split_at_their_signs():
    (item,) = items(row(mode="下放", receivers="石桥镇、白马镇；红旗镇"))
    assert item["receivers"] == ["石桥镇", "白马镇", "红旗镇"]


def test_what_was_said_of_several_townships_is_told_once():
    (item,) = items(
        row(mode="", remark="下放至石桥镇、白马镇"), townships=townships("石桥镇", "白马镇", "红旗镇")
    )
    assert item["receivers_resolved"] == ["石桥镇", "白马镇"]
    told = [tuple(one.items()) for one in item["evidence"]]
    assert len(told) == len(set(told)) > 0
    # what is not equal stays
    (item,) = items(
        row(mode="下放", remark="下放至石桥镇、白马镇"), townships=townships("石桥镇", "白马镇", "红旗镇")
    )
    assert {one["kind"] for one in item["evidence"]} == {"column", "remark"}


def test_an_item_without_a_source_stands_in_the_catalogue(tmp_path):
    rows = [row(mode="下放", receivers="石桥镇"), row(mode="委托", receivers="石桥镇")]
    made = run(rows)
    catalogue = Catalogue(Meta(), normalised(rows).items, folder=tmp_path, shown="catalogs/某县")
    catalogue.items["file"] = ["某局.xlsx", ""]
    catalogue.items["row"] = [7, 0]
    told = json.loads(render([(catalogue, made)]))["items"]
    places = [(one["file"], one["row"]) for one in told]
    assert places == [("某局.xlsx", 7), ("catalogs/某县/items.csv", 3)]
