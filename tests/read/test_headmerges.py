"""Sheets of one book that have the same heads, merged on one of them only."""

from __future__ import annotations

import pytest

from powerlist.read import ReadOptions
from powerlist.read.grid import Grid, squared
from powerlist.read.headmerges import lend, told
from powerlist.read.tables import find_tables

HEAD = ["序号", "事项名称", "实施依据", "实施层级及权限", "", "备注"]
ROW = ["1", "取水许可", "《水法》第四十八条", "县级", "负责本行政区域内的取水许可", "无"]
MERGED = [(0, 3, 0, 4)]


def sheet(name: str, head: list[str], merges: list[tuple[int, int, int, int]]) -> Grid:
    return Grid(name, squared([head, ROW]), list(merges))


def fields(grid: Grid) -> dict[str, str | None]:
    tables, _, _ = find_tables(grid, ReadOptions(), None)
    return {column.letter: column.field for column in tables[0].columns}


def test_a_blank_head_goes_with_the_head_that_covers_it_on_another_sheet() -> None:
    plain, merged = sheet("乙", HEAD, []), sheet("甲", HEAD, MERGED)
    lent = lend([plain, merged])
    assert lent == {0: [(0, 3, 4, "甲")]}
    tables, _, _ = find_tables(plain, ReadOptions(), None)
    assert fields(plain)["E"] == fields(merged)["E"] == "level"
    (note,) = told(lent[0], tables)
    assert (note.kind, note.cell, note.field, note.detail) == (
        "read.inferred-column",
        "E1",
        "level",
        {"like": "甲"},
    )


@pytest.mark.parametrize(
    ("head", "merges"),
    [
        ([*HEAD[:5], "说明"], []),
        ([*HEAD[:4], "权限", "备注"], []),
        (HEAD, [(0, 1, 0, 2)]),
        ([*HEAD, "其他"], []),
    ],
)
def test_other_heads_or_merges_of_its_own_take_nothing_from_another_sheet(head, merges) -> None:
    plain = sheet("乙", head, merges)
    assert lend([plain, sheet("甲", HEAD, MERGED)]) == {}
    assert plain.merges == merges


def test_a_pinned_sheet_is_read_as_the_pin_says() -> None:
    assert lend([sheet("乙", HEAD, []), sheet("甲", HEAD, MERGED)], frozenset({0})) == {}
    assert lend([sheet("乙", HEAD, []), sheet("丙", HEAD, [])]) == {}
