from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerlist.law import parse, quotation
from powerlist.law import quotes as quoted
from powerlist.law.plainwords import plain
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


def test_a_heading_that_stands_there_again_ends_the_quotation_before_and_has_its_own():
    text = (
        "《甲法》\n第十二条：仲裁委员会设立。\n《乙法》\n第五条：纠纷可以调解。\n"
        "《甲法》\n第二条：适用本法。\n第四条：可以申请仲裁。\n第十二条：仲裁委员会根据需要设立。"
    )
    assert quotes(text) == [
        ([12], "仲裁委员会设立。"),
        ([5], "纠纷可以调解。"),
        ([2], "适用本法。"),
        ([4], "可以申请仲裁。"),
        ([12], "仲裁委员会根据需要设立。"),
    ]
    at_once = "《甲法》\n第十二条：甲文。\n《乙法》\n第五条：乙文。\n《甲法》\n第十二条：丙文。"
    assert quotes(at_once) == [([12], "甲文。"), ([5], "乙文。"), ([12], "丙文。")]


def test_a_heading_right_below_the_list_of_articles_has_the_first_quotation():
    text = "《甲法》第三条第一款、第五条\n第三条第一款　三条文字。\n第五条　五条文字。"
    assert quotes(text) == [([3], "三条文字。"), ([5], "五条文字。")]


def test_a_line_that_refers_to_an_article_of_the_act_is_no_heading():
    text = "《甲法》\n第三条：甲文。\n第五条：违反本法第三条的，处罚款；违反本法\n第三条 规定的，并处。"
    assert quotes(text)[-1][0] == [5]


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
    assert plain("处百分之五\n十以下罚款") == plain("处百分之五十以下罚款")


def test_differing_characters_are_shown():
    found = quotation.compare(TEN.replace("改正", "整改"), NEW.article(10), NEW.date)
    assert not found.equal
    assert found.differences[0].quoted != found.differences[0].statute
    assert found.share == 0


@pytest.mark.parametrize(
    ("before", "after", "removed", "added"),
    [
        ("罚款", "罚金", "金", "款"),
        ("五万元", "六万元", "60000", "50000"),
        ("五千元", "一千元", "1000", "5000"),
        ("责令改正", "改正", "", "责令"),
        ("责令改正", "责令立即改正", "立即", ""),
    ],
)
def test_the_difference_is_what_differs(before, after, removed, added):
    found = quotation.compare(TEN.replace(before, after), NEW.article(10), NEW.date)
    assert [(one.removed, one.added) for one in found.differences] == [(removed, added)]


@pytest.mark.parametrize(
    ("before", "after", "quoted", "statute"),
    [
        ("罚款", "罚金", "以下的罚金", "以下的罚款"),
        ("五万元", "六万元", "处五千元以上六万元以下的罚款", "处五千元以上五万元以下的罚款"),
        ("责令改正", "责令立即改正", "部门责令立即改正", "部门责令改正"),
        ("水行政主管部门", "行政水主管部门", "由县级人民政府行政水主管部门", "由县级人民政府水行政主管部门"),
        ("示例河道的", "示例河道", "示例河道", "示例河道的"),
    ],
)
def test_what_differs_is_shown_with_the_words_around_it(before, after, quoted, statute):
    found = quotation.compare(TEN.replace(before, after), NEW.article(10), NEW.date)
    assert [(one.quoted, one.statute) for one in found.passages] == [(quoted, statute)]


def test_what_differs_is_shown_as_it_is_written():
    article = "违反规定的，责令停止，\n限期改正，处 10,000 元以上百分之五十以下的罚款。"
    found = quotation.compare("违反规定的，责令停止限期改正，处五千元以上50%以下的罚款", article, NEW.date)
    assert [(one.quoted, one.statute) for one in found.passages] == [
        ("处五千元以上50%", "处10,000元以上百分之五十")
    ]


def test_what_may_be_done_weighs_more_than_a_particle():
    article = "单位不办理登记的，责令改正；逾期不改正的，对直接负责的主管人员处五百元以上三千元以下的罚款。"
    quote = "单位不办理登记，责令改正；逾期不改正的，对直接负责的主管人员可以处五百元以上三千元以下的罚款。"
    found = quotation.compare(quote, article, NEW.date).passages
    assert [one.weighty for one in found] == [True, False]
    assert "可以处" in found[0].quoted and "可以处" not in found[0].statute


def test_a_sentence_of_which_a_good_part_stands_there_differs_in_the_rest():
    article = (
        "在示例名胜区内修建缆车、索道等重大建设工程，项目的选址方案应当报省、自治区人民政府建设主管部门和"
        "直辖市人民政府名胜区主管部门核准。"
    )
    quote = "在示例名胜区内修建缆车、索道等重大建设工程，项目的选址方案应当报国务院建设主管部门核准。"
    found = quotation.compare(quote, article, NEW.date)
    assert not found.foreign
    assert "国务院" in found.passages[0].quoted and "省、自治区" in found.passages[0].statute


def test_the_beginning_of_an_article_and_an_item_may_be_joined_by_a_comma():
    article = (
        "某单位的下列收入免税：\n（一）国债利息收入；\n（二）在境内未设立机构的收入；\n（三）示例组织的收入。"
    )
    assert quotation.compare("某单位的下列收入免税，示例组织的收入", article, NEW.date).equal
    assert not quotation.compare("某单位的下列收入免税，示例企业的全部收入", article, NEW.date).equal


def test_whole_clauses_may_be_left_out_and_a_negation_may_not():
    article = "单位骗取待遇，机构未经批准支出的，由主管部门责令退还，处骗取金额二倍以下的罚款。"
    assert quotation.compare(
        "单位骗取待遇，由主管部门责令退还，处骗取金额二倍以下的罚款。", article, NEW.date
    ).equal
    assert not quotation.compare("机构经批准支出的，处骗取金额二倍以下的罚款。", article, NEW.date).equal


def test_a_foreign_sentence_between_faithful_ones_is_told():
    found = quotation.compare(
        TEN + "拒绝检查的，由公安机关给予十日拘留并通报单位。", NEW.article(10), NEW.date
    )
    assert found.foreign == ("拒绝检查的，由公安机关给予十日拘留并通报单位",)


def test_words_left_out_of_a_sentence_are_no_difference():
    assert quotation.compare(TEN.replace("水行政主管部门", ""), NEW.article(10), NEW.date).equal
    assert not quotation.compare(TEN.replace("五千元以上", ""), NEW.article(10), NEW.date).equal


def test_shares_in_words_and_signs_are_one():
    assert plain("百分之五以上百分之零点五以下") == plain("5%以上0.5%以下")


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
