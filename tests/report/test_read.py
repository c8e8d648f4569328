"""``read`` for people: every kind of row, column and note has its words in both languages."""

from __future__ import annotations

import pytest

from powerlist.messages import tell
from powerlist.model.enums import How, Mode, Problem
from powerlist.model.noted import KINDS
from powerlist.model.sheet import Column, FileProblem, Line, Table
from powerlist.report import read_text
from powerlist.report.read_json import problem_message

LINES = ("title", "section", "note", "unit", "signature", "total", "header", "blank", "other")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", LINES)
def test_every_kind_of_row_has_a_word(kind, language):
    assert tell(f"read.line.{kind}", language)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_note_has_words(kind, language):
    assert read_text.noted(kind, language) != kind


def test_a_kind_of_a_plugin_stays():
    assert read_text.noted("mine.strange", "zh") == "mine.strange"


def test_a_row_that_says_two_things_is_drawn_with_both():
    lines = [
        Line(2, "A2", "填报单位：县水利局", "unit"),
        Line(2, "F2", "填报日期：2025年2月20日", "signature"),
    ]
    table = Table("清单", "A3:B4", [3], [], captions=lines)
    assert read_text.joined(table) == {2: ("unit", "填报单位：县水利局 填报日期：2025年2月20日")}


def test_a_column_of_marks_names_township_and_mode():
    column = Column(4, "E", "三家镇/委托", None, How.INFERRED, 0.9, receiver="三家镇", mode=Mode.ENTRUSTED)
    assert read_text.marked(column, "zh") == "三家镇／委托"
    assert read_text.marked(column, "en") == "三家镇／entrusted"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_file_is_refused_for_is_no_bare_number(language: str) -> None:
    detail = {"sheet": "甲", "rows": 11, "columns": 22, "limit": 33, "cell": "B9", "ratio": 44, "offset": 55}
    told = problem_message("a.xlsx", FileProblem(Problem.TOO_LARGE, detail), language)
    bare = problem_message("a.xlsx", FileProblem(Problem.TOO_LARGE, {"other": 66}), language)
    assert "66" in bare
    for name, value in detail.items():
        words = tell(f"read.detail.{name}", language, value=value)
        assert words != str(value) and words in told
