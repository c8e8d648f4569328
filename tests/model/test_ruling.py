"""Answers of people, in the words of their question."""

from __future__ import annotations

import pytest

from powerlist.model.ruling import ANSWERS, DEPARTMENT, LEGAL, MODE, PAIR, QUESTIONS, TOWNSHIP, answer_of


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (TOWNSHIP, "同意承接", "承接"),
        (TOWNSHIP, "暂缓", "暂缓承接"),
        (TOWNSHIP, "不同意", "不承接"),
        (TOWNSHIP, "委托", ""),
        (TOWNSHIP, "下放", ""),
        (DEPARTMENT, " 同 意 。", "同意"),
        (DEPARTMENT, "基本同意", ""),
        (DEPARTMENT, "不同意下放", ""),
        (LEGAL, "合法", "通过"),
        (LEGAL, "原则通过", ""),
        (PAIR, "不是", "不重复"),
        (PAIR, "可能", ""),
        (MODE, "委托乡镇实施", "委托"),
        (MODE, "不确定", "待定"),
        (MODE, "下放或委托", ""),
        ("another", "同意", ""),
        (MODE, "", ""),
    ],
)
def test_what_is_plainly_meant_is_taken_and_nothing_else(question: str, text: str, answer: str) -> None:
    assert answer_of(question, text) == answer


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_the_drop_down_offers_is_itself(question: str) -> None:
    assert [answer_of(question, one) for one in ANSWERS[question]] == list(ANSWERS[question])
