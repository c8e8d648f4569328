"""Which items of a pool rest on places that rule one act, and how surely."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from powerlist.law import citations_frame
from powerlist.linkage.citations.keys import Articles, articles_of
from powerlist.linkage.statutes.correspondences import HEADER, WHOLE, Correspondences, Grade, load, read
from powerlist.linkage.statutes.joint import joint
from powerlist.linkage.statutes.named import Named

#: 甲法 12 is punished by 甲法 40(3); 甲法 40 is like 乙条例 20 of its second paragraph; 甲法 15之一 as 乙条例 8.
#: 甲法 of 2001 had what is 甲法 40(3) as its article 31.
TABLE = (
    f"{HEADER}\n甲法\n乙条例\n甲法\t2001-02-03\n\n"
    "0 12 0 0 0 0 40 0 0 3 0\n0 15 1 0 0 1 8 0 0 0 4\n0 40 0 0 3 1 20 0 2 0 5\n0 40 0 0 3 2 31 0 0 0 7\n"
    "0 50 0 0 0 1 60 0 0 0 2\n1 60 0 0 0 2 44 0 0 0 2\n0 70 0 0 1 1 80 0 0 2 6\n0 90 0 0 1 1 99 0 0 2 6\n0 90 0 0 3 1 99 0 0 4 6\n\n"
    "0 50 0 0 0\t河灯 浮托 油纸 蜡烛\n2 44 0 0 0\t河灯 浮托 油纸 蜡烛\n\n"
    "0 50 0 0 0\t11 22 33\n1 60 0 0 0\t44 55\n"
)
#: Items whose names say one thing, and the same that mean all that their articles list.
CLOSED, OPEN = np.zeros(60, dtype=bool), np.ones(60, dtype=bool)
#: Bases that quote nothing.
BARE = [""] * 60


@pytest.fixture
def table() -> Correspondences:
    return read(TABLE)


def telling(items: list[int], places: list[int], acts: list[int] | None = None) -> Named:
    """Items whose names tell places, the first act of each unless others are given."""
    told = np.array([items, places, acts or [1] * len(items)], dtype=np.int64)
    no = np.zeros(len(items), dtype=bool)
    return Named(told[0], told[1], no, no, told[2], no)


def articles(bases: list[str]) -> Articles:
    citations = citations_frame(bases)
    return articles_of(citations, bases, 24)


def test_items_of_corresponding_places_are_joined(table: Correspondences) -> None:
    found = joint(
        table,
        articles(
            [
                "《甲法》第十二条",
                "《甲法》第四十条第三项",
                "《乙条例》第二十条第二款",
                "《乙条例》第二十一条",
            ]
        ),
        CLOSED,
        BARE,
    )
    pairs = dict(
        zip(zip(found.left.tolist(), found.right.tolist(), strict=True), found.grade.tolist(), strict=True)
    )
    assert pairs == {(0, 1): Grade.BREACH, (1, 2): Grade.LIKE}
    assert found.pinned.tolist() == [True, True]
    assert found.across.tolist() == [False, True]


def test_items_that_name_another_point_or_paragraph_are_not(table: Correspondences) -> None:
    found = joint(
        table,
        articles(
            [
                "《甲法》第十二条",
                "《甲法》第四十条第二项",
                "《乙条例》第二十条第一款",
                "《甲法》第四十条第三项",
            ]
        ),
        CLOSED,
        BARE,
    )
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(0, 3)]


def test_an_item_that_names_the_whole_article_may_rest_on_the_point(table: Correspondences) -> None:
    whole = articles(["《甲法》第十二条", "《甲法》第四十条"])
    assert joint(table, whole, CLOSED, BARE).pinned.tolist() == [False]
    assert joint(table, whole, OPEN, BARE).pinned.tolist() == [True]


def test_who_cites_an_article_means_the_only_act_that_it_punishes() -> None:
    bases = ["《甲法》第十二条", "《甲法》第四十条"]
    for acts, sure in (("0 40 0 0 3\t11 22\n", True), ("0 40 0 0 3\t11 22\n0 40 0 0 1\t33 44\n", False)):
        table = read(f"{HEADER}\n甲法\n\n0 12 0 0 0 0 40 0 0 3 0\n\n\n\n{acts}\n")
        assert joint(table, articles(bases), CLOSED, BARE).pinned.tolist() == [sure]


def test_a_closed_name_whose_basis_quotes_a_whole_list_is_about_one_point_of_it(
    table: Correspondences,
) -> None:
    listed = articles(["《甲法》第十二条", "《甲法》第四十条第一项、第二项、第三项"])
    assert joint(table, listed, CLOSED, BARE).pinned.tolist() == [False]
    assert joint(table, listed, OPEN, BARE).pinned.tolist() == [True]


@pytest.mark.parametrize(
    ("law", "quoted", "pinned", "older"),
    [
        ("《甲法》第五十条", "", True, False),
        (
            "《甲法》第五十条",
            "：在河灯保护区内焚烧浮托残片、油纸和蜡烛碎屑的，处二百元以下罚款。",
            True,
            False,
        ),
        ("《甲法》第五十条", "：未报送台账的，由县级人民政府灯会主管部门处五百元以下罚款。", False, False),
        ("《甲法》第四十四条", "", True, True),
        (
            "《甲法》第四十四条",
            "：在河灯保护区内焚烧浮托残片、油纸和蜡烛碎屑的，处二百元以下罚款。",
            True,
            False,
        ),
        # what it punishes stands under the article that it names
        (
            "《甲法》第四十条：不得在河灯保护区内焚烧浮托残片、油纸和蜡烛碎屑。第四十四条",
            "：违反本法第四十条规定的，责令改正，处二百元以下罚款；情节严重的，加倍处罚。",
            True,
            False,
        ),
        (
            "《甲法》第四十条：不得在河灯保护区内焚烧浮托残片、油纸和蜡烛碎屑。第四十四条",
            "：违反本法第三十九条规定的，责令改正，处二百元以下罚款；情节严重的，加倍处罚。",
            False,
            True,
        ),
    ],
)
def test_what_a_basis_quotes_tells_which_version_it_means(
    table: Correspondences, law: str, quoted: str, pinned: bool, older: bool
) -> None:
    bases = [law + quoted, "《乙条例》第六十条"]
    found = joint(table, articles(bases), CLOSED, bases)
    assert (found.grade.tolist(), found.pinned.tolist(), found.older.tolist()) == (
        [Grade.JUDGED],
        [pinned],
        [older],
    )


def test_a_place_that_many_items_rest_on_is_no_item_s_own(table: Correspondences) -> None:
    found = joint(table, articles(["《甲法》第十二条"] + ["《甲法》第四十条第三项"] * 9), CLOSED, BARE)
    assert len(found.left) == 9
    assert not found.pinned.any()


def test_the_numbers_of_older_versions_are_known_and_told(table: Correspondences) -> None:
    found = joint(table, articles(["《甲法》第三十一条", "《甲法》第四十条第三项"]), CLOSED, BARE)
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(0, 1)]
    assert found.grade.tolist() == [Grade.RENUMBERED]
    assert found.older.tolist() == [True]
    assert found.across.tolist() == [False]
    assert table.laws(["甲法"]).tolist() == [0]


def test_suffixes_are_articles_of_their_own(table: Correspondences) -> None:
    found = joint(
        table, articles(["《甲法》第十五条之一", "《甲法》第十五条", "《乙条例》第八条"]), CLOSED, BARE
    )
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(0, 2)]
    assert found.grade.tolist() == [Grade.SAME]


def test_each_pair_of_items_comes_once_with_its_surest_ground(table: Correspondences) -> None:
    both = "《甲法》第十二条、第四十条第三项；《乙条例》第二十条第二款"
    found = joint(table, articles([both, both]), CLOSED, BARE)
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(0, 1)]
    assert found.grade.tolist() == [Grade.BREACH]


def test_places_that_very_many_items_rest_on_are_left_out(table: Correspondences) -> None:
    found = joint(
        table, articles(["《甲法》第十二条"] * 30 + ["《甲法》第四十条第三项"] * 30), CLOSED, BARE, block=400
    )
    assert len(found.left) == 0


@pytest.mark.parametrize("bases", [[], ["", "没有依据"], ["《丙法》第一条"]])
def test_pools_without_such_articles_give_nothing(table: Correspondences, bases: list[str]) -> None:
    found = joint(table, articles(bases), CLOSED, BARE)
    assert len(found.left) == len(found.grade) == 0


def test_a_law_and_its_regulation_correspond() -> None:
    found = joint(
        load(),
        articles(["《动物防疫法》第七十八条第一款", "《中华人民共和国动物防疫法》第一百零三条第一款"]),
        CLOSED,
        BARE,
    )
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(0, 1)]


@pytest.mark.parametrize(
    ("bases", "items", "named"),
    [
        # one name tells its place and the other row cites its own; both names tell; a wrong article is no hindrance
        (["", "《乙条例》第六十条"], [0], False),
        (["", ""], [0, 1], True),
        (["《甲法》第十二条", "《乙条例》第六十条"], [0, 1], True),
    ],
)
def test_a_name_that_tells_a_judged_place_rests_on_it(
    table: Correspondences, bases: list[str], items: list[int], named: bool
) -> None:
    places = table.acts.numbers_of(np.array([(0, 50, 0, 0, 0), (1, 60, 0, 0, 0)])).tolist()[: len(items)]
    told = telling(items, places)
    found = joint(table, articles(bases), CLOSED, bases, told)
    pairs = list(zip(found.left.tolist(), found.right.tolist(), strict=True))
    assert pairs == [(0, 1)]
    assert (found.grade.tolist(), found.pinned.tolist(), found.named.tolist()) == (
        [Grade.JUDGED],
        [True],
        [named],
    )


@pytest.mark.parametrize(
    ("bases", "items", "grade"),
    [
        (["", ""], [0, 1], Grade.JUDGED),
        # whoever only cites a place may mean more than what meets the other one
        (["", "《乙条例》第六十条"], [0], Grade.PART),
        (["《甲法》第五十条", "《乙条例》第六十条"], [], Grade.PART),
    ],
)
def test_what_ordinarily_meets_is_one_act_where_both_names_tell_it(
    bases: list[str], items: list[int], grade: Grade
) -> None:
    meets = read(TABLE.replace("1 60 0 0 0 2\n", "1 60 0 0 0 3\n", 1))
    places = meets.acts.numbers_of(np.array([(0, 50, 0, 0, 0), (1, 60, 0, 0, 0)])).tolist()[: len(items)]
    found = joint(meets, articles(bases), CLOSED, bases, telling(items, places))
    assert (found.grade.tolist(), found.pinned.tolist()) == ([grade], [True])


def test_a_place_that_many_names_tell_is_nobodys_own(table: Correspondences) -> None:
    count = 8
    numbers = [int(table.acts.numbers_of(np.array([(0, 50, 0, 0, 0)]))[0])] * count
    told = telling(list(range(count)), numbers)
    bases = [*[""] * count, "《乙条例》第六十条"]
    assert not joint(table, articles(bases), CLOSED, bases, told).pinned.any()
    # those who only name a law about the same do not make it everybody's
    kin = replace(told, kin=np.arange(count) > 0)
    assert joint(table, articles(bases), CLOSED, bases, kin).pinned.all()


def test_of_a_place_of_several_acts_only_those_that_are_meant_are_rested_on() -> None:
    # 甲法 50 punishes three acts, and the second and third are an act of 乙条例 60
    text = (
        f"{HEADER}\n甲法\n乙条例\n\n0 50 0 0 0 1 60 0 0 0 2\n\n0 50 0 0 0\t河灯 浮托\n\n"
        "0 50 0 0 0\t11 22\n0 50 0 0 0\t33 44\n0 50 0 0 0\t55 66\n1 60 0 0 0\t77 88\n\n0\t9.0\n\n0 6 0\n"
    )
    table = read(text)
    assert table.acts.orders.tolist() == [1, 2, 3, 1]
    place, bases = (
        int(table.acts.numbers_of(np.array([(0, 50, 0, 0, 0)]))[0]),
        ["《甲法》第五十条", "《乙条例》第六十条"],
    )

    def pinned(told: Named, open_: np.ndarray) -> list[bool]:
        return joint(table, articles(bases), open_, bases, told).pinned.tolist()

    for tells in (2, 3):
        assert pinned(telling([0], [place], [tells]), CLOSED) == [True]
    # a name that tells the first act is about that; one that means all of the article is about each
    assert pinned(telling([0], [place], [1]), CLOSED) == []
    assert pinned(telling([0], [place], [1]), OPEN) == [True]
    # and the number alone does not say which is meant
    assert pinned(telling([], []), CLOSED) == [False]
    # save where the statute's own act is, beside which others only word a part of it
    table = read(text.replace("0 6 0", f"0 {WHOLE | 6} 0"))
    assert pinned(telling([], []), CLOSED) == [True]
    assert pinned(telling([0], [place], [1]), CLOSED) == []


@pytest.mark.parametrize(("first", "pinned"), [("《甲法》第七十条", False), ("《甲法》第七十条第一项", True)])
def test_two_rows_of_many_acts_are_not_double_for_two_acts_that_overlap_in_part(
    table: Correspondences, first: str, pinned: bool
) -> None:
    found = joint(table, articles([first, "《乙条例》第八十条"]), OPEN, BARE)
    assert (found.grade.tolist(), found.pinned.tolist()) == ([Grade.PART], [pinned])


def test_two_rows_of_many_acts_that_overlap_in_part_at_several_places_are(table: Correspondences) -> None:
    found = joint(table, articles(["《甲法》第九十条", "《乙条例》第九十九条"]), OPEN, BARE)
    assert (found.grade.tolist(), found.pinned.tolist()) == ([Grade.PART], [True])
    closed = joint(table, articles(["《甲法》第九十条", "《乙条例》第九十九条"]), CLOSED, BARE)
    assert closed.pinned.tolist() == [False]
