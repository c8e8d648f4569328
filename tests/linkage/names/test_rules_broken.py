"""What the rules are about of which a name says only that they are broken."""

from __future__ import annotations

import pytest

from linkage.made import pool
from powerlist.linkage import Relation, pairs
from powerlist.linkage.names.rules_broken import fields_of

CARDS = "《单用途商业预付卡管理办法》第三十七条"


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("对违反公共场所卫生管理规定的处罚", ("公共场所卫生", "公共场所")),
        ("对发卡企业违反单用途商业预付卡管理规定行为的行政处罚", ("单用途商业预付卡", "单用途商业预付卡")),
        ("对违反国家有关粮食运输的规定的处罚", ("粮食运输", "粮食运输")),
        ("对违反规定的处罚", ()),
        ("对擅自取水的处罚", ()),
        ("", ()),
    ],
)
def test_the_thing_stands_between_the_breach_and_the_rules(name, fields):
    assert fields_of(name) == fields


@pytest.mark.parametrize(
    ("basis", "relations"),
    [
        (f"{CARDS}第二款", [Relation.OVERLAP]),
        (CARDS, [Relation.OVERLAP]),
        ("《单用途商业预付卡管理办法》第三十八条", []),
    ],
)
def test_a_name_of_its_law_s_rules_means_all_of_the_article(basis, relations):
    one = {"name": "对发卡企业违反单用途商业预付卡管理规定的处罚", "basis": CARDS}
    other = {"name": "对隶属售卡单位疏于督促的处罚", "basis": basis}
    assert list(pairs(*pool(one, other)).relation) == relations


def test_of_rules_that_the_law_is_not_called_after_it_does_not():
    one = {"name": "对违反粮食运输规定的处罚", "basis": "《粮食流通管理条例》第四十五条"}
    other = {"name": "对未执行储粮药剂制度的处罚", "basis": "《粮食流通管理条例》第四十五条"}
    assert not len(pairs(*pool(one, other)))
