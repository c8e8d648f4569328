"""Which places the names of penalties tell, also where no basis says so."""

from __future__ import annotations

import pytest

from linkage.made import pool
from powerlist.linkage import LinkageOptions, pairs
from powerlist.linkage.names.reading import read
from powerlist.linkage.pool import pool_of
from powerlist.linkage.relation import Relation
from powerlist.linkage.statutes.correspondences import load
from powerlist.linkage.statutes.named import named, signs

RUBBISH = "对随意倾倒、抛撒、堆放或者焚烧生活垃圾的处罚"
SPILLED = "对运输渣土、砂石、土方的车辆未采取密闭或者其他措施防止物料遗撒的处罚"
UNCOVERED = "对运输液体、散装货物不作密封、包扎、覆盖，造成泄漏、遗撒的处罚"


def told(row):
    """The titles and articles that the name of a row tells."""
    made = pool_of(*pool(row), LinkageOptions())
    table = load()
    places = table.acts.table.tolist()
    found = named(table, made.reading, made.articles, made.names, made.subs, made.bases)
    return {(table.titles[places[place][0]], places[place][1]) for place in found.places.tolist()}


@pytest.mark.parametrize(
    "row",
    [
        {"name": RUBBISH},
        # an older number of the law, the whole of it, a sub-item that says it
        {"name": RUBBISH, "basis": "《固体废物污染环境防治法》第七十四条"},
        {"name": RUBBISH, "basis": "《固体废物污染环境防治法》"},
        {"name": "对违反固体废物管理规定的处罚", "sub_name": RUBBISH},
        # what a region made of the law
        {"name": RUBBISH, "basis": "《示例省固体废物污染环境防治条例》第五十条"},
        {"name": RUBBISH, "basis": "《示例省实施〈固体废物污染环境防治法〉办法》第九条"},
    ],
)
def test_a_name_in_the_words_of_an_act_tells_its_place(row):
    assert ("固体废物污染环境防治法", 111) in told(row)


@pytest.mark.parametrize(
    "row",
    [
        # another law is cited
        {"name": RUBBISH, "basis": "《城市绿化条例》第二十七条"},
        {"name": RUBBISH, "type": "行政检查"},
        {"name": "对未按规定备案的处罚"},
        # an act that every law has for itself, and a name that says only whose rules are broken
        {"name": "对拒绝、阻碍监督检查的处罚"},
        {"name": "对违反生活垃圾管理规定的处罚"},
        {"name": ""},
    ],
)
def test_other_names_tell_none(row):
    assert told(row) == set()


def test_in_other_words_a_name_does_not_go_before_the_article_that_is_cited():
    row = {"name": "对抛撒生活垃圾或者堆放、焚烧秸秆的处罚"}
    assert ("固体废物污染环境防治法", 111) in told(
        {**row, "basis": "《固体废物污染环境防治法》第一百一十一条"}
    )
    assert told({**row, "basis": "《固体废物污染环境防治法》第一百零二条"}) == set()
    # in the law's own words it is an older number
    assert told({"name": RUBBISH, "basis": "《固体废物污染环境防治法》第一百零二条"})


def test_in_words_of_its_own_a_name_tells_only_an_act_of_the_article_that_is_cited():
    row = {"name": "对在居民区附近焚烧垃圾、杂物的处罚"}
    assert ("固体废物污染环境防治法", 111) in told(
        {**row, "basis": "《固体废物污染环境防治法》第一百一十一条"}
    )
    for basis in ("", "《固体废物污染环境防治法》", "《固体废物污染环境防治法》第一百零二条"):
        assert ("固体废物污染环境防治法", 111) not in told({**row, "basis": basis})


def test_where_the_basis_names_or_quotes_another_point_a_name_tells_none_in_words_of_its_own():
    row = {"name": "对在居民区附近焚烧垃圾、杂物的处罚"}
    cited, rubbish = "《固体废物污染环境防治法》第一百一十一条", ("固体废物污染环境防治法", 111)
    for own in ("第一款第一项", "第一款第一项、第三项", "：有下列行为之一的，处罚款：（一）焚烧的；"):
        assert rubbish in told({**row, "basis": cited + own})
    for other in ("第一款第三项", "：有下列行为之一的，处罚款：（三）未按照规定的；"):
        assert rubbish not in told({**row, "basis": cited + other})
        # in the law's own words one of the two is a slip, and the name is no slip
        assert rubbish in told({"name": RUBBISH, "basis": cited + other})


def test_an_act_of_an_article_that_is_not_cited_is_no_rival_of_those_that_are():
    # to let minors in (123) shares more words with it than to employ them (125)
    row = {"name": "对营业性娱乐场所、酒吧、互联网上网服务营业场所等招用未成年人的处罚"}
    assert ("未成年人保护法", 125) in told({**row, "basis": "《未成年人保护法》第六十一条、第一百二十五条"})


