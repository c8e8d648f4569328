"""Bad input: bounded work, and what was cut is told."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from powerlist.linkage import LinkageOptions, clusters, pairs
from powerlist.linkage.names import bodies

#: Work that grows with the square of the input is a hang here.
pytestmark = pytest.mark.timeout(60)

EMPTY = pd.DataFrame(
    {
        name: pd.Series(dtype="int64" if name not in ("law", "role", "title") else "str")
        for name in (
            "position",
            "law",
            "article",
            "article_suffix",
            "paragraph",
            "item",
            "range_end",
            "start",
            "end",
            "role",
            "title",
        )
    }
)


def frame(names, **columns):
    return pd.DataFrame({"name": names, "type": "行政处罚", "department": "县水利局", **columns}, dtype="str")


def test_one_name_in_many_rows_stays_linear_and_is_told():
    found = pairs(frame(["法律、法规规定的其他职责"] * 60_000), EMPTY)
    assert len(found) < 60_000
    assert [(one.kind, one.size) for one in found.capped] == [("name", 60_000)]
    assert len(clusters(found)[0]) == 60_000


def test_one_article_in_many_rows_stays_linear_and_is_told():
    count = 5_000
    citations = pd.DataFrame(
        {
            **{name: np.zeros(count, dtype=np.int64) for name in EMPTY.columns},
            "position": np.arange(count),
            "article": 3,
            "law": "示例法",
            "title": "示例法",
            "role": "basis",
        }
    )
    names = [f"{chr(0x4E00 + n % 5000)}{chr(0x6000 + (n * 7) % 3000)}事项" for n in range(count)]
    found = pairs(frame(names), citations, options=LinkageOptions(everything=True))
    assert ("article", count) in [(one.kind, one.size) for one in found.capped]
    assert len(found) < 20 * count


def test_very_long_names_are_cut_and_told():
    names = ["对" + "擅自取水" * 2_500 + "的处罚", "对" + "擅自取水" * 2_500 + "的行政处罚"] * 20
    found = pairs(frame(names), EMPTY)
    assert ("long-name", 40) in [(one.kind, one.size) for one in found.capped]
    assert len(found.why(0)) > 0


def test_an_item_that_cites_very_many_articles_is_cut_and_told():
    citations = pd.DataFrame(
        {
            **{name: np.zeros(400, dtype=np.int64) for name in EMPTY.columns},
            "position": np.repeat([0, 1], 200),
            "article": np.tile(np.arange(1, 201), 2),
            "law": "示例法",
            "title": "示例法",
            "role": "basis",
        }
    )
    found = pairs(
        frame(["对甲行为的处罚", "对乙行为的处罚"]), citations, options=LinkageOptions(everything=True)
    )
    assert ("many-citations", 2) in [(one.kind, one.size) for one in found.capped]


def test_control_characters_surrogates_and_the_mark_between_texts_do_no_harm():
    names = [
        "对\x1e擅自\x00取水的处罚",
        "对擅自取水的处罚",
        "\ud800",
        "𠮷" * 30,
        "𠮷" * 30,
        "\x1e\x1e",
        "。。。",
    ]
    found = pairs(frame(names), EMPTY)
    ends = set(zip(found.left.tolist(), found.right.tolist(), strict=True))
    assert (0, 1) in ends
    assert (3, 4) in ends
    assert not any(6 in pair for pair in ends)


def test_columns_that_are_missing_count_as_empty():
    items = pd.DataFrame({"name": ["求职补贴申领", "求职补贴申领"]}, dtype="str")
    assert len(pairs(items, EMPTY)) == 1


def test_a_department_of_nothing_but_brackets_has_no_level_and_no_place() -> None:
    name = "（" * 60_000
    assert bodies.stem(name) == bodies.stem(f" {name}")
    assert bodies.level_of_organ(name) == 0
    assert bodies.place_of(name) == ""
