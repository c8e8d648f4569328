"""What statute texts tell: words, acts, articles that rule one act; and that the shipped files come from them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from powerlist.law.statute_text import StatuteText, parse_statute
from powerlist.linkage.mining import correspondences, kinds, wording
from powerlist.linkage.mining.__main__ import built, main
from powerlist.linkage.mining.conducts import Conduct, Place, conducts
from powerlist.linkage.mining.corpus import Corpus, corpus_of, read_folder

LAW = """# 灯笼管理法
2020年1月1日通过
<!-- INFO END -->
## 第一章 总则
第一条 本法所称纸扎用品，是指用于节庆的制品。
第二条 灯笼、纸伞等纸扎用品的生产，应当符合标准。
## 第二章 管理
第三条 任何单位和个人不得在河灯保护区内焚烧竹篾灯笼骨架、油纸浮托残片、蜡烛底座碎屑。
第四条 灯笼生产单位应当每年向灯会登记机构报送油纸用量台账。
第五条 禁止下列行为：
（一）私自改装河灯浮托装置；
（二）其他危害河灯安全的行为。
## 第三章 法律责任
第六条 违反本法第三条规定的，由县级人民政府灯会主管部门责令改正，处二百元以下罚款。
第七条 有下列行为之一的，由县级人民政府灯会主管部门没收违法所得：
（一）违反本法第四条规定，未报送油纸用量台账的；
（二）私自改装河灯浮托装置的。
第八条 灯会主管部门工作人员玩忽职守的，依法给予处分。
"""
RULES = """# 灯笼管理法实施条例
2021年1月1日通过
<!-- INFO END -->
第一条 油纸伞等纸扎用品的销售，适用本条例。
第二条 在河灯保护区内焚烧竹篾灯笼骨架、油纸浮托残片、蜡烛底座碎屑的，由县级人民政府灯会主管部门责令停止，处五百元以下罚款。
第三条 未报送油纸用量台账的，依照《灯笼管理法》第七条第一项的规定处罚。
"""
OLD = """# 旧灯笼办法
2001年1月1日通过
<!-- INFO END -->
第一条 私扎灯笼骨架的，依照《灯笼管理法》第六条的规定处罚。
"""


def statute(text: str) -> StatuteText:
    return parse_statute(text, Path("text.md"))


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    texts = {"灯笼管理法实施条例": RULES, "灯笼管理法": LAW, "旧灯笼办法": OLD}
    return corpus_of(tuple(statute(texts[key]) for key in sorted(texts)))


def acts_of(text: str) -> dict[Place, list[Conduct]]:
    found: dict[Place, list[Conduct]] = {}
    for act in conducts(0, statute(text))[0]:
        found.setdefault(act.place, []).append(act)
    return found


def test_acts_are_read_with_their_places() -> None:
    acts = acts_of(LAW)
    assert acts[Place(7, 0, 0, 2)][0].text == "私自改装河灯浮托装置"
    assert acts[Place(7, 0, 0, 2)][0].punished
    assert not acts[Place(5, 0, 0, 1)][0].punished
    assert "油纸用量台账" in acts[Place(7, 0, 0, 1)][0].text


def test_a_penalty_that_only_names_an_article_is_told_by_its_act() -> None:
    told = acts_of(LAW)[Place(6, 0, 0, 0)]
    assert [one.text for one in told] == [one.text for one in acts_of(LAW)[Place(3, 0, 0, 0)]]
    assert all(one.punished for one in told)


def test_what_officials_do_and_closing_points_are_no_acts() -> None:
    acts = acts_of(LAW)
    assert Place(8, 0, 0, 0) not in acts
    assert Place(5, 0, 0, 2) not in acts


@pytest.mark.parametrize(
    ("article", "act"),
    [
        # who breaks an article is named before it
        (
            "灯笼经营者违反本法第三条、第四条规定的，由县级人民政府灯会主管部门处罚款。",
            "不得在河灯保护区内焚烧油纸浮托",
        ),
        (
            "未取得灯笼许可擅自生产的，分别依照《灯笼管理法》《油纸条例》的规定处罚。",
            "未取得灯笼许可擅自生产",
        ),
        ("有下列行为之一的，处二百元罚款：\n（一）阻碍国家机关工作人员放灯的。", "阻碍国家机关工作人员放灯"),
        (
            "具有下列情形之一的作坊，由灯会部门给予限期整顿、停止生产的行政处罚：\n(一)未经登记擅自招收学徒的；",
            "未经登记擅自招收学徒",
        ),
        ("作坊具有下列行为之一的，处罚款：\n（一）克扣油纸的。", "作坊克扣油纸"),
    ],
)
def test_penalties_are_read_in_other_forms(article: str, act: str) -> None:
    duties = "第三条 不得在河灯保护区内焚烧油纸浮托。\n第四条 灯笼生产单位应当报送台账。\n"
    told = acts_of(f"# 灯笼管理法\n2020年1月1日通过\n<!-- INFO END -->\n{duties}第六条 {article}\n")
    assert act in [one.text for acts in told.values() for one in acts if one.punished]


def test_penalties_name_the_articles_that_they_are_for() -> None:
    links = conducts(0, statute(LAW))[1]
    assert {(link.duty, link.penalty) for link in links} == {
        (Place(3, 0, 0, 0), Place(6, 0, 0, 0)),
        (Place(4, 0, 0, 0), Place(7, 0, 0, 1)),
    }


def test_a_statute_sends_to_another_unless_it_is_older(corpus: Corpus) -> None:
    sent = [pair for pair in correspondences.pairs(corpus) if pair.grade == "sent"]
    number = {title: place for place, title in enumerate(corpus.titles)}
    assert [{side[0] for side in (pair.left, pair.right)} for pair in sent] == [
        {number["灯笼管理法"], number["灯笼管理法实施条例"]}
    ]


def _filler() -> str:
    """So many other acts that the words of one are rare."""
    return "".join(
        f"第{tens}十{ones}条 {''.join(chr(0x4E00 + (97 * place + 1013 * ord(tens) + 631 * ord(ones)) % 9000) for place in range(8))}的，"
        "由灯会主管部门处一百元罚款。\n"
        for tens in "二三四五六七八九"
        for ones in "一二三四五六七八九"
    )


def test_one_act_in_two_statutes_is_found() -> None:
    corpus = corpus_of((statute(LAW + _filler()), statute(RULES)))
    found = {
        (pair.left, pair.right) for pair in correspondences.pairs(corpus) if pair.grade in ("same", "like")
    }
    assert ((0, Place(6, 0, 0, 0)), (1, Place(2, 0, 0, 0))) in found


def test_versions_of_a_statute_are_joined_under_their_two_numbers() -> None:
    older = (
        LAW.replace("2020年1月1日", "2010年1月1日")
        .replace("第四条 ", "第四条 灯会应当有灯。\n第五条 ")
        .replace("第五条 禁止", "第六条 禁止")
    )
    older = older.replace("第六条 违反", "第七条 违反").replace("第七条 有下列", "第八条 有下列")
    law = LAW + _filler()
    corpus = corpus_of((statute(older + _filler()), statute(law)))
    assert corpus.latest == (False, True)
    found = [pair for pair in correspondences.pairs(corpus) if pair.grade == "renumbered"]
    assert ((0, Place(7, 0, 0, 0)), (1, Place(6, 0, 0, 0))) in {(pair.left, pair.right) for pair in found}
    # what stands where it stood is no pair
    assert all(pair.left[1][:2] != pair.right[1][:2] for pair in found)
    assert "灯笼管理法\t2010-01-01" in correspondences.encode(corpus)


def test_places_tell_kinds(corpus: Corpus) -> None:
    words = kinds._Words(corpus)
    told = {pair for sentence in corpus.sentences for pair in kinds._told(sentence.text, words)}
    assert not told  # no word of so small a corpus is known to be one
    many = corpus_of(
        tuple(statute(RULES.replace("灯笼管理法实施", n) + "第四条 纸扎用品，竹篾灯笼。\n") for n in "甲乙丙")
    )
    assert ("油纸伞", "纸扎用品") in kinds.evidence(many) or ("纸伞", "纸扎用品") in kinds.evidence(many)


def test_statutes_say_what_they_call_for_short() -> None:
    text = (
        "# 灯法\n2020年1月1日通过\n<!-- INFO END -->\n第一条 规范河上灯笼焰火燃放（以下简称河灯燃放）活动。\n"
    )
    assert ("河上灯笼焰火燃放", "河灯燃放") in kinds.abbreviated(corpus_of((statute(text),)))


def test_the_table_is_clean() -> None:
    table = kinds.table()
    assert len(table) == len(set(table))
    for narrow, wide in table:
        assert narrow != wide
        assert min(len(narrow), len(wide)) >= 2
        assert narrow.strip() == narrow
        assert not set(f"{narrow}{wide}") & set(" \t、，（）")
    equal = kinds.equal_words()
    assert len(equal) == len(set(equal))
    assert not {(b, a) for a, b in equal} & set(equal)


def test_the_command_wants_one_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([]) == 2
    assert main(["--unread", str(tmp_path)]) == 0
    assert "mining" in capsys.readouterr().err
    with pytest.raises(NotADirectoryError):
        main([str(tmp_path / "nothing")])


@pytest.mark.corpus
def test_the_shipped_files_come_from_the_texts(shared: Path) -> None:
    for name, content in built(corpus_of(read_folder(shared / "statutes"))).items():
        shipped = files("powerlist.linkage.data").joinpath(name).read_bytes()
        assert content.encode() == shipped, name


def test_acts_are_compared_without_what_demands_or_negates() -> None:
    duty, breach, leave, other = wording.core(
        ["应当建立进货台账", "未按照规定建立进货台账的", "未经主管部门批准建立进货台账", "销毁进货台账"]
    ).split()
    assert duty == breach == leave
    assert other != duty


def test_ways_to_act_and_fields_exclude_each_other() -> None:
    made, sold, neither = wording.ways(["生产灯笼", "出售、零售灯笼", "灯笼"]).tolist()
    assert made
    assert sold
    assert not made & sold
    assert neither == 0
    for mask in wording.fields(["农药经营者", "兽药经营者", "灯笼经营者"]):
        first, second, none = mask.tolist()
        assert not first & second
        assert none in (0, first)


SINGLES = """# 河灯条例
2021年1月1日通过
<!-- INFO END -->
第一条 盗卖河灯的，由县级人民政府灯会主管部门责令改正，处二百元罚款。
第二条 盗卖河灯或者涂抹灯谜的，由县级人民政府灯会主管部门责令改正，处二百元罚款。
第三条 有下列行为之一的，由县级人民政府灯会主管部门处二百元罚款：
（一）盗卖河灯架的；
第四条 涂抹灯谜的，由县级人民政府灯会主管部门处二百元罚款。
遮挡灯谜的，由县级人民政府灯会主管部门处二百元罚款。
"""


def test_an_article_punishes_a_single_act_where_it_says_nothing_else() -> None:
    corpus = corpus_of((parse_statute(SINGLES, Path("text.md")),))
    acts, _ = correspondences._read(corpus)
    assert {act.place.article for act in acts} == {1, 2, 3, 4}
    assert correspondences._single(corpus, acts) == [(0, "1.0")]