def test_acts_of_the_laws_that_are_named_go_before_those_of_a_law_about_the_same():
    row = {"name": RUBBISH, "basis": "《城市市容和环境卫生管理条例》第三十四条"}
    assert {title for title, _ in told(row)} <= {"城市市容和环境卫生管理条例"}


def test_names_that_tell_places_which_overlap_are_joined_without_a_basis():
    one, other = {"name": SPILLED}, {"name": UNCOVERED}
    assert [str(relation) for relation in pairs(*pool(one, other)).relation] == [Relation.OVERLAP]


def test_so_are_those_of_two_departments():
    one, other = (
        {"name": SPILLED, "department": "县交通运输局"},
        {"name": UNCOVERED, "department": "县城市管理局"},
    )
    assert [str(relation) for relation in pairs(*pool(one, other)).relation] == [Relation.OVERLAP]


def test_signs_are_those_of_the_act_without_its_frame_in_any_word_for_it():
    names = ["擅自出租许可证件", "对未经批准将许可证租借行为的行政处罚", "焚烧秸秆"]
    act, name, other = signs(read(names, ["", "", ""], ["行政处罚"] * 3, 200).own).toarray()
    assert act.any()
    assert (act * name).sum() >= act.sum() - 2
    assert not (act * other).any()


def test_a_sub_item_tells_its_own_act():
    name, sub = "对违反市容管理规定的处罚", "对随意倾倒生活垃圾的处罚"
    alone, both = (
        signs(read([one], [two], ["行政处罚"], 200).own).toarray() for one, two in ((sub, ""), (name, sub))
    )
    assert (alone == both).all()


def test_a_name_tells_every_act_of_its_place_that_it_says():
    row = {
        "name": "对在饲料和动物饮用水中添加激素类药品和其他禁用药品，或者直接将原料药添加到饲料中饲喂动物的处罚",
        "basis": "《兽药管理条例》第六十八条",
    }
    made = pool_of(*pool(row), LinkageOptions())
    table = load()
    found = named(table, made.reading, made.articles, made.names, made.subs, made.bases)
    places = {tuple(table.acts.table[place, 1:].tolist()) for place in found.places.tolist()}
    assert places == {(68, 0, 0, 0)}
    assert len(set(found.acts.tolist())) > 1
    assert not found.listed.any()


@pytest.mark.parametrize(
    ("name", "every"),
    [
        # which way is against the law it does not say: in a closed zone, without the papers, with forbidden tools
        ("对非法猎捕国家重点保护野生动物的处罚", True),
        ("对违法猎捕国家重点保护野生动物的处罚", True),
        ("对未取得特许猎捕证猎捕国家重点保护野生动物的处罚", False),
    ],
)
def test_a_name_that_says_only_that_it_is_against_the_law_tells_every_way_of_it(name, every):
    row = {"name": name, "basis": "《野生动物保护法》第四十八条"}
    made = pool_of(*pool(row), LinkageOptions())
    places = load().acts.table
    points = {tuple(places[place][1:]) for place in made.told.places.tolist()}
    assert (48, 0, 1, 2) in points
    assert ({(48, 0, 1, 1), (48, 0, 1, 3)} <= points) is every


def test_a_number_that_had_another_text_tells_no_act_of_the_article_of_today():
    row = {
        "name": "对生产、经营使用国家重点保护水生野生动物及其制品制作食品，或者为食用非法购买国家重点保护的"
        "水生野生动物及其制品等行为的处罚",
        "basis": "《野生动物保护法》第四十九条：违反本法第三十条规定，生产、经营使用国家重点保护野生动物及其制品或者没有合法来源证明的"
        "非国家重点保护野生动物及其制品制作食品，或者为食用非法购买国家重点保护的野生动物及其制品的，由县级以上人民政府野生动物保护主管部门"
        "或者市场监督管理部门按照职责分工责令停止违法行为。",
    }
    # the article about hunting was the forty-sixth when this was the forty-ninth
    assert ("野生动物保护法", 49) not in told(row)
    # who quotes nothing may mean it
    assert ("野生动物保护法", 49) in told({**row, "basis": "《野生动物保护法》第四十九条"})


def test_the_ways_are_those_of_the_article_that_the_name_tells_under_whichever_number():
    row = {"name": "对非法猎捕国家重点保护野生动物的处罚", "basis": "《野生动物保护法》第四十五条"}
    made = pool_of(*pool(row), LinkageOptions())
    places = load().acts.table
    assert {places[place][1] for place in made.told.places.tolist()} == {48}
