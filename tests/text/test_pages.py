"""What goes on from the page before."""

from __future__ import annotations

import pytest

from powerlist.text.pages import is_continued, without_continued


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("县水利局（续）", "县水利局"),
        ("一、行政处罚 (续一)", "一、行政处罚"),
        ("甲县权责清单（接上页）", "甲县权责清单"),
        ("甲县权责清单（续表2）", "甲县权责清单"),
        ("续表", "续表"),
        ("延续许可", "延续许可"),
        ("赋权事项交接手续表", "赋权事项交接手续表"),
        ("取水许可（延续）", "取水许可（延续）"),
    ],
)
def test_what_says_that_it_goes_on(text: str, rest: str) -> None:
    assert without_continued(text) == rest
    assert is_continued(text) == (rest != text or text == "续表")
