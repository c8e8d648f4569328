"""Where two texts begin to differ, and what is shown of them."""

from __future__ import annotations

import pytest

from powerlist.text.differing import parting, window


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [("甲乙丙", "甲乙丁", 2), ("甲", "甲乙", 1), ("", "甲", 0), ("甲乙", "甲乙", 2)],
)
def test_texts_share_what_stands_before_their_first_difference(one: str, other: str, shared: int) -> None:
    assert parting(one, other) == parting(other, one) == shared


def test_what_is_left_out_of_a_text_is_marked() -> None:
    assert [window("甲乙丙丁", start, 2) for start in (0, 1, 2)] == ["甲乙…", "…乙丙…", "…丙丁"]
    assert window("甲乙", 0, 2) == "甲乙"
