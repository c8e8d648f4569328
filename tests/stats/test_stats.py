from __future__ import annotations

import pytest

from powerlist.audit.sample import sample
from powerlist.config.settings import Targets
from powerlist.model.shared import APART
from powerlist.stats import candidates, counts, coverage, division_of_work, pivot, teams


def catalogue(**data):
    return sample(data)[0]


ITEMS = [
    {
        "name": "甲",
        "type": "行政处罚",
        "department": "县水利局",
        "sector": "水利",
        "mode": "下放",
        "receivers": "三家镇、拦江镇",
    },
    {
        "name": "乙",
        "type": "行政处罚",
        "department": "县水利局",
        "sector": "水利",
        "mode": "委托",
        "receivers": "三家镇",
    },
    {"name": "丙", "type": "行政许可", "department": "县林业局", "sector": "林业", "mode": "县级保留"},
    {"name": "丁", "type": "行政检查", "department": "县林业局", "sector": "林业"},
]
TOWNSHIPS = [
    {"township_name": "三家镇", "group": "一类", "county": "甲县"},
    {"township_name": "拦江镇", "group": "二类", "county": "甲县"},
]


def rows(frame):
    return [tuple(row) for row in frame.values.tolist()]


def test_the_total_counts_powers_and_grants():
    assert rows(counts(catalogue(items=ITEMS, townships=TOWNSHIPS), [])) == [(4, 3)]


def test_by_mode_in_the_order_of_modes():
    found = counts(catalogue(items=ITEMS, townships=TOWNSHIPS), ["mode"])
    assert rows(found) == [("delegated", 1, 2), ("entrusted", 1, 1), ("retained", 1, 0), ("", 1, 0)]


def test_a_power_that_townships_have_in_different_modes_counts_once():
    """By mode it stands apart; by township and mode it has the mode that it has there."""
    grants = [
        {"item": 1, "receiver": "三家镇", "mode": "下放"},
        {"item": 1, "receiver": "拦江镇", "mode": "委托"},
        {"item": 2, "receiver": "三家镇", "mode": "委托"},
    ]
    one = catalogue(items=ITEMS, townships=TOWNSHIPS, grants=grants)
    found = rows(counts(one, ["mode"]))
    assert found == [("entrusted", 1, 1), ("retained", 1, 0), (APART, 1, 2), ("", 1, 0)]
    assert sum(row[1] for row in found) == len(one)
    assert rows(counts(one, ["township", "mode"])) == [
        ("三家镇", "delegated", 1, 1), ("三家镇", "entrusted", 1, 1), ("拦江镇", "entrusted", 1, 1),
    ]  # fmt: skip
    assert rows(pivot(one, "township", "mode")) == [
        ("三家镇", 1, 1, 0, 0, 2), ("拦江镇", 0, 1, 0, 0, 1), ("", 1, 2, 1, 1, 4),
    ]  # fmt: skip


def test_by_township_a_power_counts_in_each():
    found = counts(catalogue(items=ITEMS, townships=TOWNSHIPS), ["township", "type"])
    assert rows(found) == [("三家镇", "行政处罚", 2, 2), ("拦江镇", "行政处罚", 1, 1)]


def test_by_group():
    assert rows(counts(catalogue(items=ITEMS, townships=TOWNSHIPS), ["group"])) == [
        ("一类", 2, 2),
        ("二类", 1, 1),
    ]


def test_an_unknown_dimension_is_an_error():
    with pytest.raises(KeyError):
        counts(catalogue(items=ITEMS), ["colour"])


def test_a_pivot_has_totals_that_count_once():
    found = pivot(catalogue(items=ITEMS, townships=TOWNSHIPS), "department", "mode")
    assert list(found.columns) == ["department", "delegated", "entrusted", "retained", "", "total"]
    assert rows(found) == [
        ("县林业局", 0, 0, 1, 1, 2),
        ("县水利局", 1, 1, 0, 0, 2),
        ("", 1, 1, 1, 1, 4),
    ]


