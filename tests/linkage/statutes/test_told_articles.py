"""Rows that cite no article rest on the one that their names tell."""

from __future__ import annotations

import pytest

from linkage.made import pool
from powerlist.linkage import LinkageOptions, Relation, pairs
from powerlist.linkage.pool import pool_of

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
