"""Pairs that were made up, of fields that the real lists do not have: what an analyst would call double, and what not."""

from __future__ import annotations

import numpy as np
import pytest

from linkage.corpus import made, made_lists
from powerlist.linkage import pairs
from powerlist.linkage.comparison.score import judge, relate


@pytest.fixture(scope="module")
def side():
    return made()


@pytest.fixture(scope="module")
def said(side):
    pair, scores = judge(side.pool(), side.left, side.right)
    return np.isin(relate(pair, scores), (0, 1))


def test_what_is_distinct_is_not_reported(side, said):
    assert not (said & ~side.positive).any()


def test_more_than_half_of_what_is_double_is_reported(side, said):
    assert said[side.positive].mean() >= 0.55


def test_the_search_finds_what_the_score_reports(side, said):
    found = pairs(side.items, side.citations)
    ends = set(zip(found.left.tolist(), found.right.tolist(), strict=True))
    assert {(a, b) for a, b in zip(side.left[said].tolist(), side.right[said].tolist(), strict=True)} <= ends


@pytest.mark.parametrize(
    ("whose", "least"),
    [
        ("fourth", 0.86),
        ("seventh", 0.77),
        ("eighth", 0.78),
        ("tenth", 0.78),
        ("thirteenth", 0.85),
        ("fourteenth", 0.94),
        ("fourteenth_known", 0.85),
        ("fifteenth", 0.83),
        ("fifteenth_known", 0.88),
        ("sixteenth", 0.88),
    ],
)
def test_of_whole_lists_of_other_fields_most_reports_are_right_and_most_of_what_is_sure_is_found(
    whose, least
):
    lists = made_lists(whose)
    found = pairs(lists.items, lists.citations)
    reported = set(zip(found.left.tolist(), found.right.tolist(), strict=True))
    said = np.array(
        [ends in reported for ends in zip(lists.left.tolist(), lists.right.tolist(), strict=True)]
    )
    sure = lists.sure
    assert lists.positive[said & sure].mean() >= 0.85
    assert said[lists.positive & sure].mean() >= least
