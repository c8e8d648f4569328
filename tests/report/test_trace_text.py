"""``trace``: where the mode of an item comes from."""

from __future__ import annotations

import pandas as pd

from powerlist.model.catalogue import (
    EVIDENCE_COLUMNS,
    SOURCE_COLUMNS,
    Catalogue,
    Meta,
    items_frame,
    text_frame,
)
from powerlist.model.normalised import TablePlace
from powerlist.report.trace_text import render


def shown(*evidence: tuple[str, str, str, str], letters: dict[str, list[str]]) -> str:
    """Return the line of the mode of an item; the evidence: kind, cell, what it says, weight."""
    row = {"id": "0-1", "name": "对擅自取水的处罚", "mode": "entrusted", "file": "一局.xlsx", "row": 26}
    catalogue = Catalogue(
        Meta(),
        items_frame([row]),
        tables=[TablePlace("一局.xlsx", "表", letters={"name": ["B"], **letters})],
    )
    catalogue.evidence = text_frame(
        [
            dict(zip(EVIDENCE_COLUMNS, ("0-1", kind, "文字", cell, says, "", weight), strict=True))
            for kind, cell, says, weight in evidence
        ],
        EVIDENCE_COLUMNS,
    )
    source = dict(zip(SOURCE_COLUMNS, ("0-1", "一局.xlsx", "表", 0, 0, 26, 26, ""), strict=True))
    catalogue.sources = pd.DataFrame([source])
    (line,) = [one for one in render(catalogue, "0-1", "zh", 80).splitlines() if "赋权方式:" in one]
    return line


def test_a_mode_without_a_column_names_the_cell_that_says_it():
    line = shown(
        ("receiver", "E26", "", "70"),
        ("section", "A20", "entrusted", "60"),
        ("sheet", "A1", "delegated", "0"),
        letters={},
    )
    assert line.endswith("表!A20")
    assert "A1" not in line


def test_a_mode_with_a_column_names_that_alone():
    line = shown(("section", "A20", "entrusted", "60"), letters={"mode": ["F"]})
    assert line.endswith("表!F26")


def test_a_mode_that_no_cell_says_says_so():
    assert "A20" not in shown(("policy", "", "entrusted", "50"), letters={})


def test_an_item_of_a_workbook_stands_in_its_sheet():
    row = {"id": "0-1", "name": "对擅自取水的处罚", "file": "一局.xlsx", "sheet": "权责 清单", "row": 26}
    place = TablePlace("一局.xlsx", "权责 清单", letters={"name": ["B"]})
    catalogue = Catalogue(Meta(), items_frame([{**row, "table": 0}]), tables=[place])
    assert render(catalogue, "0-1", "zh", 80).splitlines()[1].strip() == "一局.xlsx 权责 清单!B26"
