from __future__ import annotations

import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from powerlist.linkage.arrays.chars import MARK, Joined
from powerlist.linkage.arrays.scanning import scanner

WORDS = {"甲乙": 1, "乙丙": 2, "甲乙丙": 4, "丙丁": 8, "丁甲": 16, "乙丙丁甲": 32}


def by_regex(texts):
    """The same by a regular expression, longer words first."""
    pattern = re.compile("|".join(sorted(WORDS, key=lambda word: (-len(word), word))))
    found = []
    for text in texts:
        mask = 0
        for match in pattern.finditer(text):
            mask |= WORDS[match.group()]
        found.append(mask)
    return found


@given(st.lists(st.text("甲乙丙丁戊", max_size=14), min_size=1, max_size=6))
def test_it_finds_what_a_regular_expression_finds(texts):
    masks = np.zeros((2, len(texts)), dtype=np.uint32)
    scanner({1: WORDS}).mark(Joined(MARK.join(texts), len(texts)), masks)
    assert masks[1].tolist() == by_regex(texts)
    assert not masks[0].any()


def test_a_word_of_two_groups_is_marked_in_both():
    masks = np.zeros((2, 1), dtype=np.uint32)
    scanner({0: {"学校": 1, "医院": 2}, 1: {"学校": 4}}).mark(Joined("某学校", 1), masks)
    assert masks.tolist() == [[1], [4]]


def test_nothing_is_found_in_nothing():
    masks = np.zeros((1, 1), dtype=np.uint32)
    scanner({0: {"学校": 1}}).mark(Joined("", 1), masks)
    assert not masks.any()
