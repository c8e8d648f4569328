"""Values of messages in two languages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from powerlist.law.rank import Rank
from powerlist.model.enums import Layer, Level, Mode, PowerType
from powerlist.model.wording import Term, few, fill, listed, worded


def test_lists_are_joined_in_the_language_of_the_sentence():
    values = {"names": few(["甲镇", "乙镇", "甲镇", "", "丙镇", "丁镇", "戊镇"])}
    assert fill("{names}", values, "zh") == "甲镇、乙镇、丙镇、丁镇等5个"
    assert fill("by {names}", values, "en") == "by 「甲镇」, 「乙镇」, 「丙镇」, 「丁镇」 and 1 more"
    clauses = {"said": listed(["甲", "乙"], apart=True)}
    assert (fill("{said}", clauses, "zh"), fill("{said}", clauses, "en")) == ("甲；乙", "「甲」; 「乙」")


def test_terms_are_told_in_the_language_of_the_sentence():
    for value, zh, en in (
        (Mode.DELEGATED, "下放", "delegated"),
        (Level.COUNTY, "县级", "county"),
        (Layer.GUIDANCE, "省级指导目录", "guidance"),
        (PowerType.PENALTY, "行政处罚", "penalty"),
        (Rank.LAW, "法律", "a law"),
        (Term("甲", "a"), "甲", "a"),
        (3, 3, 3),
    ):
        assert (worded(value, "zh"), worded(value, "en")) == (zh, en)


def test_every_member_of_a_vocabulary_has_both():
    for vocabulary in (Mode, Level, Layer, PowerType, Rank):
        for member in vocabulary:
            assert str(worded(member, "en")).isascii()
            assert isinstance(worded(member, "zh"), str)


def test_data_in_an_english_sentence_is_quoted_once():
    assert fill("deed {number} 「{text}」", {"number": "委1", "text": "委2"}, "en") == "deed 「委1」 「委2」"
    assert fill("{law}{part} is", {"law": "《水法》第1条", "part": "第3项"}, "en") == "《水法》第1条第3项 is"
    assert fill("code {code}", {"code": "5109"}, "en") == "code 5109"


@given(st.text(max_size=400), st.sampled_from(["zh", "en"]))
def test_a_value_is_one_bounded_line(text: str, language: str):
    line = str(worded(text, language))
    assert len(line.splitlines()) <= 1
    assert len(line) <= 162
