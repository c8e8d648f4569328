"""``classify`` for a terminal: every line names its place."""

from __future__ import annotations

import pytest

from powerlist.classify import classified_from
from powerlist.model.catalogue import Catalogue, Meta, items_frame
from powerlist.model.normalised import TablePlace
from powerlist.report.classification_text import explain, render, said_title


def two_sheets() -> Catalogue:
    rows = [
        {
            "id": f"0-{at}",
            "name": "对擅自取水的处罚",
            "file": "一局.xlsx",
            "sheet": sheet,
            "row": 2,
            "table": at,
        }
        for at, sheet in enumerate(("权责清单", "委托事项"))
    ]
    tables = [TablePlace("一局.xlsx", sheet, letters={"name": ["B"]}) for sheet in ("权责清单", "委托事项")]
    return Catalogue(Meta(), items_frame(rows), tables=tables)


def test_rows_of_several_sheets_are_told_apart() -> None:
    catalogue = two_sheets()
    parts = [(catalogue, classified_from(catalogue))]
    first, second, *_ = render(parts, "zh").splitlines()
    assert "权责清单!" in first
    assert "委托事项!" in second
    head = (explain(parts, "0-1", "en") or "").splitlines()[0]
    assert "委托事项!" in head


@pytest.mark.parametrize(
    ("says", "shown"),
    [
        ("entrusted", "委托"),
        ("delegated|entrusted", "下放或委托"),
        ("not-delegated|not-entrusted", "不下放、不委托"),
        ("retained|not-delegated", "县级保留、不下放"),
        ("not-granted", "不承接"),
    ],
)
def test_what_a_statement_says_is_told_in_the_words_of_the_list(says, shown):
    assert said_title(says, "zh") == shown
