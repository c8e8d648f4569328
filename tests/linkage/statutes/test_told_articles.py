"""Rows that cite no article rest on the one that their names tell."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from linkage.made import pool
from powerlist.linkage import LinkageOptions, Relation, pairs
from powerlist.linkage.pool import pool_of
from powerlist.linkage.statutes.correspondences import load
from powerlist.linkage.statutes.known_acts import KnownActs
from powerlist.linkage.statutes.named import Named
from powerlist.linkage.statutes.told_articles import with_told

LAW = "《招标投标法》"
WHOLE = {"name": "对必须进行招标的项目不招标或者规避招标的处罚", "basis": f"{LAW}第四十九条"}
PART = "将必须进行招标的项目化整为零规避招标的处罚"
RESTRICTED = "对招标人以不合理的条件限制或者排斥潜在投标人的处罚"
QUOTED = f"{LAW}第五十一条：招标人以不合理的条件限制或者排斥潜在投标人的，责令改正。"


def articles(row):
    made = pool_of(*pool(WHOLE, row), LinkageOptions())
    found = made.pinned
    return sorted(int(found.numbers[code, 0]) for code in found.codes[found.items == 1])


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"name": PART}, [49]),
        ({"name": PART, "basis": LAW}, [49]),
        # an older number, or another article: what the name says is punished all the same
        ({"name": PART, "basis": f"{LAW}第五十条"}, [49, 50]),
        # a basis that quotes its text tells what it means
        ({"name": PART, "basis": QUOTED}, [51]),
        # another law, an article that no row of the pool cites, a name that lists it among others, and another power
        ({"name": PART, "basis": "《建筑法》"}, []),
        ({"name": RESTRICTED}, []),
        ({"name": "对违反招标投标管理规定的处罚", "basis": LAW}, []),
        ({"name": PART.replace("的处罚", "的监督检查"), "type": "行政检查"}, []),
    ],
)
def test_a_name_tells_the_article_that_its_basis_does_not_cite(row, expected):
    assert articles(row) == expected


def test_what_only_a_name_tells_is_found_and_the_reason_says_so():
    found = pairs(*pool(WHOLE, {"name": PART}))
    assert found.relation.tolist() == [Relation.OVERLAP]
    (basis,) = (why for why in found.why(0) if why.field == "basis")
    assert [(one["article"], one["by_name"]) for one in basis.values["articles"]] == [(49, True)]
    both = pairs(*pool(WHOLE, {"name": PART, "basis": f"{LAW}第四十九条"}))
    (basis,) = (why for why in both.why(0) if why.field == "basis")
    assert [(one["article"], one["by_name"]) for one in basis.values["articles"]] == [(49, False)]


def test_a_name_that_tells_all_of_an_article_and_a_part_of_it_is_about_all():
    made = pool_of(*pool(WHOLE, {"name": PART}), LinkageOptions())
    table = load()
    (law, *_) = table.acts.table[made.told.places[made.told.items == 1][0]].tolist()
    acts = KnownActs(f"{law} 49 0 0 0\t1 2\n{law} 49 0 0 2\t3 4\n")
    both, none = np.arange(2), np.zeros(2, dtype=bool)
    told = Named(np.ones(2, dtype=np.int64), both, none, ~none, both + 1, none)
    found = with_told(replace(table, acts=acts), made.articles, made.reading.open, told)
    assert found.points[found.items == 1].tolist() == [0]