def test_an_empty_catalogue_counts_nothing():
    empty = catalogue(items=[])
    assert rows(counts(empty, [])) == [(0, 0)]
    assert rows(counts(empty, ["mode", "type"])) == []
    assert rows(pivot(empty, "type", "mode")) == [("", 0)]


LISHUI = Targets(sectors=0.6, items=0.6, volume=0.6, teams=8)


def test_coverage_against_the_targets():
    def power(name, department, sector, **more):
        return {"name": name, "type": "行政处罚", "department": department, "sector": sector, **more}

    items = [
        power("甲", "县建设局", "建设", enforcer="县综合行政执法局"),
        power("乙", "县水利局", "水利", mode="下放", receivers="八都镇"),
        power("丙", "县应急管理局", "应急管理"),
        power("丁", "县应急管理局", "应急管理"),
    ]
    usage = [
        {"item": number, "township": "八都镇", "year": 2024, "cases": cases}
        for number, cases in enumerate((30, 50, 20, 0), 1)
    ]
    measures = {one.name: one for one in coverage(catalogue(items=items, usage=usage), LISHUI)}
    assert (measures["sectors"].part, measures["sectors"].whole, measures["sectors"].ok) == (2, 3, True)
    assert (measures["items"].part, measures["items"].whole) == (2, 2)
    assert measures["volume"].value == pytest.approx(0.8)
    assert (measures["teams"].value, measures["teams"].ok) == (1, True)


def test_what_lacks_its_data_is_said():
    measures = {
        one.name: one
        for one in coverage(catalogue(items=[{"name": "甲", "type": "行政处罚", "department": "局"}]), LISHUI)
    }
    assert {name: one.lacking for name, one in measures.items()} == {
        "sectors": "sector",
        "items": "usage",
        "volume": "usage",
        "teams": "",
    }
    assert measures["sectors"].ok is None


def test_only_targets_that_are_set_are_measured():
    assert coverage(catalogue(items=ITEMS), Targets()) == []


def test_division_of_work_joins_what_says_the_same():
    items = [{**one, "enforcer": "综合执法局"} for one in ITEMS[:2]]
    found = division_of_work(catalogue(items=items, townships=TOWNSHIPS))
    assert rows(found[["enforcer", "department", "mode", "receivers", "items"]]) == [
        ("综合执法局", "县水利局", "下放", "全部", 1),
        ("综合执法局", "县水利局", "委托", "三家镇", 1),
    ]


def test_teams_name_their_sectors():
    items = [
        {
            "name": "甲",
            "type": "行政处罚",
            "department": "区农业局",
            "sector": "农业",
            "enforcer": "区综合执法局",
        },
        {
            "name": "乙",
            "type": "行政处罚",
            "department": "区交通局",
            "sector": "交通",
            "enforcer": "区综合执法局",
        },
        {"name": "丙", "type": "行政处罚", "department": "区市场监管局", "sector": "市场监管"},
    ]
    assert rows(teams(catalogue(items=items))) == [
        ("区综合执法局", "交通、农业", "区交通局、区农业局", 2),
        ("区市场监管局", "市场监管", "区市场监管局", 1),
    ]


def test_candidates_from_usage():
    usage = [{"item": 1, "township": "三家镇", "year": year, "cases": 4} for year in (2022, 2023, 2024)] + [
        {"item": 3, "township": "三家镇", "year": 2024, "cases": 25}
    ]
    found = [
        (one.action, one.position, one.township, one.cases)
        for one in candidates(catalogue(items=ITEMS, townships=TOWNSHIPS, usage=usage))
    ]
    assert found == [("grant", 2, "三家镇", 25), ("recall", 0, "拦江镇", 0), ("recall", 1, "", 0)]


def test_without_usage_there_are_no_candidates():
    assert candidates(catalogue(items=ITEMS)) == []
