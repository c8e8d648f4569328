from __future__ import annotations

import pytest

from powerlist.law import citations_frame
from powerlist.law.orders import of_order, rank_by_order
from powerlist.law.rank import Rank


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("（住房和城乡建设部令第52号）", Rank.MINISTRY_RULE),
        ("（交通运输部令2019年第17号）", Rank.MINISTRY_RULE),
        ("（2005年建设部第139号令）", Rank.MINISTRY_RULE),
        ("（国家发展和改革委员会令第2号）", Rank.MINISTRY_RULE),
        ("（公安部、卫生部令第5号）", Rank.MINISTRY_RULE),
        ("（国家市场监督管理总局令第60号）", Rank.MINISTRY_RULE),
        ("（青溪市人民政府令第5号）", Rank.LOCAL_RULE),
        ("（市政府第5号令）", Rank.LOCAL_RULE),
        ("（省政府令第200号）", Rank.LOCAL_RULE),
        ("（青溪自治区人民政府令第5号）", Rank.LOCAL_RULE),
        ("（青溪自治区主席令第5号）", Rank.LOCAL_RULE),
        ("（2010年5月1日青溪自治区人民政府主席令第5号）", Rank.LOCAL_RULE),
        ("（市长令第5号）", Rank.LOCAL_RULE),
        ("（主席令第七号）", Rank.LAW),
        ("（青溪县人民政府令第5号）", Rank.DOCUMENT),
        ("（青溪省水利厅令第5号）", Rank.DOCUMENT),
        ("（国务院令第714号）", Rank.REGULATION),
        ("（中华人民共和国主席令第7号）", Rank.LAW),
        ("（1990年1月1日国务院批准，1990年2月1日公安部令第5号发布）", Rank.UNKNOWN),
        ("（青溪省第十三届人民代表大会常务委员会第七次会议通过）", Rank.LOCAL_REGULATION),
        ("（青溪省人大常委会公告第7号）", Rank.LOCAL_REGULATION),
        ("（2019年3月1日第十三届全国人民代表大会常务委员会第十次会议通过）", Rank.UNKNOWN),
        ("（2020年修订）", Rank.UNKNOWN),
        ("（青水发〔2021〕5号）", Rank.DOCUMENT),
        ("（青府发[2018]12号）", Rank.DOCUMENT),
        ("（建城〔2016〕5号，住房和城乡建设部令第34号）", Rank.MINISTRY_RULE),
        ("（青府发〔1987〕12号）", Rank.UNKNOWN),
        ("（青人常〔2019〕5号）", Rank.UNKNOWN),
    ],
)
def test_of_order(words, expected):
    assert of_order(words) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《某某占道管理办法》（住房和城乡建设部令第52号）第三条", Rank.MINISTRY_RULE),
        ("《某某占道管理办法》（试行）（住房和城乡建设部令第52号）第三条", Rank.MINISTRY_RULE),
        ("《某某占道 管理办法》住房和城乡建设部令第52号 第三条", Rank.MINISTRY_RULE),
        ("住房和城乡建设部令第52号《某某占道管理办法》第三条", Rank.MINISTRY_RULE),
        ("《某某占道管理办法》第三条、《另一规定》（住房和城乡建设部令第52号）第四条", Rank.UNKNOWN),
        ("《某某占道管理办法》第三条：违反命令的", Rank.UNKNOWN),
    ],
)
def test_the_order_of_an_act_is_the_one_beside_it(text, expected):
    assert rank_by_order(text, "某某占道管理办法") is expected


def test_register_title_and_tag_count_before_the_order():
    frame = citations_frame(
        [
            "《水法》（住房和城乡建设部令第52号）第三条",
            "【规范性文件】《某某占道管理办法》（住房和城乡建设部令第52号）第三条",
            "《某某占道管理办法》（住房和城乡建设部令第52号）第三条、第四条",
        ]
    )
    assert frame["rank"].tolist() == ["法律", "规范性文件", "部门规章", "部门规章"]
