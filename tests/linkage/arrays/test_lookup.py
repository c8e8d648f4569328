"""Rows laid out give what a search and a sparse product give."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerlist.linkage.arrays import lookup
from powerlist.linkage.arrays.chars import bigrams_of, join
from powerlist.linkage.comparison import likeness

ROWS = st.lists(st.sets(st.integers(0, 6), max_size=4), min_size=1, max_size=6)
NAMES = st.lists(st.text("河道倾倒垃圾渣土处罚", max_size=12), min_size=1, max_size=8)
PAIRS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=40)


def _pairs(pairs: list[tuple[int, int]], count: int) -> tuple[np.ndarray, np.ndarray]:
    found = np.array([(a % count, b % count) for a, b in sorted(pairs)], dtype=np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


@given(ROWS, PAIRS)
def test_matches_are_those_of_a_search(rows: list[set[int]], pairs: list[tuple[int, int]]) -> None:
    indptr = np.cumsum([0, *map(len, rows)])
    codes = np.array([code for row in rows for code in sorted(row)], dtype=np.int64)
    items = np.repeat(np.arange(len(rows)), np.diff(indptr))
    left, right = _pairs(pairs, len(rows))
    found = []
    for most in (lookup._MOST, -1):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(lookup, "_MOST", most)
            found.append(
                [part.tolist() for part in lookup.matches(indptr, codes, items * 7 + codes, 7, left, right)]
            )
    assert found[0] == found[1]
    assert len(found[0][0]) == sum(len(rows[a] & rows[b]) for a, b in zip(left, right, strict=True))


@given(NAMES, PAIRS)
def test_common_weights_are_those_of_the_product(names: list[str], pairs: list[tuple[int, int]]) -> None:
    grams = bigrams_of(join(names, 100)[0])
    left, right = _pairs(pairs, len(names))
    found = []
    for most in (lookup._MOST, -1):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(lookup, "_MOST", most)
            found.append(likeness._common(grams, left, right).tolist())
    assert found[0] == found[1]
