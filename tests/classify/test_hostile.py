"""Untrusted text: any cell is survived, and in bounded time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classify.lists import row, run, table
from powerlist.classify.headings import heading
from powerlist.classify.statements import statement
from powerlist.model.modes.texts import cell_modes

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
        assert len(set(result.by_receiver[0].values())) > 1
        assert result.mode[0] == ""


@pytest.mark.parametrize(
    "piece",
    [
        "镇",
        "委托",
        "交由",
        "除",
        "（",
        "三家镇",
        "不",
        "驻",
        "下放至",
        "、",
        "涉",
        "1",
        "乡",
        "派驻所站",
        "委托改为",
        "第1、",
    ],
)
def test_long_cells_take_bounded_time(piece: str) -> None:
    text = piece * (32_000 // len(piece))
    began = time.process_time()
    result = run(
        [row(mode=text, remark=text, receivers=text, section=text)],
        [table(captions=(text,), sheet=text[:31])],
    )
    assert time.process_time() - began < 5
    assert len(result) == 1
