"""A random list, laid out at random, reads back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from powerlist.model.sheet import Table
from powerlist.read import ReadOptions, read_file
from powerlist.read.grid import Grid, squared
from powerlist.read.tables import find_tables

from .layouts import CHECKED, TOWNS, Laid, Plan, lay_out, plans


def told(tables: list[Table]) -> list[dict[str, str]]:
    """What the reader understood, item by item."""
    found = []
    for table in tables:
        for position in range(len(table)):
            item = {
                field: "\n".join(
                    dict.fromkeys(
                        table.text[column.index][position]
                        for column in table.columns_of(field)
                        if not column.receiver and not column.mode and table.text[column.index][position]
                    )
                )
                for field in CHECKED
            }
            found.append({**item, "row": str(table.rows[position])})
    return found


def holds(laid: Laid, tables: list[Table]) -> bool:
    """Whether every value stands in the cell that it is said to stand in."""
    rows = squared([list(row) for row in laid.rows])
    for table in tables:
        for column in table.columns:
            for position, text in enumerate(table.text[column.index]):
                cell = table.cell(position, column)
                row = int(cell.removeprefix(column.letter)) - 1
                if text and text.split("\n")[0] not in rows[row][column.index]:
                    return False
    return True


def wanted(laid: Laid, plan: Plan) -> list[dict[str, str]]:
    """What must come out."""
    return [{field: item.get(field, "") for field in (*CHECKED, "row")} for item in laid.items]


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_any_layout_reads_back(plan: Plan) -> None:
    laid = lay_out(plan)
    grid = Grid("权责清单", squared([list(row) for row in laid.rows]), list(laid.merges))
    tables, _, _ = find_tables(grid, ReadOptions(), None)
    if plan.blocks > 1:
        names = [item["name"] for item in laid.items]
        assert [item["name"] for item in told(tables)] == names
    else:
        assert told(tables) == wanted(laid, plan)
    assert holds(laid, tables)
    towns = {column.receiver for table in tables for column in table.columns if column.receiver}
    assert towns == set(TOWNS[: plan.towns])


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(plan=plans())
def test_any_layout_reads_back_from_a_workbook(tmp_path: Path, plan: Plan) -> None:
    laid = lay_out(plan)
    path = tmp_path / "list.xlsx"
    path.write_bytes(laid.xlsx())
    source = read_file(path, "list.xlsx", ReadOptions())
    assert source.error is None
    assert [item["name"] for item in told(source.tables)] == [item["name"] for item in laid.items]
    assert holds(laid, source.tables)


@pytest.mark.parametrize("style", ["repeat", "merged", "blank"])
@pytest.mark.parametrize("field", ["bodies", "types"])
def test_habits_of_filling_down(style: str, field: str) -> None:
    plan = Plan(seed=7, items=20, **{field: style})
    laid = lay_out(plan)
    grid = Grid("S", squared([list(row) for row in laid.rows]), list(laid.merges))
    tables, notes, _ = find_tables(grid, ReadOptions(), None)
    assert told(tables) == wanted(laid, plan)
    by = {note.detail["by"] for note in notes if note.kind == "read.filled-down"}
    assert by == {"repeat": set(), "merged": {"merge"}, "blank": {"blank"}}[style]
