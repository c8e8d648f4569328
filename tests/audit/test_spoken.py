"""Findings on modes and receivers stand at the cell that says it, whatever column that is in."""

from __future__ import annotations

from datetime import date

import pytest

from powerlist.audit import registry
from powerlist.audit.engine import audit
from powerlist.audit.spoken import cells_of, line_of
from powerlist.model.catalogue import EVIDENCE_COLUMNS, Catalogue, Meta, items_frame, text_frame
from powerlist.model.context import Context
from powerlist.model.fields import names_of
from powerlist.model.normalised import TablePlace
from powerlist.model.sheet import Note

MARKS = {"name": ["B"], "mode_marks/下放": ["F"], "mode_marks/委托": ["G"], "remark": ["H"]}
TOWNS = {"name": ["B"], "receiver_marks/三江镇": ["F"], "receiver_marks/白水乡": ["G"]}
OWN = {"name": ["B"], "mode": ["F"], "remark": ["H"]}
SHEET = {"name": ["B"]}


def catalogue(
    letters: dict[str, list[str]], evidence: list[dict[str, str]], notes: list[Note] | None = None
) -> Catalogue:
    row = {
        "id": "0-1",
        "name": "扣押违法渔具",
        "file": "a.xlsx",
        "sheet": "清单",
        "table": 0,
        "position": 0,
        "row": 2,
    }
    made = Catalogue(
        Meta(), items_frame([row]), tables=[TablePlace("a.xlsx", "清单", letters)], notes=notes or []
    )
    made.evidence = text_frame([{"item": "0-1", **one} for one in evidence], EVIDENCE_COLUMNS)
    return made


TOWN = {"kind": "receiver", "text": "三江镇", "cell": "F2", "says": "entrusted", "receiver": "三江镇"}
OTHER = {"kind": "receiver", "text": "白水乡", "cell": "G2", "says": "delegated", "receiver": "白水乡"}


@pytest.mark.parametrize(
    ("letters", "evidence", "field", "asked", "cell"),
    [
        (MARKS, [{"kind": "mark", "text": "委托 √", "cell": "G2", "says": "entrusted"}], "mode", {}, "G2"),
        (TOWNS, [TOWN, OTHER], "mode", {"said": "delegated"}, "G2"),
        (TOWNS, [TOWN, OTHER], "mode", {"said": "entrusted"}, "F2"),
        (TOWNS, [TOWN, OTHER], "receivers", {"township": "白水乡"}, "G2"),
        (TOWNS, [], "receivers", {"township": "白水乡"}, "G2"),
        (OWN, [{"kind": "remark", "text": "委托乡镇", "cell": "H2", "says": "entrusted"}], "mode", {}, "F2"),
        (SHEET, [{"kind": "sheet", "text": "委托事项", "cell": "", "says": "entrusted"}], "mode", {}, "B2"),
        (SHEET, [], "legal_ground", {}, "B2"),
    ],
)
def test_the_cell_is_the_one_that_says_it(letters, evidence, field, asked, cell):
    (found,) = cells_of(catalogue(letters, evidence), 0, field, **asked)
    assert (found.cell, found.row, found.sheet) == (cell, 2, "清单")


@pytest.mark.parametrize(
    ("letters", "statements", "cells"),
    [
        (OWN, [("column", "下放", "F2"), ("remark", "不再下放", "H2")], ["F2", "H2"]),
        (MARKS, [("mark", "下放 √；委托 √", "F2")], ["F2", "G2"]),
        (OWN, [("column", "委托", "F2"), ("receiver", "三江镇、白水乡 下放", "J2 K2")], ["F2", "J2", "K2"]),
        (MARKS, [("mark", "委托 √", "G2"), ("title", "下放清单", "A1")], ["G2", "A1"]),
    ],
)
def test_a_contradiction_names_the_cells_of_both_sides(letters, statements, cells):
    told = [
        {"kind": kind, "text": text, "cell": cell.split(" ")[0], "says": "", "cells": cell.split(" ")}
        for kind, text, cell in statements
    ]
    own = f"{letters['mode'][0]}2" if "mode" in letters else None
    note = Note(
        "classify.conflict", file="a.xlsx", sheet="清单", row=2, cell=own, field="mode", item="0-1",
        detail={"statements": told},
    )  # fmt: skip
    (finding,) = audit(
        catalogue(letters, [], [note]), Context(as_of=date(2025, 3, 1)), rules=registry.select(["PLM14"])
    ).findings
    assert [one.cell for one in finding.sources] == cells
    assert finding.location.cell == cells[0]


def test_what_a_grant_says_is_told_at_its_line(tmp_path):
    rows = [{"id": f"0-{number}", "name": "对甲行为的处罚"} for number in (1, 2)]
    grants = [
        {"item": "0-1", "receiver": "甲镇"},
        {"item": "0-2", "receiver": "甲镇"},
        {"item": "0-2", "receiver": "乙镇"},
    ]
    stored = Catalogue(
        Meta(), items_frame(rows), text_frame(grants, names_of("grants")), folder=tmp_path, shown="c"
    )

    def place(*asked):
        found = line_of(stored, *asked)
        return found.file, found.line

    assert place(1, "receivers", "乙镇") == ("c/grants.csv", 4)
    assert place(1, "deed") == ("c/grants.csv", 3)
    assert place(1, "receivers", "丙镇") == ("c/items.csv", 3)
    assert place(1, "basis") == ("c/items.csv", 3)
