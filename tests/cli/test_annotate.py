"""Annotated copies of every kind of source, as a user makes them: each fault has its note at its cell."""

from __future__ import annotations

import hashlib
import os
import sys
from typing import TYPE_CHECKING

import openpyxl
import pytest

from powerlist.read import ReadOptions
from powerlist.read.reader import read_file
from read import books

if TYPE_CHECKING:
    from pathlib import Path

    from program import Program

BAD = ["1", "对擅自取水行为的处罚", "行政许阿", "甲县水务局", "", "无"]
ROWS = [BAD, *books.ROWS[1:]]
TABLE = [books.HEAD, *ROWS]
SOURCES = {
    "甲.xlsx": lambda: books.xlsx(ROWS),
    "甲.xls": lambda: books.xls(ROWS),
    "甲.ods": lambda: books.ods(ROWS),
    "甲.xlsb": lambda: books.xlsb(ROWS),
    "甲.docx": lambda: books.docx([TABLE]),
    "网页.xls": lambda: books.html(ROWS),
    "旧式.xml": lambda: books.xml2003(ROWS),
    "甲.csv": lambda: books.csv(ROWS, encoding="gb18030"),
    "甲.tsv": lambda: books.csv(ROWS, delimiter="\t"),
}


@pytest.mark.parametrize("name", SOURCES)
def test_each_fault_has_its_note_at_its_cell(powerlist: Program, tmp_path: Path, name: str) -> None:
    source = tmp_path / name
    source.write_bytes(SOURCES[name]())
    before = hashlib.sha256(source.read_bytes()).hexdigest()
    run = powerlist("audit", name, "--select", "PLS01,PLS02", "--format", "json", "--annotate", "out")
    assert run.code == 1, run.err
    (copy,) = (tmp_path / "out").iterdir()
    book = openpyxl.load_workbook(copy)
    noted = {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book.worksheets[1:]
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    told = {
        (source["sheet"] or book.sheetnames[1], source["cell"])
        for finding in run.json["findings"]
        for source in finding["sources"]
    }
    assert len(told) == 2
    assert set(noted) == told
    assert {book[sheet][cell].value for sheet, cell in told} == {"行政许阿", None}
    links = [book.worksheets[0].cell(row, 3).hyperlink for row in (2, 3)]
    assert all(link is not None for link in links)
    assert hashlib.sha256(source.read_bytes()).hexdigest() == before
    # what a person repairs in the copy can be read again as it stands
    again = read_file(copy, copy.name, ReadOptions())
    (table,) = again.tables
    assert table.text[1] == [row[1] for row in ROWS]


def test_what_a_copy_lacks_is_said_before_it_is_written(powerlist: Program, tmp_path: Path) -> None:
    (tmp_path / "甲.docx").write_bytes(SOURCES["甲.docx"]())
    run = powerlist("audit", "甲.docx", "--select", "PLS01", "--annotate", "out", "--lang", "en")
    first, second = (line for line in run.err.splitlines() if "甲-批注.xlsx" in line)
    assert "lacks" in first
    assert "annotated copy" in second


def test_a_copy_of_text_lacks_nothing(powerlist: Program, tmp_path: Path) -> None:
    (tmp_path / "甲.csv").write_bytes(SOURCES["甲.csv"]())
    run = powerlist("audit", "甲.csv", "--select", "PLS01", "--annotate", "out", "--lang", "en")
    assert "lacks" not in run.err


def test_two_runs_give_the_same_copy(powerlist: Program, tmp_path: Path) -> None:
    (tmp_path / "网页.xls").write_bytes(SOURCES["网页.xls"]())
    copies = []
    for folder in ("one", "two"):
        powerlist("audit", "网页.xls", "--select", "PLS01", "--annotate", folder)
        copies.append(next((tmp_path / folder).iterdir()).read_bytes())
    assert copies[0] == copies[1]


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only")
def test_a_source_whose_name_is_no_text_has_a_copy_too(powerlist: Program, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    for name in (b"a.csv", b"bad\xff\xfe.csv", b"c.csv"):
        (folder / os.fsdecode(name)).write_bytes(SOURCES["甲.csv"]())
    run = powerlist("audit", "lists", "--select", "PLS01,PLS02", "--format", "json", "--annotate", "out")
    assert run.code == 1, run.err
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == [
        "a-批注.xlsx",
        "bad%FF%FE-批注.xlsx",
        "c-批注.xlsx",
    ]
    told = {source["file"] for finding in run.json["findings"] for source in finding["sources"]}
    assert told == {"lists/a.csv", "lists/bad%FF%FE.csv", "lists/c.csv"}


def test_what_came_on_standard_input_has_a_copy_too(powerlist: Program, tmp_path: Path) -> None:
    run = powerlist("audit", "-", "--select", "PLS01,PLS02", "--annotate", "out", stdin=SOURCES["甲.csv"]())
    assert run.code == 1, run.err
    assert [one.suffix for one in (tmp_path / "out").iterdir()] == [".xlsx"]


def test_the_sources_of_a_workspace_have_copies_whatever_configuration_is_named(
    powerlist: Program, tmp_path: Path
) -> None:
    (tmp_path / "区" / "sources").mkdir(parents=True)
    (tmp_path / "区" / "sources" / "甲.csv").write_bytes(SOURCES["甲.csv"]())
    (tmp_path / "区" / "powerlist.toml").write_text('[workspace]\nplace = "示例区"\n', "utf-8")
    (tmp_path / "别处").mkdir()
    (tmp_path / "别处" / "审核.toml").write_text('[audit]\nfail_on = "info"\n', "utf-8")
    assert powerlist("build", "区").code < 2
    run = powerlist("audit", "区", "--config", "别处/审核.toml", "--annotate", "out")
    assert run.code == 1, run.err
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["甲-批注.xlsx"]
