"""Hidden rows: by hand are left out, by a filter taken, unless the list's own count says otherwise."""

from __future__ import annotations

import pytest

from powerlist.compile.hidden import leave_out, stated_count
from powerlist.model.catalogue import items_frame
from powerlist.model.normalised import TablePlace
from powerlist.model.sheet import Line


def rows(*hidden: str) -> object:
    return items_frame(
        [
            {"name": f"{at}", "table": 0, "row": at + 2, "file": "a.xls", "hidden_by": by}
            for at, by in enumerate(hidden)
        ]
    )


def kept(sheet: str, *hidden: str, choice: str = "auto") -> list[str]:
    frame, notes = leave_out(rows(*hidden), [TablePlace("a.xls", sheet)], choice)  # type: ignore[arg-type]
    rest = [note for note in notes if note.kind == "build.left-out"]
    assert len(frame) + len(rest) == len(hidden)
    assert all(note.row for note in rest)
    assert [note.kind for note in notes if note not in rest] == ([] if len(frame) else ["build.all-left-out"])
    return frame["name"].tolist()


def test_by_hand_is_left_out_and_by_a_filter_taken() -> None:
    assert kept("清单", "", "hand", "filter", "column") == ["0", "2", "3"]


def test_the_count_that_the_list_states_settles_it() -> None:
    assert kept("征收（ 1 项）", "filter", "filter", "") == ["2"]
    assert kept("征收（3项）", "filter", "filter", "") == ["0", "1", "2"]
    assert kept("征收（9项）", "filter", "filter", "") == ["0", "1", "2"]


def test_a_table_of_which_nothing_is_taken_is_told() -> None:
    assert kept("清单", "hand", "hand") == []


def test_a_person_may_decide_otherwise() -> None:
    assert kept("清单", "", "hand", "filter", choice="take") == ["0", "1", "2"]
    assert kept("清单", "", "hand", "filter", choice="leave") == ["0"]


@pytest.mark.parametrize(
    ("sheet", "captions", "count"),
    [
        ("征收（一十二项）", [], 12),
        ("清单", ["县农业局清单(共5项)"], 5),
        ("清单", [], None),
        ("（1项）", ["（共2项）"], None),
    ],
)
def test_stated_counts(sheet: str, captions: list[str], count: int | None) -> None:
    lines = [Line(at, f"A{at}", text, "title") for at, text in enumerate(captions, start=1)]
    assert stated_count(TablePlace("a.xls", sheet, captions=lines)) == count
