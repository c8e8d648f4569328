"""What differs between two texts, marked."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerlist.report.marking import marked, marked_bases

TEXT = st.text(alphabet="《法》（）()年号1,第条者<&", max_size=60)
MARK = re.compile("</?mark>")


@pytest.mark.parametrize("mark", [marked, marked_bases])
@given(TEXT, TEXT)
def test_nothing_is_lost_and_nothing_becomes_markup(mark, left, right):
    for text, shown in zip((left, right), mark(left, right), strict=True):
        assert unescape(MARK.sub("", shown)) == text
        assert "<mark></mark>" not in shown


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("（2002年6月29日通过，2021年6月10日修正）", "（2014年1月3日公布）"),
        ("（2002年6月29日主席令（第七十号）公布）", ""),
        (" (1983年1月3日国务院发布)", "〔〕"),
    ],
)
def test_a_history_of_a_statute_is_shown_and_not_marked(left, right):
    titles = zip(("安全生产法", "煤矿规定"), (left, right), strict=True)
    texts = [f"《{title}》{history}\n第九十七条：未按照规定培训的。" for title, history in titles]
    for text, shown in zip(texts, marked_bases(*texts), strict=True):
        assert MARK.sub("", shown) == text
    assert "年" not in "".join(re.findall("<mark>(.*?)</mark>", marked_bases(*texts)[0]))


def test_two_versions_of_one_statute_are_told_apart():
    shown = marked_bases("《水法》（2016年7月2日修正）第六十九条", "《水法》（2002年8月29日通过）第六十九条")
    assert all("年" in "".join(re.findall("<mark>(.*?)</mark>", one)) for one in shown)


def test_an_article_in_brackets_is_no_history():
    shown = marked_bases("《安全生产法》（第九十七条）", "《安全生产法》（第一百条第三款）")
    assert all("<mark>" in one for one in shown)


@pytest.mark.parametrize(
    "text",
    ["《甲》（" + "年" * 30_000, "《甲》（年" + "（）" * 30_000, "《甲》（年x（" * 10_000, "《" * 30_000],
)
def test_a_hostile_text_is_marked_in_bounded_time(text):
    assert MARK.sub("", marked_bases(text, text + "甲")[1]) == text + "甲"
