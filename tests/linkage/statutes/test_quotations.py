"""Quotations that are held against the places of statutes."""

from __future__ import annotations

import pytest

from powerlist.law import citations_frame
from powerlist.linkage.citations.keys import articles_of
from powerlist.linkage.statutes.quotations import OTHER, SAYS, UNKNOWN, quotation, quotations, says

TEXT = "违反本法规定，向河道倾倒垃圾、渣土的，由水行政主管部门责令停止违法行为。"


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        (("倾倒", "渣土", "河道"), SAYS),
        (("倾倒", "渣土", "猎捕", "采挖"), SAYS),
        (("倾倒", "猎捕", "采挖"), OTHER),
        ((), UNKNOWN),
    ],
)
def test_a_quotation_says_what_has_half_of_its_marks(marks, found):
    assert says(TEXT, marks) == found


def test_a_short_quotation_tells_nothing():
    assert says("倾倒垃圾的", ("猎捕",)) == UNKNOWN
    assert says(TEXT, ("猎捕",), shortest=100) == UNKNOWN


def test_what_is_quoted_ends_at_the_next_citation():
    bases = [f"《示例法》第三条：{TEXT}《示例条例》第五条：禁止 采砂。"]
    articles = articles_of(citations_frame(bases), bases, 20)
    found = {
        articles.name(int(articles.codes[entry])): quotation(articles, bases, entry) for entry in range(2)
    }
    assert TEXT in found["《示例法》第3条"]
    assert "采砂" not in found["《示例法》第3条"]
    assert "禁止采砂" in found["《示例条例》第5条"]


@pytest.mark.parametrize(
    ("penal", "all_of_it"),
    [
        ("有本法第三条所列情形之一的，处二百元以下罚款。", True),
        ("禁止采砂；违反的，处二百元以下罚款。", False),
        ("违反本法第八条规定的，处二百元以下罚款。", False),
    ],
)
def test_an_article_that_names_another_is_read_with_what_the_basis_quotes_of_that(penal, all_of_it):
    bases = [f"《示例法》第三条：不得有下列行为：（一）向河道倾倒 垃圾的。第九条：{penal}"]
    articles = articles_of(citations_frame(bases), bases, 20)
    entry = next(number for number in range(2) if "第9条" in articles.name(int(articles.codes[number])))
    assert penal in quotations(articles, bases, entry)
    assert ("倾倒垃圾" in quotations(articles, bases, entry)) == all_of_it
