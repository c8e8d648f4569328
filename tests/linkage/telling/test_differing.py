from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from powerlist.linkage import difference
from powerlist.linkage.telling.differing import shown

TEXT = st.text(alphabet="取水许可证的变更核发处罚，、 ", max_size=40)


@given(TEXT, TEXT)
@settings(max_examples=200, deadline=None)
def test_the_parts_joined_give_both_texts(left, right):
    parts = difference(left, right)
    assert "".join(part.left for part in parts) == left
    assert "".join(part.right for part in parts) == right
    assert all(part.left == part.right for part in parts if part.same)
    assert all(not (a.same and b.same) for a, b in pairwise(parts))
    assert all(a.same or b.same for a, b in pairwise(parts))


def test_an_inserted_word_is_one_part():
    parts = difference("对销售种子的处罚", "对销售农作物种子的处罚")
    assert [(part.same, part.left, part.right) for part in parts] == [
        (True, "对销售", "对销售"),
        (False, "", "农作物"),
        (True, "种子的处罚", "种子的处罚"),
    ]


def test_texts_of_any_length_are_bounded():
    parts = difference("取水" * 50_000, "取水" * 50_000 + "许可")
    assert "".join(part.right for part in parts).endswith("许可")


def test_one_line_shows_both_texts_and_is_cut():
    assert shown("对甲的处罚", "对乙的处罚") == "对［甲→乙］的处罚"
    assert len(shown("甲" * 500, "甲" * 500, 100)) == 100
