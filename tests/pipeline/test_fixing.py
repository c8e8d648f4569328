"""What repairs and annotated copies are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from powerlist.pipeline.fixing import copy_names


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["a/甲.xlsx", "a/乙.xls"], ["甲-批注.xlsx", "乙-批注.xlsx"]),
        (["甲/清单.xlsx", "乙/清单.xlsx"], ["甲-清单-批注.xlsx", "乙-清单-批注.xlsx"]),
        (["a/甲.xls", "a/甲.xlsx"], ["甲-xls-批注.xlsx", "甲-xlsx-批注.xlsx"]),
        (["x/甲/清单.xls", "y/甲/清单.xls"], ["甲-清单-xls-批注.xlsx", "2-甲-清单-xls-批注.xlsx"]),
        (['a/引号"&<b>.xlsx', "a/甲\n乙.xlsx"], ["引号_&_b_-批注.xlsx", "甲 乙-批注.xlsx"]),
        (["a/...xlsx"], ["list-批注.xlsx"]),
    ],
)
def test_copies_are_told_apart_and_fit_every_system(paths: list[str], names: list[str]) -> None:
    assert copy_names([Path(path) for path in paths]) == names


def test_names_of_copies_are_short() -> None:
    names = copy_names([Path("a") / f"{'长' * 90}{end}.xlsx" for end in "一二三"])
    assert len(set(names)) == 3 and max(map(len, names)) <= 80


def test_copies_of_one_run_never_replace_each_other() -> None:
    paths = [Path(one) for one in ("一/甲.xls", "一/甲.xlsx", "二/甲.xlsx", "三/二/甲.xlsx")]
    assert len(set(copy_names(paths))) == 4
