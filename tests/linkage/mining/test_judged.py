"""What a reader found of two acts: which places it holds of, and which it leaves open."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from powerlist.law.statute_text import parse_statute
from powerlist.linkage.mining import judged
from powerlist.linkage.mining.conducts import Conduct, Place
from powerlist.linkage.mining.corpus import Corpus, corpus_of
from powerlist.linkage.mining.pair import Pair
from powerlist.linkage.statutes.correspondences import WHOLE

TEXT = "# {title}\n{year}年1月1日通过\n<!-- INFO END -->\n第一条 违者，由主管部门处罚款。\n"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    texts = [("灯笼管理法", 2020), ("河灯条例", 2021), ("灯笼管理法", 2010)]
    return corpus_of(
        tuple(parse_statute(TEXT.format(title=title, year=year), Path("text.md")) for title, year in texts)
    )


def number(corpus: Corpus, title: str, year: int) -> int:
    versions = zip(corpus.titles, corpus.statutes, strict=True)
    return next(
        place
        for place, (known, text) in enumerate(versions)
        if known == title and text.date == date(year, 1, 1)
    )


def lines(*rows: str) -> list[judged.Judged]:
    return judged.read("\n".join((judged.HEADER, *rows)))


def act(statute: int, place: Place) -> Conduct:
    return Conduct(statute, place, punished=True, text="放灯")


ROW = "灯笼管理法@2020-01-01\t6.0.0.0\t河灯条例@2021-01-01\t9.0.1.2\t"


@pytest.mark.parametrize(("sign", "grade"), [("=", "judged"), ("<", "judged"), ("+", "meets"), ("~", "part")])
def test_two_places_are_one_act_or_overlap_in_part(corpus: Corpus, sign: str, grade: str) -> None:
    found = list(judged.found(corpus, [], [], lines(ROW + sign)))
    law, regulation = number(corpus, "灯笼管理法", 2020), number(corpus, "河灯条例", 2021)
    assert found == [Pair((law, Place(6, 0, 0, 0)), (regulation, Place(9, 0, 1, 2)), grade)]


@pytest.mark.parametrize(("acts", "grades"), [(1, ["judged"]), (2, ["part"]), (3, [])])
def test_a_place_of_several_acts_is_not_surely_the_one_that_was_read(
    corpus: Corpus, acts: int, grades: list[str]
) -> None:
    law, regulation = number(corpus, "灯笼管理法", 2020), number(corpus, "河灯条例", 2021)
    rows = lines(ROW + "=")
    whole = [act(law, Place(6, 0, 0, item)) for item in range(1, acts + 1)]
    assert [one.grade for one in judged.found(corpus, whole, [], rows)] == grades
    same = [act(regulation, Place(9, 0, 1, 2))] * acts
    assert [one.grade for one in judged.found(corpus, same, [], rows)] == grades
    others = [act(regulation, Place(9, 0, 1, item)) for item in range(3, 9)]
    assert [one.grade for one in judged.found(corpus, others, [], rows)] == ["judged"]


@pytest.mark.parametrize(("sign", "grade"), [("=", "judged"), ("<", "judged"), ("+", "part"), ("~", "part")])
def test_one_law_punishes_a_case_twice_only_where_one_act_is_a_kind_of_the_other(
    corpus: Corpus, sign: str, grade: str
) -> None:
    row = f"灯笼管理法@2020-01-01\t6.0.0.0\t灯笼管理法@2020-01-01\t8.0.0.0\t{sign}"
    assert [one.grade for one in judged.found(corpus, [], [], lines(row))] == [grade]


def test_of_a_place_of_several_acts_it_can_be_said_which_was_read(corpus: Corpus) -> None:
    law, regulation = number(corpus, "灯笼管理法", 2020), number(corpus, "河灯条例", 2021)
    old = number(corpus, "灯笼管理法", 2010)
    place, before = (law, Place(6, 0, 0, 0)), (old, Place(4, 0, 0, 0))
    listed = {place: ["放灯", "卖灯", "改灯"], before: ["改灯", "放灯"]}
    meant = f"#{judged.act_hash('卖灯')}+{judged.act_hash('改灯')}"
    row = ROW.replace("6.0.0.0", f"6.0.0.0{meant}") + "<"
    whole = [act(law, Place(6, 0, 0, item)) for item in (1, 2, 3)]
    found = list(judged.found(corpus, whole, [(before, place)], lines(row), listed))
    other = (regulation, Place(9, 0, 1, 2))
    # of the older version only what it has as well
    assert found == [Pair(place, other, "judged", 0b110), Pair(before, other, "judged", 0b01)]
    assert not list(judged.found(corpus, whole, [], lines(row), {place: ["放灯"]}))


def test_where_a_statute_punishes_one_act_who_cites_the_place_means_it(corpus: Corpus) -> None:
    law = number(corpus, "灯笼管理法", 2020)
    place = (law, Place(6, 0, 0, 0))
    listed = {place: ["放灯、改灯", "改灯"]}
    row = ROW.replace("6.0.0.0", f"6.0.0.0#{judged.act_hash('放灯、改灯')}") + "="
    (found,) = judged.found(corpus, [act(law, place[1])], [], lines(row), listed)
    assert found.left_acts == WHOLE | 1
    # another wording of a part of it is no more than that
    row = ROW.replace("6.0.0.0", f"6.0.0.0#{judged.act_hash('改灯')}") + "="
    (found,) = judged.found(corpus, [act(law, place[1])], [], lines(row), listed)
    assert found.left_acts == 0b10


def test_an_act_that_goes_with_very_many_of_one_statute_is_left_open(corpus: Corpus) -> None:
    rows = [
        f"灯笼管理法@2020-01-01\t6.0.0.0\t河灯条例@2021-01-01\t{article}.0.0.0\t<" for article in range(12)
    ]
    assert not list(judged.found(corpus, [], [], lines(*rows)))


def test_what_holds_of_an_act_holds_of_it_in_another_version(corpus: Corpus) -> None:
    old, new = number(corpus, "灯笼管理法", 2010), number(corpus, "灯笼管理法", 2020)
    renumbered = [((old, Place(4, 0, 0, 0)), (new, Place(6, 0, 0, 0)))]
    found = list(judged.found(corpus, [], renumbered, lines(ROW + "=")))
    assert [one.left for one in found] == [(new, Place(6, 0, 0, 0)), (old, Place(4, 0, 0, 0))]


def test_a_version_that_the_folder_does_not_have_says_nothing(corpus: Corpus) -> None:
    assert not list(judged.found(corpus, [], [], lines(ROW.replace("2020", "2015") + "=")))


def test_what_only_lists_quote_stands_under_its_title(corpus: Corpus) -> None:
    row = "河灯条例@2021-01-01\t9.0.1.2\t放灯办法@\t3.0.0.0\t="
    found = list(judged.found(corpus, [], [], lines(row)))
    assert [one.right for one in found] == [("放灯办法", Place(3, 0, 0, 0))]


@pytest.mark.parametrize("text", ["", "something", f"{judged.HEADER}\n甲@\t1.0.0.0\t乙@\t2.0.0.0\t?"])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"judged|unpack"):
        judged.read(text)


def test_the_shipped_readings_are_sound() -> None:
    found = judged.load()
    assert len(found) > 2_000
    pairs = [frozenset(zip((one.left, one.right), one.acts, strict=True)) for one in found]
    assert len(set(pairs)) == len(pairs)
    assert all(len(pair) == 2 for pair in pairs)


def test_no_article_is_held_against_its_own_points() -> None:
    # what rests on all of an article and what rests on a part of it is told by what rows cite
    def whole(place: Place) -> bool:
        return place.article > 0 and not place.paragraph and not place.item

    for one in judged.load():
        (title, mine), (other, theirs) = one.left, one.right
        inside = title == other and mine[:2] == theirs[:2]
        assert not (inside and (whole(mine) or whole(theirs))), one
