from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerlist.law import parse, quotation
from powerlist.law import quotes as quoted
from powerlist.law.texts import StatuteTexts

TITLE = "示例河道管理条例"
VERSIONS = StatuteTexts(Path(__file__).parent / "texts").versions(TITLE)
NEW = VERSIONS[-1]
TEN = "擅自占用示例河道的，由县级人民政府水行政主管部门责令改正，处五千元以上五万元以下的罚款。"


def quotes(text: str) -> list[tuple[list[int | None], str]]:
    return [([c.article for c in q.citations], q.text) for q in quoted.quotes(text, parse(text))]


def test_quotations_lie_between_headings():
    text = (
        "【法律】《甲法》（2020年修订）\n  第三条：甲文。\n  第五条第一款、第二款：乙文。\n"
        "【规章】《乙办法》（某令）\n第七条　丙文"
    )
    assert quotes(text) == [([3], "甲文。"), ([5, 5], "乙文。"), ([7], "丙文")]


def test_a_title_of_another_act_ends_a_quotation():
    assert quotes("《甲法》第三条：依照《丙法》处罚。《乙法》第七条：文字。") == [
        ([3], "依照《丙法》处罚。"),
        ([7], "文字。"),
    ]


@pytest.mark.parametrize("label", ["\n处罚机关：某局", "（实施主体：某局）", "处罚种类：罚款"])
def test_what_the_list_says_itself_ends_a_quotation(label):
    assert quotes(f"《甲法》第三条：由责任单位：某局改正。{label}") == [([3], "由责任单位：某局改正。")]


def test_a_list_without_words_quotes_nothing():
    assert quotes("《甲法》第三条、第五条") == []


@pytest.mark.parametrize(
    "words",
    [
        TEN,
        "擅自占用示例河道的，由县级人民政府水行政主管部门责令改正,处5000元以上5万元以下的罚款",
        "擅自占用示例河道的……处五千元以上五万元以下的罚款。",
        "",
    ],
)
def test_faithful_quotations(words):
    assert quotation.compare(words, NEW.article(10), NEW.date).equal


def test_a_negation_lost_at_a_sentence_s_beginning_is_no_faithful_quotation():
    article = "有下列行为之一的，处罚款：\n（一）未经许可举办示例活动的；\n（二）示例活动不符合要求的。"
    kept = quotation.compare("（一）未经许可举办示例活动的", article, NEW.date)
    lost = quotation.compare("（一）经许可举办示例活动的", article, NEW.date)
    assert kept.equal and [(one.removed, one.added) for one in lost.differences] == [("", "未")]


def test_a_number_broken_over_lines_is_one_number():
    assert quotation.plain("处百分之五\n十以下罚款") == quotation.plain("处百分之五十以下罚款")


def test_differing_characters_are_shown():
    found = quotation.compare(TEN.replace("改正", "整改"), NEW.article(10), NEW.date)
    assert not found.equal
    assert found.differences[0].quoted != found.differences[0].statute
    assert found.share == 0


@pytest.mark.parametrize(
    ("before", "after", "removed", "added"),
    [
        ("罚款", "罚金", "金", "款"),
        ("五万元", "六万元", "6万", "5万"),
        ("五千元", "一千元", "1000", "5000"),
        ("责令改正", "改正", "", "责令"),
        ("责令改正", "责令立即改正", "立即", ""),
    ],
)
def test_the_difference_is_what_differs(before, after, removed, added):
    found = quotation.compare(TEN.replace(before, after), NEW.article(10), NEW.date)
    assert [(one.removed, one.added) for one in found.differences] == [(removed, added)]


@pytest.mark.parametrize(
    ("words", "text", "shown"),
    [
        ("6万/金", "处五千元以上六万元以下的罚金。", "六万/金"),
        ("10000", "处 10,000 元罚款", "10,000"),
        ("5%", "处百分之五的罚款", "百分之五"),
        ("责令停止限期改正", "由某部门责令停止，限期改正", "责令停止，限期改正"),
        ("不得占用清洗车辆", "（一）不得占用；\n（二）清洗车辆的", "不得占用；\n（二）清洗车辆"),
        ("1万", "处十一万元以下罚款", "1万"),
        ("", "处罚款", ""),
    ],
)
def test_what_differs_is_shown_as_it_is_written(words, text, shown):
    assert quotation.as_written(words, text) == shown


def test_words_left_out_of_a_sentence_are_no_difference():
    assert quotation.compare(TEN.replace("水行政主管部门", ""), NEW.article(10), NEW.date).equal
    assert not quotation.compare(TEN.replace("五千元以上", ""), NEW.article(10), NEW.date).equal


def test_shares_in_words_and_signs_are_one():
    assert quotation.plain("百分之五以上百分之零点五以下") == quotation.plain("5%以上0.5%以下")


def test_foreign_words_are_told_apart():
    found = quotation.compare("与本条毫无关系的一句话写在这里。", NEW.article(10), NEW.date)
    assert found.foreign
    assert not found.differences


def test_the_old_version_is_recognised():
    found = quotation.best_version(TEN.replace("五千", "一千").replace("五万", "一万"), 10, 0, VERSIONS)
    assert found[1].date == date(2020, 6, 1)
    assert quotation.best_version(TEN, 99, 0, VERSIONS) is None


def test_the_article_that_holds_the_words_is_found():
    assert quotation.article_of(TEN, NEW) == (10, 0)
    assert quotation.article_of("短", NEW) is None
    assert quotation.article_of("这一段文字哪一条都没有写过，也不会写。", NEW) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(quote, article):
    found = quotation.compare(quote, article, NEW.date)
    assert 0 <= found.same <= found.sentences
    assert found.same + len(found.differences) + len(found.foreign) == found.sentences
