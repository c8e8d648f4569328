"""Which articles rule one act: the table that ships."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from powerlist.law import citations_frame
from powerlist.linkage.citations.keys import articles_of
from powerlist.linkage.statutes.correspondences import HEADER, UNKNOWN, Grade, load, read

TABLE = f"{HEADER}\n甲法\n乙条例\n甲法\t2001-02-03\n\n0 12 0 0 0 1 40 0 0 3 2\n\n1 40 0 0 3\t河灯 浮托\n"


def test_titles_are_known_with_or_without_the_country_and_brackets() -> None:
    known = read(TABLE).laws(["甲法", "《中华人民共和国甲法》", "丙法"])
    assert known.tolist() == [0, 0, UNKNOWN]


def test_places_are_known_by_their_marks() -> None:
    assert read(TABLE).quotable == {"1 40 0 0 3": ("河灯", "浮托")}


def test_articles_that_punish_a_single_act_are_known_by_the_last_version() -> None:
    articles = articles_of(
        citations_frame(["《甲法》第六条", "《甲法》第七条", "《丙法》第六条"]), [""] * 3, 24
    )
    table = read(f"{TABLE}\n\n\n2\t7.0\n0\t6.0 9.1\n")
    told = {
        (articles.titles[law], int(number[0])): bool(single)
        for law, number, single in zip(
            articles.laws, articles.numbers, table.single_act(articles), strict=True
        )
    }
    assert told == {("甲法", 6): True, ("甲法", 7): False, ("丙法", 6): False}


def test_a_text_that_is_no_table_is_refused() -> None:
    with pytest.raises(ValueError, match="correspondences"):
        read("something\n\n1 2 3\n")
    with pytest.raises(ValueError, match="correspondences"):
        read(f"{HEADER}\n甲法\n\n1 2 3\n")


def test_the_shipped_table_is_sound() -> None:
    table = load()
    assert len(table) > 3_000
    for side in (table.left, table.right):
        assert side.laws.min() >= 0
        assert side.laws.max() < len(table.titles)
        assert side.articles.min() >= 0
        assert max(side.points.max(), side.paragraphs.max()) < 62
    rows = np.stack(
        [
            *(
                getattr(side, name)
                for side in (table.left, table.right)
                for name in side.__dataclass_fields__
            ),
            table.grade,
            *table.meant,
        ],
        axis=1,
    )
    assert len(pd.DataFrame(rows).drop_duplicates()) == len(table)
    assert set(table.grade.tolist()) == {grade.value for grade in Grade}
