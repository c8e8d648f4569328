from __future__ import annotations

from powerlist.law import citations_frame
from powerlist.law.frame import COLUMNS


def test_one_row_a_citation():
    frame = citations_frame(
        ["【法律】《水法》第六十九条第一项", "", "《水法》第六十九条第一项：依照本法第四十八条处罚。"]
    )
    assert list(frame.columns) == list(COLUMNS)
    assert frame["position"].tolist() == [0, 2, 2]
    assert frame["order"].tolist() == [0, 0, 1]
    assert frame["role"].tolist() == ["basis", "basis", "internal"]
    assert frame["title"].tolist() == ["中华人民共和国水法", "中华人民共和国水法", ""]
    assert frame["rank"].tolist() == ["法律", "法律", ""]
    assert frame["key"].iat[0] == frame["key"].iat[1] == "中华人民共和国水法|69|0|0|1|0"
    assert frame["tag"].tolist() == ["法律", "", ""]


def test_numbers_are_whole_and_text_is_text():
    frame = citations_frame(["《水法》第六十九条"])
    assert {str(frame[name].dtype) for name in ("article", "paragraph", "start")} == {"int64"}
    assert {str(frame[name].dtype) for name in ("law", "tag", "title", "rank", "key")} == {"str"}
    assert frame.isna().to_numpy().sum() == 0


def test_spellings_of_an_unknown_act_share_a_key():
    frame = citations_frame(["《某省实施〈水法〉办法》第三条", "《某省实施<中华人民共和国水法>办法》第三条"])
    assert frame["key"].nunique() == 1
    assert frame["title"].tolist() == ["", ""]


def test_a_short_title_of_the_text_resolves():
    frame = citations_frame(
        ["《中华人民共和国行政处罚法》（以下简称《本处罚之法》）第二十条；《本处罚之法》第二十四条"]
    )
    assert frame["title"].nunique() == 1
    assert frame["article"].tolist() == [20, 24]


def test_nothing_gives_an_empty_frame_with_its_columns():
    for texts in ([], ["", "无"]):
        frame = citations_frame(texts)
        assert list(frame.columns) == list(COLUMNS)
        assert len(frame) == 0
