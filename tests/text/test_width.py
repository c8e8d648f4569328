"""Width, blanks, breaks and characters that nobody sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerlist.text.width import (
    compact,
    has_controls,
    is_tidy,
    key,
    narrow_letters,
    single_blanks,
    without_controls,
    without_invisible,
)


def test_letters_and_digits_become_narrow_and_punctuation_stays() -> None:
    assert narrow_letters("第１２３号（ＡＢｃ）：！") == "第123号（ABc）：！"


def test_a_short_text_is_compared_without_blanks_and_width() -> None:
    assert compact(" 石桥　镇\n（试点） ") == "石桥镇(试点)"


def test_invisible_characters_and_breaks() -> None:
    assert without_invisible("\ufeff行\u200b政\u00ad处罚\r\n甲\u2028乙\r丙") == "行政处罚\n甲\n乙\n丙"


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\x7f", "\ud800", "\uffff"])
def test_controls_and_lone_surrogates(bad: str) -> None:
    assert has_controls(f"甲{bad}乙")
    assert without_controls(f"甲{bad}乙") == "甲乙"


def test_blanks_of_every_width_become_one() -> None:
    assert single_blanks("甲\u3000\u00a0 \t乙\n 丙") == "甲 乙\n 丙"


def test_heads_are_compared_without_width_blanks_and_marks() -> None:
    assert key("事 项\n名　称：") == key("事项名称") == "事项名称"
    assert key("承接主体（乡镇）") == key("承接主体(乡镇)")


@given(st.text())
def test_every_step_is_idempotent(text: str) -> None:
    for step in (without_invisible, without_controls, narrow_letters, single_blanks):
        assert step(step(text)) == step(text)


@given(st.text(alphabet=st.sampled_from("中文，。a1１Ａ \t\u3000\u200b\x1f\x85\n\ufe0f_x0D"), max_size=6))
def test_what_is_tidy_is_changed_by_nothing(text: str) -> None:
    changed = single_blanks(narrow_letters(without_controls(without_invisible(text)))).strip()
    assert changed == text or not is_tidy(text)
    assert is_tidy("对擅自取水的处罚，2 项".replace(" ", ""))
