"""The sparse join: scipy alone and sparse_dot_topn give the same pairs."""

from __future__ import annotations

import random

import numpy as np
import pytest

import powerlist.linkage.arrays.join as join_module
from powerlist.linkage.arrays.chars import grams, join, prune, rarest_first
from powerlist.linkage.arrays.join import near


def matrix(count=3_000, seed=3):
    dice = random.Random(seed)
    words = [
        "取水",
        "采砂",
        "河道",
        "许可",
        "擅自",
        "生产",
        "经营",
        "种子",
        "未按规定",
        "设置",
        "标志",
        "证书",
    ]
    texts = ["".join(dice.choice(words) for _ in range(dice.randrange(2, 9))) for _ in range(count)]
    joined, _ = join(texts, 600)
    found, weights = rarest_first(grams(joined, 3, 18))
    return prune(found, weights, 0.75)


def pairs_of(found):
    return set(zip(found[0].tolist(), found[1].tolist(), strict=True))


def test_every_pair_over_the_floor_is_found_where_no_row_has_too_many():
    small = matrix(300)
    product = (small @ small.T).toarray()
    rows, columns = np.nonzero(np.round(product, 4) >= 0.5)
    expected = {
        (min(a, b), max(a, b)) for a, b in zip(rows.tolist(), columns.tolist(), strict=True) if a != b
    }
    assert pairs_of(near(small, 0.5, 300, fast=False)) == expected


def test_a_row_keeps_only_its_best():
    found = near(matrix(), 0.3, 5, fast=False)
    left = np.bincount(np.concatenate(found))
    assert len(found[0]) <= 3_000 * 6
    assert left.max() > 0


@pytest.mark.parametrize(("floor", "most", "steps"), [(0.36, 12, 1), (0.6, 3, 1), (0.36, 12, 7)])
def test_sparse_dot_topn_gives_the_same(floor, most, steps):
    pytest.importorskip("sparse_dot_topn", reason="the extra 'fast' is not installed")
    given = matrix()
    fast, slow = (pairs_of(near(given, floor, most, steps=steps, fast=fast)) for fast in (True, False))
    assert fast == slow


@pytest.mark.parametrize("steps", [2, 7, 400])
def test_steps_find_the_same_pairs_where_no_row_has_too_many(steps):
    given = matrix(300)
    whole, stepped = (pairs_of(near(given, 0.5, 300, steps=by, fast=False)) for by in (1, steps))
    assert whole == stepped


def test_nothing_is_near_nothing():
    empty = matrix(1)
    assert pairs_of(near(empty, 0.3, 5, fast=False)) == set()


def test_blocks_of_any_size_give_the_same(monkeypatch):
    given = matrix(400)
    whole = pairs_of(near(given, 0.4, 20, fast=False))
    for work in (1, 500, 20_000):
        monkeypatch.setattr(join_module, "_WORK", work)
        assert pairs_of(near(given, 0.4, 20, fast=False)) == whole
