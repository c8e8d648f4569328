"""Which articles rule one act: the table that ships."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from powerlist.linkage.correspondences import HEADER, UNKNOWN, Grade, load, read

TABLE = f"{HEADER}\n甲法\n乙条例\n甲法\t2001-02-03\n\n0 12 0 0 0 1 40 0 0 3 2\n\n1 40 0 0 3\t河灯 浮托\n"


def test_titles_are_known_with_or_without_the_country_and_brackets() -> None:
    known = read(TABLE).laws(["甲法", "《中华人民共和国甲法》", "丙法"])
    assert known.tolist() == [0, 0, UNKNOWN]


def test_places_are_known_by_their_marks() -> None:
    assert read(TABLE).quotable == {"1 40 0 0 3": ("河灯", "浮托")}


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
        ],
        axis=1,
    )
    assert len(pd.DataFrame(rows).drop_duplicates()) == len(table)
    assert set(table.grade.tolist()) == {grade.value for grade in Grade}
