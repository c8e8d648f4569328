from __future__ import annotations

import pytest

from powerlist.law import naming, titles


@pytest.mark.parametrize(
    ("raw", "law"),
    [
        ("《中华人民共和国水法》", "水法"),
        ("中华人民共和国 水法", "水法"),
        ("某省实施《中华人民共和国水法》办法", "某省实施《中华人民共和国水法》办法"),
        ("中华人民共和国", "中华人民共和国"),
    ],
)
def test_clean(raw, law):
    assert titles.clean(raw) == law


@pytest.mark.parametrize(
    ("text", "law", "end"),
    [
        ("《水法》第一条", "水法", 4),
        ("《关于印发《某办法》的通知》", "关于印发《某办法》的通知", 14),
        ("《某省实施〈水法》办法》第一条", "某省实施〈水法》办法", 12),
        ("《某办法（2012年通过）", "某办法", 4),
        ("《回收办法》》（某令）", "回收办法", 7),
    ],
)
def test_at_bracket(text, law, end):
    title = titles.at_bracket(text, 0)
    assert (title.law, title.end) == (law, end)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("（2016年修正）第一条", 9),
        ("（（1997年通过）根据2018年修正）第一条", 20),
        ("（2016年修正\n第一条", 8),
        ("（2016年修正第一条", 8),
        ("第一条", 0),
        ("（试行）（2016年修正）第", 13),
        ("&#40;2010修订&#41;第五条", 16),
    ],
)
def test_note_end(text, end):
    assert titles.note_end(text, 0) == end


@pytest.mark.parametrize(
    "law",
    [
        "全国人大常委会关于修改部分法律的决定",
        "关于修改〈野生动物保护法〉等十五部法律的决定",
        "国务院关于废止部分行政法规的决定",
    ],
)
def test_amending_acts(law):
    assert titles.AMENDING.search(law)


@pytest.mark.parametrize("law", ["国务院关于取消一批行政许可事项的决定", "价格违法行为行政处罚规定"])
def test_acts_that_amend_nothing(law):
    assert not titles.AMENDING.search(law)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中华人民共和国水法", "《水法》"),
        ("某省实施〈中华人民共和国水法〉办法", "某省实施<水法>办法"),
        ("植物检疫条例(林业部分)", "植物检疫条例（林业部分）"),
        ("水 法", "水法"),
    ],
)
def test_spellings_share_a_key(one, other):
    assert naming.key(one) == naming.key(other)


@pytest.mark.parametrize(
    "title", ["水法（2016年修正）", "水法（修订）", "2016年修订的水法", "水法（2016）", "水法（试行）"]
)
def test_loose_drops_years_and_trial(title):
    assert naming.loose(title) == naming.key("水法")
