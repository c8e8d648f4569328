"""The lists that the benchmarks measure with, and how a measurement is told."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"


def _module(name: str):
    spec = importlib.util.spec_from_file_location(f"bench_{name}", FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def make_lists():
    return _module("make_lists")


@pytest.fixture(scope="module")
def common():
    return _module("common")


def test_rows_are_the_same_on_every_run(make_lists):
    assert make_lists.rows(300) == make_lists.rows(300)


def test_rows_are_distinct_and_numbered(make_lists):
    rows = make_lists.rows(500)
    assert len({(row.department, row.name) for row in rows}) == 500
    assert [row.serial for row in rows] == list(range(1, 501))
    assert all(row.basis and row.type for row in rows)


def test_workbook_is_read_back_whole(make_lists, tmp_path):
    from powerlist.read import ReadOptions, read_files

    path = make_lists.write(200, tmp_path / "list.xlsx")
    (file,) = read_files([(path, path.name)], ReadOptions())
    (table,) = file.tables
    assert len(table.rows) == 200
    assert {column.field for column in table.columns} >= {"name", "type", "basis", "department", "mode"}


@pytest.mark.parametrize(
    ("ours", "other", "target", "reached"),
    [
        (1.0, 1.0, 1.2, True),
        (1.3, 1.0, 1.2, False),
        (2.0, None, 3.0, True),
        (4.0, None, 3.0, False),
        (1.0, 2.0, None, None),
    ],
)
def test_target_is_a_ratio_or_seconds(common, ours, other, target, reached):
    row = common.Ratio("x", ours, other, "bare", target)
    assert row.reached is reached
    assert common.line(row).startswith("x")
