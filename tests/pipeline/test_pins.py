"""A pin names fields, sheets, rows and columns that exist, or says so with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from powerlist.config.load import load
from powerlist.messages.errors import UserError
from powerlist.pipeline.flow import read
from powerlist.pipeline.options import Options
from powerlist.pipeline.pins import idle_pins
from powerlist.store.locate import Input

if TYPE_CHECKING:
    from pathlib import Path

ROWS = "序号,放权事项,依据\n1,对擅自取水行为的处罚,《水法》第六十九条\n"
OTHER = "说明\n"


def told(tmp_path: Path, pin: str) -> tuple[str, str] | None:
    """Return message and place of what is wrong with a pin, None where nothing is."""
    config = tmp_path / "powerlist.toml"
    config.write_text(f"[[read.pin]]\n{pin}\n", "utf-8")
    inputs = []
    for name, text in (("甲.csv", ROWS), ("乙.csv", OTHER)):
        (tmp_path / name).write_text(text, "utf-8")
        inputs.append(Input(tmp_path / name, name))
    try:
        read(inputs, load(tmp_path, config).settings, Options())
    except UserError as error:
        return error.key, error.place.rpartition("/")[2]
    return None


@pytest.mark.parametrize(
    ("pin", "wanted"),
    [
        ('file = "*"\ncolumns = {B = "nme"}', ("config.pin_field_near", "powerlist.toml:3")),
        ('columns = {B = "zzzzzz"}', ("config.pin_field", "powerlist.toml:2")),
        ("header_rows = [99]", ("config.pin_rows", "powerlist.toml:2")),
        ('sheet = "目录"', ("config.pin_sheet", "powerlist.toml:2")),
        ('columns = {ZZ = "name"}', ("config.pin_column", "powerlist.toml:2")),
        ('columns = {"没有这一列" = "name"}', ("config.pin_column", "powerlist.toml:2")),
        ("header_rows = [0]", ("config.bad_value", "")),
        # a pin for many files need not fit all of them; one for a file that is not read is not asked
        ("header_rows = [2]", None),
        ('columns = {"放权事项" = "name", C = ""}', None),
        ('file = "丙.csv"\nheader_rows = [99]', None),
    ],
)
def test_a_pin_that_means_nothing_is_an_error(
    tmp_path: Path, pin: str, wanted: tuple[str, str] | None
) -> None:
    assert told(tmp_path, pin) == wanted


def test_a_pin_for_a_file_that_no_source_is_called_is_told(tmp_path: Path) -> None:
    config = tmp_path / "powerlist.toml"
    names = ("甲.csv", "sources/甲.csv", "*.csv", "乙.csv", "sources/甲.xlsx")
    config.write_text("".join(f'[[read.pin]]\nfile = "{name}"\n' for name in names), "utf-8")
    (tmp_path / "甲.csv").write_text(ROWS, "utf-8")
    settings = load(tmp_path, config).settings
    files = read([Input(tmp_path / "甲.csv", "sources/甲.csv")], settings, Options())
    told = [(place.rpartition(":")[2], name) for place, name in idle_pins(settings, files)]
    assert told == [("8", "乙.csv"), ("10", "sources/甲.xlsx")]
