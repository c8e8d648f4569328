"""The labelled pairs of real lists: what the docs promise."""

from __future__ import annotations

import numpy as np
import pytest

from linkage.corpus import LABELS, pools, read_list
from powerlist.law import citations_frame
from powerlist.linkage import align, pairs
from powerlist.linkage.score import judge, relate

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def sides(shared):
    return pools(shared)


def figures(side):
    pair, scores = judge(side.pool(), side.left, side.right)
    said = np.isin(relate(pair, scores), (0, 1))
    right = (said & side.positive).sum()
    return right / said.sum(), right / side.positive.sum(), said


def test_there_are_more_than_three_hundred_labels_and_no_text_in_them():
    lines = LABELS.read_text("utf-8").splitlines()
    assert len(lines) > 300
    assert all(line.isascii() for line in lines)


def test_reported_pairs_are_right_and_known_ones_reported(sides):
    precision, recall, _ = figures(sides["city"])
    assert precision >= 0.90
    assert recall >= 0.87


def test_level_splits_and_other_types_are_not_reported(sides):
    side = sides["city"]
    _, _, said = figures(side)
    split = np.array([name == "level-split" for name in side.relation])
    assert split.sum() > 100
    assert not (said & split).any()


def test_two_departments_on_one_article_are_all_found(sides):
    side = sides["city"]
    _, _, said = figures(side)
    across = np.array([" x " in group for group in side.group]) & side.positive
    assert across.sum() > 40
    assert said[across].all()


def test_the_search_compares_what_is_known(sides):
    for side in sides.values():
        found = pairs(side.items, side.citations)
        ends = set(zip(found.left.tolist(), found.right.tolist(), strict=True))
        known = [
            (min(a, b), max(a, b))
            for a, b, true in zip(side.left.tolist(), side.right.tolist(), side.positive, strict=True)
            if true
        ]
        assert sum(pair in ends for pair in known) >= 0.6 * len(known)


def test_two_levels_of_one_field_align_almost_row_by_row(shared):
    import pandas as pd

    city, county = (
        pd.DataFrame(read_list(shared / "real" / "truth" / f"karamay-lincao-2024-{name}.csv", name))
        for name in ("diqu", "quxian")
    )
    found = align(
        city, citations_frame(city["basis"].tolist()), county, citations_frame(county["basis"].tolist())
    )
    names = [
        ("".join(city["name"].iat[a].split()), "".join(county["name"].iat[b].split()))
        for a, b in zip(found.left, found.right, strict=True)
    ]
    assert len(found) >= 145
    assert sum(a == b for a, b in names) >= len(names) - 3
