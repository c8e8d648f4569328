"""What the reader of a binary workbook's values leaves out: failed cells and merged ranges."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerlist.files.opening import Limits
from powerlist.model import noted as kinds
from powerlist.read import ReadOptions, read_file
from powerlist.read.formats import biff12
from powerlist.read.formats.xlsb import put

from . import books


@pytest.mark.parametrize("prefix", ["", "="])
def test_failed_cells_are_told_as_in_every_other_format(tmp_path: Path, prefix: str) -> None:
    rows = [list(row) for row in books.ROWS]
    rows[0][2], rows[-1][-1] = f"{prefix}#N/A", f"{prefix}#REF!"
    (tmp_path / "a.xlsb").write_bytes(books.xlsb(rows))
    source = read_file(tmp_path / "a.xlsb", "a.xlsb", ReadOptions())
    (table,) = source.tables
    assert table.text[2][0] == "#N/A"
    assert table.text[5][-1] == "#REF!"
    told = [note.value for note in source.notes if note.kind == kinds.ERROR_VALUE]
    assert sorted(told) == ["#N/A", "#REF!"]


def test_a_failed_cell_behind_everything_else_makes_the_sheet_grow_within_bounds() -> None:
    rows = [["a"]]
    put(rows, {(2, 1): "#N/A"}, Limits())
    assert rows == [["a", ""], ["", ""], ["", "#N/A"]]
    put(rows, {(1_048_575, 16_383): "#N/A", (0, 1): "#REF!"}, Limits())
    assert rows == [["a", "#REF!"], ["", ""], ["", "#N/A"]]


def test_merged_cells_are_filled_down_as_in_every_other_format(tmp_path: Path) -> None:
    rows = [list(row) for row in books.ROWS]
    rows[1][4] = ""
    (tmp_path / "a.xlsb").write_bytes(books.xlsb(rows, merges=((2, 4, 3, 4), (0, 0, 0, 5))))
    (tmp_path / "b.xlsb").write_bytes(books.xlsb(rows))
    basis, columns = rows[0][4], 5
    for name, below, cell in (("a.xlsb", basis, "E3"), ("b.xlsb", "", "E4")):
        source = read_file(tmp_path / name, name, ReadOptions())
        (table,) = source.tables
        assert len(table.columns) == columns + 1
        assert table.text[4] == [basis, below, rows[2][4]]
        assert table.cell(1, table.columns[4]) == cell
        assert [line.text for line in table.captions] == [books.TITLE]


def test_a_record_that_is_not_whole_ends_the_part() -> None:
    row = bytes([0, 4]) + struct.pack("<I", 7)
    cell = bytes([3, 9]) + struct.pack("<II", 2, 0) + bytes([0x2A])
    assert biff12.untold(row + cell).errors == {(7, 2): "#N/A"}
    assert biff12.untold(row + cell[:-1]).errors == {}
    assert biff12.untold(cell).errors == {}


@given(st.binary(max_size=300))
def test_any_bytes_end(data: bytes) -> None:
    ends = [end for _, _, end in biff12.records(data)]
    assert ends == sorted(ends) and all(end <= len(data) for end in ends)
    biff12.untold(data)
    biff12.sheets(data)
