"""Untrusted text: any cell is survived; more than linear work is a hang."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classify.lists import row, run, table
from powerlist.classify.headings import heading
from powerlist.classify.statements import statement
from powerlist.model.modes.texts import cell_modes
from powerlist.model.receiver import names_townships

MODES = (
    "下放",
    "委托",
    "延伸",
    "派驻",
    "收回",
    "县级",
    "保留",
    "不",
    "暂不",
    "再",
    "除",
    "外",
    "由",
    "驻",
    "所",
)
OTHERS = ("三家镇", "拦江镇", "乡镇", "镇", "其他", "、", "，", "（", "）", "√", "×", "\n", "1")
WORDS = st.sampled_from(MODES + OTHERS)
TEXT = st.lists(WORDS, max_size=30).map("".join)


@given(TEXT)
def test_any_mixture_of_the_words_is_survived(text: str) -> None:
    said = statement(text)
    assert not set(said.receivers) & set(said.excluded)
    heading(text)
    cell_modes(text)


@settings(max_examples=60)
@given(mode=TEXT, remark=TEXT, receivers=TEXT, section=TEXT, title=TEXT)
def test_a_conflict_never_has_a_mode(
    mode: str, remark: str, receivers: str, section: str, title: str
) -> None:
    result = run(
        [row(mode=mode, remark=remark, receivers=receivers, section=section)],
        [table(captions=(title,), sheet=section)],
    )
    if result.conflict[0]:
        assert (result.mode[0], result.by_receiver[0]) == ("", None)
        assert {note.kind for note in result.notes} & {"classify.conflict", "classify.ambiguous-mode"}
    if result.by_receiver[0]:
        # townships differ, or of one of them nobody has said a way
        left = [name for name in result.receivers[0] if name not in result.by_receiver[0]]
        assert len(set(result.by_receiver[0].values())) > 1 or any(map(names_townships, left))
        assert result.mode[0] == ""


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("piece", "mode"),
    [
        ("镇", ""),
        ("委托", "entrusted"),
        ("交由", "delegated"),
        ("除", ""),
        ("（", ""),
        ("三家镇", ""),
        ("现处罚权", ""),
        ("处罚权全部", ""),
        ("不", ""),
        ("驻", ""),
        ("下放至", "delegated"),
        ("、", ""),
        ("涉", ""),
        ("1", ""),
        ("乡", ""),
        ("派驻所站", "extended"),
        ("委托改为", "entrusted"),
        ("第1、", ""),
        ("各", ""),
        ("的", ""),
        ("均", ""),
        ("序号 ", ""),
    ],
)
def test_a_full_cell_says_the_mode_that_its_words_say(piece: str, mode: str) -> None:
    text = piece * (32_000 // len(piece))
    result = run(
        [row(mode=text, remark=text, receivers=text, section=text)],
        [table(captions=(text,), sheet=text[:31])],
    )
    assert (len(result), result.mode[0], result.by_receiver[0]) == (1, mode, None)
    assert [note.kind for note in result.notes] == ([] if mode else ["classify.unknown-mode"])
